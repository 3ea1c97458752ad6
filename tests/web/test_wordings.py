"""Questions as people word them, and the page that must be among the first two that a search offers."""

import re
import time

import pytest
from offered import offered
from serving import Running

from kg.web.question_words import content_words, without_asking, words_asked_about

WORDINGS = {
    # what does it say
    "give me the gist of Orca-Math": "/page/paper/arxiv/2402.14830",
    "explain Orca-Math": "/page/paper/arxiv/2402.14830",
    "Orca-Math 논문 설명해줘": "/page/paper/arxiv/2402.14830",
    "Orca-Math가 뭔가요": "/page/paper/arxiv/2402.14830",
    # best, since when
    "top model for GSM8K": "/page/benchmark/gsm8k#section-leaderboard",
    "who holds the GSM8K record": "/page/benchmark/gsm8k#section-leaderboard",
    "GSM8K에서 제일 잘하는 모델": "/page/benchmark/gsm8k#section-leaderboard",
    "GSM8K 신기록": "/page/benchmark/gsm8k#section-leaderboard",
    # all scores
    "how good is Orca-Math": "/page/model/orca-math#section-results",
    "Orca-Math numbers": "/page/model/orca-math#section-results",
    "Orca-Math 성적": "/page/model/orca-math#section-results",
    "Orca-Math는 몇 점이야": "/page/model/orca-math#section-results",
    # beside
    "which benchmarks go with ALFWorld": "/page/benchmark/alfworld#section-beside",
    "ALFWorld and what other benchmarks": "/page/benchmark/alfworld#section-beside",
    "ALFWorld 쓰는 논문이 같이 쓰는 것": "/page/benchmark/alfworld#section-beside",
    # a month, a topic, votes
    "February 2024 mixture of experts, at least 10 likes": "mixture-of-experts&since=2024-02&until=2024-02&votes=10",
    "popular mixture of experts papers of 2024-02": "topic=mixture-of-experts&since=2024-02&until=2024-02",
    "전문가 혼합 24년 2월 논문 추천 10개 이상": "mixture-of-experts&since=2024-02&until=2024-02&votes=10",
    # who
    "leading groups in mathematical reasoning": "#section-people",
    "mathematical reasoning scientists": "#section-people",
    "수학 추론 대가": "#section-people",
    # similar
    "if I liked Orca-Math what else should I look at": "/page/paper/arxiv/2402.14830#section-similar",
    "Orca-Math 같은 논문": "/page/paper/arxiv/2402.14830#section-similar",
    "Orca-Math 관련 연구": "/page/paper/arxiv/2402.14830#section-similar",
    # contradictions
    "inconsistent numbers": "/checks#section-conflicts",
    "do any notes say different things": "/checks#section-conflicts",
    "값이 다르게 적힌 것": "/checks#section-conflicts",
    # where did I read
    "which note talked about function-calling": "/search?q=",
    "function-calling 얘기가 어느 노트에 있었지": "/search?q=",
    # papers about a word
    "anything on embodied agents": "topic=embodied-ai",
    "체화 에이전트에 대한 논문": "topic=embodied-ai",
    # two at once
    "quantization of mixture of experts models": "topic=",
    "전문가 혼합 양자화": "topic=",
    # new
    "what came in lately": "/new",
    "요즘 들어온 논문": "/new",
    # rose
    "trending in 2024": "/topics?year=2024",
    "what took off in 2024": "/topics?year=2024",
    "2024년 대세 주제": "/topics?year=2024",
    # compare
    "difference between Orca-Math and Fiddler": "/compare?",
    "Orca-Math하고 Fiddler 차이": "/compare?",
    # cited
    "papers referring to APIGen": "/queries/cited-by",
    "APIGen을 참고한 논문": "/queries/cited-by",
    # benchmarks of a month
    "datasets that came out in June 2024": "/benchmarks?since=2024-06&until=2024-06",
    "June 2024 benchmarks": "/benchmarks?since=2024-06&until=2024-06",
    "2024년 6월 벤치마크": "/benchmarks?since=2024-06&until=2024-06",
    "2024년 6월 신규 데이터셋": "/benchmarks?since=2024-06&until=2024-06",
    # trained on
    "which data did FLACUNA use": "/page/paper/",
    "FLACUNA 데이터셋은?": "/page/paper/",
    # compared with
    "baselines next to GPT-4": "/queries/compared-models?model=",
    "GPT-4 대비 모델": "/queries/compared-models?model=",
    # checks
    "entries with no author": "/checks#section-without_authors",
    "저자 정보가 빠진 것": "/checks#section-without_authors",
    "same paper in several notes": "/checks#section-noted_twice",
    "겹치는 논문": "/checks#section-noted_twice",
    "unrecognised names": "/checks#section-unknown_names",
    "사전에 없는 이름": "/checks#section-unknown_names",
    "numbers that do not match": "/checks#section-conflicts",
    "papers that miss authors": "/checks#section-without_authors",
    "저자가 안 적힌 논문": "/checks#section-without_authors",
    "double entries": "/checks#section-noted_twice",
    "등록 안 된 이름": "/checks#section-unknown_names",
    "papers in the spirit of Orca-Math": "/page/paper/arxiv/2402.14830#section-similar",
    # lists
    "most upvoted papers": "/papers?sort=votes",
    "최고 투표 논문": "/papers?sort=votes",
    "February 2024": "/papers?since=2024-02&until=2024-02",
    "what should I read on mathematical reasoning": "#section-reading_list",
    "datasets in mathematical reasoning": "/page/topic/mathematical-reasoning#section-benchmarks",
    # a person
    "publications by Arindam Mitra": "/page/person/arindammitra",
    "Arindam Mitra의 연구": "/page/person/arindammitra",
    # the words behind a score
    "how do you know the GSM8K score of Orca-Math": "/queries/model-results",
    "Orca-Math GSM8K 점수 출처": "/queries/model-results",
    # a figure
    "who got 86.81": "/search?q=86.81",
    "86.81이라는 숫자": "/search?q=86.81",
    # reading list
    "must-read papers on mathematical reasoning": "#section-reading_list",
    "수학 추론 처음 공부하려면": "#section-reading_list",
    # code
    "Orca-Math github": "/page/paper/arxiv/2402.14830",
    "Fiddler 코드 어디 있어": "/page/paper/arxiv/2402.07033",
}


@pytest.mark.parametrize("typed", WORDINGS)
def test_a_question_in_other_words_leads_to_its_page(server: Running, typed: str) -> None:
    language = "ko" if re.search("[가-힣]", typed) else "en"
    addresses = [address for _, address in offered(server, typed, language) if address]
    assert any(WORDINGS[typed] in each for each in addresses[:2]), addresses


def test_a_question_is_searched_for_by_what_it_is_about(server: Running) -> None:
    """ "Papers about Korean" found papers about paper."""
    for typed, words, language in (
        ("papers about the CPU", "CPU", "en"),
        ("파이프라인에 대한 논문", "파이프라인", "ko"),
    ):
        said, address = next(each for each in offered(server, typed, language) if each[1].startswith("/search"))
        assert words in said
        assert words in address.replace("+", " ")


def test_words_beside_a_topic_are_searched_for_within_it(server: Running) -> None:
    """ "Attention efficiency" led to all papers on attention."""
    said, address = next(offered(server, "mixture of experts CPU"))
    assert said == "The notes on mixture of experts that say “CPU”"
    assert address == "/search?q=CPU&topic=mixture-of-experts"
    assert "Fiddler" in server.get(address).text
    assert not any("search" in address for _, address in offered(server, "mixture of experts gizmotron"))


def test_the_code_of_a_paper_is_a_line(server: Running) -> None:
    said = [words for words, _ in offered(server, "code of Fiddler")]
    assert "https://github.com/efeslab/fiddler" in said[0]
    assert next(offered(server, "repository of Orca-Math")) == (
        "The notes give no link to code of Orca-Math: Unlocking the potential of SLMs in Grade School Math.",
        "",
    )


def test_the_authors_of_a_paper_are_a_line(server: Running) -> None:
    said, _ = next(offered(server, "who wrote Orca-Math"))
    assert said.endswith("Arindam Mitra, Corby Rosset, Hamed Khanpour, Ahmed Awadallah")


def test_words_that_only_ask_are_not_said_to_be_missing(server: Running) -> None:
    """ "No note has “twice”" stood above the papers noted twice."""
    for typed in ("papers noted twice", "who wrote Orca-Math", "quantization papers, 20+ upvotes"):
        assert "No note has" not in server.get("/search", {"q": typed}).text
    assert "No note has “GIZMOTRON”" in server.get("/search", {"q": "benchmarks that GIZMOTRON introduced"}).text


def test_a_year_is_not_a_figure_to_search_for(server: Running) -> None:
    said = [address for _, address in offered(server, "benchmarks that came out in June 2024, and where")]
    assert not any(address.startswith("/search?q=2024") for address in said)


def test_words_that_only_ask_are_not_searched_for(server: Running) -> None:
    """Below the answer to "what rose most" stood passages on roses."""
    page = server.get("/search", {"q": "who is best on GSM8K?"}, Accept_Language="en").text
    assert "for “GSM8K”" in page
    assert 'literally=1&amp;page=1">Search the notes for all words of the question</a>' in page
    page = server.get("/search", {"q": "what rose most in 2024"}, Accept_Language="en").text
    assert '<ol class="hits">' not in page
    assert "Search the notes for all words of the question" in page
    literal = server.get("/search", {"q": "who is best on GSM8K?", "literally": "1"}, Accept_Language="en").text
    assert "for “GSM8K”" not in literal
    assert "for “" not in server.get("/search", {"q": "best practices"}, Accept_Language="en").text  # not a question


@pytest.mark.parametrize(
    ("typed", "names", "sought"),
    [
        ("who is best on GSM8K?", ["GSM8K"], "GSM8K"),
        ("GSM8K에서 1위는?", ["GSM8K"], "GSM8K"),
        ("code of Code Llama for robots", ["Code Llama"], "Code Llama robots"),
        ("what is new", [], ""),
        ('who said "the best"', [], 'who said "the best"'),
        ("best NOT worst", [], "best NOT worst"),
    ],
)
def test_a_question_is_searched_for_with_its_names(typed: str, names: list[str], sought: str) -> None:
    assert words_asked_about(typed, names) == sought


@pytest.mark.parametrize("typed", ["나온" * 5000, "new " * 5000, "benchmark " * 3000, "a " * 5000 + "introduced"])
def test_a_long_question_takes_no_time(typed: str) -> None:
    before = time.process_time()
    words_asked_about(typed, [])
    content_words(typed)
    without_asking(typed, ["new"])
    assert time.process_time() - before < 1


@pytest.mark.parametrize(
    ("typed", "names", "sought"),
    [
        ("2024년에 가장 많이 떠오른 것은?", [], ""),
        ("서로 모순되는 것은?", [], ""),
        ("Orca-Math 점수의 근거 문장", ["Orca-Math"], "Orca-Math"),
        ("the sentences behind the score of Orca-Math", ["Orca-Math"], "Orca-Math"),
        ("Orca-Math는 뭐라고 하나", ["Orca-Math"], "Orca-Math"),
        ("온도와 속도, 한국의 수도", [], "온도 속도 한국 수도"),
    ],
)
def test_what_is_left_of_a_question_is_not_searched_for(typed: str, names: list[str], sought: str) -> None:
    """Below the answer stood 53 passages that have 년에 and 것은."""
    assert words_asked_about(typed, names) == sought


def test_a_person_s_name_is_not_searched_for_in_others_papers(server: Running) -> None:
    """Below the link to somebody's papers stood papers of others that have parts of the name."""
    for typed, language in (("everything by Arindam Mitra", "en"), ("Arindam Mitra의 모든 논문", "ko")):
        page = server.get("/search", {"q": typed}, Accept_Language=language).text
        assert '/page/person/arindammitra">' in page
        assert '<ol class="hits">' not in page
        assert "literally=1" in page
    page = server.get("/search", {"q": "everything by Arindam Mitra on math"}).text
    assert '<ol class="hits">' in page
