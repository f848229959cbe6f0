"""Pages and an API on the same pipeline: a local server, and workers that do for it whatever touches a document."""
