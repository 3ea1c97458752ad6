"""Measures serving under load: 16 clients asking the same mix of this server and of others, in turn.

    python benchmarks/serve.py STORE [--seconds 60] [--clients 16] [--oxigraph FILE] [--endpoint-python PYTHON]
    python benchmarks/serve.py STORE --pages [--turn 10] [--kept]

The mix is saved queries over SPARQL, and for this server also pages and searches. FILE is the oxigraph program (PyPI's
package oxigraph has it), which serves the same folder; the two are asked by turns of a few seconds, so that whatever
else the machine does is shared between them. rdflib-endpoint serves the same store through oxrdflib; it is run by
PYTHON, an interpreter that has rdflib-endpoint and oxrdflib, and left out without one.
With --pages, each kind of page is asked alone, some seconds each, in English by half of the clients and in Korean by
the others.
Each query text is made different by a comment, so that no answer is one kept from before; --kept measures those.
Everything stays on this machine.
"""

import argparse
import http.client
import itertools
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.resources import queries_folder  # noqa: E402
from kg.schema.terms import PREFIXES  # noqa: E402
from kg.sparql import find_query  # noqa: E402

NAMES = ("papers-per-month", "most-used-topics", "top-voted", "documents", "relations", "classes", "new-benchmarks")
# The saved query without its parameters, which are dates.
TOP_VOTED = """PREFIX kg: <https://w3id.org/paper-kg/ontology#>
SELECT ?p (MAX(?n) AS ?v) { ?l kg:lists ?p ; kg:votes ?n } GROUP BY ?p ORDER BY DESC(?v) LIMIT 20"""
ENDPOINT = """
import sys
import uvicorn
from oxrdflib import OxigraphStore
from pyoxigraph import Store
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
graph = Dataset(store=OxigraphStore(store=Store.read_only(sys.argv[1])))
app = SparqlEndpoint(graph=graph, path="/sparql", cors_enabled=False)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
"""
PAGES = {
    "front page": ("/",),
    "list": ("/papers?sort=votes", "/people", "/benchmarks", "/topics", "/models", "/documents"),
    "paper": ("/page/paper/arxiv/2402.14830", "/page/paper/arxiv/2404.01954"),
    "benchmark": ("/page/benchmark/gsm8k", "/page/benchmark/mmlu"),
    "model": ("/page/model/gpt-4o", "/page/model/llama"),
    "topic": ("/page/topic/reasoning", "/page/topic/quantization"),
    "person": ("/page/person/arindammitra", "/page/person/yangli"),
    "search": ("/search?q=math", "/search?q=language+model", "/search?q=%EC%88%98%ED%95%99"),
    "comparison": ("/compare?first=GSM8K&second=MATH", "/compare?first=Mamba&second=2402.14830"),
    "new": ("/new",),
    "query": ("/queries/papers-per-month", "/queries/leaderboard?benchmark=GSM8K"),
}
number = itertools.count()


def saved() -> list[tuple[str, str]]:
    """Requests that both servers answer: saved queries whose text needs no parameter."""
    found = []
    for name in NAMES:
        query = find_query(name, (queries_folder(),))
        text = query.text
        if query.name == "top-voted":
            text = TOP_VOTED
        text = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
        found.append((f"query {name}", text))
    return found


def requests(address_of_pages: bool) -> list[tuple[str, str]]:
    """Return names and addresses of what is asked."""
    found = [(name, f"/sparql?query={quote(text)}") for name, text in saved()]
    if address_of_pages:
        pages: tuple[str, ...] = ("/", "/papers?sort=votes", "/people", "/benchmarks", "/page/paper/arxiv/2402.14830")
        pages += ("/page/benchmark/gsm8k", "/page/topic/reasoning", "/page/person/arindammitra")
        found += [(f"page {path}", path) for path in pages]
        found += [
            (f"search {words}", f"/search?q={quote(words)}") for words in ("math", "language model", "수학", "lama")
        ]
    return found


def load(port: int, mix: list[tuple[str, str]], clients: int, seconds: float, kept: bool, pid: int) -> dict[str, Any]:
    """Have clients ask for some seconds, and return what came of it."""
    times, failures, memory, took = ask(port, mix, clients, seconds, kept, pid)
    return summary(times, failures, memory, took)


def ask(
    port: int, mix: list[tuple[str, str]], clients: int, seconds: float, kept: bool, pid: int
) -> tuple[list[float], Counter[str], list[int], float]:
    """Have clients ask for some seconds; return the times, what failed, memory by the second, and how long it took."""
    times: list[float] = []
    failures: Counter[str] = Counter()
    lock = threading.Lock()
    started = time.monotonic()
    until = started + seconds
    memory: list[int] = []

    def client(seed: int) -> None:
        chosen = random.Random(seed)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        mine: list[float] = []
        language = ("en", "ko")[seed % 2]
        while time.monotonic() < until:
            name, path = chosen.choice(mix)
            if not kept:
                path += (
                    quote(f"\n# {next(number)}")
                    if "query?query=" in path or "/sparql" in path
                    else f"{'&' if '?' in path else '?'}{'run' if path.startswith('/queries/') else 'n'}={next(number)}"
                )
            begun = time.monotonic()
            try:
                accepted = "application/sparql-results+json, text/html;q=0.5"
                connection.request("GET", path, headers={"Accept": accepted, "Accept-Language": language})
                response = connection.getresponse()
                response.read()
                if response.status != 200:
                    with lock:
                        failures[f"{response.status} {name}"] += 1
            except OSError as error:
                with lock:
                    failures[f"{type(error).__name__} {name}"] += 1
                connection.close()
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            mine.append(time.monotonic() - begun)
        connection.close()
        with lock:
            times.extend(mine)

    threads = [threading.Thread(target=client, args=(seed,)) for seed in range(clients)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        memory.append(resident(pid))
        time.sleep(1)
    for thread in threads:
        thread.join()
    return times, failures, memory, time.monotonic() - started  # until the last answer, which may be long in coming


def summary(times: list[float], failures: Counter[str], memory: list[int], took: float) -> dict[str, Any]:
    """Return the figures of some measurements."""
    cuts = statistics.quantiles(times, n=100)
    third = len(memory) // 3
    return {
        "requests per second": round(len(times) / took, 1),
        "p50 ms": round(cuts[49] * 1000, 1),
        "p95 ms": round(cuts[94] * 1000, 1),
        "p99 ms": round(cuts[98] * 1000, 1),
        "failures": dict(failures),
        "memory MiB after a third": memory[third] // 1024 if memory else 0,
        "memory MiB at the end": memory[-1] // 1024 if memory else 0,
    }


def resident(pid: int) -> int:
    """Kibibytes that a process and its children hold for themselves."""
    total = 0
    children = Path(f"/proc/{pid}/task/{pid}/children")
    for each in (pid, *(int(child) for child in (children.read_text().split() if children.exists() else ()))):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return total


def wait_for(port: int) -> None:
    """Wait until somebody listens at a port."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server does not answer")


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Measure and print one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--endpoint-python")
    parser.add_argument("--oxigraph")
    parser.add_argument("--turn", type=float, default=10, help="seconds that each is asked before the other is")
    parser.add_argument("--pages", action="store_true", help="measure each kind of page")
    parser.add_argument("--kept", action="store_true", help="let answers be those given before")
    options = parser.parse_args()
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "--port", str(port), "--store", options.store]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            time.sleep(3)
            if options.pages:
                by_kind(port, options, process.pid)
                return
            for name, mix in (("queries", requests(False)), ("queries, pages, searches", requests(True))):
                figures = load(port, mix, options.clients, options.seconds, options.kept, process.pid)
                print(json.dumps({"server": "kg serve", "mix": name, **figures}, ensure_ascii=False), flush=True)
        finally:
            process.terminate()
    generation = (Path(options.store) / "CURRENT").read_text().strip()
    graph = Path(options.store) / "generations" / generation / "oxigraph"
    if options.oxigraph:
        beside(command, port, environment, options, graph)
    if not options.endpoint_python:
        return
    port = free_port()
    with subprocess.Popen([options.endpoint_python, "-c", ENDPOINT, str(graph), str(port)]) as process:
        wait_for(port)
        time.sleep(3)
        figures = load(port, requests(False), options.clients, options.seconds, options.kept, process.pid)
        print(json.dumps({"server": "rdflib-endpoint", "mix": "queries", **figures}, ensure_ascii=False), flush=True)
        process.terminate()


def warm(port: int, paths: tuple[str, ...]) -> None:
    """Ask pages in both languages, so that what is measured is not the first answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for language, path in itertools.product(("en", "ko"), paths):
        connection.request("GET", path, headers={"Accept": "text/html", "Accept-Language": language})
        connection.getresponse().read()
    connection.close()


def by_kind(port: int, options: argparse.Namespace, pid: int) -> None:
    """Ask each kind of page alone: each page once in each language to warm it, and then for a turn."""
    for kind, paths in PAGES.items():
        mix = [(path, path) for path in paths]
        warm(port, paths)
        figures = load(port, mix, options.clients, options.turn, options.kept, pid)
        print(json.dumps({"server": "kg serve", "page": kind, **figures}, ensure_ascii=False), flush=True)


def beside(
    command: list[str], port: int, environment: dict[str, str], options: argparse.Namespace, graph: Path
) -> None:
    """Ask this server and Oxigraph's own on the same folder by turns."""
    other = free_port()
    theirs = [options.oxigraph, "serve-read-only", "--location", str(graph), "--bind", f"127.0.0.1:{other}"]
    prologue = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
    found: dict[str, tuple[list[float], Counter[str], list[int], float]] = {}
    with (
        subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as own,
        subprocess.Popen(theirs, stderr=subprocess.DEVNULL) as oxigraph,
    ):
        wait_for(port)
        wait_for(other)
        time.sleep(3)
        mix = requests(False)
        with_prefixes = [(name, f"/query?query={quote(prologue + chr(10) + text)}") for name, text in saved()]
        for _ in range(max(1, round(options.seconds / options.turn))):
            for name, at, asked, process in (
                ("kg serve", port, mix, own),
                ("oxigraph serve-read-only", other, with_prefixes, oxigraph),
            ):
                times, failures, memory, took = ask(at, asked, options.clients, options.turn, options.kept, process.pid)
                before = found.get(name, ([], Counter(), [], 0.0))
                found[name] = (before[0] + times, before[1] + failures, before[2] + memory, before[3] + took)
        own.terminate()
        oxigraph.terminate()
    for name, measured in found.items():
        print(json.dumps({"server": name, "mix": "queries, by turns", **summary(*measured)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
