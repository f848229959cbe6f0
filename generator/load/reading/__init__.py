"""From the bytes of one document to what is written in it: what runs in a process of its own, under limits."""
