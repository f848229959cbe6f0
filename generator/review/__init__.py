"""From a text that somebody wrote to what is found in it: a vacancy by the rules of its place, a CV by its checks."""
