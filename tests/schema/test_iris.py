"""IRIs: same input, same IRI; different things stay apart; nothing in a name can break an IRI."""

import unicodedata
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.schema import iris
from kg.schema.arxiv import arxiv_id
from kg.schema.kinds import KINDS

NAMES = st.text(min_size=1, max_size=60)
PATHS = st.lists(st.text(min_size=0, max_size=8), min_size=1, max_size=5).map("/".join).filter(bool)


@given(NAMES, st.integers(0, 50))
def test_any_name_gives_a_valid_iri(name: str, number: int) -> None:
    minted = [
        iris.person(name),
        iris.artifact(name),
        iris.benchmark(name),
        iris.model(name),
        iris.metric(name),
        iris.topic(name),
        iris.document(name),
        iris.paper_in_document(name, number),
        iris.paper_reference(name),
        iris.paper_by_doi(name),
        iris.evidence(name, str(number)),
    ]
    for iri in minted:
        assert NamedNode(iri).value == iri
        assert not iri.endswith("/")


@given(PATHS, PATHS)
def test_different_paths_are_different_documents(one: str, other: str) -> None:
    assert (iris.document(one) == iris.document(other)) == (one == other)


@given(PATHS)
def test_resolving_a_document_iri_does_not_change_it(path: str) -> None:
    """Clients remove dot segments (RFC 3986, 5.2.4), which must not lead to another document."""
    iri = iris.document(path)
    assert urljoin("https://example.org/x", iri) == iri


@given(NAMES)
def test_unicode_form_does_not_tell_people_apart(name: str) -> None:
    assert iris.person(unicodedata.normalize("NFD", name)) == iris.person(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H. T. Kung", "HT Kung"),
        ("H.T. Kung", "h t kung"),
        ("Ahmet Üstün", "Ahmet Ustun"),
        ("Łukasz Kaiser", "Lukasz Kaiser"),
        ("Bin jin", "Bin Jin"),
        ("Daniel D’souza", "Daniel D'Souza"),
        ("Yi  Ma", "Yi Ma"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    assert iris.person(one) == iris.person(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jean-Pierre Roy", "Jean Pierre Roy"), ("Yi Ma", "Ma Yi"), ("Wei Li", "Wei Liu"), ("J. Smith", "John Smith")],
)
def test_nobody_else_is_merged(one: str, other: str) -> None:
    assert iris.person(one) != iris.person(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://arxiv.org/abs/2402.14830", "2402.14830"),
        ("https://arxiv.org/pdf/2402.14830v3.pdf", "2402.14830"),
        ("ArXiv, abs/2210.09261, 2022", "2210.09261"),
        ("arXiv:cs.CL/0112017v1", "cs/0112017"),
        ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("1706.03762.md", "1706.03762"),
        ("3.14159", ""),
        ("12402.148301", ""),
        ("전화 010-2402.1483", ""),
    ],
)
def test_arxiv_ids(text: str, expected: str) -> None:
    assert arxiv_id(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GSM8K", "gsm8k"),
        ("HumanEval+", "humaneval-plus"),
        ("τ-bench", "τ-bench"),
        ("Llama 2 (70B)", "llama-2-70b"),
        ("한국어 벤치마크", "한국어-벤치마크"),
    ],
)
def test_slugs_are_readable(name: str, expected: str) -> None:
    assert iris.slug(name) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://github.com/a/b", "https://github.com/a/b"),
        ("http://example.org/가 나", "http://example.org/%EA%B0%80%20%EB%82%98"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
    ],
)
def test_web_links_are_encoded(url: str, expected: str) -> None:
    assert iris.web_link(url) == expected


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", "https://", "ftp://example.org", "//x"])
def test_only_web_addresses_are_links(url: str) -> None:
    assert iris.web_link(url) is None


@given(
    st.sampled_from(["https://", "https://example.org/"]),
    st.text(max_size=40) | st.text("#@?:/\\[]{}%2Fa.- ", max_size=12),
)
def test_any_link_is_a_valid_iri_or_none(opening: str, text: str) -> None:
    link = iris.web_link(opening + text)
    assert link is None or NamedNode(link).value == link


def test_a_paper_is_found_by_its_id_with_a_subject_class() -> None:
    (paper,) = (kind for kind in KINDS if kind.name == "paper")
    assert paper.mint("cs.CL/0112017v1") == paper.mint("cs/0112017") == iris.paper_by_arxiv("cs/0112017")
