"""What a search gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Found", "Hit", "StatedFact"]


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact that words of a passage state.

    Attributes:
        subject, predicate, object: the triple; the object's text where it is a literal.
        subject_label, predicate_label, object_label: how they are called.
        start, end: the words that state it, as characters of the document.
        confidence: how often such facts are right, 0 to 1.
    """

    subject: str
    predicate: str
    object: str
    subject_label: str
    predicate_label: str
    object_label: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found; for a paper, the best of its passages.

    Attributes:
        paper: the paper's IRI.
        title: its title; empty if no document gives one.
        arxiv: its bare arXiv id; empty if it has none.
        date: the first day on which a document lists it, else when it appeared; empty if no document says.
        document: the document that holds the passage.
        line: the line on which the passage begins, from 1.
        start, end: its characters in the decoded document.
        kind: what it is in the document's layout: "title", "paragraph", "item", "table", "heading" or "code".
        label: the heading or label that it stands under.
        text: its words.
        marks: where the words searched for stand in ``text``: pairs of start and end.
        score: how well it fits; scores of one search can be compared.
        facts: what the passage states, in the order of its words.
    """

    paper: str
    title: str
    arxiv: str
    date: str
    document: str
    line: int
    start: int
    end: int
    kind: str
    label: str
    text: str
    marks: tuple[tuple[int, int], ...]
    score: float
    facts: tuple[StatedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search.

    Attributes:
        hits: the best hits, best first.
        total: how many there are in all.
        missing: the words and phrases, as they were typed, that are nowhere in the notes.
        suggestions: for each missing word, words that are spelled nearly like it, if there are any; for all words
            where nothing is found.
        instead: for each figure that is nowhere in the notes, the figures that begin with it and were found.
    """

    hits: tuple[Hit, ...]
    total: int
    missing: tuple[str, ...] = ()
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
