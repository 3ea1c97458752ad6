"""What a search offers for names within words and for questions, besides the passages that it finds."""

import re
from urllib.parse import quote

import pytest
from clicking import Visitor
from offered import offered
from serving import Running

from kg.schema.terms import DATA
from kg.sparql.periods import first_day
from kg.web.index import Index, IndexedName
from kg.web.messages import LANGUAGES
from kg.web.names_in_words import NamedThings, names_in
from kg.web.offer_rules import RULES
from kg.web.offers import names_asked_about
from kg.web.typed_filters import filters_in, unread_limits

NAMES = (
    ("model", "llama-3", "Llama 3", "라마 3"),
    ("model", "gpt-4o", "GPT-4o", ""),
    ("benchmark", "gsm8k", "GSM8K", ""),
    ("benchmark", "list", "LIST", ""),
    ("topic", "generation", "generation", "생성"),
    ("topic", "3d-generation", "3D generation", "3D 생성"),
    ("artifact", "gpt-4o", "GPT-4o", ""),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """An index of some names."""
    called = {f"{DATA}{kind}/{name}": label for kind, name, label, _ in NAMES}
    named = [
        IndexedName(f"{DATA}{kind}/{name}", kind, label, 1)
        for kind, name, *labels in NAMES
        for label in labels
        if label
    ]
    return Index(named, dict.fromkeys(LANGUAGES, called))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Llama 3 vs GPT-4o", ["Llama 3", "GPT-4o"]),
        ("llama3 gsm-8k", ["Llama 3", "GSM8K"]),
        ("who reports what on GSM8K?", ["GSM8K"]),
        ("GSM8K 1위는?", ["GSM8K"]),
        ("GSM8K에서 라마 3은", ["GSM8K", "Llama 3"]),
        ("GPT-4o's scores", ["GPT-4o"]),
        ("3D 생성을 하는 논문", ["3D generation"]),
        ("which papers list it", []),
        ("3", []),
        ("", []),
    ],
)
def test_names_are_found_within_words(index: Index, typed: str, found: list[str]) -> None:
    assert [each.things[0].label for each in names_in(index, typed, "en")] == found


def test_what_a_name_means_first_comes_first(index: Index) -> None:
    (named,) = names_in(index, "GPT-4o", "en")
    assert [each.kind for each in named.things] == ["model", "artifact"]


def test_a_long_text_takes_no_time(index: Index) -> None:
    assert names_in(index, "a-" * 5000 + " b" * 5000 + "s" * 9000, "en") == []


@pytest.mark.parametrize(
    ("typed", "limits"),
    [
        ("papers of May 2024 with more than 20 votes", {"since": "2024-05", "until": "2024-05", "votes": "21"}),
        ("2024년 5월 논문 중 추천 20개 넘는 것", {"since": "2024-05", "until": "2024-05", "votes": "21"}),
        ("at least 20 votes in 2024-06", {"since": "2024-06", "until": "2024-06", "votes": "20"}),
        ("what rose in 2024", {"since": "2024", "until": "2024"}),
        ("이번 달 논문", {"since": first_day("this-month")[:7], "until": first_day("this-month")[:7]}),
        ("24년 2월 논문", {"since": "2024-02", "until": "2024-02"}),
        ("20+ upvotes, 13 likes", {"votes": "20"}),
        ("papers May 2024 votes > 20", {"since": "2024-05", "until": "2024-05", "votes": "21"}),
        ("2024 votes >= 20", {"since": "2024", "until": "2024", "votes": "20"}),
        ("papers with votes over 20", {"votes": "21"}),
        ("2024년 5월 20표 넘는 것", {"since": "2024-05", "until": "2024-05", "votes": "21"}),
        ("20표 이상", {"votes": "20"}),
        ("papers May 2024 with votes above 20", {"since": "2024-05", "until": "2024-05", "votes": "21"}),
        ("May 2024 votes 20", {"since": "2024-05", "until": "2024-05", "votes": "20"}),
        ("votes greater than 20", {"votes": "21"}),
        ("no fewer than 20 votes", {"votes": "20"}),
        ("추천 수가 20보다 많은 논문", {"votes": "21"}),
        ("추천수 > 20", {"votes": "21"}),
        ("papers with fewer than 20 votes", {}),
        ("추천 20 이하", {}),
        ("papers like 2402.14830", {}),
        ("2402.14830 and 13.2024", {}),
        ("2024-77", {"since": "2024", "until": "2024"}),
    ],
)
def test_times_and_votes_are_read(typed: str, limits: dict[str, str]) -> None:
    assert filters_in(typed) == limits


@pytest.mark.parametrize(
    ("typed", "unread"),
    [
        ("papers with fewer than 20 votes", ["fewer than 20 votes"]),
        ("Quantization votes <= 5", ["votes <= 5"]),
        ("votes around 20", ["votes around 20"]),
        ("추천 20 이하 논문", ["추천 20 이하"]),
        ("votes > 20", []),
        ("votes in May 2024", []),
        ("who votes for GPT-4", []),
        ("papers like GPT 4", []),
    ],
)
def test_a_condition_that_lists_cannot_have_is_not_dropped_in_silence(typed: str, unread: list[str]) -> None:
    """ "Fewer than 20 votes" was read as at least 20."""
    assert unread_limits(typed) == unread


def test_a_condition_that_is_left_out_is_said(server: Running) -> None:
    page = server.get("/search", {"q": "reasoning papers, fewer than 20 votes"}, Accept_Language="en").text
    assert "“fewer than 20 votes” is left out" in page
    assert "is left out" not in server.get("/search", {"q": "reasoning papers, votes > 20"}, Accept_Language="en").text


def test_every_rule_is_a_regular_expression_of_lower_case() -> None:
    for rule in RULES:
        assert re.sub(r"\\[A-Z]", "", rule.words) == re.sub(r"\\[A-Z]", "", rule.words).lower()


def test_names_side_by_side_are_shown_and_compared(server: Running) -> None:
    """A search for two names gave neither of them."""
    page = server.get("/search", {"q": "Orca-Math vs GPT-4"}).text
    assert 'href="/page/model/orca-math"' in page
    assert 'href="/page/model/gpt-4"' in page
    said, address = next(offered(server, "Orca-Math vs GPT-4"))
    assert said == "Orca-Math, GPT-4, side by side"
    assert address.startswith("/compare?first=")
    assert server.get(address).status == 200


def test_a_model_and_a_benchmark_are_answered_with_the_scores(server: Running) -> None:
    for language, said in (
        ("en", "The scores of Orca-Math on GSM8K 86.81%"),
        ("ko", "GSM8K에서 Orca-Math의 점수 86.81%"),
    ):
        first, *_ = offered(server, "Orca-Math GSM8K", language)
        assert first[0].startswith(said)
        assert "86.81" in server.get(first[1].replace("https://", "https%3A//")).text
    first, *_ = offered(server, "Orca-Math ALFWorld")
    assert first == ("The notes give no score of Orca-Math on ALFWorld.", "")


def test_scores_are_offered_of_a_model_that_has_some(server: Running) -> None:
    assert "All scores of Orca-Math" in [said for said, _ in offered(server, "what does Orca-Math say")]
    assert not any("All scores" in said for said, _ in offered(server, "what does FLACUNA say"))
    assert not any("All scores" in said for said, _ in offered(server, "who names GPT-4 Preview"))
    assert ("The notes give no score of ChatGPT on a benchmark.", "") in offered(server, "how good is ChatGPT")


def test_a_question_of_the_best_is_answered_in_a_line(server: Running) -> None:
    for language, typed in (("en", "who is best on GSM8K?"), ("ko", "GSM8K 1위는?")):
        said, address = next(offered(server, typed, language))
        assert "86.81%" in said
        assert "Orca-Math" in said
        assert address == "/page/benchmark/gsm8k#section-leaderboard"


def test_a_name_alone_is_offered_as_itself(server: Running) -> None:
    assert list(offered(server, "GSM8K")) == []
    assert list(offered(server, "nothing in particular")) == []


def test_a_model_beside_a_topic_is_compared_by_the_topic_of_its_papers(server: Running) -> None:
    """A model and a topic share no benchmark as a rule, and the comparison was empty."""
    found = list(offered(server, "compare Orca-Math and quantization papers"))
    assert found[0][0] == "mathematical reasoning, quantization, side by side"
    assert not any(said.startswith("Orca-Math, quantization") for said, _ in found)
    assert server.get(found[0][1].replace("https://", "https%3A//")).status == 200


def test_an_excepted_name_is_not_what_is_asked_about(index: Index) -> None:
    """ "MATH 말고 GSM8K와" was answered about MATH."""
    for typed in (
        "GPT-4o 말고 Llama 3와 비교한 것",
        "Llama 3 and others, other than GPT-4o",
        "besides GPT-4o, Llama 3",
    ):
        named = names_asked_about(typed, names_in(index, typed, "en"))
        assert [each.things[0].label for each in named] == ["Llama 3", "GPT-4o"], typed


def test_words_of_a_question_are_not_its_names(index: Index) -> None:
    """A summary, the state of the art, where to start: each was taken for a thing of that name."""
    named = names_in(index, "GPT-4o in the GSM8K list", "en")
    assert [each.words for each in names_asked_about("GPT-4o in the GSM8K list", named)] == ["GPT-4o", "GSM8K"]
    called = NamedThings("ART", named[0].things)
    assert names_asked_about("state of the art on GSM8K", [called, named[1]]) == [named[1]]
    assert names_asked_about("GSM8K, ART", [named[1], called]) == [named[1], called]
    assert names_asked_about("the art paper", [called]) == [called]
    assert names_asked_about("hot topics 2024", [NamedThings("hot", named[0].things)]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_note_has_is_said_first(server: Running, language: str) -> None:
    typed = {"en": "what was GIZMOTRON trained on", "ko": "GIZMOTRON은 무엇으로 학습했나"}[language]
    page = server.get("/search", {"q": typed}, Accept_Language=language).text
    assert {"en": "No note has “GIZMOTRON”.", "ko": "‘GIZMOTRON’: 어느 노트에도 없는 말입니다."}[language] in page


MORE_WORDINGS = {
    "citations of APIGen": "/queries/cited-by",
    "intro to mathematical reasoning": "#section-reading_list",
    "mathematical reasoning experts": "#section-people",
    "what does GPT-4 compete with": "/queries/compared-models?model=",
    "evidence for a score": "/benchmarks",
    "점수의 근거 문장": "/benchmarks",
    "where does 86.81 come from": "/search?q=86.81",
    "hot topics": "/topics",
    "2024년에 가장 많이 오른 주제": "/topics?year=2024",
    "급상승 주제": "/topics",
    "who wrote Orca-Math": "/page/paper/arxiv/2402.14830",
    "Orca-Math 요약": "/page/paper/arxiv/2402.14830",
}


@pytest.mark.parametrize("typed", MORE_WORDINGS)
def test_other_wordings_lead_to_the_same_answers(server: Running, typed: str) -> None:
    addresses = [address for _, address in offered(server, typed, "en") if address]
    assert any(MORE_WORDINGS[typed] in each for each in addresses[:2]), addresses


QUESTIONS = {  # in English and Korean, and what the second page says
    ("What does Orca-Math say?", "Orca-Math는 무슨 내용이야?"): "86.81",
    ("best on GSM8K and since when", "GSM8K 1위는 언제부터?"): "2024-02-26",
    ("all scores of Orca-Math", "Orca-Math의 모든 점수"): "81.50%",
    ("what is measured with ALFWorld beside ScienceWorld", "ALFWorld와 함께 쓰이는 벤치마크"): "ScienceWorld",
    ("papers of February 2024 on mixture of experts with more than 9 votes",
     "2024년 2월 전문가 혼합 논문 중 추천 9개 넘는 것"): "Fiddler",
    ("who works on mathematical reasoning most", "수학 추론을 가장 많이 연구하는 사람은?"): "Arindam Mitra",
    ("papers like Orca-Math", "Orca-Math와 비슷한 논문"): "Orca-Math: Unlocking",
    ("what contradicts what", "서로 모순되는 것은?"): "section-conflicts",
    ('where did I read "function-calling"', '"function-calling"을 어디서 읽었지?'): "2406.18518.md",
    ("what is new", "새 소식"): "APIGen",
    ("what rose most in 2024", "2024년에 가장 많이 떠오른 것"): "/topics?year=2024",
    ("compare Orca-Math and Fiddler", "Orca-Math와 Fiddler 비교"): "Fiddler",
    ("which papers cite or list APIGen as similar", "APIGen을 유사 논문으로 꼽은 논문"): "Parrot",
    ("benchmarks introduced in June 2024", "2024년 6월에 소개된 벤치마크"): "RepoExec",
    ("what was FLACUNA trained on", "FLACUNA는 무엇으로 학습했나"): "FLAN",
    ("models compared with GPT-4", "GPT-4와 비교된 모델"): "GPT-3.5",
    ("papers without authors", "저자가 없는 논문"): "section-without_authors",
    ("papers noted twice", "두 번 적힌 논문"): "section-noted_twice",
    ("names not in the vocabulary", "어휘에 없는 이름"): "GPT-4 Preview",
    ("everything by Arindam Mitra", "Arindam Mitra가 쓴 모든 논문"): "Orca-Math",
    ("the words behind the score of Orca-Math on GSM8K", "Orca-Math GSM8K 점수의 근거"): "86.81%",
    ("notes that mention 86.8", "86.8이 나오는 노트"): "daily-2024-02",
    ("a reading list for mathematical reasoning", "수학 추론 읽기 목록"): "section-reading_list",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda pair: pair[0])
def test_a_typed_question_leads_to_its_answer(server: Running, question: tuple[str, str], language: str) -> None:
    """The first thing offered, or the second, is the answer: two clicks from the front page."""
    typed, wanted = question[LANGUAGES.index(language)], QUESTIONS[question]
    addresses = [address for _, address in offered(server, typed, language) if address][:2]
    assert addresses
    pages = [
        server.get(quote(each.partition("#")[0], safe="/?=&+:%"), Accept_Language=language).text for each in addresses
    ]
    assert any(wanted in page for page in pages), (addresses, wanted)


def test_the_same_from_the_front_page(server: Running) -> None:
    visitor = Visitor(server, "en").send(q="who is best on GSM8K?").follow("The scores on GSM8K, best first")
    assert visitor.clicks == 2
    assert "86.81%" in visitor.text
