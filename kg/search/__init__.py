"""Full-text search in the notes: the index, which builds make beside the graph, and asking it."""

from kg.search.asking import search
from kg.search.hits import Found, Hit, StatedFact
from kg.search.texts import document_text

__all__ = ["Found", "Hit", "StatedFact", "document_text", "search"]
