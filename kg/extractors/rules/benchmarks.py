"""Rules that find benchmarks by context and say what a paper does with them; see ``gloss.compile_rules`` for the form.

NAME, PHRASE, MODEL and BENCHMARK stand for one name or several coordinated ones (``X, Y 및 Z``); brackets after them are left
out before rules are tried.
"""

__all__ = ["CONFIDENCE", "CORPORA", "FINDING", "INTRODUCING", "SHAPES", "TITLE_NOUNS", "TITLE_PREPOSITIONS"]

_ANY = "BENCHMARK|NAME|PHRASE|MODEL"
_NAME = "NAME|PHRASE|MODEL"
_PLAIN = "OTHER|NEW|EVALUATE|TRAIN|GAIN|MOST|COST|GENERIC|INTRODUCE|METRIC"

# The names in the match are benchmarks (or datasets, environments ...).
FINDING: tuple[tuple[str, str], ...] = (
    ("name-data", f"{_ANY} DATA"),  # X 벤치마크
    ("name-test-data", f"{_ANY} EVALUATE DATA"),  # X 평가 데이터셋
    ("name-count-data", f"{_ANY} NUMBER DATA"),  # X, Y 세 가지 벤치마크
    ("name-count-data", f"{_ANY} OTHER OTHER? DATA"),  # X 영상 데이터셋
    ("called-data", f"{_ANY} QUOTATIVE {_PLAIN}{{0,6}} DATA"),  # X라는 대규모 데이터셋
    ("data-being-name", f"DATA:BEING {_ANY}"),  # 벤치마크인 X
    ("data-name", f"DATA:- {_ANY}"),  # 벤치마크 X
    ("data-bracket", f"DATA:- OPEN {_ANY} CLOSE"),  # 데이터셋(X)
    ("such-as-data", f"{_ANY} LIKE {_PLAIN}{{0,4}} DATA"),  # X와 같은 데이터셋
    ("name-is-data", f"{_ANY}:TOPIC {_PLAIN}|COMMA|DATA|NUMBER{{0,14}} DATA:BEING"),  # X는 ... 벤치마크입니다
    ("name-is-data", f"{_ANY}:TOPIC {_PLAIN}|COMMA|DATA|NUMBER{{0,14}} DATA:BY COMMA"),  # X는 ... 벤치마크로,
    ("located-score", "NAME:LOCATIVE OTHER{0,2} NUMBER"),  # X에서 71.2점
)

# The paper presents the names in the match as its own.
INTRODUCING: tuple[tuple[str, str], ...] = (
    ("called-new-data", f"{_ANY} QUOTATIVE {_PLAIN}|COMMA{{0,6}} DATA ANY{{0,6}} INTRODUCE"),
    ("called-new-data", f"{_ANY} QUOTATIVE {_PLAIN}{{0,3}} NEW {_PLAIN}{{0,4}} DATA"),
    ("data-being-new", f"DATA:BEING {_ANY} {_PLAIN}|COMMA{{0,6}} INTRODUCE"),
    ("data-name-new", f"DATA:- {_ANY} {_PLAIN}|COMMA{{0,5}} INTRODUCE"),
    ("data-bracket-new", f"DATA:- OPEN {_ANY} CLOSE {_PLAIN}|COMMA{{0,8}} INTRODUCE"),
    ("data-new", f"{_ANY} DATA:OBJECT|SUBJECT|TOPIC {_PLAIN}|COMMA{{0,4}} INTRODUCE"),
    ("made-data", f"INTRODUCE {_ANY} DATA"),
    ("made-new", f"{_ANY}:OBJECT {_PLAIN}|COMMA{{0,4}} INTRODUCE"),
    ("made-new", f"{_ANY}:SUBJECT {_PLAIN}{{0,3}} INTRODUCE"),
    ("is-new-data", f"{_ANY}:TOPIC {_PLAIN}|COMMA|DATA|NUMBER{{0,14}} DATA:BEING"),
    ("is-new-data", f"{_ANY}:TOPIC {_PLAIN}|COMMA|DATA|NUMBER{{0,14}} DATA:BY COMMA"),
    ("new-data-name", f"NEW {_PLAIN}{{0,4}} DATA:- {_ANY}"),
    ("new-data-name", f"NEW {_PLAIN}{{0,4}} DATA:BEING {_ANY}"),
    ("english-new", f"INTRODUCE|NEW COMMA? {_ANY} COMMA? OTHER{{0,5}} DATA"),
)

# Endings of names of benchmarks, whatever stands beside them.
SHAPES = (
    "bench",
    "benchmark",
    "eval",
    "evals",
    "arena",
    "gym",
    "leaderboard",
    "dataset",
    "corpus",
    "instruct-data",
)

# What a title says behind "Name:" of a benchmark or dataset, before the first preposition.
TITLE_NOUNS = frozenset(
    "benchmark benchmarks benchmarking dataset datasets corpus corpora leaderboard arena testbed challenge collection".split()
)
TITLE_PREPOSITIONS = frozenset("for of to on in with towards toward from via by that using through".split())

# Words by which a corpus is named that models are trained on.
CORPORA = ("crawl", "pile", "laion", "wiki", "corpus", "instruct", "webtext", "web")

# How often claims of a rule are right (measured over the annotated papers, rounded down).
CONFIDENCE: dict[str, float] = {}
