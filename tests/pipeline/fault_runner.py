"""Runs a small build again and again, with another change below the store failing each time.

Started by test_faults.py with the library made of faults.c loaded. Each build and each look at what it left runs in a
forked process, since Oxigraph's threads and a killed process should leave this one alone. What a kill leaves is what
is on disk at that moment, so one build that stops at each change shows all of these. The vocabularies and saved queries
are a few: their number changes what is written, not how.
"""

import ctypes
import errno
import gc
import hashlib
import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from small_documents import digest, write_documents

from kg import resources
from kg.errors import KgError
from kg.extractors.registry import STRUCTURE
from kg.pipeline import build, fingerprint, forget
from kg.pipeline.manifest import Manifest
from kg.store import StoreBuilder, open_store

FAILURES = {"full": (errno.ENOSPC, True), "error": (errno.EIO, False)}
ROWS = {"topics": "mathematical-reasoning", "benchmarks": "gsm8k", "models": "llama", "metrics": "accuracy"}
QUERIES = ("papers", "conflicting-results")  # the latter is what builds ask
BEFORE = {"a.md": digest(1, 2), "b.md": digest(2, 3), "c.md": digest(4), "d.md": digest(5)}
AFTER = {
    "fresh": BEFORE,
    "repair": BEFORE,
    "incremental": {**BEFORE, "a.md": digest(1, 5), "e.md": digest(6)},
    "retraction": {name: text for name, text in BEFORE.items() if name != "b.md"},
    "computations": BEFORE,
    "forget": {},
}


def main() -> None:
    """Arguments: a folder to work in, a scenario, and then "count" or the numbers of the changes that fail."""
    work, scenario, numbers = Path(sys.argv[1]).absolute(), sys.argv[2], sys.argv[3:]
    use_few_resources(work / "resources")
    trial = Trial(work, scenario)
    trial.prepare()
    if numbers == ["count"]:
        print(json.dumps(trial.count()))
        return
    wanted = frozenset(map(int, numbers))
    for number, problem in trial.kill(wanted):
        print(json.dumps([scenario, number, "killed", problem]), flush=True)
    for number in sorted(wanted):
        for failure in FAILURES:
            for problem in trial.run(number, failure):
                print(json.dumps([scenario, number, failure, problem]), flush=True)


def use_few_resources(folder: Path) -> None:
    """Have builds find one row of each vocabulary and a few saved queries."""
    ontology, queries = resources.ontology_folder(), resources.queries_folder()
    shutil.copytree(ontology, folder / "ontology", dirs_exist_ok=True)
    for name, identifier in ROWS.items():
        head, *rows = (ontology / f"{name}.csv").read_text("utf-8").splitlines(keepends=True)
        kept = [row for row in rows if row.startswith(identifier + ",")]
        (folder / "ontology" / f"{name}.csv").write_text(head + "".join(kept), "utf-8")
    (folder / "queries").mkdir(exist_ok=True)
    for name in QUERIES:
        shutil.copy(queries / f"{name}.rq", folder / "queries")
    resources.ontology_folder.cache_clear()
    resources.queries_folder.cache_clear()
    vars(resources)["_folder"] = folder.joinpath
    vars(fingerprint)["READING"] = ()  # the code does not change while this runs
    vars(fingerprint)["_library_versions"] = lambda: iter(())


class Trial:
    """A store before and after a build that may fail."""

    def __init__(self, work: Path, scenario: str) -> None:
        self.scenario = scenario
        self.docs, self.store, self.template = work / "docs", work / "store", work / "template"
        self.fresh, self.killed = work / "fresh", work / "killed"

    def prepare(self) -> None:
        write_documents(self.docs, BEFORE)
        import_all(in_child(self.modules).split())
        in_child(self.build_template)
        self.old = in_child(lambda: graph(self.template)) if self.scenario != "fresh" else ""
        write_documents(self.docs, AFTER[self.scenario])
        in_child(lambda: finish(self.docs, self.fresh))
        self.new = in_child(lambda: graph(self.fresh))
        assert len(self.old) in {0, 64}, self.old
        assert len(self.new) == 64, self.new

    def modules(self) -> str:
        """Return the names of the modules that a build needs."""
        finish(self.docs, self.fresh)
        graph(self.fresh)
        shutil.rmtree(self.fresh)
        return " ".join(sys.modules)

    def build_template(self) -> None:
        if self.scenario == "fresh":
            return
        finish(self.docs, self.template)
        if self.scenario == "computations":  # as if another paper-kg with other saved queries had built it
            known = Manifest.from_bytes(StoreBuilder.published_manifest(self.template))
            older = Manifest(
                known.version, known.documents, "older", known.bibliography_only, known.sources, known.location
            )
            with StoreBuilder.open(self.template) as builder:
                builder.replace_manifest(older.to_bytes())

    def count(self) -> int:
        self.begin()
        return int(in_child(lambda: str(self.build(0, 0, lasts=False))))

    def run(self, number: int, failure: str) -> Iterator[str]:
        """Have a change fail, and yield what is wrong afterwards."""
        self.begin()
        error, lasts = FAILURES[failure]
        outcome = in_child(lambda: str(self.build(number, error, lasts=lasts)))
        if outcome.startswith("Traceback"):
            yield outcome
        yield from self.problems(self.store, has_succeeded=outcome.isdigit())

    def kill(self, numbers: frozenset[int]) -> Iterator[tuple[int, str]]:
        """Yield what is wrong with what a kill at some changes would leave, and at which."""
        self.begin()
        announced, announce = os.pipe()
        released, release = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(announced)  # so that it ends if this process does
            os.close(release)
            ctypes.CDLL(None).faults_stop_at_each(announce, released)
            self.build(0, 0, lasts=False)
            os._exit(0)
        os.close(announce)
        number = 0
        while os.read(announced, 1):
            number += 1
            if number in numbers:
                shutil.rmtree(self.killed, ignore_errors=True)
                if self.store.exists():  # the first change makes it
                    shutil.copytree(self.store, self.killed, symlinks=True)
                yield from ((number, problem) for problem in self.problems(self.killed))
            os.write(release, b"\0")
        for descriptor in (announced, released, release):
            os.close(descriptor)
        os.waitpid(child, 0)

    def problems(self, store: Path, *, has_succeeded: bool = False) -> list[str]:
        """Return what is wrong with what a build left, and with what the next build makes of it."""
        result = in_child(lambda: json.dumps(list(self.looked(store, has_succeeded))))
        return list(json.loads(result)) if result.startswith("[") else [result]

    def looked(self, store: Path, has_succeeded: bool) -> Iterator[str]:
        found = graph(store)
        if found not in {self.old, self.new}:
            yield f"neither the old graph nor the new one, but {found}"
        if has_succeeded and found != self.new:
            yield "the build seemed to succeed, but its graph is not published"
        result = finish(self.docs, store, scenario=self.scenario)
        if result:
            yield f"the next build failed: {result}"
        elif graph(store) != self.new:
            yield "the next build gave another graph than a fresh one"
        elif len(list((store / "generations").iterdir())) != 1:
            yield "the next build left something behind"

    def begin(self) -> None:
        shutil.rmtree(self.store, ignore_errors=True)
        if self.template.exists():
            shutil.copytree(self.template, self.store)

    def build(self, number: int, error: int, *, lasts: bool) -> int | str:
        """Build with a failing change; return how many changes there were, or the error."""
        faults = ctypes.CDLL(None)
        faults.faults_begin(str(self.store).encode(), ctypes.c_long(number), error, int(lasts))
        try:
            finish(self.docs, self.store, scenario=self.scenario, strict=True)
        except KgError as refused:
            return "refused in several lines" if "\n" in str(refused) else f"refused: {refused}"
        finally:
            done = int(faults.faults_end())
        return done


def finish(docs: Path, store: Path, *, scenario: str = "", strict: bool = False) -> str:
    """Bring a store up to date; return the error, if any, unless it is to be raised."""
    try:
        if scenario == "forget":
            if strict or "docs" in Manifest.from_bytes(StoreBuilder.published_manifest(store)).sources:
                forget("docs", store)
        else:
            build([docs], store, jobs=1, extractors=STRUCTURE, fresh=scenario == "repair")
    except KgError as error:
        if strict:
            raise
        return str(error)
    return ""


def graph(store: Path) -> str:
    """A digest of what is published; nothing if nothing is."""
    try:
        with open_store(store) as opened:
            return hashlib.sha256(opened.canonical_nquads()).hexdigest()
    except KgError as error:
        return "" if "There is no store" in str(error) else f"error: {error}"


def import_all(names: Iterable[str]) -> None:
    """Import modules once for all processes."""
    for name in names:
        with suppress(ImportError):
            import_module(name)
    gc.disable()  # in many short processes, looking for garbage copies memory that they would share
    gc.freeze()


def in_child(work: Callable[[], object]) -> str:
    """Run something in a forked process and return what it returns, or the traceback of what it raises."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        try:
            text = str(work() or "")
        except BaseException:
            text = traceback.format_exc()
        os.write(theirs, text.encode()[:60_000])
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as answer:
        text = answer.read().decode()
    os.waitpid(child, 0)
    return text


main()
