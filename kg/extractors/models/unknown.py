"""Finds models that no vocabulary knows, by the words beside them and by the shape of their names."""

import re
from collections.abc import Iterator

from kg.extractors.benchmarks.mentions import BenchmarkFinds
from kg.extractors.contributions.clauses import Clauses
from kg.extractors.models.mentions import ModelMention, is_compared, is_garbled, is_table
from kg.extractors.models.own_names import OwnNames
from kg.extractors.models.rules import CUES, LIKENED, MAKERS, NOT_A_MODEL, OPEN_SHAPES
from kg.extractors.techniques import KNOWN_TECHNIQUES
from kg.model import PassageKind, Span
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import Chunk
from kg.nlp.coordination import Coordination
from kg.nlp.word_classes import Particle, WordClass
from kg.schema import iris
from kg.vocabularies import ConceptKind, key

__all__ = ["find_unknown"]


_SHAPES = tuple((rule, re.compile(pattern)) for rule, pattern in OPEN_SHAPES)


def find_unknown(
    analysis: TextAnalysis, clauses: Clauses, benchmarks: BenchmarkFinds, own: OwnNames
) -> Iterator[ModelMention]:
    """Yield where a text names models that the vocabulary does not know and that are not the paper's own."""
    data = {key(mention.surface) for mention in benchmarks.mentions}
    kept: dict[str, str] = {}
    for sentence, groups in clauses.sentences:
        if sentence.kind in {PassageKind.TITLE, PassageKind.HEADING} or is_table(analysis, sentence):
            continue
        for place, group in enumerate(groups):
            for member in group.members:
                if member.word_class is not WordClass.NAME or member.mentions or own.has(member.text, listed=False):
                    continue
                folded = key(member.text)
                if folded in data or _is_plural(member.text) or is_garbled(member.text):
                    continue
                rule = _open_rule(groups, place, group, member)
                if rule:
                    kept.setdefault(folded, member.text)
                    yield _unknown(analysis, sentence, member, kept[folded], rule)


def _open_rule(groups: list[Coordination], place: int, group: Coordination, member: Chunk) -> str:
    following = groups[place + 1].chunk if place + 1 < len(groups) else None
    if following is not None and following.text.startswith(NOT_A_MODEL):
        return ""
    if any(_is_model(other) for other in group.members) and not _SHORT.fullmatch(member.text):
        return "open-beside"
    shape = next((rule for rule, pattern in _SHAPES if pattern.fullmatch(member.text)), "")
    if shape == "size":
        return "open-size"
    noun = following is not None and following.word_class is WordClass.KIND and following.text.startswith(CUES)
    compared = is_compared(groups, place)
    if shape and (noun or compared):
        return "open-family"
    if compared and _ACRONYM.fullmatch(member.text) is None and not _PHRASE.search(member.text):
        return "open-compared"
    marked = member.name is not None and member.name.marked
    if (
        _is_likened(groups, place)
        and not marked
        and _TERM.fullmatch(member.text) is None
        and not _PHRASE.search(member.text)
    ):
        return "open-like"
    maker = groups[place - 1].chunk if place else None
    if maker is not None and maker.particle is Particle.GENITIVE and maker.text.removesuffix("의").casefold() in MAKERS:
        taken = _ACRONYM.fullmatch(member.text) is None and not _PHRASE.search(member.text)
        return "open-maker" if taken else ""
    return ""


def _is_likened(groups: list[Coordination], place: int) -> bool:
    """Return whether the names at a place are examples of models or methods: ``X와 같은 기존 방법``."""
    ahead = groups[place + 1 : place + 7]
    if not ahead or ahead[0].chunk.word_class is not WordClass.LIKE or ahead[0].chunk.text.startswith("포함"):
        return False
    for group in ahead[1:]:
        if group.members or group.chunk.word_class is WordClass.DATA:
            return False
        if group.chunk.text.startswith(LIKENED):
            return True
        if group.chunk.particle in {Particle.OBJECT, Particle.SUBJECT, Particle.TOPIC, Particle.LOCATIVE}:
            return False
    return False


def _is_model(chunk: Chunk) -> bool:
    model = chunk.model
    if model is None or not model.sure:
        return False
    return model.concept.artifact_type != "method" or model.concept.notation not in KNOWN_TECHNIQUES


def _is_plural(name: str) -> bool:
    return name.endswith("s") and not name.endswith(("ss", "us", "is"))


_SHORT = re.compile(r"[A-Z]{1,2}|.*[@%].*")
_TERM = re.compile(r"[A-Z]{1,3}|\W.*|\d.*|.*[@%×].*")
_PHRASE = re.compile(
    r" (?:with|without|and|of|for|in|on) |-(?:equipped|based|like|style|enhanced|augmented|powered)\b|-to-"
    r"|\b[GCT]PUs?\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{1,4}|\W.*|\d.*|.*[@%×].*")


def _unknown(analysis: TextAnalysis, sentence: Sentence, chunk: Chunk, label: str, rule: str) -> ModelMention:
    surface, label = chunk.text.rstrip(_FOOTNOTES), label.rstrip(_FOOTNOTES)
    start = analysis.tokens[chunk.first].start
    span = Span(start, start + len(surface))
    concept = analysis.lexicon.find(surface, ConceptKind.MODEL) if surface != chunk.text else None
    node, label = (concept.iri, concept.label) if concept else (iris.model(label), label)
    return ModelMention(span, surface, node, label, concept, None, sentence, rule)


_FOOTNOTES = "¹²³⁴⁵⁶⁷⁸⁹⁰†‡*"
