"""What a title tells by its layout: the name before its colon, and what kind of thing the rest calls it."""

import re

from kg.extractors.artifacts.clauses import kind_of
from kg.extractors.text.names import is_strong

__all__ = ["abbreviated", "opens_phrase", "title_kind", "title_names"]

_PREPOSITIONS = frozenset(
    ("for", "of", "to", "in", "with", "via", "by", "from", "on", "through", "that", "using", "and")
)
_PLAIN_KINDS = frozenset(("model", "models", "dataset", "benchmark", "framework"))


_OPENERS = frozenset(
    (
        "from",
        "towards",
        "toward",
        "on",
        "how",
        "why",
        "what",
        "when",
        "where",
        "which",
        "is",
        "are",
        "do",
        "does",
        "can",
        "beyond",
        "the",
    )
)


def opens_phrase(words: str) -> bool:
    """Return whether several words read as a phrase, not as a name ("Unpacking SDXL Turbo", "From A to B")."""
    first, *others = words.split()
    return bool(others) and (first.casefold() in _OPENERS or (first.endswith("ing") and len(first) > 5))


def title_names(words: str) -> list[str]:
    """Return the names that stand before a title's colon: two joined by "and", one without the noun for its kind."""
    for conjunction in (" and ", " & "):
        one, found, other = words.partition(conjunction)
        if found and all(part and is_strong(part.split()[0]) for part in (one, other)):
            return [one, other]
    head, _, noun = words.rpartition(" ")
    return [head] if head and noun[:1].isupper() and noun.casefold() in _PLAIN_KINDS else [words]


def title_kind(words: str) -> str:
    """Return what the words after a title's colon call the thing before it: their last noun before a preposition.

    Words that begin with what is done ("Training Flow Models") speak of something else.
    """
    found = ""
    if re.match(r"\s*\w{3,}ing\s", words):
        return found
    for place, word in enumerate(re.findall(r"[\w-]+", words)):
        if place and word in _PREPOSITIONS:
            break
        found = kind_of(word) or found
    return found


def abbreviated(title: str) -> frozenset[str]:
    """Return the initials that may abbreviate a title without a colon: of the words that it opens with."""
    if ":" in title:
        return frozenset()
    every, capitals = "", ""
    found = set()
    for word in re.findall(r"[^\W_]+", title)[:8]:
        every += word[0].upper()
        capitals += word[0] if word[0].isupper() or word[0].isdigit() else ""
        found |= {every, capitals}
    return frozenset(initials for initials in found if len(initials) > 2)
