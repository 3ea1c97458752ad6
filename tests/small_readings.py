"""What readers' tests share."""

from kg.model import Entry, Passage, Reading
from kg.readers import read_bytes


def read(text: str, name: str = "notes/x.md") -> Reading:
    """Read a document given as text, and hold every quote in it against its place."""
    reading = read_bytes(text.encode("utf-8", "surrogatepass"), name)
    check(reading)
    return reading


def only(text: str, name: str = "notes/x.md") -> Entry:
    """Read a document that presents one paper."""
    (entry,) = read(text, name).entries
    return entry


def texts(entry: Entry) -> list[tuple[str, str, str]]:
    """Return kind, label and words of each passage but the title."""
    return [(p.kind.value, p.label, p.quote.text) for p in entry.passages if p.kind.value != "title"]


def check(reading: Reading) -> None:
    """Hold the invariants of any reading: quotes stand where they say, inside their entry, in order."""
    text = reading.document.text
    lines = text.count("\n") + 1
    assert all(0 <= problem.line <= lines for problem in reading.problems)
    assert not (reading.skipped and reading.entries)
    last = 0
    for index, entry in enumerate(reading.entries):
        assert entry.index == index
        assert last <= entry.span.start <= entry.span.end <= len(text)
        last = entry.span.end
        assert len(entry.authors) == len(entry.author_positions)
        quotes = [entry.arxiv_quote, entry.title, entry.listed_on_quote, entry.votes_quote, *entry.authors]
        quotes += [passage.quote for passage in entry.passages]
        quotes += [quote for similar in entry.similar for quote in (similar.link, similar.title)]
        quotes += [quote for found in entry.references for quote in (found.quote, *found.citations)]
        for quote in quotes:
            assert quote is None or text[quote.span.start : quote.span.end] == quote.text
        place = entry.span.start
        for passage in _in_text(entry.passages):
            assert passage.quote.text.strip()
            assert place <= passage.quote.span.start
            place = passage.quote.span.end
        assert place <= entry.span.end


def _in_text(passages: tuple[Passage, ...]) -> list[Passage]:
    return [passage for passage in passages if passage.kind.value != "title"]
