"""Draws a poster for kg render --poster."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.network import NetworkView
    from kg.render import PosterSize
    from kg.store import GraphStore

__all__ = ["PosterWish", "write_poster"]


class PosterWish(NamedTuple):
    """How a poster is to look: its file, size, title (None for the drawing's), dark or light, language."""

    file: str
    size: "PosterSize"
    title: str | None
    dark: bool
    language: Literal["en", "ko"]


def write_poster(graph: "GraphStore", view: "NetworkView", title: tuple[str, str], wish: PosterWish) -> str:
    """Write a poster of the papers of a network, and return what was written in words.

    Args:
        graph: the graph that the network is from.
        view: the network.
        title: of the drawing, in English and Korean.
        wish: how the poster is to look.

    Raises:
        InputError: a file of an unknown kind, or nothing to draw.
    """
    from kg.export import write_file
    from kg.render import draw_poster, poster_file

    papers = sum(node.kind == "paper" for node in view.nodes)
    if not papers:
        raise InputError(
            "A poster shows papers, and there are none here.", hint="'kg stats' shows what the graph holds."
        )
    chosen = wish.title if wish.title is not None else title[1 if wish.language == "ko" else 0]
    source = _source(graph, wish.language)
    poster = draw_poster(view, chosen, source=source, size=wish.size, dark=wish.dark, language=wish.language)
    write_file(Path(wish.file), poster_file(poster.drawing, Path(wish.file).suffix.lower().removeprefix(".")))
    names = sum(label.kind != "paper" for label in poster.labels)
    return f"Wrote {wish.file}: {papers} papers, {names} named regions."


def _source(graph: "GraphStore", language: str) -> str:
    from pyoxigraph import DefaultGraph, NamedNode

    from kg.schema import terms as v

    quads = graph.quads(predicate=NamedNode(v.TYPE), object=NamedNode(v.DOCUMENT), graph=DefaultGraph())
    count = sum(1 for _ in quads)
    return (
        f"paper-kg · 노트 {count:,}개" if language == "ko" else f"paper-kg · {count:,} note{'' if count == 1 else 's'}"
    )
