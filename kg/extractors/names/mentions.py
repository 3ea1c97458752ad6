"""Says where the things stand that names were decided to be: benchmarks, models of others, the paper's own."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.base import Source
from kg.extractors.benchmarks.mentions import BenchmarkMention, BenchmarkMentions
from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.contributions.candidates import ContributionMention
from kg.extractors.contributions.clauses import noun_kind
from kg.extractors.contributions.finder import Contribution, Contributions
from kg.extractors.contributions.kinds import SHAPES, WEAK_SHAPES
from kg.extractors.models.known import variant_node
from kg.extractors.models.mentions import ModelMention, ModelMentions
from kg.extractors.names.candidates import NameCandidate, Occurrence
from kg.extractors.names.enumerations import stands_with_data
from kg.extractors.names.identity import identified
from kg.extractors.names.namesakes import is_namesake, namesake_label
from kg.extractors.names.roles import NameRole, NameRoles
from kg.model import Span
from kg.nlp.analysis import TextAnalysis
from kg.schema import iris
from kg.vocabularies import ConceptKind, key

__all__ = ["decide_benchmarks", "decide_contributions", "decide_models"]

_RULE = "learned"
"""What is given as the rule of a place that no rule found."""


# -- benchmarks --------------------------------------------------------------------------------------------------------


def decide_benchmarks(source: Source, analysis: TextAnalysis, roles: NameRoles) -> BenchmarkMentions:
    """Return the benchmarks that an entry names, at every place where it does."""
    found = []
    for role in roles.roles:
        if role.benchmark:
            mentions = list(_benchmark(analysis, role))
            if role.own or role.relation is BenchmarkRelation.INTRODUCES:
                mentions = [_own_benchmark(source, analysis, role, mention) for mention in mentions]
            found += mentions
    return BenchmarkMentions(tuple(sorted(found, key=lambda mention: mention.first)))


def _own_benchmark(
    source: Source, analysis: TextAnalysis, role: NameRole, mention: BenchmarkMention
) -> BenchmarkMention:
    """Return a mention of the paper's own benchmark, as a thing apart from a known one of the same name."""
    if mention.concept is None or not is_namesake(analysis, role.candidate.spellings, mention.concept):
        return mention
    name = _main_spelling(analysis, role.candidate)
    node = iris.thing_of_paper(ConceptKind.BENCHMARK, name, source.paper)
    return replace(mention, node=node, label=namesake_label(analysis, name), concept=None)


def _benchmark(analysis: TextAnalysis, role: NameRole) -> Iterator[BenchmarkMention]:
    candidate = role.candidate
    places = {mention.first for mention in candidate.benchmarks}
    known = list(candidate.benchmarks)
    occurrences = [occurrence for occurrence in candidate.occurrences if not role.model or stands_with_data(occurrence)]
    for occurrence in occurrences or candidate.occurrences:
        chunk = occurrence.chunk
        if chunk.first not in places:
            known.append(_mention(analysis, candidate, occurrence))
    for mention in known:
        because = mention.because if mention.relation is role.relation else ""
        yield replace(
            mention, relation=role.relation, because=because, probability=role.benchmark, related=role.related
        )


def _mention(analysis: TextAnalysis, candidate: NameCandidate, occurrence: Occurrence) -> BenchmarkMention:
    """Return a place that rules did not find."""
    chunk = occurrence.chunk
    span = _span(analysis, occurrence)
    if candidate.benchmarks:
        like = candidate.benchmarks[0]
        node, label, concept = like.node, like.label, like.concept
    else:
        mention = next((o.chunk.benchmark for o in candidate.occurrences if o.chunk.benchmark is not None), None)
        concept = mention.concept if mention is not None else None
        label = concept.label if concept is not None else _DATA_WORD.sub("", _main_spelling(analysis, candidate))
        node = concept.iri if concept is not None else iris.benchmark(label)
    sentence = occurrence.sentence.sentence
    first, last = chunk.first, chunk.last
    return BenchmarkMention(span, chunk.text, node, label, concept, sentence, first, last, _RULE)


_DATA_WORD = re.compile(r"(?<=\w) (?:[Dd]ataset|[Bb]enchmark|[Cc]orpus)s?$")


# -- models of others --------------------------------------------------------------------------------------------------


def decide_models(analysis: TextAnalysis, roles: NameRoles) -> ModelMentions:
    """Return the models of others that an entry names."""
    found = []
    for role in roles.roles:
        if role.model:
            candidate = role.candidate
            mentions = candidate.models or tuple(_model(analysis, each) for each in candidate.occurrences)
            found += [replace(mention, probability=role.model) for mention in mentions]
    return ModelMentions(tuple(sorted(found, key=lambda mention: mention.span)))


def _model(analysis: TextAnalysis, occurrence: Occurrence) -> ModelMention:
    """Return a model at a place that rules did not find."""
    chunk = occurrence.chunk
    mention = chunk.model
    family = None
    concept = None
    if mention is not None and mention.extended:
        node, label = variant_node(mention)
        family = mention.concept
    else:
        concept = mention.concept if mention is not None else analysis.lexicon.find(chunk.text, ConceptKind.MODEL)
        node, label = (concept.iri, concept.label) if concept is not None else (iris.model(chunk.text), chunk.text)
    span = _span(analysis, occurrence)
    return ModelMention(span, chunk.text, node, label, concept, family, occurrence.sentence.sentence, _RULE)


# -- the paper's own ---------------------------------------------------------------------------------------------------


def decide_contributions(
    source: Source, analysis: TextAnalysis, roles: NameRoles, benchmarks: BenchmarkMentions
) -> Contributions:
    """Return what an entry presents as the paper's own, in the order in which it first does."""
    introduced = (_introduction(analysis, role) for role in roles.roles if role.own)
    found = [identified(source, analysis, thing, benchmarks) for thing in introduced]
    return Contributions(tuple(sorted(found, key=lambda thing: thing.mentions[0].span)))


def _introduction(analysis: TextAnalysis, role: NameRole) -> Contribution:
    candidate = role.candidate
    if candidate.introduced:
        first, *rest = candidate.introduced
        others = dict.fromkeys(
            name for thing in candidate.introduced for name in (thing.name, *thing.others) if name != first.name
        )
        mentions = (*first.mentions, *(place for thing in rest for place in thing.mentions))
        mentions = tuple(sorted(mentions, key=lambda place: place.span))
        return replace(first, others=tuple(others), mentions=mentions, probability=role.own)
    name = _main_spelling(analysis, candidate)
    others = dict.fromkeys(spelling for spelling in candidate.spellings if key(spelling) != key(name))
    mentions = tuple(
        ContributionMention(_span(analysis, each), each.chunk.text, each.sentence.sentence, _RULE, "")
        for each in candidate.occurrences
    )
    return Contribution(name, tuple(others), _kind(candidate, name, role), mentions, role.own)


def _main_spelling(analysis: TextAnalysis, candidate: NameCandidate) -> str:
    """Return the spelling to call a thing by: its acronym, else the one met most often."""
    short = next(
        (abbreviation.short for abbreviation in analysis.abbreviations if key(abbreviation.short) in candidate.keys), ""
    )
    if short:
        return short
    met = Counter(occurrence.chunk.text for occurrence in candidate.occurrences)
    return max(candidate.spellings, key=lambda spelling: met[spelling])


def _kind(candidate: NameCandidate, name: str, role: NameRole) -> str:
    """Return what kind of thing the paper's own is, by its name and the nouns behind it."""
    for pattern, kind in SHAPES:
        if re.search(pattern, name):
            return kind
    votes: Counter[str] = Counter()
    for occurrence in candidate.occurrences:
        following = occurrence.sentence.chunks[occurrence.place + 1 : occurrence.place + 2]
        votes.update(kind for chunk in following if (kind := noun_kind(chunk.text)))
    if votes:
        return votes.most_common(1)[0][0]
    if role.benchmark:
        return "dataset"
    return next((kind for pattern, kind in WEAK_SHAPES if re.search(pattern, name)), "method")


def _span(analysis: TextAnalysis, occurrence: Occurrence) -> Span:
    start = analysis.tokens[occurrence.chunk.first].start
    return Span(start, start + len(occurrence.chunk.text))
