"""What was learned from papers filed by hand is read from plain tables."""

import math
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.extractors.topics.features import FEATURES
from kg.extractors.topics.matching import fold
from kg.extractors.topics.scoring import START, TopicScorer
from kg.extractors.topics.trained_model import TrainedModel, read_trained_model, shipped_model
from kg.vocabularies.topics import TopicConcept, TopicLabel, topic_concepts_of

WEIGHTS = """# a comment
feature\tstart\t-2.5\t-2
topic\tcats\t-3.2
default\ttopic\t-6
default\tname\t-1
default\tcue\t-2
label\tcats\tpaw\t0.7
"""
WORDS = "# a comment\nfur\tcats 1.5\tdogs -0.5\nsoft fur\tcats 2\n"


def written(folder: Path, weights: str = WEIGHTS, words: str = WORDS) -> tuple[Path, Path]:
    files = folder / "weights.tsv", folder / "words.tsv"
    for file, text in zip(files, (weights, words), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def test_tables_are_read(tmp_path: Path) -> None:
    model = read_trained_model(*written(tmp_path))
    assert model.weights == {"start": (-2.5, -2.0)}
    assert (model.rate("cats"), model.rate("lions")) == (-3.2, -6)
    assert model.label_weight("cats", "paw", names=False) == 0.7
    assert (model.label_weight("cats", "tail", names=True), model.label_weight("cats", "tail", names=False)) == (-1, -2)
    assert model.words.scores({"soft fur": 1})["cats"] == pytest.approx(2 / math.sqrt(2))


@pytest.mark.parametrize(
    ("weights", "words"),
    [("feature\tstart\n", WORDS), (WEIGHTS, "fur\tcats\n"), ("default\tname\t-1\n", WORDS), ("topic\tcats\n", WORDS)],
)
def test_a_damaged_table_is_said_in_one_line(tmp_path: Path, weights: str, words: str) -> None:
    with pytest.raises(VocabularyError, match=r"w\w+\.tsv") as raised:
        read_trained_model(*written(tmp_path, weights, words))
    assert "\n" not in str(raised.value)


def test_a_missing_table_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.tsv"):
        read_trained_model(tmp_path / "none.tsv", tmp_path / "none.tsv")


def test_what_ships_speaks_of_the_topics_that_ship() -> None:
    model = shipped_model()
    concepts = {concept.notation: concept for concept in topic_concepts_of()}
    assert set(model.weights) == {START, *FEATURES}
    assert set(model.rates) <= set(concepts)
    assert {topic for row in model.words.weights.values() for topic, _ in row} <= set(concepts)
    labels = {(notation, fold(label.text).text) for notation, each in concepts.items() for label in each.labels}
    assert set(model.label_weights) <= labels


def test_a_telling_label_and_telling_words_make_a_topic_likelier() -> None:
    cats = TopicConcept("cats", (TopicLabel("paw", strong=False), TopicLabel("whiskers", strong=False)))
    weights = dict.fromkeys((START, *FEATURES), (0.0, 0.0)) | {
        START: (-1.0, -1.0),
        "label weight": (1.0, 1.0),
        "words": (1.0, 1.0),
    }
    model = TrainedModel(weights, label_weights={("cats", "paw"): 2.0, ("cats", "whiskers"): -2.0})
    label_weight, low = (
        TopicScorer((cats,), model).score("", [f"a {word} here"])[0].confidence for word in ("paw", "whiskers")
    )
    assert label_weight == pytest.approx(1 / (1 + math.exp(-1.0)), abs=0.001)
    assert low < label_weight
