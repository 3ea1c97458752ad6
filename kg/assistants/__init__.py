"""The graph for assistants: read-only tools of the Model Context Protocol, whose answers can be checked."""

from kg.assistants.serving import make_server, serve_stdio
from kg.assistants.tools import TOOLS

__all__ = ["TOOLS", "make_server", "serve_stdio"]
