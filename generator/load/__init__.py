"""From the user's files to plain data that knows its places. Only this room and `write` touch them."""
