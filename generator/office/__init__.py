"""From Office files to their parts, and to other formats: what both reading and drawing need of them."""
