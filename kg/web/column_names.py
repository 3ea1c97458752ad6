"""What the columns and parameters of saved queries are called on pages, in English and Korean."""

import re

from kg.schema.kinds import KINDS

__all__ = ["column_name", "value_in"]

_KOREAN = {
    "also": "함께",
    "and": "그리고",
    "arxiv": "arXiv",
    "author": "저자",
    "below": "미만",
    "central": "중심 논문",
    "change": "변화",
    "citations": "인용 수",
    "citedArxiv": "인용된 논문의 arXiv",
    "claims": "주장",
    "class": "클래스",
    "coauthor": "공저자",
    "communities": "커뮤니티 수",
    "community": "커뮤니티",
    "confidence": "신뢰도",
    "date": "날짜",
    "earlier": "전반기 논문",
    "end": "끝",
    "evaluates": "평가한 논문",
    "facts": "사실",
    "fifth": "다섯째",
    "figures": "수치를 보고한 논문",
    "first": "첫째",
    "fourth": "넷째",
    "from": "부터",
    "groundedness": "근거율",
    "hops": "단계",
    "importance": "중요도",
    "introduces": "소개한 논문",
    "kind": "종류",
    "korean": "한국어 이름",
    "label": "이름",
    "later": "후반기 논문",
    "layout": "형식",
    "limit": "최대 행 수",
    "members": "구성원",
    "mentions": "언급한 논문",
    "min-confidence": "최소 신뢰도",
    "min-votes": "최소 추천 수",
    "month": "월",
    "name": "이름",
    "object": "값",
    "other": "다른 것",
    "otherDocument": "다른 문서",
    "otherPapers": "다른 이름의 논문",
    "otherValue": "다른 값",
    "over": "비교 대상",
    "page": "페이지",
    "papers": "논문 수",
    "paths": "경로 수",
    "position": "저자 순서",
    "predicate": "속성",
    "quote": "근거 문장",
    "reason": "까닭",
    "relation": "관계",
    "rise": "증가 정도",
    "role": "구분",
    "rule": "규칙",
    "score": "점수",
    "second": "둘째",
    "setting": "조건",
    "shared": "공유",
    "similarArxiv": "유사 논문의 arXiv",
    "similarTitle": "유사 논문의 제목",
    "sixth": "여섯째",
    "start": "시작",
    "subject": "대상",
    "sure": "확실함",
    "surface": "문서의 표기",
    "system": "시스템",
    "thing": "항목",
    "things": "항목 수",
    "third": "셋째",
    "title": "제목",
    "to": "까지",
    "topics": "주제",
    "trains": "학습에 쓴 논문",
    "type": "종류",
    "unit": "단위",
    "url": "주소",
    "value": "값",
    "variant": "다른 표기",
    "vocabulary": "용어집",
    "votes": "추천 수",
    "warnings": "경고",
    "why": "이유",
    "words": "말",
    "written": "쓰인 이름",
    "year": "연도",
}
_VALUES = {  # of columns that hold one of few words
    "kind": {"score": "점수", "delta": "변화"},
    "relation": {"evaluates": "평가", "introduces": "소개", "trains": "학습", "mentions": "언급"},
    "role": {"own": "논문의 시스템", "other": "다른 시스템", "baseline": "기준선", "human": "사람"},
    "type": {
        "method": "방법", "model": "모델", "framework": "프레임워크", "benchmark": "벤치마크", "dataset": "데이터셋",
        "system": "시스템", "metric": "지표",
    },
    "unit": {"points": "점", "x": "배"},
}  # fmt: skip
_KINDS = {kind.name: kind.names.korean for kind in KINDS}
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def column_name(name: str, language: str) -> str:
    """Return what a column or parameter is called: "otherValue" is "other value" in English.

    Args:
        name: its name in the query.
        language: "en" or "ko"; a name that has no Korean one stays as it is.
    """
    if language == "ko" and (korean := _KOREAN.get(name) or _KINDS.get(name)):
        return korean
    return _CAPITAL.sub(" ", name).replace("-", " ").lower().replace("arxiv", "arXiv")


def value_in(column: str, value: str, language: str) -> str:
    """Return what a column says in a language where it holds one of few words, such as a role; else what it holds."""
    return _VALUES.get(column, {}).get(value, value) if language == "ko" else value
