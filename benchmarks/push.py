"""Measures pushes to Oxigraph's server: ``python benchmarks/push.py [DOCUMENTS]`` (4,000 small ones by default).

Prints the seconds of whole commands, by the clock and of their own CPU (the server's is not counted): the first push,
one of an unchanged graph (bar: 1 s), one after a document in the middle changed (bar: 2 s), and one that verifies all
graphs. Then, for point lookups in one open store, how many times the server's own time for the same text (bar: 1.5), as
a bare connection that is kept open takes it.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from servers import Oxigraph
from small_documents import digest, write_documents

from kg.schema.terms import PREFIXES
from kg.sparql import ask
from kg.sparql.library import find_query
from kg.sparql.parameters import bind
from kg.store import open_store
from kg.syntax.substitution import substitute

LOOKUPS = (
    ("papers", {"paper": "2402.00007"}),
    ("paper-authors", {"paper": "2402.00007"}),
    ("paper-benchmarks", {"paper": "2402.00007"}),
    ("author-papers", {"author": "H. T. Kung"}),
)
ASKED = 100  # times each lookup is asked


def main(count: int) -> None:
    """Build that many documents, push them, and print what it took."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        documents = {f"{number // 100}/{number}.md": digest(number) for number in range(count)}
        write_documents(folder / "notes", documents)
        run(folder, "build", "notes")
        server = Oxigraph(folder)
        server.start()
        try:
            print("first push:           " + run(folder, "push", server.address))
            print("unchanged (bar: 1):   " + run(folder, "push", server.address))
            changed = f"{count // 200}/{count // 2}.md"
            documents[changed] = digest(count // 2, note="또한 MMLU에서 81.3%의 정확도를 얻었다.")
            write_documents(folder / "notes", documents)
            run(folder, "build", "notes")
            print("one changed (bar: 2): " + run(folder, "push", server.address))
            print("verified:             " + run(folder, "push", server.address, "--verify"))
            measure_lookups(server.address)
        finally:
            server.stop()


def measure_lookups(address: str) -> None:
    """Print the median time of each point lookup, and how often the server's own time for the same text that is."""
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    accepted = {
        "Accept": "application/sparql-results+json",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    server = urlsplit(address)
    with open_store(address) as store, closing(HTTPConnection(server.hostname or "", server.port)) as connection:
        for name, values in LOOKUPS:
            query = find_query(name)
            terms = bind(store, query, values).terms
            text = declared + substitute(query.text, terms)

            def ours(query: str = query.text, terms: object = terms) -> None:
                list(ask(store, query, terms).results)  # type: ignore[arg-type]

            def theirs(body: str = urlencode({"query": text})) -> None:
                connection.request("POST", "/query", body, accepted)
                connection.getresponse().read()

            here, there = median(ours, theirs)
            print(f"{name:21} {here * 1000:.1f} ms, {here / there:.2f} times the server's own (bar: 1.5)")


def median(*asked: Callable[[], None]) -> list[float]:
    """Return the median seconds of things that are done in turn."""
    spent: list[list[float]] = [[] for _ in asked]
    for _ in range(ASKED):
        for each, seconds in zip(asked, spent, strict=True):
            start = time.perf_counter()
            each()
            seconds.append(time.perf_counter() - start)
    return [statistics.median(seconds) for seconds in spent]


def run(folder: Path, *words: str) -> str:
    """Run a command in a folder, and return how many seconds it took."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "kg", *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{seconds:.2f} s ({cpu:.2f} s CPU)"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000)
