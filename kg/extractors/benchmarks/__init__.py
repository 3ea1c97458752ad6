"""Benchmarks, datasets and environments: where an entry names them, and what the paper does with each."""
