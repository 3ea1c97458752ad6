"""Ids and addresses of papers: each form is read, and what only looks like one is not."""

import itertools
from pathlib import Path

import pytest
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from kg.model import IdKind
from kg.readers.values.ids import ID_FORMS, IdForm, best_id, find_ids, id_in_name, parse_id
from kg.schema import iris

SKY = "2402.14830"


def found(text: str, *, bare: bool = True) -> list[tuple[str, str]]:
    ids = list(find_ids(text, bare=bare))
    for before, after in itertools.pairwise(ids):
        assert before.span.end <= after.span.start
    for identifier in ids:
        assert 0 <= identifier.span.start < identifier.span.end <= len(text)
    return [(identifier.kind.value, identifier.value) for identifier in ids]


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/abs/2402.14830",
        "http://www.arxiv.org/abs/2402.14830v3",
        "https://arxiv.org/pdf/2402.14830",
        "https://arxiv.org/pdf/2402.14830v2.pdf",
        "https://arxiv.org/html/2402.14830v1",
        "https://export.arxiv.org/abs/2402.14830?context=cs.CL",
        "https://ar5iv.labs.arxiv.org/html/2402.14830",
        "https://ar5iv.org/abs/2402.14830",
        "https://www.alphaxiv.org/abs/2402.14830v1",
        "https://alphaxiv.org/overview/2402.14830",
        "https://papers.cool/arxiv/2402.14830",
        "https://www.semanticscholar.org/arxiv/2402.14830",
        "https://api.semanticscholar.org/arXiv:2402.14830",
        "https://huggingface.co/papers/2402.14830",
        "https://hf.co/papers/2402.14830#community",
        "https://doi.org/10.48550/arXiv.2402.14830",
        "https://dx.doi.org/10.48550/arxiv.2402.14830",
        "https://ui.adsabs.harvard.edu/abs/arXiv:2402.14830",
        "arxiv.org/abs/2402.14830",
        "arXiv:2402.14830v2",
        "arXiv 2402.14830",
        "arXiv preprint arXiv:2402.14830",
        "ArXiv, abs/2402.14830, 2024",
        "[2402.14830]",
        "2402.14830",
        "doi: 10.48550/arXiv.2402.14830",
    ],
)
def test_every_address_of_an_arxiv_paper_gives_its_bare_id(address: str) -> None:
    assert found(f"논문 {address} 참고") == [("arxiv", SKY)]
    assert found(f"See <{address}>.") == [("arxiv", SKY)]


@pytest.mark.parametrize(
    ("written", "identifier"),
    [
        ("hep-ex/0201001", "hep-ex/0201001"),
        ("gr-qc/9310026", "gr-qc/9310026"),
        ("math-ph/0309136v2", "math-ph/0309136"),
        ("physics.atom-ph/9807001", "physics/9807001"),
        ("cs.CL/0112017", "cs/0112017"),
        ("https://arxiv.org/abs/math.AG/0307245v1", "math/0307245"),
        ("https://arxiv.org/pdf/nucl-th/0101001.pdf", "nucl-th/0101001"),
        ("arXiv:quant-ph/9705052", "quant-ph/9705052"),
        ("https://doi.org/10.48550/arXiv.hep-th/9901001", "hep-th/9901001"),
    ],
)
def test_ids_from_before_2007_of_every_archive(written: str, identifier: str) -> None:
    assert found(written) == [("arxiv", identifier)]


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("https://doi.org/10.1145/3292500.3330701.", "doi", "10.1145/3292500.3330701"),
        ("doi:10.1000/made.up.77)", "doi", "10.1000/made.up.77"),
        ("10.1016/S0004-3702(97)00043-X", "doi", "10.1016/S0004-3702(97)00043-X"),
        ("https://doi.org/10.1126%2Fscience.abc", "doi", "10.1126/science.abc"),
        ("https://dl.acm.org/doi/pdf/10.1145/3292500.3330701", "doi", "10.1145/3292500.3330701"),
        ("https://link.springer.com/chapter/10.1007/978-3-319-24574-4_28", "doi", "10.1007/978-3-319-24574-4_28"),
        ("https://www.biorxiv.org/content/10.1101/2022.07.20.500902v2.full.pdf", "doi", "10.1101/2022.07.20.500902"),
        ("https://openreview.net/forum?id=P3arlN3t01", "openreview", "P3arlN3t01"),
        ("https://openreview.net/pdf?id=P3arlN3t01", "openreview", "P3arlN3t01"),
        ("https://openreview.net/forum?referrer=x&id=P3arlN3t01", "openreview", "P3arlN3t01"),
        ("https://aclanthology.org/2024.acl-long.9001/", "acl", "2024.acl-long.9001"),
        ("https://aclanthology.org/P18-9001.pdf", "acl", "P18-9001"),
        ("https://www.aclweb.org/anthology/p18-9001", "acl", "P18-9001"),
        ("2024.findings-emnlp.12", "acl", "2024.findings-emnlp.12"),
        ("https://proceedings.mlr.press/v139/bee21a/bee21a.pdf", "pmlr", "v139/bee21a"),
        ("https://github.com/example-lab/sandnet/tree/main", "github", "example-lab/sandnet"),
        ("https://github.com/example-lab/sandnet.git", "github", "example-lab/sandnet"),
        ("https://example.org/sandnet", "page", "https://example.org/sandnet"),
        ("https://arxiv.org/list/cs.CL/recent", "page", "https://arxiv.org/list/cs.CL/recent"),
    ],
)
def test_papers_elsewhere(written: str, kind: str, value: str) -> None:
    assert found(written) == [(kind, value)]


def test_proceedings_have_one_address_for_page_and_pdf() -> None:
    page = parse_id("https://openaccess.thecvf.com/content/CVPR2024/html/Bee_ShellNet_CVPR_2024_paper.html")
    pdf = parse_id("https://openaccess.thecvf.com/content/CVPR2024/papers/Bee_ShellNet_CVPR_2024_paper.pdf")
    assert page is not None
    assert pdf is not None
    assert (page.kind, page.value, page.url) == (pdf.kind, pdf.value, pdf.url)
    digest = "0" * 31 + "a"
    one = parse_id(f"https://papers.nips.cc/paper/2022/file/{digest}-Paper-Conference.pdf")
    other = parse_id(f"https://proceedings.neurips.cc/paper_files/paper/2022/hash/{digest}-Abstract-Conference.html")
    assert one is not None
    assert other is not None
    assert (one.kind, one.value, one.url) == (other.kind, other.value, other.url)


@pytest.mark.parametrize(
    "words",
    [
        "2024-05-01",
        "2024.05.01",
        "v2.3.1",
        "3.14159",
        "2413.12345",
        "1502.1234",
        "2401.123456",
        "$2402.14830",
        "2402.14830%",
        "010-2402.1483",
        "12402.14830",
        "loss 1.2402.14830",
        "file.2402.14830",
        "cs/12345",
        "he/she 0201001",
    ],
)
def test_dates_versions_and_figures_are_not_ids(words: str) -> None:
    assert found(words) == []


def test_a_figure_in_running_text_is_not_an_id() -> None:
    text = "손실은 2402.14830에서 멈췄고 (2402.14831)과 arXiv:2402.14832를 보라."
    assert found(text, bare=False) == [("arxiv", "2402.14831"), ("arxiv", "2402.14832")]


def test_an_address_ends_where_a_reader_sees_its_end() -> None:
    text = "(https://arxiv.org/abs/2402.14830), [하늘](https://velog.io/@bee/하늘-논문)과 https://a.example/b_(c)에서."
    assert [text[i.span.start : i.span.end] for i in find_ids(text)] == [
        "https://arxiv.org/abs/2402.14830",
        "https://velog.io/@bee/하늘-논문",
        "https://a.example/b_(c)",
    ]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("notes/2402.14830v2 Sky.md", SKY),
        ("[2402.14830] Sky.md", SKY),
        ("arxiv_2402.14830.md", SKY),
        ("hep-th_9901001.md", "hep-th/9901001"),
        ("cs-0112017.md", "cs/0112017"),
        ("2402.14830/index.md", ""),
        ("2024-05-01.md", ""),
        ("20240501-sky.md", ""),
        ("note-9901001.md", ""),
    ],
)
def test_ids_in_names_of_files(name: str, identifier: str) -> None:
    assert id_in_name(name) == identifier


def test_the_best_id() -> None:
    text = "https://github.com/a/b https://openreview.net/forum?id=P3arlN3t01 doi:10.1000/x arXiv:2402.14830"
    best = best_id(find_ids(text))
    assert best is not None
    assert best.kind is IdKind.ARXIV
    assert best_id([]) is None


@pytest.mark.parametrize("form", ID_FORMS, ids=lambda form: form.where)
def test_the_table_shows_forms_that_are_read(form: IdForm) -> None:
    identifier = parse_id(form.example)
    assert identifier is not None
    assert identifier.kind is form.kind


def test_the_documentation_has_the_table(root: Path) -> None:
    page = (root / "docs" / "pages" / "paper-ids.md").read_text("utf-8")
    for form in ID_FORMS:
        identifier = parse_id(form.example)
        assert identifier is not None
        assert f"| {form.where} | `{form.example}` | `{identifier.value}` |" in page


def test_what_is_an_id_and_more_is_not_parsed_as_one() -> None:
    assert parse_id("arXiv:2402.14830 and more") is None
    assert parse_id("Sky Nets") is None


@given(
    st.sampled_from(["https://arxiv.org/abs/{}", "arXiv:{}", "https://huggingface.co/papers/{}", "{}v3", "[{}]"]),
    st.integers(15, 49),
    st.integers(1, 12),
    st.integers(0, 99_999),
)
def test_any_new_id_comes_back(form: str, year: int, month: int, number: int) -> None:
    identifier = f"{year:02d}{month:02d}.{number:05d}"
    assert found(f"보라 {form.format(identifier)}!") == [("arxiv", identifier)]


@given(st.text(max_size=200) | st.text("ahtps:/.10xiv[]()<> 2401.12345v\n", max_size=200))
def test_any_text_is_read(text: str) -> None:
    for identifier in find_ids(text):
        assert text[identifier.span.start : identifier.span.end]
        again = parse_id(identifier.url)
        assert again is None or (again.kind, again.url) == (identifier.kind, identifier.url)
        node = iris.paper_by_id(identifier)
        assert (node is None) == (identifier.kind in {IdKind.GITHUB, IdKind.PAGE})


@pytest.mark.parametrize(
    "unit", ["https://a.b/", "10.1000/", "((((", "arxiv ", "a/", "2401.", "[x](https://a.b/(", "cs."]
)
def test_long_text_takes_time_linear_in_its_length(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert cpu_seconds(lambda: list(find_ids(text))) < 2
