"""What the words around a number say that it is instead of a performance: an interval, a share, a hope, a denial.

Each :class:`Qualifier` is a pattern for the words in front of the number and one for the words behind it, in English
or Korean. The first that fits names the reason.
"""

import re
from dataclasses import dataclass

from kg.nlp.annotations import Number, Sentence

__all__ = ["QUALIFIERS", "Qualifier", "Surroundings", "qualifier_of", "surroundings"]

_WINDOW = 90
"""Characters in front of a number and behind it that are looked at."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of the sentence in front of a number and behind it, without emphasis."""

    before: str
    after: str


def surroundings(sentence: Sentence, first: Number, last: Number | None = None) -> Surroundings:
    """Return the words around a number, or around a list of numbers.

    Args:
        sentence: the sentence that holds them.
        first: the number, the first one of a list.
        last: the last one of a list.
    """
    start = first.span.start - sentence.span.start
    end = (last or first).span.end - sentence.span.start
    before = sentence.text[max(0, start - _WINDOW) : start]
    after = sentence.text[end : end + _WINDOW]
    return Surroundings(_EMPHASIS.sub("", before), _EMPHASIS.sub("", after))


_EMPHASIS = re.compile(r"[*`]+|\\(?=%)|\$(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A way in which words tell that a number is not a performance.

    Attributes:
        name: what the number is instead.
        before: a pattern that the words in front end with; any words if empty.
        after: a pattern that the words behind begin with; any words if empty.
    """

    name: str
    before: str = ""
    after: str = ""


_COSTS = (
    r"(?:tokens?|comput\w+|costs?|latency|latencies|memory|flops|parameters?|params|size|storage|time|length|steps?|"
    r"samples?|examples?|data|labels?|annotations?|bandwidth|energy|calls?|queries|rollouts?|iterations?|overhead|"
    r"runtime|throughput|budget|footprint|usage|inference|training|layers?|weights|vram|complexity|consumption)"
)
_ABOUT = r"(?:(?:up to|at least|over|more than|less than|about|around|approximately|nearly|roughly|only|just|~|≈)\s*)?"
_REACHING = r"(?:reach|achiev|attain|exceed|pass|surpass|get|scor|obtain|match|break|hit|solv|resolv)\w*"

QUALIFIERS: tuple[Qualifier, ...] = (
    # confidence levels and intervals
    Qualifier("level", after=r"\s?(?:CI\b|CIs\b|confidence|credible|신뢰|유의|significance|확률로)"),
    Qualifier("level", before=r"(?:\bp|\bα|\balpha)\s?(?:-value)?s?\s?[<>=≤≥]\s?"),
    Qualifier(
        "interval",
        before=r"(?:\bCIs?|confidence intervals?|credible intervals?|신뢰\s?구간)(?:은|는|이)?\s?(?:of|is|was|=)?"
        r"[\s:,]*"
        r"[\[(]?\s?(?:-?[\d.]+\s?%?p?\s?(?:,|to|and|–|-|~|에서)\s?)?",
    ),
    Qualifier(
        "interval", before=r"[\[(]\s?", after=r"\s?(?:,|–|-|~|to)\s?-?[\d.]+\s?%?\s?[\])]\s?(?:CI|confidence|신뢰)"
    ),
    # how far figures spread
    Qualifier(
        "spread",
        before=r"(?:standard deviations?|standard errors?|std\.?(?: dev\.?)?|error bars?|margin of error|variance|"
        r"표준\s?편차|표준\s?오차|오차\s?범위|분산|σ)(?:은|는|이|가)?\s?(?:of|is|was|=|:)?\s?(?:only|just|약)?\s?",
    ),
    Qualifier("spread", after=r"\s?(?:의\s?)?(?:standard deviation|표준\s?편차|오차\s?범위)"),
    Qualifier("spread", before=r"(?:±|\+/-|\\pm)\s?"),
    # chunks of something: of data, of what is spent, of what another has
    Qualifier("share", after=rf"\s?of (?:the |its |their |all |our |available |total |\w+'s |\w+ ){{0,4}}{_COSTS}\b"),
    Qualifier(
        "share",
        before=r"(?:retain|maintain|preserv|keep|recover|captur)\w*\s(?:\w+ ){0,3}",
        after=r"\s?of (?:the |its |their )?(?:\S+ ){0,5}(?:performance|accuracy|quality|capabilit\w+|scores?)",
    ),
    Qualifier(
        "share",
        before=r"(?:us(?:e[sd]?|ing)|train\w*|tun(?:ed|ing)|learn\w*|with)\s"
        r"(?:on |only |just |a |as little as |a mere ){0,3}",
        after=r"\s?of\b",
    ),
    Qualifier("share", before=r"to\s", after=r"\s?of (?:its|their|the original)\b"),
    Qualifier("share", before=r"\b(?:at|with|for)\s(?:only |just |a )?", after=r"\s?of (?:its|their|the)\b"),
    Qualifier("share", after=r"\s?of (?:the )?(?:time|cases|questions that|instances|users|participants|papers)\b"),
    Qualifier("share", after=r"(?:만|만을|만으로)\s?(?:써|사용|이용|활용|학습|훈련)"),
    Qualifier(
        "share",
        before=r"(?:성능|정확도|품질|능력)의\s(?:약\s|최대\s|거의\s)?",
        after=r"\s?(?:를|을|까지|이상을|가까이)\s?(?:유지|보존|회복|달성|불러|복원|얻|끌어)",
    ),
    # what is spent
    Qualifier("cost", after=rf"\s?(?:fewer|less|smaller|shorter|cheaper)\s(?:\w+[\s-]){{0,3}}?{_COSTS}\b"),
    Qualifier("cost", after=rf"\s?(?:lower|faster|smaller|fewer)\s(?:\w+[\s-]){{0,3}}?{_COSTS}\b"),
    Qualifier(
        "cost", after=rf"\s?(?:\w+[\s-]){{0,2}}?{_COSTS}\s(?:\w+\s)?(?:reduction|savings?|decrease|cut|overhead)"
    ),
    Qualifier("cost", after=rf"\s?(?:reduction|savings?|decrease|cut)s?\sin\s(?:\w+[\s-]){{0,4}}?{_COSTS}\b"),
    Qualifier(
        "cost",
        before=rf"(?:reduc|cut|lower|decreas|sav|shrink|compress|trim)\w*\s(?:[\w-]+,?\s){{0,6}}?{_COSTS}\s"
        rf"(?:[\w-]+\s){{0,3}}?by\s{_ABOUT}(?:an? (?:average|mean) (?:of )?)?",
    ),
    Qualifier(
        "cost",
        before=rf"(?:reduc|cut|lower|decreas|sav|shrink|compress)\w*\s(?:[\w-]+\s){{0,4}}?to\s{_ABOUT}",
        after=r"\s?of\b",
    ),
    # how often something fails
    Qualifier("failure", before=rf"\bfail(?:s|ed|ing)?\s(?:in|on|at)?\s?{_ABOUT}"),
    Qualifier("failure", after=r"\s?(?:이상|정도)?(?:에서|를|을)?\s?실패"),
    # what was not reached
    Qualifier(
        "denied",
        before=rf"(?:fail(?:s|ed|ing)? to|cannot|can not|can't|could not|couldn't|(?:do|does|did)(?: not|n't)|"
        rf"unable to|"
        rf"never)\s(?:even |yet |fully )?{_REACHING}\s(?:an? |the |an? \w+ of |\w+ of )?{_ABOUT}",
    ),
    Qualifier(
        "denied",
        after=r"(?:의|를|을|에|에는|까지|도|p)?\s?(?:[^,.;%]{0,25}?[를을에도는]\s)?"
        r"(?:[가-힣]+지\s?(?:못|않)|못\s?(?:했|한|미|넘)|실패|미달)",
    ),
    # what is only asked, hoped or supposed
    Qualifier(
        "hoped",
        before=r"\b(?:hop(?:e|es|ing) (?:to|for)|aim(?:s|ing)? (?:to|for|at)|plan(?:s|ning)? to|"
        r"expect(?:s|ed)?(?: \w+){0,3} to|(?:is|are) expected to|would|could|might|should|project(?:s|ed) (?:to|that)|"
        r"(?:goal|target|aim|hypothesi[sz]e\w*) (?:is|of|that))\s(?:\w+\s){0,5}",
    ),
    Qualifier(
        "hoped",
        after=r"[^,.;]{0,40}?(?:예상|기대(?:합|된|한다|하고|됩)|전망(?:합|된|한다|이다|됩)|"
        r"목표로 (?:합|한다|하고)|추정됩|추정된)",
    ),
    # ends of a range
    Qualifier("range", before=r"\bbetween\s", after=r"\s?(?:and|to)\s[\d.]"),
    Qualifier("range", before=r"\bbetween\s[\d.]+\s?%?\s?(?:and|to)\s"),
    Qualifier("range", before=r"(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|span\w*|anywhere)\s(?:\w+\s){0,3}?from\s"),
    Qualifier(
        "range", before=r"(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|span\w*)\s(?:\w+\s){0,3}?from\s[\d.]+\s?%?\s?to\s"
    ),
    Qualifier("cost", after=r"\s?(?:이상\s|가량\s|정도\s)?더?\s?(?:빠르|빠른|빨라|빨랐|짧은|짧게)"),
    Qualifier(
        "cost",
        after=r"\s?(?:이상\s)?(?:의\s)?(?:[^\s,.%]+\s){0,3}?(?:메모리|비용|토큰|연산량|계산량|지연|시간|매개변수|파라미터)\s?"
        r"(?:사용량|소비|소모)?(?:을|를|이|가)?\s?(?:크게\s)?(?:감소|절감|절약|줄[이였여어])",
    ),
    # the parts that data is divided into
    Qualifier(
        "share",
        before=r"(?:학습|훈련|테스트|시험|검증|평가|개발)(?:용|\s?세트|\s?데이터)?\s?\(\s?약?\s?",
        after=r"\s?\)",
    ),
    Qualifier(
        "correlation",
        before=r"(?:상관\s?계수|correlation(?: coefficient)?)(?:는|은|가|이|로)?\s?(?:of|is|was|=|:)?\s?약?\s?",
    ),
    Qualifier("correlation", after=r"(?:에\s가까운|의|인|이라는)?\s?(?:[가-힣]+\s)?(?:상관\s?계수|correlation\b)"),
    # how well a part of a benchmark tells what the whole would
    Qualifier("estimate", after=r"(?:의|인)?\s?(?:평가|추정)\s?(?:오차|오류|에러)"),
    Qualifier("estimate", before=r"(?:평가|추정)\s?(?:오차|오류|에러)(?:를|을|는|은|가|이)?\s?(?:약|평균|최대)?\s?"),
    Qualifier(
        "estimate",
        before=r"(?:\d+개의?|일부|부분\s?집합|하위\s?집합)\s?(?:\S+\s){0,3}?(?:만|선택|추출|사용)[^.]{0,30}",
        after=r"(?:의|인)?\s?(?:평가|추정|예측)\s?정확도",
    ),
    Qualifier("estimate", after=r"\s?(?:evaluation|estimation|approximation)\s(?:errors?|accuracy with\b)"),
    Qualifier(
        "estimate",
        before=rf"(?:evaluation|estimation|approximation)\serrors?\s(?:of|at|is|was|to)?\s?{_ABOUT}",
    ),
    # how alike two notes are
    Qualifier("similarity", after=r"\s?(?:similar\b|similarity\b|유사)"),
    Qualifier("similarity", before=r"(?:similarity|유사도)\s?[:=]?\s?[(]?"),
    # a mark that is set, no one's figure
    Qualifier("threshold", before=r"(?:threshold|cutoff|cut-off|chance level|upper bound)\s(?:of|is|at|=)?\s?"),
    Qualifier("threshold", before=r"[(≤≥<>]=?\s?[<>≤≥]=?\s?", after=r"\s?\)"),
    Qualifier("share", before=r"\bout of\s"),
    Qualifier("share", after=r"\s?out of\s(?:the\s)?\d"),
)
"""All of them; a pattern in front is matched at the end of the words, one behind at their beginning."""

_COMPILED = tuple(
    (
        each.name,
        re.compile(rf"(?:{each.before})$", re.IGNORECASE) if each.before else None,
        re.compile(each.after, re.IGNORECASE) if each.after else None,
    )
    for each in QUALIFIERS
)


_ALIKE = re.compile(r"\b(?:similar|related|see also)\b|유사|관련\s?(?:논문|노트|문서)", re.IGNORECASE)
"""Headings of lists of other notes."""


def qualifier_of(sentence: Sentence, number: Number) -> str:
    """Return what a number is instead of a performance, empty if nothing speaks against it.

    A number in a question states nothing.
    """
    if _ALIKE.search(sentence.label):
        return "similarity"
    if sentence.text.rstrip("\"'”’)*_ ").endswith(("?", "？")):
        return "question"
    around = surroundings(sentence, number)
    for name, before, after in _COMPILED:
        if before is not None and not before.search(around.before):
            continue
        if after is None or after.match(around.after):
            return name
    return ""
