"""Introduced things: what an entry presents as the paper's own."""
