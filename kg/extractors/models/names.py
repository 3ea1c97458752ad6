"""Finds where an entry names other people's models: known ones, their variants, and unknown ones by context."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg import identifiers
from kg.extractors.rules.models import COMPARING, CUES, KNOWN_TECHNIQUES, NOT_A_MODEL, OPEN_SHAPES
from kg.extractors.rules.words import GENERIC_TERMS
from kg.extractors.text.analysis import Analysis, Mention, Sentence
from kg.extractors.text.gloss import Group, Part
from kg.lexicon import Concept, ConceptKind, key
from kg.model import Iri, Layout, PassageKind, Span

__all__ = ["ModelSighting", "find_models"]


@dataclass(frozen=True, slots=True)
class ModelSighting:
    """A model named in a sentence.

    Attributes:
        node: the model's IRI.
        label: its label (of the vocabulary, or as written).
        concept: its concept, None where the vocabulary does not list it.
        family: the concept that an unlisted size or variant belongs to.
        sentence: the sentence.
        span: where the name stands.
        surface: the name as written.
        rule: how it was found.
    """

    node: Iri
    label: str
    concept: Concept | None
    family: Concept | None
    sentence: Sentence
    span: Span
    surface: str
    rule: str


def find_models(analysis: Analysis) -> tuple[ModelSighting, ...]:
    """Return the models that an entry names and that are not the paper's own, in the order of the text."""
    own = _Own(analysis)
    data = {sighting.span for sighting in analysis.benchmarks if sighting.rule not in _WEAK_RULES}
    found = [*_known(analysis, own, data), *_open(analysis, own)]
    return tuple(sorted(_by_family(found), key=lambda sighting: sighting.span))


_WEAK_RULES = frozenset(("beside-known", "repeated", "lexicon-cue"))


class _Own:
    """The names of what the paper introduces, with their sizes and variants."""

    def __init__(self, analysis: Analysis) -> None:
        names = {name for i in analysis.introductions for name in (i.name, *i.others)}
        if analysis.title_name is not None:
            names.add(analysis.title_name.surface)
        self._keys = {key(name) for name in names}
        self._longer = tuple(folded for folded in self._keys if len(folded) > 2)
        self._parted = tuple(f"{name.casefold()}{joint}" for name in names if len(name) > 2 for joint in "-_ ")

    def has(self, name: str, *, listed: bool) -> bool:
        """Return whether a name is the paper's own, or extends an own name (a listed one: by a joint)."""
        folded = key(name)
        return (
            folded in self._keys
            or name.casefold().startswith(self._parted)
            or (not listed and folded.startswith(self._longer))
        )


# -- names of the vocabulary -------------------------------------------------------------------------------------------


def _known(analysis: Analysis, own: _Own, data: set[Span]) -> Iterator[ModelSighting]:
    for mention in analysis.of_kind(ConceptKind.MODEL):
        sentence = analysis.sentences[mention.sentence]
        if mention.span in data:
            continue
        mention = (_from_table if _is_table(analysis, sentence) else _whole)(analysis, mention, sentence)
        following = _following(analysis, mention.last, sentence)
        if (
            own.has(mention.surface, listed=not mention.extended)
            or following.startswith(NOT_A_MODEL)
            or _is_garbled(mention.surface)
        ):
            continue
        rule = _rule(analysis, mention, sentence, following)
        if not rule:
            continue
        if mention.extended:
            node, label = _variant(mention)
            yield ModelSighting(node, label, None, mention.concept, sentence, mention.span, mention.surface, rule)
        else:
            concept = mention.concept
            yield ModelSighting(
                concept.iri, concept.label, concept, None, sentence, mention.span, mention.surface, rule
            )


_SIZED = re.compile(r"\s+[vV]?\d+(?:\.\d+)?[BbMm]?\b.*")


def _from_table(analysis: Analysis, mention: Mention, sentence: Sentence) -> Mention:
    """Return the mention without its size, which in a table run together is another column, as one of the family."""
    bare = _SIZED.sub("", mention.surface)
    if bare == mention.surface:
        return mention
    concepts = analysis.lexicon.concepts
    above = next((concepts[iri] for iri in mention.concept.broader if iri in concepts), None)
    concept = mention.concept if mention.extended or above is None else above
    span = Span(mention.span.start, mention.span.start + len(bare))
    return replace(mention, concept=concept, surface=bare, span=span, extended=False)


def _whole(analysis: Analysis, mention: Mention, sentence: Sentence) -> Mention:
    """Return the mention with a size behind it that the scan for names leaves out: ``8×7B``, ``GShard 2.9B``."""
    tokens = analysis.tokens
    last = mention.last
    if last + 1 < sentence.last and tokens[last].text == "×" and not tokens[last - 1].spaced:
        last += 2
    elif last < sentence.last and tokens[last - 1].spaced and _SIZE.fullmatch(tokens[last].text):
        last += 1
    else:
        return mention
    surface = analysis.document.text[mention.span.start : tokens[last - 1].span.end]
    listed = analysis.lexicon.find(surface.replace("×", "x"), ConceptKind.MODEL)
    return replace(
        mention,
        concept=listed or mention.concept,
        surface=surface,
        span=Span(mention.span.start, tokens[last - 1].span.end),
        last=last,
        extended=listed is None,
    )


_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,2})?[BM]")


def _rule(analysis: Analysis, mention: Mention, sentence: Sentence, following: str) -> str:
    """Return the rule by which a known name is believed to be a model, empty if it is not."""
    if mention.concept.sort == "method":
        cued = following.startswith(CUES) or any(word in sentence.text for word in COMPARING)
        compared = _COMPARED.match(analysis.document.text, mention.span.end)
        usual = mention.concept.notation in KNOWN_TECHNIQUES and compared is None
        return "technique" if cued and not usual and mention.sure else ""
    if mention.sure:
        return "lexicon-extended" if mention.extended else "lexicon"
    if mention.extended and mention.first + 1 == mention.last:
        return ""
    beside = any(
        other.sure and other.concept.sort != "method" and abs(other.first - mention.last) <= 3
        for other in analysis.mentions_in(sentence)
        if other.kind is ConceptKind.MODEL and other.first != mention.first
    )
    called = following.casefold().startswith(CUES) and mention.surface.casefold() not in GENERIC_TERMS
    likened = _LIKENED.match(analysis.document.text, mention.span.end)
    return "lexicon-cue" if beside or called or likened else ""


_COMPARED = re.compile(r"(?:\([^()]{1,60}\))?(?:보다|에 비해|[와과] 비교|[을를] 능가|[와과] 같은 \w{1,6}보다)")
_LIKENED = re.compile(r"[와과]\s?같은\s(?:\w+\s){0,3}모델")


def _following(analysis: Analysis, place: int, sentence: Sentence) -> str:
    """Return the word after a name, brackets and marks left out."""
    tokens = analysis.tokens
    while place < sentence.last and tokens[place].text in {"'", '"', "’", "”", "*", "**", ")"}:
        place += 1
    return tokens[place].text if place < sentence.last else ""


def _variant(mention: Mention) -> tuple[Iri, str]:
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
        return identifiers.model(mention.surface), mention.surface
    return identifiers.model(f"{mention.concept.notation} {rest}"), mention.surface


_GARBLED = re.compile(r"\d\.\d+\.\d|(?:\d[\d.]*[A-Za-z]?\s+){2,}\d|\d+\.\d+\s*$(?<=\d\.\d\d)")


def _is_garbled(surface: str) -> bool:
    """Return whether a name was run together with the numbers of a table."""
    return bool(_GARBLED.search(surface)) or len(re.findall(r"(?<![\w.])\d", surface)) > 3


def _is_table(analysis: Analysis, sentence: Sentence) -> bool:
    """Return whether a sentence of a translated paper is a table run together: full of numbers."""
    if analysis.entry.layout is not Layout.SECTIONS:
        return False
    numbers = len(analysis.numbers_in(sentence))
    return numbers >= 8 and numbers * 7 > sentence.last - sentence.first


def _by_family(found: list[ModelSighting]) -> list[ModelSighting]:
    """Fold the sizes of a family into it where the text speaks of the family at large (in a whole paper)."""
    often: dict[Iri, int] = {}
    for sighting in found:
        often[sighting.node] = often.get(sighting.node, 0) + 1
    kept = []
    for sighting in found:
        above = sighting.concept.broader if sighting.concept else ((sighting.family.iri,) if sighting.family else ())
        sized = re.search(r"\d[BbMm]\b", sighting.surface)
        if not (sized and any(often.get(iri, 0) >= _AT_LARGE for iri in above)):
            kept.append(sighting)
    return kept


_AT_LARGE = 5


# -- names that no vocabulary knows ------------------------------------------------------------------------------------


_SHAPES = tuple((rule, re.compile(pattern)) for rule, pattern in OPEN_SHAPES)


def _open(analysis: Analysis, own: _Own) -> Iterator[ModelSighting]:
    data = {key(sighting.surface) for sighting in analysis.benchmarks}
    kept: dict[str, str] = {}
    for sentence, groups in analysis.clauses:
        if sentence.kind in {PassageKind.TITLE, PassageKind.HEADING} or _is_table(analysis, sentence):
            continue
        for place, group in enumerate(groups):
            for member in group.members:
                if member.sort != "NAME" or member.mentions or own.has(member.text, listed=False):
                    continue
                folded = key(member.text)
                if folded in data or _is_plural(member.text) or _is_garbled(member.text):
                    continue
                rule = _open_rule(groups, place, group, member)
                if rule:
                    kept.setdefault(folded, member.text)
                    yield _unknown(analysis, sentence, member, kept[folded], rule)


def _open_rule(groups: list[Group], place: int, group: Group, member: Part) -> str:
    following = groups[place + 1].part if place + 1 < len(groups) else None
    if following is not None and following.text.startswith(NOT_A_MODEL):
        return ""
    if any(_is_model(other) for other in group.members) and not _SHORT.fullmatch(member.text):
        return "open-beside"
    shape = next((rule for rule, pattern in _SHAPES if pattern.fullmatch(member.text)), "")
    if shape == "size":
        return "open-size"
    noun = following is not None and following.sort == "KIND" and following.text.startswith(CUES)
    compared = group.part.ending == "THAN" or any(
        other.part.text.startswith(COMPARING) for other in groups[place + 1 : place + 3]
    )
    if shape and (noun or compared):
        return "open-family"
    if compared and _ACRONYM.fullmatch(member.text) is None:
        return "open-compared"
    return ""


def _is_model(part: Part) -> bool:
    model = part.model
    if model is None or not model.sure:
        return False
    return model.concept.sort != "method" or model.concept.notation not in KNOWN_TECHNIQUES


def _is_plural(name: str) -> bool:
    return name.endswith("s") and not name.endswith(("ss", "us", "is"))


_SHORT = re.compile(r"[A-Z]{1,2}|.*[@%].*")
_ACRONYM = re.compile(r"[A-Z]{1,4}|\W.*|\d.*|.*[@%×].*")


def _unknown(analysis: Analysis, sentence: Sentence, part: Part, label: str, rule: str) -> ModelSighting:
    surface, label = part.text.rstrip(_FOOTNOTES), label.rstrip(_FOOTNOTES)
    start = analysis.tokens[part.first].span.start
    span = Span(start, start + len(surface))
    concept = analysis.lexicon.find(surface, ConceptKind.MODEL) if surface != part.text else None
    node, label = (concept.iri, concept.label) if concept else (identifiers.model(label), label)
    return ModelSighting(node, label, concept, None, sentence, span, surface, rule)


_FOOTNOTES = "¹²³⁴⁵⁶⁷⁸⁹⁰†‡*"
