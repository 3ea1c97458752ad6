"""Tells what a paper introduces from a known thing that merely has its name: Orca the system and Orca the model.

A vocabulary knows the paper that presented a concept. What another paper presents under that name is another thing if
the paper is called after it ("Ferret: ...") or spells its name out in other words.
"""

import re
from collections.abc import Collection, Iterable

from kg.model import Iri, PassageKind
from kg.nlp.analysis import TextAnalysis
from kg.nlp.names import title_end
from kg.nlp.words import CONNECTORS
from kg.vocabularies import Concept, ConceptKind, key

__all__ = ["is_anothers", "is_namesake", "namesake_label"]

_WORD = re.compile(r"\w+")
_LONGEST_NOTE = 9  # words
_ALIKE = 0.5


def is_namesake(analysis: TextAnalysis, names: Iterable[str], concept: Concept) -> bool:
    """Return whether what a paper introduces merely has the name of a concept.

    Args:
        analysis: the paper's text.
        names: how the text calls what it introduces.
        concept: a concept with one of these names.
    """
    own = analysis.entry.arxiv
    if concept.paper and concept.paper == own:
        return False
    keys = {key(name) for name in names}
    spelled_out = _spelled_out(analysis, keys)
    if any(_are_alike(name, long) for name in concept.names for long in spelled_out):
        return False
    if concept.paper and own and analysis.title_name is not None:
        titled = key(analysis.title_name.surface)
        if any(key(name) == titled for name in concept.names):
            return True
    short = {key(name) for name in names if " " not in name}
    if any(" " in name and not any(each in key(name) for each in short) for name in concept.names):
        return bool(spelled_out)  # the concept has a long form, too, which is unlike
    return bool(concept.paper and own) and any(_is_in_title(analysis, long) for long in spelled_out)


def is_anothers(analysis: TextAnalysis, names: Collection[str]) -> bool:
    """Return whether names are those of a concept that another paper presents, and not of a namesake.

    Args:
        analysis: the paper's text.
        names: how the text calls one thing.
    """
    own = analysis.entry.arxiv
    if not own:
        return False
    found: dict[Iri, Concept] = {}
    for name in names:
        concepts = [analysis.lexicon.find(name, kind) for kind in (ConceptKind.MODEL, ConceptKind.BENCHMARK)]
        if not any(concepts) and " " not in name:
            return False
        found |= {concept.iri: concept for concept in concepts if concept is not None}
    if not found or any(not concept.paper or concept.paper == own for concept in found.values()):
        return False
    return not any(is_namesake(analysis, names, concept) for concept in found.values())


def namesake_label(analysis: TextAnalysis, name: str) -> str:
    """Return a name with what tells it from others of that name: its long form, else the rest of the title."""
    spelled_out = _spelled_out(analysis, {key(name)})
    note = min(spelled_out, default="") or _subtitle(analysis) or analysis.entry.arxiv
    return f"{name} ({note})" if note else name


def _spelled_out(analysis: TextAnalysis, keys: set[str]) -> list[str]:
    """Return the long forms that the text gives for any of some names."""
    found = {each.long: each.short.casefold() for each in analysis.abbreviations if key(each.short) in keys}
    return [long for long, short in found.items() if len(_words(long)) > 1 and short not in _words(long)]


def _are_alike(name: str, long: str) -> bool:
    """Return whether two long forms share half of their words."""
    one, other = _words(name), _words(long)
    return len(one) > 1 and len(one & other) >= _ALIKE * min(len(one), len(other))


def _is_in_title(analysis: TextAnalysis, long: str) -> bool:
    titles = (analysis.text(each.first, each.last) for each in analysis.sentences if each.kind is PassageKind.TITLE)
    return any(_words(long) <= _words(title) for title in titles)


def _words(name: str) -> set[str]:
    return {word for word in _WORD.findall(name.casefold()) if word not in CONNECTORS}


def _subtitle(analysis: TextAnalysis) -> str:
    title = next((each for each in analysis.sentences if each.kind is PassageKind.TITLE), None)
    end = title_end(analysis.tokens, title) if title is not None else None
    if title is None or end is None or end + 1 >= title.last:
        return ""
    words = analysis.text(end + 1, title.last).split()
    return " ".join(words[:_LONGEST_NOTE]) + ("…" if len(words) > _LONGEST_NOTE else "")
