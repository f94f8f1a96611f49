"""Archive texts: source lines in all their forms, and pages of entries. Whole pages are among `cases/archive`."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import DateIs, Document
from digest.readers import archive, read, reader_for
from digest.readers.archive.citations import citation
from digest.text import decode

BODY = (
    "The dredger left the harbour with all hands, and nobody has said when she will be back, or who has paid for her."
)


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("Source: Port News, March 5, 2008", "Port News", "2008-03-05"),
        ("Source; Port News; 5 March 2008", "Port News", "2008-03-05"),
        ("Source : Port News, Sept. 5th, 2008.", "Port News", "2008-09-05"),
        ("Sources: Port News March 5 2008 (in Danish)", "Port News", "2008-03-05"),
        ("**Source:** Port News, Friday, March 5, 2010", "Port News", "2010-03-05"),
        ("Source: Port News,March 5,2008", "Port News", "2008-03-05"),
        ("Original source: Port News – 2008-03-05", "Port News", "2008-03-05"),
        ("Source: March 5, 2008, Port News", "Port News", "2008-03-05"),
        ("Source: Port News, accessed on March 5, 2008", "Port News", "2008-03-05"),
        ("Source: Port News, Febuary 5, 2008", "Port News", "2008-02-05"),
        ("Source: Port News, February 27 - March 5, 2008", "Port News", "2008-03-05"),
        ("Source: Port News, March 5, 2008, and Sea Post, March 6, 2008", "Port News", "2008-03-05"),
        ("Source: NFA (National Ferry Agency), March 5, 2008", "NFA (National Ferry Agency)", "2008-03-05"),
        ("[2] Port News, “Gone, With All Hands,” March 5, 2008", "Port News", "2008-03-05"),
        ("来源：港口报，2008年3月5日", "港口报", "2008-03-05"),
        ("Port News, March 5, 2008.", "Port News", "2008-03-05"),
        ("(Port News, 5 March 2008)", "Port News", "2008-03-05"),
        ("Source: Port News", "Port News", None),
        ("Source: Port News, February 30, 2008", "Port News", None),
    ],
)
def test_a_source_line_names_outlet_and_day(line: str, outlet: str, published: str | None) -> None:
    found = citation(line)
    assert found is not None
    assert found.outlet == outlet
    assert found.published == (date.fromisoformat(published) if published else None)


@pytest.mark.parametrize(
    "line",
    [
        "Sources close to the harbour said so in March 2008.",
        "She was launched on March 5, 1958.",
        "Ferry times today – 5 March 2008",
        "The council met in the old town hall, March 5, 2008, and was adjourned.",
        BODY,
    ],
)
def test_other_lines_are_no_source_line(line: str) -> None:
    assert citation(line) is None


def test_a_month_alone_is_about_its_first_day() -> None:
    found = citation("Source: Port News, March 2008")
    assert found is not None
    assert (found.published, found.date_is) == (date(2008, 3, 1), DateIs.INFERRED)


def test_a_day_without_a_year_is_inferred_from_the_entries_beside_it() -> None:
    text = f"One\n\n{BODY}\n\nSource: Port News, January 3, 2009\n\nTwo\n\n{BODY}\n\nSource: Port News, December 30"
    first, second = archive.read(Document(name="page.txt", raw=text.encode())).items
    assert (first.published, first.date_is) == (date(2009, 1, 3), DateIs.STATED)
    assert (second.published, second.date_is) == (date(2008, 12, 30), DateIs.INFERRED)


def test_a_date_after_the_day_we_got_it_is_not_believed() -> None:
    text = f"One\n\n{BODY}\n\nSource: Port News, March 5, 2028"
    reading = archive.read(Document(name="page.txt", raw=text.encode(), seen=date(2018, 3, 6)))
    assert (reading.items[0].published, reading.items[0].date_is) == (date(2018, 3, 6), DateIs.SEEN)
    assert "future" in reading.problems[0].message


def test_entries_that_share_an_address_are_not_one() -> None:
    block = "Source: Port News, March 5, 2008\nhttps://news.example/today"
    text = f"One\n\n{BODY}\n\n{block}\n\nTwo\n\n{BODY}\n\n{block}"
    assert len({item.id for item in archive.read(Document(name="page.txt", raw=text.encode())).items}) == 2


@pytest.mark.parametrize("folder", ["caixin", "cxdaily", "briefings", "dumps", "chinascope"])
def test_archives_are_told_from_other_texts(shared: Path, folder: str) -> None:
    for path in sorted((shared / "samples" / folder).glob("*.txt")):
        assert archive.sniff(decode(path.read_bytes())) == (folder == "chinascope"), path.name


def test_real_archives_are_read_whole(shared: Path) -> None:
    for expected in sorted((shared / "samples" / "chinascope").glob("*.expected.json")):
        entries = json.loads(expected.read_text(encoding="utf-8"))["entries"]
        text = expected.with_name(expected.name.replace(".expected.json", ".txt"))
        document = Document(name=text.name, raw=text.read_bytes())
        assert reader_for(document) == "archive"
        items = archive.read(document).items
        assert [item.title for item in items] == [entry["title"] for entry in entries]
        dated = [(item.published, item.url) for item, entry in zip(items, entries, strict=True) if entry["date"]]
        assert dated == [(date.fromisoformat(entry["date"]), entry["source_url"]) for entry in entries if entry["date"]]


PIECES = st.sampled_from(
    [
        "A Title That Is One",
        BODY,
        "Source: Port News, March 5, 2008",
        "https://a.example/b",
        "Continue reading",
        "",
        "a",
        "Posted on May 1, 2008",
        "# X",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("\n".join), st.lists(PIECES).map("\n\n".join)))
def test_any_text_gives_a_reading(text: str) -> None:
    archive.sniff(text)
    reading = read(Document(name="page.txt", raw=text.encode("utf-8", "replace")), "archive")
    assert all(item.title or item.body for item in reading.items)
    assert {item.source_id for item in reading.items} == {source.id for source in reading.sources}
