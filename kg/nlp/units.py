"""What follows (or precedes) a number and says what it counts; longest beginnings first within a role.

Korean units are beginnings of the next word ("점" of "점으로"), Latin ones whole words.
"""

from kg.nlp.annotations import NumberRole as Role

__all__ = [
    "COUNTED_BEFORE",
    "KOREAN_UNITS",
    "LATIN_UNITS",
    "NUMERALS",
    "PARTICLE_START",
    "PERCENT_SIGNS",
    "RANGE_SIGNS",
    "RANKED_BEFORE",
    "SPELLED",
    "SPREAD_SIGNS",
]

PERCENT_SIGNS = frozenset(("%", "\\%", "％", "&#37;", "&percnt;"))
"""Spellings of the percent sign as tokens."""

SPREAD_SIGNS = frozenset(("±", "\\pm", "$\\pm$", "+/-"))
"""Signs behind which the spread of a figure stands."""

RANGE_SIGNS = frozenset(("-", "–", "—", "~", "∼", "〜", "--"))
"""Signs that join the ends of a range."""

# (beginning of the Hangul word after the number, role, unit)
KOREAN_UNITS: tuple[tuple[str, Role, str], ...] = (
    ("퍼센트포인트", Role.MEASURE, "points"),
    ("퍼센트", Role.MEASURE, "%"),
    ("프로포인트", Role.MEASURE, "points"),
    ("포인트", Role.MEASURE, "points"),
    ("점대", Role.MEASURE, "points"),
    ("점", Role.MEASURE, "points"),
    ("배", Role.FACTOR, "x"),
    ("위", Role.RANK, ""),
    ("등급", Role.COUNT, ""),
    ("순위", Role.RANK, ""),
    ("번째", Role.RANK, ""),
    ("매개변수", Role.PARAMETERS, ""),
    ("파라미터", Role.PARAMETERS, ""),
    ("달러", Role.MONEY, ""),
    ("원", Role.MONEY, ""),
    ("유로", Role.MONEY, ""),
    ("센트", Role.MONEY, ""),
    ("개월", Role.DURATION, ""),
    ("시간", Role.DURATION, ""),
    ("초당", Role.SPEED, ""),
    ("밀리초", Role.DURATION, ""),
    ("초", Role.DURATION, ""),
    ("분의", Role.COUNT, ""),
    ("분할", Role.COUNT, ""),
    ("분야", Role.COUNT, ""),
    ("분", Role.DURATION, ""),
    ("주", Role.DURATION, ""),
    ("년", Role.DATE, ""),
    ("월", Role.DATE, ""),
    ("일", Role.DATE, ""),
    ("세기", Role.DATE, ""),
    ("프레임", Role.COUNT, ""),
    ("비트", Role.SIZE, ""),
    ("바이트", Role.SIZE, ""),
    ("기가", Role.SIZE, ""),
    ("메가", Role.SIZE, ""),
    ("픽셀", Role.SIZE, ""),
    ("해상도", Role.SIZE, ""),
    ("차원", Role.SIZE, ""),
    ("도", Role.COUNT, ""),
    ("샷", Role.SETTING, ""),
    ("에포크", Role.SETTING, ""),
    ("에폭", Role.SETTING, ""),
    ("스텝", Role.SETTING, ""),
    ("단계", Role.SETTING, ""),
    ("회", Role.COUNT, ""),
    ("번", Role.COUNT, ""),
    ("개", Role.COUNT, ""),
    ("가지", Role.COUNT, ""),
    ("명", Role.COUNT, ""),
    ("건", Role.COUNT, ""),
    ("종", Role.COUNT, ""),
    ("쌍", Role.COUNT, ""),
    ("장", Role.COUNT, ""),
    ("편", Role.COUNT, ""),
    ("대", Role.COUNT, ""),
    ("층", Role.COUNT, ""),
    ("차", Role.COUNT, ""),
    ("절", Role.LABEL, ""),
    ("토큰", Role.COUNT, ""),
    ("여", Role.COUNT, ""),
)

# Latin words after the number (lower case)
LATIN_UNITS: dict[str, tuple[Role, str]] = {
    **dict.fromkeys(("percent", "percentage"), (Role.MEASURE, "%")),
    **dict.fromkeys(("points", "point", "pts", "pt", "pp", "ppt", "p"), (Role.MEASURE, "points")),
    **dict.fromkeys(("x", "times", "fold"), (Role.FACTOR, "x")),
    **dict.fromkeys(("fps", "hz", "khz", "tokens/s", "qps"), (Role.SPEED, "")),
    **dict.fromkeys(
        ("gb", "mb", "kb", "tb", "gib", "bits", "bit", "px", "k", "flops", "tflops", "gflops"), (Role.SIZE, "")
    ),
    **dict.fromkeys(("b", "billion", "parameters", "params"), (Role.PARAMETERS, "")),
    **dict.fromkeys(
        ("s", "ms", "seconds", "second", "sec", "minutes", "min", "hours", "hour", "days"), (Role.DURATION, "")
    ),
    **dict.fromkeys(("shot", "shots", "epochs", "epoch", "steps"), (Role.SETTING, "")),
    **dict.fromkeys(
        (
            "million",
            "m",
            "samples",
            "tasks",
            "images",
            "questions",
            "examples",
            "languages",
            "models",
            "datasets",
            "benchmarks",
            "videos",
            "problems",
            "tokens",
            "thousand",
            "gpus",
            "gpu",
        ),
        (Role.COUNT, ""),
    ),
    "db": (Role.MEASURE, "dB"),
    "usd": (Role.MONEY, ""),
}

# Korean numerals that multiply the number before them
NUMERALS: dict[str, int] = {
    "조": 10**12,
    "천억": 10**11,
    "백억": 10**10,
    "십억": 10**9,
    "억": 10**8,
    "천만": 10**7,
    "백만": 10**6,
    "십만": 10**5,
    "만": 10**4,
    "천": 10**3,
    "백": 10**2,
}

# Numbers in words before a unit ("두 배")
SPELLED: dict[str, str] = {
    "두": "2",
    "세": "3",
    "네": "4",
    "다섯": "5",
    "여섯": "6",
    "일곱": "7",
    "여덟": "8",
    "아홉": "9",
    "열": "10",
}

# Words before a number that make it a label ("표 2", "Section 3")
COUNTED_BEFORE = frozenset(
    [
        "표",
        "그림",
        "부록",
        "섹션",
        "단계",
        "table",
        "figure",
        "fig",
        "section",
        "appendix",
        "step",
        "version",
        "버전",
        "상위",
        "top",
        "seed",
        "시드",
        "phase",
        "stage",
        "level",
        "레벨",
    ]
)

# Words before a percentage that make it the part of a ranking ("상위 5%")
RANKED_BEFORE = frozenset(("상위", "하위", "top", "bottom"))

# What a word may begin with after a bare number that stands for itself ("38.4로", "92를")
PARTICLE_START = (
    "에서",
    "에",
    "으로",
    "로",
    "을",
    "를",
    "이",
    "가",
    "은",
    "는",
    "의",
    "와",
    "과",
    "보다",
    "까지",
    "이상",
    "이하",
    "미만",
    "정도",
    "만큼",
    "부터",
    "였",
    "라는",
    "향상",
    "증가",
    "감소",
    "상승",
    "개선",
    "달성",
    "기록",
    "및",
    "대",
    "나",
    "이나",
    "약",
    "도",
)
