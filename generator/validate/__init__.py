"""From data to the problems in it: the shape of one file, and the sense of a whole role."""
