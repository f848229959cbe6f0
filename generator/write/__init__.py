"""From finished bytes to files: named, put in place whole or not at all, and entered in the manifest."""
