"""What the columns and the fixed values of drawn answers are called in English and Korean."""

import re

from kg.show.figures import system_in

__all__ = ["chart_column_name", "scores_in_words", "value_name"]

_SCORE = re.compile(r"(?P<name>.+?) (?=[+\-−±]?\d)")

_COLUMNS = {
    "metric": ("Metric", "지표"),
    "value": ("Value", "점수"),
    "unit": ("Unit", "단위"),
    "system": ("System", "시스템"),
    "role": ("Role", "역할"),
    "setting": ("Setting", "설정"),
    "arxiv": ("arXiv", "arXiv"),
    "title": ("Title", "제목"),
    "date": ("Date", "날짜"),
    "quote": ("Quote", "근거 문장"),
    "confidence": ("Confidence", "신뢰도"),
    "month": ("Month", "월"),
    "papers": ("Papers", "논문 수"),
    "benchmark": ("Benchmark", "벤치마크"),
    "hops": ("Steps", "걸음"),
    "paths": ("Ways", "길의 수"),
    "best": ("Best so far", "당시 최고"),
}
_VALUES = {
    ("role", "own"): ("own", "논문의 것"),
    ("role", "other"): ("another's", "다른 시스템"),
    ("role", "human"): ("people", "사람"),
    ("role", "baseline"): ("baseline", "기준선"),
    ("unit", "points"): ("points", "점"),
}


def chart_column_name(column: str, language: str) -> str:
    """Return what a column of an answer is called; a column that is not known here by its own name."""
    return _COLUMNS.get(column, (column, column))[language == "ko"]


def value_name(column: str, value: str, language: str) -> str:
    """Return what a value of a column is called; most are as they are."""
    if column == "system":
        return system_in(value, language)
    return _VALUES.get((column, value), (value, value))[language == "ko"]


def scores_in_words(scores: str, language: str) -> str:
    """Return scores as the query ``compare`` prints them, "A 37% accuracy; B 35%", with what systems are called."""

    def called(found: re.Match[str]) -> str:
        return f"{value_name('system', found['name'], language)} "

    return "; ".join(_SCORE.sub(called, each, count=1) for each in scores.split("; "))
