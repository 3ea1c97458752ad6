"""What crosses packages: documents and entries (from readers), claims with evidence (from extractors); no RDF store.

Every piece of text carries where it stands: ``document.text[span.start:span.end]`` gives the quoted words back, and
:meth:`Document.decoded_span` leads to the same place in the text as it was decoded.
"""

from kg.model.claims import Claim, Evidence, Iri, Literal, Statement
from kg.model.documents import Document, OffsetMap, Problem, Quote, Span
from kg.model.entries import (
    Entry,
    IdKind,
    Layout,
    PaperId,
    PartialDate,
    Passage,
    PassageKind,
    Reference,
    SimilarPaperLink,
)
from kg.model.readings import Attempt, Reading

__all__ = [
    "Attempt",
    "Claim",
    "Document",
    "Entry",
    "Evidence",
    "IdKind",
    "Iri",
    "Layout",
    "Literal",
    "OffsetMap",
    "PaperId",
    "PartialDate",
    "Passage",
    "PassageKind",
    "Problem",
    "Quote",
    "Reading",
    "Reference",
    "SimilarPaperLink",
    "Span",
    "Statement",
]
