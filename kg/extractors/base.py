"""What an extractor is, and what it is given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from kg.model import Document, Entry, Iri
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

if TYPE_CHECKING:
    from kg.model import Claim
    from kg.nlp.analysis import Analysis

__all__ = ["Extractor", "Source"]


@dataclass(frozen=True)
class Source:
    """One paper's entry in one document, as an extractor gets it.

    Attributes:
        document: the document that holds the entry.
        entry: the entry as the layout's reader found it.
        paper: the IRI of the paper it presents.
        vocabulary: the user's own names, known besides those that ship with paper-kg.
        aliases: the IRIs of papers that go by another one, since all documents together say more than one alone.
    """

    document: Document
    entry: Entry
    paper: Iri
    vocabulary: OwnVocabulary = SHIPPED_ONLY
    aliases: Mapping[Iri, Iri] = field(default_factory=dict)

    def known_as(self, paper: Iri) -> Iri:
        """Return the IRI that another paper goes by, from the one that this document gives it."""
        return self.aliases.get(paper) or paper

    @cached_property
    def analysis(self) -> "Analysis":
        """The entry's sentences and mentions, computed once, when a first extractor asks."""
        from kg.nlp.analysis import analyse
        from kg.vocabularies import lexicon_of

        return analyse(self.document, self.entry, lexicon_of(self.vocabulary))

    @cached_property
    def groundedness(self) -> float | None:
        """How much the entry's text has to do with its title, 0 to 1; None where it has no title or no text."""
        from kg.extractors.grounding import groundedness

        return groundedness(self.entry)


class Extractor(Protocol):
    """Reads one family of relations out of an entry.

    Attributes:
        name: lower-case name, part of the IRI of what generated a claim.
        version: raised whenever the same text may give other claims.
    """

    @property
    def name(self) -> str:
        """The extractor's name."""

    @property
    def version(self) -> str:
        """The version of its rules."""

    def extract(self, source: Source) -> "Iterable[Claim]":
        """Return the claims that the entry supports; pure, and silent on text it cannot read."""
