"""Reads what a person types into the search box: words, "phrases", AND, OR, NOT, -word and parentheses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import InputError
from kg.search.tokens import Word, word_tokens

__all__ = ["LONGEST", "All", "Any", "Expression", "Not", "Unit", "parse", "units"]

LONGEST = 1000
"""Characters that may be typed."""

_MOST_UNITS = 40
_DEEPEST = 20
_PIECE = re.compile(r'["“”„](?P<phrase>[^"“”„]*)["“”„]?|(?P<mark>[()])|(?P<word>[^\s()"“”„]+)')


@dataclass(frozen=True, slots=True)
class Unit:
    """What must stand together: one word, the parts of one name (``GSM-8K``), or a phrase.

    Attributes:
        words: its words.
        exact: whether it was typed between quotation marks: the words stand one after the other.
        neighbours: it with the word before or after it, as they may be written together (``GSM 8K`` as ``GSM8K``).
        rare: whether hardly any passage has it as it was typed; it is then looked for as two words too.
        others: terms of the index that stand for it too, such as ``86.80`` for ``86.8``.
        english: the English word that titles have for a Korean one; empty where none is known.
    """

    words: tuple[Word, ...]
    exact: bool = False
    neighbours: tuple[str, ...] = ()
    rare: bool = False
    others: tuple[str, ...] = ()
    english: str = ""


@dataclass(frozen=True, slots=True)
class All:
    """What holds where all of its parts hold."""

    parts: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    """What holds where one of its parts holds; words that are typed side by side are that too, the more the better.

    Attributes:
        parts: the parts.
        typed: whether OR was typed between them.
    """

    parts: "tuple[Expression, ...]"
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What holds where its part does not."""

    part: "Expression"


Expression = Unit | All | Any | Not


def parse(typed: str) -> Expression:
    """Read what was typed; whatever it is, it is a search for something.

    Raises:
        InputError: it has no words, or it is too long.
    """
    if len(typed) > LONGEST:
        raise InputError(f"The words to search for have {len(typed):,} characters.", hint=f"{LONGEST:,} are allowed.")
    found = _Parser(typed).expression()
    count = sum(1 for _ in units(found)) if found else 0
    if found is None or not count:
        raise InputError(f"There is no word to search for in {typed!r}.", hint="Type a word, a name or a figure.")
    if count > _MOST_UNITS:
        raise InputError(f"{count} words are too many to search for.", hint=f"{_MOST_UNITS} are allowed.")
    return found


def units(expression: Expression, *, wanted: bool = True) -> Iterator[Unit]:
    """Yield the words and phrases that are searched for; those that must not be there are left out."""
    if isinstance(expression, Unit):
        if wanted:
            yield expression
    elif isinstance(expression, Not):
        yield from units(expression.part, wanted=not wanted)
    else:
        for part in expression.parts:
            yield from units(part, wanted=wanted)


class _Parser:
    """Recursive descent: OR binds least, then AND, then words side by side, then NOT."""

    def __init__(self, typed: str) -> None:
        self._pieces = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _PIECE.finditer(typed)]
        self._place = 0
        self._depth = 0

    def expression(self) -> Expression | None:
        parts: list[Expression | None] = []
        while self._place < len(self._pieces):  # what follows a parenthesis too many is read all the same
            parts.append(self._either())
            self._takes("mark", ")")
        return _joined(parts, typed=False)

    def _either(self) -> Expression | None:
        parts = [self._both()]
        while self._takes("word", "OR"):
            parts.append(self._both())
        return _joined(parts, typed=True)

    def _both(self) -> Expression | None:
        parts = [self._side_by_side()]
        while self._takes("word", "AND"):
            parts.append(self._side_by_side())
        kept = tuple(part for part in parts if part is not None)
        return All(kept) if len(kept) > 1 else kept[0] if kept else None

    def _side_by_side(self) -> Expression | None:
        parts: list[Expression | None] = []
        denied: list[Expression] = []
        while self._place < len(self._pieces):
            kind, text = self._pieces[self._place]
            if (kind, text) in {("word", "OR"), ("word", "AND"), ("mark", ")")}:
                break
            if self._takes("word", "NOT"):
                denied += [Not(part) for part in self._one()]
            elif kind == "word" and len(text) > 1 and text[0] == "-" and text[1].isalnum():
                self._pieces[self._place] = (kind, text[1:])
                denied += [Not(part) for part in self._one()]
            else:
                parts += self._one()
        found = _joined(_neighbours(parts), typed=False)
        if not denied:
            return found
        return All((found, *denied)) if found else All(tuple(denied))

    def _one(self) -> list[Expression]:
        if self._place >= len(self._pieces):
            return []
        kind, text = self._pieces[self._place]
        self._place += 1
        if kind == "phrase":
            words = tuple(token.word for token in word_tokens(text))
            return [Unit(words, exact=True)] if words else []
        if kind == "mark":
            if text == ")" or self._depth >= _DEEPEST:
                return []
            self._depth += 1
            inner = self._either()
            self._takes("mark", ")")
            self._depth -= 1
            return [inner] if inner else []
        found: list[list[Word]] = []
        for token in word_tokens(text):
            if token.joined and found and _is_counter(token.word, found[-1][-1]):
                continue
            if token.joined and not token.word.whole and found and not found[-1][0].whole:
                found[-1].append(token.word)
            else:
                found.append([token.word])
        return [Unit(tuple(words)) for words in found]

    def _takes(self, kind: str, text: str) -> bool:
        if self._place < len(self._pieces) and self._pieces[self._place] == (kind, text):
            self._place += 1
            return True
        return False


def _joined(parts: "list[Expression | None]", *, typed: bool) -> Expression | None:
    kept = tuple(part for part in parts if part is not None)
    if not kept:
        return None
    return kept[0] if len(kept) == 1 else Any(kept, typed)


def _neighbours(parts: "list[Expression | None]") -> "list[Expression | None]":
    """Have Latin words that stand side by side know how they are written as one."""
    found = list(parts)
    for place in range(len(parts) - 1):
        first, second = parts[place], parts[place + 1]
        if _is_plain(first) and _is_plain(second):
            assert isinstance(first, Unit) and isinstance(second, Unit)  # noqa: S101, PT018 - what _is_plain says
            together = first.words[0].term + second.words[0].term
            for at in (place, place + 1):
                unit = found[at]
                assert isinstance(unit, Unit)  # noqa: S101
                found[at] = Unit(unit.words, False, (*unit.neighbours, together))
    return found


def _is_plain(part: Expression | None) -> bool:
    return isinstance(part, Unit) and not part.exact and len(part.words) == 1 and not part.words[0].whole


def _is_counter(word: Word, before: Word) -> bool:
    """Return whether a word is the unit of the figure before it (점, 배), which notes may write otherwise."""
    return bool(word.whole) and len(word.term) == 1 and before.term[-1].isdigit()
