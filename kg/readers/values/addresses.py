"""What layouts ask of single values: where an address leads, the first date, words as a reader sees them."""

import html
import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from kg.model import IdKind, PaperId, PartialDate, Span
from kg.readers.values.dates import date_in_name, find_date, find_dates
from kg.readers.values.ids import id_in_name, parse_id
from kg.readers.values.sites import CODE_HOSTS, is_of_paper, is_of_post
from kg.readers.values.titles import clean_title, render_inline

__all__ = ["Address", "arxiv_of_name", "date_of_name", "dates", "first_date", "parsed_address", "seen", "title_seen"]


class Address(NamedTuple):
    """What an address says of a paper.

    Attributes:
        id: the id or address.
        of_paper: whether it leads to papers (a proceedings site, a preprint server), not to code or other pages.
        of_code: whether it leads to a repository.
        of_post: whether it leads to a post of a blog, a video, a talk or a message.
    """

    id: PaperId
    of_paper: bool = False
    of_code: bool = False
    of_post: bool = False

    @property
    def arxiv(self) -> str:
        """The bare arXiv id, empty if it has none."""
        return self.id.value if self.id.kind is IdKind.ARXIV else ""

    @property
    def doi(self) -> str:
        """The DOI, empty if it has none."""
        return self.id.value if self.id.kind is IdKind.DOI else ""


_NOT_OF_PAPERS = frozenset({IdKind.PAGE, IdKind.GITHUB})
_BROKEN_SCHEME = re.compile(r"^(?:h?ttps?:/{1,3}|https?//|//)", re.IGNORECASE)
_REDIRECT = re.compile(
    r"^https?://[^?]{1,200}\?(?:[^#]*&)?(?:url|q|u|target|dest)=(https?%3A%2F%2F[^&#]+)", re.IGNORECASE
)
_OLD_ID = re.compile(r"[a-z-]+\.[A-Za-z-]{2,8}/\d{7}(?:v\d+)?", re.IGNORECASE)  # "math.AG/0601001", which is not a host
_COPY = re.compile(  # "pdfs/2401.03001v2.pdf", "2020.acl-main.740.pdf"
    r"(?:^|[/\\_\s-])(?P<id>\d{4}\.\d{4,5}(?:v\d{1,2})?|(?:19|20)\d\d\.[a-z0-9_]+-[a-z0-9_]+\.\d{1,4})\.pdf$",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def parsed_address(words: str) -> Address | None:
    """Return what an address, or an id that stands for one, says; None for what is neither.

    A scheme that lost a letter (``ttp://``) is mended, an address inside a search engine's redirect is unwrapped.
    """
    words = html.unescape(words.strip().strip("<>"))
    wrapped = _REDIRECT.search(words)
    if wrapped is not None:
        words = unquote(wrapped[1])
    rest = _BROKEN_SCHEME.sub("", words)
    is_address = rest != words or (_HOST.match(words) is not None and _OLD_ID.fullmatch(words) is None)
    if is_address:
        words = words if words.startswith(("http://", "https://")) else f"https://{rest}"
    copied = _COPY.search(words) if not is_address else None
    identifier = parse_id(copied["id"] if copied is not None else words)
    if identifier is None:
        return None
    if not is_address or identifier.kind is IdKind.ARXIV:
        return Address(identifier, of_paper=identifier.kind not in _NOT_OF_PAPERS)
    try:
        parts = urlsplit(words)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if "." not in host:
        return None
    of_paper = identifier.kind not in _NOT_OF_PAPERS or is_of_paper(host, parts.path)
    of_code = host in CODE_HOSTS and parts.path.strip("/").count("/") >= 1
    if identifier.kind in _NOT_OF_PAPERS:
        identifier = replace(identifier, url=words)
    return Address(identifier, of_paper, of_code, not of_paper and is_of_post(host, parts.path))


@lru_cache(maxsize=256)
def arxiv_of_name(path: str) -> str:
    """Return the arXiv id in a document's name, empty if it has none."""
    return id_in_name(path)


_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(  # "June 23 - June 29) - 2025": the year stands behind the last day of a week
    r"\b(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*[-–—~]\s*(?:[A-Z][a-z]{2,8}\.?\s*)?\d{1,2}(?:st|nd|rd|th)?"
    r"\)?\s*[,–—-]?\s*(?P<year>(?:19|20)\d\d)\b"
)
_RANGE_BEHIND_YEAR = re.compile(  # "Week 7, 2025 (Feb 10 – Feb 16)"
    r"\b(?P<year>(?:19|20)\d\d)\s*[,:–—-]?\s*[(\[]?\s*(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"\s*[-–—~]\s*(?:[A-Z][a-z]{2,8}\.?\s*)?\d{1,2}\b(?!\s?[,]?\s?(?:19|20)\d\d)"
)
_RANGE_BEFORE_MONTH = re.compile(  # "12–18 February 2024", "26 Feb - 3 Mar 2024"
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s(?P<month>[A-Z][a-z]{2,8})\.?)?\s*[-–—~]\s*\d{1,2}(?:st|nd|rd|th)?"
    r"\s(?P<last>[A-Z][a-z]{2,8})\.?,?\s(?P<year>(?:19|20)\d\d)\b"
)


def dates(text: str, start: int, end: int) -> list[PartialDate]:
    """Return the days and months in ``text[start:end]``; of a range of days the first."""
    found = list(find_dates(text, start, end))
    if _YEAR.search(text, start, end) is None:  # most stretches; it is found much sooner than that there is no week
        return found
    week = _RANGE.search(text, start, end) or _RANGE_BEHIND_YEAR.search(text, start, end)
    week = week or _RANGE_BEFORE_MONTH.search(text, start, end)
    if week is not None:
        month = week["month"] or week["last"]
        first = find_date(f"{month} {week['day']}, {week['year']}")
        if first is not None:
            return [replace(first, span=Span(*week.span())), *found]
    return found


def first_date(text: str, start: int = 0, end: int | None = None) -> PartialDate | None:
    """Return the first day, else the first month, in ``text[start:end]``."""
    found = dates(text, start, len(text) if end is None else end)
    return next((each for each in found if each.day is not None), found[0] if found else None)


def date_of_name(name: str) -> PartialDate | None:
    """Return the day or month in a document's name; its place is one of the name, not of the text."""
    found = date_in_name(name)
    return found if found is not None and found.month is not None else None


@lru_cache(maxsize=1 << 12)
def seen(words: str) -> str:
    """Return words as a reader of the page sees them."""
    return render_inline(words[:2_000]).strip(" *_#")


_PLAIN_TITLE = re.compile(r"(?![①-⓿❶-❿])[^\W\d_][\w ,:;.?!'’–—+-]{2,400}[^\W_]")
_MAY_BE_LABELLED = re.compile(
    r"[_(]|^(?:week|session|meeting|TODO|DON?E|DOING|READ|NEXT|LATER|NOW|WAIT)|편$|\d{4}|review|paper|title|note|논문|리뷰|요약|제목|주차|论文|論文|\bno\.|[:：]\s*$",
    re.IGNORECASE,
)
_REVIEW_OF = re.compile(
    r"^(?:paper\sof\sthe\s(?:day|week|month)(?=\s?[:：–—-])|(?:(?:week|session|meeting)\s?#?\d{1,3}|\d{1,2}\s?주차)(?=\s[–—-]\s)|"
    r"(?:paper|논문)\s?#?\d{1,2}(?=\s*[:.)-])|[【\[(]?(?:论文(?:阅读|笔记|精读|解读|分享)|論文(?:紹介|メモ|読み|まとめ))[】\])]?|(?:논문\s?(?:리뷰|정리|요약|읽기|분석)|paper\s?(?:review|summary|notes?))(?=\s*[-–—]))"
    r"\s*[-–—:：|.)]?\s*",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 12)
def title_seen(words: str) -> str:
    """Return the title that stands in a heading's or field's words, as a reader of the page sees it."""
    if _PLAIN_TITLE.fullmatch(words) and _MAY_BE_LABELLED.search(words) is None:
        return " ".join(words.split())
    title = clean_title(words[:2_000]).strip(" *_")
    shorter = _REVIEW_OF.sub("", title)
    title = shorter if len(shorter) > 3 else title
    behind = _BEHIND_REVIEW.match(title)
    title = behind["title"] if behind is not None and _is_capitalised(behind["title"], _FEWEST_BEHIND) else title
    named = _BRACKETED_NAME.match(title)
    title = named["title"] if named is not None and _is_capitalised(named["title"]) else title
    title = _in_one_script(title)
    named = _NAME_BEHIND.fullmatch(title)
    title = named["title"] if named is not None and not _abbreviates(named["name"], named["title"]) else title
    whole = _NAME_AND_TITLE.fullmatch(title)
    return whole["title"] if whole is not None and _is_whole(whole["name"], whole["title"]) else title


_BEHIND_REVIEW = re.compile(
    r".{0,30}(?:论文(?:解读|阅读|笔记|精读|学习)|論文(?:紹介|メモ)|논문\s?(?:리뷰|정리|요약|분석)|\b(?:paper\s)?review)\s*[:：|-]\s*"
    r"(?P<title>[A-Z].{15,})",
    re.IGNORECASE,
)
_BRACKETED_NAME = re.compile(r"\[[^\[\]]{2,24}\]\s*[:：|-]?\s+(?P<title>[A-Z].{12,})")
_NAME_AND_TITLE = re.compile(r"(?P<name>\S{2,20}(?:\s\S{1,20}){0,2})\s*[(（](?P<title>[^()（）]{20,300})[)）]")
_NAME_BEHIND = re.compile(r"(?P<title>\S+(?:\s\S+){2,30})\s?[(（](?P<name>[A-Za-z][A-Za-z+-]{1,15})[)）]")
_TRANSLATED = re.compile(r"(?P<first>[^()（）]{8,300}?)\s?[(（](?P<second>[^()（）]{4,300})[)）]")
_CJK = re.compile(r"[가-힣\u3040-\u30ff\u4e00-\u9fff]{2}.*[가-힣\u3040-\u30ff\u4e00-\u9fff]{2}")
_FEWEST_IN_LATIN = 3
_FEWEST_IN_BRACKETS = 4
_FEWEST_BEHIND = 2  # words of a title behind "논문 리뷰 - "
_CAPITALS = 0.7  # of the longer words of a title


def _is_capitalised(words: str, fewest: int = 5) -> bool:
    """Tell whether words are many and have the capitals of a title."""
    found = words.split()
    long = [word for word in found if word[:1].isalpha() and len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return len(found) >= fewest and words.isascii() and capitals >= _CAPITALS * max(len(long), 1)


def _abbreviates(name: str, title: str) -> bool:
    """Tell whether the capitals of a name in brackets are initials of the title's words, or the title has the name."""
    initials = iter(word[0].casefold() for word in re.findall(r"[^\W\d_]+", title))
    capitals = [letter.casefold() for letter in name if letter.isupper()]
    return len(capitals) < 2 or all(letter in initials for letter in capitals) or name.casefold() in title.casefold()


def _in_one_script(title: str) -> str:
    """Return the Latin one of a title and its translation in brackets, whichever stands first."""
    both = _TRANSLATED.fullmatch(title) if title[-1:] in ")）" else None
    if both is None:
        return title
    first, second = both["first"].strip(), both["second"].strip()
    if first.isascii() and len(first.split()) >= _FEWEST_IN_LATIN and _CJK.search(second):
        return first
    return second if _CJK.search(first) and second.isascii() and _is_capitalised(second) else title


def _is_whole(name: str, title: str) -> bool:
    """Tell whether what stands in brackets behind a short name is the title, not the words that the name stands for."""
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", title) if word[0].isupper())
    coined = " " not in name and sum(map(str.isupper, name)) > 1 and "," not in title
    return (
        _is_capitalised(title, _FEWEST_IN_BRACKETS if coined else 5)
        and initials.casefold() != re.sub(r"\W", "", name).casefold()
    )
