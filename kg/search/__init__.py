"""Full-text search in the notes: the index, which builds make beside the graph, and asking it."""
