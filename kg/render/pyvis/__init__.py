"""A small simple page by pyvis."""
