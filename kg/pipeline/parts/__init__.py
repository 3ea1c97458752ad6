"""Parts: a graph as files of N-Quads that workers write, for graphs that no store on one disk holds."""

from kg.pipeline.parts.building import build_parts

__all__ = ["build_parts"]
