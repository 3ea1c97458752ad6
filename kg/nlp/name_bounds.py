"""Where runs of capitalised words end that hold known names: a name of its own stands before or behind each."""

from collections.abc import Iterator
from dataclasses import replace

from kg.model import PassageKind, Span
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import ConceptMention, Name, Sentence

__all__ = ["bounded_names"]

_LONGEST = 4
"""Words of a run that is taken for one name, though a known one stands in it."""


def bounded_names(analysis: TextAnalysis, sentence: Sentence) -> Iterator[Name]:
    """Yield the name-shaped words of a sentence, parted from known names that run together with them."""
    known: dict[int, list[ConceptMention]] = {}
    for mention in analysis.mentions_in(sentence):
        known.setdefault(mention.first, []).append(mention)
    for name in analysis.names_in(sentence):
        if known and sentence.kind is not PassageKind.TITLE and name.last - name.first > 1:
            yield _bounded(analysis, name, known)
        else:
            yield name


def _bounded(analysis: TextAnalysis, name: Name, known: dict[int, list[ConceptMention]]) -> Name:
    if name.surface[0].islower() and _is_said_of_known(name, known):
        return _part(analysis, name, name.first + 1, name.last)
    if name.last - name.first > _LONGEST and name.first not in known:
        for place in range(name.first + 1, name.last):
            if any(mention.sure and mention.last - place > 1 for mention in known.get(place, ())):
                return _part(analysis, name, name.first, place)
    return name


def _is_said_of_known(name: Name, known: dict[int, list[ConceptMention]]) -> bool:
    """Return whether a name opens with a word in lower case that is said of a known thing ("frozen Stable Diffusion").

    A technique with such a word is another one ("dynamic Classifier-Free Guidance").
    """
    return any(mention.concept.artifact_type != "method" for mention in known.get(name.first + 1, ()))


def _part(analysis: TextAnalysis, name: Name, first: int, last: int) -> Name:
    span = Span(analysis.tokens[first].start, analysis.tokens[last - 1].end)
    begin = span.start - name.span.start
    surface = name.surface[begin : begin + span.end - span.start]
    return replace(name, span=span, surface=surface, first=first, last=last)
