"""From a role's file to the whole role: its parents merged in, its responsibilities worded by the place."""
