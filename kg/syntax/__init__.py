"""SPARQL as text: its tokens, forms and projections, and terms in the place of variables."""
