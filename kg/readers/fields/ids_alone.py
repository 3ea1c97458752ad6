"""Takes the paper's id from fields of any name: a value that is nothing but an id needs no known label."""

import re

from kg.model import IdKind, Span
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.note import ParsedNote
from kg.readers.text.quotes import stripped
from kg.readers.values.addresses import parsed_address, seen
from kg.readers.words.headings import is_reference_heading
from kg.readers.words.link_words import is_link_word

__all__ = ["may_hold_id", "take_id_alone", "take_other_label"]

_LONGEST_LABEL = 30
_OF_OTHERS = re.compile(
    r"\b(?:related|similar|see|next|prev(?:ious)?|parent|up|prior|based|builds?|extends?|follow\w*|supersedes?|cites?"
    r"|cited|references?|baselines?|compare\w*|vs|inspired|predecessor|successor|competitors?|prereq\w*|also|other|from)\b"
    r"|관련|유사|선행|후속|비교|참고|이전|다음|相关|参考|関連|前身|基于|後続",
    re.IGNORECASE,
)
_ANY_LABEL = re.compile(
    r"[^\w\[(]*(?P<label>[^\W\d_][^:：=\n\[\]()|]{1,29}?)[*_`]{0,3}\s*[:：]{1,2}[*_`]{0,3}\s+(?=\S)"
)
_SUBJECT_BEHIND = re.compile(r"\s*\[[a-z-]{2,8}(?:\.[A-Za-z-]{2,12})?\]$")  # "arXiv:2401.03001v2 [cs.CL]"


def may_hold_id(label: str) -> bool:
    """Tell whether a label of no known field may be that of the paper's id: it does not speak of other works."""
    words = " ".join(re.split(r"[\s_-]+", label))
    return len(words) <= _LONGEST_LABEL and not (is_reference_heading(words) or _OF_OTHERS.search(words))


def take_id_alone(note: ParsedNote, fields: NoteFields, value: Span) -> bool:
    """Take a value that is nothing but a paper's id or address, whatever its label says; tell whether it is one."""
    begin, end = stripped(note.text, value.start, value.end)
    subject = _SUBJECT_BEHIND.search(note.text, begin, end)
    end = subject.start() if subject is not None else end
    quote = note.quote(begin, end)
    words = quote.text.strip("`*_[]()\"'")
    for link in note.links(begin, end)[:1]:
        beside = note.text[begin : link.whole.start] + note.text[link.whole.end : end]
        if link.form is not LinkForm.IMAGE and not any(map(str.isalnum, beside)):
            quote, words = link.target, link.address
    address = parsed_address(words)
    if address is None or address.id.kind in {IdKind.PAGE, IdKind.GITHUB}:
        return False
    fields.addresses.append(OwnAddress(address, quote, Strength.LINE, "in a field of another name"))
    return True


def take_other_label(note: ParsedNote, fields: NoteFields, line: Span) -> bool:
    """Take the id behind a label of no known field, among lines with known ones; tell whether the line is that."""
    label = _ANY_LABEL.match(note.text, line.start, line.end)
    if label is None or not may_hold_id(label["label"]):
        return False
    value = Span(label.end(), line.end)
    links = [link for link in note.links(value.start, value.end) if link.form is not LinkForm.IMAGE]
    starts = [value.start, *(link.whole.end for link in links)]
    ends = [*(link.whole.start for link in links), value.end]
    between = "".join(note.text[start:end] for start, end in zip(starts, ends, strict=True))
    if links and not any(map(str.isalnum, between)):
        found = [take_id_alone(note, fields, link.whole) for link in links if is_link_word(_words_of(note, link))]
    else:
        found = [take_id_alone(note, fields, value)]
    if any(found):
        fields.taken.add(line.start)
    return any(found)


def _words_of(note: ParsedNote, link: InlineLink) -> str:
    return seen(note.text[link.words.start : link.words.end])
