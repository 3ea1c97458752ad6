"""What goes wrong, as pages say it: in the reader's language, with a way to go on."""

import ast
import re
from collections.abc import Iterator

import pytest
from serving import ROOT, Running

from kg.web.error_pages import words_of
from kg.web.failure_texts import KOREAN_FAILURES, in_korean

# Where errors arise that pages show, and the names of what is raised there.
SOURCES = (
    *(ROOT / "kg/web" / f"{name}.py" for name in (
        "access", "asking", "application", "browsing", "login", "pool", "protocol", "replies", "request_parsing",
        "resources", "responses", "searching",
    )),
    *ROOT.glob("kg/web/views/*.py"),
    ROOT / "kg/show/showing.py",
    ROOT / "kg/search/asking.py",
    ROOT / "kg/search/grammar.py",
    *(ROOT / "kg/sparql" / f"{name}.py" for name in ("asking", "depth", "guard", "library", "lookup", "parameters")),
)  # fmt: skip
RAISED = {
    "AnswerTooLargeError", "BusyError", "Failure", "InputError", "ParameterError", "QueryError", "QueryTimeoutError",
    "RefusedError", "SlowError", "UnacceptableError", "UnknownQueryError", "_ill_typed", "_refused",
}  # fmt: skip
NOT_SHOWN = (  # words of a command line, and a text whose parts are held against the table one by one
    "{} is not of the form PARAM=VALUE.",
    "The query file {} cannot be read: {}.",
    "{}: {}",
    "{}={} is not {}.",
)


def shape_of(node: ast.expr) -> str:
    """A text of the code, with {} for what it puts in; "" for what is not a text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
    return ""


def messages() -> Iterator[str]:
    """The messages of errors in the code, and what they say to try."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED:
                hints = [each.value for each in node.keywords if each.arg == "hint"]
                for each in (*node.args, *hints):
                    shape = shape_of(each)
                    if getattr(node.func, "id", "") == "_ill_typed":
                        shape = f"{{}}={{}} is not {shape}." if shape else ""
                    if " " in shape and not re.search(r"\bkg [a-z]|--[a-z]|\{\}=\{\}\. ", shape):
                        yield shape


@pytest.mark.parametrize("shape", sorted({*messages()} - {*NOT_SHOWN}))
def test_an_error_that_pages_show_has_a_korean_text(shape: str) -> None:
    """Pages of errors were half English in Korean."""
    said = in_korean(shape.replace("{}", "'x7'"))
    assert re.search("[가-힣]", said), shape


@pytest.mark.parametrize(("english", "korean"), KOREAN_FAILURES.items())
def test_a_korean_text_has_the_values_of_the_english_one(english: str, korean: str) -> None:
    values = [f"'x{number}'" for number in range(english.count("{}"))]
    said = in_korean(english.format(*values))
    assert said == korean.format(*values)
    if "which kg show" not in english:
        assert all(value in said for value in values), english


def test_texts_that_nobody_translated_stay_english() -> None:
    assert in_korean("Something else.") == ""
    assert in_korean("votes='1' is not a number. Something else.") == ""
    assert in_korean("x" * 5000) == ""


def test_a_hostile_message_takes_no_time() -> None:
    in_korean("=" * 300 + " is not one of " * 20 + "." * 300)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/papers?votes=many", 400),
        ("GET", "/papers?since=soon", 400),
        ("GET", "/papers?page=0", 400),
        ("GET", "/papers?sort=x&sort=y", 400),
        ("GET", "/search?q=a&what=all", 400),
        ("GET", "/graph?around=Orca-Math&hops=9", 400),
        ("GET", "/queries/leaderboard?benchmark=GSM9K", 404),
        ("GET", "/queries/leaderboard?run=1", 400),
        ("GET", "/queries/nothing", 404),
        ("GET", "/compare?first=Orca-Math&second=nothing-at-all", 404),
        ("GET", "/page/benchmark/gsm9k", 404),
        ("GET", "/page/document/seeds/daily-2024-02-26.md?at=here", 400),
        ("GET", "/nothing", 404),
        ("POST", "/papers", 405),
        ("GET", "/login", 404),
    ],
)
def test_pages_of_errors_speak_the_language_of_their_readers(
    server: Running, method: str, path: str, status: int
) -> None:
    answers = {
        language: server.ask(method, path, Accept="text/html", Accept_Language=language) for language in ("en", "ko")
    }
    for language, answered in answers.items():
        assert answered.status == status
        main = answered.text.partition('<main id="content">')[2].partition("</main>")[0]
        assert 'lang="en"' not in main
        texts = re.findall(r"<(?:p|h1|label)>([^<]+)", main)
        assert texts
        assert all(bool(re.search("[가-힣]", text)) == (language == "ko") for text in texts), texts


def test_a_host_that_is_not_answered_is_told_in_the_language_of_its_reader(server: Running) -> None:
    assert server.get("/", Host="evil.example").text.startswith("This server does not answer")
    assert server.get("/", Host="evil.example", Accept_Language="ko").text.startswith("이 서버는")
    refused = server.ask("POST", "/papers", Origin="https://evil.example", Accept_Language="ko-KR")
    assert refused.text.startswith("다른 사이트")


def test_the_editor_hears_what_is_wrong_in_its_language(server: Running) -> None:
    wrong = {"query": "SELECTT ?x {}"}
    assert "Not a SPARQL query" in server.get("/sparql", wrong).text
    answered = server.get("/sparql", wrong, Accept_Language="ko")
    assert "SPARQL 질의가 아닙니다" in answered.text
    assert "Accept-Language" in answered.headers["vary"]


def test_an_unknown_address_offers_a_search_for_what_it_names(server: Running) -> None:
    page = server.get("/page/benchmark/orca_math", Accept="text/html").text
    assert '<input id="q-again" name="q" type="search" value="orca math"' in page
    assert "No benchmark in the graph is called &#39;orca math&#39;." in page
    assert "https://w3id.org" not in page.partition("<main")[2].partition("</main>")[0]
    asked = server.get("/compare", {"first": "Lama 7", "second": "GPT-4"}, Accept="text/html").text
    assert 'value="Lama 7"' in asked[asked.index("q-again") :]  # it offered to search for "compare"
    assert "seeds/no such.md" in server.get("/page/document/seeds/no%20such.md", Accept="text/html").text
    assert "q-again" not in server.get("/papers", {"votes": "many"}, Accept="text/html").text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/page/benchmark/gsm9k", "gsm9k"),
        ("/page/paper/arxiv/2402.99999", "2402.99999"),
        ("/Orca-Math/GSM8K", "Orca-Math GSM8K"),
        ("/benchmarks", ""),
        ("/", ""),
    ],
)
def test_words_of_an_address(path: str, words: str) -> None:
    assert words_of(path) == words


def test_an_empty_answer_says_why_in_korean(server: Running) -> None:
    asked = {"benchmark": "GSM8K", "min-confidence": "1"}
    page = server.get("/queries/leaderboard", asked, Accept_Language="ko").text
    assert "min-confidence=1 조건을 빼면" in page
    assert "No rows" not in page
