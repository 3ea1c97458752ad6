"""What the layout of a title shows: the name before its colon or behind its last preposition, and its kind."""

import re

from kg.extractors.contributions.candidates import HEADS, ContributionCandidates, initials, is_common
from kg.extractors.contributions.clauses import noun_kind
from kg.extractors.contributions.words import COMMON, UNTITLED
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import Chunk
from kg.nlp.names import is_strong, title_end
from kg.nlp.word_classes import Particle, WordClass
from kg.nlp.word_search import word_ends
from kg.nlp.words import GENERIC_TERMS
from kg.vocabularies import key

__all__ = ["abbreviated", "opens_phrase", "take_abbreviated", "take_title", "title_kind", "title_names"]

_PREPOSITIONS = frozenset(
    ("for", "of", "to", "in", "with", "via", "by", "from", "on", "through", "that", "using", "at", "as")
)
_PLAIN_KINDS = frozenset(("model", "models", "dataset", "benchmark", "framework"))


_OPENERS = frozenset(
    (
        "from",
        "towards",
        "toward",
        "on",
        "how",
        "why",
        "what",
        "when",
        "where",
        "which",
        "is",
        "are",
        "do",
        "does",
        "can",
        "beyond",
        "the",
        "leave",
        "show",
        "mind",
    )
)


def take_title(names: ContributionCandidates) -> None:
    """Take the name before the title's colon, else the one it reports on or ends with."""
    title = names.title
    if title is None:
        return
    tokens = names.analysis.tokens
    end = title_end(tokens, title)
    if end is None:
        _untitled(names, title)
        return
    rest = title.text[tokens[end].end - title.span.start :]
    name = names.analysis.title_name
    if name is None:
        phrase = names.analysis.text(title.first, end) if end > title.first else ""
        if 1 < len(phrase.split()) <= 5 and not (names.survey or _is_phrase(phrase)) and _is_spoken_of(names, phrase):
            names.present(
                Chunk(WordClass.NAME, Particle.NONE, phrase, title.first, end), title, "title", title_kind(rest)
            )
        return
    for written in title_names(name.surface):
        said = any(s.kind not in HEADS and written in s.text for s in names.analysis.sentences)
        words = written.split()
        if (
            not words
            or written.casefold() in UNTITLED
            or _CONTRAST.search(written)
            or (not said and not name.strong and len(words) > 1 and not _is_family(written))
            or (opens_phrase(written) and not (said and name.strong))
            or (not said and (len(words) > 4 or is_common(written)))
            or (" " in name.surface and names.survey)
            or (len(words) > 1 and not any(is_strong(chunk) for chunk in _PARTS.split(written)) and _is_phrase(written))
        ):
            continue
        first = next(i for i in range(name.first, name.last) if written.startswith(tokens[i].text))
        names.present(
            Chunk(WordClass.NAME, Particle.NONE, written, first, name.last, name=name),
            title,
            "title",
            "model" if _is_family(written) else title_kind(rest),
        )


def _is_family(words: str) -> bool:
    """Return whether two words name a family of models that a title presents ("Prismatic VLMs")."""
    first, _, noun = words.partition(" ")
    return (
        first.istitle()
        and noun.endswith("s")
        and (noun.casefold() in GENERIC_TERMS or noun.casefold() in _FAMILIES)
        and not (is_common(words) or opens_phrase(words) or first.casefold() in COMMON)
    )


_FAMILIES = frozenset(("models", "agents", "transformers", "networks"))
_PARTS = re.compile(r"[\s-]+")
_CONTRAST = re.compile(r"\b(?:vs\.?|versus|or|beyond|meets?|without)(?!\w)", re.IGNORECASE)


def _is_phrase(words: str) -> bool:
    """Return whether what stands before a title's colon is the subject of the paper, not the name of a thing."""
    return bool(opens_phrase(words) or _CONTRAST.search(words) or is_common(words))


def _is_spoken_of(names: ContributionCandidates, words: str) -> bool:
    """Return whether the text uses a phrase of the title as a name: in English, and with a particle behind it."""
    texts = [s.text for s in names.analysis.sentences if s.kind not in HEADS]
    return any(_BEFORE_PARTICLE.match(text, end) for text in texts for end in word_ends(words, text))


_BEFORE_PARTICLE = re.compile(r"['\"”’)*]{0,4}(?:\([^()]{1,40}\))?['\"”’*]{0,3}[가-힣]")


def _untitled(names: ContributionCandidates, title: Sentence) -> None:
    """Take the name of a title without colon that is a report on it, or ends with it ("... with LLMsuite")."""
    found = _REPORT.fullmatch(title.text) or _TAIL.search(title.text)
    if found is None:
        return
    word = found[1].split()[0]
    tokens = names.analysis.tokens
    place = next((i for i in range(title.first, title.last) if found[1].startswith(tokens[i].text)), -1)
    if place < 0 or (found.re is _TAIL and names.analysis.known(tokens[place].span)):
        return
    if not is_strong(word) and (found.re is _REPORT or is_common(word) or not _recurs(names, word)):
        return
    chunk = Chunk(WordClass.NAME, Particle.NONE, found[1], place, place + 1)
    if found.re is _REPORT:
        names.present(chunk, title, "title-report")
    elif not names.plural(chunk) and not _is_used(names, word):
        names.present(chunk, title, "title-tail")


def _recurs(names: ContributionCandidates, word: str) -> bool:
    """Return whether the text has a word of the title again and again with a particle behind it (``certaindex를``)."""
    texts = [s.text.lower() for s in names.analysis.sentences if s.kind not in HEADS]
    return sum("가" <= text[end : end + 1] <= "힣" for text in texts for end in word_ends(word.lower(), text)) > 1


def _is_used(names: ContributionCandidates, word: str) -> bool:
    """Return whether the text first says that a thing of the title is used."""
    first = next((s for s in names.analysis.sentences if s.kind not in HEADS and word in s.text), None)
    return first is not None and any(_USED.match(first.text, end) for end in word_ends(word, first.text))


_USED = re.compile(r"[을를]?\s(?:\w+[을를]\s)?(?:이용|활용|사용|기반)")


_REPORT = re.compile(r"(?:The )?(\S+(?: \S+)?) (?:Technical Report|Model Card|System Card)", re.IGNORECASE)
_TAIL = re.compile(r"\b(?:with|via|using) (\w\S+)$")


def take_abbreviated(names: ContributionCandidates) -> None:
    """Take what stands before the title's colon if an own acronym abbreviates it."""
    title = names.title
    end = None if title is None else title_end(names.analysis.tokens, title)
    if title is None or end is None or not 1 < end - title.first <= 6:
        return
    words = names.analysis.text(title.first, end)
    for short in initials(words):
        met = [chunk for chunk, _, _ in names.met.get(key(short), ()) if chunk.word_class is WordClass.NAME]
        if len(met) < 2 and not any(mentions[0].surface == short for mentions in names.presented.values()):
            continue
        if key(words) not in names.same and key(words) not in names.presented:
            names.same[key(words)] = key(short)
            names.long.setdefault(key(short), []).append(words)
            names.short.setdefault(key(short), short)
            names.present(
                Chunk(WordClass.NAME, Particle.NONE, words, title.first, end), title, "title", title_kind(title.text)
            )
        return


def opens_phrase(words: str) -> bool:
    """Return whether several words read as a phrase, not as a name ("Unpacking SDXL Turbo", "From A to B")."""
    first, *others = words.split()
    return bool(others) and (first.casefold() in _OPENERS or (first.endswith("ing") and len(first) > 5))


def title_names(words: str) -> list[str]:
    """Return the names that stand before a title's colon: two joined by "and", one without the noun for its kind."""
    words = re.sub(r" (?:Technical|Tech) Report$", "", words)
    for conjunction in (" and ", " & "):
        one, found, other = words.partition(conjunction)
        if found and all(chunk and is_strong(chunk.split()[0]) for chunk in (one, other)):
            return [one, other]
    head, _, noun = words.rpartition(" ")
    return [head] if head and noun[:1].isupper() and noun.casefold() in _PLAIN_KINDS else [words]


def title_kind(words: str) -> str:
    """Return what the words after a title's colon call the thing before it: the last noun before a preposition.

    Words that begin with what is done ("Training Flow Models") speak of something else.
    """
    if re.match(r"\s*benchmarking\s", words, re.IGNORECASE):
        return "benchmark"
    if re.match(r"\s*(?:\w+ly\s)?\w{3,}ing\s", words):
        return ""
    found = ""
    for place, word in enumerate(re.findall(r"[\w-]+", words)):
        if place and word in _PREPOSITIONS:
            break
        found = noun_kind(word)
    return found


def abbreviated(title: str) -> frozenset[str]:
    """Return the initials that may abbreviate a title without a colon: of the words that it opens with."""
    if ":" in title:
        return frozenset()
    every, capitals = "", ""
    found = set()
    for word in re.findall(r"[^\W_]+", title)[:8]:
        every += word[0].upper()
        capitals += word[0] if word[0].isupper() or word[0].isdigit() else ""
        found |= {every, capitals}
    return frozenset(initials for initials in found if len(initials) > 2)
