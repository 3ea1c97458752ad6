"""Breaks text into the terms that the full-text index holds, each with its place in the text.

Latin words are broken at joints (``GSM-8K`` gives ``gsm`` and ``8k``); figures stay whole (``86.8``, ``1,319``).
Hangul words lose their particles and endings (``추론을`` gives ``추론``), and pairs of neighbouring syllables are terms
of a second kind, so that a word is found within a compound (``추론`` in ``수학추론을``). Chinese and Japanese text is
treated like Hangul. English words are stemmed by SQLite, in the index and in what is asked.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from kg.nlp.words import PARTICLES, words

__all__ = ["Word", "WordToken", "character_pairs", "index_terms", "word_tokens"]

# Runs of letters and digits; what they consist of is found once for each that is different.
_RUN = re.compile(
    r"""
      <!-- (?s: .*? ) --> | %%[^%\n]+%% | ~~[^~\n]+~~                    # what a reader of the page does not see
    | ( \d{1,3} (?: ,\d{3} )+ (?: \.\d+ )? (?! [A-Za-z0-9] )             # 1,319
      | [^\W_] (?: [^\W_] | [\u0300-\u036f] | [\u00ad\u200b\u2060] | (?<=\d) \. (?=\d) )* \+*
      )
    """,
    re.VERBOSE,
)
_PAIRED = (  # scripts without clear ends of words: Hangul, Kana, Chinese characters
    ("가", "힣"), ("ᄀ", "ᇿ"), ("㄰", "㆏"), ("ꥠ", "꥿"), ("ힰ", "퟿"), ("぀", "ヿ"), ("㐀", "鿿"),
)  # fmt: skip
_PAIRED_RUN = re.compile(f"[{''.join(f'{first}-{last}' for first, last in _PAIRED)}]+")
_PARTICLES = frozenset(PARTICLES.split("|"))
_JOINTS = "-‐‑_/.'’"
_LONGEST = 60  # characters of a term; what is longer is not a word
_ENDINGS = _PARTICLES | words(
    """
    하였습니다 되었습니다 했습니다 됐습니다 합니다 됩니다 시킵니다 하였다 되었다 시켰다 한다 된다 했다 됐다
    하는데 하면서 되면서 하도록 되도록 하려는 하려고 했으며 됐으며 하였고 되었고 했던 됐던 했고 됐고 해서 돼서
    하기 되기 하는 되는 시키는 하여 되어 시켜 하고 되고 시키고 하며 되며 하면 되면 하지 되지 하게 적인 적으로
    한 할 함 된 될 됨 해 돼 적 시킨
    """
)
_LONGEST_ENDING = 5
_FIRM = ("를", "을", "는")  # particles that words hardly end with
_SHORTEST = 2  # syllables that are left of a word


class Word(NamedTuple):
    """A word as the index knows it.

    Attributes:
        term: the term of the index.
        whole: a Hangul word in composed characters, with its endings; empty for words of other scripts.
    """

    term: str
    whole: str = ""


class WordToken(NamedTuple):
    """A word of a text.

    Attributes:
        word: the word as the index knows it.
        start, end: its place in the text.
        joined: whether at most a joint, such as a hyphen, stands between it and the word before it.
    """

    word: Word
    start: int
    end: int
    joined: bool = False


def word_tokens(text: str) -> list[WordToken]:
    """Return the words of a text in their order."""
    found: list[WordToken] = []
    last = -1
    for match in _RUN.finditer(text):
        if not match[1]:
            continue
        start = match.start()
        joined = bool(found) and (start == last or (start == last + 1 and text[last] in _JOINTS))
        for word, first, end in _words_of(match[1]):
            found.append(WordToken(word, start + first, start + end, joined))
            joined = True
        last = match.end()
    return found


def index_terms(text: str) -> tuple[str, str]:
    """Return what the index holds of a text: the terms of its words, and its pairs of syllables, with spaces between.

    The terms are those of :func:`word_tokens`; places are left out, which takes a third of the time.
    """
    found = list(map(_terms_of, filter(None, _RUN.findall(text))))
    return " ".join([terms for terms, _ in found if terms]), " ".join([pair for _, pair in found if pair])


@lru_cache(maxsize=1 << 16)
def _terms_of(run: str) -> tuple[str, str]:
    words = [word for word, _, _ in _words_of(run)]
    kept = [pair for word in words for pair in _kept_pairs(word)]
    return " ".join(word.term for word in words), " ".join(kept)


def _kept_pairs(word: Word) -> list[str]:
    end = len(word.term)
    if word.whole[end : end + 1] not in _FIRM:
        end += 1  # what was taken for a particle may belong to the word (평가)
    return character_pairs(word.whole[:end])[len(word.term) == 2 :]  # a word of two syllables is a term already


@lru_cache(maxsize=1 << 16)
def _words_of(run: str) -> tuple[tuple[Word, int, int], ...]:
    """The words of a run, each with its place in it: it is broken where the script changes."""
    if run.isascii() and "+" not in run:
        return ((_word_of(run), 0, len(run)),)
    if _PAIRED_RUN.fullmatch(run):
        word = _word_of(run)
        return ((word, 0, len(run)),) if word.term else ()
    found: list[tuple[Word, int, int]] = []
    start = 0
    script = before = ""
    for place, letter in enumerate([*run, ""]):
        follows = _script(letter) if letter else "end"
        if place == 0 or follows in {script, "mark"}:
            script = script or follows
            continue
        piece = run[start:place]
        is_particle = script == "paired" and before == "latin" and piece in _PARTICLES  # GSM8K에서
        if not is_particle and (word := _word_of(piece)).term:
            found.append((word, start, place))
        start, before, script = place, script, follows
    return tuple(found)


def _script(letter: str) -> str:
    if letter == "+":
        return "plus"
    if _PAIRED_RUN.match(letter):
        return "paired"
    return "latin" if letter.isalnum() or letter == "." or letter == "," else "mark"


def _word_of(written: str) -> Word:
    """A word in one script, as the index knows it."""
    if written.isascii():
        return Word(written.lower().replace(",", "")[:_LONGEST])
    whole = unicodedata.normalize("NFC", written)
    if _script(whole[0]) == "paired":
        whole = whole[:_LONGEST]
        return Word(_stem(whole), whole)
    letters = unicodedata.normalize("NFKD", written).casefold()
    return Word("".join(letter for letter in letters if letter.isalnum() or letter in ".+")[:_LONGEST])


def character_pairs(word: str) -> list[str]:
    """Return the pairs of neighbouring characters of a word."""
    return [word[place : place + 2] for place in range(len(word) - 1)]


def _stem(word: str) -> str:
    """Return a Hangul word without its particles and the endings of verbs and adjectives."""
    while (left := len(word) - _SHORTEST) > 0:
        lengths = range(min(left, _LONGEST_ENDING), 0, -1)
        length = next((each for each in lengths if word[-each:] in _ENDINGS), 0)
        if not length:
            break
        word = word[:-length]
    return word
