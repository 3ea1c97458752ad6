"""Which part of a list a page shows, and in which order."""

from collections.abc import Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from kg.errors import InputError
from kg.web.page_cells import Option, Options, Paging

__all__ = ["SIZE", "cut", "option_of", "page_number", "paging", "sorting"]

SIZE = 50
"""How many lines a page of a list has."""

_Item = TypeVar("_Item")


def page_number(value: str) -> int:
    """Return the number of a page that a request asks for.

    Raises:
        InputError: it is not the number of a page.
    """
    if not (value.isascii() and value.isdigit() and int(value[:9]) > 0 and len(value) < 9):
        raise InputError(f"page={value!r} is not the number of a page.")
    return int(value)


def option_of(asked: Mapping[str, str], name: str, offered: Sequence[str]) -> str:
    """Return the choice that a request makes; the first offered if it makes none.

    Raises:
        InputError: it is not one of those offered.
    """
    value = asked.get(name) or offered[0]
    if value not in offered:
        raise InputError(f"{name}={value!r} is not one of {', '.join(offered)}.")
    return value


def cut(found: Sequence[_Item], number: int, size: int) -> Sequence[_Item]:
    """Return one page of what was found."""
    return found[(number - 1) * size : number * size]


def paging(address: str, asked: Mapping[str, str], number: int, size: int, total: int) -> Paging:
    """Return which part of a list a page is, and where the parts beside it are."""
    last = max(1, -(-total // size))

    def beside(place: int) -> str:
        kept = {key: value for key, value in asked.items() if value and key != "page"}
        return f"{address}?{urlencode({**kept, 'page': place})}" if 1 <= place <= last else ""

    return Paging(number, last, total, beside(min(number - 1, last)), beside(number + 1))


def sorting(address: str, kept: Mapping[str, str], order: str, orders: Sequence[str]) -> Options:
    """Return the links that choose an order."""
    offered = (
        Option(each, f"{address}?{urlencode({**kept, 'sort': each})}", each == order, is_message=True)
        for each in orders
    )
    return Options("sort", tuple(offered))
