"""Finds where an entry names benchmarks, datasets and environments: known ones, and unknown ones by their context."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.benchmarks.entry_names import entry_names
from kg.extractors.benchmarks.mentions import BenchmarkFinds, BenchmarkMention
from kg.extractors.benchmarks.names import forget_models, name_rules, other_things
from kg.extractors.benchmarks.relations import BenchmarkRelation, introduced, stated_relation
from kg.extractors.benchmarks.titles import TITLE_SHAPE, title_rules
from kg.model import PassageKind, Span
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import Chunk, ChunkedText
from kg.nlp.coordination import Coordination, coordinate
from kg.nlp.word_classes import WordClass
from kg.schema import iris
from kg.vocabularies import Concept, ConceptKind, key

__all__ = ["find_benchmarks"]


def find_benchmarks(analysis: TextAnalysis, chunked_text: ChunkedText) -> BenchmarkFinds:
    """Return where rules find that an entry names benchmarks."""
    folded = [
        (chunked.sentence, coordinate(chunked))
        for chunked in chunked_text.sentences
        if any(chunk.word_class in _NAMELIKE for chunk in chunked.chunks)
    ]
    names, entry = _Names(analysis), entry_names(analysis)
    first_look: list[tuple[Sentence, list[Coordination], dict[int, str]]] = []
    for sentence, groups in folded:
        rules = title_rules(analysis, groups) if sentence.kind is PassageKind.TITLE else name_rules(entry, groups)
        first_look.append((sentence, groups, rules))
    forget_models(first_look)
    for _, groups, rules in first_look:
        for group in groups:
            for member in group.members:
                if member.first in rules:
                    names.note(member)
    others = {name for _, groups, _ in first_look for name in other_things(groups)}
    found: list[BenchmarkMention] = []
    for sentence, groups, rules in first_look:
        introducing = introduced(groups)
        for place, group in enumerate(groups):
            for member in group.members:
                rule = rules.get(member.first) or ("repeated" if names.knows(member) else "")
                if key(member.text) in others and not (rule in _EXPLICIT or TITLE_SHAPE.search(member.text)):
                    continue
                if rule:
                    relation, because = stated_relation(analysis, sentence, groups, place, member, rule, introducing)
                    found.append(names.mention(member, sentence, rule, relation, because))
    found.extend(_parts_of_own(first_look, names, found))
    derived = _derived_heads(analysis, found)
    found = [
        replace(each, relation=BenchmarkRelation.INTRODUCES, because="own-name") if _head(each) in derived else each
        for each in found
    ]
    # a paper that presents data uses others' data to make it
    presents = any(mention.relation is BenchmarkRelation.INTRODUCES for mention in found)
    use = BenchmarkRelation.TRAINS if presents else BenchmarkRelation.EVALUATES
    found = [replace(each, relation=use) if each.relation is BenchmarkRelation.USED else each for each in found]
    return BenchmarkFinds(tuple(sorted(found, key=lambda mention: mention.first)))


def _derived_heads(analysis: TextAnalysis, found: list[BenchmarkMention]) -> set[str]:
    """Return the prefixes under which an entry makes versions of known benchmarks ("K-" of K-MMBench and K-MMStar)."""
    known: dict[str, set[str]] = {}
    for mention in found:
        head = _head(mention)
        rest = mention.surface[len(head) + 1 :]
        if head and analysis.lexicon.find(rest, ConceptKind.BENCHMARK) is not None:
            known.setdefault(head, set()).add(key(rest))
    return {head for head, rests in known.items() if len(rests) > 1}


def _head(mention: BenchmarkMention) -> str:
    """Return what stands before the hyphen of a benchmark's name that is not known, empty if it has none."""
    head, hyphen, _ = mention.surface.partition("-")
    return head if hyphen and mention.concept is None and head.isupper() else ""


_EXPLICIT = frozenset(("name-data", "data-name", "data-being-name", "data-bracket", "title-name"))
"""Rules that go by a word for data right beside the name: a model may lend its name to its dataset."""


def _parts_of_own(
    looks: list[tuple[Sentence, list[Coordination], dict[int, str]]], names: "_Names", found: list[BenchmarkMention]
) -> Iterator[BenchmarkMention]:
    """Yield names that extend an introduced benchmark's by a split, a language, a size ... ("GrokleEval-HARD")."""
    own = {s.surface for s in found if s.relation is BenchmarkRelation.INTRODUCES and len(s.surface) > 2}
    own.update(
        abbreviation.short
        for abbreviation in names.analysis.abbreviations
        if abbreviation.long in own and len(abbreviation.short) > 2
    )
    if not own:
        return
    seen = {mention.first for mention in found}
    for sentence, groups, _ in looks:
        for member in (member for group in groups for member in group.members):
            text = member.text
            if member.word_class is not WordClass.NAME or member.first in seen:
                continue
            if any(text.startswith(name) and _EXTENSION.fullmatch(text, len(name)) for name in own):
                yield names.mention(member, sentence, "part-of-own", BenchmarkRelation.INTRODUCES, "own-name")


_EXTENSION = re.compile(
    r"(?:(?:[-_](?:(?i:en|zh|cn|ko|ja|fr|de|hi|hard|easy|medium|lite|mini|full|pro|plus|test|train|dev|val|verified"
    r"|diamond|bench|eval|qa)|[vV]?\d+(?:\.\d+)?[KMkm]?))+"
    # or a domain, but no model that was tuned on it
    r"|-(?!(?i:llama|qwen|gpt|mistral|vicuna|llava|phi|gemma|deepseek|bert|t5|based|engine|agent|net|model))[A-Z][A-Za-z]{2,})"
)


_NAMELIKE = frozenset((WordClass.BENCHMARK, WordClass.NAME, WordClass.PHRASE, WordClass.MODEL))


_DATA_WORD = re.compile(r"(?<=\w) (?:[Dd]ataset|[Bb]enchmark|[Cc]orpus)$")


class _Names:
    """The names found so far, with acronyms and expansions as one."""

    def __init__(self, analysis: TextAnalysis) -> None:
        self.analysis = analysis
        self.known: dict[str, Concept] = {}
        self.labels: dict[str, str] = {}
        self.same: dict[str, str] = {}
        for abbreviation in analysis.abbreviations:
            self.same[key(abbreviation.long)] = key(abbreviation.short)
            for span in (abbreviation.short_span, abbreviation.long_span):
                for mention in analysis.known(span):
                    if mention.kind is ConceptKind.BENCHMARK and mention.sure and mention.span == span:
                        self.known.setdefault(key(abbreviation.short), mention.concept)

    def _key(self, name: str) -> str:
        folded = key(_DATA_WORD.sub("", name))
        return self.same.get(folded, folded)

    def note(self, chunk: Chunk) -> None:
        """Remember a name as that of a benchmark."""
        name = self._key(chunk.text)
        mention = chunk.benchmark
        if mention is not None:
            self.known.setdefault(name, mention.concept)
        self.labels.setdefault(name, _DATA_WORD.sub("", chunk.text))

    def knows(self, chunk: Chunk) -> bool:
        """Return whether the name of a chunk was remembered."""
        return chunk.word_class in _NAMELIKE and self._key(chunk.text) in self.labels

    def mention(
        self, chunk: Chunk, sentence: Sentence, rule: str, relation: BenchmarkRelation, because: str
    ) -> BenchmarkMention:
        """Return the mention of a benchmark by a chunk."""
        name = self._key(chunk.text)
        mention = chunk.benchmark
        concept = mention.concept if mention is not None else self.known.get(name)
        label = concept.label if concept is not None else self.labels.get(name, chunk.text)
        tokens = self.analysis.tokens
        start = tokens[chunk.first].start
        span = Span(start, start + len(chunk.text))
        node = concept.iri if concept is not None else iris.benchmark(label)
        return BenchmarkMention(
            span=span,
            surface=chunk.text,
            node=node,
            label=label,
            concept=concept,
            sentence=sentence,
            first=chunk.first,
            last=chunk.last,
            rule=rule,
            relation=relation,
            because=because,
        )
