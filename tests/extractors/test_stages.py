"""Stages run in order, each with the results it requires, and the failure of one costs only what builds upon it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from small_entries import source

from kg.extractors.base import Source
from kg.extractors.registry import EXTRACTORS, STAGES, STRUCTURE, extract
from kg.extractors.stages import provided, required, run_stages
from kg.model import Claim, Evidence, Iri, Span, Statement


@dataclass(frozen=True)
class Letters:
    text: str


@dataclass(frozen=True)
class Count:
    number: int


@dataclass(frozen=True)
class Unrelated:
    pass


def find_letters(source: Source) -> Letters:
    return Letters("".join(filter(str.isalpha, source.document.text)))


def count_letters(letters: Letters) -> Count:
    return Count(len(letters.text))


def fail(letters: Letters) -> Count:
    raise RuntimeError(f"{len(letters.text)} letters are too many")


def find_nothing(source: Source) -> Unrelated:
    raise AssertionError("nobody requires this stage")


class Counting:
    """An extractor that requires two results."""

    name = "counting"
    version = "1"

    def extract(self, source: Source, count: Count) -> Iterator[Claim]:
        statement = Statement(source.paper, Iri("https://example.org/letters"), Iri(f"https://example.org/{count}"))
        yield Claim(statement, Evidence(Span(0, 1), "counted"))


def test_a_stage_gets_the_results_it_requires() -> None:
    results = run_stages(source("abc 12"), [find_letters, count_letters], [Count])
    assert results.get(Letters) == Letters("abc")
    assert results.get(Count) == Count(3)


def test_stages_that_nobody_requires_are_not_run() -> None:
    results = run_stages(source("abc"), [find_letters, find_nothing, count_letters], [Letters])
    assert set(results.found) == {Source, Letters}
    assert not results.failures


def test_a_stage_before_the_one_it_requires_is_refused() -> None:
    with pytest.raises(TypeError, match="count_letters requires Letters, which no stage before it provides"):
        run_stages(source("abc"), [count_letters, find_letters], [Count])


def test_a_failing_stage_costs_the_extractors_that_build_upon_it_and_no_others() -> None:
    given = source("abc", title="A Title")
    outcomes = list(extract(given, [*STRUCTURE, Counting()], [*STAGES, find_letters, fail]))
    assert [bool(each.failure) for each in outcomes] == [False] * len(STRUCTURE) + [True]
    assert str(outcomes[-1].failure) == "9 letters are too many"
    assert outcomes[0].claims


def test_an_extractor_that_requires_what_no_stage_provides_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Counting\.extract requires Count"):
        list(extract(source("abc"), [Counting()], STAGES))


def test_what_each_stage_and_extractor_requires_is_provided_before_it() -> None:
    ready: set[type] = {Source}
    for stage in STAGES:
        assert set(required(stage)) <= ready, stage
        assert provided(stage) not in ready, stage
        ready.add(provided(stage))
    for extractor in EXTRACTORS:
        assert set(required(extractor.extract)) <= ready, extractor.name


def test_the_structure_of_an_entry_requires_no_stage() -> None:
    assert {kind for extractor in STRUCTURE for kind in required(extractor.extract)} == {Source}
