"""What the graph is made of: its terms and the IRIs of its things."""
