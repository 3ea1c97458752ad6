"""Runs a small build again and again, with another change below the store failing each time.

Started by test_faults.py with the library made of faults.c loaded. Each build and each look at what it left runs in a
forked process, since Oxigraph's threads and a killed process should leave this one alone.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from small_documents import digest, write_documents

from kg.errors import KgError
from kg.extractors.registry import STRUCTURE
from kg.pipeline import build, forget
from kg.pipeline.manifest import Manifest
from kg.store import StoreBuilder, open_store
from kg.vocabularies.files import vocabulary_rows
from kg.vocabularies.own_files import SHIPPED_ONLY

FAILURES = {"full": (errno.ENOSPC, True), "error": (errno.EIO, False), "killed": (-1, False)}
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
    work, scenario, numbers = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    vocabulary_rows(SHIPPED_ONLY)  # once for all builds
    trial = Trial(work, scenario)
    trial.prepare()
    if numbers == ["count"]:
        print(json.dumps(trial.count()))
        return
    for number in map(int, numbers):
        for failure in FAILURES:
            for problem in trial.run(number, failure):
                print(json.dumps([scenario, number, failure, problem]), flush=True)


class Trial:
    """A store before and after a build that may fail."""

    def __init__(self, work: Path, scenario: str) -> None:
        self.scenario = scenario
        self.docs, self.store, self.template = work / "docs", work / "store", work / "template"
        self.fresh = work / "fresh"

    def prepare(self) -> None:
        write_documents(self.docs, BEFORE)
        in_child(lambda: self.build_template())
        self.old = in_child(lambda: graph(self.template)) if self.scenario != "fresh" else ""
        write_documents(self.docs, AFTER[self.scenario])
        in_child(lambda: finish(self.docs, self.fresh))
        self.new = in_child(lambda: graph(self.fresh))

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
        found = in_child(lambda: graph(self.store))
        if found not in {self.old, self.new}:
            yield f"neither the old graph nor the new one, but {found}"
        if outcome.isdigit() and found != self.new:
            yield "the build seemed to succeed, but its graph is not published"
        told = in_child(lambda: finish(self.docs, self.store, scenario=self.scenario))
        if told:
            yield f"the next build failed: {told}"
        elif in_child(lambda: graph(self.store)) != self.new:
            yield "the next build gave another graph than a fresh one"
        elif len(list((self.store / "generations").iterdir())) != 1:
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
    import hashlib

    try:
        with open_store(store) as opened:
            return hashlib.sha256(opened.canonical_nquads()).hexdigest()
    except KgError as error:
        return "" if "There is no store" in str(error) else f"error: {error}"


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
