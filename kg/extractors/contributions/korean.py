"""Takes names in Korean letters that stand in quotes before a noun for their kind: ``'표로 생각하기' 기법을 제안``."""

import re
from bisect import bisect_left

from kg.extractors.contributions.candidates import HEADS, ContributionCandidates, is_common
from kg.extractors.contributions.clauses import noun_kind
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass, beginnings

__all__ = ["take_korean"]

_QUOTED = re.compile(
    r"['‘\"“](?P<name>[가-힣][가-힣 ]{2,24})(?:\s?\((?P<gloss>[A-Z][\w \-]{2,48})\))?['’\"”]"
    r"(?:\s?\((?P<after>[A-Z][\w \-]{2,48})\))?\s?(?:이?라는\s)?(?:이름의\s)?(?:새로운\s)?(?P<noun>[가-힣]{2,6})"
    rf"[을를]?\s(?:\S{{1,6}}\s)?(?:{'|'.join(beginnings(WordClass.PRESENT))}|고안|설계)(?:한다|하|합|했|함|된|되)"
)


def take_korean(names: ContributionCandidates) -> None:
    """Take quoted Korean names that a sentence presents; the English in a bracket is another name of the same thing."""
    starts = [token.start for token in names.analysis.tokens]
    for sentence in names.analysis.sentences:
        if sentence.kind in HEADS or not _OPENS.search(sentence.text):
            continue
        for found in _QUOTED.finditer(sentence.text):
            kind = noun_kind(found["noun"])
            if not kind or is_common(found["gloss"] or found["after"] or found["name"]):
                continue
            english = found["gloss"] or found["after"]
            at = sentence.span.start + (found.start("gloss") if found["gloss"] else found.start("after"))
            if not english:
                english, at = found["name"], sentence.span.start + found.start("name")
            place = bisect_left(starts, at)
            if place < len(starts) and starts[place] == at and names.key(english) not in names.presented:
                names.present(
                    Chunk(WordClass.PHRASE, Particle.NONE, english, place, place + 1), sentence, "quoted", kind
                )


_OPENS = re.compile(r"['‘\"“][가-힣]")
