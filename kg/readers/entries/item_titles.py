"""Finds the title of an item of a list: a link, bold words, or the words before links, dashes and summaries."""

import re

from kg.model import Quote, Span
from kg.readers.entries.candidates import EntryCandidate, is_own_note
from kg.readers.entries.days import take_day_before
from kg.readers.entries.names_first import take_names_first
from kg.readers.fields.fact_lines import bracketed_facts
from kg.readers.fields.taking_facts import take_facts
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.markdown.nodes import Node
from kg.readers.note import ParsedNote
from kg.readers.references.items import read_item
from kg.readers.text.quotes import stripped
from kg.readers.values.addresses import seen
from kg.readers.values.authors import split_authors
from kg.readers.words.labels import FieldName
from kg.readers.words.link_words import is_citation, is_link_word, is_name_list
from kg.readers.words.title_shapes import title_shape

__all__ = ["NAMED_AFTER", "title_of_item"]

_DECORATION = re.compile(r"(?:\*\*\[\d{1,4}\]\*\*\s|[^\w\[\]<*_\"'“‘《「『【`\\$(&#~]|\d{1,4}[./)](?=\s)|#\d{1,4}\s)*")
_DAY = re.compile(r"(?:\d{1,2}[./]\d{1,2}\.?\s(?=[《「『\"“\[*]))?")  # of a year that nothing tells
_EMPHASISED = re.compile(r"(\*\*\*?|__|\*|_)(?=\S)((?:(?!\1).){2,400})(?<=\S)\1")
_QUOTED = re.compile(
    r"(?P<open>[\"“«「『《])(?P<words>[^\"“”«»「」『』《》\n]{8,300}?),?[\"”»」』》](?=[\s,.:;(（\[|–—-]|$)"
)
_BRACKET_LINK = re.compile(r"[\s,;:|·•–—-]*(?:\(|\[\[?|【|<)?$")
_TITLE_STOP = re.compile(
    r"_?\s+[—–]\s+|\s+--?\s+|\s{2,}|\s[|｜]\s|(?<=[^\d\s.,A-Z][^\d\s.,A-Z])[.。?!]\s+(?=[A-Z가-힣#_*])|(?<=[가-힣a-z\d)])[:：]\s+(?=[가-힣])|[.。]?\s+#\w|[.]$"
)
_STATE = re.compile(r"(?:TODO|DONE|DOING|READING|NEXT|LATER|NOW|WAITING)\s+(?=[A-Z\[\"“*])")  # of Org and Logseq
_CITE_KEY = re.compile(r"(?:`@?|\[?@)[A-Za-z][\w:+-]*?(?:19|20)?\d\d\w*[`\]]?[:,]?\s+")  # "`bee2023kite`"
_TAG_BEFORE = re.compile(r"<(?:b|strong|i|em|u|span|font)\b[^<>]{0,80}>", re.IGNORECASE)
_METADATA = re.compile(r"[^\[\]]{0,60}[:：,–—-]\s*[*_]*$")
_KIND = re.compile(  # "Required: [Title](...)", "KN - [Title](...)", "(Bee) [Title](...)"
    r"[^\W\d_][\w/&-]*(?:\s[\w/&-]+){0,2}(?:\s?[:：]|\s[-–—]{1,2})\s*[*_]*|[(（][^\d()（）]{1,30}[)）]\s?[:：–—-]?\s*[*_]*"
)
_CITED_BEHIND = re.compile(r"\s*[(\[]([^()\[\]]{2,80}(?:19|20)\d\d[a-z]?)[)\]][\s:：,;–—-]*$")
_AUTHORS_FIRST = re.compile(
    r"[A-Z][\w'’-]+\s\((?:19|20)\d\d[a-z]?\)[.:,]\s|[A-Z][\w'’-]+,\s(?:[A-Z]\.[\s-]?)+|(?:[A-Z]\.\s?)+[A-Z][\w'’-]+(?:,|\sand\s|\set\sal)|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}(?:,?\set\sal\.?|,\s[A-Z][\w'’-]+\s[A-Z])"
)
_NAMES_AND_YEAR = re.compile(r"\w[,.]?\s\(?(?:19|20)\d\d[a-z]?\)?[.:]?$")  # "**Bee, A., & Dee, C. (2024).** *Title*"
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_TAGS = re.compile(
    r"(?:[`*]{0,2}[\[(【](?:[^\[\]()【】]{0,24}\d[^\[\]()【】]{0,12}|[A-Z][A-Za-z&-]{0,7}[A-Z])[\])】][`*]{0,2}(?!\()[\s:：-]*)+"
)
_TAG = re.compile(r"[\[(【]([^\[\]()【】]+)[\])】]")
_SHORT_NAME = re.compile(r"\*\*\[[^\[\]*\n]{2,40}\]\*\*[\s:：-]+|\[\*\*[^\[\]*\n]{2,40}\*\*\][\s:：-]+(?!\()")
_REST_OF_TITLE = re.compile(r"\s?([:：])?\s+([A-Z][^\[\]()*_<>|.。]{12,200})")
_BEHIND_NAME = re.compile(r"\s*(?:[:：|｜]|[-–—](?=\s))?\s*")
_REST_OF_LINE = re.compile(r"[A-Z][^\[\]()*_<>|.。\n]{12,200}")
_GOES_ON = re.compile(r"\s?[:：]\s+[A-Z]")
_LEADS_ON = re.compile(  # words that a title does not end with
    r"\b(?:et\.? al\.?|in|see|by|from|of|like|as|cf\.|via|and|or|than|with|is|are|was|on|at|to|for|about|into|the|an?"
    r"|this|that|use|uses|used|using|try|read|added?|supports?)$",
    re.IGNORECASE,
)
_WORDS_OF_A_NAME = 3
_WORDS_BEHIND_ADDRESS = 8
_CAPITALS = 0.7  # of the longer words of a title
_SHAPE = 0.3
_SHAPE_BEHIND = 0.2  # of a linked title behind a word that says what it is, or whose
_LEAST_SHAPE = 0.1  # of a title in emphasis behind a name and a bar
_ANCHOR = re.compile(r"<a\s[^<>]{1,200}>\s*</a>\s*")
_BEHIND_ADDRESS = re.compile(r"[>\s]*(?:\(|[-–—:|]\s|\s)\s*(?P<words>[^()\n]{3,300}?)\s*[).]?$")
NAMED_AFTER = re.compile(
    r"\s*[_*]*\s*(?:[—–,;|-]|\bby\b)?\s*[_*(]*\s*(?P<names>(?:(?:van|von|de|der|den|la|le|di|da|del|el|al|ter)\s){0,3}[A-Z가-힣][^()\[\]|—–\n]{2,300}?)\s*[,.]?\s*[(\[]?\s*(?P<venue>[A-Z][A-Za-z]{1,12}(?:\s|'))?(?P<year>(?:19|20)\d\d)\s*[)\]]?[_*]*\s*(?:$|[\n.;:：|]|[-–—]\s)"
)


def title_of_item(
    note: ParsedNote, candidate: EntryCandidate, node: Node, start: int, links: list[InlineLink]
) -> tuple[Quote | None, int]:
    """Return the title of an item that begins at ``start``, and where what follows it begins."""
    text = note.text
    line_end = node.lines[0].end
    anchor = _ANCHOR.match(text, start, line_end)
    begin = _DECORATION.match(text, anchor.end() if anchor else start, line_end).end()  # type: ignore[union-attr]
    begin = take_day_before(note, candidate.fields, begin, line_end)
    begin = _DAY.match(text, begin, line_end).end()  # type: ignore[union-attr]  # these match nothing, too
    begin = _DECORATION.match(text, begin, line_end).end()  # type: ignore[union-attr]
    for skipped in (_STATE, _CITE_KEY):
        found = skipped.match(text, begin, line_end)
        begin = found.end() if found is not None else begin
    tags = _TAGS.match(text, begin, line_end)
    if tags is not None and tags.end() < line_end:
        for tag in _TAG.finditer(text, begin, tags.end()):
            facts = bracketed_facts(note, *tag.span(1))
            if facts is not None:
                take_facts(note, candidate.fields, facts)
        begin = tags.end()
    short = _SHORT_NAME.match(text, begin, line_end)
    if short is not None and title_shape(seen(text[short.end() : line_end][:120])) >= _SHAPE:
        begin = short.end()
    begin = take_names_first(note, candidate.fields, begin, line_end)
    linked = next((link for link in links if link.form is not LinkForm.IMAGE and link.whole.start >= begin), None)
    if linked is not None and linked.words.start < linked.words.end:
        prefix = text[begin : linked.whole.start]
        words = seen(text[linked.words.start : linked.words.end])
        leads = (
            not _TAG_BEFORE.sub("", prefix).strip(" *_\"'“‘([")
            or (_METADATA.fullmatch(prefix) is not None and re.search(r"\d", prefix) is not None)
            or (_KIND.fullmatch(prefix) is not None and title_shape(words) >= _SHAPE_BEHIND)
        )
        people = prefix.rstrip(" .,:：–—-*_")
        if not leads and prefix.strip() != people.strip() and is_name_list(people) and title_shape(words) >= _SHAPE:
            candidate.fields.authors = split_authors(text, begin, begin + len(people))  # "Bee et al., [Title](...)"
            leads = True
        if leads and not (is_link_word(words) or is_citation(words)):
            whole = _title_behind_name(text, words, linked.whole.end, line_end)
            if whole is not None:
                return note.quote(whole.start, whole.end), whole.end
            return note.quote(linked.words.start, linked.words.end), linked.whole.end
    if linked is not None and linked.form is LinkForm.BARE and linked.whole.start == begin:
        behind = _BEHIND_ADDRESS.match(text, linked.whole.end, line_end)
        if behind is not None and (title_shape(seen(behind["words"])) >= _SHAPE or _may_be_name(behind["words"])):
            return note.quote(*behind.span("words")), behind.end()
    emphasised = _EMPHASISED.match(text, begin, line_end)
    if emphasised is not None and _NAMES_AND_YEAR.search(emphasised[2]) is not None:
        stop = next((link.whole.start for link in links if link.whole.start > emphasised.end()), line_end)
        reference = _as_reference(note, candidate, emphasised.start(2), min(stop, line_end))
        if reference is not None:
            return reference, reference.span.end
    if emphasised is not None:
        words = seen(emphasised[2])
        inner = next(
            (link for link in links if emphasised.start() <= link.whole.start and link.whole.end <= emphasised.end()),
            None,
        )
        if not is_link_word(words) and inner is None and not _goes_on(text, emphasised, line_end):
            reference = _as_reference(note, candidate, *emphasised.span(2))
            if reference is not None:
                return reference, emphasised.end()
            whole = _title_behind_name(text, words, emphasised.end(), line_end)
            if whole is not None:
                return note.quote(whole.start, whole.end), whole.end
            return note.quote(*emphasised.span(2)), emphasised.end()
    quoted = _QUOTED.match(text, begin, line_end)
    if quoted is not None and quoted["open"] in '"“' and _GOES_ON.match(text, quoted.end(), line_end):
        quoted = None  # '"Why?": Explaining Kites'
    if quoted is not None and (quoted["open"] in "《『" or title_shape(quoted["words"]) >= 0.1):
        candidate.titled = quoted["open"] in "《『"
        return note.quote(*quoted.span("words")), quoted.end()
    stop = line_end
    following = next((link for link in links if link.whole.start > begin and (link.form is not LinkForm.IMAGE)), None)
    if following is not None and following.whole.start <= line_end:
        bracket = _BRACKET_LINK.search(text[begin : following.whole.start])
        stop = begin + (bracket.start() if bracket else following.whole.start - begin)
    reference = _as_reference(note, candidate, begin, stop)
    if reference is not None:
        return reference, reference.span.end
    cut = _TITLE_STOP.search(text, begin + 8, stop)
    if cut is not None and (
        stop == line_end or not _is_dash(cut[0]) or stop - begin > 160 or NAMED_AFTER.match(text, cut.start(), line_end)
    ):
        stop = cut.start()
    cited = _CITED_BEHIND.search(text[begin:stop])
    if cited is not None and is_citation(cited[1]):
        stop = begin + cited.start()
    span = Span(*stripped(text, begin, stop))
    while span.end > span.start and text[span.end - 1] in ",;:|-–—([*_ ":
        span = Span(span.start, span.end - 1)
    if span.end - span.start < 4 or span.end - span.start > 300:
        return None, begin
    if following is not None and span.end <= following.whole.start < line_end and _names_itself(note, following):
        words = seen(text[span.start : span.end])
        if title_shape(words) < 0.2 or _LEADS_ON.search(words):
            return None, begin  # a sentence with a link in it: "Combine [LoRA](...) with pruning"
    return note.quote(span.start, span.end), span.end


def _may_be_name(words: str) -> bool:
    """Tell whether a few words behind a paper's address may be what it is called ("Adam", "Batch norm")."""
    return len(words.split()) <= _WORDS_BEHIND_ADDRESS and words[:1].isupper() and not is_link_word(words)


def _goes_on(text: str, name: re.Match[str], end: int) -> bool:
    """Tell whether emphasis marks the name that a title begins with ("**OwlNet**: Seeing in the Dark")."""
    following = _REST_OF_TITLE.match(text, name.end(), end)
    if following is None or len(name[2].split()) > 3 or name[2].endswith((":", "：")) is (following[1] is not None):
        return False
    words = [word for word in following[2].split() if word[:1].isalpha() and len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)


def _title_behind_name(text: str, name: str, start: int, end: int) -> Span | None:
    """Return the whole title that follows a short name of a paper (``**OwlNet** Seeing Owls in the Dark``)."""
    if len(name.split()) > _WORDS_OF_A_NAME or start > end:  # the link may go on in the next line
        return None
    begin = _BEHIND_NAME.match(text, start, end).end()  # type: ignore[union-attr]  # it matches nothing, too
    quoted = _QUOTED.match(text, begin, end)
    if quoted is not None:
        goes_on = quoted["words"].casefold().startswith(name.casefold())
        return Span(*quoted.span("words")) if title_shape(quoted["words"]) >= _SHAPE or goes_on else None
    if title_shape(name) >= _SHAPE:
        return None
    emphasised = _EMPHASISED.match(text, begin, end)
    least, fewest = _SHAPE, 3
    if emphasised is not None:
        span = Span(*emphasised.span(2))
        if "|" in text[start:begin]:
            least, fewest = max(_LEAST_SHAPE, title_shape(name)), 2  # "**OwlNet** | **Seeing Owls**"
    else:
        rest = _REST_OF_LINE.match(text, begin, end)
        if rest is None or begin == start:
            return None
        span = Span(*stripped(text, *rest.span()))
    words = text[span.start : span.end]
    long = [word for word in words.split() if word[:1].isalpha() and len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return span if len(long) >= fewest and capitals >= _CAPITALS * len(long) and title_shape(words) >= least else None


def _names_itself(note: ParsedNote, link: InlineLink) -> bool:
    """Tell whether the words of a link name what it leads to, instead of saying that it is a paper or a note."""
    words = seen(note.text[link.words.start : link.words.end])
    return bool(words) and not (is_link_word(words) or is_citation(words) or is_own_note(link))


def _as_reference(note: ParsedNote, candidate: EntryCandidate, start: int, end: int) -> Quote | None:
    """Return the title of an item that reads like one of a reference list: authors, title, year."""
    if end - start > 600 or _AUTHORS_FIRST.match(note.text, start, end) is None:
        return None
    bare = _EMPHASIS.sub(lambda marks: " " * len(marks[0]), note.text[start:end])
    item = read_item(bare, 0, len(bare))
    at = start + bare.find(item.title) if item.title and item.title in bare else -1
    if not item.authors or at < 0 or at == start or title_shape(item.title) < (0.1 if item.year else 0.25):
        return None
    fields = candidate.fields
    stop = at
    while stop > start and note.text[stop - 1] in ' .,:;"“*_':
        stop -= 1
    people = split_authors(note.text, start, stop)
    if people.names and fields.authors is None:
        fields.authors = people
        fields.unlabelled.add(FieldName.AUTHORS)
    year = re.search(r"(?:19|20)\d\d", note.text[start:end])
    if item.year and year is not None:
        fields.texts.setdefault(FieldName.YEAR, []).append(note.quote(start + year.start(), start + year.end()))
    return note.quote(at, at + len(item.title))


def _is_dash(words: str) -> bool:
    return words.strip() in {"-", "--", "–", "—"}
