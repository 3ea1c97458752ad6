"""Finds the things that an entry presents as the paper's own, and how."""

import re
from dataclasses import dataclass
from functools import cache

from kg.extractors.analysis import Analysis, Sentence
from kg.extractors.clauses import clauses, kind_of
from kg.extractors.gloss import Group, Part
from kg.extractors.patterns import Rules
from kg.extractors.rules.artifacts import (
    COMMON,
    DOUBTFUL,
    INTRODUCING,
    LATE,
    NEW_WORDS,
    OLD,
    SHAPES,
    SUFFICES,
    UNTITLED,
)
from kg.extractors.titles import opens_phrase, title_kind, title_names
from kg.lexicon import key
from kg.model import PassageKind, Span

__all__ = ["Introduction", "Presentation", "find_introductions"]


@dataclass(frozen=True, slots=True)
class Presentation:
    """One place where an entry presents a thing.

    Attributes:
        sentence: the sentence (or title).
        span: where the name stands.
        surface: the name as written.
        rule: the rule that tells.
        kind: what the words beside it call it ("model", "dataset" ...), empty where they do not.
    """

    sentence: Sentence
    span: Span
    surface: str
    rule: str
    kind: str


@dataclass(frozen=True, slots=True)
class Introduction:
    """A thing that an entry presents as the paper's own.

    Attributes:
        name: its short name.
        others: its other names (the full name of an acronym).
        kind: model, method, framework, dataset, benchmark, metric or system.
        presented: where it is presented, the strongest rule of each sentence, in the order of the text.
    """

    name: str
    others: tuple[str, ...]
    kind: str
    presented: tuple[Presentation, ...]


@cache
def _rules() -> Rules:
    return Rules(INTRODUCING)


_STRENGTH = {rule: place for place, rule in enumerate(("title", *dict.fromkeys(rule for rule, _ in INTRODUCING)))}
_VERBS = frozenset(("PRESENT", "MAKE", "QUOTATIVE", "NEW", "KIND", "DATA", "MEANS"))


def find_introductions(analysis: Analysis) -> tuple[Introduction, ...]:
    """Return the things that an entry presents as the paper's own, in the order in which it first presents them."""
    names = _Names(analysis)
    read = list(clauses(analysis))
    names.title()
    for sentence, groups in read:
        if sentence.kind is not PassageKind.TITLE:
            opening = _opening(groups)
            for group in groups:
                for member in group.members:
                    names.note(member, group is opening, sentence)
                names.alias(group)
            if any(group.part.sort in _VERBS for group in groups):
                names.read(sentence, groups)
    names.opening()
    names.recurring()
    names.variants(read)
    return names.introductions()


class _Names:
    """The names met, with acronyms and expansions as one, and where each was presented."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.same: dict[str, str] = {}
        self.long: dict[str, list[str]] = {}
        self.short: dict[str, str] = {}
        for alias in analysis.aliases:
            if key(alias.long) not in self.same and key(alias.short) != key(alias.long):
                self.same[key(alias.long)] = key(alias.short)
                self.long.setdefault(key(alias.short), []).append(alias.long)
                self.short.setdefault(key(alias.short), alias.short)
        self.presented: dict[str, list[Presentation]] = {}
        self.met: dict[str, list[tuple[Part, Sentence, bool]]] = {}
        self.kinds: dict[str, dict[str, int]] = {}

    def key(self, name: str) -> str:
        folded = key(name)
        return self.same.get(folded, folded)

    def alias(self, group: Group) -> None:
        """Take a bracket's long name and the acronym behind it for one ("Audio-to-Video Flow; A2V-F")."""
        if len(group.members) != 2 or not self.bracketed(group):
            return
        long, short = group.members
        if " " in long.text and " " not in short.text and long.text[:1].casefold() == short.text[:1].casefold():
            self.same.setdefault(key(long.text), key(short.text))
            self.long.setdefault(key(short.text), []).append(long.text)
            self.short.setdefault(key(short.text), short.text)

    def note(self, part: Part, opens: bool, sentence: Sentence) -> None:
        """Remember where a name stands, and what the noun behind it calls it."""
        name = self.key(part.text)
        self.met.setdefault(name, []).append((part, sentence, opens))
        tokens = self.analysis.tokens
        if part.last < sentence.last and tokens[part.last - 1].spaced:
            self.call(name, kind_of(tokens[part.last].text), 2)

    def call(self, name: str, kind: str, weight: int) -> None:
        if kind:
            votes = self.kinds.setdefault(name, {})
            votes[kind] = votes.get(kind, 0) + weight

    # -- rules ---------------------------------------------------------------------------------------------------------

    def present(self, part: Part, sentence: Sentence, rule: str, kind: str = "") -> None:
        name = self.key(part.text)
        start = self.analysis.tokens[part.first].span.start
        span = Span(start, start + len(part.text))
        self.presented.setdefault(name, []).append(Presentation(sentence, span, part.text, rule, kind))
        self.call(name, kind, 3)

    def title(self) -> None:
        """Take the name before the title's colon."""
        title = next((s for s in self.analysis.sentences if s.kind is PassageKind.TITLE), None)
        name = self.analysis.title_name
        if title is None or name is None:
            return
        kind = title_kind(title.text.partition(":")[2])
        for written in title_names(name.surface):
            said = any(s.kind is not PassageKind.TITLE and written in s.text for s in self.analysis.sentences)
            words = written.split()
            if written.casefold() in UNTITLED or (not said and not name.strong and len(words) > 1):
                continue
            if opens_phrase(written) and not (said and name.strong):
                continue
            if not said and (len(words) > 4 or all(word.casefold() in COMMON for word in words)):
                continue
            first = next(i for i in range(name.first, name.last) if written.startswith(self.analysis.tokens[i].text))
            part = Part("NAME", "", written, first, name.last, name=name)
            self.present(part, title, "title", kind)

    def read(self, sentence: Sentence, groups: list[Group]) -> None:
        """Try the rules on a sentence."""
        best: dict[int, tuple[int, str, Part, str]] = {}
        for rule, first, last in _rules().matches([group.part for group in groups]):
            named = [place for place in range(first, last) if groups[place].members]
            if not named:
                continue
            at = named[-1] if rule in LATE else named[0]
            group = groups[at]
            if rule in DOUBTFUL and any(g.part.text.startswith(OLD) for g in groups[max(at - 4, 0) : at]):
                continue
            kind = _kind(groups[first:last])
            for member in group.members:
                if self._suffices(member, group, rule):
                    told = (_STRENGTH[rule], rule, member, kind)
                    if member.first not in best or told[0] < best[member.first][0]:
                        best[member.first] = told
        for _, (_, rule, member, kind) in sorted(best.items()):
            self.present(member, sentence, rule, kind)

    def _suffices(self, member: Part, group: Group, rule: str) -> bool:
        sort = "GLOSSED" if group.part.sort == "GLOSSED" and member.sort == "PHRASE" else member.sort
        known = next((other.sort for other in group.members if other.sort in {"MODEL", "BENCHMARK"}), "")
        if known and sort in {"NAME", "PHRASE"}:  # named in one breath with known ones
            sort = known
        words = re.split(r"[\s-]+", member.text)
        if sort == "GLOSSED" and words[-1].casefold() in COMMON:
            return False
        if sort == "PHRASE" and all(word.casefold() in COMMON for word in words):
            return False
        if rule in {"by-means", "kind-object"} and (len(words) < 2 or self.plural(member)):
            return False
        if rule == "is-kind" and (_VARIANT.search(member.text) or _SHORT.fullmatch(member.text)):
            return False
        if rule == "kind-bracket":
            plain = all(word.casefold() in COMMON for word in words) or _ACRONYM.fullmatch(member.text)
            aliased = key(member.text) in self.short
            return self.bracketed(group) and sort == "NAME" and not self.plural(member) and bool(aliased or not plain)
        return rule in SUFFICES.get(sort, ())

    def bracketed(self, group: Group) -> bool:
        """Return whether a bracket is open where the names of a group begin."""
        tokens = self.analysis.tokens
        for place in range(group.members[0].first - 1, max(group.members[0].first - 12, 0), -1):
            if tokens[place].text in "()":
                return tokens[place].text == "("
        return False

    def plural(self, part: Part) -> bool:
        """Return whether the words speak of several things, not of one by its name ("video-LMMs")."""
        return part.text.endswith("s") and part.text[-2:-1] not in {"s", "S"} and part.text not in self.short.values()

    def opening(self) -> None:
        """Take the name that the entry's text begins with (``FlowNet은 ...``), unless it is a known technique."""
        first = next((s for s in self.analysis.sentences if s.kind not in _HEADS), None)
        for name, met in self.met.items():
            part, sentence, opens = met[0]
            if sentence is not first or not opens or name in self.presented:
                continue
            technique = part.model is not None and part.model.concept.sort != ""
            often = len(met) > 1 or part.sort == "NAME" or any(word in sentence.text for word in NEW_WORDS)
            if part.sort in {"NAME", "MODEL", "BENCHMARK"} and often and not technique and not self.plural(part):
                self.present(part, sentence, "opening")

    def recurring(self) -> None:
        """Take a name that no vocabulary knows and that opens sentences again and again, or stands in the title."""
        title = next((s.text for s in self.analysis.sentences if s.kind is PassageKind.TITLE), "")
        for name, met in self.met.items():
            if name in self.presented:
                continue
            part, sentence, _ = next((m for m in met if m[2]), met[0])
            opens = sum(1 for _, _, opening in met if opening)
            if part.sort != "NAME":
                continue
            if opens >= 1 and part.text in title:
                self.present(part, sentence, "title-word")
            elif opens >= 2 and not self.plural(part) and not _VARIANT.search(part.text):
                self.present(part, sentence, "recurring")

    def variants(self, read: list[tuple[Sentence, list[Group]]]) -> None:
        """Take names that extend an own name by a joint and a word (``Orca-Math-Plus``), sizes aside."""
        own = [told.surface for presented in self.presented.values() for told in presented]
        own += [self.short[name] for name in self.presented if name in self.short]
        own = sorted({name for name in own if len(name) > 2 and " " not in name})
        if not own:
            return
        either = "|".join(re.escape(name) for name in own)
        pattern = re.compile(rf"(?:{either})(?:[-_](.+)|\+)|[A-Z][\w.-]*-(?:{either})")
        for name, met in self.met.items():
            if name in self.presented:
                continue
            part, sentence, _ = met[0]
            found = pattern.fullmatch(part.text)
            if (
                found
                and not _SIZE.fullmatch(found[1] or "")
                and (part.sort == "NAME" or (part.model is not None and part.model.extended))
            ):
                self.present(part, sentence, "variant")

    # -- results -------------------------------------------------------------------------------------------------------

    def introductions(self) -> tuple[Introduction, ...]:
        self.merge()
        found = []
        for name, presented in self.presented.items():
            by_sentence: dict[int, Presentation] = {}
            for told in presented:
                by_sentence.setdefault(told.sentence.index, told)
            surfaces = list(dict.fromkeys(told.surface for told in presented))
            short = self.short.get(name, surfaces[0])
            others = [*surfaces, *self.long.get(name, ())]
            others = [other for other in dict.fromkeys(others) if key(other) != key(short)]
            kind = self._kind_of(name, short)
            found.append(Introduction(short, tuple(others), kind, tuple(by_sentence.values())))
        return tuple(found)

    def merge(self) -> None:
        """Take an acronym and a long name with its initials for one, both presented."""
        shorts = {told[0].surface: name for name, told in self.presented.items() if told[0].surface.isupper()}
        for name, told in list(self.presented.items()):
            initials = "".join(word[0] for word in re.split(r"[\s-]+", told[0].surface) if word).upper()
            short = shorts.get(initials, name) if len(initials) > 2 else name
            if short != name:
                self.long.setdefault(short, []).append(told[0].surface)
                self.short.setdefault(short, initials)
                self.presented[short] = [*self.presented[short], *self.presented.pop(name)]
                for kind, votes in self.kinds.pop(name, {}).items():
                    self.call(short, kind, votes)

    def _kind_of(self, name: str, short: str) -> str:
        for pattern, kind in SHAPES:
            if re.search(pattern, short):
                return kind
        votes = self.kinds.get(name, {})
        return max(votes, key=lambda kind: votes[kind]) if votes else "method"


def _opening(groups: list[Group]) -> Group | None:
    """Return the names that a sentence is about, if it opens with them: ``특히, X는``, ``X 모델은``."""
    for place, group in enumerate(groups[:4]):
        if group.members:
            following = groups[place + 1].part if place + 1 < len(groups) else None
            noun = following is not None and following.sort in {"KIND", "DATA"} and following.ending in _ABOUT
            return group if group.part.ending in _ABOUT or (not group.part.ending and noun) else None
        if group.part.sort not in {"OTHER", "COMMA", "AND", "STOP"} or group.part.ending:
            return None
    return None


_ABOUT = frozenset(("TOPIC", "SUBJECT"))
_HEADS = frozenset((PassageKind.TITLE, PassageKind.HEADING))
_VARIANT = re.compile(r"-(?:\d+(?:\.\d+)?[BbMk]|[Ii]nstruct|[Cc]hat|[Bb]ase)\b")
_SHORT = re.compile(r"[A-Z]{2,3}")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_SIZE = re.compile(
    r"(?:\d+x)?\d+(?:\.\d+)?[BbMmKk]?(?:-\w+)?|base|large|small|tiny|medium|xl|XL|Base|Large|Small|Tiny|Medium|based|style|like"
)


def _kind(groups: list[Group]) -> str:
    """Return what the last noun among groups calls a thing."""
    for group in reversed(groups):
        if group.part.sort in {"KIND", "DATA"}:
            return kind_of(group.part.text.replace(" ", ""))
    return ""
