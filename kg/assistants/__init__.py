"""The graph for assistants: read-only tools of the Model Context Protocol, whose answers can be checked."""

from kg.assistants.over_http import HTTP_SERVICE
from kg.assistants.over_stdio import serve_stdio
from kg.assistants.tools import TOOLS

__all__ = ["HTTP_SERVICE", "TOOLS", "serve_stdio"]
