"""Whose a number of an English sentence is: that of the clause's subject, or of the system that it is set beside."""

import re
from collections.abc import Sequence

from kg.extractors.results.qualifiers import surroundings
from kg.extractors.results.subjects import OWN, is_system
from kg.nlp.chunking import Chunk, ChunkedSentence
from kg.nlp.word_classes import WordClass
from kg.vocabularies import key

__all__ = ["english_owner", "english_owner_beside", "improved_base"]

_OBJECT_OF = frozenset(
    (
        *(
            "over",
            "than",
            "on",
            "with",
            "using",
            "by",
            "like",
            "against",
            "to",
            "from",
            "of",
            "for",
            "in",
            "via",
            "and",
            "as",
            "vs",
        ),
        *(
            "including",
            "versus",
            "beats",
            "beating",
            "into",
            "across",
            "under",
            "through",
            "baseline",
            "baselines",
            "unlike",
        ),
    )
)
_VERBS = re.compile(
    r"(?:achiev|reach|outperform|surpass|obtain|attain|improv|exceed|scor|get|gain|yield|boost|increas|reduc|deliver|"
    r"set|show|demonstrat|perform|beat|lead|resolv|solv|rais|lower|drop|fall|fell|rose|ris|match|report|record|hit|earn|"
    r"secur|produc|provid|enabl|retain|maintain|complet|succeed|answer|establish|lag|trail|attack|tops?$|ranks?$|cuts?$|"
    r"can$|is$|are$|was$|has$|significantly|consistently|substantially|only|also|even|still)",
    re.IGNORECASE,
)
_OWN_SUBJECTS = frozenset(("we", "our", "ours", "it", "proposed", "this", "its"))
_HUMANS = re.compile(r"(?:humans?|experts?|annotators?|clinicians?|physicians?|people|participants?)$", re.IGNORECASE)
_MODELS = re.compile(r"(?:models?|llms?|mllms?|vlms?|lvlms?|agents?|systems?)$", re.IGNORECASE)


def english_owner(
    chunked: ChunkedSentence, place: int, benchmarks: frozenset[int], own: frozenset[str], presented: bool
) -> Chunk | str:
    """Return the system that reached the number at ``place``.

    Args:
        chunked: the sentence.
        place: where the number stands.
        benchmarks: the first tokens of the names that are benchmarks, so not systems.
        own: the keys of the names that the paper presents.
        presented: the paper presents a benchmark and no system, so that it measures others' models.

    Returns:
        A chunk that names the system, ``OWN`` for the paper's own, "human" or "models" for unnamed ones.
    """
    chunks = chunked.chunks
    beside = _beside(chunked, place, benchmarks)
    if beside is not None:
        return beside
    loose: Chunk | str = ""
    for at in range(place - 1, -1, -1):
        chunk = chunks[at]
        if chunk.word_class is WordClass.STOP:
            break
        found = _subject(chunks, at, benchmarks, own, presented)
        if not found or not _has_verb(chunks, at, place):
            continue
        if _is_followed_by_verb(chunks, at, place):
            return found
        loose = loose or found
    return loose or ("models" if presented else OWN)


def _subject(
    chunks: Sequence[Chunk], at: int, benchmarks: frozenset[int], own: frozenset[str], presented: bool
) -> Chunk | str:
    """Return what the word at a place names if it can be a subject, else empty."""
    chunk, word = chunks[at], chunks[at].text.casefold()
    named = is_system(chunk, benchmarks) or (chunk.word_class is WordClass.PHRASE and key(chunk.text) in own)
    if named and _SCORE.match(" ".join(each.text.casefold() for each in chunks[at + 1 : at + 3])):
        return ""  # a metric without a name that is known ("a CLIP-R score of 29.5", "CLIP scores by 3.49")
    if named:
        if presented and _is_only_example(chunks, at, benchmarks):
            return chunk
        if _is_doing(chunks, at) and _VERBS.match(chunks[at + 1].text):
            return chunk  # "with GPT-4 achieving only 45%"
        return "" if _is_object(chunks, at) or _is_aside(chunks, at) else chunk
    if word in _OWN_SUBJECTS and not (presented and word in {"its", "this", "it"}):
        return OWN
    if _is_object(chunks, at) and not _is_doing(chunks, at):
        return ""
    if _HUMANS.match(word) and (word.startswith("human") or (at and chunks[at - 1].text.casefold() in _HUMAN_KINDS)):
        return "human"
    return "models" if presented and _MODELS.search(word) else ""


def _is_doing(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a word is the subject of a participle ("with agents achieving 45%")."""
    following = chunks[at + 1].text if at + 1 < len(chunks) else ""
    return at > 0 and chunks[at - 1].text.casefold() == "with" and following.endswith("ing")


_SCORE = re.compile(r"scores? (?:of|by)$")
_HUMAN_KINDS = frozenset(("human", "domain", "medical", "expert", "trained", "top"))


def _is_only_example(chunks: Sequence[Chunk], at: int, benchmarks: frozenset[int]) -> bool:
    """Return whether a name is the one example of systems ("even models like GPT-4 achieve")."""
    before = [chunk.text.casefold() for chunk in chunks[max(0, at - 2) : at]]
    if not before or before[-1] not in {"like", "including", "as", "e.g", "e.g."}:
        return False
    following = chunks[at + 1 : at + 3]
    return not any(is_system(chunk, benchmarks) for chunk in following[1:]) or following[0].word_class not in {
        WordClass.AND,
        WordClass.COMMA,
    }


def _is_aside(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a name alone fills a bracket ("FooNet (FN) achieves") and is not a model's ("the agent (o3)")."""
    if (
        not 0 < at < len(chunks) - 1
        or chunks[at - 1].word_class is not WordClass.OPEN
        or chunks[at + 1].word_class is not WordClass.CLOSE
    ):
        return False
    chunked = at > 1 and _MODELS.search(chunks[at - 2].text) and not chunks[at - 2].text.endswith("s")
    return not chunked


def _is_followed_by_verb(chunks: Sequence[Chunk], at: int, place: int) -> bool:
    """Return whether the verb stands close behind a subject, without a comma between."""
    for chunk in chunks[at + 1 : min(at + 5, place)]:
        if chunk.word_class is WordClass.COMMA:
            return False
        if chunk.word_class in {WordClass.GAIN, WordClass.REACH} or _VERBS.match(chunk.text):
            return True
    return False


def improved_base(chunks: Sequence[Chunk], place: int, benchmarks: frozenset[int]) -> Chunk | None:
    """Return the system that starts at the number at ``place`` ("improves GPT-4 from 70.1 to 75.3"), if any."""
    for at in range(place - 1, max(place - 9, 0), -1):
        chunk = chunks[at]
        if chunk.word_class in {WordClass.COMMA, WordClass.STOP}:
            return None
        if is_system(chunk, benchmarks):
            return chunk if _is_object(chunks, at) else None
    return None


def english_owner_beside(chunked: ChunkedSentence, place: int) -> Chunk | str | None:
    """Return the system that a number is set beside, None if none is."""
    return _beside(chunked, place, frozenset())


def _beside(chunked: ChunkedSentence, place: int, benchmarks: frozenset[int]) -> Chunk | str | None:
    """Return the system that a number is set beside ("GPT-4's 42%", "GPT-4 (42%)", "42% for GPT-4"), if any."""
    chunks, number = chunked.chunks, chunked.chunks[place].number
    if not place or number is None:
        return None
    before = surroundings(chunked.sentence, number).before
    if _OF_HUMANS.search(before):
        return "human"
    if _POSSESSIVE.search(before):
        for chunk in reversed(chunks[max(0, place - 4) : place]):
            if is_system(chunk, benchmarks):
                return chunk
    at = place - 1
    while at > 0 and (
        chunks[at].word_class in {WordClass.PLUS, WordClass.TILDE} or chunks[at].text in {"=", "<", ">", "≈"}
    ):
        at -= 1
    if chunks[at].word_class is WordClass.OPEN and at and is_system(chunks[at - 1], benchmarks):
        closes = any(chunk.word_class is WordClass.CLOSE for chunk in chunks[place + 1 : place + 9])
        return chunks[at - 1] if closes else None
    if at == place - 1 and _is_listed(chunks, at) and is_system(chunks[at], benchmarks):
        return chunks[at]
    behind = chunks[place + 1 : place + 4]
    if len(behind) > 1 and behind[0].text.casefold() in {"for", "by"} and is_system(behind[1], benchmarks):
        return behind[1]
    return None


def _is_listed(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a name with its number behind it is one of a list ("A achieves 36.2%, B 34.6%, and C 24.9%")."""
    named = chunks[at].model is not None or _NUMBERED.search(chunks[at].text)
    if at > 1 and chunks[at - 1].word_class is WordClass.SLASH and chunks[at].name is not None:
        at -= 2  # its maker stands before it ("gemini/gemini-2.5-pro")
    joints = 0
    while at - 1 - joints > 0 and chunks[at - 1 - joints].word_class in {WordClass.COMMA, WordClass.AND}:
        joints += 1
    measured = [chunk.word_class for chunk in chunks[max(0, at - joints - 2) : at - joints]]
    return joints > 0 and bool(named) and WordClass.NUMBER in measured


_NUMBERED = re.compile(r"-?\d")
_POSSESSIVE = re.compile(r"['’]s?\s(?:[\w@-]+\s){0,3}$")
_OF_HUMANS = re.compile(
    r"\bhuman(?:s|[- ]\w+)?(?:['’]s?)?\s(?:[\w-]+\s){0,2}?"
    r"(?:of|at|is|was|reach\w*|achiev\w*|near\w*|approach\w*|exceed\w*)\s"
    r"(?:about |around |over )?$",
    re.IGNORECASE,
)


def _has_verb(chunks: Sequence[Chunk], at: int, place: int) -> bool:
    """Return whether a verb of measuring stands between a subject and a number, with no other clause between."""
    for chunk in chunks[at + 1 : place]:
        if chunk.word_class in {WordClass.GAIN, WordClass.REACH} or _VERBS.match(chunk.text):
            return True
    return False


def _is_object(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a name is the object of a preposition or a verb, not a subject."""
    place = at - 1
    while place >= 0 and chunks[place].text.casefold() in {
        "the",
        "a",
        "an",
        "its",
        "both",
        "prior",
        "previous",
        "strong",
        "best",
        "larger",
        "base",
    }:
        place -= 1
    if place < 0:
        return False
    before = chunks[place]
    word = before.text.casefold()
    if word == "and" or before.word_class in {WordClass.COMMA, WordClass.SLASH}:
        # joined to what stands in front: an object if that is one
        return place > 0 and is_system(chunks[place - 1], frozenset()) and _is_object(chunks, place - 1)
    return word in _OBJECT_OF or (before.word_class in {WordClass.GAIN} and before.text.isascii())
