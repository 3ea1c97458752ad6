"""The questions that people come with are answered within two clicks from the front page, in both languages."""

import re
from collections.abc import Callable, Mapping

import pytest
from clicking import Visitor
from serving import Running

Walk = Callable[[Visitor], Visitor]

# Each question: the clicks, and what the last page then says.
QUESTIONS: Mapping[str, tuple[Walk, tuple[str, ...] | Mapping[str, tuple[str, ...]]]] = {
    "what does a paper say": (lambda at: at.send(q="Orca-Math").follow("Orca-Math: Unlocking"), ("86.81",)),
    "what is best, and since when": (lambda at: at.follow("GSM8K"), ("86.81%", "2024-02-26", "Orca-Math")),
    "all scores of a model": (
        lambda at: at.send(q="Orca-Math").follow("/page/model/orca-math"), ("81.50%", "GSM8K"),
    ),
    "what is measured beside it": (
        lambda at: at.send(q="ALFWorld").follow("ALFWorld"), ("ScienceWorld", "Touchdown"),
    ),
    "papers of a month on a topic with votes": (
        lambda at: at.follow("/papers").send(topic="mixture-of-experts", since="2024-02", until="2024-02", votes="10"),
        ("Fiddler",),
    ),
    "who works on it most": (
        lambda at: at.send(q="mathematical reasoning").follow("/page/topic/mathematical-reasoning"),
        ("Arindam Mitra",),
    ),
    "papers like it": (
        lambda at: at.send(q="Orca-Math").follow("Orca-Math: Unlocking"),
        {"en": ("Similar papers", "In common"), "ko": ("유사 논문", "공통점")},
    ),
    "what contradicts what": (lambda at: at.follow("/checks"), {"en": ("Contradictions",), "ko": ("모순",)}),
    "where did I read it": (lambda at: at.send(q="function-calling"), ("2406.18518.md",)),
    "papers about a word in Korean": (lambda at: at.send(q="수학"), ("Orca-Math",)),
    "a phrase in Korean": (lambda at: at.send(q="언어 모델"), ("daily-2024-02",)),
    "what is new": (lambda at: at.follow("/new"), ("APIGen",)),
    "what rose in a year": (
        lambda at: at.follow("/topics").follow("/topics?year=2024"),
        {"en": ("The notes go until 2024-07.",), "ko": ("노트는 2024-07까지 있습니다.",)},
    ),
    "two side by side": (
        lambda at: at.follow("/compare").send(first="2402.14830", second="2402.07625"),
        ("Orca-Math", "AutoMathText"),
    ),
    "who lists it as similar": (
        lambda at: at.send(q="APIGen").follow("APIGen: Automated"),
        {"en": ("Parrot", "in a note"), "ko": ("Parrot", "꼽음")},
    ),
    "benchmarks introduced in a month": (
        lambda at: at.follow("/benchmarks").send(since="2024-06", until="2024-06"), ("RepoExec", "REPOEXEC"),
    ),
    "what it was trained on": (
        lambda at: at.send(q="FLACUNA").follow("/page/paper/document/seeds/flacuna.txt"),
        {"en": ("trains on",), "ko": ("학습",)},
    ),
    "who compares with a model": (
        lambda at: at.send(q="GPT-4").follow("/page/model/gpt-4"),
        {"en": ("Named by the same papers",), "ko": ("함께 다룬",)},
    ),
    "papers without authors": (lambda at: at.follow("/checks"), ("APIGen",)),
    "papers noted twice": (lambda at: at.follow("/checks"), {"en": ("Papers noted twice",), "ko": ("두 번 적힌",)}),
    "names that no vocabulary knows": (lambda at: at.follow("/checks"), ("GPT-4 Preview",)),
    "everything by somebody": (lambda at: at.send(q="Arindam Mitra").follow("Arindam Mitra"), ("Orca-Math",)),
    "the words behind a score": (lambda at: at.follow("GSM8K").follow("daily-2024-02-26.md"), ("86.81%",)),
    "notes that mention a figure": (lambda at: at.send(q="86.81"), ("Orca-Math",)),
    "what to read first": (
        lambda at: at.send(q="mathematical reasoning").follow("/page/topic/mathematical-reasoning"),
        {"en": ("Reading list", "important"), "ko": ("읽기 목록", "중요")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_two_clicks_answer(server: Running, question: str, language: str) -> None:
    walk, wanted = QUESTIONS[question]
    visitor = walk(Visitor(server, language))
    assert visitor.clicks <= 2
    for words in wanted[language] if isinstance(wanted, Mapping) else wanted:
        assert words in visitor.text, (visitor.address, words)


def test_the_questions_are_twenty_five() -> None:
    assert len(QUESTIONS) == 25


def test_an_empty_answer_of_a_saved_query_says_why(server: Running) -> None:
    page = server.get("/queries/leaderboard", {"benchmark": "GSM8K", "min-confidence": "1"}).text
    assert "Without min-confidence=1 there" in page


def test_an_empty_answer_leads_on(server: Running) -> None:
    visitor = Visitor(server, "en").follow("/papers").send(topic="quantization", votes="9999")
    assert "Nothing found" in visitor.text
    assert re.search(r"Without “Votes, at least”: \d+ papers?", visitor.text)
    assert "Without “Topic”" not in visitor.text  # no paper has so many
    assert "Fiddler" in visitor.follow("Show all").text


@pytest.mark.parametrize(
    "asked", [{"since": "soon"}, {"until": "2024-99"}, {"votes": "many"}, {"votes": "-1"}, {"sort": "rank"}]
)
def test_lists_say_what_they_do_not_take(server: Running, asked: dict[str, str]) -> None:
    answered = server.get("/papers", asked)
    assert answered.status == 400
    assert next(iter(asked.values())) in answered.text


def test_papers_are_given_as_bibtex(server: Running) -> None:
    for address, asked, title in (
        ("/data/paper/arxiv/2402.14830.bib", {}, "Orca-Math"),
        ("/data/benchmark/gsm8k.bib", {}, "Orca-Math"),
        ("/data/topic/mixture-of-experts.bib", {}, "Fiddler"),
        ("/data/person/arindammitra.bib", {}, "Orca-Math"),
        ("/data/document/seeds/daily-2024-02-26.md.bib", {}, "Orca-Math"),
        ("/papers.bib", {"topic": "mixture-of-experts", "since": "2024-02"}, "Fiddler"),
    ):
        answered = server.get(address, asked)
        assert answered.status == 200, address
        assert answered.headers["content-type"] == "application/x-bibtex; charset=utf-8"
        assert title in answered.text, address
        assert answered.text.count("@") == answered.text.count("  title ")
    assert server.get("/data/paper/arxiv/2402.14830.bib").text.count("title") == 1
    assert server.get("/data/paper/none.bib").status == 404
    assert server.get("/papers.bib", {"votes": "many"}).status == 400
    for page in ("/page/paper/arxiv/2402.14830", "/page/benchmark/gsm8k", "/papers"):
        assert ".bib" in server.get(page).text


def test_the_address_of_an_introduced_thing_shows_the_model_that_it_is(server: Running) -> None:
    assert "81.50%" in server.get("/page/artifact/orca-math").text
    assert "81.50%" in server.get("/page/model/orca-math").text
    assert "model/orca-math" in server.get("/data/artifact/orca-math.nt").text
    assert "Orca-Math" in server.get("/data/artifact/orca-math.bib").text
    assert server.get("/page/artifact/nothing-of-this-name").status == 404
    assert server.get("/page/artifact/gsm8k").status == 404  # no paper introduces it
