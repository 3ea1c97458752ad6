"""paper-kg: a knowledge graph of AI papers from Korean and English Markdown notes, with evidence behind every fact.

In Python: ``with kg.open("./kg-store") as graph: rows = graph.query("leaderboard", benchmark="GSM8K")``.

Everything that fails raises a subclass of :class:`kg.KgError`; :mod:`kg.errors` lists them.
"""

from typing import TYPE_CHECKING

from kg.version import VERSION

if TYPE_CHECKING:
    from kg import errors
    from kg.api import Graph, build
    from kg.api import open_graph as open  # noqa: A004 - kg.open is what people write
    from kg.errors import KgError
    from kg.rows import Rows

__all__ = ["Graph", "KgError", "Rows", "build", "errors", "open"]

__version__ = VERSION

_PLACES = {
    "Graph": ("kg.api", "Graph"),
    "KgError": ("kg.errors", "KgError"),
    "Rows": ("kg.rows", "Rows"),
    "build": ("kg.api", "build"),
    "open": ("kg.api", "open_graph"),
}

if not TYPE_CHECKING:  # else a type checker would take any name for a public one

    def __getattr__(name: str) -> object:
        """Return a public name, imported when it is first asked for, so that ``import kg`` stays cheap."""
        from importlib import import_module

        if name == "errors":
            return import_module("kg.errors")
        if name in _PLACES:
            module, attribute = _PLACES[name]
            return getattr(import_module(module), attribute)
        raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names."""
    return [*__all__, "__version__"]
