"""What stands in the cells, lists and links of a page; frozen, and free of mark-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.explain import Testimony

__all__ = [
    "Cell",
    "Empty",
    "FormField",
    "Item",
    "Message",
    "NodeLink",
    "NodeLinks",
    "Note",
    "Option",
    "Options",
    "Paging",
    "TableRow",
    "Unnamed",
]


class NodeLink(NamedTuple):
    """A node of the graph and how it is called; without an IRI, plain text."""

    iri: str
    label: str


class Message(NamedTuple):
    """A text of our own, by its key in :data:`kg.web.messages.MESSAGES`."""

    key: str


class Unnamed(NamedTuple):
    """What stands for a name where there is none, in English and Korean."""

    english: str
    korean: str


Note = str | tuple[str, str]
"""A short text: as it is, or in English and Korean."""


class NodeLinks(NamedTuple):
    """Several nodes, and how many more there are."""

    links: tuple[NodeLink, ...]
    more: int = 0


Cell = str | NodeLink | Message | NodeLinks | Unnamed | tuple[str, str]
"""What stands in a table's cell; a pair is a text in English and Korean."""


class Item(NamedTuple):
    """A value in a list: what it is, the words that state it, and a note beside it."""

    link: NodeLink
    why: Sequence[Testimony] = ()
    note: Note = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, the words behind it, and the name by which links reach it."""

    cells: tuple[Cell, ...]
    why: Sequence[Testimony] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A link that chooses what is shown.

    Attributes:
        label: what it says, or the key of a message.
        address: where it leads.
        chosen: whether it is what is shown now.
        is_message: whether the label is the key of a message.
        number: how many entries it leads to; -1 where that is not counted.
    """

    label: str
    address: str
    chosen: bool = False
    is_message: bool = False
    number: int = -1


@dataclass(frozen=True, slots=True)
class Options:
    """Links of which one is chosen, and the key of the message that says what they choose."""

    key: str
    offered: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a long list is shown.

    Attributes:
        number: the page, from 1.
        last: the last page.
        total: how many lines there are in all.
        previous, next: addresses of the pages beside; empty where there is none.
    """

    number: int
    last: int
    total: int
    previous: str = ""
    next: str = ""


class FormField(NamedTuple):
    """A field of a form.

    Attributes:
        name: what it is sent as.
        label: the key of the message that names it.
        value: what it holds.
        hint: an example.
        size: how wide it is, in characters.
        offered: what can be chosen, as values and labels; empty for what is typed.
    """

    name: str
    label: str
    value: str
    hint: str = ""
    size: int = 16
    offered: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands where there is nothing to list: why, and where to go on.

    Attributes:
        key: the message that says why.
        number: a number in that message.
        links: links that lead on.
    """

    key: str = "nothing"
    number: int = 0
    links: tuple[Option, ...] = ()
