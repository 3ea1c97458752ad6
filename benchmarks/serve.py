"""Measures serving under load: 16 clients asking the same mix of this server and of rdflib-endpoint, in turn.

    python benchmarks/serve.py STORE [--seconds 60] [--clients 16] [--endpoint-python PYTHON]

The mix is saved queries over SPARQL, and for this server also pages and searches. rdflib-endpoint serves the same store
through oxrdflib; it is run by PYTHON, an interpreter that has rdflib-endpoint and oxrdflib, and left out without one.
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
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.resources import queries_folder  # noqa: E402
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
        pages = ("/", "/papers?sort=votes", "/people", "/benchmarks", "/page/paper/arxiv/2402.14830")
        pages += ("/page/benchmark/gsm8k", "/page/topic/reasoning", "/page/person/arindammitra")
        found += [(f"page {path}", path) for path in pages]
        found += [
            (f"search {words}", f"/search?q={quote(words)}") for words in ("math", "language model", "수학", "lama")
        ]
    return found


def load(port: int, mix: list[tuple[str, str]], clients: int, seconds: float, kept: bool, pid: int) -> dict:
    """Have clients ask for some seconds, and return what came of it."""
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
        while time.monotonic() < until:
            name, path = chosen.choice(mix)
            if not kept:
                path += (
                    quote(f"\n# {next(number)}")
                    if "/sparql" in path
                    else ("&" if "?" in path else "?") + f"n={next(number)}"
                )
            begun = time.monotonic()
            try:
                connection.request("GET", path, headers={"Accept": "application/sparql-results+json, text/html;q=0.5"})
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
    took = time.monotonic() - started  # until the last answer, which may be long in coming
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
    parser.add_argument("--kept", action="store_true", help="let answers be those given before")
    options = parser.parse_args()
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "--port", str(port), "--store", options.store]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        wait_for(port)
        time.sleep(3)
        for name, mix in (("queries", requests(False)), ("queries, pages, searches", requests(True))):
            told = load(port, mix, options.clients, options.seconds, options.kept, process.pid)
            print(json.dumps({"server": "kg serve", "mix": name, **told}, ensure_ascii=False), flush=True)
        process.terminate()
    if not options.endpoint_python:
        return
    generation = (Path(options.store) / "CURRENT").read_text().strip()
    graph = Path(options.store) / "generations" / generation / "oxigraph"
    port = free_port()
    with subprocess.Popen([options.endpoint_python, "-c", ENDPOINT, str(graph), str(port)]) as process:
        wait_for(port)
        time.sleep(3)
        told = load(port, requests(False), options.clients, options.seconds, options.kept, process.pid)
        print(json.dumps({"server": "rdflib-endpoint", "mix": "queries", **told}, ensure_ascii=False), flush=True)
        process.terminate()


if __name__ == "__main__":
    main()
