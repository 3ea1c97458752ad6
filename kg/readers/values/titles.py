"""Renders a title as a reader of the page sees it, without what stands around it: ids, dates, numbers, tags, badges."""

import html
import re

from kg.readers.values.dates import find_date
from kg.readers.values.ids import find_ids

__all__ = ["clean_title", "render_inline", "with_colon"]

_LINK_WORDS = (
    r"(?:arxiv|pdf|paper|code|github|project(?:\s?page)?|page|web(?:site)?|homepage|link|url|html|abs|data(?:set)?|demo"
    r"|video|slides?|poster|blog|model|doi|bibtex|openreview|논문|코드|링크|프로젝트)"
)
_TAGS = (
    r"a|abbr|b|big|br|center|code|del|details|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|picture|small|source|span|strong"
    r"|sub|summary|sup|svg|u"
)
_INLINE = re.compile(
    rf"""(?P<math>\$\$?[^$\n]{{1,400}}\$\$?)                               # LaTeX stays
    | (?P<drop>
        \[!\[[^\[\]]{{0,300}}\]\([^()\s]{{0,800}}\)\]\([^()\s]{{0,800}}\)   # a badge
      | !\[[^\[\]]{{0,300}}\]\([^()]{{0,800}}\) | !\[\[[^\[\]]{{0,300}}\]\]
      | \[?\[[\[(]?{_LINK_WORDS}[\])]?\]\([^()\s]{{0,800}}\)\]?                  # links that are not words of the title
      | <https?://[^<>\s]{{1,800}}> | (?<!\()https?://[^\s<>()]{{1,800}}
      | <(?:del|s|strike)>[^<>]{{0,400}}</(?:del|s|strike)> | ~~[^~]{{1,400}}~~
      | (?<!\w):[a-z][a-z\d_+-]{{1,30}}:(?!\w)                                # a picture by its name (:rocket:)
      | <!--.{{0,800}}?--> | %%[^%]{{0,400}}%%
      | </?(?:{_TAGS})(?:\s[^<>]{{0,400}})?/?>
      | [\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f\ufeff]
      | \s\^[A-Za-z0-9-]{{1,40}}$ | \s\{{\#[^{{}}]{{0,80}}\}}$             # a block's id, a heading's id
      )
    | \[\[(?:[^\[\]|]{{0,300}}\|)?(?P<wiki>[^\[\]|]{{1,300}})\]\]
    | \[(?P<referred>[^\[\]]{{1,300}})\]\[[^\[\]]{{0,80}}\]                  # a reference link
    | (?P<open>\[)(?=(?:[^\[\]]|\[[^\[\]]{{0,200}}\]|\\[\[\]]){{0,500}}\]\()
    | (?P<close>\]\(\s?<?[^()<>\s]{{0,800}}(?:\([^()\s]{{0,200}}\)[^()\s]{{0,800}})?>?(?:\s"[^"]{{0,200}}")?\))
    | \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<entity>&(?:\#\d{{1,7}}|\#x[0-9A-Fa-f]{{1,6}}|\w{{2,30}});)
    | `+(?P<code>[^`]{{1,400}})`+
    | (?P<strong>\*\*\*|\*\*|\*)(?=\S)(?P<bold>[^*\n]{{1,400}}?)(?<=\S)(?P=strong)
    | (?<!\w)(?P<under>___|__|_)(?=\S)(?P<italic>[^\n]{{1,400}}?)(?<=\S)(?P=under)(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY_BE_MARKED = re.compile(
    r":[a-z][a-z\d_+-]{1,30}:|[$\[\]!<~%&`*_\\^{\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f\ufeff]|://"
)
_SPACE = re.compile(r"\s+")
_DECORATION = "📄📃📑📝📰📚📖🔗⭐🌟🔥✅☑🆕📌🏆🗞🔖💡👉▶►•◦▪■□◆◇★☆✨🎯🚀 \t#"
_NUMBER = re.compile(
    r"(?:\d{1,3}\s?(?:위|등|번째)\s?[.):|-]?(?=\s)|\d{1,3}/\d{0,3}(?=\s)|\(?\d{1,3}[.)](?=\s)|\[\d{1,3}\]|No\.\s?\d{1,3}[.:]?(?=\s)|(?:19|20)\d{10}(?:\d\d)?(?=[\s:-])|[①-⑳❶-❿]|\d\ufe0f?\u20e3)\s*",
    re.I,
)
_ISSUE_BEHIND = re.compile(r"(?<=\w)\s+#\d{1,5}$")
_ISSUE = re.compile(r"^\s*#\d{1,5}\s+")
_REVIEW = r"(?:논문\s?(?:리뷰|정리|요약|읽기|공부)?|리뷰|paper(?:\s?(?:review|notes?|summary|reading))?|review|요약)"
_STATE = re.compile(r"^(?:TODO|DONE|DOING|READING|NEXT|LATER|NOW|WAITING)\s+(?=[A-Z\[\"“])")  # of Org and Logseq
_LABEL = re.compile(
    rf"(?:[\[(【]\s*(?:[^\[\]()]{{1,20}}[|/,·-]\s?)?(?:{_REVIEW}|pdf|html|book|citation)"
    rf"(?:\s?[|/,·-][^\[\]()]{{1,20}})?\s*[\])】]|"
    rf"(?:논문\s?(?:리뷰|정리|요약|제목)|paper(?:\s?(?:review|title))?|title|제목)\s*[:：|])\s*",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(
    rf"\s*(?:[\[(【]\s*{_REVIEW}\s*[\])】]|[-|:–—]?\s*논문\s?(?:리뷰|정리|요약)|[-|–—]\s*paper review"
    r"|[-|(]?\s*(?:[상중하]|\d{1,2})\s?편\)?)$",
    re.I,
)
_REVIEWED = re.compile(r"((?:\S+\s+){4,}[A-Za-z\d)]+)\s+(?:리뷰|정리|요약)")  # behind a whole title in Latin letters
_VENUE = (
    r"(?:[A-Z][A-Za-z]*[A-Z][\w@&+/-]*|Nature|Science|Interspeech|ArXiv)(?:\s[A-Z][\w-]{1,20}){0,2}"
    r"\s?[-,]?\s?(?:['’‘]?\d\d|(?:19|20)\d\d)(?:\s?[,(-]?\s?(?i:oral|spotlight|poster|highlight|findings|workshops?"
    r"|best paper(?:\saward)?|award|main|demo|under review)\)?)?"
    r"|(?:19|20)\d\d(?:[\s,._-]{0,2}[A-Z][A-Za-z]*[A-Z][\w@&+/-]*)?"
)
_TAG_BEFORE = re.compile(
    rf"[\[(【]\s*(?:{_VENUE})\s*[\])】]\s*[-:|]?\s*"
    r"|[A-Z][A-Za-z]*[A-Z]\s?(?:['’‘]\d\d|(?:19|20)\d\d)\s*(?:[:|]|-\s)\s*(?=\S)"
)
_SUBJECT = re.compile(r"【[^【】]{1,20}】\s*(?=\S{4})")
_TAG_BEHIND = re.compile(rf"\s*[\[(【]\s*(?:{_VENUE})\s*[\])】]$")
_BRACKETS = {"[": "]", "(": ")", "【": "】", "<": ">"}
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "「": "」", "『": "』", "《": "》"}
_BETWEEN = " \t:：|,;·-–—→"
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{2})(?<!\bal)(?<!\bvs)(?<!\betc)(?<!\bInc)(?<!\bLtd)[.。]$")
_NAME_AND_DASH = re.compile(
    r"(?P<name>(?=\S*[A-Z\d])[^\W_][^\s:：,]{1,24}|(?=\S*\s?\S*(?:[A-Z]{2}|[a-z][A-Z]|\d))[A-Z][^\s:：,]{1,19}\s[A-Z\d][^\s:：,]{0,19})"
    r"\s+[-–—]{1,3}\s+(?P<rest>[^\W\d_]\S*(?:\s+\S+){2,})"
)
_MOST_ROUNDS = 8
_LONGEST = 4_000


def clean_title(words: str) -> str:
    """Return the title that stands in ``words``, the source of a heading or field, as a reader of the page sees it.

    Markup is rendered; an id, a date, a number, a tag such as "[CVPR 2024]" or "[Paper Review]" in front or behind is
    removed, unless nothing would be left. LaTeX stays.
    """
    title = render_inline(words[:_LONGEST])
    for _ in range(_MOST_ROUNDS):
        shorter = _without_front(_without_back(title))
        if shorter == title or not any(map(str.isalpha, shorter)):
            break
        title = shorter
    return title[:-1] if _FULL_STOP.search(title) else title


def with_colon(title: str) -> str:
    """Return the title in a file's name with a colon between its short name and the rest ("KN - Title").

    Titles have a colon there, which file names cannot have. Other dashes are the title's own.
    """
    named = _NAME_AND_DASH.fullmatch(title)
    return f"{named['name']}: {named['rest']}" if named is not None else title


def render_inline(words: str) -> str:
    """Return Markdown's inline source as plain text: the words of links, no pictures, escapes and entities resolved."""
    rendered = _rendered(words, depth=3) if _MAY_BE_MARKED.search(words) else words
    return _SPACE.sub(" ", rendered).strip()


def _rendered(words: str, depth: int) -> str:
    if depth == 0:
        return words

    def replace(found: re.Match[str]) -> str:
        if found["math"]:
            return found["math"]
        if found["escaped"]:
            return found["escaped"]
        if found["entity"]:
            return html.unescape(found["entity"])
        if found["code"]:
            return found["code"].strip()
        inside = found["wiki"] or found["referred"] or found["bold"] or found["italic"]
        return _rendered(inside, depth - 1) if inside else ""

    return _INLINE.sub(replace, words)


def _without_front(title: str) -> str:
    bare = _STATE.sub("", _ISSUE.sub("", title)).lstrip(_DECORATION)
    for pattern in (_NUMBER, _LABEL, _TAG_BEFORE, _SUBJECT):
        found = pattern.match(bare)
        if found is not None and found.end() < len(bare):
            return bare[found.end() :].lstrip(_BETWEEN)
    return _without_facts(bare, front=True)


def _without_back(title: str) -> str:
    bare = title.rstrip(_DECORATION + ":：|")
    reviewed = _REVIEWED.fullmatch(bare)
    bare = reviewed[1] if reviewed is not None else bare
    for pattern in (_LABEL_BEHIND, _TAG_BEHIND, _ISSUE_BEHIND):
        found = pattern.search(bare)
        if found is not None and found.start() > 0:
            return bare[: found.start()].rstrip(_BETWEEN)
    bare = _without_facts(bare, front=False)
    closing = _QUOTES.get(bare[:1])
    if closing is not None and len(bare) > 2 and bare[-1] == closing and closing not in bare[1:-1]:
        return bare[1:-1].strip()
    return bare


def _without_facts(title: str, *, front: bool) -> str:
    """Remove an id or a date at one end, with the brackets around it."""
    ids = [identifier.span for identifier in find_ids(title) if identifier.kind.value in {"arxiv", "doi", "acl"}]
    day = find_date(title)
    spans = [*ids, *([day.span] if day is not None and day.day is not None else [])]
    for span in spans:
        start, end = span.start, span.end
        while start > 0 and _BRACKETS.get(title[start - 1]) == title[end : end + 1] != "":
            start, end = start - 1, end + 1
        if front and start == 0 and title[end : end + 1] in {*_BETWEEN, ""}:
            return title[end:].lstrip(_BETWEEN)
        if not front and end == len(title) and title[max(0, start - 1) : start] in {*_BETWEEN, ""}:
            return title[:start].rstrip(_BETWEEN)
    return title
