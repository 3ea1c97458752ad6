"""Has a query ask a named graph where it says nothing of graphs, for servers without an unnamed default graph."""

from collections.abc import Sequence

from kg.syntax.forms import decisive
from kg.syntax.tokens import QueryToken, tokens

__all__ = ["within_graph"]


def within_graph(text: str, graph: str, hidden: Sequence[str] = ()) -> str | None:
    """Return a query that asks a named graph for what it asked the default graph.

    ``{ PATTERN }`` becomes ``{ GRAPH <graph> { PATTERN } }``; a GRAPH in the pattern still asks its own graph. A
    parameter of the SPARQL Protocol cannot do that: ``default-graph-uri`` alone leaves a query without named graphs.

    Args:
        text: a query that its guard lets through.
        graph: the IRI of the graph.
        hidden: IRIs of graphs that ``GRAPH ?variable`` does not find.

    Returns:
        None where the query chooses its graphs itself (FROM), or has no pattern that may name a graph (DESCRIBE of an
        IRI, ``CONSTRUCT WHERE``).
    """
    found = list(tokens(text))
    first = decisive(text)
    start = next((number for number, token in enumerate(found) if first and token.start == first.start), 0)
    edits: list[tuple[int, str]] = []
    is_construct = first is not None and first.text.upper() == "CONSTRUCT"
    template = _template(found, start) if is_construct else range(0)
    if is_construct and not template:
        return None
    open_groups: list[str] = []  # what to write behind the end of each
    patterns = 0
    for number, token in enumerate(found):
        before = found[number - 1] if number else None
        if number < start or number in template:
            continue
        if not open_groups and token.kind == "word" and token.text.upper() == "FROM":
            return None
        if token.text == "{":
            after = ""
            if not open_groups and not _is_data(found, number):
                patterns += 1
                edits.append((token.start + 1, f" GRAPH <{graph}> {{"))
                after = " }"
            elif before and before.kind == "variable" and found[number - 2].text.upper() == "GRAPH" and hidden:
                listed = ", ".join(f"<{each}>" for each in hidden)
                after = f" FILTER({before.text} NOT IN ({listed}))"
            open_groups.append(after)
        elif token.text == "}" and open_groups:
            after = open_groups.pop()
            if after:
                edits.append((token.start + 1, after))
    return _edited(text, edits) if patterns else None


def _template(found: list[QueryToken], start: int) -> range:
    """Return where the template of a CONSTRUCT stands; nowhere in ``CONSTRUCT WHERE``."""
    if start + 1 >= len(found) or found[start + 1].text != "{":
        return range(0)
    end = next((n for n in range(start + 1, len(found)) if found[n].text == "}"), len(found) - 1)
    return range(start + 1, end + 1)


def _is_data(found: list[QueryToken], number: int) -> bool:
    """Return whether a brace opens the data of VALUES."""
    for token in reversed(found[:number]):
        if token.text == "}":
            return False
        if token.kind == "word":
            return token.text.upper() == "VALUES"
    return False


def _edited(text: str, edits: list[tuple[int, str]]) -> str:
    parts, place = [], 0
    for at, added in edits:
        parts += [text[place:at], added]
        place = at
    return "".join([*parts, text[place:]])
