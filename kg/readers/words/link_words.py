"""What the words of a link or a line say: what is behind the link, a citation, names of people."""

import re

from kg.readers.words.labels import FieldName, field_named
from kg.readers.words.title_shapes import title_shape
from kg.readers.words.venues import is_dated_venue

__all__ = ["is_citation", "is_link_word", "is_name_list", "is_paper_word"]

_LINK_WORD = re.compile(
    r"[\[(]*(?:(?:links?|read|see|view|download|open|get|go)\s)?(?:to\s|on\s|at\s)?(?:the\s|this\s|its\s)?(?:original\s|full\s)?"
    r"(?:arxiv|paper|pdf|link|url|html|doi|abs|here|code|github|project(?:\s*page)?|website|blog|demo"
    r"|video|slides?|poster|tweet|post"
    r"|data(?:set)?|model|weights|openreview|acl|cvf|nips|neurips|icml|iclr|notes?|review|summary|talk|article"
    r"|(?:web\s?|micro\s?)?site|homepage|repo(?:sitory)?|implementation|gallery|thread|twitter|discussion|announcement"
    r"|checkpoint|playground|\w{1,12}\s+paper|hf|hugging\s?face"
    r"|논문|링크|코드|원문|노트|리뷰|정리|요약|발표(?:\s?자료)?|슬라이드|자료|영상|프로젝트|구현|블로그|다음|여기|论文|链接|代码|笔记"
    r"|原文|論文|ieee(?:\s?xplore)?|acm(?:\s?dl)?|springer(?:link)?|elsevier|sciencedirect|wiley|pmlr|jmlr|biorxiv|medrxiv|ssrn"
    r"|full text|official(?:\sversion)?|bibtex|colab|appendix|supplementary(?:\smaterial)?)s?"
    r"(?:\s(?:here|page|link|version|file)|\s?(?:보러\s?가기|바로\s?가기|보기|다운로드|전문|주소))?[\])]*(?:\s*[\[(].{0,30}[\])])?(?:\s*\d)?",
    re.IGNORECASE,
)
_ADDRESS_WORDS = re.compile(
    r"(?:https?://|www\.)\S+|(?:arxiv\s*:?\s*)?\[?(?:[a-z-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?\]?|10\.\d{4,9}/\S+",
    re.IGNORECASE,
)
_PAPER_WORD = re.compile(
    r"(?:(?:link|read|see|view|download)\s)?(?:to\s)?(?:the\s|this\s)?(?:\w{1,12}\s)?"
    r"(?:paper|pdf|arxiv|openreview|논문|원문|论文|論文)(?:\s?(?:link|pdf|here|링크|보러\s?가기|바로\s?가기|보기))?",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"[\[(]?[^\d()\[\]]{2,60}?\bet\.?\s?al\.?,?\s*[(\[]?(?:(?:19|20)\d\d[a-z]?)?[)\]]*"
    r"|[^\d()\[\]]{2,60},?\s*[(\[]?(?:19|20)\d\d[a-z]?[)\]]{0,2}"
)
_NAME_PART = r"(?:[A-Z][\w'’.‐-]*|[가-힣]{2,4}|de|van|von|der|den|la|le|di|da|del|bin|al|el|ter)"
_NAME = rf"{_NAME_PART}(?:\s{_NAME_PART}){{0,4}}"
_REVERSED = r"(?:(?:de|van|von|der|den|la|le|di|da|del)\s){0,2}[A-Z][\w'’‐-]+,\s(?:[A-Z]\.[\s-]?){1,3}(?<!\s)"
_NAMES = re.compile(
    rf"[*_]*{_NAME}(?:\s?[*†‡§¹²³⁰-⁹\d]*)(?:\s?[,;·]\s?(?:and\s|&\s)?{_NAME}[*†‡§¹²³⁰-⁹\d]*)+(?:\s+(?:and"
    rf"|&)\s+{_NAME})?(?:,?\s(?:(?:and\s)?(?:\d+\s)?others|(?:and\s)?\+?\s?\d+\s(?:more|authors|co-?authors)"
    rf"|et\.? ?al\.?|…|\.\.\."
    rf"|(?:외|등)(?:\s?\d+\s?[명인])?))?[*_.]*"
    rf"|[*_]*{_NAME}\s(?:and|&)\s{_NAME}[*_]*|[*_]*{_NAME},?\s(?:et\.? ?al\.?|외(?: \d+명)?|등)[*_]*"
    rf"|[*_]*{_REVERSED}(?:,\s(?:(?:and|&)\s)?{_REVERSED}|\s(?:and|&)\s{_REVERSED})+(?:,?\set al\.?)?[*_]*"
)

_SHOUTED = re.compile(r"\b(?:OR|NOT|ANY|THE|OF|FOR|BUT|WITH|THIS|SHALL)\b")  # of a licence in capitals


def is_link_word(words: str) -> bool:
    """Tell whether the words of a link say what is behind it ("arXiv", "논문 링크", an address)."""
    bare = words.strip(" *_`")
    if len(bare) < 2:
        return True
    return bool(
        _LINK_WORD.fullmatch(bare)
        or _ADDRESS_WORDS.fullmatch(bare)
        or is_dated_venue(bare)
        or field_named(bare) not in {None, FieldName.TEXT}
    )


def is_citation(words: str) -> bool:
    """Tell whether words are a citation ("Bee et al., 2024"), which names a paper but is not its title."""
    bare = words.strip(" *_`")
    return len(bare) <= 80 and _CITED.fullmatch(bare) is not None and title_shape(bare) < 0.5


def is_paper_word(words: str) -> bool:
    """Tell whether a label or the words of a link say that they lead to the paper itself."""
    return _PAPER_WORD.fullmatch(words.strip("[]()*_`:： ")) is not None


def is_name_list(words: str) -> bool:
    """Tell whether a line is nothing but names of people: at least two, or one and "et al."."""
    words = words.strip()
    if not 5 <= len(words) <= 3000 or words[:1] in "[#|" or _NAMES.fullmatch(words) is None:
        return False
    return _SHOUTED.search(words) is None
