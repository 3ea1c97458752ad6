"""Asks the store for a network: all of it, the neighbourhood of a thing, or what a CONSTRUCT query gave."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import NamedNode

from kg.model import Iri
from kg.network.views import Attribute, EdgeView, NetworkView, NodeView, ScoreView
from kg.schema import terms as v
from kg.schema.kinds import OTHER, kind_of
from kg.schema.relations import RELATIONS, Relation, relation_of
from kg.sparql.batches import linked_pairs, literals
from kg.sparql.lookup import short_iri

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.store import GraphStore

__all__ = ["around", "everything", "of_triples"]

_SCORES = (v.SYSTEM_NAME, v.METRIC_NAME, v.HAS_VALUE, v.UNIT, v.RESULT_KIND, v.SETTING, v.AS_WRITTEN)
_LABELS = (v.TITLE, v.NAME, Iri(v.SKOS + "prefLabel"), v.LABEL, v.NAME_AS_WRITTEN)
_ALTERNATIVE = Iri(v.SKOS + "altLabel")
_ORDER = {relation.name: place for place, relation in enumerate(RELATIONS)}

_Edge = tuple[str, str, str]  # source, relation, target


def everything(store: "GraphStore") -> NetworkView:
    """Return the whole network: every paper, and whatever is linked with one."""
    edges = {edge for relation in RELATIONS for edge in _edges(store, relation)}
    papers = {paper for paper, _ in linked_pairs(store, f"?a a <{v.PAPER}> , ?b")}
    return _network(store, papers | {end for source, _, target in edges for end in (source, target)}, edges)


def around(store: "GraphStore", thing: str, hops: int = 1, *, described: bool = False) -> NetworkView:
    """Return the neighbourhood of a thing: what is at most ``hops`` edges away, and all edges among it.

    Only the neighbourhood is read. A document stands for the papers it presents, a metric for those that report by it.

    Args:
        store: the graph.
        thing: an IRI of the graph.
        hops: how many edges away, from 0.
        described: whether what its papers are about is there too, though it be farther away: a map of them needs it.
    """
    seeds = [thing]
    if _drawn_kind(thing) == OTHER.name:
        patterns = (f"?b <{v.LISTS}> ?a ; <{v.IN_DOCUMENT}> ?thing", f"?a <{v.REPORTS}> ?b . ?b <{v.BY_METRIC}> ?thing")
        found = {paper for each in patterns for paper, _ in linked_pairs(store, each, "thing", [thing])}
        seeds = sorted(found) or [thing]
    distances = dict.fromkeys(seeds, 0)
    frontier = seeds
    for hop in range(1, hops + 1):
        met: set[str] = set()
        for relation in RELATIONS:
            met.update(target for _, _, target in _edges(store, relation, sources=frontier))
            met.update(source for source, _, _ in _edges(store, relation, targets=frontier))
        frontier = sorted(met - distances.keys())
        distances.update(dict.fromkeys(frontier, hop))
    papers = sorted(iri for iri in distances if _drawn_kind(iri) == "paper")
    for relation in RELATIONS if described else ():
        if relation.about:
            for _, _, target in _edges(store, relation, sources=papers):
                if _drawn_kind(target) != "paper":
                    distances.setdefault(target, hops + 1)
    inside = {
        edge for relation in RELATIONS for edge in _edges(store, relation, sources=papers) if edge[2] in distances
    }
    return _network(store, distances.keys(), inside, distances)


def of_triples(store: "GraphStore", triples: "Iterable[Triple]") -> NetworkView:
    """Return the network that triples make up: their IRIs as nodes, the links among these as edges.

    Types are not links, nor are addresses outside the graph; labels come from the store.
    """
    edges: set[_Edge] = set()
    nodes: set[str] = set()
    for triple in triples:
        if not isinstance(triple.subject, NamedNode):
            continue
        source, predicate = triple.subject.value, triple.predicate.value
        nodes.add(source)
        if isinstance(triple.object, NamedNode) and predicate != v.TYPE and triple.object.value.startswith(v.DATA):
            nodes.add(triple.object.value)
            relation = relation_of(predicate)
            name = relation.name if relation else predicate.replace("#", "/").rpartition("/")[2]
            edges.add((source, name, triple.object.value))
    return _network(store, nodes, edges)


def _network(
    store: "GraphStore", iris: Iterable[str], edges: set[_Edge], distances: dict[str, int] | None = None
) -> NetworkView:
    """Put a network together: labels, attributes, positions and scores, all in order."""
    nodes = sorted(set(iris))
    labels = _labels(store, nodes)
    attributes = _attributes(store, nodes)
    alternatives: dict[str, set[str]] = defaultdict(set)
    for node, literal in literals(store, _ALTERNATIVE, nodes):
        alternatives[node].add(" ".join(literal.value.split()))
    views = []
    for iri in nodes:
        known = attributes[iri]
        named = labels.get(iri, {})
        label = _best(named)
        korean = min(named.get("ko", ()), default="")
        names = alternatives[iri].union(*named.values())
        others = tuple(sorted(names - {label, korean, ""}))
        if korean and korean != label:
            known["labelKo"] = korean
        if others:
            known["names"] = others
        if distances is not None:
            known["distance"] = distances[iri]
        views.append(NodeView(Iri(iri), _drawn_kind(iri), label or _name(iri), known))
    ordered = sorted(edges, key=lambda edge: (edge[0], _ORDER.get(edge[1], len(_ORDER)), edge[1], edge[2]))
    papers = sorted({source for source, _, _ in ordered if _drawn_kind(source) == "paper"})
    positions = _positions(store, papers) if any(name == "creator" for _, name, _ in ordered) else {}
    scores = _scores(store, papers) if any(name == "reports" for _, name, _ in ordered) else {}
    return NetworkView(
        tuple(views),
        tuple(
            EdgeView(
                Iri(source),
                Iri(target),
                name,
                positions.get((source, target), 0) if name == "creator" else 0,
                scores.get((source, target), ()) if name == "reports" else (),
            )
            for source, name, target in ordered
        ),
    )


def _drawn_kind(iri: str) -> str:
    """The name of the kind that drawings show a node as."""
    kind = kind_of(iri)
    return (kind if kind.look else OTHER).name


def _name(iri: str) -> str:
    """What an IRI itself calls a thing: its last part for a node of the graph, which is readable."""
    return unquote(iri.rpartition("/")[2]) if iri.startswith(v.DATA) else short_iri(iri)


def _best(names: dict[str, set[str]]) -> str:
    """The label to show: English or untagged before Korean; of several spellings the first."""
    for language in ("en", "", "ko"):
        if names.get(language):
            return min(names[language])
    return min((name for each in names.values() for name in each), default="")


def _labels(store: "GraphStore", nodes: Sequence[str]) -> dict[str, dict[str, set[str]]]:
    """Every name of every node, by language."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for predicate in _LABELS:
        for node, literal in literals(store, predicate, nodes):
            text = " ".join(literal.value.split())
            if text:
                found[node][literal.language or ""].add(text)
    return found


def _attributes(store: "GraphStore", nodes: Sequence[str]) -> dict[str, dict[str, Attribute]]:
    """What is known of each node besides its names."""
    found: dict[str, dict[str, Attribute]] = {node: {} for node in nodes}
    papers = [node for node in nodes if _drawn_kind(node) == "paper"]
    for node, literal in literals(store, v.HAS_ARXIV_ID, papers):
        found[node]["arxiv"] = literal.value
    for node, url in linked_pairs(store, f"?a <{v.URL}> ?b", "a", papers):
        found[node]["url"] = min(str(found[node].get("url", url)), url)
    for node, date in linked_pairs(store, f"?l <{v.LISTS}> ?a ; <{v.LISTED_ON}> ?b", "a", papers):
        found[node]["date"] = min(str(found[node].get("date", date)), date)
    for node, votes in linked_pairs(store, f"?l <{v.LISTS}> ?a ; <{v.VOTES}> ?b", "a", papers):
        if votes.isdecimal():
            found[node]["votes"] = max(int(str(found[node].get("votes", 0))), int(votes))
    for node, venue in literals(store, v.VENUE, papers):
        found[node]["venue"] = min(str(found[node].get("venue", venue.value)), venue.value)
    artifacts = [node for node in nodes if _drawn_kind(node) == "artifact"]
    for node, sort in linked_pairs(store, f"?a <{v.ARTIFACT_TYPE}> ?b", "a", artifacts):
        found[node]["type"] = min(str(found[node].get("type", sort)), sort)
    return found


def _positions(store: "GraphStore", papers: Sequence[str]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    person = dict(linked_pairs(store, f"?p <{v.HAS_AUTHORSHIP}> ?a . ?a <{v.AUTHOR}> ?b", "p", papers))
    places = dict(linked_pairs(store, f"?p <{v.HAS_AUTHORSHIP}> ?a . ?a <{v.POSITION}> ?b", "p", papers))
    for paper, authorship in linked_pairs(store, f"?a <{v.HAS_AUTHORSHIP}> ?b", "a", papers):
        if authorship in person and places.get(authorship, "").isdecimal():
            key = (paper, person[authorship])
            found[key] = min(found.get(key, int(places[authorship])), int(places[authorship]))
    return found


def _scores(store: "GraphStore", papers: Sequence[str]) -> dict[tuple[str, str], tuple[ScoreView, ...]]:
    properties: dict[str, dict[Iri, str]] = defaultdict(dict)
    for predicate in _SCORES:
        for result, value in linked_pairs(store, f"?p <{v.REPORTS}> ?a . ?a <{predicate}> ?b", "p", papers):
            properties[result][predicate] = min(properties[result].get(predicate, value), value)
    benchmark = dict(linked_pairs(store, f"?p <{v.REPORTS}> ?a . ?a <{v.ON_BENCHMARK}> ?b", "p", papers))
    metric = dict(linked_pairs(store, f"?p <{v.REPORTS}> ?a . ?a <{v.BY_METRIC}> ?b", "p", papers))
    named = _labels(store, sorted(set(metric.values())))
    usual = _usual_metrics(store)
    lower = {node for node, _ in linked_pairs(store, f"?a <{v.DIRECTION}> <{v.LOWER_IS_BETTER}> , ?b")}
    found: dict[tuple[str, str], list[ScoreView]] = defaultdict(list)
    for paper, result in linked_pairs(store, f"?a <{v.REPORTS}> ?b", "a", papers):
        if result in benchmark:
            stated = (properties[result].get(predicate, "") for predicate in _SCORES)
            system, written_metric, value, unit, kind, setting, written = stated
            names = named.get(metric.get(result, ""), {})
            english = _best(names) or written_metric
            korean = min(names.get("ko", ()), default=english)
            by = metric.get(result, "")
            score = ScoreView(system, english, value, unit, kind, setting, written, korean, result, False, by in lower)
            is_usual = bool(usual.get(benchmark[result])) and _is_usual(score, by, usual[benchmark[result]])
            found[paper, benchmark[result]].append(replace(score, is_usual=is_usual))
    return {edge: tuple(sorted(scores)) for edge, scores in found.items()}


def _usual_metrics(store: "GraphStore") -> dict[str, str]:
    """The metrics of benchmarks that are shares, the more the better."""
    pattern = f'?a <{v.DEFAULT_METRIC}> ?b . ?b <{v.USUAL_UNIT}> "%"'
    return dict(linked_pairs(store, f"{pattern} FILTER NOT EXISTS {{ ?b <{v.DIRECTION}> <{v.LOWER_IS_BETTER}> }}"))


def _is_usual(score: ScoreView, metric: str, usual: str) -> bool:
    """Whether a figure ranks among those of a benchmark's usual metric, as in the saved query leaderboard."""
    if metric != usual and score.metric not in {"", "Score"}:
        return False
    return score.unit in {"%", "points", ""} and 1 < float(score.value or 0) <= 100


def _edges(
    store: "GraphStore", relation: Relation, sources: Sequence[str] | None = None, targets: Sequence[str] | None = None
) -> Iterator[_Edge]:
    """The edges of a relation that leave ``sources`` or reach ``targets``; all of them when neither is given."""
    for predicate in relation.predicates:
        pattern = f"?a <{predicate}> ?b"
        if relation.through:
            pattern = f"?a <{predicate}> ?through . ?through <{relation.through}> ?b"
        variable, bound = ("b", targets) if targets is not None else ("a", sources)
        for source, target in linked_pairs(store, pattern, variable, bound):
            if source != target:
                yield source, relation.name, target
