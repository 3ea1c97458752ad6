"""An index of what things are called, in both languages: whole names, beginnings, parts, and names nearly alike."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kg.schema import terms as v
from kg.schema.kinds import KINDS, kind_of
from kg.sparql.labels import labels
from kg.sparql.shipped import rows

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Index", "IndexedName", "NameHit", "build_index", "folded_name"]

_ALIKE = 72  # of 100: below it, two names have little in common
_SHORT_TITLE = re.compile(r"([^:：]{2,40})[:：]\s")  # the part of a title before its colon names a paper
_FUZZY_FROM = 3  # letters; shorter words are like too many names


class IndexedName(NamedTuple):
    """One name of one thing.

    Attributes:
        iri, kind: the thing.
        name: the name.
        weight: how many triples point to the thing.
    """

    iri: str
    kind: str
    name: str
    weight: int


class NameHit(NamedTuple):
    """A thing that was found: by which of its names, and how it is called."""

    iri: str
    kind: str
    name: str
    label: str


class Index:
    """The names of things.

    Args:
        names: the names.
        called: how each thing is called, by language and IRI.
    """

    def __init__(self, names: Sequence[IndexedName], called: dict[str, dict[str, str]]) -> None:
        self._names = sorted(names)
        self._called = called
        self._keys = [folded_name(each.name) for each in self._names]
        words: list[tuple[str, int]] = []
        for place, key in enumerate(self._keys):
            starts = {key, key.replace(" ", "")}
            starts.update(key[at + 1 :] for at, letter in enumerate(key) if letter == " ")
            words += ((start[:40], place) for start in starts)
        self._words = sorted(words)
        self._together = "\n".join(self._keys)  # one text is searched far sooner than many
        self._starts = [0, *accumulate(len(key) + 1 for key in self._keys)]

    def find(self, typed: str, language: str, kind: str = "", limit: int = 20) -> list[NameHit]:
        """Return what is called like what was typed, the likeliest first.

        Args:
            typed: a name, its beginning, or a part of it, with or without slips.
            language: in which to call what is found.
            kind: only things of this kind; empty for all.
            limit: at most how many.
        """
        key = folded_name(typed[:200])
        if not key:
            return []
        scores: dict[int, float] = {}
        for place in self._beginning(key):
            whole = self._keys[place] == key or self._keys[place].replace(" ", "") == key.replace(" ", "")
            start = self._keys[place].startswith(key)
            scores[place] = 300.0 if whole else 200.0 if start else 150.0
        found = self._ranked(scores, language, kind, limit)
        if not any(letter.isalpha() for letter in key):  # a slip in a number makes another number
            return found
        if len(found) < limit and len(key) >= _FUZZY_FROM:
            scores.update((place, 100.0) for place in self._with_parts(key.split(" ")) if place not in scores)
            found = self._ranked(scores, language, kind, limit)
        if len(found) < min(limit, 5) and len(key) >= _FUZZY_FROM:
            scores.update((place, score) for place, score in self._alike(key) if place not in scores)
            found = self._ranked(scores, language, kind, limit)
        return found

    def whole(self, name: str, language: str) -> list[NameHit]:
        """Return what has exactly a name, apart from case, marks and blanks; the most linked first."""
        key = folded_name(name[:200])
        joined = key.replace(" ", "")
        start = bisect_left(self._words, (joined[:40], -1))
        scores: dict[int, float] = {}
        for word, place in self._words[start : start + 5000]:
            if word != joined[:40]:
                break
            if self._keys[place].replace(" ", "") == joined:
                scores[place] = 300.0
        return self._ranked(scores, language, "", len(scores)) if key else []

    def _beginning(self, key: str) -> set[int]:
        """The places of names of which a word begins so."""
        start = bisect_left(self._words, (key[:40], -1))
        found = set()
        for word, place in self._words[start : start + 5000]:
            if not word.startswith(key[:40]):
                break
            if key in self._keys[place] or key in self._keys[place].replace(" ", ""):
                found.add(place)
        return found

    def _with_parts(self, parts: Sequence[str]) -> Iterator[int]:
        """The places of names that have all parts."""
        longest = max(parts, key=len)
        found = self._together.find(longest)
        while found >= 0:
            place = bisect_right(self._starts, found) - 1
            if all(part in self._keys[place] for part in parts):
                yield place
            found = self._together.find(longest, self._starts[place + 1])

    def _alike(self, key: str) -> list[tuple[int, float]]:
        from rapidfuzz import fuzz, process

        return [
            (place, score - 10)
            for _, score, place in process.extract(key, self._keys, scorer=fuzz.ratio, limit=50, score_cutoff=_ALIKE)
        ]

    def _ranked(self, scores: dict[int, float], language: str, kind: str, limit: int) -> list[NameHit]:
        called = self._called[language]
        best: dict[str, tuple[float, bool, IndexedName]] = {}
        for place, score in scores.items():
            each = self._names[place]
            found = (score, each.name == called[each.iri], each)
            if (not kind or each.kind == kind) and (each.iri not in best or found[:2] > best[each.iri][:2]):
                best[each.iri] = found
        ranked = sorted(best.values(), key=lambda each: (-each[0], -each[2].weight, len(each[2].name), each[2]))
        return [NameHit(each.iri, each.kind, each.name, called[each.iri]) for _, _, each in ranked[:limit]]


def folded_name(name: str) -> str:
    """Return what names are compared by: no case, marks or punctuation, and Hangul by its letters.

    A syllable in the making is then the beginning of the whole one.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c if c.isalnum() or c == "+" else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join(kept.split())


def build_index(store: "GraphStore", languages: Sequence[str]) -> Index:
    """Return the index of a graph."""
    weights = {row["thing"]: int(row["links"]) for row in rows(store, "links-by-thing")}
    names: dict[tuple[str, str], set[str]] = {}
    for predicate in dict.fromkeys((*(label for kind in KINDS for label in kind.labels), v.HAS_ARXIV_ID)):
        for row in rows(store, "triples", property=predicate):
            kind = kind_of(row["_subject"])
            if predicate in kind.labels or (kind.type == v.PAPER and predicate == v.HAS_ARXIV_ID):
                called = names.setdefault((row["_subject"], kind.name), set())
                called.add(row["_object"])
                if predicate == v.TITLE and (short := _SHORT_TITLE.match(row["_object"])):
                    called.add(short[1])
    indexed = [
        IndexedName(iri, kind, name, weights.get(iri, 0)) for (iri, kind), known in names.items() for name in known
    ]
    iris = [iri for iri, _ in names]
    return Index(indexed, {language: labels(store, iris, language) for language in languages})
