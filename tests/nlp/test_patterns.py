"""Patterns over classes match what they say, in step, and in time that grows with the sentence."""

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extractors.benchmarks.rules import FINDING, FOUND, INTRODUCING, RELATED
from kg.nlp.chunking import Part
from kg.nlp.nlp import pipeline
from kg.nlp.patterns import NO_ENDING, Rules, matcher_pattern

if TYPE_CHECKING:
    from spacy.matcher import Matcher

SORTS = (
    "BENCHMARK",
    "NAME",
    "PHRASE",
    "MODEL",
    "DATA",
    "OTHER",
    "NUMBER",
    "COMMA",
    "QUOTATIVE",
    "OPEN",
    "CLOSE",
    "NEW",
)
ENDINGS = ("", "TOPIC", "OBJECT", "LOCATIVE", "BEING", "BY")


def parts(*words: str) -> list[Part]:
    """Parts written as ``CLASS:ENDING``."""
    pairs = [word.partition(":") for word in words]
    return [Part(sort, ending, sort.lower(), place, place + 1) for place, (sort, _, ending) in enumerate(pairs)]


@pytest.mark.parametrize(
    ("pattern", "words", "expected"),
    [
        ("NAME DATA", ("OTHER", "NAME", "DATA"), [(1, 3)]),
        ("NAME:- DATA", ("NAME:TOPIC", "DATA"), []),
        ("NAME:TOPIC|OBJECT OTHER{0,2} DATA", ("NAME:OBJECT", "OTHER", "DATA:BY"), [(0, 3)]),
        ("DATA|NEW ANY? NAME", ("NEW", "COMMA", "NAME", "DATA", "NAME"), [(0, 3), (3, 5)]),
        ("NAME OTHER+ DATA", ("NAME", "DATA"), []),
    ],
)
def test_patterns(pattern: str, words: tuple[str, ...], expected: list[tuple[int, int]]) -> None:
    assert [(first, last) for _, first, last in Rules([("rule", pattern)]).matches(parts(*words))] == expected


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError):
        Rules([("rule", "NAME DATTA")])


def test_every_rule_has_a_confidence() -> None:
    assert {name for name, _ in FINDING} <= set(FOUND)
    assert {name for name, _ in INTRODUCING} <= set(RELATED)


@given(st.lists(st.tuples(st.sampled_from(SORTS), st.sampled_from(ENDINGS)), max_size=40))
def test_matches_lie_within_the_sentence(words: list[tuple[str, str]]) -> None:
    sentence = parts(*(f"{sort}:{ending}" for sort, ending in words))
    for _, first, last in Rules(FINDING).matches(sentence):
        assert 0 <= first < last <= len(sentence)


@pytest.mark.parametrize(
    "unit", [("NAME:TOPIC", "OTHER"), ("NAME",), ("DATA", "OPEN", "NAME"), ("NAME", "QUOTATIVE", "OTHER")]
)
def test_no_rule_backtracks_exponentially(unit: tuple[str, ...]) -> None:
    sentence = parts(*(unit * 2000))
    start = time.process_time()
    for rules in (FINDING, INTRODUCING):
        Rules(rules).matches(sentence)
    assert time.process_time() - start < 10


ALL_RULES = (*FINDING, *INTRODUCING)


@pytest.fixture(scope="module")
def matchers() -> list[tuple[str, "Matcher"]]:
    """A Matcher of spaCy's for each rule."""
    from spacy.matcher import Matcher

    made = []
    for _, pattern in ALL_RULES:
        matcher = Matcher(pipeline().vocab)
        matcher.add("rule", [matcher_pattern(pattern)])
        made.append((pattern, matcher))
    return made


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(SORTS), st.sampled_from(ENDINGS)), min_size=1, max_size=8))
def test_the_matcher_of_spacy_finds_the_same(
    matchers: list[tuple[str, "Matcher"]], words: list[tuple[str, str]]
) -> None:
    from spacy.tokens import Doc

    doc = Doc(
        pipeline().vocab,
        words=["word"] * len(words),
        lemmas=[sort for sort, _ in words],
        tags=[ending or NO_ENDING for _, ending in words],
    )
    sentence = parts(*(f"{sort}:{ending}" for sort, ending in words))
    for pattern, matcher in matchers:
        own = {first: last for _, first, last in Rules([("rule", pattern)]).matches(sentence)}
        other: dict[int, int] = {}
        for _, first, last in matcher(doc):
            other[first] = max(last, other.get(first, 0))
        assert own == other, pattern
