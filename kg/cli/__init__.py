"""The command line: it parses, calls one function, prints. Standard output is data, standard error is talk."""

from kg.cli.group import main

__all__ = ["main"]
