"""Extractors read meaning out of entries: one relation family a module, each returning claims."""
