"""Whether the numbers of an English sentence are scores or differences, by the words around them."""

import re

from kg.extractors.results.kinds import DELTA, SCORE
from kg.extractors.results.qualifiers import Surroundings
from kg.nlp.annotations import Number, NumberRole

__all__ = ["Change", "change_of", "english_kind"]

_ABOUT = (
    r"(?:(?:up to|over|more than|as much as|at least|at most|approximately|about|around|nearly|almost|roughly|"
    r"only|just|"
    r"merely|an? (?:absolute|relative|average|mean|median|additional|further|substantial|significant|remarkable|"
    r"striking|notable|large|whopping|impressive|margin|factor|total|maximum|minimum)"
    r"(?: (?:margin|gain|average))?(?: of)?|"
    r"average|absolute|relative|an?|another|~|≈|\+|to|of)\s*)*"
)
_NOUNS = (
    r"(?:improvements?|gains?|increases?|reductions?|drops?|boosts?|decreases?|declines?|gaps?|margins?|leads?|"
    r"differences?|degradations?|uplifts?|advantages?|savings?|loss(?:es)?|deltas?|lifts?|jumps?|falls?|speed-?ups?|"
    r"acceleration|error reduction|outperformance|enhancements?)"
)
_COMPARATIVES = (
    r"(?:higher|lower|better|worse|more|less|fewer|above|below|ahead|behind|faster|slower|greater|larger|smaller|"
    r"stronger|over (?:the |its |all |both )?(?:\w+[\s-]){0,4}?(?:baselines?|methods?|models?|approach\w*|"
    r"state|sota|prior|"
    r"previous|base|best|existing|strong\w*|competi\w+|[A-Z]))"
)
_LONE = r"(?:[^\W\d][\w@/.-]*\s){0,4}?"
"""Up to four words without a comma, a bracket or a number among them."""

_BY = re.compile(rf"\b(?:by|within)\s+(?:\w+ and )?{_ABOUT}$", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    rf"\b{_NOUNS}\s+(?:in\s{_LONE})?(?:of|is|was|are|were|reach(?:es|ing|ed)?|rang\w+|:|,? averaging)\s*{_ABOUT}$",
    re.IGNORECASE,
)
_RAISING = re.compile(
    r"\b(?:boost|improv|increas|enhanc|gain|reduc|degrad|drop|exceed|outperform)\w*\s"
    r"(?:performance |accuracy |scores? )?"
    r"(?:up to|as much as)\s$",
    re.IGNORECASE,
)
_GAINING = re.compile(
    r"\b(?:gain(?:s|ed|ing)?|rises?|rose|loses?|lost|adds?|added|improv(?:es|ed|ing)|drop(?:s|ped)|falls?|fell)\s"
    r"(?:an? (?:additional |extra |further )?|about |over |up to |another |nearly )?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(rf"\b{_NOUNS}\s?\((?:e\.g\.,?|i\.e\.,?|only|about|up to)?\s?[<>~≤≈]?\s?$", re.IGNORECASE)
_SIGN = re.compile(r"(?:^|[\s(\[,/])(?:\+|Δ\s?=?\s?\+?)\s?$")
_NOUN_AFTER = re.compile(
    rf"\s?(?:\(?(?:absolute|relative|average|percentage|pp|points?|pts?)\)?[\s-]?)*(?:points?\s)?{_LONE}"
    rf"(?:\([A-Z][\w@-]{{1,7}}\)\s)?{_NOUNS}\b",
    re.IGNORECASE,
)
_COMPARED_AFTER = re.compile(
    rf"\s?(?:percentage\s)?(?:points?\s|pts?\s)?(?:absolute(?:ly)?\s|relative(?:ly)?\s|on average\s|{_LONE[:-1]}?\s?)?"
    rf"{_COMPARATIVES}\b",
)
_REACHED = re.compile(
    r"\b(?:scor\w+|achiev\w+|reach\w*|obtain\w*|attain\w*|record\w*|hit\w*|get\w*|resolv\w+|solv\w+)\s"
    r"(?:an? |the |only |just |over |up to |nearly |about |around |roughly |approximately )*$",
    re.IGNORECASE,
)


def english_kind(around: Surroundings, numbers: tuple[Number, ...]) -> str:
    """Return "score" or "delta" for the numbers of one list.

    Args:
        around: the words in front of the list and behind it.
        numbers: the list.
    """
    number = numbers[-1]
    if numbers[0].value.startswith("-") or _SIGN.search(around.before):
        return DELTA
    if len(numbers) == 1 and change_of(around):
        return SCORE
    if (
        _BY.search(around.before)
        or _RAISING.search(around.before)
        or _GAINING.search(around.before)
        or _NOUN_BEFORE.search(around.before)
    ):
        return DELTA
    reached = _REACHED.search(around.before)
    if _NOUN_AFTER.match(around.after) or _COMPARED_AFTER.match(around.after):
        return DELTA
    if number.role is NumberRole.FACTOR:
        return DELTA
    if number.unit == "points" and not reached:
        return DELTA
    return SCORE


Change = str
"""Where a number stands in "from A to B": "before" for A, "after" for B, else empty."""

_FROM = re.compile(r"\bfrom\s+(?:an? |the )?(?:\w+ of |\w+ )?$", re.IGNORECASE)
_TO_FOLLOWS = re.compile(
    r"\s?(?:%\s?)?(?:\([^()]{0,60}\)\s?)?(?:[\w-]+\s){0,5}?to\s+(?:\w+\s){0,3}?[\d.]", re.IGNORECASE
)
_TO = re.compile(
    r"\bfrom\s+(?:[\w-]+\s){0,4}?~?[\d.]+\s?%?\s?(?:points?\s)?(?:\([^()]{0,60}\)\s?)?(?:[\w-]+\s){0,5}?to\s+"
    r"(?:an? |the )?(?:\w+ of |\w+ )?~?$",
    re.IGNORECASE,
)
_ARROW_FOLLOWS = re.compile(r"\s?(?:→|->|=>|⟶)\s?[\d.]")
_ARROW = re.compile(r"[\d.]\s?%?\s?(?:→|->|=>|⟶)\s?$")


def change_of(around: Surroundings) -> Change:
    """Return where a number stands in a change from one figure to another."""
    if (_FROM.search(around.before) and _TO_FOLLOWS.match(around.after)) or _ARROW_FOLLOWS.match(around.after):
        return "before"
    if _TO.search(around.before) or _ARROW.search(around.before):
        return "after"
    return ""
