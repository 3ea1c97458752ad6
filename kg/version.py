"""The version of paper-kg."""

__all__ = ["VERSION"]

VERSION = "0.1.0"
