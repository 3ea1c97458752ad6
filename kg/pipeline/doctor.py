"""Finds out whether a store is whole: its files, its graph, and what it knows of its documents."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import DatabaseError

from kg.errors import StoreError
from kg.pipeline.manifest import Manifest
from kg.schema import iris
from kg.schema.terms import DATA
from kg.search.schema import FILE, is_current, open_index
from kg.store import StoreBuilder
from kg.store.examination import examine
from kg.store.folder import StoreFolder
from kg.store.opening import refuse_server

__all__ = ["Diagnosis", "diagnose"]

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong with a store.

    Attributes:
        problems: what is wrong, a line each; none if the store is whole.
        quads: how many quads its graph holds.
        documents: how many documents it knows.
        sources: where they come from: names and folders.
    """

    problems: tuple[str, ...]
    quads: int = 0
    documents: int = 0
    sources: tuple[tuple[str, str], ...] = ()


def diagnose(location: str | Path) -> Diagnosis:
    """Read all of a store.

    Raises:
        StoreError: there is no store.
    """
    refuse_server(location)
    examination = examine(str(location))
    problems = list(examination.problems)
    manifest = Manifest()
    try:
        manifest = Manifest.from_bytes(StoreBuilder.published_manifest(location))
    except StoreError as error:
        if error.what not in problems:
            problems.append(error.what)
    else:
        if examination.graphs:
            problems += _differences(manifest, examination.graphs)
    if examination.graphs:
        problems += _of_index(location)
    sources = tuple((source.name, source.folder) for source in manifest.sources.values())
    return Diagnosis(tuple(problems), examination.quads, len(manifest.documents), sources)


def _of_index(location: str | Path) -> list[str]:
    folder = StoreFolder(location)
    path = folder.beside(folder.current()) / FILE
    if not is_current(path):
        return ["There is no search index of this version; run 'kg build' with the folders of your notes to make it."]
    try:
        with closing(open_index(path)) as database:
            found = [row[0] for row in database.execute("PRAGMA quick_check(1)")]
    except DatabaseError as error:
        found = [str(error)]
    return [] if found == ["ok"] else [f"The search index is damaged: {found[0]}."]


def _differences(manifest: Manifest, graphs: frozenset[str]) -> list[str]:
    named = {iris.document(name): name for name, record in manifest.documents.items() if not record.skipped}
    lacking = sorted(name for graph, name in named.items() if graph not in graphs)
    unknown = sorted(graph for graph in graphs if graph.startswith(f"{DATA}document/") and graph not in named)
    found = []
    if lacking:
        found.append(f"The graph has nothing of {len(lacking)} documents: {_some(lacking)}.")
    if unknown:
        found.append(f"The graph has {len(unknown)} documents that are not known otherwise: {_some(unknown)}.")
    return found


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
