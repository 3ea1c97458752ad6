"""The words and phrases of papers' titles, and which of them tell what two papers have in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.search.paper_words import stems
from kg.search.stop_words import STOP_WORDS
from kg.search.tokens import index_terms

__all__ = ["TitleTerms", "short_title", "title_terms"]

_PARTS = re.compile(r"[^\w\s'’.+/&-]+|[.](?=\s|$)")  # what ends a phrase, such as a colon
_NAME = re.compile(r"[^\W\d_][\w+]*")
_LONGEST = 3  # words of a phrase
_SHORT = 40  # characters of a title that can stand in a list


@dataclass(frozen=True, slots=True)
class TitleTerms:
    """What titles consist of.

    Attributes:
        words: the stems of each title, each once; without words that say nothing.
        phrases: the phrases of two or three words of each title, each once, as the stems of their words.
        written: how titles write a word or phrase most often, by its stems.
        names: the stems that titles write as names, with a capital or a digit behind the first letter.
        silent: the stems that say nothing.
    """

    words: Sequence[Sequence[str]]
    phrases: Sequence[Sequence[str]]
    written: dict[str, str]
    names: frozenset[str]
    silent: frozenset[str]


def title_terms(titles: Sequence[str]) -> TitleTerms:
    """Return the words and phrases of titles."""
    parts = [[index_terms(part)[0].split() for part in _PARTS.split(title)] for title in titles]
    stem_of = stems({*STOP_WORDS, *(word for title in parts for part in title for word in part)})
    silent = frozenset(stem_of.get(word, word) for word in STOP_WORDS)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    words: list[list[str]] = []
    phrases: list[list[str]] = []
    for title in parts:
        found: dict[str, str] = {}
        longer: dict[str, str] = {}
        for part in title:
            known = [(stem_of.get(word, word), word) for word in part]
            found |= {stem: word for stem, word in known if _counts(stem)}
            longer |= _phrases(known, silent)
        for terms in (found, longer):
            for stem, word in terms.items():
                written[stem][word] += 1
        words.append(list(found))
        phrases.append(list(longer))
    called = {term: min(forms.items(), key=lambda each: (-each[1], each[0]))[0] for term, forms in written.items()}
    names = {stem_of.get(word, word): name for word, name in _names(titles).items()}
    return TitleTerms(words, phrases, called | names, frozenset(names), silent)


def short_title(title: str, otherwise: str = "") -> str:
    """Return the part of a title before its colon, or something else where that is long or has a comma."""
    called = title.replace("：", ":").partition(":")[0].strip()
    return called if len(called) <= _SHORT and "," not in called else otherwise or title


def _counts(stem: str) -> bool:
    return len(stem) > 1 and not stem[0].isdigit()


def _phrases(words: Sequence[tuple[str, str]], silent: Iterable[str]) -> dict[str, str]:
    """The phrases of neighbouring words, by their stems; a word that says nothing stands only within."""
    telling = [_counts(stem) and stem not in silent for stem, _ in words]
    return {
        " ".join(stem for stem, _ in words[first : last + 1]): " ".join(word for _, word in words[first : last + 1])
        for first in range(len(words))
        for last in range(first + 1, min(first + _LONGEST, len(words)))
        if telling[first] and telling[last]
    }


def _names(titles: Iterable[str]) -> dict[str, str]:
    """The words that titles write as names more often than not, in lower case, with how they write them."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for title in titles:
        if not title.isupper():
            for word in _NAME.findall(title):
                forms[word.lower()][word] += 1
    found = {}
    for word, counts in forms.items():
        name, times = min(counts.items(), key=lambda each: (-each[1], each[0]))
        if name[1:].lower() != name[1:] and 2 * times > counts.total():
            found[word] = name
    return found
