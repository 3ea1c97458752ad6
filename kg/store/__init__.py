"""The store knows quads and nothing of papers: open what is published, or change it through a builder."""

from kg.store.builder import StoreBuilder
from kg.store.interface import GraphStore
from kg.store.opening import open_store

__all__ = ["GraphStore", "StoreBuilder", "open_store"]
