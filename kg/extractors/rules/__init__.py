"""Rules as data: word lists and patterns that the extractors read; no code but their tables."""
