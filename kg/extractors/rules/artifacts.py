"""Rules that find what a paper introduces; see ``gloss.compile_rules`` for the form.

Before rules are tried, coordinated names become one, a bracket after a name is left out, and a bracket that holds
names alone after a Korean word stands as those names (``보상 함수(Peak Reward)를``).
"""

__all__ = [
    "ADOPTED",
    "AIMS",
    "COMMON",
    "CONFIDENCE",
    "INTRODUCING",
    "KINDS",
    "LATE",
    "MEANS",
    "SHAPES",
    "STOPS",
    "SUFFICES",
    "UNTITLED",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# what a noun says the thing before or after it is; longest beginnings first decide
KINDS: dict[str, tuple[str, ...]] = {
    "metric": ("지표", "메트릭", "척도", "평가지표", "metric", "metrics"),
    "benchmark": (
        "벤치마크",
        "벤치마킹",
        "리더보드",
        "테스트베드",
        "테스트스위트",
        "평가셋",
        "아레나",
        "챌린지",
        "benchmark",
        "leaderboard",
        "testbed",
        "arena",
    ),
    "dataset": (
        "데이터셋",
        "데이터세트",
        "데이타셋",
        "데이터",
        "코퍼스",
        "말뭉치",
        "트리뱅크",
        "컬렉션",
        "dataset",
        "datasets",
        "corpus",
        "corpora",
    ),
    "framework": (
        "프레임워크",
        "파이프라인",
        "패러다임",
        "솔루션",
        "라이브러리",
        "툴킷",
        "framework",
        "pipeline",
        "paradigm",
        "library",
        "toolkit",
    ),
    "system": (
        "시스템",
        "도구",
        "플랫폼",
        "엔진",
        "에이전트",
        "인터페이스",
        "소프트웨어",
        "어시스턴트",
        "챗봇",
        "system",
        "platform",
        "tool",
        "engine",
        "agent",
        "assistant",
    ),
    "model": (
        "모델",
        "네트워크",
        "신경망",
        "트랜스포머",
        "디코더",
        "인코더",
        "토크나이저",
        "생성기",
        "선택기",
        "분류기",
        "검출기",
        "판별기",
        "예측기",
        "model",
        "models",
        "network",
        "transformer",
        "llm",
        "llms",
        "vlm",
        "mllm",
    ),
    "method": (
        "방법",
        "방식",
        "기법",
        "기술",
        "알고리즘",
        "접근",
        "전략",
        "메커니즘",
        "매커니즘",
        "모듈",
        "손실",
        "절차",
        "최적화",
        "프롬프팅",
        "학습법",
        "함수",
        "아키텍처",
        "아키텍쳐",
        "구조",
        "레이어",
        "어텐션",
        "연산자",
        "커널",
        "샘플러",
        "method",
        "methods",
        "approach",
        "algorithm",
        "technique",
        "strategy",
        "mechanism",
        "module",
        "architecture",
        "attention",
    ),
}

# words that end the search for the verb: the name before them is used, compared or aimed at
STOPS = (
    "사용",
    "활용",
    "이용",
    "기반",
    "적용",
    "통해",
    "통한",
    "바탕",
    "결합",
    "확장",
    "개선",
    "능가",
    "비교",
    "위해",
    "위한",
    "대해",
    "대한",
    "포함",
    "따라",
    "의해",
    "대비",
    "해결",
    "극복",
    "초월",
    "뛰어넘",
    "평가",
    "분석",
    "조사",
    "실험",
    "수행",
    "달성",
    "기록",
    "향상",
    "줄이",
    "높이",
    "생성",
)

# what says that a thing is a means
MEANS = ("통해", "통한")

# words that say of what a thing is made up
PARTS = ("구성", "이루어", "포함")

# words that call a thing new
NEW_WORDS = ("새로운", "새롭게", "최초", "첫 번째", "신규")

# verbs of presenting in the form of an aim ("X를 개발하는 방법"): they present something else
AIMS = tuple(
    f"{verb}{form}"
    for verb in ("개발", "공개", "구축", "도입", "발표", "출시")
    for form in ("하는", "하기", "할", "하려", "하고자")
)

# verbs of presenting that also say "take over what others made"
ADOPTED = ("도입", "구축")

_NAME = "NAME|MODEL|BENCHMARK|PHRASE|GLOSSED|GENERIC|METRIC"
_PLAIN = "OTHER|NEW|KIND|DATA|NUMBER|GENERIC|MAKE|METRIC|PHRASE|MEANS|LIKE"
_DONE = "PRESENT|MAKE"

INTRODUCING: tuple[tuple[str, str], ...] = (
    ("called-kind", f"{_NAME} QUOTATIVE {_PLAIN}|COMMA{{0,8}} KIND|DATA"),
    ("called-presented", f"{_NAME} QUOTATIVE {_PLAIN}|COMMA{{0,8}} {_DONE}"),
    ("called", f"{_NAME} QUOTATIVE"),
    ("presented", f"{_NAME}:OBJECT {_PLAIN}|COMMA{{0,4}} PRESENT"),
    ("made", f"{_NAME}:OBJECT {_PLAIN}{{0,3}} MAKE"),
    ("kind-presented", f"{_NAME} OTHER{{0,2}} KIND|DATA:OBJECT|SUBJECT {_PLAIN}{{0,4}} PRESENT"),
    ("kind-made", f"{_NAME} KIND|DATA:OBJECT|SUBJECT {_PLAIN}{{0,4}} MAKE"),
    ("kind-being", f"KIND|DATA:BEING {_NAME}"),
    ("kind-comma", f"KIND|DATA COMMA {_NAME}:OBJECT|SUBJECT"),
    ("kind-bracket", "KIND|DATA:- NAME"),  # the bracket after a kind (데이터셋(X)), told apart by the reader of rules
    ("new-kind-name", f"NEW {_PLAIN}{{0,5}} KIND|DATA COMMA? {_NAME}"),
    ("is-new-kind", f"{_NAME}:TOPIC {_PLAIN}|COMMA|USED{{0,14}} NEW {_PLAIN}|USED{{0,8}} KIND|DATA:BEING|BY|-"),
    ("is-kind", f"{_NAME}:TOPIC {_PLAIN}|COMMA|USED|GLOSSED{{0,16}} KIND|DATA:BEING|BY"),
    ("by-means", "PHRASE|NAME:OBJECT MEANS"),  # several words, in capitals: X와 Y를 통해
    ("kind-object", "PHRASE KIND:OBJECT"),
    ("presented-name", f"PRESENT:- OTHER{{0,2}} KIND? {_NAME}"),
    ("passive", f"{_NAME}:SUBJECT|TOPIC {_PLAIN}{{0,4}} PRESENT"),
    ("english-presented", f"PRESENT OTHER|NEW|COMMA{{0,3}} {_NAME}"),
)

# rules in which the name is the last of the match, not the first
LATE = frozenset(("kind-being", "kind-bracket", "kind-comma", "new-kind-name", "presented-name", "english-presented"))

_ALL = frozenset(rule for rule, _ in INTRODUCING)
_CALLED = frozenset(("called-kind", "called-presented", "called"))

# which rules suffice for a name of each class (known models and benchmarks are others' unless plainly presented)
_KNOWN = frozenset(("called-presented", "presented", "is-new-kind", "new-kind-name"))
SUFFICES: dict[str, frozenset[str]] = {
    "NAME": _ALL - {"kind-object"},
    "PHRASE": _CALLED
    | {
        "presented",
        "made",
        "kind-presented",
        "kind-made",
        "kind-being",
        "new-kind-name",
        "passive",
        "is-new-kind",
        "is-kind",
        "by-means",
        "kind-object",
    },
    "MODEL": _KNOWN,
    "BENCHMARK": _KNOWN,
    "GLOSSED": frozenset(("presented", "made", "called-presented", "kind-presented")),
    "METRIC": frozenset(),
    "GENERIC": frozenset(("called-kind", "called-presented", "kind-being")),
}

# rules that do not hold of what the words before the name call known or usual
DOUBTFUL = frozenset(("kind-being", "kind-comma", "kind-object", "is-kind", "by-means", "kind-bracket", "kind-made"))
OLD = (
    "기존",
    "이전",
    "종래",
    "전통",
    "널리",
    "대표적",
    "유명",
    "인기",
    "최신",
    "최첨단",
    "선행",
    "다른",
    "공개된",
    "상용",
    "오픈소스",
)

# what a title has before its colon that names nothing
UNTITLED = frozenset(("position", "survey", "technical report", "case study"))

# words of the field that, alone or with one another, name nothing
COMMON = _words(
    """
    ai llm llms model models multimodal large language vision visual image images video text audio speech code math data
    dataset benchmark framework pipeline system method methods approach algorithm network neural deep learning machine
    reinforcement training fine-tuning reasoning agent agents attention transformer diffusion generation generative
    generator encoder decoder retrieval augmented question answering prompt prompting self open source technical report
    survey paper new novel the a an of for and in with to zero few shot chain thought multi-head multi head
    self-attention cross-attention understanding knowledge task tasks search fine tuning optimization feedback human
    """
)

# endings of names that tell what is named
SHAPES: tuple[tuple[str, str], ...] = (
    (r"(?:[Bb]ench(?:mark)?|Arena|QA|Leaderboard)(?:[-+ ].{0,12})?$", "benchmark"),
    (r"(?:LM|LLM|GPT|VLM|Former|former|BERT|LLaVA|Coder|Mamba|Net)(?:[-\d.v]{0,8})?$", "model"),
)

# How often claims of a rule are right (measured over the annotated papers, rounded down).
CONFIDENCE: dict[str, float] = {
    "title": 0.97,
    "title-report": 0.95,
    "title-tail": 0.8,
    "benchmark": 0.85,
    "component": 0.8,
    "opening": 0.9,
    "recurring": 0.8,
    "opens-noun": 0.8,
    "title-word": 0.85,
    "variant": 0.85,
    "called-kind": 0.97,
    "called-presented": 0.95,
    "called": 0.85,
    "presented": 0.95,
    "made": 0.9,
    "kind-presented": 0.8,
    "kind-made": 0.8,
    "kind-being": 0.78,
    "kind-bracket": 0.85,
    "kind-comma": 0.85,
    "new-kind-name": 0.75,
    "is-new-kind": 0.93,
    "is-kind": 0.93,
    "by-means": 0.8,
    "kind-object": 0.7,
    "presented-name": 0.7,
    "passive": 0.75,
    "english-presented": 0.8,
}
