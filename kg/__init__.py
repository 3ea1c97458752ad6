"""paper-kg: a knowledge graph of AI papers from Korean and English Markdown notes, with evidence behind every fact."""

__version__ = "0.1.0"
