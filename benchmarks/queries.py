"""Measures what asking costs: the saved queries against rdflib's memory store, and starts against a bare click program.

    python benchmarks/queries.py [--documents FOLDER ...] [--quads 1000000] [--store STORE]

Builds the documents, with copies of them under other names and ids until the graph has as many quads as wanted, asks
each saved query there, on disk, and asks the same of rdflib holding the same quads in memory. Both are asked by the
query's text, with the same terms for its parameters; what rdflib needs to parse it is given apart. CPU seconds, which
other work on the machine disturbs least; a query of rdflib's that reaches the limit counts as ended there (">"). Starts
are wall times, the best of several.
"""

import argparse
import functools
import math
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from measuring import ROOT, copy, run, seconds, tell

sys.path.insert(0, str(ROOT))

from kg.resources import queries_folder
from kg.schema.terms import PREFIXES
from kg.sparql import ask, saved_queries
from kg.sparql.parameters import bind
from kg.sparql.saved_query import SavedQuery
from kg.store import GraphStore, open_store

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

ENOUGH = 0.5  # seconds for which a quick query is asked again and again
STARTS = 25

BARE_CLICK = """
import click
@click.group()
def main(): "Nothing."
@main.command()
@click.argument("name")
@click.option("--store")
def query(name, store): click.echo(name)
main(["query", "papers", "--store", "here"])
"""

LOOKUPS = (
    ("papers", "paper=2402.14830"),
    ("paper-authors", "paper=2402.14830"),
    ("paper-benchmarks", "paper=2402.14830"),
    ("author-papers", "author=Arindam Mitra"),
    ("benchmark-papers", "benchmark=GSM8K"),
)


class Question(NamedTuple):
    """A saved query with values for its parameters."""

    query: SavedQuery
    values: Mapping[str, str]

    @property
    def title(self) -> str:
        """How a user would ask it."""
        return " ".join([self.query.name, *(f"{name}={value}" for name, value in self.values.items())])


def main() -> None:
    """Build a graph, ask it, and print all measurements beside their goals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = [ROOT / "seeds", ROOT.parent / "shared" / "corpus"]
    parser.add_argument("--documents", type=Path, nargs="*", default=default)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--cap", type=float, default=30, help="CPU seconds that rdflib has for a question")
    parser.add_argument("--store", type=Path, help="a store that is built already")
    parser.add_argument("--only", nargs="*", choices=["starts", "queries"], default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if not options.store and not all(each.is_dir() for each in options.documents):
            sys.exit("There is no such folder of documents; name others with --documents.")
        store = options.store or built(options.documents, Path(folder), options.quads)
        if not options.only or "starts" in options.only:
            measure_starts(store)
        if not options.only or "queries" in options.only:
            with open_store(store) as graph:
                measure_queries(graph, options.cap)


def built(documents: list[Path], work: Path, quads: int) -> Path:
    """Build copies of documents until a graph has so many quads; return its store."""
    store = work / "store"
    for number in range(1, 1000):
        for folder in documents:
            copy(folder, work / "copies" / folder.name, number)
        run(["-m", "kg", "build", str(work / "copies"), "--store", str(store), "--jobs", "2"])
        with open_store(store) as graph:
            count = sum(1 for _ in graph.quads())
        if count >= quads:
            print(f"{count} quads, {number} times the documents")
            break
    return store


def measure_starts(store: Path) -> None:
    """Compare the wall time of point lookups, start included, with a bare click program."""
    programs = {"click": ["-c", BARE_CLICK]}
    for words in LOOKUPS:
        arguments = ["query", *words, "--store", str(store)]
        programs[" ".join(words)] = ["-c", f"from kg.cli import main; main({arguments!r})"]
    best, spent = dict.fromkeys(programs, math.inf), dict.fromkeys(programs, 0.0)
    for _ in range(STARTS):
        for name, program in programs.items():
            before = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
            best[name] = min(best[name], seconds(functools.partial(run, program)))
            spent[name] += sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]) - before
    bare, bare_spent = best.pop("click"), spent.pop("click")
    tell("kg query of one paper, s", best["papers paper=2402.14830"], "under 0.5", "")
    for name, took in best.items():
        tell(
            f"{name} / bare click",
            took / bare,
            "at most 2.5",
            f"{took * 1000:.0f} ms; of CPU {spent[name] / bare_spent:.2f}",
        )


def measure_queries(store: GraphStore, cap: float) -> None:
    """Compare each saved query, with its required parameters and with all of its example, with rdflib."""
    held = in_memory(store)
    whole, evaluated = [], []
    print(f"{'':<56}{'times':>9}{'ours, ms':>11}{'rdflib, ms':>12}{'parsing':>9}{'rows':>7}{'rdflib':>8}", flush=True)
    for question in questions():
        ours, rows, theirs, parsing, their_rows = compared(store, held, question, cap)
        whole.append((theirs + parsing) / ours)
        evaluated.append(theirs / ours)
        ratio = f"{'' if their_rows >= 0 else '>'}{whole[-1]:.1f}"
        print(
            f"{question.title[:55]:<56}{ratio:>9}{ours * 1000:>11.1f}{theirs * 1000:>12.1f}{parsing * 1000:>9.1f}"
            f"{rows:>7}{their_rows if their_rows >= 0 else '':>8}",
            flush=True,
        )
    tell("times as fast, geometric mean", geometric_mean(whole), "at least 5", f"{len(whole)} questions")
    tell("times as fast, the slowest", min(whole), "at least 1", "")
    tell("rdflib's parsing left out, geometric mean", geometric_mean(evaluated), "", f"slowest {min(evaluated):.2f}")


def compared(
    store: GraphStore, held: "rdflib.Dataset", question: Question, cap: float
) -> tuple[float, int, float, float, int]:
    """Return our time and rows, and of rdflib the time, that of parsing, and the rows (-1 if it had to be ended)."""
    from rdflib.plugins.sparql import prepareQuery

    text, terms = question.query.text, bind(store, question.query, question.values).terms
    ours, rows = timed(lambda: _listed(ask(store, text, terms).results))
    parsing, _ = timed(lambda: [prepareQuery(text, initNs=PREFIXES)])
    query, bindings = prepareQuery(text, initNs=PREFIXES), {name: rdflib_term(term) for name, term in terms.items()}
    theirs, their_rows = cap, -1
    with suppressed_after(cap):
        theirs, their_rows = timed(lambda: list(held.query(query, initBindings=bindings)))
    return ours, rows, theirs, parsing, their_rows


def _listed(results: "pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples") -> list[object]:
    import pyoxigraph

    assert not isinstance(results, pyoxigraph.QueryBoolean)
    return list(results)


def geometric_mean(ratios: list[float]) -> float:
    """Return the geometric mean."""
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def questions() -> Iterator[Question]:
    """Ask each saved query with what it requires, then with the examples of its other parameters too."""
    for query in saved_queries((queries_folder(),)):
        required = {each.name: each.example for each in query.params if each.required}
        yield Question(query, required)
        given = {each.name: each.example for each in query.params if each.example and each.default is None}
        if given != required:
            yield Question(query, given)


def in_memory(store: GraphStore) -> "rdflib.Dataset":
    """Return rdflib's memory store with the same quads."""
    import pyoxigraph
    import rdflib

    term = functools.cache(rdflib_term)
    dataset = rdflib.Dataset()
    graphs: dict[Any, rdflib.Graph] = {pyoxigraph.DefaultGraph(): dataset.default_graph}
    started = time.perf_counter()
    for quad in store.quads():
        if quad.graph_name not in graphs:
            name = term(quad.graph_name)
            assert isinstance(name, rdflib.URIRef)
            graphs[quad.graph_name] = dataset.graph(name)
        graphs[quad.graph_name].add((term(quad.subject), term(quad.predicate), term(quad.object)))
    print(
        f"rdflib holds {sum(map(len, graphs.values()))} quads after {time.perf_counter() - started:.0f} s", flush=True
    )
    return dataset


def rdflib_term(term: Any) -> "rdflib.URIRef | rdflib.BNode | rdflib.Literal":
    """Return a term of pyoxigraph as one of rdflib, whose plain strings have no datatype."""
    import rdflib

    if not hasattr(term, "datatype"):
        return rdflib.URIRef(term.value)
    datatype = None if term.datatype.value in {str(rdflib.XSD.string), str(rdflib.RDF.langString)} else term.datatype
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype and rdflib.URIRef(datatype.value))


class _TooLongError(Exception):
    """The time limit was reached."""


@contextmanager
def suppressed_after(limit: float) -> Iterator[None]:
    """End the context without a word after so many CPU seconds."""

    def stop(*_: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    except _TooLongError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def timed(ask: Callable[[], list[Any]]) -> tuple[float, int]:
    """Return the CPU time of a question, the mean of many askings of a quick one, and how many rows it gave."""
    started, rounds, spent, rows = time.process_time(), 0, 0.0, 0
    while spent < ENOUGH:  # clocks of CPU time tick slowly
        rows = len(ask())
        rounds += 1
        spent = time.process_time() - started
    return spent / rounds, rows


if __name__ == "__main__":
    main()
