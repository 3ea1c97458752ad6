"""What was learned from papers filed by hand is read from plain tables."""

import math
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.extractors.topics.features import FEATURES
from kg.extractors.topics.matching import fold
from kg.extractors.topics.scoring import START, TopicScorer
from kg.extractors.topics.trained_model import Learned, read_learned, shipped_learned
from kg.vocabularies.topics import TopicConcept, TopicLabel, topic_concepts_of

WEIGHTS = """# a comment
figure\tstart\t-2.5\t-2
topic\tcats\t-3.2
usual\ttopic\t-6
usual\tname\t-1
usual\tcue\t-2
label\tcats\tpaw\t0.7
"""
WORDS = "# a comment\nfur\tcats 1.5\tdogs -0.5\nsoft fur\tcats 2\n"


def written(folder: Path, weights: str = WEIGHTS, words: str = WORDS) -> tuple[Path, Path]:
    files = folder / "weights.tsv", folder / "words.tsv"
    for file, text in zip(files, (weights, words), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def test_tables_are_read(tmp_path: Path) -> None:
    learned = read_learned(*written(tmp_path))
    assert learned.weights == {"start": (-2.5, -2.0)}
    assert (learned.rate("cats"), learned.rate("lions")) == (-3.2, -6)
    assert learned.telling("cats", "paw", names=False) == 0.7
    assert (learned.telling("cats", "tail", names=True), learned.telling("cats", "tail", names=False)) == (-1, -2)
    assert learned.words.scores({"soft fur": 1})["cats"] == pytest.approx(2 / math.sqrt(2))


@pytest.mark.parametrize(
    ("weights", "words"),
    [("figure\tstart\n", WORDS), (WEIGHTS, "fur\tcats\n"), ("usual\tname\t-1\n", WORDS), ("topic\tcats\n", WORDS)],
)
def test_a_damaged_table_is_said_in_one_line(tmp_path: Path, weights: str, words: str) -> None:
    with pytest.raises(VocabularyError, match=r"w\w+\.tsv") as raised:
        read_learned(*written(tmp_path, weights, words))
    assert "\n" not in str(raised.value)


def test_a_missing_table_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.tsv"):
        read_learned(tmp_path / "none.tsv", tmp_path / "none.tsv")


def test_what_ships_speaks_of_the_topics_that_ship() -> None:
    learned = shipped_learned()
    concepts = {concept.notation: concept for concept in topic_concepts_of()}
    assert set(learned.weights) == {START, *FEATURES}
    assert set(learned.rates) <= set(concepts)
    assert {topic for row in learned.words.weights.values() for topic, _ in row} <= set(concepts)
    labels = {(notation, fold(label.text).text) for notation, each in concepts.items() for label in each.labels}
    assert set(learned.tellings) <= labels


def test_a_telling_label_and_telling_words_make_a_topic_likelier() -> None:
    cats = TopicConcept("cats", (TopicLabel("paw", names=False), TopicLabel("whiskers", names=False)))
    weights = dict.fromkeys((START, *FEATURES), (0.0, 0.0)) | {
        START: (-1.0, -1.0),
        "telling": (1.0, 1.0),
        "words": (1.0, 1.0),
    }
    learned = Learned(weights, tellings={("cats", "paw"): 2.0, ("cats", "whiskers"): -2.0})
    telling, untelling = (
        TopicScorer((cats,), learned).score("", [f"a {word} here"])[0].confidence for word in ("paw", "whiskers")
    )
    assert telling == pytest.approx(1 / (1 + math.exp(-1.0)), abs=0.001)
    assert untelling < telling
