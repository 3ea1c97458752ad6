"""What the layout alone gives: papers, listings, authors, similar papers, references."""
