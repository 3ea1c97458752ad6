"""Learned decisions: trees over named features, calibrated, kept as JSON."""

import math

import pytest

from kg.errors import InputError
from kg.extractors.decisions.model import Decision, decision_from_json, decision_to_json
from kg.extractors.decisions.shipped import shipped_decision

DECISION = Decision(
    name="example",
    features=("after=dataset", "count"),
    start=-1.0,
    trees=((0, 0.5, -0.5, 2.0), (1, 2.5, 0.0, (0, 0.5, 0.25, 1.0))),
    slope=2.0,
    shift=-0.5,
    threshold=0.6,
    learned_from={"examples": 3},
)


def test_trees_add_up() -> None:
    assert DECISION.log_odds({}) == -1.5
    assert DECISION.log_odds({"count": 3}) == -1.25
    assert DECISION.log_odds({"count": 3, "after=dataset": 1}) == 2.0


def test_unknown_features_change_nothing() -> None:
    assert DECISION.log_odds({"after=model": 1}) == DECISION.log_odds({})


def test_log_odds_are_calibrated() -> None:
    assert DECISION.probability({"after=dataset": 1}) == pytest.approx(1 / (1 + math.exp(-1.5)))


def test_what_reaches_the_threshold_is_accepted() -> None:
    assert DECISION.accepts({"after=dataset": 1})
    assert not DECISION.accepts({})


def test_json_gives_the_same_decision_back() -> None:
    text = decision_to_json(DECISION)
    assert decision_from_json(text) == DECISION
    assert len(text.splitlines()) > len(DECISION.trees) + len(DECISION.features)


def test_a_decision_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(InputError, match=r"Cannot read the learned decision .*no-such"):
        shipped_decision("no-such")
