"""The archive: what is written reads back as the same items, and no crash loses or repeats any."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import build, files_of
from digest.archive import Archive
from digest.config import Settings
from digest.disk import write_atomically
from digest.errors import ReadError
from digest.model import DateIs, Document, Item, Source
from digest.readers import dump_json, read, reader_for
from digest.readers._entries import Entry, read_entries
from digest.readers._values import tags_of

SOURCE = Source(id="harbour", name="Harbour & <Sons>", url="https://harbour.example/feed", language="en")
SEEN = datetime(2026, 3, 5, 7, 30, tzinfo=UTC)

PIECES = (Path(__file__).parent / "cases" / "any" / "pieces.txt").read_text(encoding="utf-8").splitlines()
hostile = st.lists(
    st.sampled_from([*PIECES, "\n\n", "None", "&amp;", "&#60;b&#62;", "<p>", "null", SOURCE.name])
    | st.text(max_size=9),
    max_size=6,
).map("".join)
stamps = (
    st.datetimes(
        min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - the zone is the next strategy's
        max_value=datetime(2026, 3, 4),  # noqa: DTZ001
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), ZoneInfo("America/New_York")]),
    ).map(datetime.isoformat)
    | st.sampled_from(["", "2026-03-01", "2026-03-01T10:00:00", "2031-01-01T00:00:00Z", "yesterday"])
    | st.just("Mon, 02 Mar 2026 10:00:00 -0800")
)
entries = st.builds(
    Entry,
    title=hostile,
    url=st.sampled_from(["", "https://harbour.example/a?b=1&amp;c=2#d", "javascript:x", "https://ö.example/é x"]),
    guid=hostile,
    stamp=stamps,
    summary=hostile,
    body=hostile,
    byline=hostile,
    language=st.sampled_from(["", "pl-PL", "zh-hans", "klingon!"]),
    label=hostile,
    section=hostile,
    image=st.sampled_from(["", "https://harbour.example/a.png", "data:x"]),
    tags=st.lists(hostile, max_size=3).map(tags_of),
)


@given(st.lists(entries, max_size=4), st.sampled_from([None, date(2026, 3, 5)]))
def test_what_is_written_reads_back_as_the_same_items(found: list[Entry], seen: date | None) -> None:
    document = Document(name="feed", raw=b"", source=SOURCE, seen=seen)
    items = read_entries(
        document, [(str(number), entry) for number, entry in enumerate(found)], lambda entry: entry
    ).items
    dump = Document(name="dump", raw=dump_json.write(items, SOURCE), source=SOURCE)
    assert reader_for(dump) == "dump-json"
    back = read(dump)
    assert not any(problem.costs_entry for problem in back.problems)
    assert _told(back.items) == _told(items)
    assert dump_json.write(back.items[::-1], SOURCE) == dump.raw


def _told(items: Sequence[Item]) -> list[str]:
    """The items without their places, in one order; moments with their zones."""
    return sorted(f"{item.published} {replace(item, where='', published=None)}" for item in items)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.of(tmp_path, Settings(timezone="Asia/Shanghai"))


def _items(*titles: str, published: datetime = SEEN - timedelta(hours=1), text: str = "As it was told.") -> list[Item]:
    return [_item(title, published - timedelta(days=number), text) for number, title in enumerate(titles)]


def _item(title: str, published: datetime | None, text: str) -> Item:
    found = Entry(
        title=title,
        url=f"https://harbour.example/{title}",
        stamp=published.isoformat() if published else "",
        summary=text,
    )
    return read_entries(Document(name="feed", raw=b"", source=SOURCE), [("", found)], lambda entry: entry).items[0]


def test_entries_stand_in_the_file_of_their_day_in_the_zone_of_the_site(archive: Archive) -> None:
    evening = datetime(2026, 3, 4, 16, 30, tzinfo=UTC)
    archive.keep(SOURCE, [_item("Evening", evening, ""), _item("Undated", None, "")], SEEN)
    assert sorted(files_of(archive.folder)) == ["2026/03/2026-03-05/harbour.json"]
    archive.keep(
        SOURCE, [_item("Earlier", evening - timedelta(hours=1), ""), _item("Old", SEEN.replace(year=2019), "")], SEEN
    )
    assert sorted(files_of(archive.folder))[:2] == [
        "2019/03/2019-03-05/harbour.json",
        "2026/03/2026-03-04/harbour.json",
    ]


def test_nothing_is_written_without_news(archive: Archive) -> None:
    first = _items("a", "b", "c")
    assert len(archive.keep(SOURCE, first, SEEN).files) == 3
    before = files_of(archive.folder)
    moved = [replace(item, published=SEEN, guid=str(number)) for number, item in enumerate(first)]
    for number, again in enumerate((first, first[::-1], first[1:], moved, [])):
        assert not archive.keep(SOURCE, again, SEEN + timedelta(hours=number)).files
    assert files_of(archive.folder) == before


def test_what_clashes_with_entries_of_other_days_is_told_once(archive: Archive) -> None:
    """Two entries of one address and of different days, and then two of which one looks like both."""
    page = "https://harbour.example/ferry"
    fetches = [
        [Entry(url=page), Entry(title="One", url=page, stamp="2026-03-03T12:00:00Z")],
        [Entry(title="One", url=page), Entry(url=f"{page}?a=1")],
    ]
    for found in fetches:
        document = Document(name="feed", raw=b"", source=SOURCE, seen=SEEN.date())
        items = read_entries(document, [("", entry) for entry in found], lambda entry: entry).items
        archive.keep(SOURCE, items, SEEN)
        assert not archive.keep(SOURCE, items, SEEN).files


def test_an_entry_that_comes_again_under_a_new_date_is_known(archive: Archive) -> None:
    archive.keep(SOURCE, _items("first-of-may", text="As <it> was told & “told”."), SEEN)
    for days in (1, 30, 80):
        later = SEEN + timedelta(days=days)
        assert not archive.keep(SOURCE, [_item("first-of-may", later, "As <it> was told & “told”.")], later).files


def test_an_entry_that_is_an_address_and_nothing_else_is_known_again(archive: Archive) -> None:
    bare = Entry(url="https://harbour.example/?part=2")
    for days in range(3):
        document = Document(name="feed", raw=b"", source=SOURCE, seen=SEEN.date() + timedelta(days=days))
        items = read_entries(document, [("", bare)], lambda entry: entry).items
        assert bool(archive.keep(SOURCE, items, SEEN + timedelta(days=days)).files) == (days == 0)


def test_news_changes_no_line_but_its_own(archive: Archive) -> None:
    archive.keep(SOURCE, _items("a"), SEEN)
    (before,) = files_of(archive.folder).values()
    fresh = [*_items("a", text="As it is told now."), *_items("b", published=SEEN - timedelta(minutes=5))]
    kept = archive.keep(SOURCE, fresh, SEEN)
    assert ([item.title for item in kept.added], [item.title for item in kept.changed]) == (["b"], ["a"])
    (after,) = files_of(archive.folder).values()
    gone, new = (set(one.splitlines()) - set(other.splitlines()) for one, other in ((before, after), (after, before)))
    assert (len(gone), len(new)) == (1, 2)


def test_the_day_on_which_an_entry_was_seen_is_read_back(archive: Archive) -> None:
    archive.keep(SOURCE, [_item("Late", SEEN - timedelta(days=9), "")], SEEN)
    (name,), (raw,) = zip(*files_of(archive.folder).items(), strict=True)
    reading = read(Document(name=name, raw=raw, seen=date(2026, 2, 24)))
    assert [(item.first_seen, item.date_is) for item in reading.items] == [(SEEN.date(), DateIs.STATED)]


def test_a_crash_between_two_writes_loses_nothing_and_repeats_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = _items("a", "b", "c", "d")
    fetch = [*_items("a", "b", text="As it is told now."), *old[2:], *_items("e", "f", "g", "h", "i")]
    whole, _ = _kept(tmp_path / "whole", old, fetch)
    write = write_atomically
    for crash in range(len(whole)):
        writes = iter(range(crash))

        def failing(path: Path, content: bytes, writes: Iterator[int] = writes) -> None:
            if next(writes, None) is None:
                raise OSError("the power is out")
            write(path, content)

        folder = tmp_path / str(crash)
        Archive.of(folder, Settings()).keep(SOURCE, old, SEEN)
        monkeypatch.setattr("digest.archive.write_atomically", failing)
        with pytest.raises(OSError, match="power"):
            Archive.of(folder, Settings()).keep(SOURCE, fetch, SEEN)
        monkeypatch.undo()
        assert _kept(folder, fetch)[0] == whole


def test_what_a_killed_run_had_begun_is_swept_away(archive: Archive) -> None:
    (path,) = archive.keep(SOURCE, _items("a"), SEEN).files
    (begun := path.with_name(".begun.part")).write_bytes(b"[")
    archive.sweep()
    assert not begun.exists()
    assert path.exists()


def _kept(content: Path, *fetches: list[Item]) -> tuple[dict[str, bytes], int]:
    """The files after the fetches, and how many were written."""
    written = [Archive.of(content, Settings()).keep(SOURCE, fresh, SEEN).files for fresh in fetches]
    return files_of(content), sum(map(len, written))


def test_a_damaged_file_is_left_as_it_is(archive: Archive) -> None:
    path = archive.keep(SOURCE, _items("a"), SEEN).files[0]
    path.write_bytes(damaged := path.read_bytes()[:-9])
    with pytest.raises(ReadError, match="mend the file"):
        archive.keep(SOURCE, _items("b"), SEEN)
    assert path.read_bytes() == damaged


def test_a_build_reads_what_was_kept(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    sources = "sources: [{name: Harbour, id: harbour, url: 'https://harbour.example/feed', language: en}]\n"
    (content / "sources.yml").write_text(sources, encoding="utf-8")
    texts = ["The ferry Alda has left the harbour of Lillholm.", "Nobody knows when this was written."]
    fresh = [_item("Ferry leaves", SEEN, texts[0]), _item("Without a date", None, texts[1])]
    random.Random(1).shuffle(fresh)
    Archive.of(content, Settings()).keep(SOURCE, fresh, SEEN)
    site = build(content, tmp_path / "site", "--strict")
    day = json.loads(site["2026/03/05/index.json"])
    items = [item for story in day["stories"] for item in story["items"]]
    assert {(item["title"], item["date_is"], item["source"]) for item in items} == {
        ("Ferry leaves", "stated", "Harbour"),
        ("Without a date", "seen", "Harbour"),
    }
