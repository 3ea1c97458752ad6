"""Whatever happens to a document, reading it does not fail, quotes stand where they are said to, and facts stay facts.

A few hundred damaged documents are read, other ones each day; ``KG_MUTATIONS=100000`` reads as many.
"""

import datetime
import os
import random
import unicodedata
from pathlib import Path

import pytest
from mutated_documents import MUTATIONS, bases, facts, mutated, problems_of, process

SHARDS = 4
FAILED_ONCE = {
    "a title whose name is blank": b"]], [[Cee Dee]]\n> **Link**: https://arxiv.org/abs/2401.03003\n\n%% private %%\n"
    b"%% private %%\n\n# MothNet: Towards the Light\n\nT",
    "a bracket that closes nothing, read after the title": ")의[REPOEXEC:EB](https://arxiv.org/abs/2406.1".encode(),
}


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_damaged_documents_are_read_and_quoted_rightly(root: Path, shard: int) -> None:
    count = int(os.environ.get("KG_MUTATIONS", "200")) // SHARDS
    first = datetime.date.today().toordinal() * 1_000_000 if count < 1000 else 0
    documents = bases(root)
    wrong = []
    for seed in range(first + shard, first + shard + count * SHARDS, SHARDS):
        chance = random.Random(seed)
        name, data = chance.choice(documents)
        damaged = mutated(data, chance)
        try:
            wrong += [f"{seed} {name}: {problem}" for problem in problems_of(damaged, *process(damaged, name))]
        except Exception as error:
            wrong.append(f"{seed} {name}: {error!r}")
    assert wrong == []


@pytest.mark.slow
def test_other_line_ends_and_marks_state_the_same(root: Path) -> None:
    for name, data in bases(root)[::5]:
        text = data.decode().replace("\r\n", "\n")
        whole = facts(process(text.encode(), name)[1])
        assert whole, name
        for other in (text.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16")):
            assert facts(process(other, name)[1]) == whole, name


@pytest.mark.slow
def test_decomposed_text_states_the_same(root: Path) -> None:
    for name, data in bases(root)[::5]:
        text = unicodedata.normalize("NFC", data.decode())
        whole = facts(process(text.encode(), name)[1])
        assert whole, name
        assert facts(process(unicodedata.normalize("NFD", text).encode(), name)[1]) == whole, name


@pytest.mark.parametrize("data", FAILED_ONCE.values(), ids=FAILED_ONCE)
def test_documents_that_failed_once(data: bytes) -> None:
    assert problems_of(data, *process(data, "notes/a.md")) == []


def test_every_kind_of_damage_changes_something(root: Path) -> None:
    documents = [data for _, data in bases(root)]
    for kind, mutation in MUTATIONS.items():
        assert any(mutation(data, random.Random(len(data))) != data for data in documents), kind
