"""Lists concepts with the names they go by, for people."""

import json
from typing import TYPE_CHECKING, cast

from kg.vocabularies.files import row_sources
from kg.vocabularies.names import key
from kg.vocabularies.own_files import OwnVocabulary
from kg.vocabularies.rows import RowSource, VocabularyProblem

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

__all__ = ["list_concepts"]

_COLUMNS = ("kind", "id", "label", "names", "files")


def list_concepts(
    own: OwnVocabulary, problems: list[VocabularyProblem], *, kind: str = "", search: str = "", only_own: bool = False
) -> "QuerySolutions":
    """Return concepts as rows of kind, id, label, other names and files, sorted by kind and id.

    Args:
        own: the user's vocabulary.
        problems: rows that cannot be read are added here.
        kind: the only kind to list, empty for all.
        search: what a name must contain, compared as names are: without case, spaces and hyphens.
        only_own: whether to list only concepts that the user's files describe or name.
    """
    from pyoxigraph import QueryResultsFormat, parse_query_results

    concepts: dict[str, list[RowSource]] = {}
    for source in row_sources(own, problems):
        concepts.setdefault(source.row.iri, []).append(source)
    rows = []
    for sources in concepts.values():
        names = list(dict.fromkeys(name for source in sources for name in source.row.all_names))
        first = sources[0].row
        if kind not in ("", first.kind) or (only_own and not sources[-1].own):
            continue
        if any(key(search) in key(name) for name in (first.id, *names)):
            rows.append(_listed(sources, names))
    rows.sort()
    bindings = [
        {column: {"type": "literal", "value": value} for column, value in zip(_COLUMNS, row, strict=True)}
        for row in rows
    ]
    results = json.dumps({"head": {"vars": _COLUMNS}, "results": {"bindings": bindings}})
    return cast("QuerySolutions", parse_query_results(results, format=QueryResultsFormat.JSON))


def _listed(sources: list[RowSource], names: list[str]) -> tuple[str, ...]:
    first = sources[0].row
    others = " | ".join(name for name in names if name != first.label)
    files = ", ".join(dict.fromkeys(source.file.name for source in sources))
    return (first.kind, first.id, first.label, others, files)
