"""Learning decisions: out of fold by papers, calibrated, repeatable, exported as it was grown."""

import importlib.util
import random

from needed import missing

if importlib.util.find_spec("lightgbm") is None:
    missing("LightGBM is not installed (the extra 'learn' has it)")

from learning.fitting import Example, Settings, calibration_error, fit, fold_of, out_of_fold

from kg.extractors.decisions.model import decision_to_json

SETTINGS = Settings(trees=20, leaves=4, share=1.0)


def examples(count: int = 400) -> list[Example]:
    draw = random.Random(1)
    made = []
    for number in range(count):
        data, strong = draw.random() < 0.5, draw.random() < 0.5
        likely = 0.9 if data else 0.2 if strong else 0.05
        features = {"after=dataset": float(data), "strong": float(strong), "noise": draw.random()}
        made.append(Example(f"2401.{number // 4:05}", features, draw.random() < likely))
    return made


def test_what_tells_is_learned_and_probabilities_are_right() -> None:
    verdicts, _ = out_of_fold("example", examples(), SETTINGS, folds=4)
    assert calibration_error((verdict.probability, verdict.example.label) for verdict in verdicts) < 0.08
    right = sum((verdict.probability > 0.5) == verdict.example.label for verdict in verdicts)
    assert right / len(verdicts) > 0.85


def test_the_same_examples_give_the_same_bytes() -> None:
    first, second = (decision_to_json(fit("example", examples(), SETTINGS)) for _ in range(2))
    assert first == second


def test_no_paper_is_parted_between_folds() -> None:
    assert len({fold_of("2401.00001", 5) for _ in range(3)}) == 1
    assert {fold_of(f"2401.{number:05}", 5) for number in range(60)} == set(range(5))


def test_examples_that_do_not_count_teach_nothing() -> None:
    silent = [Example("2402.00001", {"after=dataset": 1.0}, False, weight=0) for _ in range(200)]
    assert fit("example", [*examples(), *silent], SETTINGS) == fit("example", examples(), SETTINGS)


def test_rare_features_are_left_out() -> None:
    decision = fit("example", [*examples(), Example("2402.00001", {"once": 1.0}, True)], SETTINGS)
    assert "once" not in decision.features
