"""Readers know a layout and nothing of meaning: one layout a module."""
