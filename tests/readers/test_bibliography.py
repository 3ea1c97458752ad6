"""Bibliographies: BibTeX, CSL-JSON and Hugging Face's daily papers give entries with what they say of papers."""

import json
from datetime import date

import pytest
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st
from small_readings import only, read

from kg.model import Entry, Layout
from kg.readers.bibliography.bibtex import read_bibtex
from kg.readers.bibliography.json_places import PlacedString, parse_json
from kg.readers.bibliography.tex import plain_tex

ZOTERO = r"""
@string{words = "Annual Meeting of Words"}

@article{bee2024violet,
  title = {{VioletNet}: Short {Waves} \& First $\alpha_t$},
  author = {Bee, Ann and van der Dee, Cee and {Example Lab} and G{\"o}del, K.},
  journal = {arXiv preprint arXiv:2401.01271},
  year = {2024},
  abstract = {VioletNet reaches 75.1\% accuracy on GSM8K.},
}

@inproceedings(gee2023,
  author = "Eff Gee and 김철수 and others",
  title = "Sky Nets",
  booktitle = words,
  doi = {10.1000/sky\_77},
  date = {2023-07-09},
  url = {https://aclanthology.org/2023.acl-long.9001/}
)
"""


def entries(text: str) -> tuple[Entry, ...]:
    return read(text, "library").entries


def names(entry: Entry) -> tuple[str, ...]:
    return entry.author_names


def test_a_bibtex_file_gives_papers() -> None:
    reading = read(ZOTERO, "library.bib")
    assert (reading.layout, reading.problems) == (Layout.BIBTEX, ())
    violet, sky = reading.entries
    assert violet.plain_title == r"VioletNet: Short Waves & First $\alpha_t$"
    assert (violet.arxiv, violet.ids, violet.venue) == ("2401.01271", (), None)
    assert names(violet) == ("Ann Bee", "Cee van der Dee", "Example Lab", "K. Gödel")
    assert violet.authors[3].text == r"G{\"o}del, K."
    assert violet.issued is not None
    assert violet.issued.iso == "2024"
    assert [passage.quote.text for passage in violet.passages][1:] == [r"VioletNet reaches 75.1\% accuracy on GSM8K."]
    assert (sky.plain_title, names(sky), sky.plain_venue) == (
        "Sky Nets",
        ("Eff Gee", "김철수"),
        "Annual Meeting of Words",
    )
    assert [(each.kind.value, each.value) for each in sky.ids] == [
        ("doi", "10.1000/sky_77"),
        ("acl", "2023.acl-long.9001"),
    ]
    assert sky.issued is not None
    assert sky.issued.iso == "2023-07-09"


@pytest.mark.parametrize(
    "broken",
    [
        "@article{x, title = {Never closed,\n author = {A B}",
        '@article{x, title = "Never closed,\n author = {A B}',
        "@article{x title {No signs} author A}",
        "@article{x, title = {Twice}, title = {Twice}, author = {A B}}",
        "@article{,}",
        "@article",
    ],
)
def test_a_broken_entry_costs_itself_not_the_file(broken: str) -> None:
    whole = "@article{a, title={Sky Nets}, author={Bee, Ann}}"
    found = [entry.plain_title for entry in entries(f"{whole}\n\n{broken}\n\n{whole.replace('Sky', 'Sea')}\n")]
    assert found[0] == "Sky Nets"
    assert found[-1] == "Sea Nets"


def test_two_entries_of_one_key_are_both_read() -> None:
    text = "@article{a, title={Sky Nets}, author={A B}}\n@article{a, title={Sea Nets}, author={A B}}"
    assert [entry.plain_title for entry in entries(text)] == ["Sky Nets", "Sea Nets"]


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        ("eprint={2401.01271}, archivePrefix={arXiv}", "2401.01271"),
        ("eprint={2401.01271v2}, eprinttype={arxiv}", "2401.01271"),
        ("eprint={hep-th/9901001}", "hep-th/9901001"),
        ("url={https://arxiv.org/abs/2401.01271}", "2401.01271"),
        ("doi={10.48550/arXiv.2401.01271}", "2401.01271"),
        ("journal={CoRR}, volume={abs/2401.01271}", "2401.01271"),
        ("note={arXiv:2401.01271 [cs]}", "2401.01271"),
        ("number={arXiv:2401.01271}", "2401.01271"),
        ("eprint={2401.01271}, archivePrefix={medRxiv}", ""),
        ("abstract={We build on arXiv:2401.01271.}", ""),
    ],
)
def test_where_an_arxiv_id_stands(fields: str, arxiv: str) -> None:
    (entry,) = entries(f"@article{{a, title={{Sky}}, author={{A B}}, {fields}}}")
    assert entry.arxiv == arxiv


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Bee, Ann and Dee, Cee", ("Ann Bee", "Cee Dee")),
        ("Ann Bee and Cee Dee", ("Ann Bee", "Cee Dee")),
        ("Bee, Jr., Ann", ("Ann Bee Jr.",)),
        ("{The A and B Team} and Ann {van Bee}", ("The A and B Team", "Ann van Bee")),
        (r"Erd{\H o}s, P\'al and {\L}uk Bee and Nu\~nez, {\O}le", ("Pál Erdős", "Łuk Bee", "Øle Nuñez")),
        ("김철수 and 이영희", ("김철수", "이영희")),
        ("Ann Bee and others", ("Ann Bee",)),
    ],
)
def test_names_of_bibtex(written: str, expected: tuple[str, ...]) -> None:
    (entry,) = entries(f"@article{{a, title={{Sky}}, author={{{written}}}}}")
    assert names(entry) == expected


def test_books_software_and_web_pages_are_not_papers() -> None:
    text = "@book{a, title={A Book}, author={A B}}\n@software{b, title={Tool}}\n@misc{c, title={Site}, url={https://a.example}}"
    reading = read(text, "library.bib")
    assert (reading.entries, reading.skipped) == ((), "a bibliography without papers")


def test_tex_is_set_and_formulas_stay() -> None:
    assert (
        plain_tex(r"{\'E}cole \& {GPT}-4: 90\% of $x_1^2$ --- ``so''~it 5% is")
        == "École & GPT-4: 90% of $x_1^2$ — “so” it 5% is"
    )
    assert plain_tex("{" * 5_000 + "deep" + "}" * 5_000) == "deep"


def test_a_block_inside_a_note_is_read_where_it_stands() -> None:
    text = f"# 노트 @home\n\n```bibtex\n{ZOTERO}```\n"
    records, problems = read_bibtex(text, text.index("@string"), text.rindex("```"))
    assert [record.plain_title for record in records][1:] == ["Sky Nets"]
    assert problems == []
    assert text[records[1].span.start : records[1].span.end].startswith("@inproceedings(gee2023")
    assert read(text).layout is not Layout.BIBTEX


def test_a_csl_json_file_gives_papers() -> None:
    text = json.dumps(
        [
            {
                "id": "a",
                "type": "article-journal",
                "title": 'Sky <i>Nets</i> "two"',
                "author": [
                    {"family": "Bee", "given": "Ann"},
                    {"literal": "Example Lab"},
                    {"family": "Dee", "given": "Cee", "non-dropping-particle": "van der"},
                    {"family": "김", "given": "철수"},
                ],
                "issued": {"date-parts": [["2024", 5, 1]]},
                "container-title": "Journal of Words",
                "DOI": "10.1000/abc",
                "URL": "https://arxiv.org/abs/2401.01271",
                "abstract": "SkyNet reaches 75.1% accuracy on GSM8K.",
            },
            {"id": "b", "type": "book", "title": "A Book"},
            {"id": "c", "type": "article", "title": "Broken", "author": 5},
            {"id": "d", "type": "article", "title": "Sea Nets", "issued": {"raw": "May 2023"}},
        ],
        ensure_ascii=False,
        indent=1,
    )
    reading = read(text, "library.json")
    assert reading.layout is Layout.CSL_JSON
    assert len(reading.problems) == 1
    sky, sea = reading.entries
    assert (sky.plain_title, sky.arxiv, sky.plain_venue) == ('Sky Nets "two"', "2401.01271", "Journal of Words")
    assert names(sky) == ("Ann Bee", "Example Lab", "Cee van der Dee", "김철수")
    assert sky.issued is not None
    assert sky.issued.iso == "2024-05-01"
    assert [each.value for each in sky.ids] == ["10.1000/abc"]
    assert (sea.plain_title, sea.issued and sea.issued.iso) == ("Sea Nets", "2023-05")


def test_daily_papers_of_hugging_face() -> None:
    paper = {
        "id": "2405.01234",
        "authors": [{"_id": "1", "name": "Ann Bee", "hidden": False}, {"name": "Cee Dee"}],
        "publishedAt": "2024-05-01T10:00:00.000Z",
        "title": "Daily\n Sky",
        "summary": "We reach 50.0% on GSM8K.",
        "upvotes": 17,
        "submittedOnDailyAt": "2024-05-02T01:00:00.000Z",
    }
    entry = only(json.dumps([{"paper": paper, "title": "Daily Sky", "numComments": 2}]), "daily.json")
    assert (entry.plain_title, entry.arxiv, entry.votes) == ("Daily Sky", "2405.01234", 17)
    assert names(entry) == ("Ann Bee", "Cee Dee")
    assert entry.listed_on == date(2024, 5, 2)


@pytest.mark.parametrize(
    "text", ['{"name": "x", "version": "1"}', "[1, 2]", '[{"title": 5, "issued": 1}]', "[", '{"a": ' * 9_000]
)
def test_other_json_is_skipped_with_a_reason(text: str) -> None:
    reading = read(text, "package.json")
    assert reading.entries == ()
    assert reading.skipped


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(_JSON, st.booleans())
def test_strings_of_json_know_where_they_stand(value: object, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=1)
    parsed = parse_json(text)
    assert parsed == value
    waiting = [parsed]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            assert isinstance(each, PlacedString)
            assert json.loads(f'"{text[each.start : each.end]}"') == each
        elif isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


@given(st.text('@article{}=,"\\ abtitle\n()#%$~author', max_size=300))
def test_any_bibtex_is_read(text: str) -> None:
    read(f"@article{{a, title={{x}},\n{text}", "library.bib")
    read_bibtex(text)


def test_a_large_library_takes_time_linear_in_its_length() -> None:
    def seconds(copies: int) -> float:
        library = ZOTERO * copies
        assert len(entries(library)) == 2 * copies
        return cpu_seconds(lambda: entries(library))

    assert seconds(400) < 30 * max(seconds(40), 0.05)
