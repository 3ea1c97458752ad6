"""SPARQL as text: its tokens, and terms in the place of variables."""
