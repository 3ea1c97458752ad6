"""How figures and the names beside them read in English and in Korean."""

import re

__all__ = ["figure_text", "name_in", "system_in", "system_text"]

_HANGUL = re.compile("[가-힣]")
_LATIN = re.compile("[A-Za-z0-9]")
_NUMBER = re.compile(r"[+\-−±]?\d[\d,]*(?:\.\d+)?")
_MODELS, _BASELINE = ("unnamed models", "이름 없는 모델"), ("unnamed baseline", "이름 없는 기준 모델")
_BEST, _PEOPLE = ("unnamed best model", "이름 없는 최고 모델"), ("humans", "사람")
_UNNAMED = {  # what the graph calls systems that a document does not name, and how readers are told
    "this work": ("unnamed, the paper's own", "이름 없음 (논문 자체)"),
    "random": ("random guessing", "무작위 추측"),
    **dict.fromkeys(("model", "models", "LLMs", "모델", "모델들"), _MODELS),
    **dict.fromkeys(("baseline", "baselines", "베이스라인"), _BASELINE),
    **dict.fromkeys(("최고 모델", "최고의 모델"), _BEST),
    **dict.fromkeys(("human", "humans", "인간", "사람"), _PEOPLE),
}


def figure_text(value: str, unit: str, written: str = "") -> tuple[str, str]:
    """Return a figure with its unit in English and Korean: "84.2 points", "84.2점".

    Args:
        value: the number.
        unit: "%", "points", "x" or empty.
        written: the figure as its document writes it; its digits are kept, so that 72.10 stays 72.10.
    """
    found = _NUMBER.search(written)
    number = found[0] if found and _same(found[0], value) else value
    match unit:
        case "points":
            return f"{number} points", f"{number}{'%p' if '%p' in written else '점'}"
        case "x":
            return f"{number}×", f"{number}배"
        case _:
            return f"{number}{unit}", f"{number}{unit}"


def name_in(name: str, language: str) -> str:
    """Return a name for readers of a language: words such as "the model" in Korean are not names in English."""
    return "" if language == "en" and _HANGUL.search(name) and not _LATIN.search(name) else name


def system_text(name: str) -> str | tuple[str, str]:
    """Return the name of a system; in English and Korean where it is not a name ("this work", "baseline", "인간")."""
    if name in _UNNAMED:
        return _UNNAMED[name]
    return ("unnamed", name) if name and not name_in(name, "en") else name


def system_in(name: str, language: str) -> str:
    """Return the name of a system, or what readers of a language are told of one without a name.

    Args:
        name: the name as the notes have it.
        language: "en" or "ko".
    """
    said = system_text(name)
    return said if isinstance(said, str) else said[language == "ko"]


def _same(written: str, value: str) -> bool:
    plain = written.lstrip("+-−±").replace(",", "")
    return abs(float(plain) - abs(float(value))) < 1e-9
