"""A hit says where the passage stands, which words were found, and what the passage states."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_documents import digest

from kg.errors import InputError, UnknownThingError
from kg.pipeline import build
from kg.search.asking import search
from kg.search.excerpts import excerpt
from kg.search.hits import Hit
from kg.search.tokens import index_terms, word_tokens
from kg.store import GraphStore


def test_a_hit_leads_to_its_words_in_the_file(seeds_store: GraphStore, root: Path) -> None:
    hits = search(seeds_store, "GSM-8K 86.81%").hits
    assert hits
    for hit in hits:
        text = (root / hit.document).read_text("utf-8")
        assert text[hit.start : hit.end] == hit.text
        assert hit.text.splitlines()[0] in text.splitlines()[hit.line - 1]
        assert {hit.text[start:end].casefold() for start, end in hit.marks} <= {"gsm8k", "86.81"}


def test_a_hit_names_the_paper_and_what_the_passage_states(seeds_store: GraphStore) -> None:
    hit = search(seeds_store, "GSM8k 86.81").hits[0]
    assert (hit.arxiv, hit.date, hit.title[:9]) == ("2402.14830", "2024-02-26", "Orca-Math")
    assert ("evaluates on", "GSM8K") in {(fact.predicate_label, fact.object_label) for fact in hit.facts}
    assert all(hit.start <= fact.start < hit.end for fact in hit.facts)
    assert search(seeds_store, "GSM8k 86.81", facts=False).hits[0].facts == ()


def test_a_paper_is_one_hit(seeds_store: GraphStore) -> None:
    papers = [hit.paper for hit in search(seeds_store, "언어 모델", kind="papers", limit=100, facts=False).hits]
    assert len(papers) == len({*papers}) > 10


def test_a_paper_is_found_by_its_author_and_by_what_its_topic_is_called_elsewhere(seeds_store: GraphStore) -> None:
    assert search(seeds_store, "Arindam Mitra", kind="papers").hits[0].arxiv == "2402.14830"
    found = search(seeds_store, "mathematical reasoning", kind="papers", limit=30, facts=False)
    assert "2402.14830" in {hit.arxiv for hit in found.hits}


def test_topic_and_dates_keep_some_papers(seeds_store: GraphStore) -> None:
    def dates(topic: str = "", since: str = "", until: str = "") -> set[str]:
        found = search(seeds_store, "모델", topic=topic, since=since, until=until, limit=500, facts=False)
        return {hit.date for hit in found.hits}

    everything = dates()
    assert dates(since="2024-02-20", until="2024-03") == {day for day in everything if "2024-02-20" <= day < "2024-04"}
    assert dates(since="2024-06") == {day for day in everything if day >= "2024-06"}
    assert dates(until="2024-02-13") == {day for day in everything if day and day <= "2024-02-13"}
    assert dates(since="this-month") == set()
    assert dates(until="today") == everything - {""}
    math = search(seeds_store, "모델", topic="reasoning", kind="papers", limit=500, facts=False)
    assert "2402.14830" in {hit.arxiv for hit in math.hits}  # on mathematical reasoning, a narrower topic
    assert math.total < search(seeds_store, "모델", kind="papers", facts=False).total


def test_what_cannot_be_searched_for_is_refused(seeds_store: GraphStore) -> None:
    for words in ("", "  ", "?!", '""', "AND", "x" * 1001, "word " * 100):
        with pytest.raises(InputError):
            search(seeds_store, words)
    for day in ("soon", "2024-13", "24-01-01"):
        with pytest.raises(InputError, match="not a date"):
            search(seeds_store, "model", since=day)
    with pytest.raises(UnknownThingError):
        search(seeds_store, "model", topic="no such topic at all")
    with pytest.raises(InputError):
        search(seeds_store, "model", kind="people")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(list('a가나9."()*:^-+{}\'"ANDORT \u0301\0')) | st.characters(), max_size=30))
def test_whatever_is_typed_is_never_syntax_of_the_engine(seeds_store: GraphStore, typed: str) -> None:
    try:
        found = search(seeds_store, typed, limit=2, facts=False)
    except InputError:
        return
    for hit in found.hits:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.marks)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_terms_are_those_of_the_tokens(text: str) -> None:
    found = word_tokens(text)
    assert index_terms(text)[0].split(" ") == ([token.word.term for token in found] or [""])
    assert all(token.start < token.end <= len(text) for token in found)


def test_decomposed_text_is_found_and_marked_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    text = unicodedata.normalize("NFD", digest(1, note="수학추론을 다룬다. café"))
    (tmp_path / "notes" / "a.md").write_text(text, "utf-8")
    build([tmp_path / "notes"], tmp_path / "store", jobs=1)
    for words in ("추론", "cafe", "수학추론"):
        (hit,) = search(tmp_path / "store", words).hits
        assert text[hit.start : hit.end] == hit.text
        assert hit.marks
    assert unicodedata.normalize("NFC", hit.text[slice(*hit.marks[0])]) == "수학추론을"


def test_an_excerpt_shows_the_words_of_a_long_passage() -> None:
    words = "eins zwei drei vier " * 60
    text = f"{words}\nkiwi\tmango {words}"
    place = text.index("kiwi")
    hit = Hit("", "", "", "", "", 1, 0, len(text), "paragraph", "", text, ((place, place + 4),), 1.0)
    shown = excerpt(hit, 100)
    assert "kiwi mango" in shown.text
    assert [shown.text[start:end] for start, end in shown.marks] == ["kiwi"]
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert len(shown.text) < 150
