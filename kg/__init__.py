"""paper-kg: a knowledge graph of AI papers from Korean and English Markdown notes, with evidence behind every fact.

In Python: ``with kg.open("./kg-store") as graph: rows = list(graph.query("leaderboard", benchmark="GSM8K"))``.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import open_graph as open  # noqa: A004 - kg.open is what people write

__all__ = ["open"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Return ``kg.open``, imported when it is first asked for, so that ``import kg`` stays cheap."""
    if name == "open":
        from kg.api import open_graph

        return open_graph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names."""
    return [*__all__, "__version__"]
