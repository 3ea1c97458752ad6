"""What each name of an entry is in its paper: the paper's own thing, another's model, a benchmark or nothing."""
