"""Who presented a paper is not its venue; a dash behind a short name; licences and changes of programs."""

import pytest
from small_readings import only, read

from kg.readers.values.titles import with_colon

KITE, POND = "KiteNet: Flying on Short Strings", "Pond Attention for Quiet Retrieval in Water"
KITE_LINK, POND_LINK = "https://arxiv.org/abs/2401.03001", "https://arxiv.org/abs/2402.03002"


@pytest.mark.parametrize(
    "line",
    [
        "Presenter: Ann Bee (2024-05-01)",
        "Presented by Ann, 2024-05-01",
        "발표자: 김민지 (2024-05-01)",
        "담당: 김민지, 2024.05.01",
        "- Ann (2024-05-01)",
        "김민지 (2024-05-01)",
        "Ann Bee · May 1, 2024",
    ],
)
def test_a_presenter_is_not_the_venue_and_the_day_is_that_of_the_talk(line: str) -> None:
    entry = only(f"# {KITE}\n\n{line}\narXiv: {KITE_LINK}\n\nText.\n")
    assert (entry.venue, entry.issued, entry.author_names) == (None, None, ())
    assert str(entry.listed_on) == "2024-05-01"


def test_a_presenter_behind_the_label_that_also_names_venues() -> None:
    entry = only(f"# {KITE}\n\n발표: 김민지\n학회: SKY 2024\narXiv: {KITE_LINK}\n")
    assert entry.venue is not None
    assert entry.venue.text == "SKY 2024"
    stays = only(f"# {KITE}\n\n발표: 네이처\narXiv: {KITE_LINK}\n")
    assert stays.venue is not None
    assert stays.venue.text == "네이처"


def test_a_label_for_the_presenter_hides_no_label_behind_it() -> None:
    entry = only(f"# {KITE}\n\nSpeaker: Ann | Date: 2024-05-01 | Venue: SKY 2024\n{KITE_LINK}\n")
    assert entry.venue is not None
    assert (entry.venue.text, str(entry.listed_on)) == ("SKY 2024", "2024-05-01")


@pytest.mark.parametrize("line", ["Nature, 12 May 2023", "Kite Letters (2023-05-12)", "Anthropic (2023-05-12)"])
def test_a_journal_or_publisher_with_a_day_stays_the_venue(line: str) -> None:
    entry = only(f"# {KITE}\n\n{line}\narXiv: {KITE_LINK}\n")
    assert entry.venue is not None
    assert entry.issued is not None
    assert entry.issued.iso == "2023-05-12"


def test_presenters_between_a_day_and_a_linked_title() -> None:
    text = (
        f"# Reading group\n\n- 2024-05-01 (Ann): [{KITE}]({KITE_LINK})\n- 2024-05-08, 김민지: [{POND}]({POND_LINK})\n"
        "- 2024-05-15 | Ann Bee | [Long Strides Without a Map](https://arxiv.org/abs/2403.03003)\n"
    )
    found = [(entry.name, str(entry.listed_on), entry.author_names) for entry in read(text).entries]
    assert found == [
        (KITE, "2024-05-01", ()),
        (POND, "2024-05-08", ()),
        ("Long Strides Without a Map", "2024-05-15", ()),
    ]


def test_presenters_behind_a_title_in_a_list() -> None:
    text = (
        f"# 논문 스터디\n\n- [{KITE}]({KITE_LINK}) — 발표자: 김민지 (2024-05-08)\n"
        f"- [{POND}]({POND_LINK}), presented by Ann, 2024-05-15\n"
    )
    found = [(str(entry.listed_on), entry.venue, entry.issued) for entry in read(text).entries]
    assert found == [("2024-05-08", None, None), ("2024-05-15", None, None)]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("KiteNet - Flying on Short Strings", KITE),
        ("KiteNet — Flying on Short Strings", KITE),
        ("KiteNet: Flying on Short Strings", KITE),
        ("KN-2 – 짧은 줄로 나는 연", "KN-2: 짧은 줄로 나는 연"),
        ("Kite R-CNN - Flying on Short Strings", "Kite R-CNN: Flying on Short Strings"),
        ("Kites are All — Towards Flying without Strings", "Kites are All — Towards Flying without Strings"),
        ("SayKite: Fly Near, Not Far — Strings in the Wind", "SayKite: Fly Near, Not Far — Strings in the Wind"),
        ("Kite-Net for Strings", "Kite-Net for Strings"),
    ],
)
def test_a_dash_behind_a_short_name_stays_but_in_the_name_of_a_file(written: str, title: str) -> None:
    assert with_colon(written) == title
    assert only(f"# {written}\n\narXiv: {KITE_LINK}\n").name == written
    entries = read(f"# 읽을 논문\n\n- {written} {KITE_LINK}\n- {POND} {POND_LINK}\n").entries
    assert [entry.name for entry in entries] == [written, POND]
    assert only(f"{KITE_LINK}\n\nText.\n", "notes/KiteNet - Flying on Short Strings.md").name == KITE


def test_a_short_name_before_a_linked_title() -> None:
    text = f"# Papers to read\n\n- KN - [{POND}]({POND_LINK})\n- (Ann) [{KITE}]({KITE_LINK})\n"
    assert [entry.name for entry in read(text).entries] == [POND, KITE]


@pytest.mark.parametrize(
    "text",
    [
        "KITE FOUNDATION LICENSE VERSION 2\n\nAnn Bee, Cee Dee (2024)\n\n1. Between you and us.\n",
        "Kite Tools and String Networks for Learning Agents\n\nCopyright (c) 2024 Ann Bee, Cee Dee\n\n"
        "Permission is hereby granted, free of charge, to any person.\n",
        "# Issuer: CN=Kite Root CA O=Kite Works OU=Kites\n# Serial: 12\n-----BEGIN CERTIFICATE-----\nabc\n",
    ],
)
def test_licences_and_certificates_as_text_are_not_papers(text: str) -> None:
    assert read(text, "notes/file.txt").entries == ()


def test_the_changes_of_a_program_are_not_a_list_of_papers() -> None:
    text = (
        "# 1.2.0 - 2024-05-01\n\n- Removed: the old strings of kites\n([#27](https://github.com/kite/kite/pull/27))\n"
        "- Changed: all functions to lookup dictionary\n([#28](https://github.com/kite/kite/pull/28))\n"
    )
    assert read(text, "notes/CHANGELOG.md").entries == ()
