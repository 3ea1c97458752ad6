"""Finds where an entry names benchmarks, datasets and environments: known ones, and unknown ones by their context."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extractors.benchmarks.names import forget_models, name_rules, other_things
from kg.extractors.benchmarks.relations import Relation, introduced, relation_of
from kg.extractors.benchmarks.titles import TITLE_SHAPE, title_rules
from kg.model import Iri, PassageKind, Span
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import ChunkedText, Part
from kg.nlp.coordination import Group, fold
from kg.schema import iris
from kg.vocabularies import Concept, ConceptKind, key

__all__ = ["BenchmarkMentions", "Sighting", "find_benchmarks"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A benchmark named in a sentence.

    Attributes:
        node: the benchmark's IRI.
        label: its label (of the vocabulary, or as written).
        concept: its concept, None for one that the vocabulary does not know.
        sentence: the sentence.
        span: where the name stands.
        surface: the name as written.
        first, last: its tokens.
        rule: how it was found.
        relation: what the sentence says the paper does with it.
        because: the rule that gave the relation.
    """

    node: Iri
    label: str
    concept: Concept | None
    sentence: Sentence
    span: Span
    surface: str
    first: int
    last: int
    rule: str
    relation: Relation = Relation.NAMED
    because: str = ""


@dataclass(frozen=True, slots=True)
class BenchmarkMentions:
    """The benchmarks that an entry names, in the order of the text."""

    mentions: tuple[Sighting, ...]

    def by_sentence(self) -> dict[int, list[Sighting]]:
        """Return the mentions by the index of their sentence."""
        found: dict[int, list[Sighting]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence.index, []).append(mention)
        return found


def find_benchmarks(analysis: TextAnalysis, chunked: ChunkedText) -> BenchmarkMentions:
    """Return the benchmarks that an entry names."""
    folded = [
        (glossed.sentence, fold(glossed))
        for glossed in chunked.sentences
        if any(part.sort in _NAMELIKE for part in glossed.parts)
    ]
    names = _Names(analysis)
    first_look: list[tuple[Sentence, list[Group], dict[int, str]]] = []
    for sentence, groups in folded:
        rules = title_rules(analysis, groups) if sentence.kind is PassageKind.TITLE else name_rules(analysis, groups)
        first_look.append((sentence, groups, rules))
    forget_models(first_look)
    for _, groups, rules in first_look:
        for group in groups:
            for member in group.members:
                if member.first in rules:
                    names.note(member)
    others = {name for _, groups, _ in first_look for name in other_things(groups)}
    found: list[Sighting] = []
    for sentence, groups, rules in first_look:
        introducing = introduced(groups)
        for place, group in enumerate(groups):
            for member in group.members:
                explicit = rules.get(member.first, "") in _EXPLICIT or TITLE_SHAPE.search(member.text)
                if key(member.text) in others and not explicit:
                    continue
                rule = rules.get(member.first) or ("repeated" if names.knows(member) else "")
                if rule:
                    relation, because = relation_of(analysis, sentence, groups, place, member, rule, introducing)
                    found.append(names.sighting(member, sentence, rule, relation, because))
    found.extend(_parts_of_own(first_look, names, found))
    # who presents data of their own uses that of others to make it
    presents = any(sighting.relation is Relation.INTRODUCES for sighting in found)
    use = Relation.TRAINS if presents else Relation.EVALUATES
    found = [replace(each, relation=use) if each.relation is Relation.USED else each for each in found]
    return BenchmarkMentions(tuple(sorted(found, key=lambda sighting: sighting.first)))


_EXPLICIT = frozenset(("name-data", "data-name", "data-being-name", "data-bracket", "title-name"))
"""Rules that go by a word for data right beside the name: a model may lend its name to its dataset."""


def _parts_of_own(
    looks: list[tuple[Sentence, list[Group], dict[int, str]]], names: "_Names", found: list[Sighting]
) -> Iterator[Sighting]:
    """Yield names that extend an introduced benchmark's by a split, a language, a size ... ("GrokleEval-HARD")."""
    own = {s.surface for s in found if s.relation is Relation.INTRODUCES and len(s.surface) > 2}
    own.update(alias.short for alias in names.analysis.aliases if alias.long in own and len(alias.short) > 2)
    if not own:
        return
    seen = {sighting.first for sighting in found}
    for sentence, groups, _ in looks:
        for member in (member for group in groups for member in group.members):
            text = member.text
            if member.sort != "NAME" or member.first in seen:
                continue
            if any(text.startswith(name) and _EXTENSION.fullmatch(text, len(name)) for name in own):
                yield names.sighting(member, sentence, "part-of-own", Relation.INTRODUCES, "own-name")


_EXTENSION = re.compile(
    r"(?:(?:[-_](?:(?i:en|zh|cn|ko|ja|fr|de|hi|hard|easy|medium|lite|mini|full|pro|plus|test|train|dev|val|verified"
    r"|diamond|bench|eval|qa)|[vV]?\d+(?:\.\d+)?[KMkm]?))+"
    # or a domain, but no model that was tuned on it
    r"|-(?!(?i:llama|qwen|gpt|mistral|vicuna|llava|phi|gemma|deepseek|bert|t5|based|engine|agent|net|model))[A-Z][A-Za-z]{2,})"
)


_NAMELIKE = frozenset(("BENCHMARK", "NAME", "PHRASE", "MODEL"))


_DATA_WORD = re.compile(r"(?<=\w) (?:[Dd]ataset|[Bb]enchmark|[Cc]orpus)$")


class _Names:
    """The names found so far, with acronyms and expansions as one."""

    def __init__(self, analysis: TextAnalysis) -> None:
        self.analysis = analysis
        self.known: dict[str, Concept] = {}
        self.labels: dict[str, str] = {}
        self.same: dict[str, str] = {}
        for alias in analysis.aliases:
            self.same[key(alias.long)] = key(alias.short)
            for span in (alias.short_span, alias.long_span):
                for mention in analysis.known(span):
                    if mention.kind is ConceptKind.BENCHMARK and mention.sure and mention.span == span:
                        self.known.setdefault(key(alias.short), mention.concept)

    def _key(self, name: str) -> str:
        folded = key(_DATA_WORD.sub("", name))
        return self.same.get(folded, folded)

    def note(self, part: Part) -> None:
        """Remember a name as that of a benchmark."""
        name = self._key(part.text)
        mention = part.benchmark
        if mention is not None:
            self.known.setdefault(name, mention.concept)
        self.labels.setdefault(name, _DATA_WORD.sub("", part.text))

    def knows(self, part: Part) -> bool:
        """Return whether the part's name was remembered."""
        return part.sort in _NAMELIKE and self._key(part.text) in self.labels

    def sighting(self, part: Part, sentence: Sentence, rule: str, relation: Relation, because: str) -> Sighting:
        """Return the sighting of a part."""
        name = self._key(part.text)
        mention = part.benchmark
        concept = mention.concept if mention is not None else self.known.get(name)
        label = concept.label if concept is not None else self.labels.get(name, part.text)
        tokens = self.analysis.tokens
        start = tokens[part.first].start
        span = Span(start, start + len(part.text))
        node = concept.iri if concept is not None else iris.benchmark(label)
        return Sighting(node, label, concept, sentence, span, part.text, part.first, part.last, rule, relation, because)
