"""From what a person types to the node of the graph: an arXiv id, a name, a label in either language, an IRI.

A name that is a node's id, notation or exact label is found by point queries; only then are the labels of a kind read,
to compare them without regard to case, spaces and hyphens, and to name the nearest.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.errors import InputError, UnknownThingError
from kg.schema import terms as v
from kg.schema.kinds import KINDS, OTHER, Kind, kind_of

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = [
    "Thing",
    "figures_in_english",
    "find_thing",
    "find_things",
    "label_of",
    "name_key",
    "names_beginning",
    "nearest_names",
    "settled",
    "short_iri",
]


_BY_PREFIX = {kind.name: kind for kind in KINDS} | {"arxiv": KINDS[0]}
_PROPERTIES = tuple(dict.fromkeys(label for kind in KINDS for label in kind.labels))
_RESULTS = f"{v.DATA}result/"
_POINTS = re.compile(r"(\d)\s?점")
_SHORT = re.compile(r"[:：]\s")
_NO_MARKS = str.maketrans("", "", "".join(c for c in map(chr, range(128)) if not c.isalnum() and c != "+"))
_IRI = re.compile(r"<?([A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+)>?")


class Thing(NamedTuple):
    """A node of the graph that somebody named.

    Attributes:
        iri: the node.
        kind: the name of its kind; empty for a node of no kind above.
    """

    iri: str
    kind: str = ""


def find_thing(store: "GraphStore", name: str, kind: str = "") -> Thing:
    """Return the thing that a person means by ``name``.

    Args:
        store: the graph.
        name: an arXiv id (with or without prefix or URL), notation, label in either language, alternative label, the
            part of a paper's title before its colon, an IRI, or any of them after a kind ("benchmark:gsm8k").
        kind: the name of the kind it must be; empty for any.

    Raises:
        UnknownThingError: nothing has that name; the message gives up to three similar names.
        InputError: several things have that name; the message says how to name each.
    """
    found = find_things(store, name, kind)
    if len(found) > 1:
        sorts = ", ".join(dict.fromkeys(thing.kind or "thing" for thing in found))
        choices = " or ".join(sorted(short_iri(thing.iri) for thing in found)[:6])
        raise InputError(f"{name!r} is the name of several things ({sorts}).", hint=f"Write {choices}.")
    return found[0]


def find_things(store: "GraphStore", name: str, kind: str = "") -> list[Thing]:
    """Return all things that a name may mean, at least one; see :func:`find_thing`.

    Raises:
        UnknownThingError: nothing has that name; the message gives up to three similar names.
    """
    typed = unicodedata.normalize("NFC", name).strip()
    kinds = (_BY_PREFIX[kind],) if kind else KINDS
    found = _by_iri(store, typed, kinds) if typed else []
    if not found and ":" in typed:
        prefix, _, rest = typed.removeprefix(v.DATA).replace("/", ":", typed.startswith(v.DATA)).partition(":")
        meant = _BY_PREFIX.get(prefix.strip().lower())
        if meant and meant in kinds and rest.strip():
            typed, kinds = rest.strip(), (meant,)
    if typed and not any(thing.kind for thing in found):  # a paper's address is a node, too
        found = _by_point(store, typed, kinds) or found
    if not found:
        labels = [(label, thing) for each in kinds for label, thing in _labels(store, each)]
        found = _by_key(typed, labels)
        if not found:
            kind_name = kind or (kinds[0].name if len(kinds) == 1 else "thing")
            raise UnknownThingError(name, nearest=_nearest_things(typed, labels), kind=kind_name)
    return found


def settled(store: "GraphStore", iri: str) -> str:
    """Return the node at which a thing stands: the address of what a paper introduces may lead to a model or benchmark.

    Such a thing is one node with the model or benchmark that it is, whose address has the same last part.
    """
    if kind_of(iri).name != "artifact" or _is_node(store, iri):
        return iri
    name = iri.rpartition("/")[2]
    moved = (f"{kind.stem}{name}" for kind in KINDS if kind.name in ("model", "benchmark"))
    query = f"SELECT ?_thing {{ ?_thing a <{v.ARTIFACT}> }}"
    return next((each for each in moved if any(_select(store, query, _thing=NamedNode(each)))), iri)


def short_iri(iri: str) -> str:
    """Return an IRI as a prefixed name where a known prefix and a plain local part allow it, else as it is."""
    for prefix, namespace in v.PREFIXES.items():
        if iri.startswith(namespace):
            local = iri[len(namespace) :]
            if local and not re.search(r"[/#?%\s]", local):
                return f"{prefix}:{local}"
    return iri


def label_of(store: "GraphStore", iri: str) -> str:
    """Return how a node is called: its English preferred label, title or name; its shortened IRI if it has none."""
    best: dict[tuple[int, bool], str] = {}
    for row in _select(store, "SELECT ?_thing ?property ?label { ?_thing ?property ?label }", _thing=NamedNode(iri)):
        label, name = row["label"], row["property"].value
        if name in _PROPERTIES and isinstance(label, Literal):
            rank = (_PROPERTIES.index(name), label.language == "ko")
            best[rank] = min(best.get(rank, label.value), label.value)
    return figures_in_english(iri, best[min(best)]) if best else short_iri(iri)


def figures_in_english(iri: str, label: str) -> str:
    """Return the label of a result for English readers: "84.2 points" where a Korean document writes "84.2점"."""
    return _POINTS.sub(r"\1 points", label) if iri.startswith(_RESULTS) else label


def _by_iri(store: "GraphStore", typed: str, kinds: Sequence[Kind]) -> list[Thing]:
    """The thing whose IRI, or prefixed name, was typed."""
    if not (shape := _IRI.fullmatch(typed)):
        return []
    iri = shape.group(1)
    prefix, _, local = iri.partition(":")
    expanded = v.PREFIXES[prefix] + local if prefix in v.PREFIXES and not local.startswith("//") else iri
    kind = kind_of(expanded)
    if len(kinds) < len(KINDS) and kind not in kinds:
        return []
    try:
        expanded = settled(store, expanded)
        node = NamedNode(expanded)
    except ValueError:
        return []
    kind = kind_of(expanded)
    if _is_node(store, expanded) or any(_select(store, "SELECT ?_thing { ?s ?p ?_thing } LIMIT 1", _thing=node)):
        return [Thing(expanded, "" if kind is OTHER else kind.name)]
    return []


def _is_node(store: "GraphStore", iri: str) -> bool:
    """Return whether the graph says anything of a node."""
    return any(_select(store, "SELECT ?_thing { ?_thing ?p ?o } LIMIT 1", _thing=NamedNode(iri)))


def _by_point(store: "GraphStore", typed: str, kinds: Sequence[Kind]) -> list[Thing]:
    """The things whose minted IRI, or one of whose labels, is what was typed to the letter."""
    found: list[Thing] = []
    for kind in kinds:
        minted = kind.mint(typed)
        if minted and _is_node(store, node := settled(store, minted)):
            found.append(Thing(node, kind_of(node).name))
    if found:
        return list(dict.fromkeys(found))
    called = "|".join(f"<{each}>" for each in dict.fromkeys(label for kind in kinds for label in kind.labels))
    query = f"SELECT DISTINCT ?thing ?_label {{ ?thing {called} ?_label }}"
    spelled = dict.fromkeys((typed, unicodedata.normalize("NFKC", typed)))
    for literal in [Literal(each, language=tag) for each in spelled for tag in (None, "en", "ko")]:
        for row in _select(store, query, _label=literal):
            kind_found = kind_of(row["thing"].value)
            if kind_found in kinds:
                found.append(Thing(row["thing"].value, kind_found.name))
    return list(dict.fromkeys(found))


def _labels(store: "GraphStore", kind: Kind) -> Iterable[tuple[str, Thing]]:
    """Every label of every thing of a kind, from one query a property."""
    stem = kind.stem
    for label in kind.labels:
        query = f"SELECT ?thing ?label {{ ?thing a <{kind.type}> ; <{label}> ?label }}"
        for node, text in _select(store, query):
            iri, called = node.value, text.value
            own = kind if iri.startswith(stem) else kind_of(iri)  # an introduced thing may be a benchmark or a model
            thing = Thing(iri, kind.name if own is OTHER else own.name)
            yield called, thing
            if kind.name == "paper" and (short := _SHORT.split(called, maxsplit=1)[0]):
                yield short, thing


def _by_key(typed: str, labels: Iterable[tuple[str, Thing]]) -> list[Thing]:
    wanted = name_key(typed)
    return list(dict.fromkeys(thing for label, thing in labels if name_key(label) == wanted)) if wanted else []


def name_key(name: str) -> str:
    """What a name is without case, Unicode form, spaces, hyphens and marks; "+" stays (HumanEval+)."""
    if name.isascii():
        folded = name.lower()
        return folded.translate(_NO_MARKS) or folded.strip()
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in folded if c.isalnum() or c == "+") or folded.strip()


def names_beginning(store: "GraphStore", typed: str, kind: str = "", count: int = 50) -> list[str]:
    """Return names of things that begin with what somebody types, in any case: the shortest first.

    Args:
        store: the graph.
        typed: the beginning of a name.
        kind: the name of the kind they must be; empty for any.
        count: at most how many.
    """
    kinds = [each for each in KINDS if kind in ("", each.name)]
    beginning = typed.casefold()
    found = {label for each in kinds for label, _ in _labels(store, each) if label.casefold().startswith(beginning)}
    return sorted(found, key=lambda name: (len(name), name))[:count]


def _nearest_things(typed: str, labels: Sequence[tuple[str, Thing]], count: int = 3) -> list[str]:
    """The nearest names of distinct things, one a thing, in the spelling that its kind shows first."""
    things: dict[str, Thing] = {}
    shown: dict[tuple[Thing, str], str] = {}
    for label, thing in labels:
        things.setdefault(label, thing)
        shown.setdefault((thing, name_key(label)), label)
    nearest: dict[Thing, str] = {}
    for label in nearest_names(typed, list(things), _CANDIDATES):
        nearest.setdefault(things[label], shown[things[label], name_key(label)])
    distinct: dict[str, str] = {}  # a benchmark and a paper may share a name
    for label in nearest.values():
        distinct.setdefault(name_key(label), label)
    return list(distinct.values())[:count]


def nearest_names(typed: str, labels: Sequence[str], count: int = 3) -> list[str]:
    """The labels most like what was typed; those that hold all of it come first."""
    from rapidfuzz import fuzz, process

    wanted = name_key(typed)
    if not wanted:
        return []
    keys = {label: name_key(label) for label in labels}
    holding = {label: 1 + fuzz.ratio(wanted, key) / 100 for label, key in keys.items() if wanted in key}
    alike = process.extract(wanted, keys, scorer=fuzz.ratio, limit=count + len(holding), score_cutoff=100 * _ALIKE)
    ratios = {label: ratio / 100 for _, ratio, label in alike} | holding
    by_ratio = sorted(((ratio, label) for label, ratio in ratios.items()), key=lambda each: (-each[0], each[1]))
    return [label for ratio, label in by_ratio[:count] if ratio >= _ALIKE]


_CANDIDATES = 50  # spellings among which there are three distinct things
_ALIKE = 0.5  # below it, two names have little in common


def _select(store: "GraphStore", text: str, **terms: NamedNode | Literal) -> QuerySolutions:
    found = store.query(text, substitutions=terms)
    assert isinstance(found, QuerySolutions)  # noqa: S101 - every text above is a SELECT
    return found
