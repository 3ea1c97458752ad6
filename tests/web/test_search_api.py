"""/api/search answers what kg search answers."""

from dataclasses import asdict
from pathlib import Path

from serving import Running

from kg.search.asking import search


def test_it_answers_what_the_function_answers(server: Running, seeds_location: Path) -> None:
    answer = server.get("/api/search", {"q": "GSM-8K 86.81", "limit": "2"})
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    expected = asdict(search(seeds_location, "GSM-8K 86.81", limit=2))
    assert answer.json["total"] == expected["total"]
    assert [hit["text"] for hit in answer.json["hits"]] == [hit["text"] for hit in expected["hits"]]
    assert answer.json["hits"][0]["marks"] == [list(mark) for mark in expected["hits"][0]["marks"]]


def test_papers_topics_and_dates(server: Running) -> None:
    answer = server.get("/api/search", {"q": "모델", "kind": "papers", "topic": "reasoning", "from": "2024-02-26"})
    assert {hit["date"] >= "2024-02-26" for hit in answer.json["hits"]} == {True}


def test_what_passages_state_is_named_in_the_page_s_language(server: Running) -> None:
    """Korean pages named topics in English."""
    asked = {"q": "대화하듯 화학", "what": "passages"}
    korean = server.get("/search", asked, Accept_Language="ko").text
    assert ">대화</bdi>" in korean
    assert ">dialogue</bdi>" not in korean
    assert ">dialogue</bdi>" in server.get("/search", asked, Accept_Language="en").text


def test_what_cannot_be_searched_for_is_a_problem(server: Running) -> None:
    for parameters, status in (
        ({}, 400),
        ({"q": "?!"}, 400),
        ({"q": "model", "kind": "people"}, 400),
        ({"q": "model", "from": "soon"}, 400),
        ({"q": "model", "limit": "101"}, 400),
        ({"q": "model", "topic": "nothing of the kind"}, 404),
    ):
        answer = server.get("/api/search", parameters)
        assert answer.status == status, parameters
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_figure_that_no_note_has_is_said(server: Running) -> None:
    """The site showed 86.81 for 86.8 and said nothing; the command did."""
    page = server.get("/search", {"q": "notes that mention 86.8", "what": "passages"}, Accept_Language="en").text
    assert "No note has 86.8; found instead: 86.81." in page
    korean = server.get("/search", {"q": "86.8이 나오는 노트"}, Accept_Language="ko").text
    assert "86.8: 어느 노트에도 없는 수치입니다. 대신 찾은 수치: 86.81." in korean
    assert "found instead" not in server.get("/search", {"q": "86.81"}, Accept_Language="en").text
    assert server.get("/api/search", {"q": "86.8"}).json["instead"] == {"86.8": ["86.81"]}
