"""What is computed from the whole graph once its documents are in."""
