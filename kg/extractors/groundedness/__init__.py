"""Groundedness: how much the text of an entry has to do with the title of its paper."""
