"""From what is written in somebody's job description to a draft of a role."""
