"""What decisions about a name see of its sentences: the words, names and particles that stand around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.names.candidates import NameCandidate, NameCandidates, Occurrence
from kg.extractors.names.cues import cue_of
from kg.extractors.names.enumerations import enumeration
from kg.extractors.names.references import THIS_DATA
from kg.nlp.chunking import Chunk, ChunkedSentence
from kg.vocabularies import key

__all__ = ["ContextReader"]

_NAMES = frozenset(("BENCHMARK", "NAME", "PHRASE", "MODEL", "METRIC", "GENERIC"))
_ACTIONS = frozenset(
    ("PRESENT", "MAKE", "USE", "TRAIN", "EVALUATE", "THAN", "REACH", "SHOW", "GAIN", "LIKE", "NUMBER", "METRIC", "DATA")
)
"""Classes of words that say what is done with a name."""

_FAR = 10
"""Parts of a sentence to either side that are looked at."""


@dataclass(frozen=True, slots=True)
class _SeenSentence:
    """What a sentence says of all names in it.

    Attributes:
        classes: the features of classes of words that it has.
        cues: the places of words that say what is done with data, with what they say; empty for one that ends a clause.
        own: the places of what rules found the paper to introduce, with whether it is data or a system.
    """

    classes: tuple[str, ...]
    cues: tuple[tuple[int, str], ...]
    own: tuple[tuple[int, str], ...]


class ContextReader:
    """Reads features of a name's places in sentences; one reads all names of an entry.

    Args:
        candidates: the names of the entry.
    """

    def __init__(self, candidates: NameCandidates) -> None:
        self._roles: dict[str, str] = {}  # what rules found the names to be
        self._seen: dict[int, _SeenSentence] = {}
        self._own: dict[str, str] = {}
        for candidate in candidates.names:
            if own := _own_sort(candidate):
                self._own.update(dict.fromkeys(candidate.keys, own))
            role = (
                "own"
                if candidate.introduced
                else "benchmark"
                if candidate.benchmarks
                else "model"
                if candidate.models
                else ""
            )
            for one in candidate.keys if role else ():
                self._roles[one] = role

    def _role(self, chunk: Chunk) -> str:
        return self._roles.get(key(chunk.text), "none")

    def _sentence(self, chunked: ChunkedSentence) -> _SeenSentence:
        index = chunked.sentence.index
        if index not in self._seen:
            own = [
                (place, self._own[name])
                for place, chunk in enumerate(chunked.chunks)
                if chunk.word_class in _NAMES and (name := key(chunk.text)) in self._own
            ]
            self._seen[index] = _seen(chunked.chunks, chunked.sentence.text, tuple(own))
        return self._seen[index]

    def features(self, occurrence: Occurrence) -> Iterator[str]:
        """Yield what stands around a name in its sentence."""
        chunks = occurrence.sentence.chunks
        place = occurrence.place
        chunk = chunks[place]
        if chunk.particle:
            yield f"ending={chunk.particle}"
        # the names that it stands together with, and what stands before and behind them all
        first, last = enumeration(chunks, place)
        if place > first and chunks[place - 1].word_class == "OPEN":
            yield "in-bracket"
        beside = [
            self._role(chunks[at]) for at in range(first, last + 1) if at != place and chunks[at].word_class in _NAMES
        ]
        for role in beside:
            yield f"beside={role}"
        if beside:
            yield "coordinated"
            if chunks[last].particle:
                yield f"group-ending={chunks[last].particle}"
        before = chunks[first - 1] if first else None
        after = chunks[last + 1] if last + 1 < len(chunks) else None
        yield f"before={_word(before)}" if before is not None else "before=^"
        yield f"after={_word(after)}" if after is not None else "after=$"
        if before is not None:
            yield f"before-class={before.word_class}{':' + before.particle if before.particle else ''}"
            if before.word_class in _NAMES:
                yield f"before-role={self._role(before)}"
            if first > 1:
                yield f"second-before={_word(chunks[first - 2])}"
                yield f"before-classes={chunks[first - 2].word_class} {before.word_class}"
        if after is not None:
            yield f"after-class={after.word_class}{':' + after.particle if after.particle else ''}"
            if after.word_class in _NAMES:
                yield f"after-role={self._role(after)}"
            if last + 2 < len(chunks):
                yield f"second-after={_word(chunks[last + 2])}"
                yield f"after-classes={after.word_class} {chunks[last + 2].word_class}"
        if first == 0:
            yield "opens-sentence"
        for distance, other in enumerate(chunks[last + 1 : last + 1 + _FAR]):
            if other.word_class in _ACTIONS:
                yield f"then={other.word_class}"
                if distance < 4:
                    yield f"soon={other.word_class}"
                break
        for at in range(first - 1, max(first - 1 - _FAR, -1), -1):
            if chunks[at].word_class in _ACTIONS:
                yield f"earlier={chunks[at].word_class}"
                if first - at < 4:
                    yield f"lately={chunks[at].word_class}"
                break
        seen = self._sentence(occurrence.sentence)
        yield from seen.classes
        yield from _cues(seen.cues, first, last)
        yield from _data_behind(chunks, last)
        for at, sort in seen.own:
            if not first <= at <= last:
                yield f"own-{sort}-{'ahead' if at < place else 'behind'}"
                if chunks[at].particle in _SUBJECT:
                    yield f"own-{sort}-is-subject"


_SUBJECT = frozenset(("TOPIC", "SUBJECT"))


def _own_sort(candidate: NameCandidate) -> str:
    """Return whether rules found a name to be the paper's own data or its own system, empty if neither."""
    if any(mention.relation is BenchmarkRelation.INTRODUCES for mention in candidate.benchmarks):
        return "data"
    kinds = {thing.kind for thing in candidate.introduced}
    return "data" if kinds & {"benchmark", "dataset"} else "system" if kinds else ""


def _seen(chunks: Sequence[Chunk], text: str, own: tuple[tuple[int, str], ...]) -> _SeenSentence:
    present = {chunk.word_class for chunk in chunks}
    cues: list[tuple[int, str]] = []
    for place, chunk in enumerate(chunks):
        if chunk.word_class == "STOP" and chunk.text != ".":
            cues.append((place, ""))
        elif cue := cue_of(chunk.text):
            cues.append((place, cue))
    classes = [name for sort, name in _CLASSES.items() if sort in present]
    if THIS_DATA.search(text):
        classes.append("sentence-this-data")
    return _SeenSentence(tuple(classes), tuple(cues), own)


_CLASSES = {
    sort: f"sentence={sort}" for sort in ("NUMBER", "PRESENT", "THAN", "NEW", "DATA", "KIND", "TRAIN", "EVALUATE")
}


def _cues(cues: Sequence[tuple[int, str]], first: int, last: int) -> Iterator[str]:
    """Yield what is said to be done in a sentence with some names, by the nearest words to either side."""
    behind = ((place - last, cue) for place, cue in cues if place > last)
    ahead = ((first - place, cue) for place, cue in reversed(cues) if place < first)
    for side, near in (("behind", behind), ("ahead", ahead)):
        nearest = ""
        for distance, cue in near:
            if distance > _CUES_WITHIN or not cue:
                break
            yield f"cue-{side}={cue}"
            if not nearest:
                nearest = cue
                yield f"nearest-cue-{side}={cue}"


def _data_behind(chunks: Sequence[Chunk], last: int) -> Iterator[str]:
    """Yield whether a word for data follows a name."""
    if any(chunk.word_class == "DATA" for chunk in chunks[last + 1 : last + 6]):
        yield "data-behind"
        if any(chunk.word_class == "QUOTATIVE" for chunk in chunks[last + 1 : last + 3]):
            yield "called-data"


_CUES_WITHIN = 14
"""Parts of a sentence to either side in which cues are looked for."""


def _word(chunk: Chunk) -> str:
    """Return a word as a feature: a Korean one by its beginning, a name or number by its class."""
    if chunk.word_class in _NAMES or chunk.word_class == "NUMBER":
        return chunk.word_class
    text = chunk.text.casefold()
    return text[:2] if "가" <= text[:1] <= "힣" else text
