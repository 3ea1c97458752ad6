"""Facts without labels, as they stand beside titles: names, a venue, a year or day, ids and links, piece by piece."""

import re
from dataclasses import dataclass, field

from kg.model import PaperId, PartialDate, Quote, Span
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import dates, parsed_address, seen
from kg.readers.values.authors import Authors, split_authors
from kg.readers.values.ids import find_ids
from kg.readers.values.plain_names import plain_names
from kg.readers.words.labels import FieldName, field_named
from kg.readers.words.link_words import is_link_word, is_name_list
from kg.readers.words.venues import HONOUR, KNOWN_VENUE, is_dated_venue

__all__ = ["Pieces", "StretchFacts", "is_short_venue", "pieces_of", "take_piece"]

_LINK = "\ufffc"  # stands for a character of a link
_BREAKS = re.compile(
    r"\s*[|｜·•;]\s*|\.\s+(?=(?i:arxiv)\b)|\s+/\s+|\s+[-–—]+\s+|[()（）\[\]【】\x00]|[.,]\s+(?=\ufffc)|(?<=\w\w)\.\s+(?=[A-Z]|[*_`]{1,3}[a-z])|\s*[→⇒➡]\ufe0f?\s*"
    r"|(?<=\bal)\.,?\s+|\ufffc+[\s,./|&]*"
    r"|,\s+(?=[A-Z][\w&-]*\s?['’]?(?:19|20)?\d\d\b)|,\s+(?=(?i:arxiv|corr)\b)|,?\s+(?=(?:19|20)\d\d\b(?![-./]\d))|\t+"
)
_EDGES = ' \t,.;:*_`>-–—\\"“”'
_HTML = re.compile(r"<(br)\s?/?>|</?[A-Za-z][^<>]{0,200}>|&(?:nbsp|ensp|emsp|(middot|bull|sdot));", re.IGNORECASE)
_ESCAPED = re.compile(r"\\[*†‡§]")
_EMPHASISED = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\x00]{2,400}?)(?<=\S)\1(?![\w*_])")
_SEVERAL = re.compile(r"[,\d]|\bet al\b|\s(?:and|&)\s")
_INITIAL = re.compile(r"[\s.-][A-Z]\.")  # its stop belongs to the name
_PERSON = re.compile(r"[^\W\d_][\w'’.‐-]*(?:\s[^\W\d_][\w'’.‐-]*){1,4}|[가-힣\u4e00-\u9fff]{2,4}")
_YEAR = re.compile(r"(?:19|20)\d\d|(?<=[A-Za-z])\s?['’‘]\d\d(?!\w)")
_VENUE = re.compile(
    r"[A-Z][\w&.:@/+-]*(?:\s(?:[A-Z\d][\w&.:@/+'’,-]*|of|the|on|in|and|for|&|du|de|der)){0,9}"
    r"(?:\s?['’‘]\d\d)?"
)
_BEFORE_VENUE = re.compile(r"(?:in:?\s+)?(?:the\s+)?[*_]*", re.IGNORECASE)
_SHORT_VENUE = re.compile(
    r"[A-Z][A-Za-z&-]*[A-Z][\w&@/-]*(?:[\s-]\w+){0,2}(?:\s?['’‘]\d\d)?|Nature|Science|Interspeech"
)
_ACRONYM = r"(?P<venue>[A-Z][A-Za-z&]*[A-Z]|Interspeech|Nature|Science)"
_KNOWN = rf"(?P<venue>{KNOWN_VENUE})"
_VENUE_AND_YEAR = (  # "2023 NeurIPS", "CVPR2023", "ICLR-2024", "ECCV22"
    re.compile(rf"(?P<year>(?:19|20)\d\d)[\s,._-]*{_ACRONYM}"),
    re.compile(rf"{_ACRONYM}[\s._-]?(?P<year>(?:19|20)\d\d)"),
    re.compile(rf"{_KNOWN}[\s._-]?['’‘]?(?P<year>[012]\d)"),
)
_PREPRINT = re.compile(r"(?:(?:arxiv|corr)\s)?(?:e-?print|preprint)s?(?:,?\s?arxiv)?|arxiv|corr", re.IGNORECASE)
_HONOUR = re.compile(HONOUR, re.IGNORECASE)
_SUBJECT = re.compile(r"(?:cs|stat|math|eess|econ|physics|q-bio|q-fin|astro-ph|cond-mat)\.[A-Za-z-]{2,12}")  # of arXiv
_WITH_HONOUR = re.compile(rf"{_KNOWN}(?:\s?['’]?(?:\d\d|\d{{4}}))?\s+{HONOUR}", re.IGNORECASE)
_VENUES = frozenset({"ACL", "CVF", "ICLR", "ICML", "NIPS", "NeurIPS"})  # which are words of links, too
_ET_AL = re.compile(r"\bet\.? al\.?$|\s외(?:\s?\d+\s?명)?$|\s등$")
_BY = re.compile(r"(?:by|저자|作者)\s+|[👤👥👨👩🧑✍🖋][^\w\s]{0,6}\s*", re.IGNORECASE)
_AT = re.compile(r"\s+(?:at|from|@)\s+[A-Z].{0,60}$")
_SIGNED = re.compile(
    r"[^\w\s()\[\]{}<>*_`~\"'“”‘’|#&@$\\.,:;!?=+/–—-]{1,4}\s*\w[^.!?。]{0,28}"
)  # "🏢 Some Lab", "⭐ 4/5"
_PRESENTER = re.compile(r"([^\W\d_][^\W\d_ ]*(?:\s[^\W\d_]+)?)\s*(?:[:：]|(?<=by)\s)\s*(?=[^\W\d_])", re.IGNORECASE)
_VOTES = re.compile(r"[^\w\s()\[\]{}<>*_`~|#&@$\\.,:;!?=+/–—-]{1,3}\s*(\d{1,5})")  # "▲ 45", "👍 12"
_LONGEST_PRESENTER = 40
_LONGEST_VENUE = 60
_LONGEST_DATE = 30


@dataclass
class StretchFacts:
    """What a stretch of text says of a paper without labels.

    Attributes:
        authors: the names.
        shortened: whether "et al." stands behind the names.
        links: the links that lead to the paper, its code or its pages.
        dates: the days behind words such as "read", by their field.
        when: the day or month that stands alone.
        ids: ids of the paper that no link gives.
        venue, year: where and when it was published.
        preprint: whether the venue is a server of preprints, which any other venue replaces.
        votes: how many people voted for it.
        presented: whether it says who presented the paper, so that a day is that of the talk.
    """

    authors: Authors | None = None
    shortened: bool = False
    links: list[InlineLink] = field(default_factory=list)
    dates: dict[FieldName, PartialDate] = field(default_factory=dict)
    when: PartialDate | None = None
    ids: list[PaperId] = field(default_factory=list)
    venue: Quote | None = None
    year: Quote | None = None
    preprint: bool = False
    votes: Quote | None = None
    presented: bool = False


@dataclass(frozen=True, slots=True)
class Pieces:
    """A stretch of text, cut where facts may begin and end.

    Attributes:
        where: where each piece begins and ends, and whether brackets enclose it.
        links: the links whose words say what is behind them.
        people: the links whose words are a person's name.
        venues: where the words of links are a venue with its year.
        stop: where a link begins that is neither, else the end.
        dated: whether a year stands somewhere.
        emphasised: where emphasis begins that holds more than one name.
    """

    where: list[tuple[Span, bool]]
    links: list[InlineLink]
    people: list[InlineLink]
    venues: list[Span]
    stop: int
    dated: bool
    emphasised: frozenset[int]


def pieces_of(note: ParsedNote, start: int, end: int) -> Pieces:
    """Cut a stretch of a note into what may be facts."""
    text = note.text
    links: list[InlineLink] = []
    people: list[InlineLink] = []
    venues: list[Span] = []
    masked, stop = text[start:end], end
    for link in note.links(start, end):
        begin, until = link.whole.start - start, link.whole.end - start
        if masked[begin] == _LINK:  # inside of another link
            continue
        words = seen(text[link.words.start : link.words.end])
        if link.form is LinkForm.IMAGE:
            pass
        elif link.form is not LinkForm.WIKILINK and (not words or is_link_word(words)):
            links.append(link)
            if is_dated_venue(words):
                venues.append(link.words)
        elif _is_person(words, link):
            people.append(link)
        else:
            stop = link.whole.start
            masked = masked[:begin]
            break
        masked = masked[:begin] + _LINK * (until - begin) + masked[until:]
    if "\\" in masked:
        masked = _ESCAPED.sub("  ", masked)  # marks of footnotes behind names
    if "<" in masked or "&" in masked:
        masked = _HTML.sub(lambda mark: ("·" if mark[1] or mark[2] else " ").ljust(len(mark[0])), masked)
    emphasised = set()
    if "*" in masked or "_" in masked:
        for found in list(_EMPHASISED.finditer(masked)):
            if _SEVERAL.search(found[2]):
                marks = "\x00" * len(found[1])
                masked = f"{masked[: found.start()]}{marks}{found[2]}{marks}{masked[found.end() :]}"
                emphasised.add(start + found.start(2))
    dated = _YEAR.search(masked) is not None
    days = [each.span for each in dates(masked, 0, len(masked))] if dated else []
    where = [(Span(start + begin, start + until), inside) for begin, until, inside in _cut(masked, days)]
    return Pieces(where, links, people, venues, stop, dated, frozenset(emphasised))


def _is_person(words: str, link: InlineLink) -> bool:
    address = parsed_address(link.address)
    return (
        _PERSON.fullmatch(words) is not None
        and words[0].isupper() | (not words[0].isascii())
        and not (address is not None and (address.of_paper or address.of_code))
    )


def _cut(masked: str, days: list[Span]) -> list[tuple[int, int, bool]]:
    """Return where the parts between links and separators begin and end, and whether brackets enclose them."""
    found: list[tuple[int, int, bool]] = []
    place, depth = 0, 0
    for mark in [*_BREAKS.finditer(masked), None]:
        stop = mark.start() if mark else len(masked)
        if mark is not None and any(day.start < stop < day.end for day in days):
            continue
        begin = place
        while begin < stop and masked[begin] in _EDGES:
            begin += 1
        while begin < stop and masked[stop - 1] in _EDGES:
            stop -= 1
        if begin < stop:
            stop += _INITIAL.match(masked, max(0, stop - 2)) is not None
            found.append((begin, stop, depth > 0))
        if mark is not None:
            depth += sum(map(mark[0].count, "([（【")) - sum(map(mark[0].count, ")]）】"))
            place = mark.end()
    return found


def take_piece(note: ParsedNote, facts: StretchFacts, where: Span, *, dated: bool) -> bool:
    """Take one piece of a stretch, and tell whether it is a fact."""
    words = note.text[where.start : where.end]
    if not any(map(str.isalnum, words)):
        return True
    presenter = _PRESENTER.match(words)
    if presenter is not None and field_named(presenter[1]) is FieldName.PRESENTER:
        facts.presented = True
        facts.when = facts.when or next(iter(dates(note.text, where.start, where.end)), None)
        return len(words) < _LONGEST_PRESENTER
    if facts.authors is None:
        by = _BY.match(words)
        begin = by.end() if by else 0
        people = plain_names(note.text, where.start + begin, where.end).text.strip()
        if by is not None:
            people = _AT.sub("", people)
        if is_name_list(people) or (by and _PERSON.fullmatch(people) and people[0].isupper()):
            at = _AT.search(words) if by is not None else None
            facts.authors = split_authors(note.text, where.start + begin, where.start + at.start() if at else where.end)
            facts.shortened = _ET_AL.search(words) is not None
            return True
    for found in find_ids(note.text, where.start, where.end, bare=False):
        rest = note.text[where.start : found.span.start] + note.text[found.span.end : where.end]
        rest = rest.strip(_EDGES)
        if rest and not is_link_word(rest) and _PREPRINT.fullmatch(rest) is None:
            return False
        facts.ids.append(found)
        return True
    if (when := _day_of(note, facts, where, words)) is not None:
        return when
    joined = next((match for form in _VENUE_AND_YEAR if (match := form.fullmatch(words))), None)
    if joined is not None and (facts.venue is None or facts.preprint):
        facts.year = facts.year or note.quote(where.start + joined.start("year"), where.start + joined.end("year"))
        facts.venue = note.quote(where.start + joined.start("venue"), where.start + joined.end("venue"))
        facts.preprint = False
        return True
    year = _YEAR.search(words)
    if year is not None and year[0][-3:-2] not in {"'", "’", "‘"}:
        facts.year = facts.year or note.quote(where.start + year.start(), where.start + year.end())
        if year[0] == words or (year.start() == 0 and _HONOUR.fullmatch(words[year.end() :].strip())):
            return True
    if _PREPRINT.fullmatch(words) and dated and facts.venue is None:
        facts.venue, facts.preprint = note.quote(where.start, where.end), True
        return True
    unnamed = facts.venue is None or facts.preprint
    if dated and unnamed and words in _VENUES:
        facts.venue, facts.preprint = note.quote(where.start, where.end), False
        return True
    honoured = _WITH_HONOUR.fullmatch(words)
    if honoured is not None and unnamed:
        facts.venue, facts.preprint = note.quote(where.start, where.start + len(honoured["venue"])), False
        return True
    if is_link_word(words) or field_named(words) is not None or words.isdigit() or _HONOUR.fullmatch(words):
        return True
    if (votes := _VOTES.fullmatch(words)) is not None:
        facts.votes = note.quote(where.start + votes.start(1), where.end)
        return True
    if _SUBJECT.fullmatch(words) or ((facts.links or facts.ids) and _SIGNED.fullmatch(words)):
        return True
    begin = _BEFORE_VENUE.match(words).end()  # type: ignore[union-attr]  # it matches nothing, too
    name = words[begin:].rstrip("*_")
    if dated and unnamed and len(name) <= _LONGEST_VENUE and _VENUE.fullmatch(name):
        facts.venue, facts.preprint = note.quote(where.start + begin, where.start + begin + len(name)), False
        return True
    return False


def _day_of(note: ParsedNote, facts: StretchFacts, where: Span, words: str) -> bool | None:
    """Take a piece that holds a date, and tell whether all of it is a fact; None if it holds none."""
    day = next(iter(dates(note.text, where.start, where.end)), None) if _YEAR.search(words) else None
    if day is None:
        return None
    if len(words) >= _LONGEST_DATE:
        return False
    before = note.text[where.start : day.span.start].strip(_EDGES)
    rest = f"{before} {note.text[day.span.end : where.end].strip(_EDGES)}".strip()
    name = field_named(before) if before else None
    if name is not None:
        facts.dates.setdefault(FieldName.READ if name in {FieldName.STATUS, FieldName.PRESENTER} else name, day)
    elif facts.when is None:
        facts.when = day
    if any(map(str.isalnum, rest)) and name is None:
        unnamed = facts.venue is None or facts.preprint
        if not (before == rest and unnamed and is_short_venue(before)):
            return False
        facts.venue, facts.preprint = note.quote(where.start, where.start + len(before)), False
    return True


def is_short_venue(words: str) -> bool:
    """Tell whether words are the short name of a venue ("NeurIPS", "EMNLP Findings", "ICLR'24")."""
    return _SHORT_VENUE.fullmatch(words) is not None or _PREPRINT.fullmatch(words) is not None
