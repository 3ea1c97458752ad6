"""Recognises the names of the paper's own things, which are not other people's models."""

from kg.extractors.contributions.finder import ContributionFinds
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import ConceptMention
from kg.vocabularies import key

__all__ = ["OwnNames"]


class OwnNames:
    """The names of what the paper introduces, with their sizes and variants."""

    def __init__(self, analysis: TextAnalysis, contributions: ContributionFinds) -> None:
        names = {name for i in contributions.introduced for name in (i.name, *i.others)}
        if analysis.title_name is not None:
            names.add(analysis.title_name.surface)
        self._take(names)
        self._spans = []
        for abbreviation in analysis.abbreviations:
            if self.has(abbreviation.short, listed=True) or self.has(abbreviation.long, listed=True):
                names |= {abbreviation.short, abbreviation.long}
                self._spans.append(abbreviation.long_span)
        self._take(names)

    def _take(self, names: set[str]) -> None:
        self._keys = {key(name) for name in names}
        self._longer = tuple(folded for folded in self._keys if len(folded) > 2)
        self._parted = tuple(f"{name.casefold()}{joint}" for name in names if len(name) > 2 for joint in "-_ ")

    def has(self, name: str, *, listed: bool) -> bool:
        """Return whether a name is the paper's own, or extends an own name (a listed one: by a joint)."""
        folded = key(name)
        return (
            folded in self._keys
            or name.casefold().startswith(self._parted)
            or (not listed and folded.startswith(self._longer))
        )

    def is_meant(self, mention: ConceptMention) -> bool:
        """Return whether a known name is the paper's own: as written, by another of its names, or as part of one."""
        if self.has(mention.surface, listed=not mention.extended):
            return True
        if any(span.start <= mention.span.start and mention.span.end <= span.end for span in self._spans):
            return True
        folded = key(mention.surface)
        names = () if mention.extended else (key(name) for name in mention.concept.names)
        return any(name in self._keys and folded in name for name in names)
