"""Candidates for contributions: the names an entry mentions, with where it presents each as the paper's own."""

import re
from dataclasses import dataclass

from kg.extractors.contributions.clauses import noun_kind
from kg.extractors.contributions.kinds import SHAPES, WEAK_SHAPES
from kg.extractors.contributions.words import COMMON, TASKS
from kg.model import PassageKind, Span
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Mention, Sentence
from kg.nlp.chunking import Chunk
from kg.nlp.coordination import Coordination
from kg.nlp.word_search import word_ends
from kg.vocabularies import ConceptKind, key

__all__ = ["HEADS", "ContributionCandidates", "ContributionMention", "initials", "is_common"]

HEADS = frozenset((PassageKind.TITLE, PassageKind.HEADING))


@dataclass(frozen=True, slots=True)
class ContributionMention(Mention):
    """Words by which an entry presents something as the paper's own.

    Attributes:
        sentence: the sentence (or title).
        rule: the rule that says so.
        kind: what the words beside it call it ("model", "dataset" ...), empty where they do not.
    """

    sentence: Sentence
    rule: str
    kind: str


class ContributionCandidates:
    """The names that an entry mentions, acronyms and expansions as one, and where it presents them.

    Attributes:
        analysis: the entry.
        title: its title, None where it has none.
        survey: whether the title calls the paper a survey, which introduces little.
        same: the key of each long name's acronym.
        long, short: the long names and the acronym as written, by the acronym's key.
        met: where each name stands, and whether its sentence is about it.
        presented: where each name is presented.
        kinds: what the words beside each name call it, with weights.
    """

    def __init__(self, analysis: TextAnalysis) -> None:
        self.analysis = analysis
        self.title = next((s for s in analysis.sentences if s.kind is PassageKind.TITLE), None)
        self.survey = self.title is not None and _SURVEY.search(self.title.text) is not None
        self.same: dict[str, str] = {}
        self.long: dict[str, list[str]] = {}
        self.short: dict[str, str] = {}
        for abbreviation in analysis.abbreviations:
            if key(abbreviation.long) not in self.same and key(abbreviation.short) != key(abbreviation.long):
                self.same[key(abbreviation.long)] = key(abbreviation.short)
                self.long.setdefault(key(abbreviation.short), []).append(abbreviation.long)
                self.short.setdefault(key(abbreviation.short), abbreviation.short)
        self.presented: dict[str, list[ContributionMention]] = {}
        self.met: dict[str, list[tuple[Chunk, Sentence, bool]]] = {}
        self.kinds: dict[str, dict[str, int]] = {}

    def key(self, name: str) -> str:
        """Return what identifies a name: its key, or that of its acronym."""
        folded = key(name)
        return self.same.get(folded, folded)

    def abbreviation(self, group: Coordination) -> None:
        """Take a bracket's long name and the acronym behind it for one ("Audio-to-Video Flow; A2V-F")."""
        if len(group.members) != 2 or not self.bracketed(group):
            return
        long, short = group.members
        if " " in long.text and " " not in short.text and long.text[:1].casefold() == short.text[:1].casefold():
            self.same.setdefault(key(long.text), key(short.text))
            self.long.setdefault(key(short.text), []).append(long.text)
            self.short.setdefault(key(short.text), short.text)

    def note(self, chunk: Chunk, opens: bool, sentence: Sentence) -> None:
        """Remember where a name stands, and what the noun behind it calls it."""
        name = self.key(chunk.text)
        self.met.setdefault(name, []).append((chunk, sentence, opens))
        tokens = self.analysis.tokens
        if chunk.last < sentence.last and tokens[chunk.last - 1].spaced:
            self.call(name, noun_kind(tokens[chunk.last].text), 2)

    def call(self, name: str, kind: str, weight: int) -> None:
        """Count that the words beside a name call it a ``kind``."""
        if kind:
            votes = self.kinds.setdefault(name, {})
            votes[kind] = votes.get(kind, 0) + weight

    def present(self, chunk: Chunk, sentence: Sentence, rule: str, kind: str = "") -> None:
        """Remember that a sentence presents a name."""
        name = self.key(chunk.text)
        start = self.analysis.tokens[chunk.first].start
        span = Span(start, start + len(chunk.text))
        self.presented.setdefault(name, []).append(ContributionMention(span, chunk.text, sentence, rule, kind))
        self.call(name, kind, 3)

    def titled(self, name: str) -> bool:
        """Return whether the title holds a name or what it abbreviates."""
        title = self.title.text if self.title else ""
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", title):
            return True
        return any(key(other) in key(title) for other in self.long.get(key(name), ()))

    def in_title(self, name: str) -> bool:
        """Return whether a name stands in the title as a whole word."""
        title = self.title.text if self.title else ""
        return any(not title[end : end + 1].isalnum() for end in word_ends(name, title))

    def heads_title(self, name: str) -> bool:
        """Return whether the title begins with a name."""
        return self.title is not None and key(self.title.text).startswith(key(name))

    def is_aside(self, name: str) -> bool:
        """Return whether the title is about something done with the named thing ("An Empirical Study of X")."""
        title = self.title.text if self.title else ""
        folded, title = name.lower(), title.lower()
        return any(_ASIDE.search(title, 0, end - len(folded)) for end in word_ends(folded, title))

    def is_class(self, name: str) -> bool:
        """Return whether a name stands for things of a class ("Large Reasoning Models"), not for one of them."""
        return any(is_common(one) for one in (name, *self.long.get(key(name), ())))

    def is_backed(self, chunk: Chunk, defined: bool) -> bool:
        """Return whether more than the noun behind it shows that an acronym is a name: it is what sentences are about.

        Args:
            chunk: the name.
            defined: whether it stands with its expansion right before the noun.
        """
        if not _ACRONYM.fullmatch(chunk.text) or self.titled(chunk.text):
            return True
        start = self.analysis.tokens[chunk.first].start
        near = (
            abs(abbreviation.short_span.start - start)
            for abbreviation in self.analysis.abbreviations
            if abbreviation.short == chunk.text
        )
        met = self.met.get(self.key(chunk.text), ())
        is_topic = len(chunk.text) > 2 and any(opens for _, _, opens in met)
        return is_topic or (defined and min(near, default=_NEAR) < _NEAR)

    def bracketed(self, group: Coordination) -> bool:
        """Return whether a bracket is open where the names of a group begin."""
        tokens = self.analysis.tokens
        for place in range(group.members[0].first - 1, max(group.members[0].first - 12, 0), -1):
            if tokens[place].text in "()":
                return tokens[place].text == "("
        return False

    def before_noun(self, chunk: Chunk) -> bool:
        """Return whether a noun for a kind of thing follows a name."""
        return chunk.last < len(self.analysis.tokens) and bool(noun_kind(self.analysis.tokens[chunk.last].text))

    def is_task(self, name: str) -> bool:
        """Return whether a name abbreviates a task ("Monocular Depth Estimation"), which no paper owns."""
        title = key(self.title.text) if self.title else ""
        longs = self.long.get(key(name), ())
        return any(one.rsplit(" ", 1)[-1].casefold() in TASKS and not title.startswith(key(one)) for one in longs)

    def is_place(self, name: str) -> bool:
        """Return whether the title ends with where the work was done ("Ranking at LinkedIn")."""
        return self.title is not None and self.title.text.endswith(f" at {name}")

    def plural(self, chunk: Chunk) -> bool:
        """Return whether the words speak of several things, not of one by its name ("video-LMMs", "DAAs")."""
        if not chunk.text.endswith("s") or chunk.text[-2:-1] in {"s", "S"}:
            return False
        if chunk.text in self.short.values():
            longs = self.long.get(key(chunk.text), ())
            return chunk.text[:-1].isupper() and any(long.casefold().endswith(_SEVERAL) for long in longs)
        return True

    def merge(self) -> None:
        """Take for one what is presented under two names: an acronym and its expansion, one thing and several."""
        shorts = {found[0].surface: name for name, found in self.presented.items() if found[0].surface.isupper()}
        for name, mentions in list(self.presented.items()):
            surface = mentions[0].surface
            short = next((shorts[one] for one in initials(surface) if one in shorts), name)
            if short != name:
                self.long.setdefault(short, []).append(surface)
                self.short.setdefault(short, self.presented[short][0].surface)
            elif surface.endswith("s") and key(surface[:-1]) in self.presented:
                short = key(surface[:-1])
            if short != name:
                self.presented[short] = [*self.presented[short], *self.presented.pop(name)]
                for kind, votes in self.kinds.pop(name, {}).items():
                    self.call(short, kind, votes)

    def referred(self) -> None:
        """Count what the text calls the thing of the title where it refers back to it (``이 모델은``)."""
        titled = next((name for name, at in self.presented.items() if at[0].sentence.kind is PassageKind.TITLE), "")
        name = titled or (next(iter(self.presented)) if len(self.presented) == 1 else "")
        if name:
            for sentence in self.analysis.sentences:
                for found in _REFERRING.finditer(sentence.text):
                    self.call(name, noun_kind(found[1]), 1)

    def resolve_kind(self, name: str, short: str) -> str:
        """Return the kind of a thing: by the shape of its name, else by what most words beside it say."""
        for pattern, kind in SHAPES:
            if re.search(pattern, short):
                return kind
        votes = self.kinds.get(name, {})
        if votes:
            return max(votes, key=lambda kind: votes[kind])
        if any(mention.rule == "benchmark" for mention in self.presented.get(name, ())):
            return "dataset"
        for pattern, kind in WEAK_SHAPES:
            if re.search(pattern, short):
                return kind
        known = self.analysis.lexicon.find(short, ConceptKind.MODEL)
        if known is not None:
            return known.artifact_type or "model"
        within = (self.kinds.get(own, {}) for own in self.presented if len(own) > 2 and name.startswith(own))
        return next((max(kinds, key=lambda kind: kinds[kind]) for kinds in within if kinds), "method")


_ASIDE = re.compile(r"\b(?:with|of|on|in|at|for|from|to|beyond|about)\s(?:the\s)?$")
_REFERRING = re.compile(
    r"(?<!\w)(?:이|본|해당|이러한|제안된|제안한|우리의)\s(?:새로운\s)?([가-힣]{2,8})[은는이가을를의]\s"
)


_ACRONYM = re.compile(r"[A-Z]{2,5}s?")
_SEVERAL = ("models", "algorithms", "methods", "agents", "systems", "networks", "attacks", "datasets", "benchmarks")
_SURVEY = re.compile(r"\b(?:survey|review|overview|tutorial|taxonomy|roadmap)\b", re.IGNORECASE)
_NEAR = 150  # characters: an acronym and its expansion beside it


def is_common(name: str) -> bool:
    """Return whether a name has no word but common ones of the field."""
    words = (word for word in re.split(r"[\s-]+", name.casefold()) if word)
    return all(word in COMMON or (word.endswith("s") and word[:-1] in COMMON) for word in words)


def initials(name: str) -> tuple[str, ...]:
    """Return the acronyms that the initials of a name's words make, hyphens as spaces or not: three letters or more."""
    found = []
    for words in (name.split(), re.split(r"[\s-]+", name)):
        made = "".join(word if word.isupper() else word[0] for word in words if word).upper()
        if len(words) > 1 and len(made) > 2:
            found.append(made)
    return tuple(found)
