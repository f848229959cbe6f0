"""From a command line to work done and told: the only room that prints, reads the clock and sets an exit code."""
