"""Topics: what a librarian would file a paper under."""
