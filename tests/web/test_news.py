"""What is new on the site: a page and a feed of what builds changed."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from serving import Running, running

from kg.pipeline import build

PAPER = "# [{name}](https://arxiv.org/abs/{number})\n\n- {name} achieves {score}% accuracy on GSM8K.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server of notes that were read in two builds."""
    folder = tmp_path_factory.mktemp("news") / "notes"
    folder.mkdir()
    (folder / "monday.md").write_text(PAPER.format(name="VioletNet", number="2401.01271", score="75.1"), "utf-8")
    build([folder], folder.parent / "store")
    for name, text in (
        ("tuesday", PAPER.format(name="VioletNet", number="2401.01271", score="76.2")),
        ("wednesday", PAPER.format(name="<b>Crimson</b>", number="2401.04501", score="81.3")),
    ):
        (folder / f"{name}.md").write_text(text, "utf-8")  # fmt: skip
    build([folder], folder.parent / "store")
    with running(Path(folder.parent / "store"), "--root-path", "/kg") as started:
        yield started


def part(page: str, name: str) -> str:
    return page.partition(f'id="section-{name}"')[2].partition("</section>")[0]


def test_the_last_build_is_shown_and_all_before_it_on_demand(site: Running) -> None:
    page = site.get("/kg/new").text
    assert "1 build, the last on " in page
    assert "2401.04501" in part(page, "new_papers")
    assert "2401.01271" not in part(page, "new_papers")
    assert "81.3%" in part(page, "bests")
    assert "75.1% VioletNet" in part(page, "bests")
    assert "76.2" in part(page, "conflicts")
    assert 'href="/kg/page/document/notes/tuesday.md"' in part(page, "conflicts")
    assert "<b>Crimson" not in page
    whole = site.get("/kg/new?since=1970").text
    assert "2 builds" in whole
    assert "2401.01271" in part(whole, "new_papers")
    korean = site.get("/kg/new", Accept_Language="ko").text
    assert "빌드 1번" in korean
    assert "정확도" in part(korean, "bests")
    assert "Accuracy" not in part(korean, "bests")
    assert "Accuracy" in part(page, "bests")


def test_the_months_of_the_notes_are_offered(site: Running) -> None:
    page = site.get("/kg/new").text
    assert 'href="/kg/new?of=2024-01"' in page
    month = site.get("/kg/new?of=2024-01").text
    assert "Dated 2024-01 by the notes." in month
    assert "2401.01271" in part(month, "new_papers")
    assert 'aria-current="true">2024-01<' in month
    assert "노트의 날짜가 2024-01" in site.get("/kg/new?of=2024-01", Accept_Language="ko").text
    assert site.get("/kg/new?of=soon").status == 400


def test_english_pages_name_nothing_in_korean(tmp_path: Path) -> None:
    """A model called "the model", a setting called zero-shot: the notes' Korean words stood in the tables."""
    notes = tmp_path / "notes"
    notes.mkdir()
    lines = (
        "제안한 모델은 제로샷 설정에서 GSM8K에서 75.1%의 정확도를 기록했다.",
        "최고의 모델은 MMLU에서 70.1%의 정확도를 달성했다.",
    )
    text = "# [VioletNet](https://arxiv.org/abs/2401.01271)\n\n" + "".join(f"- {line}\n" for line in lines)
    (notes / "one.md").write_text(text, "utf-8")
    build([notes], tmp_path / "store")
    with running(tmp_path / "store") as started:
        scores = part(started.get("/new").text, "scores")
        assert "75.1%" in scores
        assert "zero-shot" in scores
        assert not re.search("[가-힣]", scores)
        assert "제로샷" in part(started.get("/new", Accept_Language="ko").text, "scores")


def test_nothing_new_leads_on(site: Running) -> None:
    page = site.get("/kg/new?since=2999").text
    assert "Builds changed nothing since then." in page
    assert 'href="/kg/new?since=1970"' in page
    assert site.get("/kg/new?since=someday").status == 400


def test_a_feed_leads_to_the_pages(site: Running) -> None:
    answer = site.get("/kg/new.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.body)
    links = [each.get("href", "") for each in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert f"{site.address}/kg/page/paper/arxiv/2401.04501" in links
    assert re.search(r'type="application/atom.xml"[^>]* href="/kg/new.atom"', site.get("/kg/new").text)


def test_a_poster_in_the_store_stands_on_the_front_page(site: Running, tmp_path: Path) -> None:
    assert "poster.svg" not in site.get("/kg/").text
    assert site.get("/kg/poster.svg").status == 404
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "one.md").write_text(PAPER.format(name="VioletNet", number="2401.01271", score="75.1"), "utf-8")
    build([notes], tmp_path / "store")
    (tmp_path / "store" / "poster.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    with running(tmp_path / "store") as started:
        assert '<img src="/poster.svg?of=en" alt="A map of the papers' in started.get("/").text
        picture = started.get("/poster.svg")
        assert picture.headers["content-type"] == "image/svg+xml"
        assert "default-src 'none'" in picture.headers["content-security-policy"]
        assert "sandbox" in picture.headers["content-security-policy"]


def test_a_new_build_is_reported_though_the_page_was_asked_before(tmp_path: Path) -> None:
    """The log is written after the graph is published; a page that was kept in between would stay until the next."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "one.md").write_text(PAPER.format(name="VioletNet", number="2401.01271", score="75.1"), "utf-8")
    build([notes], tmp_path / "store")
    with running(tmp_path / "store") as started:
        assert "VioletNet" in started.get("/new").text
        log = tmp_path / "store" / "changes.jsonl"
        log.write_bytes(b"")
        assert "Builds changed nothing" in started.get("/new").text
