"""Finds words that have the shape of a proper name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.model import PassageKind, Span
from kg.nlp.annotations import Name, Sentence, Token
from kg.nlp.words import CONNECTORS, GENERIC_TERMS

__all__ = ["OPENING", "find_names", "is_latin", "is_strong", "title_end", "title_name"]

_NUMBER = re.compile(r"[\d.,]+%?")
_STRONG = re.compile(
    r"""
      [a-z0-9][-_]?[A-Z]                   # an inner capital: FlowMDM, iPhone, GSM8K
    | [A-Z]{2}                             # an acronym
    | [A-Za-z][-]?\d | \d[-]?[A-Z]         # letters with digits: Llama3, C4, 3D
    | \$ | [Α-Ωα-ω∞]                       # TeX, Greek
    | [A-Za-z]@\w
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 16)
def is_latin(word: str) -> bool:
    """Return whether ``word`` can be part of a name: it has a letter or digit, none of them Hangul or Chinese."""
    first = word[0]
    if "가" <= first <= "힣" or "㐀" <= first <= "鿿" or "ㄱ" <= first <= "ㆎ":
        return False
    return any(c.isalnum() for c in word[:12]) and not word.startswith(("http:", "https:", "www."))


@lru_cache(maxsize=1 << 16)
def is_strong(word: str) -> bool:
    """Return whether the shape of ``word`` alone shows a proper name (inner capitals, digits, an acronym)."""
    return bool(_STRONG.search(word)) and not _NUMBER.fullmatch(word) and word.casefold() not in GENERIC_TERMS


@lru_cache(maxsize=1 << 16)
def _part(word: str) -> str:
    """Return what a token can be in a name: "strong", "capital", "generic", "connector", "number" or ""."""
    if not is_latin(word):
        return ""
    if word.casefold() in GENERIC_TERMS:
        return "generic" if word[0].isupper() or word[0].isdigit() else ""
    if _NUMBER.fullmatch(word):
        return "number"
    if word.casefold() in CONNECTORS and not word.isupper():
        return "connector"
    if is_strong(word):
        return "strong"
    return "capital" if word[0].isupper() else ""


def find_names(tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> tuple[Name, ...]:
    """Return the longest runs of name-shaped words, and quoted or bold Latin words whatever their shape."""
    return tuple(name for sentence in sentences for name in _names(tokens, sentence))


OPENING = frozenset(("'", '"', "‘", "“", "「", "『", "*", "**", "***", "`"))
"""Quotes and bold marks; those before a name may be those behind it."""


def _names(tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[Name]:
    place, cut = sentence.first, -1
    prose = sentence.kind is not PassageKind.TITLE and not _HANGUL.search(sentence.text)
    while place < sentence.last:
        if not tokens[place].latin or (tokens[place].text in _LEADING and sentence.kind is not PassageKind.TITLE):
            place += 1
            continue
        end, strong, generic = place, False, False
        if _part(tokens[place].text) in _OPENING_PARTS or (not prose and _is_article(tokens, place, sentence)):
            end, strong, generic = _run(tokens, place, sentence.last, prose)
        marked = place > sentence.first and tokens[place - 1].text in OPENING
        if marked:
            quoted = _quoted(tokens, place, sentence.last)
            generic = generic and quoted <= end
            end = max(end, quoted)
        elif end == place and _is_called(tokens, place, sentence.last):
            end, marked = place + 1, True
        if end == place:
            place += 1
            continue
        if sentence.kind is PassageKind.TITLE:
            end = _end_in_title(tokens, place, end)
        elif (place == cut or end > place + 1) and not marked and _COUNT.fullmatch(tokens[place].text):
            place, cut = place + 1, place + 1
            continue
        elif (end - place > _LONGEST_NAME or place == cut) and not marked:
            cut = end = next((at for at in range(place + 1, end) if _COUNT.fullmatch(tokens[at].text)), end)
        glued = _continues_hangul(tokens, place, end, sentence) or (
            not prose and _is_qualified(tokens, place, end, sentence)
        )
        begin = place - 1 if glued else place
        yield _name(tokens, begin, end, sentence, strong, marked, generic)
        place = end


def _is_article(tokens: tuple[Token, ...], place: int, sentence: Sentence) -> bool:
    """Return whether a name begins with "The" in a Korean sentence ("The Heap은")."""
    return (
        tokens[place].text == "The"
        and sentence.kind is not PassageKind.TITLE
        and place + 1 < sentence.last
        and tokens[place].spaced
        and _part(tokens[place + 1].text) in {"strong", "capital"}
    )


_LONGEST_NAME = 4
_COUNT = re.compile(r"\d{2,}[KM]")
"""An amount, which parts the cells of a table whose layout is lost ("Foo 20K Bar Baz 60K")."""


def _end_in_title(tokens: tuple[Token, ...], place: int, end: int) -> int:
    """Return where a name ends that the words of a title go on behind.

    A title's words are capitalised: "FooNet for Better Things" names FooNet, and "FooNet Technical Report", too.
    """
    if end - place > 2 and tokens[end - 1].text == "Report" and tokens[end - 2].text in {"Technical", "Tech"}:
        end -= 2
    first, following = tokens[place].text, tokens[place + 1].text if place + 1 < end else ""
    if following in _LEADING_ON and is_strong(first) and not _is_compound(first):
        return place + 1
    return end


_LEADING_ON = frozenset(("for", "via", "with", "on", "to", "from", "by", "as", "at", "without"))
"""Words of a title behind which stands what a thing is for, or made with."""


def _continues_hangul(tokens: tuple[Token, ...], place: int, end: int, sentence: Sentence) -> bool:
    """Return whether a name goes on behind letters that were put into Hangul ("유로SAT")."""
    if place <= sentence.first or tokens[place - 1].spaced or end > place + 1:
        return False
    before, word = tokens[place - 1].text, tokens[place].text
    return (
        1 < len(word) <= _LONGEST_TAIL
        and word[:2].isupper()
        and bool(_SYLLABLES.fullmatch(before))
        and (place - 1 == sentence.first or tokens[place - 2].spaced or tokens[place - 2].text in OPENING)
    )


def _is_qualified(tokens: tuple[Token, ...], place: int, end: int, sentence: Sentence) -> bool:
    """Return whether a word in lower case opens the English words of a Korean sentence that a name goes on with.

    "invertible Consistency Distillation" is what is named, not "Consistency Distillation".
    """
    at = place - 1
    if sentence.kind is PassageKind.TITLE or at < sentence.first or end - place < 2 or not tokens[at].spaced:
        return False
    word = tokens[at].text
    return (
        bool(_QUALIFIER.fullmatch(word))
        and (at == sentence.first or not tokens[at - 1].latin)
        and (word not in CONNECTORS)
    )


_QUALIFIER = re.compile(r"[a-z]{4,}")
_LONGEST_TAIL = 5
_SYLLABLES = re.compile(
    r"(?!또한|다만|특히|그리고|모델|벤치마크|데이터|즉|약|총|및|이)"
    r"[가-힣]{1,5}(?<![은는이가을를의에와과도서며고한인된될할])"
)


_OPENING_PARTS = frozenset(("strong", "capital", "generic"))
"""What a token that a name begins with can be in it; see :func:`_part`."""

_LEADING = frozenset(
    (
        *("Using", "Evaluating", "Leveraging", "Applying", "Combining", "Extending", "Through", "Unlike", "Given"),
        *("Zero-shot", "Few-shot", "BENCHMARK", "Most", "Many", "Several", "Each", "These", "Existing"),
    )
)
"""Capitalised words of a text that begin no name, though one may follow ("Using GSM8K, ...", "Zero-shot ImageNet")."""


def _name(
    tokens: tuple[Token, ...], first: int, last: int, sentence: Sentence, strong: bool, marked: bool, generic: bool
) -> Name:
    span = Span(tokens[first].start, tokens[last - 1].end)
    start = sentence.span.start
    surface = sentence.text[span.start - start : span.end - start]
    return Name(span, surface, sentence.index, first, last, strong, marked, generic)


def _run(tokens: tuple[Token, ...], place: int, stop: int, prose: bool) -> tuple[int, bool, bool]:
    """Return the end of the name that begins here (``place`` if none does), whether strong, whether only generic.

    In English prose ``prose`` most words that may join the words of a name join sentences ("Evaluated on MMLU").
    """
    end = place
    strong = False
    generic = True
    ahead = place
    while ahead < stop:
        part = _part(tokens[ahead].text)
        if part in {"strong", "capital", "generic"}:
            strong = strong or part == "strong"
            generic = generic and part == "generic"
            end = ahead + 1
        elif part == "number" and end > place and end == ahead and _is_version(tokens, ahead, stop):
            end = ahead + 1
        elif part == "connector" and (end > place or tokens[ahead].text == "The") and ahead - end < 2:
            if prose and (
                tokens[ahead].text in _PARTING or (tokens[ahead].text == "and" and _joins(tokens, ahead, stop))
            ):
                break
        else:
            break
        if not tokens[ahead].spaced:
            break
        ahead += 1
    return end, strong, generic and end > place


_HANGUL = re.compile("[가-힣]")
_PARTING = frozenset(("on", "with", "to", "from", "by", "at", "as", "via", "across", "over", "without"))
"""Words that in English prose stand between a name and what else is said of it."""


def _joins(tokens: tuple[Token, ...], place: int, stop: int) -> bool:
    """Return whether the word "and" joins two names, one of them beyond doubt."""
    beside = (tokens[place - 1].text, tokens[place + 1].text if place + 1 < stop else "")
    return any(word and _part(word) == "strong" for word in beside)


def _is_version(tokens: tuple[Token, ...], place: int, stop: int) -> bool:
    word = tokens[place].text
    following = tokens[place + 1].text if place + 1 < stop else ""
    if not re.fullmatch(r"\d(?:\.\d)?", word) or _part(tokens[place - 1].text) not in {"strong", "capital"}:
        return False
    return following[:1] not in "%개배점명번종년월위차단억만천백가" or not following


def _quoted(tokens: tuple[Token, ...], place: int, stop: int) -> int:
    """Return the end of up to six Latin words closed by a quote or bold mark, ``place`` if there are none."""
    for end in range(place, min(place + 7, stop)):
        if tokens[end].text in OPENING | {"’", "”", "」", "』"}:
            return end
        if not tokens[end].latin:
            break
    return place


def _is_called(tokens: tuple[Token, ...], place: int, stop: int) -> bool:
    """Return whether words glued to a Latin word in lower case call it a name (``mirage라는``)."""
    word = tokens[place].text
    return (
        place + 1 < stop
        and not tokens[place].spaced
        and len(word) > 2
        and word.isalpha()
        and word.casefold() not in GENERIC_TERMS
        and tokens[place + 1].text.startswith(_CALLING)
    )


_CALLING = ("라는", "이라는", "라고", "이라고")


def title_name(tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> Name | None:
    """Return the name that a title puts before its colon, None if it has none or a long phrase stands there."""
    title = next((s for s in sentences if s.kind is PassageKind.TITLE), None)
    if title is None:
        return None
    colon = title_end(tokens, title)
    if colon is None or not 0 < colon - title.first <= 8:
        return None
    words = [tokens[i].text for i in range(title.first, colon)]
    strong = any(is_strong(word) and (len(words) < 3 or not _is_compound(word)) for word in words)
    if not strong and (len(words) > 2 or words[0].endswith("ing") or any(w.casefold() in CONNECTORS for w in words)):
        return None  # a phrase ("Expect the Unexpected: ...")
    plain = sum(word[0].isalpha() and not is_strong(word) and word.casefold() not in CONNECTORS for word in words)
    if plain > 2:
        return None  # a phrase again, with a name in it
    return _name(tokens, title.first, colon, title, strong, False, False)


def title_end(tokens: tuple[Token, ...], title: Sentence) -> int | None:
    """Return the token that divides a title in two: a colon, or a dash between spaces."""
    for place in range(title.first, title.last):
        text = tokens[place].text
        if text in {":", "："} or (text in _DASHES and place > title.first and tokens[place - 1].spaced):
            return place
    return None


_DASHES = frozenset(("--", "---", "–", "—"))


def _is_compound(word: str) -> bool:
    """Return whether the shape of a word comes from common words with hyphens alone ("LLM-Powered", "On-Device")."""
    parts = word.split("-")
    return len(parts) > 1 and not any(is_strong(part) for part in parts)
