"""Scores how much an entry's text has to do with the paper's title; a generated summary can be about nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.errors import VocabularyError
from kg.extractors.base import Source
from kg.model import Entry, PassageKind
from kg.resources import ontology_folder

__all__ = ["LOW", "Groundedness", "measure_groundedness"]

LOW = 0.3
"""Below this a text is taken to be about something else than its title."""

_NAMED = 3.0
"""Weight of a name that title and text share, beside the weight 1 of a word that a Korean word translates."""

_RARE = 0.45
"""Weight of a title's word that no table translates: its absence from Korean text says less."""

_REFUSAL = re.compile(
    "죄송합니다|제공할 수 없|요약할 수 없|추출할 수 없|변환에 실패|불러오는 데 문제"
    "|I'm sorry|I cannot|I am unable|I'm (?:currently |still )?(?:unable|compiling|reviewing)"
)
_REFUSED, _SHORT = 0.4, 2_000
"""What is left of the figure where a text of few characters opens with excuses instead of a summary."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_USUAL, _TRUST = 0.8, 1.2
"""What is expected of a text before its title is looked at, and the weight of that: few words can prove little."""

_STOP_WORDS = _words(
    """
    the a an of for and in with to from by on via at as is are be can we how what why when where which do does not your
    you it its this that than into over under more most beyond towards toward using use based new or but no all any if
    vs our their one two three large language model models llm llms learning training improving improve better
    high scaling
    """
)
_ENDINGS = (
    "ization",
    "ations",
    "ation",
    "ing",
    "ions",
    "ion",
    "ies",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "al",
    "ally",
    "ly",
    "ive",
    "ity",
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_TEX = re.compile(r"\$[^$]{0,80}\$|\\[A-Za-z]+")
_HANGUL = re.compile(r"[가-힣]{2,}")
_LONGEST = 100_000  # characters of text that are looked at


@dataclass(frozen=True, slots=True)
class Groundedness:
    """How much an entry's text has to do with the title of its paper.

    Attributes:
        score: from 0 (about something else) to 1; None where the entry has no title or no text.
    """

    score: float | None


def measure_groundedness(source: Source) -> Groundedness:
    """Return how much the text of an entry has to do with its title."""
    return Groundedness(_score(source.entry))


def _score(entry: Entry) -> float | None:
    """Return how much of the title's words the text takes up, in Latin or in Korean, 0 to 1; None without a title.

    Each word of the title counts by how telling it is; one that stands in the text as it is, or by one of the Korean
    words that usually stand for it, is taken up. A text that names the thing the title names is about it.
    """
    title = entry.title
    if title is None:
        return None
    body = " ".join(p.quote.text for p in entry.passages if p.kind is not PassageKind.TITLE)[:_LONGEST]
    if not body.strip():
        return None
    stems = set(map(_stem, {word.casefold() for word in set(_LATIN.findall(body))}))
    hangul = " ".join(("", *_HANGUL.findall(body)))
    table = _translations()
    words = _TEX.sub(" ", title.text)
    colon = words.find(":")
    wanted = taken = 0.0
    for found in _LATIN.finditer(words):
        word = found.group()
        stem = _stem(word.casefold())
        if word.casefold() in _STOP_WORDS or len(word) < 3:
            continue
        korean = table.get(stem, ())
        covered = stem in stems or any(f" {beginning}" in hangul for beginning in korean)
        named = _has_shape_of_name(word) or (found.start() < colon and not korean)
        weight = (_NAMED if covered else 1.0) if named else 1.0 if korean else _RARE
        wanted += weight
        taken += weight if covered else 0.0
    figure = (taken + _TRUST * _USUAL) / (wanted + _TRUST)
    refused = len(body) < _SHORT and _REFUSAL.search(body, 0, 400)
    return round(figure * (_REFUSED if refused else 1.0), 2)


def _has_shape_of_name(word: str) -> bool:
    return any(c.isupper() for c in word[1:]) and any(c.islower() for c in word)


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@cache
def _translations() -> Mapping[str, tuple[str, ...]]:
    return _read(ontology_folder() / "title-words.tsv")


def _read(file: Path) -> dict[str, tuple[str, ...]]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as error:
        raise VocabularyError(f"cannot read {file}: {error.strerror or error}; install paper-kg again") from error
    pairs = (line.split("\t", 1) for line in lines if "\t" in line and not line.startswith("#"))
    return {stem: tuple(korean.split()) for stem, korean in pairs}
