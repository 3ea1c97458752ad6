"""Finds numbers with their units, and says what each counts: a measure, a size, a date ..."""

import re
from dataclasses import replace
from decimal import Decimal

from kg.model import Span
from kg.nlp.annotations import ConceptMention, Name, Number, NumberRole, Sentence, Token
from kg.nlp.units import (
    COUNTED_BEFORE,
    KOREAN_UNITS,
    LATIN_UNITS,
    NUMERALS,
    PARTICLE_START,
    PERCENT_SIGNS,
    RANGE_SIGNS,
    RANKED_BEFORE,
    SPELLED,
    SPREAD_SIGNS,
)

__all__ = ["find_numbers"]

_PLAIN = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?|\d+,\d{1,2})(%?)")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_FACTOR = re.compile(r"[x×](\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)[xX×]")
_UNIT_GLUED = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)-?([A-Za-z]+)")
_SIZES = {"b": NumberRole.PARAMETERS, "k": NumberRole.SIZE, "m": NumberRole.COUNT, "t": NumberRole.COUNT}
_SHORTEST_NAME = 3  # letters behind the digits
_NO_NUMERAL = re.compile(r"조차|조건|조각|만큼")
"""Words that begin as numerals do ("0.625조차": "not even")."""
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")


def find_numbers(
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    mentions: tuple[ConceptMention, ...],
    names: tuple[Name, ...],
) -> tuple[Number, ...]:
    """Return all numbers that are not part of a name."""
    taken = {place for mention in mentions for place in range(mention.first, mention.last)}
    taken.update(place for name in names if name.last - name.first > 1 for place in range(name.first, name.last))
    numbers: list[Number] = []
    for sentence in sentences:
        place = sentence.first
        while place < sentence.last:
            text = tokens[place].text
            first = text[0]
            if (
                first.isdigit() or (first in _OTHER_FIRSTS and (first in "x×" or text in SPELLED))
            ) and place not in taken:
                number = _number(tokens, place, sentence)
                if number is not None:
                    if numbers:
                        numbers[-1], number = _joined(tokens, numbers[-1], number)
                    numbers.append(number)
                    place = number.last
                    continue
            place += 1
    return tuple(numbers)


_OTHER_FIRSTS = frozenset(("x", "×", *(word[0] for word in SPELLED)))
"""What a number may begin with besides a digit."""


def _joined(tokens: tuple[Token, ...], one: Number, other: Number) -> tuple[Number, Number]:
    """Return two neighbouring numbers; those that a sign joins share a unit ("71~79%", "78.4±0.3%").

    The ends of a range, what follows ± and the end of a scale ("2.98/5.0") are marked as such, since none is a score.
    """
    between = [token.text for token in tokens[one.last : other.first] if token.text not in _MARKS]
    if one.sentence != other.sentence or len(between) != 1 or one.role in _JOINED or not _is_figure(other):
        return one, other
    if between[0] == "/" and _is_scale(one, other):
        return one, replace(other, role=NumberRole.LABEL)
    shared = replace(one, unit=one.unit or other.unit, role=other.role)
    if between[0] in SPREAD_SIGNS:
        return (shared if not one.unit else one), replace(other, role=NumberRole.SPREAD)
    if between[0] in RANGE_SIGNS and (other.unit or "." in other.value) and one.value != other.value:
        return replace(shared, role=NumberRole.RANGE), replace(other, role=NumberRole.RANGE)
    return one, other


_JOINED = frozenset((NumberRole.RANGE, NumberRole.SPREAD, NumberRole.DATE, NumberRole.LABEL))


def _is_scale(one: Number, other: Number) -> bool:
    """Return whether a number is the end of the scale on which the one before its slash stands ("2.98/5.0")."""
    return not one.unit and not other.unit and other.value in _SCALES and float(one.value) <= float(other.value)


_SCALES = frozenset(("5", "5.0", "10", "10.0", "100", "100.0"))


def _is_figure(number: Number) -> bool:
    return number.role in {NumberRole.MEASURE, NumberRole.FACTOR}


def _number(tokens: tuple[Token, ...], place: int, sentence: Sentence) -> Number | None:
    text = tokens[place].text
    behind = _behind_marks(tokens, place + 1, sentence.last)
    after = tokens[behind].text if behind < sentence.last else ""
    if text in SPELLED:
        if after.startswith("배") and not after.startswith(("배경", "배치", "배포", "배우")):
            return _made(tokens, place, place + 1, 1, SPELLED[text], "x", NumberRole.FACTOR, sentence)
        return None
    if factor := _FACTOR.fullmatch(text):
        return _made(tokens, place, place, 0, factor.group(1) or factor.group(2), "x", NumberRole.FACTOR, sentence)
    if plain := _PLAIN.fullmatch(text):
        decimal = _DECIMAL_COMMA.fullmatch(plain.group(1)) is not None
        value = plain.group(1).replace(",", "." if decimal else "")
        if plain.group(2) or after in PERCENT_SIGNS:
            ranked = place > sentence.first and tokens[place - 1].text.casefold() in RANKED_BEFORE
            share = _percentage(tokens, place, place if plain.group(2) else behind, value, sentence)
            return replace(share, role=NumberRole.LABEL) if ranked else share  # "상위 50%의 문제"
        return _plain(tokens, place, value, sentence)
    if glued := _UNIT_GLUED.fullmatch(text):
        value, unit = glued.group(1).replace(",", ""), glued.group(2).lower()
        if len(unit) >= _SHORTEST_NAME and unit not in LATIN_UNITS and unit != glued.group(2):
            return None  # a name that begins with a digit (3CAD, 7Scenes)
        role, written = LATIN_UNITS.get(unit, (_SIZES.get(unit, NumberRole.SETTING), ""))
        return _made(tokens, place, place, 0, value, written, role, sentence)
    return None


def _behind_marks(tokens: tuple[Token, ...], place: int, stop: int) -> int:
    """Return the place behind the marks of emphasis that are glued to the word before (``**78.4**%``)."""
    ahead = place
    while ahead < stop and tokens[ahead].text in _MARKS and not tokens[ahead - 1].spaced:
        ahead += 1
    glued = ahead > place and ahead < stop and not tokens[ahead - 1].spaced
    return ahead if glued else place


_MARKS = frozenset(("*", "**", "***", "_", "__", "`"))


def _percentage(tokens: tuple[Token, ...], place: int, last: int, value: str, sentence: Sentence) -> Number:
    following = tokens[last + 1].text if last + 1 < sentence.last else ""
    beyond = tokens[last + 2].text if last + 2 < sentence.last else ""
    if following == "percentage" and beyond in {"point", "points"}:
        return _made(tokens, place, last + 2, len(beyond), value, "points", NumberRole.MEASURE, sentence)
    if following.startswith("포인트") or (following in {"p", "P", "pp", "points", "point"}):
        length = 3 if following.startswith("포인트") else len(following)
        return _made(tokens, place, last + 1, length, value, "points", NumberRole.MEASURE, sentence)
    return _made(tokens, place, last, 0, value, "%", NumberRole.MEASURE, sentence)


def _plain(tokens: tuple[Token, ...], place: int, value: str, sentence: Sentence) -> Number:
    before = tokens[place - 1].text if place > sentence.first else ""
    after = tokens[place + 1].text if place + 1 < sentence.last else ""
    beyond = tokens[place + 2].text if place + 2 < sentence.last else ""
    glued = not tokens[place].spaced
    role, unit, last, length = NumberRole.MEASURE, "", place, 0
    if before == "$" and after != "$":
        role = NumberRole.MONEY
    elif (before.casefold() in COUNTED_BEFORE and not after.startswith("위")) or (
        before == "(" and after == ")" and "." not in value and len(value) < 3
    ):
        role = NumberRole.LABEL
    elif after.casefold() == "percentage" and beyond.casefold() in {"point", "points"}:
        unit, last, length = "points", place + 2, len(beyond)
    elif after.casefold() in LATIN_UNITS:
        role, unit = LATIN_UNITS[after.casefold()]
        last, length = place + 1, len(after)
    elif after in {"×", "x", "*"} and beyond[:1].isdigit():
        role = NumberRole.SIZE
    elif numeral := _numeral(after) if glued else "":
        return _with_numeral(tokens, place, value, numeral, sentence)
    elif found := next(((r, u, w) for w, r, u in KOREAN_UNITS if after.startswith(w)), None):
        role, unit, word = found
        if glued or role in {NumberRole.MEASURE, NumberRole.FACTOR, NumberRole.PARAMETERS} or "." not in value:
            last, length = place + 1, len(word)
            if role is NumberRole.COUNT and word in {"도", "여", "대", "차"} and "." in value:
                role, last, length = NumberRole.MEASURE, place, 0
            if role is NumberRole.COUNT and word == "개" and after.startswith(("개선", "개발")):
                role, last, length = NumberRole.MEASURE, place, 0
            if word == "주" and after.startswith(("주요", "주어")):
                role, last, length = NumberRole.COUNT, place, 0
            if word == "점" and after.startswith("점수"):  # "0.77 점수를" is a score, "5 점수" may be a scale
                role = NumberRole.MEASURE if "." in value else NumberRole.COUNT
                unit, last, length = "", place, 0
        else:
            role, unit = NumberRole.MEASURE, ""
    elif "." not in value:
        if _YEAR.fullmatch(value):
            role = NumberRole.DATE
        elif (after and "가" <= after[0] <= "힣" and not after.startswith(PARTICLE_START)) or (
            tokens[place].spaced and after[:1].isalpha() and after.isascii()
        ):
            role = NumberRole.COUNT
    return _made(tokens, place, last, length, value, unit, role, sentence)


def _numeral(word: str) -> str:
    """Return the numeral that a word begins with ("만" of "만개의"), empty if with none."""
    return "" if _NO_NUMERAL.match(word) else next((each for each in NUMERALS if word.startswith(each)), "")


def _with_numeral(tokens: tuple[Token, ...], place: int, value: str, numeral: str, sentence: Sentence) -> Number:
    product = Decimal(value) * NUMERALS[numeral]
    word = tokens[place + 1].text
    rest = word[len(numeral) :]
    following = tokens[place + 2].text if place + 2 < sentence.last else ""
    ahead = " ".join(token.text for token in tokens[place + 2 : min(place + 4, sentence.last)])
    about_parameters = any(word in f"{rest} {ahead}" for word in ("매개변수", "파라미터"))
    role = NumberRole.PARAMETERS if about_parameters else NumberRole.COUNT
    if rest.startswith(("달러", "원")) or following.startswith(("달러", "원")):
        role = NumberRole.MONEY
    if rest.startswith("배"):
        role = NumberRole.FACTOR
    unit = "x" if role is NumberRole.FACTOR else ""
    return _made(tokens, place, place + 1, len(numeral), f"{product.normalize():f}", unit, role, sentence)


def _is_negative(tokens: tuple[Token, ...], first: int) -> bool:
    """Return whether a minus sign is glued to the number, and to nothing in front ("(-3.1)", not a range "2-3")."""
    sign = tokens[first - 1]
    if sign.text not in {"-", "−"} or sign.spaced:
        return False
    return first < 2 or tokens[first - 2].spaced or tokens[first - 2].text in {"(", "[", "=", ":", "\n"}


def _made(
    tokens: tuple[Token, ...],
    first: int,
    last: int,
    length: int,
    value: str,
    unit: str,
    role: NumberRole,
    sentence: Sentence,
) -> Number:
    """Return the number from token ``first`` to token ``last``, with ``length`` characters of that (0: all)."""
    end = tokens[last].end if not length else tokens[last].start + length
    if first > sentence.first and _is_negative(tokens, first):
        first, value = first - 1, f"-{value}"
    span = Span(tokens[first].start, end)
    start = sentence.span.start
    surface = sentence.text[span.start - start : span.end - start]
    return Number(span, surface, value, unit, role, sentence.index, first, last + 1)
