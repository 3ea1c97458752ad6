"""Words that say what is done with data: trained on, made from, evaluated on, presented."""

import re
from functools import lru_cache

__all__ = ["cue_of"]

_CUES = (
    ("train", r"(?:사전|미세)?-?(?:학습|훈련|조정|튜닝|파인튜닝)|train|pre-?train|fine-?tun"),
    (
        "from",
        r"기반으|기초로|바탕|토대|확장|파생|유래|추출|가공|변형|변환|번역|선별|결합|from$|based|extend|deriv|sourc",
    ),
    ("other", r"기존|다른$|이전의?$|달리|한계|부족|existing|previous|prior|unlike|limit"),
    ("evaluate", r"평가|테스트|검증|실험|시험|비교|evaluat|test|experiment"),
    (
        "score",
        r"성능|정확도|점수|달성|기록|향상|능가|우수|뛰어|높은|앞서|perform|accurac|scor|achiev|outperform|surpass|improv",
    ),
    (
        "new",
        r"소개|제안|제시|구축|공개|개발|도입|출시|만들|만든|설계|새로|최초|introduc|present|propos|releas|creat|construct",
    ),
    ("hold", r"포함|구성|이루어|제공|나뉘|나눠|includ|compris|consist|contain|provid"),
)
_ANY = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _CUES), re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def cue_of(word: str) -> str:
    """Return what a word says is done with data, empty if nothing.

    Args:
        word: a word as written; a Korean one with its particle or ending.
    """
    found = _ANY.match(word)
    return (found.lastgroup or "") if found else ""
