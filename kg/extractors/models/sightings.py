"""Where a text names a model, and what tells that words are no model's name: a table run together."""

import re
from dataclasses import dataclass

from kg.extractors.models.rules import COMPARING
from kg.model import Iri, Layout, Span
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Sentence
from kg.nlp.coordination import Group
from kg.vocabularies import Concept

__all__ = ["ModelSighting", "is_compared", "is_garbled", "is_table"]


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


_GARBLED = re.compile(r"\d\.\d+\.\d|(?:\d[\d.]*[A-Za-z]?\s+){2,}\d|\d+\.\d+\s*$(?<=\d\.\d\d)")


def is_garbled(surface: str) -> bool:
    """Return whether a name was run together with the numbers of a table."""
    return bool(_GARBLED.search(surface)) or len(re.findall(r"(?<![\w.])\d", surface)) > 3


def is_table(analysis: TextAnalysis, sentence: Sentence) -> bool:
    """Return whether a sentence of a translated paper is a table run together: full of numbers."""
    if analysis.entry.layout is not Layout.SECTIONS:
        return False
    numbers = len(analysis.numbers_in(sentence))
    return numbers >= 8 and numbers * 7 > sentence.last - sentence.first


def is_compared(groups: list[Group], place: int) -> bool:
    """Return whether the words behind the names at a place compare something with them."""
    ending = groups[place].part.ending
    if ending in {"THAN", "TOPIC", "SUBJECT"}:
        return ending == "THAN"
    for group in groups[place + 1 : place + 4]:
        if group.members or group.part.sort in {"PRESENT", "MAKE", "USED"}:
            return group.part.text.startswith(COMPARING)
        if group.part.text.startswith(COMPARING):
            return True
    return False
