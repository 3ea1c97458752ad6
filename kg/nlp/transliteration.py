"""Tells an English word put into Korean letters: 블렌디드 is "blended".

Vowels are put into Hangul in many ways, consonants in few: words are compared by the classes of their consonants.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from kg.nlp.words import PARTICLES

__all__ = ["is_transliteration", "without_particle"]

_INITIALS = ("K", "K", "N", "T", "T", "L", "M", "P", "P", "S", "S", "", "S", "S", "S", "K", "T", "P", "H")
_FINALS = dict.fromkeys((1, 2, 3, 24), "K") | dict.fromkeys((4, 5, 6, 21), "N") | dict.fromkeys((7, 25), "T")
_FINALS |= dict.fromkeys((8, 9, 10, 11, 12, 13, 14, 15), "L") | {16: "M"} | dict.fromkeys((17, 18, 26), "P")
_FINALS |= dict.fromkeys((19, 20, 22, 23), "S")
_LATIN = str.maketrans("bcdfgjklmnpqrstvxz", "PKTPKSKLMNPKLSTPSS", "aeiouwyh")
_DOUBLED = re.compile(r"([A-Z])\1+")
_PARTICLE = re.compile(f"(?:{PARTICLES})$")
_ALIKE = 0.8
_FEWEST = 3


def is_transliteration(korean: str, english: str) -> bool:
    """Return whether a Korean word, with or without a particle, is an English word put into Hangul."""
    wanted = _of_latin(english)
    return len(wanted) >= _FEWEST and any(
        SequenceMatcher(None, _of_hangul(word), wanted, autojunk=False).ratio() >= _ALIKE
        for word in {korean, without_particle(korean)}
        if word
    )


def without_particle(korean: str) -> str:
    """Return Korean words without the particle that the last one ends with."""
    return _PARTICLE.sub("", korean)


@lru_cache(maxsize=1 << 10)
def _of_hangul(word: str) -> str:
    """Return the classes of the consonants of a Korean word."""
    found = ""
    for letter in word:
        number = ord(letter) - ord("가")
        if 0 <= number < 11172:
            found += _INITIALS[number // 588] + _FINALS.get(number % 28, "")
    return _DOUBLED.sub(r"\1", found)


@lru_cache(maxsize=1 << 10)
def _of_latin(word: str) -> str:
    """Return the classes of the consonants of an English word, without the s of several."""
    folded = word.casefold().removesuffix("s")
    for letters, sound in (("ng", "n"), ("tion", "sn"), ("ph", "p"), ("ch", "s"), ("ce", "s"), ("ci", "s")):
        folded = folded.replace(letters, sound)
    return _DOUBLED.sub(r"\1", "".join(each for each in folded if each.isalpha()).translate(_LATIN))
