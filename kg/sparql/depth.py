"""Refuses queries that are nested so deeply that the engine's own calls would overflow its stack.

Oxigraph's parser and its evaluation call themselves for every bracket. They do so too for what stands in a row: each
clause, triple or operator is one level inside the one before it. An overflow ends the process, whatever it holds.
"""

from kg.errors import QueryError
from kg.syntax.tokens import QueryToken, can_be_read_two_ways, place_of, tokens

__all__ = ["check_depth"]

# Measured with a stack of 2 MiB, which is what Python has on Windows. The process ends at 163 to 276 brackets (IF,
# EXISTS), at 471 to 834 clauses or triples (BIND, AS), at 1358 to 2307 operators. The weighted sum must stay below.
_DEEPEST = 1200
_BRACKET, _ITEM, _CLAUSE, _OPERATOR = 12, 6, 3, 1

_OPENING, _CLOSING = frozenset("{(["), frozenset("})]")
_CLAUSE_WORDS = frozenset({"FILTER", "BIND", "VALUES"})
_CLAUSE_SIGNS = frozenset(".;/")
_OPERATORS = frozenset("|&+-*!")
_TERMS = frozenset({"iri", "name", "variable", "string", "number"})


class _Bracket:
    """An open bracket.

    Args:
        sign: the bracket; "<" for the two of a triple term, empty for the query itself.
        depth: how deep it stands.
        holds_rows: whether it holds the rows of VALUES, which are not inside each other.
        holds_items: whether it may be a list of terms, each of which is inside the one before it.
    """

    __slots__ = ("depth", "holds_items", "holds_rows", "sign")

    def __init__(self, sign: str = "", depth: int = 0, *, holds_rows: bool = False, holds_items: bool = False) -> None:
        self.sign = sign
        self.depth = depth
        self.holds_rows = holds_rows
        self.holds_items = holds_items


def check_depth(text: str) -> None:
    """Refuse a query whose nesting the engine would not survive.

    Raises:
        QueryError: the query is nested too deeply.
    """
    brackets = [_Bracket()]
    rows_follow = describes = False
    before = QueryToken("", "", 0)
    for token in tokens(text):
        if can_be_read_two_ways(token):
            _check_signs(text)
            return
        inner = brackets[-1]
        sign = token.text if token.kind == "other" else ""
        word = token.text.upper() if token.kind == "word" else ""
        rows_follow = rows_follow or word == "VALUES"
        describes = describes or word == "DESCRIBE"
        if sign in _OPENING or sign == before.text == "<":
            if not inner.holds_rows:
                inner.depth += _CLAUSE if sign == "{" else _ITEM if inner.holds_items else _OPERATOR
            holds_items = sign == "(" and (before.kind in {"iri", "name", "variable"} or inner.holds_items)
            holds_rows = rows_follow and sign == "{"
            brackets.append(_Bracket(sign, inner.depth + _BRACKET, holds_rows=holds_rows, holds_items=holds_items))
            rows_follow = rows_follow and sign != "{"
        elif (sign in _CLOSING or sign == before.text == ">") and len(brackets) > 1:
            brackets.pop()
        elif word == "AS":  # what a pair of brackets names is one level of the query around it
            brackets[-2 if len(brackets) > 1 else -1].depth += _CLAUSE
        elif not inner.holds_rows:
            inner.depth += _weight(token, word, sign, inner)
            inner.depth += _CLAUSE * (describes and len(brackets) == 1 and token.kind in {"iri", "name"})
        if brackets[-1].depth > _DEEPEST:
            raise _too_deep(text, token.start)
        before = QueryToken("", "", 0) if sign == before.text and sign in {"<", ">"} else token


def _weight(token: QueryToken, word: str, sign: str, inner: _Bracket) -> int:
    """How much deeper what follows a token stands than what went before it."""
    if word in _CLAUSE_WORDS or sign in _CLAUSE_SIGNS or (sign == "," and inner.sign in {"{", "["}):
        return _CLAUSE
    if inner.holds_items and (token.kind in _TERMS or word in {"TRUE", "FALSE"}):
        return _ITEM
    if token.kind == "number" and token.text.endswith("."):  # the end of a triple
        return _CLAUSE
    return _OPERATOR if sign in _OPERATORS else 0


def _check_signs(text: str) -> None:
    """The same for a text of which it is not sure what is a string or an IRI in it: every sign counts."""
    for signs, weight in ((_OPENING, _BRACKET), (_CLAUSE_SIGNS - {"/", "."}, _CLAUSE), (_OPERATORS, _OPERATOR)):
        if sum(map(text.count, signs)) * weight > _DEEPEST:
            raise _too_deep(text, 0)


def _too_deep(text: str, start: int) -> QueryError:
    return QueryError(
        f"The query is nested too deeply (at {place_of(text, start)}).",
        hint="Use fewer brackets within brackets, and IN or VALUES instead of long chains of operators.",
    )
