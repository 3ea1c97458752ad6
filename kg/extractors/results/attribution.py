"""Attribution: whose result a number is, that of the systems in its sentence or else of the paper's own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.benchmarks.mentions import BenchmarkMentions
from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.contributions.finder import Contributions
from kg.extractors.results.english import is_english
from kg.extractors.results.english_owners import english_owner, english_owner_beside, improved_base
from kg.extractors.results.kinds import DELTA
from kg.extractors.results.pairing import Pair
from kg.extractors.results.passed_marks import is_passed, passed_owner
from kg.extractors.results.qualifiers import surroundings
from kg.extractors.results.subjects import (
    OWN,
    is_improved,
    is_system,
    models_or_group,
    owner_beside,
    systems_before,
)
from kg.extractors.results.systems import BASELINE, RANDOM, UNNAMED, System, own_system
from kg.nlp.analysis import TextAnalysis
from kg.nlp.chunking import Chunk, ChunkedSentence, ChunkedText
from kg.nlp.word_classes import Particle, WordClass
from kg.schema import iris
from kg.vocabularies import ConceptKind, key

__all__ = ["Attribution"]


class Attribution:
    """Attributes the numbers of one entry to systems.

    Attributes:
        own: the paper's own system.
        title: the paper's title.
        names: the keys of the names that the paper presents.
    """

    def __init__(
        self,
        analysis: TextAnalysis,
        chunked_text: ChunkedText,
        benchmarks: BenchmarkMentions,
        contributions: Contributions,
    ) -> None:
        self.own = own_system(analysis, chunked_text, benchmarks, contributions)
        self.title = analysis.entry.title.text if analysis.entry.title is not None else ""
        self._lexicon = analysis.lexicon
        self._short: dict[str, set[str]] = {}
        for each in analysis.abbreviations:
            self._short.setdefault(key(each.long), set()).add(each.short)
            self._short.setdefault(key(each.short), set()).add(each.long)
        self._artifacts = contributions.names()
        self.names = frozenset((*self._artifacts, key(self.own.name)))

        presented = {s.node for s in benchmarks.mentions if s.relation is BenchmarkRelation.INTRODUCES}
        self._presented = {
            s.first for s in benchmarks.mentions if s.node in presented and s.relation is not BenchmarkRelation.TRAINS
        }

    def of(self, chunked: ChunkedSentence, pair: Pair, benchmarks: frozenset[int]) -> list[System]:
        """Return whose a number is, several systems if they share it.

        Args:
            chunked: the sentence.
            pair: the number with its benchmark.
            benchmarks: the first tokens of the names that are benchmarks and thus not systems.
        """
        chunks, place = chunked.chunks, pair.measure.place
        if is_english(chunked.sentence):
            return [self._in_english(chunked, pair, benchmarks)]
        beside = owner_beside(chunks, place, benchmarks)
        if beside is not None:
            return [self._named(beside, chunks)]
        if any(_RANDOM.match(chunk.text) for chunk in chunks[max(0, place - 3) : place]):
            return [System(RANDOM)]
        if _is_versus(chunks, place) and (rival := _rival(chunks, place, benchmarks)) is not None:
            return [self._named(rival, chunks)]
        if _is_of_before(chunks, place):
            return [System(BASELINE)]
        if is_passed(chunks, place):
            passed = passed_owner(chunks, place, benchmarks)
            return [self._named(passed, chunks) if passed is not None else System(BASELINE)]
        found = systems_before(chunks, place, benchmarks, self.names, called=self.own.name == UNNAMED)
        if not found and self.own.name == UNNAMED:
            presented = not self._presented.isdisjoint((pair.benchmark.first, *benchmarks))
            found = models_or_group(chunks, place, presented or pair.rule == "own-benchmark")
        if isinstance(found, str):
            return [System(found) if found not in {"", OWN} else self._own_or_before(chunks, pair, benchmarks)]
        if not found:
            return [self._own_or_before(chunks, pair, benchmarks)]
        if pair.order is not None and pair.order < len(found):
            found = [found[pair.order]]
        elif pair.order is not None:
            found = found[-1:]
        if len(found) == 1 and self._is_base(found[0]) and _is_due_to_own(chunks, found[0], pair):
            return [self.own]
        systems = [self._named(chunk, chunks) for chunk in found]
        return (
            [self._own_or_before(chunks, pair, benchmarks)] if pair.change == "before" and systems[0].own else systems
        )

    def _own_or_before(self, chunks: Sequence[Chunk], pair: Pair, benchmarks: frozenset[int]) -> System:
        """Return the paper's own system, or what it started from where a number is A of "A에서 B로".

        That is the only other model that the words before name ("LLaMA를 정렬하여 81.1점에서 91.4점으로").
        """
        if pair.change != "before":
            return self.own
        others = {
            chunk.text: chunk
            for chunk in chunks[: pair.measure.place]
            if chunk.model is not None and is_system(chunk, benchmarks) and not self._named(chunk, chunks).own
        }
        return self._named(next(iter(others.values())), chunks) if len(others) == 1 else System(BASELINE)

    def of_label(self, label: str) -> System:
        """Return the system that a table calls by a label; the own one by its name, "ours" or what was changed."""
        folded = key(_ASIDE.sub("", label))
        if not label or _OURS.search(label):
            return self.own
        if _ABLATION.match(label):
            return replace(self.own, name=label)
        if _PEOPLE.match(label):
            return System(label)
        if _BASELINES.fullmatch(label.strip()):
            return System(BASELINE)
        for name in sorted(self.names, key=len, reverse=True):
            if name and name != key(UNNAMED) and folded.startswith(name):
                artifact = self._artifacts.get(name)
                if key(self.own.name) == name:
                    return replace(self.own, name=label)
                if artifact is not None:
                    return System(label, artifact.node, own=True, label=artifact.label)
        concept = self._lexicon.find(label, ConceptKind.MODEL)
        if concept is not None:
            return System(label, concept.iri)
        return System(label, iris.model(label), label=label)

    def _in_english(self, chunked: ChunkedSentence, pair: Pair, benchmarks: frozenset[int]) -> System:
        chunks = chunked.chunks
        if pair.change == "before":
            base = improved_base(chunks, pair.measure.place, benchmarks)
            return self._named(base, chunks) if base is not None else System(BASELINE)
        presented = not self._presented.isdisjoint((pair.benchmark.first, *benchmarks))
        about_models = self.own.name == UNNAMED and presented
        if _is_compared(chunked, pair) and not about_models:
            return System(BASELINE)
        found = english_owner(chunked, pair.measure.place, benchmarks, self.names, about_models)
        if isinstance(found, Chunk):
            return self._named(found, chunks)
        return self.own if found == OWN else System(found)

    def _own_by(self, name: str) -> System | None:
        """Return the paper's own system if a name shortens or extends its name ("K2" of "Kimi K2"), else None."""
        own = self.own.name
        if own == UNNAMED or key(name) == key(own):
            return None
        words = own.split()
        shorter = name in words and _NAMELIKE.search(name)
        initials = "".join(word[0] for word in words if word[0].isalnum())
        if shorter or (len(initials) > 1 and name == initials.upper()) or name in self._short.get(key(own), ()):
            return replace(self.own, name=name)
        return (
            self.own
            if re.match(rf"{re.escape(own)}-(?:trained|tuned|based|enhanced|equipped|augmented)\b", name)
            else None
        )

    def _is_base(self, chunk: Chunk) -> bool:
        """Return whether a system is another's, which the paper's own one, if it has a name, may build upon."""
        return (
            self.own.name != UNNAMED and chunk.word_class is WordClass.MODEL and key(chunk.text) not in self._artifacts
        )

    def _named(self, chunk: Chunk, chunks: Sequence[Chunk]) -> System:
        rest = _rest_of_name(chunk, chunks)
        name = chunk.text + rest
        if name == self.own.name:
            return self.own
        if rest and chunk.text == self.own.name and not rest.startswith(" +"):
            return replace(self.own, name=name)
        if chunk.model is None and (own := self._own_by(chunk.text)) is not None:
            return own
        artifact = self._artifacts.get(key(name))
        if artifact is not None and chunk.word_class is WordClass.PHRASE and artifact.node == self.own.node:
            return self.own  # spelled out, or in other letters
        if artifact is not None:
            return System(name, artifact.node, own=True, label=artifact.label)
        mention = chunk.model
        if mention is not None and not mention.extended and not rest:
            return System(name, mention.concept.iri)
        return System(name, iris.model(name), label=name)


_RANDOM = re.compile(r"무작위|랜덤|random", re.IGNORECASE)


def _is_of_before(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether a number is that of unnamed earlier work ("이전 최고 기록의 53.2%를 67.4%로 높였다").

    So is the second of "66.5 대 65.9", and the figure of "11.2%였던 기존 시스템".
    """
    following = chunks[place + 1].text if place + 1 < len(chunks) else ""
    if following.startswith(("였던", "이었던", "이던")) or _is_versus(chunks, place):
        return True
    if chunks[place].particle is Particle.BEING and following.startswith(_EARLIER):
        return True
    if not place or chunks[place - 1].particle is not Particle.GENITIVE:
        return False
    return any(chunk.text.startswith(_EARLIER) for chunk in chunks[max(0, place - 4) : place])


_EARLIER = ("이전", "기존", "종래")


def _is_versus(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether a number is the second of "66.5 대 65.9"."""
    return (
        place > 1 and chunks[place - 1].text in {"대", "vs", "vs."} and chunks[place - 2].word_class is WordClass.NUMBER
    )


def _rival(chunks: Sequence[Chunk], place: int, benchmarks: frozenset[int]) -> Chunk | None:
    """Return the only system in front of a number that something is compared with ("ChatGPT보다 높은 점수")."""
    compared = [
        chunk
        for at, chunk in enumerate(chunks[:place])
        if is_system(chunk, benchmarks)
        and (chunk.particle is Particle.THAN or chunks[at + 1].word_class is WordClass.THAN)
    ]
    return compared[0] if len(compared) == 1 else None


_COMPARED = re.compile(
    r"(?:\b(?:compared (?:to|with)|versus|vs\.?|than)\s(?:the |only |just |about )?"
    r"|\bbaselines?\s?\((?:[\w.-]+\s){0,2}"
    r"|\b(?!(?:model|method|system|approach|framework|work|agent)\b)\w+['’]s\s)$",
    re.IGNORECASE,
)


def _is_compared(chunked: ChunkedSentence, pair: Pair) -> bool:
    """Return whether a score of an English sentence is only what another one is compared with ("compared to 65%")."""
    number = pair.measure.number
    if pair.measure.kind == DELTA or not _COMPARED.search(surroundings(chunked.sentence, number).before):
        return False
    return english_owner_beside(chunked, pair.measure.place) is None


_OURS = re.compile(r"\bours?\b|\bthis work\b|\bproposed\b|우리|제안|본 (?:연구|논문)", re.IGNORECASE)
_ABLATION = re.compile(r"[+−–-]\s?[^\W\d]|w/o?\s|(?:without|full)\s", re.IGNORECASE)
"""How a table calls the paper's own thing with a part added or taken away."""

_PEOPLE = re.compile(r"(?:humans?|people|experts?|인간|사람|전문가)(?:\s|$)", re.IGNORECASE)
_BASELINES = re.compile(
    r"(?:(?:the |our )?(?:strong |best )?baselines?|(?:previous |prior )?(?:sota|best|state[- ]of[- ]the[- ]art)|"
    r"기준선|베이스라인|기존(?: 최고)?(?: 방법| 모델)?|이전 최고)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
_NAMELIKE = re.compile(r"[A-Z].*\d|[a-z][A-Z]|[A-Z]{2}")
_VARIANT = re.compile(
    r"\d+(?:\.\d+)?[BM]|Thinking|Preview|Instruct|Chat|Pro|Mini|Edge|Large|Small|Base|Tiny|Nano|Flash|Turbo|Plus|Max|Ultra|Lite"
)


def _rest_of_name(chunk: Chunk, chunks: Sequence[Chunk]) -> str:
    """Return what belongs to a system's name behind it: a size, a variant, a second part (" 7B", " Edge", " + CNN")."""
    if chunk.particle:
        return ""
    at = next(at for at, each in enumerate(chunks) if each is chunk)
    following = chunks[at + 1 : at + 3]
    if following and following[0].first == chunk.last and _VARIANT.fullmatch(following[0].text):
        return f" {following[0].text}"
    if len(following) > 1 and following[0].word_class is WordClass.PLUS and following[1].word_class in _PARTS:
        return f" + {following[1].text}"
    return ""


_PARTS = frozenset((WordClass.MODEL, WordClass.NAME, WordClass.GENERIC))


def _is_due_to_own(chunks: Sequence[Chunk], base: Chunk, pair: Pair) -> bool:
    """Return whether a figure of a base model is what the paper's own thing made of it.

    Of "X 모델의 정확도를 A에서 B로 향상시킨다" A is X's own, and B, or a gain, is not; of "X가 A에서 B로" B is not.
    """
    if pair.change == "before":
        return False
    place = next(at for at, chunk in enumerate(chunks) if chunk is base)
    if any(chunk.text.startswith("경우") for chunk in chunks[place + 1 : place + 4]):
        return False  # "X 모델의 경우 A에서 B로"
    return pair.change == "after" or is_improved(chunks, place)
