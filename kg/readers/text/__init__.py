"""The text of a document: decoded, in one Unicode form, quoted with its place."""
