"""Which benchmark, model, metric or topic a name means: the tables in ontology/ and a user's own files."""

from kg.vocabularies.concepts import Concept, ConceptKind
from kg.vocabularies.index import Lexicon, lexicon_of, shipped_lexicon
from kg.vocabularies.names import exact_key, key

__all__ = ["Concept", "ConceptKind", "Lexicon", "exact_key", "key", "lexicon_of", "shipped_lexicon"]
