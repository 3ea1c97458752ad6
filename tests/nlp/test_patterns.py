"""Patterns over classes match what they say, in step, and in time that grows with the sentence."""

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extractors.benchmarks.rules import FINDING, INTRODUCING
from kg.extractors.contributions import rules as contributions
from kg.nlp.chunking import Chunk
from kg.nlp.patterns import NO_PARTICLE, PatternSet, matcher_pattern
from kg.nlp.tokenizer import language
from kg.nlp.word_classes import Particle, WordClass

if TYPE_CHECKING:
    from spacy.matcher import Matcher

WORD_CLASSES = (
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
PARTICLE_NAMES = ("", "TOPIC", "OBJECT", "LOCATIVE", "BEING", "BY")


def chunks(*words: str) -> list[Chunk]:
    """Chunks written as ``CLASS:PARTICLE``."""
    pairs = [word.partition(":") for word in words]
    return [
        Chunk(WordClass(word_class), Particle(particle), word_class.lower(), place, place + 1)
        for place, (word_class, _, particle) in enumerate(pairs)
    ]


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
    assert [(first, last) for _, first, last in PatternSet([("rule", pattern)]).matches(chunks(*words))] == expected


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError):
        PatternSet([("rule", "NAME DATTA")])


@given(st.lists(st.tuples(st.sampled_from(WORD_CLASSES), st.sampled_from(PARTICLE_NAMES)), max_size=40))
def test_matches_lie_within_the_sentence(words: list[tuple[str, str]]) -> None:
    sentence = chunks(*(f"{word_class}:{particle}" for word_class, particle in words))
    for _, first, last in PatternSet(FINDING).matches(sentence):
        assert 0 <= first < last <= len(sentence)


@pytest.mark.parametrize(
    "unit", [("NAME:TOPIC", "OTHER"), ("NAME",), ("DATA", "OPEN", "NAME"), ("NAME", "QUOTATIVE", "OTHER")]
)
def test_no_rule_backtracks_exponentially(unit: tuple[str, ...]) -> None:
    sentence = chunks(*(unit * 2000))
    start = time.process_time()
    for rules in (FINDING, INTRODUCING, contributions.INTRODUCING):
        PatternSet(rules).matches(sentence)
    assert time.process_time() - start < 10


ALL_RULES = (*FINDING, *INTRODUCING)


@pytest.fixture(scope="module")
def matchers() -> list[tuple[str, "Matcher"]]:
    """A Matcher of spaCy's for each rule."""
    from spacy.matcher import Matcher

    made = []
    for _, pattern in ALL_RULES:
        matcher = Matcher(language().vocab)
        matcher.add("rule", [matcher_pattern(pattern)])
        made.append((pattern, matcher))
    return made


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(WORD_CLASSES), st.sampled_from(PARTICLE_NAMES)), min_size=1, max_size=8))
def test_the_matcher_of_spacy_finds_the_same(
    matchers: list[tuple[str, "Matcher"]], words: list[tuple[str, str]]
) -> None:
    from spacy.tokens import Doc

    doc = Doc(
        language().vocab,
        words=["word"] * len(words),
        lemmas=[word_class for word_class, _ in words],
        tags=[particle or NO_PARTICLE for _, particle in words],
    )
    sentence = chunks(*(f"{word_class}:{particle}" for word_class, particle in words))
    for pattern, matcher in matchers:
        own = {first: last for _, first, last in PatternSet([("rule", pattern)]).matches(sentence)}
        other: dict[int, int] = {}
        for _, first, last in matcher(doc):
            other[first] = max(last, other.get(first, 0))
        assert own == other, pattern
