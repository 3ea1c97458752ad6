"""What a query is, and what it shows: its form, and the projection of a SELECT."""

from collections.abc import Iterable

from kg.syntax.tokens import QueryToken, tokens

__all__ = ["decisive", "form", "projected"]


def form(text: str) -> str:
    """Return the keyword that tells what a query or update is, in capitals; empty if there is none."""
    found = decisive(text)
    return found.text.upper() if found and found.kind == "word" else ""


def decisive(text: str) -> QueryToken | None:
    """Return the first token after the prologue, or what stands in the prologue's place; None where a text ends."""
    prologue = False
    for token in tokens(text):
        if token.kind == "word" and token.text.upper() in {"PREFIX", "BASE"}:
            prologue = True
        elif token.kind == "word" or not prologue:
            return token
    return None


def projected(found: Iterable[QueryToken]) -> tuple[str, ...] | None:
    """Return the variables that a SELECT shows, in order, without question marks; None for all.

    Args:
        found: the tokens behind the word SELECT.
    """
    shown: list[str] = []
    depth, renamed = 0, False
    for token in found:
        word = token.text.upper() if token.kind == "word" else ""
        if depth == 0 and token.text == "*":
            return None
        if depth == 0 and (token.text == "{" or word in {"WHERE", "FROM"}):
            break
        if token.text in {"(", ")"}:
            depth += 1 if token.text == "(" else -1
        elif word == "AS" and depth == 1:
            renamed = True
        elif token.kind == "variable" and (depth == 0 or renamed):
            shown.append(token.text[1:])
            renamed = False
    return tuple(shown)
