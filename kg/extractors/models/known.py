"""Finds the models of the vocabulary in a text, with the sizes and variants that it does not list."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.contributions.clauses import Clauses
from kg.extractors.models.mentions import ModelMention, is_compared, is_garbled, is_table
from kg.extractors.models.own_names import OwnNames
from kg.extractors.models.rules import CUES, NOT_A_MODEL
from kg.extractors.techniques import COMMON_TECHNIQUES, KNOWN_TECHNIQUES
from kg.model import Iri, Span
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import ConceptMention, Sentence
from kg.nlp.coordination import Coordination
from kg.nlp.words import GENERIC_TERMS
from kg.schema import iris
from kg.vocabularies import ConceptKind, key

__all__ = ["find_known", "variant_node"]


def find_known(analysis: TextAnalysis, clauses: Clauses, own: OwnNames, data: set[Span]) -> Iterator[ModelMention]:
    """Yield where a text names models of the vocabulary that are not the paper's own.

    Args:
        analysis: the entry.
        clauses: its sentences.
        own: the paper's own.
        data: where the entry names benchmarks and data: models of the same name are not meant there.
    """
    coreference = _Coordinations(clauses)
    for mention in analysis.of_kind(ConceptKind.MODEL):
        sentence = analysis.sentences[mention.sentence]
        if mention.span in data:
            continue
        mention = (_from_table if is_table(analysis, sentence) else _whole)(analysis, mention, sentence)
        following = _following(analysis, mention.last, sentence)
        if (
            own.is_meant(mention)
            or following.startswith(NOT_A_MODEL)
            or _lacks_joint(mention)
            or coreference.noun(mention.first).startswith(NOT_A_MODEL)
            or is_garbled(mention.surface)
        ):
            continue
        rule = _rule(analysis, mention, sentence, following, coreference)
        if not rule:
            continue
        if mention.extended:
            node, label = variant_node(mention)
            yield ModelMention(mention.span, mention.surface, node, label, None, mention.concept, sentence, rule)
        else:
            concept = mention.concept
            yield ModelMention(mention.span, mention.surface, concept.iri, concept.label, concept, None, sentence, rule)


def _lacks_joint(mention: ConceptMention) -> bool:
    """Return whether a short name is written without the hyphen that makes it one (MAR-L, not MARL)."""
    surface = mention.surface
    if len(surface) > 4 or not surface.isalpha():
        return False
    names = [name for name in mention.concept.names if key(name) == key(surface)]
    return bool(names) and all("-" in name or " " in name for name in names)


_SIZED = re.compile(r"\s+[vV]?\d+(?:\.\d+)?[BbMm]?\b.*")


def _from_table(analysis: TextAnalysis, mention: ConceptMention, sentence: Sentence) -> ConceptMention:
    """Return the mention without its size, which in a table run together is another column, as one of the family."""
    bare = _SIZED.sub("", mention.surface)
    if bare == mention.surface:
        return mention
    concepts = analysis.lexicon.concepts
    above = next((concepts[iri] for iri in mention.concept.broader if iri in concepts), None)
    concept = mention.concept if mention.extended or above is None else above
    span = Span(mention.span.start, mention.span.start + len(bare))
    return replace(mention, concept=concept, surface=bare, span=span, extended=False)


def _whole(analysis: TextAnalysis, mention: ConceptMention, sentence: Sentence) -> ConceptMention:
    """Return the mention with a size behind it that the scan for names leaves out: ``8×7B``, ``GShard 2.9B``."""
    tokens = analysis.tokens
    last = mention.last
    if last + 1 < sentence.last and tokens[last].text == "×" and not tokens[last - 1].spaced:
        last += 2
    elif last < sentence.last and tokens[last - 1].spaced and _SIZE.fullmatch(tokens[last].text):
        last += 1
    else:
        return mention
    surface = analysis.document.text[mention.span.start : tokens[last - 1].end]
    listed = analysis.lexicon.find(surface.replace("×", "x"), ConceptKind.MODEL)
    return replace(
        mention,
        concept=listed or mention.concept,
        surface=surface,
        span=Span(mention.span.start, tokens[last - 1].end),
        last=last,
        extended=listed is None,
    )


_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,2})?[BM]")


class _Coordinations:
    """What the words around coordinated names say of each of them."""

    def __init__(self, clauses: Clauses) -> None:
        self._groups: dict[int, tuple[list[Coordination], int]] = {}
        for _, groups in clauses.sentences:
            for place, group in enumerate(groups):
                for member in group.members:
                    self._groups[member.first] = (groups, place)

    def noun(self, first: int) -> str:
        """Return the word right behind the last of the names that stand together, empty behind a particle."""
        groups, place = self._groups.get(first, ([], 0))
        if place + 1 >= len(groups) or groups[place].chunk.particle or len(groups[place].members) < 2:
            return ""
        return groups[place + 1].chunk.text

    def compared(self, first: int) -> bool:
        """Return whether something is compared with the names that stand together here."""
        groups, place = self._groups.get(first, ([], 0))
        return bool(groups) and is_compared(groups, place)


def _rule(
    analysis: TextAnalysis, mention: ConceptMention, sentence: Sentence, following: str, coreference: _Coordinations
) -> str:
    """Return the rule by which a known name is believed to be a model, empty if it is not."""
    if mention.concept.artifact_type == "method":
        usual = mention.concept.notation in KNOWN_TECHNIQUES
        compared = _COMPARED.match(analysis.document.text, mention.span.end) or coreference.compared(mention.first)
        common = mention.concept.notation in COMMON_TECHNIQUES
        return "technique" if mention.sure and not common and (compared or not usual) else ""
    if mention.sure:
        return "lexicon-extended" if mention.extended else "lexicon"
    if mention.extended and mention.first + 1 == mention.last:
        return ""
    beside = any(
        other.sure and other.concept.artifact_type != "method" and abs(other.first - mention.last) <= 3
        for other in analysis.mentions_in(sentence)
        if other.kind is ConceptKind.MODEL and other.first != mention.first
    )
    called = following.casefold().startswith(CUES) and mention.surface.casefold() not in GENERIC_TERMS
    likened = _LIKENED.match(analysis.document.text, mention.span.end)
    return "lexicon-cue" if beside or called or likened else ""


_COMPARED = re.compile(r"(?:\([^()]{1,60}\))?(?:보다|에 비해|[와과] 비교|[을를] 능가|[와과] 같은 \w{1,6}보다)")
_LIKENED = re.compile(r"[와과]\s?같은\s(?:\w+\s){0,3}모델")


def _following(analysis: TextAnalysis, place: int, sentence: Sentence) -> str:
    """Return the word after a name, brackets and marks left out."""
    tokens = analysis.tokens
    while place < sentence.last and tokens[place].text in {"'", '"', "’", "”", "*", "**", ")"}:
        place += 1
    return tokens[place].text if place < sentence.last else ""


def variant_node(mention: ConceptMention) -> tuple[Iri, str]:
    """Return the node and label of a size or variant that the vocabulary does not list."""
    folded = key(mention.surface)
    names = [key(name) for name in mention.concept.names]
    known = max((name for name in names if folded.startswith(name)), key=len, default="")
    rest = mention.surface
    taken = 0
    while rest and taken < len(known):
        taken += len(key(rest[0]))
        rest = rest[1:]
    rest = rest.strip(" -_")
    if not known or not rest:
        return iris.model(mention.surface), mention.surface
    return iris.model(f"{mention.concept.notation} {rest}"), mention.surface
