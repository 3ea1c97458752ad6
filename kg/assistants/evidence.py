"""Says where facts come from: the words, their document and place, and the address at which people can check them."""

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from kg.assistants.bounds import cut_text
from kg.explain import Testimony
from kg.show.records import QuotedPassage
from kg.web.originals import address_in_document, line_of

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["QUOTED", "Checked"]

QUOTED = "note_text"
"""The key of every text that is quoted from a note."""


class Checked:
    """Writes facts with what they can be checked by.

    Args:
        store: the graph.
        site: where the site is that shows it, such as "http://localhost:8080"; empty: addresses begin with a slash.
    """

    def __init__(self, store: "GraphStore", site: str = "") -> None:
        self._store = store
        self._site = site.rstrip("/")

    def words(self, document: str, start: int, end: int, text: str) -> dict[str, Any]:
        """Return words of a document with their place."""
        return {
            QUOTED: cut_text(text),
            "document": document,
            "line": line_of(self._store, document, start) or None,
            "start": start,
            "end": end,
            "address": self._site + address_in_document(document, start, end),
        }

    def testimony(self, said: Testimony) -> dict[str, Any]:
        """Return the words that state a fact, with the rule that read them and how often it is right."""
        words = self.words(said.document, said.start, said.end, said.quote)
        return {**words, "rule": said.rule, "confidence": said.confidence}

    def plain(self, value: Any) -> Any:
        """Return a record as JSON has it, without what is empty; passages have their places."""
        if isinstance(value, QuotedPassage):
            return self.words(value.path, value.start, value.end, value.text)
        if is_dataclass(value):
            found = ((each.name, self.plain(getattr(value, each.name))) for each in fields(value))
            return {name: plain for name, plain in found if plain not in ("", None, [])}
        if isinstance(value, list | tuple):
            return [self.plain(each) for each in value]
        return cut_text(value) if isinstance(value, str) else value
