"""Rules that find what a paper introduces; see ``gloss.compile_rules`` for the form.

Before rules are tried, coordinated names become one, a bracket after a name is left out, and a bracket that holds
names alone after a Korean word stands as those names (``보상 함수(Peak Reward)를``).
"""

__all__ = [
    "ADOPTED",
    "AIMS",
    "ATTRIBUTIVE",
    "BEHIND",
    "COMMON",
    "CONFIDENCE",
    "INTRODUCING",
    "KINDS",
    "LATE",
    "MEANS",
    "SHAPES",
    "STOPS",
    "SUFFICES",
    "TASKS",
    "UNTITLED",
    "WEAK",
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
    ("called-kind", f"{_NAME} QUOTATIVE {_PLAIN}|COMMA|USED{{0,8}} KIND|DATA"),
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
    ("kind-part", "PHRASE|NAME|GLOSSED KIND:OBJECT|SUBJECT|TOPIC"),
    ("made-kind", f"USED|MAKE|PRESENT {_NAME} KIND|DATA"),
    ("presented-name", f"PRESENT:-|TOPIC OTHER{{0,2}} KIND? {_NAME}"),
    ("passive", f"{_NAME}:SUBJECT|TOPIC {_PLAIN}{{0,4}} PRESENT"),
    ("english-presented", f"PRESENT OTHER|NEW|COMMA{{0,3}} {_NAME}"),
)

# rules in which the name is the last of the match, not the first
LATE = frozenset(("kind-being", "kind-bracket", "kind-comma", "new-kind-name", "presented-name", "english-presented"))

# nouns for the parts of a method, which have names of their own
PART_KINDS = ("메커니즘", "매커니즘", "모듈", "전략", "기법", "방법", "손실", "절차", "알고리즘", "파이프라인")

# rules that hold only behind a verb of making in the past (생성된 X 데이터셋은)
BEHIND = {
    "made-kind": (
        "생성된",
        "생성한",
        "구축된",
        "구축한",
        "만든",
        "만들어진",
        "개발된",
        "개발한",
        "제안된",
        "제안한",
        "제안하는",
        "설계된",
        "설계한",
        "도입된",
        "도입한",
        "소개된",
        "공개된",
        "공개한",
        "수집한",
        "명명된",
    )
}

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
        "kind-part",
    },
    "MODEL": _KNOWN,
    "BENCHMARK": _KNOWN,
    "GLOSSED": frozenset(("presented", "made", "called-presented", "kind-presented", "kind-part")),
    "METRIC": frozenset(),
    "GENERIC": frozenset(("called-kind", "called-presented")),
}

# rules that do not hold of what the words before the name call known or usual
DOUBTFUL = frozenset(
    ("kind-being", "kind-comma", "kind-object", "kind-part", "is-kind", "by-means", "kind-bracket", "kind-made")
)
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
    engineering in-context context contrastive distillation supervised self-supervised unsupervised transfer pretraining
    pre-training post-training quantization pruning clustering hierarchical caching kv cache regularization technique
    interpolation frame feature importance augmentation imitation curriculum federated meta active instruction
    preference loss function layer field coarse grained fine-grained coarse-grained end-to-end supervised
    """
)

# last words of what names a task: its acronym is nobody's system (MDE, Monocular Depth Estimation)
TASKS = _words(
    """
    answering assessment captioning classification detection estimation extraction inpainting interpolation localization
    navigation parsing recognition repair restoration segmentation summarization tracking
    """
)

# rules too weak to take a task's acronym for a system
WEAK = frozenset(
    (
        "kind-presented",
        "kind-made",
        "made-kind",
        "kind-bracket",
        "kind-part",
        "passive",
        "new-kind-name",
        "is-kind",
        "presented-name",
    )
)

# what attributive verbs end with (제안된 X)
ATTRIBUTIVE = ("된", "한", "하는", "되는")

# endings of names that tell what is named
SHAPES: tuple[tuple[str, str], ...] = (
    (r"(?:[Bb]ench(?:mark)?|Arena|QA|Leaderboard)(?:[-+ ].{0,12})?$", "benchmark"),
    (r"-\d+[Kk]$", "dataset"),
    (r"(?: Score|Rate| Error| Distance)$", "metric"),
    (r"[- ]\d+(?:\.\d+)?B$", "model"),
    (r"(?:LM|LLM|GPT|VLM|Former|former|BERT|LLaVA|Coder|Mamba|Net)(?:[-\d.v]{0,8})?$", "model"),
)

# How often claims of a rule are right: over the annotated papers, drawn toward 0.85 as by two more claims; a rule that
# was met less than five times is given less.
CONFIDENCE: dict[str, float] = {
    "title": 0.98,
    "title-report": 0.94,
    "title-tail": 0.80,
    "benchmark": 0.88,
    "component": 0.78,
    "enumerated": 0.80,
    "opening": 0.90,
    "recurring": 0.85,
    "opens-noun": 0.85,
    "title-word": 0.85,
    "title-initials": 0.80,
    "variant": 0.85,
    "called-kind": 0.98,
    "called-presented": 0.97,
    "called": 0.70,
    "presented": 0.96,
    "made": 0.91,
    "kind-presented": 0.86,
    "kind-made": 0.85,
    "kind-being": 0.90,
    "kind-bracket": 0.87,
    "kind-comma": 0.80,
    "new-kind-name": 0.85,
    "is-new-kind": 0.95,
    "is-kind": 0.97,
    "by-means": 0.82,
    "kind-object": 0.75,
    "kind-part": 0.80,
    "made-kind": 0.78,
    "presented-name": 0.85,
    "passive": 0.78,
    "english-presented": 0.85,
}
