"""What goes wrong, in Korean: messages of errors are written in English where they arise, and translated here.

A text that this table lacks is shown in English, marked as such; a test holds the table against the errors in the code.
"""

import re
from functools import cache

from kg.schema.kinds import KINDS

__all__ = ["KOREAN_FAILURES", "in_korean"]

KOREAN_FAILURES: dict[str, str] = {
    # addresses
    "Not Found": "이 주소에는 아무것도 없습니다.",
    "There is nothing at this address.": "이 주소에는 아무것도 없습니다.",
    "Method Not Allowed": "이 주소에서는 이런 방식의 요청을 받지 않습니다.",
    "{} is not allowed here.": "이 주소에서는 {} 요청을 받지 않습니다.",
    "There is no such data; addresses of data end in {}.": "이런 데이터는 없습니다. 데이터의 주소는 {}로 끝납니다.",
    "The ontology is available as {}.": "온톨로지는 {} 형식으로 제공됩니다.",
    "Things are available as {}.": "항목은 {} 형식으로 제공됩니다.",
    "The description is available as {}.": "설명은 {} 형식으로 제공됩니다.",
    "No format for {}; there are {}.": "{}에 맞는 형식이 없습니다. {} 형식이 있습니다.",
    "The answer is {}, and the request accepts no format of {}.": "답은 {} 형태인데, 요청이 {} 형식을 받지 않습니다.",
    "The map of the papers is not drawn.": "논문 지도를 그리지 않았습니다.",
    "This server asks for no token.": "이 서버는 토큰을 요구하지 않습니다.",
    "This server does not answer for that host; {} lets it.": (
        "이 서버는 그 호스트 이름으로 답하지 않습니다. {}로 허용할 수 있습니다."
    ),
    "A page of another site must not send this.": "다른 사이트의 페이지에서는 이 요청을 보낼 수 없습니다.",
    "A token is needed.": "토큰이 필요합니다.",
    # what is asked for
    "The parameters are not UTF-8.": "매개변수가 UTF-8이 아닙니다.",
    "More than {} parameters.": "매개변수가 {}개를 넘습니다.",
    "The parameter {} is given {} times.": "매개변수 {} 값이 {}번 주어졌습니다.",
    "The parameter {} of {} is given twice.": "{1}의 매개변수 {0} 값이 두 번 주어졌습니다.",
    "The form is not urlencoded: it holds bytes beyond ASCII.": "양식이 urlencoded 형식이 아닙니다.",
    "Content-Length is not a number.": "Content-Length가 수가 아닙니다.",
    "The request is larger than {} bytes.": "요청이 {}바이트보다 큽니다.",
    "A body in {} is not read.": "{} 인코딩의 본문은 읽지 않습니다.",
    "A body of {} is not read; send {} or {}.": "{} 형식의 본문은 읽지 않습니다. {} 또는 {} 형식으로 보내세요.",
    "timeout={} is not a number of seconds from {} to {}.": "timeout={} 값은 {}에서 {} 사이의 초가 아닙니다.",
    "hops is 0, 1 or 2.": "hops는 0, 1, 2 중 하나입니다.",
    "{}={} is not one of {}.": "{}={} 값은 쓸 수 없습니다. 쓸 수 있는 값: {}.",
    "page={} is not a page from 1 to {}.": "page={} 값은 1에서 {} 사이의 쪽 번호가 아닙니다.",
    "page={} is not the number of a page.": "page={} 값은 쪽 번호가 아닙니다.",
    "votes={} is not a number.": "votes={} 값은 수가 아닙니다.",
    "at={} does not say which characters, such as 120-180.": "at={} 값은 120-180처럼 글자 범위를 나타내지 않습니다.",
    "{}={} is not a date.": "{}={} 값은 날짜가 아닙니다.",
    "{} is not a date.": "{}: 날짜가 아닙니다.",
    "{} is not a time.": "{}: 기간이 아닙니다.",
    "Write {}.": "{} 형식으로 쓰세요.",
    "{}={} is not a whole number such as 20.": "{}={} 값은 20과 같은 정수가 아닙니다.",
    "{}={} is not a number such as 0.5.": "{}={} 값은 0.5와 같은 수가 아닙니다.",
    "{}={} is not a date: {}.": "{}={} 값은 날짜가 아닙니다. 쓸 수 있는 형식: {}.",
    "{}={} is not text in UTF-8.": "{}={} 값은 UTF-8로 된 글이 아닙니다.",
    "limit={} is negative.": "limit={} 값이 음수입니다.",
    "{} needs the parameter {}.": "{} 질의에는 매개변수 {} 값이 필요합니다.",
    "{} has no parameter {}.": "{} 질의에는 매개변수 {} 값이 없습니다.",
    "Its parameters: {}.": "매개변수: {}.",
    "It takes no parameters.": "이 질의에는 매개변수가 없습니다.",
    "There is no saved query {}.": "저장된 질의 {}: 없는 이름입니다.",
    "Did you mean {}?": "혹시 찾으시는 것이 {}인가요?",
    # names
    "No {} in the graph is called {}.": "그래프에 없는 이름입니다: {1} ({0}).",
    "{} is the name of several things ({}).": "{}: 여러 항목의 이름입니다({}).",
    "{} papers introduce something called {}.": "{1}: 논문 {0}편이 같은 이름의 산출물을 소개합니다.",
    "{} is a {}, which kg show does not cover.": "{}: {} 항목은 여기에서 견줄 수 없습니다.",
    # searching
    "{} cannot be searched for.": "{}: 찾을 수 있는 종류가 아닙니다.",
    "The words to search for have {} characters.": "찾을 말이 {}자나 됩니다.",
    "There is no word to search for in {}.": "{}: 찾을 낱말이 없습니다.",
    "Type a word, a name or a figure.": "낱말이나 이름, 수치를 입력하세요.",
    "{} words are too many to search for.": "한 번에 찾기에는 낱말 {}개가 너무 많습니다.",
    "{} are allowed.": "{}까지 됩니다.",
    "Search for {}.": "찾을 수 있는 종류: {}.",
    # queries
    "The query cannot be answered: {}.": "질의에 답할 수 없습니다: {}.",
    "The query is empty.": "질의가 비어 있습니다.",
    "Not a SPARQL query: {} at {}.": "SPARQL 질의가 아닙니다: {1}의 {0}.",
    "It begins with SELECT, ASK, CONSTRUCT or DESCRIBE (after PREFIX lines).": (
        "질의는 (PREFIX 줄 다음에) SELECT, ASK, CONSTRUCT, DESCRIBE 가운데 하나로 시작합니다."
    ),
    "The query has {} bytes; at most {} are read.": "질의가 {}바이트입니다. {}바이트까지만 읽습니다.",
    "Ask it in parts, or raise the limit.": "나누어 물어보세요.",
    "{} is refused: a query never changes the graph.": "{}: 질의는 그래프를 바꾸지 않으므로 거절했습니다.",
    "Change documents, then build.": "문서를 고친 다음 다시 만드세요.",
    "SERVICE ({}) is refused: a query never reaches the network.": (
        "SERVICE({}): 질의는 네트워크에 접근하지 않으므로 거절했습니다."
    ),
    "Load the other data and build again; do not call a prefix so either.": (
        "다른 데이터는 불러온 다음 다시 만들고, 접두사에도 이 이름을 쓰지 마세요."
    ),
    "A query with the word 'service' must be plain; {} ({}) is not.": (
        "'service'라는 말이 있는 질의는 단순해야 합니다. {}({}) 부분을 고치세요."
    ),
    "Put blanks around '<' and '>', or write the IRI in full.": "'<'와 '>' 앞뒤를 띄우거나 IRI를 모두 적으세요.",
    "The query is nested too deeply (at {}).": "질의의 괄호가 너무 깊이 겹쳐 있습니다({}).",
    "Use fewer brackets within brackets, and IN or VALUES instead of long chains of operators.": (
        "괄호를 줄이고, 긴 연산자 대신 IN이나 VALUES를 쓰세요."
    ),
    "The query stands both in the address and in the body.": "질의가 주소와 본문에 모두 있습니다.",
    "The query is not UTF-8.": "질의가 UTF-8이 아닙니다.",
    "The form has no 'query'.": "양식에 'query'가 없습니다.",
    "Updates are refused: this endpoint answers queries and changes nothing.": (
        "이곳은 질의에만 답하고 아무것도 바꾸지 않으므로 갱신을 거절했습니다."
    ),
    "{} is not an IRI of a graph.": "{}: 그래프의 IRI가 아닙니다.",
    "FROM names <{}>, which is not a graph of the store.": "FROM의 <{}>: 저장소에 없는 그래프입니다.",
    "Nothing is read from elsewhere; a document's graph has its IRI.": (
        "다른 곳에서는 읽지 않습니다. 문서의 그래프는 그 문서의 IRI를 씁니다."
    ),
    # the server
    "This could not be answered.": "답하지 못했습니다. 서버의 로그에 까닭이 있습니다.",
    "The graph could not be read.": "그래프를 읽지 못했습니다. 서버의 로그에 까닭이 있습니다.",
    "Time ran out: the query was stopped after {} s.": "시간이 다 되어 {}초 만에 멈췄습니다.",
    "Ask for less.": "범위를 좁혀 보세요.",
    "All {} processes are at work.": "프로세스 {}개가 모두 일하고 있습니다.",
    "Try again in a moment.": "잠시 뒤에 다시 시도하세요.",
    "A process of the server ended.": "서버의 프로세스 하나가 끝났습니다. 다시 시도하세요.",
    "Too many connections are open.": "연결이 너무 많습니다. 잠시 뒤에 다시 시도하세요.",
    "The request came too slowly.": "요청이 너무 느리게 왔습니다.",
    "The server is stopping.": "서버가 멈추는 중입니다.",
    "The answer has more than {} bytes.": "답이 {}바이트를 넘습니다.",
    "The query was stopped: it takes more memory than it may.": "메모리를 너무 많이 써서 멈췄습니다.",
    "The query was stopped: it takes more than {} MiB of memory, or the engine fails on it.": (
        "메모리를 {}MiB 넘게 쓰거나 엔진이 처리하지 못해서 멈췄습니다."
    ),
}
"""Korean texts by the English ones; {} stands for what differs, {0} and {1} where its order does."""

_NOUNS = {kind.names.english: kind.names.korean for kind in KINDS} | {"thing": "항목", "query": "질의"}
_LONGEST = 1000  # characters; longer ones hold a text of somebody's own


def in_korean(message: str) -> str:
    """Return the Korean text of an error's message, sentence by sentence; "" where a part of it has none."""
    if len(message) > _LONGEST:
        return ""
    for shape, korean in _shapes():
        if found := shape.match(message):
            *values, rest = found.groups()
            said = korean.format(*map(_nouns, values))
            more = in_korean(rest) if rest else ""
            if more or not rest:
                return f"{said} {more}".rstrip()
    return ""


def _nouns(value: str) -> str:
    """A value, or a list of kinds of things in Korean."""
    return ", ".join(_NOUNS.get(each, each) for each in value.split(", "))


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The texts as patterns, those with the most letters of their own first."""
    ordered = sorted(KOREAN_FAILURES.items(), key=lambda each: -len(each[0]))
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, english.split("{}"))) + r"(?: (.+))?\Z", re.DOTALL), korean)
        for english, korean in ordered
    )
