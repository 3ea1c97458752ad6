"""Which words call for which page or saved query: the table of :mod:`kg.web.offers`."""

from typing import NamedTuple

__all__ = ["RULES", "Rule"]


class Rule(NamedTuple):
    """When to offer something.

    Attributes:
        key: the message that says what it is.
        words: the words that call for it, in English and Korean, as a regular expression of lower-case text. A rule
            without words is a usual question about its things.
        kinds: the kinds of things that it is about.
        address: where it is; {model} is the IRI of a model, {model_page} the address of its page, {model_id} the last
            part of its IRI; {filters} and the like are what limits a list, see :mod:`kg.web.offers`.
        answer: "best" or "scores" where the answer fits into a line; see :mod:`kg.web.short_answers`.
        needs_scores: whether it makes sense only if the model has scores: on the benchmark, where there is one.
    """

    key: str
    words: str
    kinds: tuple[str, ...]
    address: str
    answer: str = ""
    needs_scores: bool = False


RULES = (
    Rule(
        "offer_scores_of_on",
        r"",
        ("model", "benchmark"),
        "/queries/model-results?model={model}&benchmark={benchmark}",
        "scores",
        needs_scores=True,
    ),
    Rule(
        "offer_above",
        r"",
        ("model", "benchmark"),
        "/queries/beats?system={model}&benchmark={benchmark}",
        needs_scores=True,
    ),
    Rule(
        "offer_best_over_time",
        r"\bsince\b|\bover time\b|\bhistory\b|\bwhen\b|언제|변천|추이|역대",
        ("benchmark",),
        "{benchmark_page}#section-best_over_time",
    ),
    Rule(
        "offer_beside",
        r"\bbesides?\b|\balongside\b|\btogether\b|measured with|\belse\b|함께|같이|말고|외에",
        ("benchmark",),
        "{benchmark_page}#section-beside",
    ),
    Rule(
        "offer_board",
        r"\bbest\b|\btop\b|\bhigh|\blead|\bsota\b|state.of.the.art|\brank|\bfirst\b|\bscores?\b|\bresults?\b"
        r"|words? behind|\bquotes?\b|\bevidence\b|\bbeats?\b|1위|최고|순위|선두|리더보드|제일|점수|결과|성능|근거",
        ("benchmark",),
        "{benchmark_page}#section-leaderboard",
        "best",
    ),
    Rule(
        "offer_users",
        r"\bwho\b|\breport|\bevaluat|\bus(?:es?|ing)\b|\bpapers?\b|누가|보고|평가|사용|쓰는|쓴|논문",
        ("benchmark",),
        "{benchmark_page}#section-papers",
    ),
    Rule(
        "offer_compared_models",
        r"\bcompar|\bcompet|\brival|\bversus\b|\bvs\b|비교|견주|견준|경쟁",
        ("model",),
        "{model_page}#section-beside",
    ),
    Rule(
        "offer_results",
        r"\bscores?\b|\bresults?\b|\bperform|\bfigures\b|점수|결과|성능|수치",
        ("model",),
        "{model_page}#section-results",
        needs_scores=True,
    ),
    Rule(
        "offer_reading_list",
        r"reading list|\bto read\b|\bread first\b|\bstart\b|\bintro\b|\bintroduct|\bbegin|\blearn"
        r"|읽기 목록|읽을|읽어|무엇부터|입문",
        ("topic",),
        "{topic_page}#section-reading_list",
    ),
    Rule(
        "offer_people",
        r"\bwho\b|\bauthors?\b|\bpeople\b|\bresearchers?\b|\bexperts?\b|전문가|누가|누구|저자|연구자|사람",
        ("topic",),
        "{topic_page}#section-people",
    ),
    Rule(
        "offer_trend",
        r"\btrend|over time|추세|추이",
        ("topic",),
        "{topic_page}#section-trend",
    ),
    Rule(
        "offer_papers_on",
        r"\bpapers?\b|논문",
        ("topic",),
        "/papers?topic={topic_id}&{filters}",
    ),
    Rule(
        "offer_similar",
        r"\blike\b|\bsimilar|\balike\b|\brelated\b|비슷|유사|닮",
        ("paper",),
        "{paper_page}#section-similar",
    ),
    Rule(
        "offer_cited_by",
        r"\bcit(?:es?|ed|ing|ations?)\b|\blist(?:s|ed)?\b|인용|꼽",
        ("paper",),
        "/queries/cited-by?paper={paper}",
    ),
    Rule(
        "offer_trained_on",
        r"\btrain|fine.?tun|학습|훈련",
        ("paper",),
        "{paper_page}#section-benchmarks",
    ),
    Rule(
        "offer_authors",
        r"\bwho wrote\b|\bwritten by\b|\bauthors?\b|누가 쓴|누가 썼|저자",
        ("paper",),
        "{paper_page}",
    ),
    Rule(
        "offer_paper",
        r"\bsays?\b|\babout\b|what is\b|\bsummar|\btell\b|뭐라|무엇|무슨|내용|요약|말하|뭔",
        ("paper",),
        "{paper_page}",
    ),
    Rule(
        "offer_papers_of",
        r"",
        ("person",),
        "{person_page}",
    ),
    Rule(
        "offer_board",
        r"",
        ("benchmark",),
        "{benchmark_page}#section-leaderboard",
        "best",
    ),
    Rule(
        "offer_results",
        r"",
        ("model",),
        "{model_page}#section-results",
        needs_scores=True,
    ),
    Rule(
        "offer_papers_on",
        r"",
        ("topic",),
        "/papers?topic={topic_id}&{filters}",
    ),
    Rule(
        "offer_conflicts",
        r"\bcontradict|\bconflict|\bdisagree|모순|상충|어긋",
        (),
        "/checks#section-conflicts",
    ),
    Rule(
        "offer_without_authors",
        r"(?:without|no|missing) authors?\b|저자\S* ?(?:없|빠)",
        (),
        "/checks#section-without_authors",
    ),
    Rule(
        "offer_noted_twice",
        r"\btwice\b|\bduplicat|두 ?번|중복",
        (),
        "/checks#section-noted_twice",
    ),
    Rule(
        "offer_unknown_names",
        r"\bvocabular|unknown names?|어휘|용어집|모르는 이름",
        (),
        "/checks#section-unknown_names",
    ),
    Rule(
        "offer_rising",
        r"\brose\b|\bris(?:e|ing|en)\b|\btrend|\bgrew\b|\bgrow|\bhot(?:test)?\b|\bpopular|\bgain(?:ed|ing)"
        r"|떠오|떴|뜨는|뜨고|뜬|늘어|늘었|유행|급상승|상승|오른|올랐|증가|인기|성장|커진",
        (),
        "/topics?{year}",
    ),
    Rule(
        "offer_new_benchmarks",
        r"\b(?:benchmark|dataset)s?\b.*\b(?:introduc|propos|releas|new)|\b(?:introduc|propos|releas|new).*(?:benchmark|dataset)"
        r"|(?:소개|제안|공개|나온|새).*(?:벤치마크|데이터셋)|(?:벤치마크|데이터셋).*(?:소개|제안|공개|나온|새)",
        (),
        "/benchmarks?{period}",
    ),
    Rule(
        "offer_new",
        r"\bnew\b|\bnewest\b|\blatest\b|\brecent|what changed|새로|새 (?:소식|논문)|최근|최신",
        (),
        "/new?{month}",
    ),
    Rule(
        "offer_evidence",
        r"words? behind|\bquotes?\b|\bevidence\b|\bproof\b|근거|출처|인용문",
        (),
        "/benchmarks",
    ),
    Rule(
        "offer_papers_of_time",
        r"\bpapers?\b|논문",
        (),
        "/papers?{limited}",
    ),
    Rule(
        "offer_mentions",
        r"\bmention|\bwhere\b|\bread\b|\bnotes?\b|\bcomes?\b|언급|어디|읽|나오는|적힌|노트",
        (),
        "/search?{sought}",
    ),
)
"""The rules, in the order in which what they offer is shown."""
