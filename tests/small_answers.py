"""Four papers with scores, dates, votes, topics and authors, whose comparisons are easily made by hand."""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.pipeline.computations.registry import COMPUTATIONS, compute_all
from kg.schema import terms as v
from kg.store.local import LocalStore

DAYS = {"a": "2024-01-10", "b": "2024-03-05", "c": "2024-08-20", "d": "2024-11-02"}


def literal(text: str, name: str) -> ox.Literal:
    """A literal of a datatype."""
    datatype = {"decimal": v.DECIMAL, "integer": v.INTEGER, "date": v.DATE}.get(name)
    return ox.Literal(text, datatype=ox.NamedNode(datatype)) if datatype else ox.Literal(text)


def node(name: str) -> ox.NamedNode:
    """A node of the graph."""
    return ox.NamedNode(v.DATA + name)


def result(
    name: str, paper: str, system: str, value: str, role: str = "own", benchmark: str = "gsm8k"
) -> list[ox.Quad]:
    """A score in percent that a paper reports, with the evidence for it."""
    it, source, said = node(f"result/{name}"), node(f"document/{paper}.md"), node(f"evidence/{name}")
    stated: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (v.TYPE, ox.NamedNode(v.RESULT)),
        (v.REPORTED_BY, node(f"paper/{paper}")),
        (v.ON_BENCHMARK, node(f"benchmark/{benchmark}")),
        (v.HAS_VALUE, literal(value, "decimal")),
        (v.AS_WRITTEN, ox.Literal(f"{value}%")),
        (v.UNIT, ox.Literal("%")),
        (v.RESULT_KIND, ox.Literal("score")),
        (v.RESULT_ROLE, ox.Literal(role)),
        (v.SYSTEM_NAME, ox.Literal(system)),
        (v.SYSTEM, node(f"artifact/{system.lower()}")),
    ]
    return [
        *(ox.Quad(it, ox.NamedNode(name), value, ox.DefaultGraph()) for name, value in stated),
        ox.Quad(said, ox.NamedNode(v.STATED_SUBJECT), node(f"paper/{paper}"), source),
        ox.Quad(said, ox.NamedNode(v.STATED_PREDICATE), ox.NamedNode(v.REPORTS), source),
        ox.Quad(said, ox.NamedNode(v.STATED_OBJECT), it, source),
        ox.Quad(said, ox.NamedNode(v.START), literal("0", "integer"), source),
        ox.Quad(said, ox.NamedNode(v.END), literal("20", "integer"), source),
        ox.Quad(said, ox.NamedNode(v.GENERATED_BY), node("extractor/results/1/by-hand"), source),
        ox.Quad(said, ox.NamedNode(v.EXACT), ox.Literal(f"{system} reaches {value}%."), source),
        ox.Quad(said, ox.NamedNode(v.CONFIDENCE), literal("0.9", "decimal"), source),
    ]


def facts() -> Iterable[tuple[str, str, ox.NamedNode | ox.Literal]]:
    """What is known besides the results."""
    for paper, day in DAYS.items():
        yield f"paper/{paper}", v.TYPE, ox.NamedNode(v.PAPER)
        yield f"paper/{paper}", v.TITLE, ox.Literal(f"Paper {paper.upper()}: counting sheep")
        yield f"paper/{paper}", v.CREATOR, node(f"person/{paper}")
        yield f"listing/{paper}", v.LISTS, node(f"paper/{paper}")
        yield f"listing/{paper}", v.LISTED_ON, literal(day, "date")
    for name in ("a", "b"):
        yield f"paper/{name}", v.SUBJECT, node("topic/old")
    for name in ("b", "c", "d"):
        yield f"paper/{name}", v.SUBJECT, node("topic/new")
    yield "paper/d", v.TITLE, ox.Literal("A survey of sheep")
    yield "paper/a", v.CITES, node("paper/c")
    yield "listing/b", v.VOTES, literal("30", "integer")
    yield "listing/d", v.VOTES, literal("25", "integer")
    for person, name in (("a", "Ann Bee"), ("b", "A. Bee"), ("c", "Bee Ann"), ("d", "Cee Dee")):
        yield f"person/{person}", v.NAME, ox.Literal(name)
    for kind, name, label in (
        ("benchmark", "gsm8k", "GSM8K"),
        ("benchmark", "math", "MATH"),
        ("benchmark", "idle", "Idle"),
    ):
        yield f"{kind}/{name}", v.TYPE, ox.NamedNode(v.BENCHMARK)
        yield f"{kind}/{name}", v.LABEL, ox.Literal(label)
    for topic in ("old", "new"):
        yield f"topic/{topic}", v.TYPE, ox.NamedNode(v.TOPIC)
        yield f"topic/{topic}", v.SKOS + "notation", ox.Literal(topic)
    for name in ("one", "two", "three"):
        yield f"artifact/{name}", v.TYPE, ox.NamedNode(v.ARTIFACT)
        yield f"artifact/{name}", v.LABEL, ox.Literal(name.title())
    yield "paper/c", v.MENTIONS_BENCHMARK, node("benchmark/idle")
    yield "paper/b", v.EVALUATES_ON, node("benchmark/gsm8k")
    yield "paper/b", v.EVALUATES_ON, node("benchmark/math")


def answers_store(more: Iterable[tuple[str, str, ox.NamedNode | ox.Literal]] = ()) -> LocalStore:
    """The graph as a store, with what builds compute, and with more facts of a test's own."""
    graph = ox.Store()
    graph.extend(ox.Quad(node(s), ox.NamedNode(p), o, ox.DefaultGraph()) for s, p, o in (*facts(), *more))
    graph.extend(result("1", "a", "One", "70"))
    graph.extend(result("2", "b", "Two", "80"))
    graph.extend(result("3", "c", "One", "75", "other"))
    graph.extend(result("4", "d", "Three", "90.5"))
    graph.extend(result("5", "d", "Three", "40", benchmark="math"))
    graph.extend(result("6", "b", "Two", "30", benchmark="math"))
    graph.extend(result("7", "b", "People", "99", "human"))
    for place, (subject, predicate, thing) in enumerate(facts()):
        if predicate == v.SUBJECT:
            said, source = node(f"evidence/topic-{place}"), node("document/topics.md")
            parts = (
                (v.STATED_SUBJECT, node(subject)),
                (v.STATED_OBJECT, thing),
                (v.CONFIDENCE, literal("0.9", "decimal")),
            )
            graph.extend(ox.Quad(said, ox.NamedNode(name), part, source) for name, part in parts)
            graph.add(ox.Quad(node(subject), ox.NamedNode(predicate), thing, source))
    for nquads in compute_all(COMPUTATIONS, LocalStore(graph)):
        graph.load(nquads, format=ox.RdfFormat.N_QUADS)
    return LocalStore(graph)


WOOL: tuple[tuple[str, str, ox.NamedNode | ox.Literal], ...] = (
    *((f"model/{name}", v.TYPE, ox.NamedNode(v.MODEL)) for name in ("woolwork", "sheep", "lamb")),
    *((f"model/{name}", v.LABEL, ox.Literal(name.title())) for name in ("woolwork", "sheep", "lamb")),
    ("topic/wool", v.TYPE, ox.NamedNode(v.TOPIC)),
    ("topic/wool", v.SKOS + "prefLabel", ox.Literal("wool-work", language="en")),
    *((f"paper/{each}", v.SUBJECT, node("topic/wool")) for each in "cd"),
    *((f"paper/{each}", v.MENTIONS_MODEL, node("model/sheep")) for each in "bcd"),
    *((f"paper/{each}", v.MENTIONS_MODEL, node("model/lamb")) for each in "ab"),
)
"""Models without scores: one has the name of a topic, one is named by papers on a topic, one by too few."""
