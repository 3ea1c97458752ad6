"""The system that a paper presents, to which its results belong where a sentence names no other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.extractors.benchmarks.mentions import BenchmarkMentions
from kg.extractors.contributions.finder import Contributions
from kg.model import Iri, PassageKind
from kg.nlp.analysis import TextAnalysis
from kg.nlp.chunking import Chunk, ChunkedSentence, ChunkedText
from kg.nlp.coordination import coordinate
from kg.nlp.word_classes import Particle, WordClass
from kg.schema import iris
from kg.vocabularies import ConceptKind, key

__all__ = ["BASELINE", "RANDOM", "UNNAMED", "Role", "System", "own_system"]

UNNAMED = "this work"
"""What results of a paper whose system has no name are ascribed to."""

BASELINE = "baseline"
"""What figures are ascribed to that a paper compares its own with, where it does not say whose they are."""


RANDOM = "random"
"""What figures are ascribed to that guessing would reach."""


class Role(StrEnum):
    """Whose a result is, as seen from the paper that reports it."""

    OWN = "own"  # of what the paper presents
    OTHER = "other"  # of another's system
    HUMAN = "human"  # of people
    BASELINE = "baseline"  # of what its own is compared with, without a name


@dataclass(frozen=True, slots=True)
class System:
    """Who reached a result.

    Attributes:
        name: as written; "this work" for a paper's own system without a name.
        node: its IRI; None for one without its own name ("this work", "LLMs", "인간").
        own: whether the paper presents it.
        label: the node's label; empty where the vocabulary describes it.
    """

    name: str
    node: Iri | None = None
    own: bool = False
    label: str = ""

    @property
    def role(self) -> Role:
        """Whose it is, as seen from the paper."""
        if self.own:
            return Role.OWN
        if self.name in {BASELINE, RANDOM}:
            return Role.BASELINE
        return Role.HUMAN if _PEOPLE.match(self.name) and self.node is None else Role.OTHER


_PEOPLE = re.compile(r"(?:humans?|people|experts?|인간|사람|전문가)(?:\s|$)", re.IGNORECASE)


_KINDS = (
    "모델",
    "프레임워크",
    "방법",
    "기법",
    "시스템",
    "접근",
    "아키텍처",
    "알고리즘",
    "에이전트",
    "모형",
    "네트워크",
    "전략",
    "파이프라인",
)


def own_system(
    analysis: TextAnalysis, chunked_text: ChunkedText, benchmarks: BenchmarkMentions, contributions: Contributions
) -> System:
    """Return the system that the paper presents: the title's name, or the name that its sentences speak of most."""
    known = {key(name) for mention in benchmarks.mentions for name in (mention.surface, mention.label)}
    scores: dict[str, int] = {}
    written: dict[str, str] = {}
    same = {key(abbreviation.long): abbreviation.short for abbreviation in analysis.abbreviations}

    def score(name: str, weight: int) -> None:
        name = same.get(key(name), name)
        if key(name) not in known:
            written.setdefault(key(name), name)
            scores[key(name)] = scores.get(key(name), 0) + weight

    for chunked in chunked_text.sentences:
        if chunked.sentence.kind is not PassageKind.HEADING:
            for chunk, weight in _weighed(chunked):
                score(_without_size(chunk.text), weight)
    title = analysis.title_name
    introduced = contributions.names().keys()
    if title is not None:
        chunks = re.split(r"\s+(?:and|&|/)\s+", title.surface)
        if not any(key(chunk) in known for chunk in (title.surface, *chunks)):
            spelled = {key(title.surface), key(same.get(key(title.surface), ""))} & introduced
            score(title.surface, 8 if spelled or not introduced else _ENOUGH)
    titled = any(s.rule == "title-name" for s in benchmarks.mentions)
    systems = [each for each in contributions.introduced if each.kind in _SYSTEM_KINDS and not titled]
    likeliest = max(systems, key=lambda each: each.probability, default=None)
    for each in systems:
        score(each.name, _ENOUGH if each is likeliest else _ENOUGH - 1)
    if introduced:
        scores = {name: weight for name, weight in scores.items() if name in introduced}
    else:  # the first words of a title are a name by their shape alone ("DINOv3: ...", not "Better Together: ...")
        scores = {name: weight for name, weight in scores.items() if _COINED.fullmatch(written[name])}
    best = max(scores, key=lambda name: scores[name], default="")
    if not best or scores[best] < _ENOUGH:
        return System(UNNAMED, own=True)
    name = written[best]
    thing = contributions.names().get(best)
    if thing is not None:
        return System(name, thing.node, own=True, label=thing.label)
    concept = analysis.lexicon.find(name, ConceptKind.MODEL)
    if concept is not None and concept.paper and concept.paper == analysis.entry.arxiv:
        return System(name, concept.iri, own=True, label=concept.label)
    return System(name, iris.artifact(name), own=True, label=name)


_MEANS = frozenset(("with", "using", "via", "by", "from", "for", "on", "in", "of", "to", "at", "into", "without"))
"""Words of a title behind which others' things stand ("Segmenting Tumors with MedNeXt")."""

_COINED = re.compile(r"(?=\S*(?:\d|[a-z][A-Z]|[A-Z]{2}))\S+")
_SYSTEM_KINDS = frozenset(("model", "method", "framework", "system"))
_ENOUGH = 3


def _without_size(name: str) -> str:
    return re.sub(r"[- ]\d+(?:\.\d+)?[BM]$", "", name)


def _weighed(chunked: ChunkedSentence) -> Iterator[tuple[Chunk, int]]:
    """Yield the names of a sentence with how strongly it shows that the paper presents them."""
    groups = coordinate(chunked)
    for place, group in enumerate(groups):
        chunk = group.members[0] if group.members else None
        if chunk is None or chunk.word_class not in {WordClass.NAME, WordClass.MODEL, WordClass.PHRASE}:
            continue
        following = [g.chunk for g in groups[place + 1 : place + 20]]
        called = bool(following) and following[0].word_class is WordClass.QUOTATIVE
        presented = [at for at, p in enumerate(following) if p.word_class is WordClass.PRESENT]
        weight = 0
        if chunked.sentence.kind is PassageKind.TITLE:
            before = [g.chunk for g in groups[:place]]
            aside = any(p.word_class is WordClass.COLON or p.text.casefold() in _MEANS for p in before)
            known = chunk.word_class is WordClass.MODEL and place > 0
            weight = 0 if chunk.word_class is WordClass.PHRASE or chunk.last - chunk.first > 3 or aside or known else 3
            if place == 0 and following and "report" in following[-1].text.casefold():
                weight = 8  # X Technical Report
        elif presented and (
            called or (presented[0] < 3 and group.chunk.particle in {Particle.OBJECT, Particle.SUBJECT})
        ):
            weight = 5
        elif presented and presented[0] < 4 and following[0].text.startswith(_KINDS):
            weight = 4
        elif group.chunk.particle is Particle.TOPIC:
            weight = 1
            kinds = (p for p in following if p.particle in {Particle.BEING, Particle.BY})
            if any(p.text.startswith(_KINDS) or p.word_class is WordClass.GENERIC for p in kinds):
                weight = 3
        if weight > 3 and chunk.word_class is WordClass.MODEL:
            weight -= 2
        if weight:
            yield chunk, weight
