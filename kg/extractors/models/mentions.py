"""Where a text names a model, and signs that words are not a model's name: a table run together."""

import re
from dataclasses import dataclass

from kg.extractors.models.rules import COMPARING
from kg.model import Iri, Layout
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Mention, Sentence
from kg.nlp.coordination import Coordination
from kg.nlp.word_classes import Particle, WordClass
from kg.vocabularies import Concept

__all__ = ["ModelFinds", "ModelMention", "ModelMentions", "is_compared", "is_garbled", "is_table"]


@dataclass(frozen=True, slots=True)
class ModelMention(Mention):
    """Words that name somebody else's model.

    Attributes:
        node: the model's IRI.
        label: its label (of the vocabulary, or as written).
        concept: its concept, None where the vocabulary does not list it.
        family: the concept that an unlisted size or variant belongs to.
        sentence: the sentence.
        rule: how it was found.
        probability: how likely the name is that of another's model.
    """

    node: Iri
    label: str
    concept: Concept | None
    family: Concept | None
    sentence: Sentence
    rule: str
    probability: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelFinds:
    """Where rules find that an entry names models of others, in the order of the text."""

    mentions: tuple[ModelMention, ...]


@dataclass(frozen=True, slots=True)
class ModelMentions:
    """The models of others that an entry names by what was decided of its names, in the order of the text."""

    mentions: tuple[ModelMention, ...]


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


def is_compared(groups: list[Coordination], place: int) -> bool:
    """Return whether the words behind the names at a place compare something with them."""
    particle = groups[place].chunk.particle
    if particle in {Particle.THAN, Particle.TOPIC, Particle.SUBJECT}:
        return particle is Particle.THAN
    for group in groups[place + 1 : place + 4]:
        if group.members or group.chunk.word_class in {WordClass.PRESENT, WordClass.MAKE, WordClass.USED}:
            return group.chunk.text.startswith(COMPARING)
        if group.chunk.text.startswith(COMPARING):
            return True
    return False
