"""The latest changes as an Atom feed (RFC 4287)."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from kg.changes.comparing import compare_snapshots
from kg.changes.log import logged_builds, snapshots

__all__ = ["atom_feed"]

_ATOM = "http://www.w3.org/2005/Atom"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Entry(NamedTuple):
    paper: str
    id: str
    title: str
    summary: str
    at: datetime


def atom_feed(
    location: str | Path,
    address: str,
    *,
    limit: int = 100,
    title: str = "paper-kg: what is new",
    address_of: Callable[[str], str] = str,
) -> bytes:
    """Return the latest papers, bests, contradictions and corrections of a store, newest first.

    Args:
        location: the folder of the store.
        address: where the feed is reached.
        limit: at most how many entries.
        title: what the feed is called.
        address_of: gives the address of the page of an IRI.

    Raises:
        StoreError: the log cannot be read.
    """
    builds = logged_builds(location)
    feed = ET.Element("feed", {"xmlns": _ATOM})
    _add(feed, "id", address)
    _add(feed, "title", title)
    _add(feed, "updated", builds[-1].at.isoformat() if builds else "1970-01-01T00:00:00+00:00")
    ET.SubElement(feed, "link", {"rel": "self", "href": _clean(address)})
    _add(ET.SubElement(feed, "author"), "name", "paper-kg")
    for entry in list(_entries(location))[:limit]:
        node = ET.SubElement(feed, "entry")
        _add(node, "id", entry.id)
        _add(node, "title", entry.title)
        _add(node, "updated", entry.at.isoformat())
        ET.SubElement(node, "link", {"href": _clean(address_of(entry.paper))})
        _add(node, "summary", entry.summary)
    body = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def _entries(location: str | Path) -> Iterator[_Entry]:
    builds = logged_builds(location)
    states = list(snapshots(builds))
    for place in range(len(builds) - 1, -1, -1):
        at, changes = builds[place].at, compare_snapshots(states[place], states[place + 1])
        stamp = at.strftime("%Y%m%dT%H%M%SZ")
        for now, was in changes.bests:
            headline = f"Best on {now.on} ({now.metric}): {now.value}{now.unit} by {now.system}"
            before = f"Before: {was.value}{was.unit} by {was.system}."
            yield _Entry(now.paper, f"{now.benchmark}#best-{stamp}-{now.metric}", headline, before, at)
        for number, conflict in enumerate(changes.conflicts):
            headline = f"Documents disagree on {conflict.system or 'a score'} on {conflict.on}"
            values = f"{conflict.value} in {conflict.document}; {conflict.other_value} in {conflict.other_document}."
            yield _Entry(conflict.paper, f"{conflict.paper}#conflict-{stamp}-{number}", headline, values, at)
        for number, each in enumerate(changes.corrections):
            values = f"{each.before} is now {each.after}."
            yield _Entry(each.paper, f"{each.paper}#correction-{stamp}-{number}", f"Corrected: {each.of}", values, at)
        for paper, title in reversed(changes.papers):  # the newest arXiv ids first
            yield _Entry(paper, paper, title or paper, "A new paper.", at)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
