"""Finds the labels of many concepts in running text of Korean and English, all in one pass.

Text and labels are compared without case, hyphens and spaces, so ``pre-training``, ``Pretraining`` and ``언어모델``,
``언어 모델`` are one spelling each. An Aho-Corasick automaton (Aho and Corasick 1975, "Efficient string matching")
reads the folded text once; what it finds must then stand on word boundaries of the text as written.
"""

import re
import string
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

__all__ = ["Folded", "LabelMatch", "LabelMatcher", "fold"]

_DROPPED_CHARACTERS = frozenset(" \t\u00a0\u3000-_‐‑‒–—−")
_DROPPED = re.compile(f"[{re.escape(''.join(sorted(_DROPPED_CHARACTERS)))}]")
# A letter with what combines with it: decomposed Hangul and Latin are put together before they are compared.
_CLUSTER = re.compile("[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|.[\u0300-\u036f]*", re.DOTALL)
_HANGUL = re.compile("[가-힣]")
_LATIN = frozenset(string.ascii_letters + string.digits)
_PLURAL = re.compile("e?s(?![A-Za-z0-9])")
# A short Korean word ends where a particle, a verbal ending or a suffix begins ("양자화를", "증류된"); before anything
# else it is part of a longer word ("이론상", "게임패드").
_AFTER_SHORT = re.compile(
    "[을를이가은는의에와과로도만까부보처하된되한할함해했들]|으로|및|적인|적으로|라[는고]|며|나|인(?![가-힣])"
)
_SHORT = 2  # syllables
_LONG = 4  # syllables; so long a word may also end a compound ("초거대언어모델")
_ACRONYM = 6  # characters; so short a name with capitals must have capitals (RAG is not rag, LoRA is not Lora)


@dataclass(frozen=True, slots=True)
class Folded:
    """Text without case, hyphens and spaces.

    Attributes:
        text: the folded characters.
        dropped: how many of them stand before each character that was left out, where all others are as written.
        starts: where each of them begins in the text as written, where some are not.
        ends: where each of them ends there.
    """

    text: str
    dropped: Sequence[int] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text as written of the folded characters ``start`` to ``end``."""
        if self.starts:
            return self.starts[start], self.ends[end - 1]
        return start + bisect_right(self.dropped, start), end + bisect_right(self.dropped, end - 1)


def fold(text: str) -> Folded:
    """Return ``text`` without case, hyphens and spaces, in Unicode form NFKC."""
    lowered = text.lower()
    if len(lowered) == len(text) and unicodedata.is_normalized("NFKC", text):
        kept = _DROPPED.split(lowered)
        return Folded("".join(kept), list(accumulate(map(len, kept))))
    characters: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        for character in unicodedata.normalize("NFKC", cluster.group()).lower():
            if character not in _DROPPED_CHARACTERS:
                characters.append(character)
                begins.append(cluster.start())
                ends.append(cluster.end())
    return Folded("".join(characters), (), begins, ends)


class LabelMatch(NamedTuple):
    """A label found in a text.

    Attributes:
        label: its index among the labels.
        start: where the words begin, in characters of the text as written.
        end: where they end, particles and plural endings left out.
    """

    label: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Form:
    """A folded spelling: the label it belongs to, how many capitals it needs, its Korean syllables if it is Korean."""

    label: int
    capitals: int
    syllables: int


class LabelMatcher:
    """Finds labels in texts; build it once, it is then as fast as the text is long.

    Args:
        labels: the spellings to find. Where two fold to the same characters, the first has them.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        import ahocorasick_rs

        forms: dict[str, _Form] = {}
        for variant in (_as_given, _singular):
            for index, label in enumerate(labels):
                spelling = variant(label)
                folded = fold(spelling).text
                if folded:
                    forms.setdefault(folded, _form(index, spelling, folded))
        self._forms = tuple(forms.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(forms))

    def find(self, text: str) -> list[LabelMatch]:
        """Return the labels in ``text`` from left to right, the longest where several begin or overlap."""
        folded = fold(text)
        found = []
        for form, first, last in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            start, end = folded.span(first, last)
            if _stands_alone(self._forms[form], text, start, end):
                found.append((start, -end, self._forms[form].label))
        found.sort()
        matches: list[LabelMatch] = []
        for start, negative_end, label in found:
            if not matches or start >= matches[-1].end:
                matches.append(LabelMatch(label, start, -negative_end))
        return matches


def _as_given(label: str) -> str:
    return label


def _singular(label: str) -> str:
    """Return an English plural in the singular; other labels as they are."""
    if label.endswith("ies") and len(label) > len("series"):
        return label[:-3] + "y"
    if re.search("[a-rt-z]s$", label) and not label.endswith(("us", "is", "ics")):
        return label[:-1]
    return label


def _form(index: int, spelling: str, folded: str) -> _Form:
    capitals = sum(map(str.isupper, spelling))
    return _Form(
        index,
        min(capitals, 2) if len(folded) <= _ACRONYM else 0,
        len(folded) if all(map(_HANGUL.match, folded)) else 0,
    )


def _stands_alone(form: _Form, text: str, start: int, end: int) -> bool:
    """Return whether the words at the span are whole words and of the right case."""
    if form.capitals and sum(map(str.isupper, text[start:end])) < form.capitals:
        return False
    if start:
        first, before = text[start], text[start - 1]
        if first in _LATIN:
            if before in _LATIN:
                return False
        elif form.syllables < _LONG and "가" <= first <= "힣" and "가" <= before <= "힣":
            return False
    if end == len(text):
        return True
    if text[end - 1] in _LATIN:
        return text[end] not in _LATIN or bool(_PLURAL.match(text, end))
    if 0 < form.syllables <= _SHORT and "가" <= text[end] <= "힣":
        return bool(_AFTER_SHORT.match(text, end))
    return True
