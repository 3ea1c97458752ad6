"""What an extractor is, and what it is given."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.extractors.decisions.model import Decision
from kg.extractors.decisions.shipped import shipped_decision
from kg.model import Claim, Document, Entry, Iri
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

__all__ = ["Extractor", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """One paper's entry in one document: what the first stages of extraction start from.

    Attributes:
        document: the document that holds the entry.
        entry: the entry as the layout's reader found it.
        paper: the IRI of the paper it presents.
        vocabulary: the user's own names, known besides those that ship with paper-kg.
        aliases: the IRIs of papers that go by another one, since all documents together say more than one alone; and
            the nodes of introduced things that are not what their name alone says, by the IRI that name and paper give.
        decision: returns the learned decision of a name.
    """

    document: Document
    entry: Entry
    paper: Iri
    vocabulary: OwnVocabulary = SHIPPED_ONLY
    aliases: Mapping[Iri, Iri] = field(default_factory=dict)
    decision: Callable[[str], Decision] = shipped_decision

    def known_as(self, paper: Iri) -> Iri:
        """Return the IRI that another paper goes by, from the one that this document gives it."""
        return self.aliases.get(paper) or paper


class Extractor(Protocol):
    """Turns what the stages found in an entry into the claims of one family of relations.

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

    @property
    def extract(self) -> Callable[..., Iterable[Claim]]:
        """The function that returns the claims an entry supports; pure, and silent on text it cannot read.

        The types of its parameters declare what it requires: the :class:`Source` or the results of stages.
        """
