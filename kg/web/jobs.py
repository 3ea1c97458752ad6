"""What the server asks of the processes that work for it: one frozen dataclass a job."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = [
    "BibliographyJob",
    "CompletionsJob",
    "Ending",
    "Failure",
    "FeedJob",
    "FrontPageJob",
    "GraphDescriptionJob",
    "GraphPageJob",
    "Head",
    "Job",
    "NotesSearchJob",
    "Ready",
    "SavedQueryJob",
    "SavedQueryPageJob",
    "SearchPageJob",
    "ServiceDescriptionJob",
    "SitePageJob",
    "SparqlJob",
    "Start",
    "SuggestionsJob",
    "ThingDescriptionJob",
    "ThingPageJob",
]


class Job:
    """What every job is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SparqlJob(Job):
    """Answer a query.

    Attributes:
        text: the query.
        default_graphs, named_graphs: the graphs that the request chose.
        solutions, triples: the format for each kind of answer; empty where the request takes none there is.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    solutions: str = ""
    triples: str = ""


@dataclass(frozen=True, slots=True)
class SavedQueryJob(Job):
    """Answer a saved query: a page of its rows, or all of its triples; CSV may be for Excel."""

    name: str
    values: Mapping[str, str]
    format: str
    page: int = 1
    size: int = 1000
    excel: bool = False


@dataclass(frozen=True, slots=True)
class ServiceDescriptionJob(Job):
    """Describe the SPARQL endpoint at an address."""

    endpoint: str
    format: str


@dataclass(frozen=True, slots=True)
class GraphDescriptionJob(Job):
    """Describe the graph by what it counts; the description has its own address."""

    address: str
    endpoint: str
    format: str


@dataclass(frozen=True, slots=True)
class ThingDescriptionJob(Job):
    """Describe one thing."""

    iri: str
    format: str


@dataclass(frozen=True, slots=True)
class BibliographyJob(Job):
    """Write the papers of a thing as BibTeX; without one, those of the list of papers that was asked for."""

    iri: str
    asked: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FrontPageJob(Job):
    """Make the front page; with the map, if it is drawn, and with a dark one for the night, or saying that it comes.

    For each region of the map come its name in English, its name on the map, and left, top, width and height of that.
    """

    language: str
    here: str
    map: str = ""
    drawn_soon: bool = False
    regions: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ThingPageJob(Job):
    """Make a thing's page; what was asked chooses an order or a part of it."""

    iri: str
    language: str
    here: str
    asked: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SitePageJob(Job):
    """Make a page of the site by its key; what was asked chooses an order or a part of it.

    The state of a file that the page shows is a part of what is asked, so that no answer of before is given again.
    """

    key: str
    language: str
    here: str
    asked: Mapping[str, str]
    state: str = ""


@dataclass(frozen=True, slots=True)
class FeedJob(Job):
    """Make the feed of what is new; it is reached at an address, and the site at another. For the state see above."""

    address: str
    site: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class SavedQueryPageJob(Job):
    """Make a saved query's page: its form, and its answer if it is to run."""

    name: str
    values: Mapping[str, str]
    run: bool
    language: str
    here: str


@dataclass(frozen=True, slots=True)
class SearchPageJob(Job):
    """Make the page of what words find; what was asked chooses what to search for, and a part of it."""

    words: str
    language: str
    here: str
    asked: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SuggestionsJob(Job):
    """Find what words that are being typed may mean."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class NotesSearchJob(Job):
    """Search the notes; the parameters are those of :func:`kg.search.asking.search`."""

    words: str
    kind: str
    topic: str
    since: str
    until: str
    limit: int


@dataclass(frozen=True, slots=True)
class GraphPageJob(Job):
    """Draw what is around a thing."""

    around: str
    hops: int


@dataclass(frozen=True, slots=True)
class CompletionsJob(Job):
    """List what the editor completes from."""

    language: str


@dataclass(frozen=True, slots=True)
class Start:
    """What a process gets once, when it starts.

    Attributes:
        store: where the store is.
        role: one of :data:`kg.web.roles.ROLES`.
        memory: how many bytes it may take.
        row_limit, answer_bytes: where an answer ends.
        text_limit: how many bytes a query may have.
        root: the path below which the server is reached.
    """

    store: str
    role: str
    memory: int
    row_limit: int
    answer_bytes: int
    text_limit: int
    root: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """A process can be given jobs, and which generation of the graph it reads."""

    generation: str


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an answer before its first byte.

    Attributes:
        media: the format's short name.
        rows, total, cut: how many rows it has, of how many in all, and whether a limit kept some out; None: not known.
        policy: the Content-Security-Policy of a page that needs one of its own.
        fleeting: whether the same question has another answer each time.
    """

    media: str
    rows: int | None = None
    total: int | None = None
    cut: bool = False
    policy: str = ""
    fleeting: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known of an answer after its last byte."""

    rows: int | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer: the HTTP status, a message, and names that may have been meant instead of a thing's."""

    status: int
    message: str
    nearest: tuple[str, ...] = ()
    thing: str = ""
