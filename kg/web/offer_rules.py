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
        answer: "best", "scores", "authors" or "code" where the answer fits into a line; see
            :mod:`kg.web.short_answers`.
        needs_scores: whether it makes sense only if the model has scores: on the benchmark, where there is one.
    """

    key: str
    words: str
    kinds: tuple[str, ...]
    address: str
    answer: str = ""
    needs_scores: bool = False


# Words that several rules share.
_SCORES = r"\bscores?\b|\bresults?\b|\bperform|\bfigures\b|\bnumbers\b|점수|결과|성능|수치|성적|몇 점"
_WHO = (
    r"\bwho(?:se|m)?\b|\bauthors?\b|\bpeople\b|\bresearchers?\b|\bexperts?\b|\bspecialists?\b|\bscientists?\b"
    r"|\bgroups?\b"
    r"|\blabs?\b|\bteams?\b|누가|누구|저자|연구자|연구진|연구실|전문가|권위자|대가|사람"
)
_NEW = r"introduc|propos|releas|publish|launch|present|\bnew\b|c[ao]me out"
_NEW_KO = r"소개|제안|공개|발표|등장|출시|나온|신규|새"

_YEAR = r"\b(?:19|20)\d\d(?:\b|년)"
_MENTIONS = (
    r"\bmention|\bwhere\b|\bread\b|\bnotes?\b|\bcomes?\b|\btalk|\bappear|\bsaw\b|\bseen\b|\bgot\b|\bsays?\b"
    r"|\bevidence\b|\bquotes?\b|근거|출처|언급|어디|어느|읽|나오는|나온|적힌|노트|봤|얘기|이야기|숫자"
)

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
        r"\bsince\b|\bover time\b|\bhistory\b|\bwhen\b|\btimeline\b|\bprogress|\bevol|언제|변천|추이|역대|발전|흐름",
        ("benchmark",),
        "{benchmark_page}#section-best_over_time",
    ),
    Rule(
        "offer_beside",
        r"\bbesides?\b|\balong(?:side)?\b|\btogether\b|\bwith\b|\belse\b|\bother\b|함께|같이|말고|외에|더불어",
        ("benchmark",),
        "{benchmark_page}#section-beside",
    ),
    Rule(
        "offer_board",
        r"\bbest\b|\btop\b|\bhigh|\blead|\bsota\b|state.of.the.art|\brank|\bfirst\b|\brecords?\b|\bw[io]n|\bchampion"
        rf"|\b(?:words?|sentences?) (?:are )?behind|\bquotes?\b|\bevidence\b|\bbeats?\b|{_SCORES}"
        rf"|[1일]위|1등|최고|최강|순위|선두|리더보드"
        rf"|제일|기록|근거(?: 문장)?",
        ("benchmark",),
        "{benchmark_page}#section-leaderboard",
        "best",
    ),
    Rule(
        "offer_users",
        r"\bwho\b|\breport|\bevaluat|\btest(?:s|ed)?\b|\bus(?:es?|ed|ing)\b|\bpapers?\b|누가|보고|평가|사용|쓰는"
        r"|쓴|활용|논문",
        ("benchmark",),
        "{benchmark_page}#section-papers",
    ),
    Rule(
        "offer_compared_models",
        r"\bcompar|\bcompet|\brival|\bversus\b|\bvs\b|\bagainst\b|\bbaselines?\b|\bnext to\b|비교|견주|견준|경쟁"
        r"|대비|상대",
        ("model",),
        "/queries/compared-models?model={model}",
    ),
    Rule(
        "offer_results",
        rf"{_SCORES}|\bhow (?:good|well|strong)\b|\baccura|정확도|얼마나",
        ("model",),
        "{model_page}#section-results",
        needs_scores=True,
    ),
    Rule(
        "offer_reading_list",
        r"reading list|\bto read\b|\bread first\b|must.read|\bread\b|\bstart|\bintro\b|\bintroduct|\bbegin|\blearn"
        r"|\bprimer\b|\bbasics\b"
        r"|\btutorial|\boverview|\bfoundation|\bessential|읽기 목록|읽을|읽어|(?:무엇|뭐)부터|입문|기초|공부|시작"
        r"|처음|필독|배우|개요",
        ("topic",),
        "{topic_page}#section-reading_list",
    ),
    Rule("offer_people", _WHO, ("topic",), "{topic_page}#section-people"),
    Rule(
        "offer_trend",
        r"\btrend|over time|\bby month\b|\bgrow|\bpopular|추세|추이|월별|변화|유행",
        ("topic",),
        "{topic_page}#section-trend",
    ),
    Rule(
        "offer_benchmarks_of",
        r"\bbenchmarks?\b|\bdatasets?\b|벤치마크|데이터셋",
        ("topic",),
        "{topic_page}#section-benchmarks",
    ),
    Rule(
        "offer_papers_on",
        r"\bpapers?\b|\barticles?\b|\bpublications?\b|논문",
        ("topic",),
        "/papers?topic={topic_id}&{filters}",
    ),
    Rule(
        "offer_similar",
        r"\blike\b|\bin the spirit\b|\bsimilar|\balike\b|\brelated\b|\brecommend|\belse\b|비슷|유사|닮|같은|관련",
        ("paper",),
        "{paper_page}#section-similar",
    ),
    Rule(
        "offer_cited_by",
        r"\bcit(?:es?|ed|ing|ations?)\b|\blist(?:s|ed)?\b|\brefer|\bbuil[dt]s? (?:up)?on\b|\bfollow.?ups?\b|인용"
        r"|꼽|참고|참조|후속",
        ("paper",),
        "/queries/cited-by?paper={paper}",
    ),
    Rule(
        "offer_trained_on",
        r"\btrain|fine.?tun|\bdata(?:sets?)?\b|\bcorp(?:us|ora)\b|학습|훈련|데이터|말뭉치",
        ("paper",),
        "{paper_page}#section-benchmarks",
    ),
    Rule(
        "offer_authors",
        rf"\bwho (?:wrote|made|created|built)\b|\bwritten by\b|\bwho is behind\b|{_WHO}|쓴|썼|만든|만들",
        ("paper",),
        "{paper_page}",
        "authors",
    ),
    Rule(
        "offer_code",
        r"\bcode\b|\bgithub\b|\brepo(?:s|sitory|sitories)?\b|\bimplement|\bopen.?source|\blinks?\b|\burl\b"
        r"|\bweights\b|\bdownload"
        r"|코드|깃허브|저장소|구현|오픈 ?소스|링크|내려받|다운로드",
        ("paper",),
        "{paper_page}#section-links",
        "code",
    ),
    Rule(
        "offer_paper",
        r"\bsays?\b|\babout\b|what(?: is|'s)\b|\bsummar|\btell\b|\bgist\b|\bexplain|\bdescri|\babstract\b"
        r"|\bidea\b|tl;?dr"
        r"|뭐|무엇|무슨|내용|요약|말하|뭔|설명|정리|핵심|줄거리|소개",
        ("paper",),
        "{paper_page}",
    ),
    Rule(
        "offer_papers_of",
        r"\beverything\b|\bpapers?\b|\bworks?\b|\bpublications?\b|\bwritten\b|\bwrote\b|논문|모든|전부|쓴|썼",
        ("person",),
        "{person_page}",
    ),
    Rule("offer_papers_of", r"", ("person",), "{person_page}"),
    Rule("offer_paper", r"", ("paper",), "{paper_page}"),
    Rule("offer_board", r"", ("benchmark",), "{benchmark_page}#section-leaderboard", "best"),
    Rule("offer_results", r"", ("model",), "{model_page}#section-results", needs_scores=True),
    Rule("offer_papers_on_saying", r"", ("topic",), "/search?{saying}&topic={topic_id}&{period}"),
    Rule("offer_papers_on", r"", ("topic",), "/papers?topic={topic_id}&{filters}"),
    Rule(
        "offer_conflicts",
        r"\bcontradict|\bconflict|\bdisagree|\binconsisten|\bdiscrepan|\bmismatch"
        r"|\bdiffer(?:s|ent) (?:things|values|numbers|figures|scores)"
        r"|모순|상충|어긋|불일치|엇갈|충돌|안 ?맞|맞지 않|(?:not|n't) match|다르게|서로 다른",
        (),
        "/checks#section-conflicts",
    ),
    Rule(
        "offer_without_authors",
        r"(?:without|\bno|miss(?:ing|es)?|lack\w*|unknown|nameless) (?:\w+ )?authors?\b|anonymous"
        r"|저자\S*(?: \S+)? ?(?:없|빠|모르|누락|안 적|적히지 않)",
        (),
        "/checks#section-without_authors",
    ),
    Rule(
        "offer_noted_twice",
        r"\btwice\b|\bduplicat|\bdouble entr|\brepeated|more than once|same papers?\b"
        r"|(?:두|여러) ?번|중복|겹치|겹친|반복",
        (),
        "/checks#section-noted_twice",
    ),
    Rule(
        "offer_unknown_names",
        r"\bvocabular|(?:unknown|unrecogni[sz]ed|unfamiliar) names?|어휘|용어집|사전"
        r"|(?:모르는|등록되지 않은|등록 안 된|미등록) 이름",
        (),
        "/checks#section-unknown_names",
    ),
    Rule(
        "offer_rising",
        r"\brose\b|\bris(?:e|ing|en)\b|\btrend|\bgrew\b|\bgrow|\bhot(?:test)?\b|\bpopular|\bgain(?:ed|ing)|\bsurg"
        r"|\bboom|\bemerg"
        r"|\bfastest\b|\bt(?:ake|ook|aken|aking)s? off\b|\bmomentum\b|떠오|떴|뜨는|뜨고|뜬|늘어|늘었|유행|급상승"
        r"|상승|오른|올랐|증가|급증"
        r"|인기|성장|커진|대세|화제|부상|주목",
        (),
        "/topics?{year}",
    ),
    Rule(
        "offer_papers_by_votes",
        r"\b(?:up)?voted\b|\bmost (?:up)?votes\b|\bliked\b|\bpopular papers?\b"
        r"|추천 ?(?:많|순)|(?:최고|최다|많이) ?(?:추천|투표)|인기 ?(?:있는 )?논문",
        (),
        "/papers?sort=votes&{filters}",
    ),
    Rule(
        "offer_new_benchmarks",
        rf"\b(?:benchmark|dataset)s?\b.*(?:{_NEW})|(?:{_NEW}).*(?:benchmark|dataset)s?"
        rf"|(?:{_NEW_KO}).*(?:벤치마크|데이터셋)|(?:벤치마크|데이터셋).*(?:{_NEW_KO})"
        rf"|{_YEAR}.*(?:\b(?:benchmark|dataset)s\b|벤치마크|데이터셋)|\b(?:benchmark|dataset)s\b.*{_YEAR}",
        (),
        "/benchmarks?{period}",
    ),
    Rule(
        "offer_new",
        r"\bnew\b|\bnews\b|\bnewest\b|\blatest\b|\brecent|\blately\b|what changed|\badded\b|새로|새 (?:소식|논문)"
        r"|최근|최신|요즘|신규|추가된",
        (),
        "/new?{month}",
    ),
    Rule(
        "offer_evidence",
        r"\b(?:words?|sentences?) (?:are )?behind|\bquotes?\b|\bevidence\b|\bproof\b|근거(?: 문장)?|출처|인용문",
        (),
        "/benchmarks",
    ),
    Rule("offer_papers_of_time", r"\bpapers?\b|\bnew\b|논문|새로", (), "/papers?{limited}"),
    Rule("offer_mentions", _MENTIONS, (), "/search?{sought}"),
    Rule("offer_passages_on", _MENTIONS, (), "/search?{content}&what=passages"),
    Rule("offer_papers_of_time", r"", (), "/papers?{limited}"),
    Rule(
        "offer_papers_saying", r"\bpapers?\b|\babout\b|\banything\b|논문|관련|대한|관한", (), "/search?{alone}&{period}"
    ),
)
"""The rules, in the order in which what they offer is shown; of two with words, the one with more of them is first."""
