"""Puts terms in the place of variables in a query's text, for servers that take nothing but text.

The answer is that of pyoxigraph's ``substitutions``: a variable is one and the same only where it is in scope (SPARQL
1.1 Query Language, section 12: a sub-SELECT shows only what it projects), and it stays among the columns, except where
they are those of ``SELECT *``.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.syntax.forms import projected
from kg.syntax.tokens import QueryToken, tokens

__all__ = ["substitute"]

_FRESH = "kgterm"  # begins the names of variables that stand where only a variable can
_CLAUSES = frozenset({"SELECT", "GROUP", "ORDER", "VALUES"})
_LONGEST = 2_000  # tokens of a projection
_ENDS = frozenset(
    {"WHERE", "FROM", "HAVING", "LIMIT", "OFFSET", "FILTER", "BIND", "OPTIONAL", "GRAPH", "UNION", "MINUS"}
)


@dataclass
class _Group:
    """What stands between two braces, or the whole query.

    Attributes:
        shown: the variables that a sub-SELECT in it projects; None where everything is seen from outside.
        clause: the clause that is being read, where it matters: SELECT, GROUP, ORDER or VALUES.
        varies: whether something in that clause is not a term: then the terms in it can be left out.
        brackets: how many round brackets are open in that clause.
    """

    shown: tuple[str, ...] | None = None
    clause: str = ""
    varies: bool = False
    brackets: int = 0


def substitute(text: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """Return a query in which terms stand for variables.

    Args:
        text: a query that its guard lets through.
        terms: the terms by the variables' names, without question marks.

    Raises:
        QueryError: the query gives a value to such a variable itself, by BIND, AS or VALUES.
    """
    found = list(tokens(text))
    groups = [_Group()]
    parts, place = [], 0
    for number, token in enumerate(found):
        if token.kind != "variable":
            _follow(groups, found, number, terms)
            continue
        name, clause = token.text[1:], groups[-1].clause
        if name not in terms or not _is_seen(name, groups):
            continue  # no such parameter, or another variable of the same name
        before = found[number - 1].text.upper() if number else ""
        if before == "AS" or clause == "VALUES":
            raise QueryError(
                f"?{name} cannot stand for a term here: the query gives it a value itself.",
                hint="Use another variable, or ask a store in a folder.",
            )
        written = str(terms[name])
        start, end = token.start, token.start + len(token.text)
        if clause in {"SELECT", "GROUP"} and groups[-1].brackets == 0:
            outermost = clause == "SELECT" and len(groups) == 1
            shown = token.text if outermost else f"?{_FRESH}{number}"
            written = f"({_computed(terms[name])} AS {shown})" if outermost or not groups[-1].varies else ""
        elif clause == "ORDER" and groups[-1].brackets == 0:
            written = "" if groups[-1].varies else f"({written})"
        elif before == "(" and number > 1 and found[number - 2].text.upper() == "BOUND" and number + 1 < len(found):
            start, end, written = found[number - 2].start, found[number + 1].start + 1, "true"
        parts += [text[place:start], written]
        place = end
    return "".join([*parts, text[place:]])


def _computed(term: NamedNode | Literal) -> str:
    """Return an expression that gives a term; Virtuoso cannot sort rows in which a decimal stands as a constant."""
    if isinstance(term, NamedNode) or term.language or term == Literal(term.value):
        return str(term)
    return f"STRDT({Literal(term.value)}, {term.datatype})"


def _follow(
    groups: list[_Group], found: list[QueryToken], number: int, terms: Mapping[str, NamedNode | Literal]
) -> None:
    """Keep what group and clause is being read up to date with a token that is not a variable."""
    token, now = found[number], groups[-1]
    word = token.text.upper() if token.kind == "word" else ""
    if token.text == "{":
        now.clause = ""
        groups.append(_Group())
    elif token.text == "}":
        if len(groups) > 1:
            groups.pop()
    elif token.text in {"(", ")"}:
        now.brackets += 1 if token.text == "(" else -1
    elif word in _CLAUSES:
        now.clause, now.brackets = word, 0
        rest = found[number + 1 : number + 1 + _LONGEST]
        if word == "SELECT":
            now.shown = projected(rest)
        constant = {name for name in terms if _is_seen(name, groups)}
        now.varies = _varies(rest, constant) if word != "SELECT" else not constant.issuperset(now.shown or ())
    elif word in _ENDS and now.brackets == 0:
        now.clause = ""


def _is_seen(name: str, groups: list[_Group]) -> bool:
    """Return whether a variable is the one that is seen from outside of all sub-SELECTs around it."""
    return all(each.shown is None or name in each.shown for each in groups[1:])


def _varies(found: list[QueryToken], constant: Collection[str]) -> bool:
    """Return whether GROUP BY or ORDER BY, read from the token behind its first word, has more than terms in it."""
    for token in found:
        word = token.text.upper() if token.kind == "word" else ""
        if token.kind == "variable" and token.text[1:] in constant:
            continue
        if token.text == "}" or word in _ENDS or word in _CLAUSES:
            return False
        if word not in {"BY", "ASC", "DESC"}:
            return True
    return False
