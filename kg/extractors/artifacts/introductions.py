"""Finds the things that an entry presents as the paper's own, and how."""

import re
from dataclasses import dataclass
from functools import cache

from kg.extractors.artifacts.clauses import kind_of
from kg.extractors.artifacts.parts import HEADS, Parts, opening_names
from kg.extractors.artifacts.presentations import Presentation
from kg.extractors.artifacts.titles import abbreviated, opens_phrase, title_kind, title_names
from kg.extractors.benchmarks.sightings import Relation
from kg.extractors.rules.artifacts import (
    ATTRIBUTIVE,
    BEHIND,
    COMMON,
    DOUBTFUL,
    INTRODUCING,
    LATE,
    NEW_WORDS,
    OLD,
    PART_KINDS,
    SUFFICES,
    UNTITLED,
    WEAK,
)
from kg.extractors.rules.models import KNOWN_TECHNIQUES
from kg.extractors.text.analysis import Analysis, Sentence
from kg.extractors.text.gloss import Group, Part
from kg.extractors.text.names import is_strong
from kg.extractors.text.patterns import Rules
from kg.lexicon import key
from kg.model import PassageKind

__all__ = ["Introduction", "find_introductions"]


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
    names = _Finder(analysis)
    read = analysis.clauses
    names.title()
    for sentence, groups in read:
        if sentence.kind is not PassageKind.TITLE:
            opening = opening_names(groups)
            for group in groups:
                for member in group.members:
                    names.note(member, group is opening, sentence)
                names.alias(group)
            if any(group.part.sort in _VERBS for group in groups):
                names.read(sentence, groups)
    names.opening()
    names.recurring()
    names.benchmarks()
    names.components(read)
    names.enumerated(read)
    names.variants()
    names.referred()
    return names.introductions()


class _Finder(Parts):
    """Tries one rule after another on an entry."""

    # -- rules ---------------------------------------------------------------------------------------------------------

    def title(self) -> None:
        """Take the name before the title's colon."""
        title = next((s for s in self.analysis.sentences if s.kind is PassageKind.TITLE), None)
        name = self.analysis.title_name
        if title is None:
            return
        if name is None:
            self.untitled(title)
            return
        kind = title_kind(title.text.partition(":")[2])
        for written in title_names(name.surface):
            said = any(s.kind is not PassageKind.TITLE and written in s.text for s in self.analysis.sentences)
            words = written.split()
            if (
                written.casefold() in UNTITLED
                or _VERSUS.search(written)
                or (not said and not name.strong and len(words) > 1)
            ):
                continue
            if opens_phrase(written) and not (said and name.strong):
                continue
            if not said and (len(words) > 4 or all(word.casefold() in COMMON for word in words)):
                continue
            first = next(i for i in range(name.first, name.last) if written.startswith(self.analysis.tokens[i].text))
            part = Part("NAME", "", written, first, name.last, name=name)
            self.present(part, title, "title", kind)

    def untitled(self, title: Sentence) -> None:
        """Take the name of a title without colon that is a report on it, or ends with it ("... with LLMsuite")."""
        found = _REPORT.fullmatch(title.text) or _TAIL.search(title.text)
        if found is None or not is_strong(found[1].split()[0]):
            return
        tokens = self.analysis.tokens
        place = next((i for i in range(title.first, title.last) if found[1].startswith(tokens[i].text)), -1)
        if place < 0 or (found.re is _TAIL and self.analysis.known(tokens[place].span)):
            return
        part = Part("NAME", "", found[1], place, place + 1)
        if found.re is _REPORT or not self.plural(part):
            self.present(part, title, "title-report" if found.re is _REPORT else "title-tail")

    def read(self, sentence: Sentence, groups: list[Group]) -> None:
        """Try the rules on a sentence."""
        best: dict[int, tuple[int, str, Part, str]] = {}
        for rule, first, last in _rules().matches([group.part for group in groups]):
            named = [place for place in range(first, last) if groups[place].members]
            if not named:
                continue
            at = named[-1] if rule in LATE else named[0]
            group = groups[at]
            if not _holds(rule, groups, first, at):
                continue
            kind = _kind(groups[at - 1 : at]) if at else ""
            kind = kind or _kind(groups[first:last])
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
        marked = member.name is not None and member.name.marked
        if rule == "kind-part" and ((sort == "NAME" and not marked) or (sort == "GLOSSED" and len(words) < 3)):
            return False
        if rule in {"by-means", "kind-object", "kind-part"} and (
            len(words) < 2 or self.plural(member) or (sort != "GLOSSED" and self.bracketed(group))
        ):
            return False
        technique = member.model is not None and member.model.concept.notation in KNOWN_TECHNIQUES
        if technique or _HARDWARE.search(member.text) or _VERSION.fullmatch(member.text):
            return False
        if rule in WEAK and self.is_task(member.text):
            return False
        if rule == "is-kind" and (
            _VARIANT.search(member.text) or (_SHORT.fullmatch(member.text) and not self.titled(member.text))
        ):
            return False
        if rule == "kind-bracket":
            plain = all(word.casefold() in COMMON for word in words) or _ACRONYM.fullmatch(member.text)
            aliased = key(member.text) in self.short
            return self.bracketed(group) and sort == "NAME" and not self.plural(member) and bool(aliased or not plain)
        return rule in SUFFICES.get(sort, ())

    def opening(self) -> None:
        """Take the name that the entry's text begins with (``FlowNet은 ...``), unless it is a known technique."""
        first = next((s for s in self.analysis.sentences if s.kind not in HEADS), None)
        for name, met in self.met.items():
            part, sentence, opens = met[0]
            if (
                sentence is not first
                or not opens
                or name in self.presented
                or _OTHERS.search(sentence.text)
                or self.is_task(part.text)
            ):
                continue
            if part.sort == "PHRASE" and self.titled(part.text) and " " in part.text:
                self.present(part, sentence, "opening")
            technique = part.model is not None and part.model.concept.sort != ""
            often = len(met) > 1 or part.sort == "NAME" or any(word in sentence.text for word in NEW_WORDS)
            if part.sort in {"NAME", "MODEL", "BENCHMARK"} and often and not technique and not self.plural(part):
                self.present(part, sentence, "opening")

    def recurring(self) -> None:
        """Take a name that no vocabulary knows and that opens sentences again and again, or stands in the title."""
        title = next((s.text for s in self.analysis.sentences if s.kind is PassageKind.TITLE), "")
        initials = abbreviated(title)
        for name, met in self.met.items():
            if name in self.presented:
                continue
            part, sentence, _ = next((m for m in met if m[2]), met[0])
            opens = sum(1 for _, _, opening in met if opening)
            noun = next((s for p, s, opening in met if opening and self.before_noun(p)), None)
            if part.sort != "NAME":
                continue
            if opens >= 1 and re.search(rf"(?<!\w){re.escape(part.text)}(?!\w)", title):
                self.present(part, sentence, "title-word")
            elif (
                initials
                and len(met) > 1
                and {part.text.upper(), re.sub("[^A-Z0-9]", "", part.text)} & initials
                and all(key(title).startswith(key(long)) for long in self.long.get(name, ()))
            ):
                self.present(part, sentence, "title-initials")
            elif opens >= 2 and not (self.plural(part) or _VARIANT.search(part.text) or _ACRONYM.fullmatch(part.text)):
                self.present(part, sentence, "recurring")
            elif noun is not None and not (_VARIANT.search(part.text) or _ACRONYM.fullmatch(part.text)):
                self.present(part, noun, "opens-noun")

    def benchmarks(self) -> None:
        """Take the benchmarks and datasets that the rules of benchmarks find introduced."""
        for sighting in self.analysis.benchmarks:
            if sighting.relation == Relation.INTRODUCES and sighting.sentence.kind is not PassageKind.TITLE:
                part = Part("BENCHMARK", "", sighting.surface, sighting.first, sighting.last)
                if self.key(part.text) not in self.presented:
                    self.present(part, sighting.sentence, "benchmark")

    # -- results -------------------------------------------------------------------------------------------------------

    def introductions(self) -> tuple[Introduction, ...]:
        """Return what was presented, each thing once."""
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
            kind = self.kind_of(name, short)
            found.append(Introduction(short, tuple(others), kind, tuple(by_sentence.values())))
        return tuple(found)


_VARIANT = re.compile(r"-(?:\d+(?:\.\d+)?[BbMk]|[Ii]nstruct|[Cc]hat|[Bb]ase)\b")
_REPORT = re.compile(r"(?:The )?(\S+(?: \S+)?) (?:Technical Report|Model Card|System Card)", re.IGNORECASE)
_TAIL = re.compile(r"\b(?:with|via|using) (\w\S+)$")
_VERSUS = re.compile(r"\b(?:vs\.?|versus)(?!\w)", re.IGNORECASE)
_OTHERS = re.compile(r"(?:작업|과제|문제|분야|태스크|task)(?:입니다|이다|로|이며|으로|임)|^(?:최근|기존|현재)(?!\w)")
_VERSION = re.compile(r"\w|[vV]\d+(?:\.\d+)*")
_HARDWARE = re.compile(r"\b[GCT]PUs?\b")
_SHORT = re.compile(r"[A-Z]{2,3}")
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")


def _holds(rule: str, groups: list[Group], first: int, at: int) -> bool:
    """Return whether the words of a match, which begins at ``first`` and names at ``at``, are what the rule needs."""
    head, group = groups[first].part, groups[at]
    if rule in DOUBTFUL and any(g.part.text.startswith(OLD) for g in groups[max(at - 4, 0) : at]):
        return False
    if rule == "presented-name":
        return head.text.endswith(ATTRIBUTIVE)
    if rule == "english-presented":
        return head.text.isascii()
    if rule == "kind-being":
        return group.part.ending != "THAN"
    if rule == "kind-part":
        return groups[at + 1].part.text.startswith(PART_KINDS)
    if rule == "new-kind-name":
        nouns = {g.part.ending for g in groups[max(at - 2, 0) : at] if g.part.sort in {"KIND", "DATA"}}
        return "BY" not in nouns and not (group.part.sort == "MODEL" and "TOPIC" in nouns)
    return rule not in BEHIND or head.text.startswith(BEHIND[rule])


def _kind(groups: list[Group]) -> str:
    """Return what the last noun among groups calls a thing."""
    for group in reversed(groups):
        if group.part.sort in {"KIND", "DATA"}:
            return kind_of(group.part.text.replace(" ", ""))
    return ""
