"""The graph in Python: ``kg.build`` makes one, and ``kg.open(store).query(name, **params)`` asks it."""

from collections.abc import Callable, Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.rows import Rows

if TYPE_CHECKING:
    from kg.changes import News
    from kg.duplicates import Duplicate
    from kg.explain import Explanation
    from kg.papers import Paper
    from kg.pipeline import BuildReport
    from kg.search.hits import Found
    from kg.show import Record
    from kg.sparql import SavedQuery
    from kg.store import GraphStore

__all__ = ["Graph", "build", "open_graph"]

_Path = str | PathLike[str]


class Graph:
    """A published graph, open for reading; close it, or use it in a ``with``.

    Args:
        store: the open store.
    """

    def __init__(self, store: "GraphStore") -> None:
        self.store = store

    def query(self, name: str, /, **params: object) -> Rows:
        """Run a saved query.

        Args:
            name: its name, or the path of a file that ends in ".rq".
            params: its parameters, as they would be typed; an int, a float or a date is taken as it is written. A "-"
                in a parameter's name is written "_".

        Raises:
            UnknownQueryError: there is no such query.
            ParameterError: a parameter is unknown, missing or ill-typed.
            UnknownThingError: a value names nothing in the graph.
            QueryError: the file is not a saved query, or the store failed.
        """
        from kg.sparql import ask_saved, find_query, read_query

        saved = read_query(Path(name)) if name.endswith(".rq") else find_query(name)
        known = {each.name.replace("-", "_"): each.name for each in saved.params}
        values = {known.get(key, key): str(value) for key, value in params.items() if value is not None}
        return Rows.read(ask_saved(self.store, saved, values))

    def queries(self) -> "tuple[SavedQuery, ...]":
        """Return the saved queries, sorted by name, each with its parameters, columns and an example.

        Raises:
            QueryError: a file of your own is not a saved query.
        """
        from kg.sparql import saved_queries

        return saved_queries()

    def sparql(self, text: str) -> Rows:
        """Run a SPARQL query of your own.

        Args:
            text: a SELECT, ASK, CONSTRUCT or DESCRIBE query; the usual prefixes are known to it.

        Raises:
            QueryError: it is not a query, may not be asked, or the store failed.
        """
        from kg.sparql import ask

        return Rows.read(ask(self.store, text))

    def ask(self, text: str) -> bool:
        """Return whether an ASK query holds.

        Args:
            text: the query, such as "ASK { ?paper kg:evaluatesOn benchmark:gsm8k }".

        Raises:
            QueryError: it is not an ASK query, may not be asked, or the store failed.
        """
        from pyoxigraph import QueryBoolean

        from kg.errors import QueryError
        from kg.sparql import ask

        results = ask(self.store, text).results
        if not isinstance(results, QueryBoolean):
            raise QueryError("This is not an ASK query.", hint="graph.sparql() takes the other forms.")
        return bool(results)

    def explain(self, thing: str, predicate: str = "", other: str = "") -> "Explanation":
        """Return the facts about a thing with the words that state them.

        Args:
            thing: an arXiv id, a title, a name, a label, or an IRI.
            predicate: only facts of this relation, such as "authors" or "evaluatesOn"; all if empty.
            other: only facts with this thing at the other end; all if empty.

        Raises:
            UnknownThingError: the thing, the relation or the other thing is not there.
        """
        from kg.explain import explain

        return explain(self.store, thing, predicate, other)

    def search(
        self,
        words: str,
        *,
        kind: str = "passages",
        topic: str = "",
        since: str = "",
        until: str = "",
        limit: int = 10,
    ) -> "Found":
        """Search the notes; :func:`kg.search.asking.search` describes the answer.

        Args:
            words: what to search for.
            kind: "passages", or "papers" for one hit a paper.
            topic: only papers on this topic, narrower ones included.
            since: only papers from this day, month or year on.
            until: only papers up to this day, month or year.
            limit: at most how many hits.

        Raises:
            InputError: there are no words, or a date is not one.
            StoreError: the store has no index.
            UnknownThingError: there is no such topic.
        """
        from kg.search.asking import search

        return search(self.store, words, kind=kind, topic=topic, since=since, until=until, limit=limit)

    def show(self, thing: str, kind: str = "") -> "Record":
        """Return what there is to know of one thing, as ``kg show`` prints it.

        Args:
            thing: an arXiv id, a title, a name, a label, or an IRI.
            kind: the kind it must be, such as "paper"; any if empty.

        Raises:
            UnknownThingError: nothing has that name.
            InputError: several things have that name, or it is of a kind without a record.
        """
        from kg.show import show

        return show(self.store, thing, kind=kind)

    def paper(self, thing: str) -> "Paper":
        """Return a paper as a publication: title, authors, ids, year, venue, topics, votes, notes.

        Args:
            thing: its arXiv id, title or IRI.

        Raises:
            UnknownThingError: no paper has that name.
        """
        from kg.papers import paper_of
        from kg.sparql.lookup import find_thing

        return paper_of(self.store, find_thing(self.store, thing, "paper").iri)

    def new(self, since: str = "last", *, of: str = "") -> "News":
        """Return what builds changed: papers, scores, bests taken over, contradictions, corrections.

        Args:
            since: a day or month such as "2024-05-31", or "last" for the last build; if that is the first build,
                the newest month of the notes.
            of: a day, month or year: what it brought by the dates of the notes, in place of what builds changed.

        Raises:
            InputError: ``since`` or ``of`` is not a time.
            StoreError: the log of changes cannot be read.
        """
        from kg.changes import news_of, news_since

        return news_of(self.store, of) if of else news_since(self.store, since)

    def duplicates(self) -> "list[Duplicate]":
        """Return the papers that several notes present, and papers of one title under several ids."""
        from kg.duplicates import find_duplicates

        return find_duplicates(self.store)

    def close(self) -> None:
        """Let go of the graph; rows that were read stay."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the graph itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the graph."""
        self.close()

    def __repr__(self) -> str:
        return f"<Graph of {self.store.location}>"


def open_graph(store: _Path = "./kg-store") -> Graph:
    """Open what is published in a store; ``kg.open`` is the same function.

    Args:
        store: the folder of the store.

    Raises:
        StoreError: there is no store, or it cannot be read.
    """
    from kg.store import open_store

    return Graph(open_store(_place(store)))


def build(
    paths: "_Path | Iterable[_Path] | Mapping[str, _Path]",
    store: _Path = "./kg-store",
    *,
    jobs: int | None = 1,
    fresh: bool = False,
    dry_run: bool = False,
    bibliography_only: bool = False,
    vocabulary: Iterable[_Path] = (),
    progress: Callable[[int, int], None] | None = None,
) -> "BuildReport":
    """Read the documents at and below some paths into a store, as ``kg build`` does.

    Args:
        paths: a file or folder, some of them, or a mapping from names of sources to them.
        store: the folder of the store; it is made if need be.
        jobs: how many processes read documents; None for as many as fit. With more than one, a script needs the usual
            ``if __name__ == "__main__"`` (see multiprocessing).
        fresh: start from nothing instead of what the store knows.
        dry_run: only report what would be read and removed.
        bibliography_only: let BibTeX and CSL-JSON complete the papers of notes, not add any.
        vocabulary: files and folders with names of your own; ./kg-vocabulary if empty and there.
        progress: called with the numbers of documents done and to do.

    Raises:
        InputError: a path does not exist, or a source would get the name of another.
        StoreError: the store cannot be used, or another build is writing to it.
        VocabularyError: a vocabulary is damaged.
    """
    from kg.pipeline import build as build_store
    from kg.vocabularies.own_files import find_own_vocabulary, vocabulary_locations

    own = find_own_vocabulary(vocabulary_locations(tuple(map(_expanded, vocabulary))))
    sources: dict[str, Path] | list[Path]
    if isinstance(paths, Mapping):
        sources = {name: _expanded(path) for name, path in paths.items()}
    else:
        sources = list(map(_expanded, [paths] if isinstance(paths, str | PathLike) else paths))
    return build_store(
        sources,
        _place(store),
        jobs=jobs,
        fresh=fresh,
        dry_run=dry_run,
        progress=progress,
        vocabulary=own,
        bibliography_only=bibliography_only,
    )


def _expanded(path: _Path) -> Path:
    return Path(path).expanduser()


def _place(store: _Path) -> str | Path:
    """Return where a store is: a folder, or an address as it is written."""
    return store if isinstance(store, str) and "://" in store else _expanded(store)
