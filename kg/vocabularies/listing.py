"""Lists concepts with the names they go by, for people."""

import json
from typing import TYPE_CHECKING, cast

from kg.vocabularies.checking import vocabulary_entries
from kg.vocabularies.entries import Entry, VocabularyProblem
from kg.vocabularies.names import key
from kg.vocabularies.own_files import OwnVocabulary

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

__all__ = ["list_concepts"]

_COLUMNS = ("kind", "notation", "label", "names", "files")


def list_concepts(
    own: OwnVocabulary, problems: list[VocabularyProblem], *, kind: str = "", search: str = "", only_own: bool = False
) -> "QuerySolutions":
    """Return concepts as rows of kind, notation, label, other names and files, in the order of kind and notation.

    Args:
        own: the user's vocabulary.
        problems: what cannot be read is added here.
        kind: the only kind to list, empty for all.
        search: what a name must hold, compared as names are: without case, spaces and hyphens.
        only_own: whether to list only what the user's files speak of.
    """
    from pyoxigraph import QueryResultsFormat, parse_query_results

    concepts: dict[str, list[Entry]] = {}
    for entry in vocabulary_entries(own, problems):
        concepts.setdefault(entry.iri, []).append(entry)
    rows = []
    for entries in concepts.values():
        names = list(dict.fromkeys(name for entry in entries for name in entry.names))
        if kind not in ("", entries[0].kind) or (only_own and not entries[-1].own):
            continue
        if any(key(search) in key(name) for name in (entries[0].notation, *names)):
            rows.append(_row(entries, names))
    rows.sort()
    bindings = [
        {column: {"type": "literal", "value": value} for column, value in zip(_COLUMNS, row, strict=True)}
        for row in rows
    ]
    told = json.dumps({"head": {"vars": _COLUMNS}, "results": {"bindings": bindings}})
    return cast("QuerySolutions", parse_query_results(told, format=QueryResultsFormat.JSON))


def _row(entries: list[Entry], names: list[str]) -> tuple[str, ...]:
    first = entries[0]
    others = " | ".join(name for name in names if name != first.label)
    files = ", ".join(dict.fromkeys(entry.file.name for entry in entries))
    return (first.kind, first.notation, first.label, others, files)
