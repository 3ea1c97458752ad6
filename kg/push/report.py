"""What a push did, or would do."""

from dataclasses import dataclass

__all__ = ["Difference", "PushReport"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A graph that a server holds otherwise than the store.

    Attributes:
        graph: its IRI; empty for the default graph.
        here: how many triples the store has.
        there: how many the server has.
    """

    graph: str
    here: int
    there: int


@dataclass(frozen=True, slots=True)
class PushReport:
    """What a push did, or would do.

    Attributes:
        server: the server's address.
        generation: the generation of the store that the server's graph is equal to.
        sent: the graphs that were new or changed, by IRI.
        removed: the graphs that are gone.
        unchanged: how many graphs the server had already.
        added: how many triples were sent, those that the server had already included; the knowledge counts.
        deleted: how many triples were deleted.
        checked: how many graphs were compared afterwards; 0 if none were.
        different: those that differed.
        dry_run: whether nothing was sent.
        seconds: how long it took.
    """

    server: str
    generation: str
    sent: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    added: int = 0
    deleted: int = 0
    checked: int = 0
    different: tuple[Difference, ...] = ()
    dry_run: bool = False
    seconds: float = 0.0
