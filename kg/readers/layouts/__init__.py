"""The layouts of notes, one module each; bibliographies have theirs in :mod:`kg.readers.bibliography`."""
