"""Lets only queries through: no update, no SERVICE, nothing too long or too deeply nested for the engine.

A query may come from anywhere. The engine would obey a SERVICE clause by calling the network, and a deeply nested text
would end the process. A literal "SERVICE", a comment, an IRI, a variable ?service or the local part of a prefixed name
does no harm; where engines read a text more loosely than the grammar does, the loosest reading decides.
"""

import re
from typing import NamedTuple

from kg.errors import QueryError
from kg.sparql.depth import check_depth
from kg.syntax.forms import decisive, form, projected
from kg.syntax.tokens import QueryToken, can_be_read_two_ways, place_of, tokens

__all__ = [
    "TEXT_LIMIT",
    "Dataset",
    "check_form",
    "check_length",
    "check_network",
    "check_query",
    "datasets",
    "projection",
]

TEXT_LIMIT = 100_000
"""How many bytes the text of a query may have, unless a caller chooses another limit."""

_QUERIES = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Dataset(NamedTuple):
    """A graph that a FROM clause names, as an absolute IRI."""

    iri: str
    named: bool


def check_query(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return the form of a query that may be asked: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Args:
        text: the query.
        limit: how many bytes it may have.

    Raises:
        QueryError: it is too long, not a query, too deeply nested, or could reach the network.
    """
    check_length(text, limit)
    found = check_form(text)
    check_depth(text)
    check_network(text)
    return found


def check_length(text: str, limit: int = TEXT_LIMIT) -> None:
    """Refuse a query that has more bytes than the limit.

    Raises:
        QueryError: it has.
    """
    size = len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
    if size > limit:
        raise QueryError(
            f"The query has {size} bytes; at most {limit} are read.", hint="Ask it in parts, or raise the limit."
        )


def check_form(text: str) -> str:
    """Return the form of a query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises:
        QueryError: the text is an update, or no query at all.
    """
    found = form(text)
    if found in _QUERIES:
        return found
    if found in _UPDATES:
        raise QueryError(f"{found} is refused: a query never changes the graph.", hint="Change documents, then build.")
    wrong = decisive(text)
    raise QueryError(
        f"Not a SPARQL query: {' '.join(text[wrong.start :].split())[:40]!r} at {place_of(text, wrong.start)}."
        if wrong
        else "The query is empty.",
        hint="It begins with SELECT, ASK, CONSTRUCT or DESCRIBE (after PREFIX lines).",
    )


def check_network(text: str) -> None:
    """Refuse a query that could reach the network through SERVICE.

    Raises:
        QueryError: the text holds, or could be read as holding, a SERVICE clause.
    """
    if "service" in text.lower():
        _check_service(text)
    # Engines that follow SPARQL 1.1 to the letter decode \\u escapes before they look for keywords (section 19.2).
    if "\\u" in text or "\\U" in text:
        decoded = _ESCAPE.sub(_character, text)
        if "service" in decoded.lower():
            _check_service(decoded)


def _character(found: re.Match[str]) -> str:
    number = int(found.group(1) or found.group(2), 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"


def _check_service(text: str) -> None:
    for token in tokens(text):
        name = token.text.rpartition(":")[0] if token.kind == "name" else token.text
        if token.kind in {"word", "name", "other"} and "service" in name.lower():
            raise QueryError(
                f"SERVICE ({_line(text, token)}) is refused: a query never reaches the network.",
                hint="Load the other data and build again; do not call a prefix so either.",
            )
        if can_be_read_two_ways(token):
            raise QueryError(
                f"A query with the word 'service' must be plain; {token.text[:40]!r} ({_line(text, token)}) is not.",
                hint="Put blanks around '<' and '>', or write the IRI in full.",
            )


def _line(text: str, token: QueryToken) -> str:
    return f"line {text.count(chr(10), 0, token.start) + 1}"


def datasets(text: str, prefixes: dict[str, str]) -> list[Dataset]:
    """Return the graphs that the FROM and FROM NAMED clauses of a query name.

    Args:
        text: the query.
        prefixes: prefixes known beside those that the query declares.
    """
    if "from" not in text.lower():
        return []
    known, base, found = dict(prefixes), "", []
    words = list(tokens(text))
    for place, token in enumerate(words[:-1]):
        keyword, after = token.text.upper() if token.kind == "word" else "", words[place + 1]
        if keyword == "BASE" and after.kind == "iri":
            base = after.text[1:-1]
        elif keyword == "PREFIX" and after.kind == "name" and place + 2 < len(words):
            known[after.text.partition(":")[0]] = _resolved(base, words[place + 2].text[1:-1])
        elif keyword == "FROM":
            named = after.kind == "word" and after.text.upper() == "NAMED"
            graph = words[place + 2] if named and place + 2 < len(words) else after
            if graph.kind == "iri":
                found.append(Dataset(_resolved(base, graph.text[1:-1]), named))
            elif graph.kind == "name":
                prefix, _, local = graph.text.partition(":")
                found.append(Dataset(known.get(prefix, "") + local.replace("\\", ""), named))
    return found


def _resolved(base: str, iri: str) -> str:
    if not base:
        return iri
    from urllib.parse import urljoin

    return urljoin(base, iri)


def projection(text: str) -> tuple[str, ...] | None:
    """Return the variables that the outermost SELECT of a query gives, in order, without question marks.

    Returns:
        None for "SELECT *", () for a query that is no SELECT.
    """
    if form(text) != "SELECT":
        return ()
    found = tokens(text)
    next(token for token in found if token.kind == "word" and token.text.upper() == "SELECT")
    return projected(found)
