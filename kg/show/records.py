"""What there is to know of a thing, as plain records: the terminal, the site and assistants render the same ones."""

from dataclasses import dataclass

__all__ = [
    "Artifact",
    "Author",
    "BenchmarkUse",
    "Link",
    "Listing",
    "Named",
    "Note",
    "PaperLine",
    "PaperRecord",
    "QuotedPassage",
    "Score",
    "SimilarPaper",
]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and what it is called in the language that was asked for."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper as it stands in a list.

    Attributes:
        iri: the paper.
        title: its title.
        arxiv: its arXiv id; empty where no document gives one.
        date: the day it was first listed, else when it appeared, else the month of its arXiv id; empty if unknown.
        votes: the most votes of any listing; None for none.
    """

    iri: str
    title: str
    arxiv: str = ""
    date: str = ""
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """An author of a paper: the person, the name as the paper writes it, the place in the list (0 if unknown)."""

    iri: str
    name: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry of a document that lists a paper.

    Attributes:
        document: the document.
        date: the day of the listing; empty for none.
        votes: the votes of the listing; None for none.
        title: the title as the document writes it.
    """

    document: Named
    date: str = ""
    votes: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that belongs to a paper: a page, or the repository of its code."""

    url: str
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Words of a document.

    Attributes:
        document: the document's IRI.
        path: the document's path.
        start, end: where the words stand, in characters of the decoded document.
        text: the words.
    """

    document: str
    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """What one document says of a paper, in its own sentences and their order."""

    document: Named
    passages: tuple[QuotedPassage, ...]


@dataclass(frozen=True, slots=True)
class Artifact:
    """Something that a paper introduces: a model, method, framework, dataset, benchmark, metric or system."""

    iri: str
    name: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class BenchmarkUse:
    """A benchmark that a paper names, and what the paper does with it: evaluates, introduces, trains or mentions."""

    benchmark: Named
    relation: str


@dataclass(frozen=True, slots=True)
class Score:
    """A figure on a benchmark, as one paper reports it.

    Attributes:
        iri: the result.
        paper: the paper that reports it.
        benchmark: what it is a figure on.
        system: what reached it, as written, or that it is unnamed; empty where the text does not say.
        system_iri: the model or artifact that this is; empty if unknown.
        metric, metric_iri: the metric, where the text states it.
        value: the figure with its unit, in the language of labels; its digits are those that are printed.
        number: the figure.
        unit: "%", "points", "x" or empty.
        setting: shots, split, pass@k and the like.
        kind: "score", or "delta" for a gain or difference.
        role: "own" of what the paper presents, "other" of another's system, "human" or "baseline".
        over: what a gain is over, as written.
        lower_is_better: whether less of the metric is better.
        confidence: how likely the reading is right, 0 to 1.
        passages: the words that state it.
    """

    iri: str
    paper: PaperLine
    benchmark: Named
    system: str
    system_iri: str
    metric: str
    metric_iri: str
    value: str
    number: float
    unit: str
    setting: str
    kind: str
    role: str
    over: str
    lower_is_better: bool
    confidence: float
    passages: tuple[QuotedPassage, ...]


@dataclass(frozen=True, slots=True)
class SimilarPaper:
    """A paper like another.

    Attributes:
        paper: the paper.
        score: how similar it was computed to be, 0 to 1; None if it is only listed.
        reasons: what the two have in common, most telling first.
        listed: whether a document lists one of the two as similar to the other.
    """

    paper: PaperLine
    score: float | None = None
    reasons: tuple[str, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A paper on one screen.

    Attributes:
        paper: its title, id, date and votes.
        other_titles: further spellings of its title.
        doi: its DOI; empty if unknown.
        issued: when it appeared, where a document says so.
        venue: where it appeared.
        authors: who wrote it, in order.
        links: its pages and code.
        listings: where it is listed.
        notes: what the documents say of it, a document each.
        introduces: what it introduces.
        scores: the figures it reports, gains among them.
        benchmarks, topics, models: what it names.
        similar: papers like it.
        cites, cited_by: references among the papers of the graph.
    """

    paper: PaperLine
    other_titles: tuple[str, ...]
    doi: str
    issued: str
    venue: str
    authors: tuple[Author, ...]
    links: tuple[Link, ...]
    listings: tuple[Listing, ...]
    notes: tuple[Note, ...]
    introduces: tuple[Artifact, ...]
    scores: tuple[Score, ...]
    benchmarks: tuple[BenchmarkUse, ...]
    topics: tuple[Named, ...]
    models: tuple[Named, ...]
    similar: tuple[SimilarPaper, ...]
    cites: tuple[PaperLine, ...]
    cited_by: tuple[PaperLine, ...]
