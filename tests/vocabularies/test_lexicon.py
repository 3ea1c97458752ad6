"""Names are found whatever their hyphens, spaces, case and Unicode form, but look-alikes stay apart."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import VocabularyError
from kg.model import Iri
from kg.vocabularies import Concept, ConceptKind, Lexicon, exact_key, key, lexicon_of, shipped_lexicon
from kg.vocabularies.own_files import find_own_vocabulary


def concept(
    name: str, *names: str, case_sensitive: bool = False, sensitive_names: frozenset[str] = frozenset()
) -> Concept:
    return Concept(
        Iri(f"https://example.org/{key(name)}"),
        ConceptKind.BENCHMARK,
        key(name),
        name,
        (name, *names),
        case_sensitive=case_sensitive,
        sensitive_names=sensitive_names,
    )


@pytest.mark.parametrize("spelling", ["GSM8K", "gsm8k", "GSM-8K", "GSM 8k", "ＧＳＭ８Ｋ", "gsm_8k"])
def test_spellings_of_one_name_meet(spelling: str) -> None:
    assert Lexicon.of([concept("GSM8K")]).find(spelling) is not None


@pytest.mark.parametrize(("name", "other"), [("MMLU", "MMLU-Pro"), ("HumanEval", "HumanEval+"), ("Babel", "BABILong")])
def test_look_alikes_are_two(name: str, other: str) -> None:
    lexicon = Lexicon.of([concept(name), concept(other)])
    assert [lexicon.find(each) for each in (name, other)] == [concept(name), concept(other)]


def test_case_tells_names_from_words_where_marked() -> None:
    lexicon = Lexicon.of([concept("MATH", case_sensitive=True), concept("DROP", case_sensitive=True)])
    assert lexicon.find("MATH") is not None
    assert lexicon.find("math") is None
    assert lexicon.find("DROP") is not None
    assert lexicon.find("drop") is None


def test_case_may_matter_to_one_label_alone() -> None:
    lexicon = Lexicon.of([concept("Long Range Arena", "LRA", sensitive_names=frozenset(["LRA"]))])
    assert lexicon.find("long range arena") is not None
    assert lexicon.find("LRA") is not None
    assert lexicon.find("lra") is None


def test_a_word_for_data_behind_a_name_is_read_for_itself() -> None:
    lexicon = Lexicon.of([concept("MMMU", "MMMU 벤치마크")])
    assert lexicon.find("MMMU") is not None
    assert lexicon.find("MMMU 벤치마크") is None


def test_two_files_about_one_concept_join_their_names(tmp_path: Path) -> None:
    (tmp_path / "benchmarks.csv").write_text("id,label\nprobe,Alpha Test\n", "utf-8")
    (tmp_path / "names.csv").write_text("kind,id,label\nbenchmark,probe,Beta Test\n", "utf-8")
    lexicon = lexicon_of(find_own_vocabulary([tmp_path]))
    assert lexicon.find("alpha-test") == lexicon.find("BetaTest") is not None


def test_a_broken_vocabulary_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("this is not Turtle", "utf-8")
    with pytest.raises(VocabularyError, match=r"broken\.ttl:1: .*Turtle") as caught:
        lexicon_of(find_own_vocabulary([tmp_path]))
    assert "\n" not in str(caught.value)


def test_the_shipped_vocabularies_are_wide() -> None:
    lexicon = shipped_lexicon()
    kinds = [concept.kind for concept in lexicon.concepts.values()]
    assert kinds.count(ConceptKind.BENCHMARK) >= 600
    assert kinds.count(ConceptKind.MODEL) >= 400


@given(st.text(max_size=30))
def test_keys_are_stable(name: str) -> None:
    assert key(exact_key(name)) == key(name)
    assert exact_key(unicodedata.normalize("NFKC", name)) == exact_key(name)
