"""Takes names in Korean letters: quoted before a noun for their kind (``'표로 생각하기' 기법을 제안``), or a title's.

A title "... with Foo Bar Baz" may name what the text writes in Hangul (``푸 바 바즈라는 기법을``).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extractors.contributions.candidates import HEADS, ContributionCandidates, is_common
from kg.extractors.contributions.clauses import noun_kind
from kg.nlp.annotations import Sentence, Token
from kg.nlp.chunking import Chunk
from kg.nlp.transliteration import is_transliteration, without_particle
from kg.nlp.word_classes import Particle, WordClass, beginnings
from kg.vocabularies import key

__all__ = ["take_korean", "take_transliterated"]

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


def take_transliterated(names: ContributionCandidates) -> None:
    """Take the capitalised words that a title without colon ends with, if the text puts them into Hangul."""
    title = names.title
    found = None if title is None or ":" in title.text else _MEANS.search(title.text)
    if title is None or found is None or is_common(found[1]):
        return
    words = found[1].split()
    tokens = names.analysis.tokens
    place = next(at for at in range(title.first, title.last) if tokens[at].start >= title.span.start + found.start(1))
    if any(mention.sure for mention in names.analysis.known(tokens[place].span)):
        return
    for sentence in names.analysis.sentences:
        last = sentence.last - len(words) + 1
        if sentence.kind in HEADS:
            continue
        for first in range(sentence.first, last):
            written = _transliterated(tokens[first : first + len(words)], words)
            if written:
                names.same.setdefault(key(written), key(found[1]))
                titled = Chunk(WordClass.PHRASE, Particle.NONE, found[1], place, title.last)
                rule = _said(sentence, written)
                names.present(titled, title, "title" if rule else "title-tail")
                chunk = Chunk(WordClass.PHRASE, Particle.NONE, written, first, first + len(words))
                names.present(chunk, sentence, rule or "title-tail")
                return


def _said(sentence: Sentence, written: str) -> str:
    """Return the rule by which a sentence says what a name in Hangul is, empty if it does not."""
    behind = sentence.text[sentence.text.find(written) + len(written) :]
    if _CALLED.match(behind):
        return "called-kind"
    found = _IS_KIND.search(behind)
    return "is-kind" if found is not None and noun_kind(found[1]) else ""


_CALLED = re.compile(r"['’\"”]?이?라는\s")
_IS_KIND = re.compile(r"([가-힣]{2,5})(?:입니다|이다|이며|으로)\b")
_MEANS = re.compile(r"\b(?:with|via|through|using|by) ([A-Z][\w-]*(?: [A-Z][\w-]*){1,3})$")


def _transliterated(tokens: Sequence[Token], words: Sequence[str]) -> str:
    """Return the words that tokens put into Hangul, as the text writes them; empty if they are others."""
    pairs = zip(tokens, words, strict=True)
    if not all("가" <= token.text[0] <= "힣" and is_transliteration(token.text, word) for token, word in pairs):
        return ""
    return without_particle(" ".join(token.text for token in tokens))
