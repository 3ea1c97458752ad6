"""Rules that find benchmarks by context and say what a paper does with them, as :mod:`kg.nlp.patterns` describes.

NAME, PHRASE, MODEL and BENCHMARK stand for one name or several coordinated ones (``X, Y 및 Z``); brackets after them
are left out before rules are tried.
"""

from kg.nlp.words import words

__all__ = [
    "COMMON_WORDS",
    "COUNTING_WORDS",
    "FINDING",
    "INTRODUCING",
    "SHAPES",
    "TITLE_KINDS",
    "TITLE_NOUNS",
    "TITLE_PREPOSITIONS",
    "TITLE_SHAPES",
]

_ANY = "BENCHMARK|NAME|PHRASE|MODEL"
_NAME = "NAME|PHRASE|MODEL"
_PLAIN = "OTHER|NEW|EVALUATE|TRAIN|GAIN|MOST|COST|GENERIC|PRESENT|MAKE|METRIC|REACH|PLACE|MEAN|SHOW|PART"
_MODIFYING = "OTHER|USE|NEW|EVALUATE|TRAIN|GAIN|MOST|COST|GENERIC|MAKE|METRIC|SHOW|PLACE|MEAN|PART|DATA"
_MODIFYING += "|COMMA|NUMBER|LIKE|AND|DASH"
_CLAUSE = f"{_PLAIN}|COMMA|DATA|NUMBER|USE|LIKE|AND|DASH|SLASH|BOTH|THAN|OPEN|CLOSE|MOST"
_NAMING = f"{_CLAUSE}|PHRASE|NAME|BENCHMARK|MODEL"
_ENDED = "DATA:OBJECT|SUBJECT|TOPIC|LOCATIVE|BY|WITH|BEING|GENITIVE|ALSO|AT"
_NEW = "PRESENT|MAKE"

# The names in the match are benchmarks (or datasets, environments ...).
FINDING: tuple[tuple[str, str], ...] = (
    ("name-data", f"{_ANY}:- DATA"),  # X 벤치마크
    ("name-data", "BENCHMARK:- PLACE"),  # X 환경
    ("name-test-data", f"{_ANY}:- EVALUATE DATA"),  # X 평가 데이터셋
    ("name-count-data", f"{_ANY}:- NUMBER DATA"),  # X, Y 세 가지 벤치마크
    ("name-count-data", f"{_ANY}:- OTHER:- OTHER:-? DATA"),  # X 영상 데이터셋
    ("called-data", f"{_ANY} CLOSE? QUOTATIVE {_MODIFYING}{{0,10}} {_ENDED}"),  # X라는 대규모 데이터셋을
    ("called-data", f"{_ANY} CLOSE? QUOTATIVE {_MODIFYING}{{0,10}} DATA|PLACE:LOCATIVE"),  # X라는 환경에서
    ("data-being-name", f"DATA:BEING {_ANY}"),  # 벤치마크인 X
    ("data-name", f"DATA:- {_ANY}"),  # 벤치마크 X
    ("data-name", f"NEW DATA:- COMMA {_ANY}"),  # a new benchmark, X
    ("data-bracket", f"DATA:- OPEN {_ANY} CLOSE"),  # 데이터셋(X)
    ("bracket-data", f"OTHER|NAME|PHRASE OPEN {_ANY} CLOSE DATA"),  # 긴 이름(X) 데이터셋
    ("data-example", f"DATA EVALUATE? OPEN OTHER COLON? {_ANY} AND? LIKE? CLOSE"),  # 데이터셋(예: X)
    ("made-of-data", f"DATA:OBJECT MAKE {_ANY}:OBJECT PRESENT|MAKE"),  # 데이터셋을 모아 X를 구축
    ("such-as-data", f"{_ANY} AND? LIKE {_PLAIN}|NUMBER{{0,4}} DATA|PLACE"),  # X와 같은 데이터셋
    ("name-and-data", f"{_ANY} AND OTHER:-{{1,3}} DATA"),  # X 및 코드 데이터셋
    ("called-data", f"{_ANY} CLOSE? QUOTATIVE {_MODIFYING}{{0,10}} PLACE:OBJECT {_CLAUSE}{{0,4}} PRESENT|MAKE"),
    ("data-being-name", f"PLACE:BEING {_ANY}"),  # 환경인 X
    ("name-is-data", f"{_ANY}:TOPIC {_CLAUSE}{{0,24}} DATA:BEING"),  # X는 ... 벤치마크입니다
    ("name-is-data", f"{_ANY}:TOPIC {_CLAUSE}{{0,24}} DATA:- OTHER:BEING"),  # X는 ... 벤치마크 모음입니다
    ("name-is-data", f"{_ANY}:TOPIC {_CLAUSE}{{0,24}} DATA:BY COMMA"),  # X는 ... 벤치마크로,
    ("taken-from", "NAME:SOURCE|LOCATIVE OTHER|MAKE"),  # X에서 파생된
    ("located-score", "NAME:LOCATIVE OTHER|METRIC|MEAN|MOST{0,3} NUMBER"),  # X에서 71.2점
)

# The paper presents the names in the match as its own.
INTRODUCING: tuple[tuple[str, str], ...] = (
    (
        "called-new-data",
        f"{_ANY} CLOSE? QUOTATIVE {_MODIFYING}{{0,10}} {_ENDED} {_PLAIN}|COMMA|NUMBER{{0,6}} {_NEW}",
    ),
    ("called-new-data", f"{_ANY} CLOSE? QUOTATIVE {_PLAIN}{{0,3}} NEW {_PLAIN}{{0,4}} DATA"),
    (
        "called-new-data",
        f"{_ANY} CLOSE? QUOTATIVE {_MODIFYING}{{0,10}} DATA:- OTHER:OBJECT|SUBJECT|ALSO {_PLAIN}{{0,4}} {_NEW}",
    ),
    ("data-being-new", f"DATA:BEING {_ANY} {_PLAIN}|COMMA{{0,6}} {_NEW}"),
    ("data-being-new", f"DATA:BEING {_ANY}:WITH {_NAMING}{{1,8}} PRESENT"),
    ("data-name-new", f"DATA:- {_ANY} {_PLAIN}|COMMA{{0,5}} {_NEW}"),
    ("data-bracket-new", f"DATA:- OPEN {_ANY} CLOSE OTHER:OBJECT|SUBJECT {_PLAIN}|COMMA{{0,8}} {_NEW}"),
    ("data-bracket-new", f"DATA:- OPEN {_ANY} CLOSE COMMA ANY{{0,18}} PRESENT"),
    ("data-new", f"{_ANY} DATA:OBJECT|SUBJECT|TOPIC {_PLAIN}|COMMA{{0,3}} {_NEW}"),
    ("made-data", f"PRESENT {_ANY} DATA"),
    ("collected-data", f"MAKE:- {_ANY} DATA"),
    ("made-new", f"{_ANY}:OBJECT {_PLAIN}|COMMA|CLOSE{{0,4}} {_NEW}"),
    ("made-new", f"{_ANY}:SUBJECT {_PLAIN}{{0,3}} PRESENT"),
    ("is-new-data", f"{_ANY}:TOPIC {_NAMING}{{0,24}} DATA:BEING"),
    ("is-new-data", f"{_ANY}:TOPIC {_NAMING}{{0,24}} DATA:- OTHER:BEING"),
    ("is-new-data", f"{_ANY}:TOPIC {_NAMING}{{0,24}} DATA:BY COMMA"),
    ("is-made", f"{_ANY}:TOPIC {_NAMING}{{0,24}} MAKE|PRESENT"),
    ("is-made", f"{_ANY} DATA:TOPIC {_NAMING}{{0,24}} MAKE|PRESENT"),
    ("beside-new", f"{_ANY} DATA:WITH {_NAMING}{{1,8}} PRESENT"),
    ("beside-new", f"{_ANY} CLOSE? QUOTATIVE {_MODIFYING}{{0,10}} DATA:WITH {_NAMING}{{1,8}} PRESENT"),
    ("called-new-data", f"{_ANY} CLOSE? QUOTATIVE {_MODIFYING}{{0,10}} PLACE:OBJECT {_CLAUSE}{{0,4}} {_NEW}"),
    ("new-data-name", f"NEW {_PLAIN}{{0,4}} DATA:- COMMA? {_ANY}"),
    ("new-data-name", f"NEW {_PLAIN}{{0,4}} DATA:BEING {_ANY}"),
    ("english-new", f"PRESENT|NEW COMMA? {_ANY} COMMA? OTHER{{0,5}} DATA"),
)

# Endings of names of benchmarks, whatever stands beside them (regular expressions).
SHAPES = (
    "(?i:bench|benchmark|arena|gym|leaderboard|dataset|corpus)",
    r"(?<= )(?:Challenge|(?:Shared )?Task \d+)",
    "[-_ ]evals?|Evals?|EVAL",
    # how much data it holds; not how long a context is
    r"-(?!(?:16|32|64|128|256|512)[Kk])[1-9]\d+(?:\.\d+)?[Kk]|-\d+(?:\.\d+)?T|-[12]?\d(?:\.\d+)?M",
)

# Of these the ones that say so in a title, too.
TITLE_SHAPES = ("(?i:bench|benchmark|arena|gym|leaderboard|dataset|corpus)",)

# What a title says behind "Name:" of a benchmark or dataset, before the first preposition.
TITLE_NOUNS = words(
    """
    benchmark benchmarks benchmarking dataset datasets corpus corpora leaderboard arena testbed challenge collection
    environment gym
    """
)
# What may follow those ("A Benchmark Suite for").
TITLE_KINDS = words(
    """
    suite suites platform set sets collection dataset datasets toolkit framework environment v1 v2 1.0 2.0
    """
)
TITLE_PREPOSITIONS = words(
    """
    for of to on in with towards toward from via by that using through during across under without at within between
    """
)

# Capitalised words that stand before "dataset" without naming one.
COMMON_WORDS = words(
    """
    synthetic multimodal multilingual video image text audio speech code math english chinese korean japanese french
    german spanish arabic hindi russian instruction instructions preference reward alignment evaluation test
    training train validation open public custom large small web visual language vision question answering reasoning
    safety real benchmark dataset data the our new task tasks multi single human machine source zero few shot long
    short context medical legal financial science scientific general domain specific gpu cpu training-free
    pre-training fine-tuning supervised unsupervised self reinforcement learning deep neural model models
    large-scale high-quality instruction-tuning question-answering open-source text-image image-text text-to-image
    text-to-video video-text vision-language cross multi-modal multi-task multi-turn retrieval generation
    summarization translation detection segmentation classification captioning dialogue conversation chat robot
    robotics simulation tabular graph time series
    """
)

# Words before an acronym that count or class what it stands for ("여러 VQA 벤치마크"): a task, no benchmark.
COUNTING_WORDS = (
    "다양한",
    "여러",
    "모든",
    "기존",
    "주요",
    "표준",
    "공개",
    "일반",
    "가지",
    "개의",
    "두",
    "세",
    "네",
    "많은",
    "다른",
)
