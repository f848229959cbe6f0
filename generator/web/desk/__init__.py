"""What a worker answers: one module for each kind of question, one function for each question."""
