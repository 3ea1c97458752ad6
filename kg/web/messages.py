"""What the pages say, in English and Korean."""

import re
from collections.abc import Mapping
from typing import Protocol

from kg.schema.kinds import KINDS
from kg.web.offer_messages import OFFER_MESSAGES
from kg.web.site_pages import SITE_PAGES
from kg.web.table_messages import TABLE_MESSAGES

__all__ = ["LANGUAGES", "MESSAGES", "Speaker", "speaker"]

LANGUAGES = ("en", "ko")


def _heading(text: str) -> str:
    return text[:1].upper() + text[1:]


_OF_TABLES = {kind.name: (_heading(kind.names.english), kind.names.korean) for kind in KINDS} | {
    page.key: page.heading for page in SITE_PAGES
}
MESSAGES: dict[str, tuple[str, str]] = (
    _OF_TABLES
    | TABLE_MESSAGES
    | OFFER_MESSAGES
    | {
        "about": (
            "A knowledge graph of AI papers, with the words behind every fact",
            "모든 사실에 근거 문장이 있는 AI 논문 지식 그래프",
        ),
        "skip": ("Skip to content", "본문으로 건너뛰기"),
        "search": ("Search", "검색"),
        "search_hint": ("Paper, person, topic, model … or a question", "논문, 사람, 주제, 모델 … 또는 질문"),
        "ask_such_as": ("Ask, for example:", "이렇게 물어보세요:"),
        "ask_best": ("who is best on {benchmark}?", "{benchmark} 1위는?"),
        "ask_reading": ("what to read on {topic} first", "{topic} 읽기 목록"),
        "ask_rising": ("what rose most in {year}", "{year}년에 가장 많이 떠오른 주제"),
        "search_instead": ("Search for it instead", "대신 찾아보기"),
        "search_what": (
            "Words of the notes, or the name of a paper, person, topic, benchmark or model; arXiv ids work, too.",
            "노트에 나오는 말이나 논문, 사람, 주제, 벤치마크, 모델의 이름으로 찾습니다. arXiv 번호도 됩니다.",
        ),
        "limit_reached": (
            "Only the first {number} of {total:row is|rows are} shown.",
            "전체 {total}행 중 처음 {number}행만 표시합니다.",
        ),
        "all_rows": ("Show {number:row|rows}", "{number}행 보기"),
        "first_rows": (
            "Only the first {number} of {total:row is|rows are} shown; the files below have all of them.",
            "전체 {total}행 중 처음 {number}행만 표시합니다. 아래 파일에는 모두 있습니다.",
        ),
        "map_title": ("The papers of these notes", "이 노트의 논문들"),
        "whole_graph": ("The whole graph", "전체 그래프"),
        "explore": ("Explore the map", "지도 둘러보기"),
        "being_drawn": (
            "The graph is being drawn. This page shows it as soon as it is ready.",
            "그래프를 그리고 있습니다. 다 되면 이 페이지에 나타납니다.",
        ),
        "not_drawn": (
            "This server does not draw the whole graph. Each page leads to a drawing of what is around its thing.",
            "이 서버는 전체 그래프를 그리지 않습니다. 각 항목의 페이지에서 그 주변 그래프를 볼 수 있습니다.",
        ),
        "to_front": ("To the front page", "첫 페이지로"),
        "results_for": ("Search results", "검색 결과"),
        "nothing": (
            "Nothing found that fits all you asked for. Try other words, or take one filter away.",
            "조건에 모두 맞는 것이 없습니다. 다른 말로 찾거나 조건을 하나 빼 보세요.",
        ),
        "nothing_known": ("Not found", "찾을 수 없습니다"),
        "queries": ("Saved queries", "저장된 질의"),
        "editor": ("SPARQL editor", "SPARQL 편집기"),
        "api": ("API", "API"),
        "node": ("Node", "노드"),
        "why": ("quote", "근거"),
        "quoted": ("Quote", "근거 문장"),
        "as_written": ("as", "표기"),
        "line": ("line {number}", "{number}번째 줄"),
        "facts_here": ("{number:fact|facts}", "사실 {number}개"),
        "text": ("Text", "본문"),
        "text_note": (
            "Words that state a fact are underlined; words that name a thing lead to its page.",
            "사실의 근거가 되는 글에는 밑줄이 있고, 이름은 그 항목의 페이지로 이어집니다.",
        ),
        "text_gone": (
            "This store does not keep the texts of its documents. Build it again with kg build to read them here.",
            "이 저장소에는 문서의 본문이 없습니다. kg build로 다시 만들면 여기에서 읽을 수 있습니다.",
        ),
        "names_found": ("Names", "이름"),
        "passages": ("Passages", "구절"),
        "since": ("Since", "부터"),
        "until": ("Until", "까지"),
        "topic_of": ("Topic", "주제"),
        "sought": ("for “{words}”", "(찾은 말: ‘{words}’)"),
        "literally": ("Search the notes for all words of the question", "질문의 모든 말로 노트 찾기"),
        "found": ("{number:result|results}", "결과 {number}건"),
        "search_help": (
            "Quotation marks find a phrase; AND, OR and a minus sign before a word say what must or must not be there.",
            "따옴표로 묶으면 그 구절을 그대로 찾습니다. AND와 OR를 쓸 수 있고, "
            "앞에 빼기 기호(-)를 붙인 말은 빼고 찾습니다.",
        ),
        "missing": ("No note has “{word}”.", "‘{word}’: 어느 노트에도 없는 말입니다."),
        "figure_missing": (
            "No note has {figure}; found instead: {found}.",
            "{figure}: 어느 노트에도 없는 수치입니다. 대신 찾은 수치: {found}.",
        ),
        "limit_unread": (
            "“{words}” is left out: lists can only be limited to papers with at least so many votes.",
            "‘{words}’: 적용하지 않은 조건입니다. 추천 수는 최소로만 정할 수 있습니다.",
        ),
        "search_empty": (
            "No passage has these words. Try fewer words, another spelling, or the other language.",
            "이 말이 있는 구절이 없습니다. 말을 줄이거나 다른 표기, 다른 언어로 찾아보세요.",
        ),
        "search_all": ("Search everything", "전체에서 검색"),
        "run": ("Run", "실행"),
        "in_editor": ("Open in the SPARQL editor", "SPARQL 편집기에서 열기"),
        "required": ("required", "필수"),
        "type_string": ("text", "글"),
        "type_integer": ("whole number", "정수"),
        "type_decimal": ("number", "수"),
        "type_date": ("day, month or year", "날, 달 또는 해"),
        "type_iri": ("name or IRI of any thing", "아무 항목의 이름이나 IRI"),
        "no_rows": ("No rows.", "결과가 없습니다."),
        "cut": (
            "The server's row limit was reached; there are more rows.",
            "서버의 행 제한에 도달했습니다. 결과가 더 있습니다.",
        ),
        "language": ("한국어", "English"),
        "error": ("Something went wrong", "처리하지 못했습니다"),
        "did_you_mean": ("Did you mean", "혹시 찾으시는 것이"),
        "examples": ("Examples", "예시"),
        "choose_example": ("Choose a saved query …", "저장된 질의 고르기 …"),
        "stop": ("Stop", "중지"),
        "running": ("Running …", "실행 중 …"),
        "stopped": ("Stopped.", "중지했습니다."),
        "table": ("Table", "표"),
        "drawing": ("Graph", "그래프"),
        "response": ("Response", "응답 원문"),
        "nodes": ("nodes", "노드"),
        "edges": ("edges", "연결"),
        "log_in": ("Log in", "로그인"),
        "token": ("Token", "토큰"),
        "wrong_token": ("That is not the token of this server.", "이 서버의 토큰이 아닙니다."),
        "needs_script": (
            "The editor with completion needs JavaScript; this form works without.",
            "자동 완성이 되는 편집기에는 JavaScript가 필요합니다. 아래 양식은 JavaScript 없이도 됩니다.",
        ),
        "format": ("Format", "형식"),
        "try_api": (
            "Every saved query is also available as JSON, CSV and more under /api/queries. Choose one to try it.",
            "저장된 질의는 모두 /api/queries 아래에서 JSON, CSV 등으로도 제공됩니다. 골라서 실행해 보세요.",
        ),
        "editor_hint": (
            "Ctrl-Enter runs the query. To leave the editor with the keyboard, press Escape, then Tab.",
            "Ctrl-Enter로 실행합니다. 키보드로 편집기를 벗어나려면 Escape를 누른 다음 Tab을 누르세요.",
        ),
    }
)
"""Every text by its key, in the order of :data:`LANGUAGES`."""


_PLACE = re.compile(r"\{(\w+)(?::([^|}]*)\|([^}]*))?\}")


class Speaker(Protocol):
    """Gives the texts in one language."""

    def __call__(self, key: str, **values: int | str) -> str:
        """Return a text by its key, with values for its places."""


def speaker(language: str) -> Speaker:
    """Return what gives the texts in a language.

    In a text, {n} stands for a value, {n:paper|papers} for a number and the noun that goes with it.
    """
    place = LANGUAGES.index(language)

    def say(key: str, **values: int | str) -> str:
        text = MESSAGES[key][place]
        return _PLACE.sub(lambda found: _filled(found, values), text) if values else text

    return say


def _filled(found: re.Match[str], values: Mapping[str, int | str]) -> str:
    name, one, many = found.groups()
    value = values[name]
    written = f"{value:,}" if isinstance(value, int) else value
    return written if one is None else f"{written} {one if value == 1 else many}"
