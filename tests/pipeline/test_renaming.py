"""A document whose things go by other names is named anew: of its entries only those concerned are read again."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kg.extractors.base import Extractor, Source
from kg.extractors.contributions.extractor import ContributionsExtractor
from kg.extractors.registry import STRUCTURE
from kg.model import Claim, Iri
from kg.pipeline.documents import ProcessedDocument, process_document
from kg.pipeline.renaming import rename_document
from kg.schema import iris
from kg.store import StoreBuilder
from kg.vocabularies.own_files import SHIPPED_ONLY

PAPERS = (
    ("Sigmo: Rescaling Queries", "2401.00001", "We propose Sigmo, a new efficient language model."),
    ("Masking by Tau", "2401.00002", "We propose Tauro, a new method. Tauro is fast."),
    ("토큰을 가리는 방법", "2401.00003", "본 논문에서는 새로운 방법 Sigmo를 제안합니다."),
)
TEXT = "## Daily Papers (2024-02-18)\n\n" + "".join(
    f"### [{title}](https://arxiv.org/abs/{arxiv})\n\n- {sentence}\n\n" for title, arxiv, sentence in PAPERS
)
THIRD = iris.paper_by_arxiv("2401.00003")
SIGMO = iris.thing_of_paper("artifact", "Sigmo", THIRD)


class Noting:
    """An extractor that claims nothing and notes which papers were read."""

    name = "noting"
    version = "1"

    def __init__(self) -> None:
        self.read: list[str] = []

    def extract(self, source: Source) -> Iterator[Claim]:
        self.read.append(source.entry.arxiv)
        return iter(())


def lines(document: ProcessedDocument) -> set[bytes]:
    return {line for part in document.parts() for line in part.splitlines(keepends=True)}


@pytest.mark.parametrize(
    ("aliases", "read"),
    [
        ({SIGMO: SIGMO}, ["2401.00003"]),
        ({SIGMO: iris.thing("benchmark", "Sigmo")}, ["2401.00003"]),
        ({iris.paper_by_arxiv("2401.00002"): iris.paper_by_arxiv("2401.00009")}, [arxiv for _, arxiv, _ in PAPERS]),
    ],
    ids=["another thing", "a benchmark", "another paper"],
)
def test_it_says_what_a_whole_reading_would_say(tmp_path: Path, aliases: Mapping[Iri, Iri], read: list[str]) -> None:
    file = tmp_path / "note.md"
    file.write_text(TEXT, "utf-8")
    noting = Noting()
    extractors: tuple[Extractor, ...] = (*STRUCTURE, ContributionsExtractor(), noting)
    before = process_document(file, "a/note.md", extractors)
    whole = process_document(file, "a/note.md", extractors, SHIPPED_ONLY, aliases)
    noting.read.clear()
    renamed = rename_document(file, before, extractors, SHIPPED_ONLY, aliases)
    assert noting.read == read
    indexed = whole.indexed if len(read) > 1 else None  # a thing's name is not in the index of passages
    assert renamed.document == replace(whole, packed=(), entries=(), indexed=indexed)
    gone, come = (set(each.splitlines(keepends=True)) for each in (renamed.gone, renamed.come))
    assert gone == lines(before) - lines(whole) != set()
    assert come == lines(whole) - lines(before) != set()


def test_one_that_changed_meanwhile_is_read_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_text(TEXT, "utf-8")
    extractors = (*STRUCTURE, ContributionsExtractor())
    before = process_document(file, "a/note.md", extractors)
    file.write_text(TEXT.replace("Tauro", "Taurus"), "utf-8")
    renamed = rename_document(file, before, extractors, SHIPPED_ONLY, {SIGMO: SIGMO})
    whole = process_document(file, "a/note.md", extractors, SHIPPED_ONLY, {SIGMO: SIGMO})
    assert renamed.document == replace(whole, packed=(), entries=())
    assert set(renamed.come.splitlines(keepends=True)) == lines(whole) - lines(before)


def test_what_is_taken_back_leaves_the_default_graph_where_no_other_document_holds_it(tmp_path: Path) -> None:
    held, alone = (f"<https://e.org/{name}> <https://e.org/p> " for name in ("held", "alone"))
    one, other = "<https://e.org/one>", "<https://e.org/other>"
    stated = [f'{held}"a"', f'{alone}"a"', f'{alone}"b"']
    quads = [f"{each} {graph} .\n" for each in stated for graph in (one, "")] + [f"{stated[0]} {other} .\n"]
    with StoreBuilder.open(tmp_path / "store") as builder, builder.prepare(empty=True) as preparation:
        preparation.load("".join(quads).encode())
        preparation.take_back(one.strip("<>"), "".join(quads[:4]).encode())
        with preparation.reading() as store:
            left = store.canonical_nquads().decode().splitlines()
    assert left == sorted([f"{stated[0]} .", f"{stated[2]} .", f"{stated[2]} {one} .", f"{stated[0]} {other} ."])
