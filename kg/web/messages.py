"""What the pages say, in English and Korean."""

import re
from collections.abc import Mapping
from typing import Protocol

from kg.schema.kinds import KINDS
from kg.web.site_pages import SITE_PAGES

__all__ = ["LANGUAGES", "MESSAGES", "Speaker", "speaker"]

LANGUAGES = ("en", "ko")


def _heading(text: str) -> str:
    return text[:1].upper() + text[1:]


_OF_TABLES = {kind.name: (_heading(kind.names.english), kind.names.korean) for kind in KINDS} | {
    page.key: page.heading for page in SITE_PAGES
}
MESSAGES: dict[str, tuple[str, str]] = _OF_TABLES | {
    "about": (
        "A knowledge graph of AI papers, with the words behind every fact",
        "모든 사실에 근거 문장이 있는 AI 논문 지식 그래프",
    ),
    "skip": ("Skip to content", "본문으로 건너뛰기"),
    "search": ("Search", "검색"),
    "search_hint": ("Paper, person, topic, benchmark, model …", "논문, 사람, 주제, 벤치마크, 모델 …"),
    "results_for": ("Search results", "검색 결과"),
    "nothing": (
        "Nothing found. Try fewer or different words.",
        "결과가 없습니다. 더 짧은 말이나 다른 말로 찾아보세요.",
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
    "what_notes_say": ("What the notes say", "노트의 설명"),
    "more_notes": ("{number:more note|more notes}", "노트 {number}건 더 보기"),
    "names_found": ("Names", "이름"),
    "passages": ("Passages", "구절"),
    "since": ("Since", "부터"),
    "until": ("Until", "까지"),
    "topic_of": ("Topic", "주제"),
    "found": ("{number:result|results}", "결과 {number}건"),
    "search_help": (
        "Quotation marks find a phrase; AND, OR and a minus sign before a word say what must or must not be there.",
        "따옴표로 구절을, AND와 OR, 낱말 앞의 빼기표로 있어야 할 말과 없어야 할 말을 나타냅니다.",
    ),
    "search_empty": (
        "No passage has these words. Try fewer words, another spelling, or the other language.",
        "이 말이 있는 구절이 없습니다. 말을 줄이거나 다른 표기, 다른 언어로 찾아보세요.",
    ),
    "no_index": (
        "This store has no index of its notes yet; only names can be searched. Build it again with kg build.",
        "이 저장소에는 아직 노트 색인이 없어 이름만 찾을 수 있습니다. kg build로 다시 만드세요.",
    ),
    "evidence": ("Fact", "사실"),
    "in_place": ("In the document", "문서에서"),
    "permanent": ("permanent address of this fact", "이 사실의 고정 주소"),
    "subject": ("About", "대상"),
    "object": ("Value", "값"),
    "confidence": ("confidence", "신뢰도"),
    "rule": ("rule", "규칙"),
    "authors": ("Authors", "저자"),
    "date": ("Date", "날짜"),
    "votes": ("Votes", "추천"),
    "title": ("Title", "제목"),
    "title_as_written": ("Title as written", "문서의 제목"),
    "name": ("Name", "이름"),
    "names": ("Also known as", "다른 이름"),
    "listings": ("Listed in", "실린 문서"),
    "results": ("Results", "결과"),
    "deltas": ("Gains and losses", "증감"),
    "system": ("System", "시스템"),
    "value": ("Value", "값"),
    "setting": ("Setting", "조건"),
    "compared": ("Compared with", "비교 대상"),
    "rank": ("Rank", "순위"),
    "role": ("Whose", "구분"),
    "role_own": ("own", "논문의 시스템"),
    "role_other": ("others'", "다른 시스템"),
    "role_baseline": ("baseline", "기준선"),
    "role_human": ("human", "사람"),
    "not_stated": ("not stated", "밝히지 않음"),
    "best_over_time": ("Best score over time", "시간에 따른 최고 점수"),
    "best_table": ("The best of each time", "시점별 최고 점수"),
    "chart_told": (
        "{number:score|scores} by date, from {first} to {last}; the best is {best}.",
        "{first}부터 {last}까지의 점수 {number}개. 최고는 {best}.",
    ),
    "measured_by": ("Measured by {name}.", "지표: {name}."),
    "lower_better": ("Lower is better.", "낮을수록 좋습니다."),
    "no_scores": (
        "{number:paper names|papers name} this benchmark; no note gives a score that could be read for certain.",
        "이 벤치마크를 다룬 논문은 {number}편이지만, 확실하게 읽을 수 있는 점수를 적은 노트가 없습니다.",
    ),
    "none_chosen": ("No score has all that is chosen.", "고른 조건에 모두 맞는 점수가 없습니다."),
    "show_all": ("Show all", "모두 보기"),
    "search_all": ("Search everything", "전체에서 검색"),
    "none_in_graph": (
        "No document names any yet. More notes, read by kg build, may.",
        "아직 이런 항목을 언급한 문서가 없습니다. kg build로 노트를 더 읽으면 생길 수 있습니다.",
    ),
    "show_papers": ("Show the papers", "논문 보기"),
    "download": ("Download", "내려받기"),
    "sort_by": ("Sort by: {name}", "정렬: {name}"),
    "relation": ("Relation", "관계"),
    "similar": ("Similar papers", "유사 논문"),
    "common": ("In common", "공통점"),
    "listed": ("Listed", "노트에서"),
    "listed_similar": ("in a note", "꼽음"),
    "references": ("References", "참고 문헌"),
    "cited_by": ("Cited by", "이 논문을 인용한 논문"),
    "links": ("Links", "링크"),
    "position": ("Author position", "저자 순서"),
    "coauthors": ("Coauthors", "공저자"),
    "broader": ("Broader", "상위"),
    "narrower": ("Narrower", "하위"),
    "trend": ("Papers by month", "월별 논문 수"),
    "month": ("Month", "월"),
    "highest": ("at most {number:paper|papers} in a month", "한 달 최다 {number}편"),
    "as_table": ("As a table", "표로 보기"),
    "leaderboard": ("Leaderboard", "순위표"),
    "all": ("All", "전체"),
    "type": ("Type", "종류"),
    "definition": ("Definition", "설명"),
    "developer": ("Developer", "개발사"),
    "rest": ("Show {number} more", "{number}개 더 보기"),
    "layout": ("Layout", "형식"),
    "claims": ("Claims", "주장"),
    "warnings": ("Warnings", "경고"),
    "new_papers": ("New papers", "새 논문"),
    "scores": ("New scores", "새 점수"),
    "bests": ("Bests taken over", "바뀐 최고 점수"),
    "before": ("Before", "이전"),
    "now": ("Now", "지금"),
    "what": ("What", "항목"),
    "conflicts": ("Contradictions", "모순"),
    "corrections": ("Corrections", "고친 것"),
    "gone": ("No longer listed", "더는 실리지 않은 논문"),
    "other_value": ("Other value", "다른 값"),
    "other_document": ("Other document", "다른 문서"),
    "last_build": ("the last build", "마지막 빌드"),
    "days_7": ("a week", "일주일"),
    "days_30": ("a month", "한 달"),
    "days_365": ("a year", "일 년"),
    "all_time": ("the beginning", "처음부터"),
    "nothing_new": ("Builds changed nothing since then.", "그 뒤로 빌드에서 바뀐 것이 없습니다."),
    "first": ("First", "첫째"),
    "second": ("Second", "둘째"),
    "side_by_side": ("Side by side", "나란히 보기"),
    "shared": ("Shared benchmarks", "함께 쓴 벤치마크"),
    "nothing_shared": (
        "No note gives both a score on the same benchmark.",
        "두 항목 모두의 점수가 노트에 적힌 벤치마크가 없습니다.",
    ),
    "compare_with": ("Compare with another", "다른 항목과 비교"),
    "compare_help": (
        "Two papers, models or topics, by id, title or name.",
        "논문, 모델, 주제 가운데 둘을 번호나 제목, 이름으로 적으세요.",
    ),
    "map_of_papers": (
        "A map of the papers: those about the same stand together",
        "비슷한 논문끼리 모아 그린 논문 지도",
    ),
    "beside": ("Named by the same papers", "같은 논문에서 함께 다룬 것"),
    "rising": ("Rising topics", "떠오르는 주제"),
    "rose": ("{recent:paper|papers} in three months, {before} before", "석 달간 {recent}편, 그 전 석 달 {before}편"),
    "by_month": (
        "Papers by month from {first} to {last}, at most {most}",
        "{first}부터 {last}까지 월별 논문 수, 최다 {most}편",
    ),
    "leading": ("Leaderboards", "순위표"),
    "best_known": ("Best-known papers", "잘 알려진 논문"),
    "votes_of": ("{number:vote|votes}", "추천 {number}"),
    "nothing_built": (
        "The graph holds no papers yet. Run kg build with a folder of notes, and this page shows what they say.",
        "그래프에 아직 논문이 없습니다. 노트 폴더로 kg build를 실행하면 이 페이지에 내용이 나타납니다.",
    ),
    "more": ("Show more", "더 보기"),
    "sort": ("Sort by", "정렬"),
    "filter": ("Filter", "필터"),
    "in_name": ("Name contains", "이름에 포함된 말"),
    "apply": ("Apply", "적용"),
    "previous": ("Previous", "이전"),
    "next": ("Next", "다음"),
    "page": ("Page", "쪽"),
    "page_of": ("Page {number} of {last} ({total:entry|entries})", "{last}쪽 중 {number}쪽 (전체 {total}건)"),
    "year": ("Year", "연도"),
    "said": ("Facts", "사실"),
    "said_of": ("Facts that point here", "이 항목을 가리키는 사실"),
    "data": ("Data", "데이터"),
    "graph": ("Show as a graph", "그래프로 보기"),
    "run": ("Run", "실행"),
    "in_editor": ("Open in the SPARQL editor", "SPARQL 편집기에서 열기"),
    "required": ("required", "필수"),
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
    "classes": ("Classes", "클래스"),
    "properties": ("Properties", "속성"),
    "term": ("Term", "용어"),
    "made_of": (
        "{facts:fact|facts} from {documents:document|documents}.",
        "문서 {documents}건에서 나온 사실 {facts}개.",
    ),
    "try_api": (
        "Every saved query is also available as JSON, CSV and more under /api/queries. Choose one to try it.",
        "저장된 질의는 모두 /api/queries 아래에서 JSON, CSV 등으로도 제공됩니다. 골라서 실행해 보세요.",
    ),
    "editor_hint": (
        "Ctrl-Enter runs the query. To leave the editor with the keyboard, press Escape, then Tab.",
        "Ctrl-Enter로 실행합니다. 키보드로 편집기를 벗어나려면 Escape를 누른 다음 Tab을 누르세요.",
    ),
}
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
