"""Asking and serving need nothing that only POSIX has: fork, fcntl, resource, SIGKILL, alarms."""

import ast
import subprocess
import sys
import time
from pathlib import Path

import pytest
from serving import ROOT, running

# What a system such as Windows lacks, hidden from this process before anything of ours is imported. Python's own
# subprocess module needs SIGKILL here; the first test sees to it that nothing of ours names it.
HIDE = """
import importlib.abc, os, signal, sys, time
class Hidden(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in {"fcntl", "resource", "pwd", "grp", "termios"}:
            frame = sys._getframe(1)
            while frame and "importlib" in frame.f_code.co_filename:
                frame = frame.f_back
            name_of_file = frame.f_code.co_filename if frame else ""
            if "/kg/" in name_of_file and "/kg/store/" not in name_of_file or name_of_file == "<string>":
                raise ImportError(name)
        return None
sys.meta_path.insert(0, Hidden())
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules.pop(name, None)
for module, names in ((os, ("fork", "forkpty", "killpg", "setsid", "O_DIRECTORY")),
                      (signal, ("SIGPROF", "SIGALRM", "setitimer", "alarm", "ITIMER_PROF"))):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
"""


def run(code: str, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", HIDE + code, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120, input=text, encoding="utf-8",
    )  # fmt: skip


POSIX = {"fork", "SIGKILL", "SIGALRM", "SIGPROF", "setitimer", "alarm", "killpg", "setsid", "O_DIRECTORY", "flock"}


def test_nothing_names_what_only_posix_has() -> None:
    for package in ("sparql", "web", "cli"):
        files = list((ROOT / "kg" / package).rglob("*.py"))
        assert files
        for file in files:
            if file.name == "forking.py":  # it asks first whether the system can; the tests below take that away
                continue
            tree = ast.parse(file.read_text("utf-8"))
            assert not POSIX.intersection(node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)), file


def test_every_module_is_imported() -> None:
    code = """
import importlib, pkgutil
import kg.sparql, kg.web, kg.cli
for package in (kg.sparql, kg.web, kg.cli):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
print("imported")
"""
    imported = run(code)
    assert imported.stdout == "imported\n", imported.stderr


COMMAND = "\nfrom kg.cli import main\nmain(prog_name='kg')"


def test_queries_are_asked_and_stopped(seeds_location: Path) -> None:
    store = ("--store", str(seeds_location))
    asked = run(COMMAND, "sparql", "--format", "csv", *store, "--timeout", "60", "-", text="SELECT (1 AS ?n) {}")
    assert asked.stdout.split() == ["n", "1"], asked.stderr
    assert run(COMMAND, "query", "papers", *store).returncode == 0
    began = time.monotonic()
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    stopped = run(COMMAND, "sparql", *store, "--timeout", "2", slow)
    assert stopped.returncode == 1
    assert stopped.stderr.startswith("Error: Time ran out")
    assert time.monotonic() - began < 40


@pytest.mark.skipif(sys.platform == "win32", reason="the helper sends SIGTERM")
def test_a_graph_is_served_and_slow_queries_are_stopped(seeds_location: Path) -> None:
    # the processes that it starts hide the same: the code is in front of theirs
    code = HIDE + "import kg.web.process as process\n"
    code += f"process._MAIN = {HIDE!r} + process._MAIN\n"
    with running(seeds_location, "--queries", "1", "--timeout", "2", before=code) as server:
        assert server.query("ASK { ?s ?p ?o }").json["boolean"]
        slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        assert server.query(slow).status == 408
        assert server.query("ASK { ?s ?p ?o }").status == 200
        assert server.get("/page/paper/arxiv/2402.14830").status == 200
        assert server.get("/search/suggest", {"q": "gsm8k"}).json["hits"]
