"""Fetching again and again: news, changes, crashes, servers that ask for patience, files that are lost."""

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import stamina

from building import files_of, run
from digest.archive import Archive, Kept
from digest.editions import Store
from digest.model import DateIs, Document, Item, Source
from digest.readers import read
from digest.visits import load_histories
from newsstand import Stand, feed, moved, newsstand, raw, rss, status

NOW = datetime.now(UTC)
SOURCES = 8


def stamp(moment: datetime) -> str:
    return f"{moment:%a, %d %b %Y %H:%M:%S} GMT"


def entries(path: str, count: int = 4) -> list[tuple[str, str, str]]:
    return [
        (f"http://quay.example{path}/{n}", f"Ferry {path} {n}", stamp(NOW - timedelta(days=1, hours=n)))
        for n in range(count)
    ]


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with newsstand() as server, stamina.set_testing(True, attempts=3, cap=True):
        yield server


@pytest.fixture
def content(stand: Stand, tmp_path: Path) -> Path:
    """A content folder with eight sources that are well."""
    stand.offers = {f"/{n}": feed(rss("Quay", entries(f"/{n}"))) for n in range(SOURCES)}
    return site(stand, tmp_path / "content")


def site(stand: Stand, folder: Path) -> Path:
    folder.mkdir()
    (folder / "digest.yml").write_text("title: T\nfetch: {private: 127.0.0.1, contact: desk@site.example}\n")
    lines = [f"  - {{name: Source {n}, id: s{n}, url: '{stand.url}/{n}'}}\n" for n in range(SOURCES)]
    (folder / "sources.yml").write_text("sources:\n" + "".join(lines))
    return folder


def fetch(content: Path, *words: str, code: int = 0) -> str:
    result = run("fetch", content, *words)
    assert result.exit_code == code, result.output
    return result.output


def items(content: Path, name: str) -> dict[str, Item]:
    """What the archive has of a source, by title; nothing is there twice."""
    found = [
        item
        for file in sorted((content / "feeds").rglob(f"{name}.json"))
        for item in read(Document(name=file.name, raw=file.read_bytes())).items
    ]
    assert len({item.url for item in found}) == len(found)
    return {item.title or "": item for item in found}


def archive(content: Path) -> dict[str, bytes]:
    return files_of(content / "feeds")


def test_news_is_added_changes_are_made_and_what_is_gone_from_a_feed_stays(stand: Stand, content: Path) -> None:
    fetch(content)
    day_after = stamp(NOW + timedelta(days=40))
    said = entries("/0")
    stand.offers |= {
        "/0": feed(rss("Quay", [("http://quay.example/0/new", "A new pier", stamp(NOW)), *said])),
        "/1": feed(
            rss("Quay", [("http://quay.example/1/0", "A ferry, renamed", entries("/1")[0][2]), *entries("/1")[1:]])
        ),
        "/2": feed(rss("Quay", entries("/2")[2:])),
        "/3": feed(rss("Quay", [("http://quay.example/3/f", "From the future", day_after), *entries("/3")])),
    }
    told = fetch(content)
    assert set(items(content, "s0")) == {"A new pier", *(title for _, title, _ in said)}
    assert set(items(content, "s1")) == {"A ferry, renamed", *(title for _, title, _ in entries("/1")[1:])}
    assert len(items(content, "s2")) == 4
    future = items(content, "s3")["From the future"]
    assert future.date_is is not DateIs.STATED or str(future.published) < str(NOW + timedelta(days=2))
    (columns, counts, *_) = told.splitlines()
    assert dict(zip(columns.split(), counts.split(), strict=True)) == {
        "sources": "8",
        "new": "2",
        "changed": "1",
        "unchanged": "5",
        "failed": "0",
    }
    before = archive(content)
    fetch(content)
    assert archive(content) == before


def test_how_far_back_a_fetch_reaches_can_be_said(stand: Stand, content: Path) -> None:
    ages = {"Today": 0, "Last week": 6, "Last year": 300}
    said = [
        (f"http://quay.example/{n}", title, stamp(NOW - timedelta(days=n)) if n else "") for title, n in ages.items()
    ]
    stand.offers = {"/0": feed(rss("Quay", said))}
    text = (content / "digest.yml").read_text()
    (content / "digest.yml").write_text(text.replace("fetch: {", "fetch: {days: 30, "))
    fetch(content)
    assert set(items(content, "s0")) == {"Today", "Last week"}
    (content / "digest.yml").write_text(text)
    stand.offers = {"/0": feed(rss("Quay", said[::-1]))}
    fetch(content)
    assert set(items(content, "s0")) == set(ages)


class KilledError(BaseException):
    """The end of the process, as near as a test comes to it: nothing is written any more."""


@pytest.mark.parametrize("writes", [0, 1, 2, 5, 7, 8, 9])
def test_a_crash_loses_nothing_and_repeats_nothing(
    stand: Stand, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    whole = site(stand, tmp_path / "whole")
    fetch(whole)
    left = writes

    def replace(old: str, new: Path) -> None:
        nonlocal left
        if left == 0:
            raise KilledError
        left -= 1
        rename(old, new)

    rename = os.replace
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KilledError):
        run("fetch", content)
    monkeypatch.undo()
    fetch(content)
    assert archive(content) == archive(whole)
    assert len(items(content, "s5")) == 4


def test_what_one_source_says_does_not_cost_the_others(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Archive.keep

    def fail(archive: Archive, source: Source, fresh: Sequence[Item], seen: datetime) -> Kept:
        if source.id == "s3":
            raise ValueError("Invalid IPv6 URL")
        return keep(archive, source, fresh, seen)

    monkeypatch.setattr(Archive, "keep", fail)
    assert "Source 3  it cannot be kept: ValueError: Invalid IPv6 URL" in fetch(content)
    assert [len(items(content, f"s{n}")) for n in range(SOURCES)] == [4, 4, 4, 0, 4, 4, 4, 4]


def test_what_the_archive_lost_is_fetched_again(stand: Stand, content: Path) -> None:
    fetch(content)
    before = archive(content)
    for file in (content / "feeds").rglob("s3.json"):
        file.unlink()
    stand.forget()
    fetch(content)
    assert archive(content) == before
    assert [path for path, sent in stand.sent.items() if sent] == ["/3"]


def test_a_source_is_left_alone_as_long_as_it_asks(stand: Stand, content: Path) -> None:
    other = (NOW + timedelta(hours=1)).hour, (NOW + timedelta(hours=2)).hour
    hours = f"<skipHours><hour>{NOW.hour}</hour><hour>{other[0]}</hour></skipHours>"
    never = f"<skipHours><hour>{(other[1] + 3) % 24}</hour></skipHours><ttl>0</ttl>"
    stand.offers |= {
        "/0": feed(rss("Quay", entries("/0")), cache_control="max-age=600"),
        "/1": feed(rss("Quay", entries("/1"), head="<ttl>60</ttl>")),
        "/2": feed(rss("Quay", entries("/2"), head=hours)),
        "/3": status(503, retry_after="7200"),
        "/4": feed(rss("Quay", entries("/4"), head=never)),
    }
    fetch(content)
    stand.forget()
    fetch(content)
    assert {asked.path for asked in stand.asked} == {"/4", "/5", "/6", "/7"}
    stand.forget()
    fetch(content, "--now")
    assert {asked.path for asked in stand.asked} == {f"/{n}" for n in range(SOURCES)}


def test_what_has_moved_for_good_is_visited_there_and_what_is_gone_no_more(stand: Stand, content: Path) -> None:
    stand.offers |= {"/0": moved(301, "/new"), "/new": feed(rss("Quay", entries("/0"))), "/1": status(410)}
    told = fetch(content)
    assert f"{stand.url}/0 → {stand.url}/new" in told
    assert "switched off" in told
    stand.forget()
    fetch(content)
    assert {"/new", "/2"} <= {asked.path for asked in stand.asked}
    assert not {"/0", "/1"} & {asked.path for asked in stand.asked}
    stand.offers["/1"] = feed(rss("Quay", entries("/1")))
    fetch(content, "--only", "Source 1")
    assert len(items(content, "s1")) == 4
    stand.forget()
    (content / "sources.yml").write_text((content / "sources.yml").read_text().replace("/0'", "/5'"))
    fetch(content)
    assert "/new" not in {asked.path for asked in stand.asked}


def test_only_when_all_fail_it_is_a_failure(stand: Stand, content: Path) -> None:
    stand.offers = {"/7": feed(rss("Quay", entries("/7")))}
    assert "404" in fetch(content)
    stand.offers = {}
    fetch(content, code=3)
    fetch(content, "--only", "Sauce 3", code=2)
    nobody = {f"/{n}": raw(b"") for n in range(SOURCES)}
    before = (content / "health.json").read_text()
    stand.offers = nobody
    assert "may be offline" in fetch(content, code=3)
    assert (content / "health.json").read_text() == before
    histories = load_histories(Store(content / ".digest"))
    assert [visit.well for visit in histories["s7"].visits] == [True, False, False]
