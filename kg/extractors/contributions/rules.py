"""Rules that find what a paper introduces, written as :mod:`kg.nlp.patterns` describes.

Before rules are tried, coordinated names become one, a bracket after a name is left out, and a bracket that holds
names alone after a Korean word stands as those names (``보상 함수(Peak Reward)를``).
"""

from kg.nlp.word_classes import WordClass

__all__ = ["BEHIND", "CALLED", "DOUBTFUL", "INTRODUCING", "LATE", "SUFFICES", "WEAK"]

_NAME = "NAME|MODEL|BENCHMARK|PHRASE|GLOSSED|GENERIC|METRIC"
_PLAIN = "OTHER|NEW|KIND|DATA|NUMBER|GENERIC|MAKE|METRIC|PHRASE|MEANS|LIKE"
_DONE = "PRESENT|MAKE"

INTRODUCING: tuple[tuple[str, str], ...] = (
    ("called-kind", f"{_NAME} QUOTATIVE {_PLAIN}|COMMA|USED{{0,8}} KIND|DATA"),
    ("called-presented", f"{_NAME} QUOTATIVE {_PLAIN}|COMMA{{0,8}} {_DONE}"),
    ("called", f"{_NAME} QUOTATIVE"),
    ("presented", f"{_NAME}:OBJECT {_PLAIN}|COMMA{{0,4}} PRESENT"),
    ("presented", f"{_NAME}:OBJECT LIKE {_PLAIN}|GAIN|USED{{0,6}} PRESENT"),  # X를 비롯한 여러 기법을
    ("made", f"{_NAME}:OBJECT {_PLAIN}{{0,3}} MAKE"),
    ("kind-presented", f"{_NAME} OTHER{{0,2}} KIND|DATA:OBJECT|SUBJECT {_PLAIN}{{0,4}} PRESENT"),
    ("kind-presented", f"{_NAME} KIND|DATA:- PRESENT"),
    ("kind-made", f"{_NAME} KIND|DATA:OBJECT|SUBJECT {_PLAIN}{{0,4}} MAKE"),
    ("listed", f"KIND|DATA:OBJECT {_DONE} COLON {_NAME}"),
    ("kind-being", f"KIND|DATA:BEING {_NAME}"),
    ("kind-comma", f"KIND|DATA COMMA {_NAME}:OBJECT|SUBJECT"),
    ("kind-bracket", "KIND|DATA:- NAME"),  # the bracket after a kind (데이터셋(X)), which the caller checks further
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
LATE = frozenset(
    ("kind-being", "kind-bracket", "listed", "kind-comma", "new-kind-name", "presented-name", "english-presented")
)

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
CALLED = frozenset(("called-kind", "called-presented", "called"))

# which rules suffice for a name of each class (known models and benchmarks are others' unless plainly presented)
_KNOWN = frozenset(("called-presented", "presented", "is-new-kind", "new-kind-name"))
SUFFICES: dict[str, frozenset[str]] = {
    WordClass.NAME: _ALL - {"kind-object"},
    WordClass.PHRASE: CALLED
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
    WordClass.MODEL: _KNOWN,
    WordClass.BENCHMARK: _KNOWN,
    WordClass.GLOSSED: frozenset(("presented", "made", "called-presented", "kind-presented", "kind-part")),
    WordClass.METRIC: frozenset(),
    WordClass.GENERIC: frozenset(("called-kind", "called-presented")),
}

# rules that do not hold of what the words before the name call known or usual
DOUBTFUL = frozenset(
    ("kind-being", "kind-comma", "kind-object", "kind-part", "is-kind", "by-means", "kind-bracket", "kind-made")
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
