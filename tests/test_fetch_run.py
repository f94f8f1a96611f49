"""Two hundred feeds with every fault there is: nothing lost, nothing twice, and an end in time."""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import stamina

from building import run
from digest.fetch import Manners, Wanted
from digest.fetch.visiting import Course
from newsstand import (
    Asked,
    Behaviour,
    Reply,
    Stand,
    cut,
    drip,
    feed,
    first,
    moved,
    newsstand,
    packed,
    raw,
    rss,
    silence,
    status,
)

SOURCES = 200
PATIENCE = 1.0
"""Seconds for sources that say nothing, or little; the others have as many as they need."""
NOW = datetime.now(UTC)
HOUR = NOW - timedelta(hours=3)
FORMATS = (
    *(
        "%a, %d %b %Y %H:%M:%S +0000",
        "%a, %d %b %Y %H:%M:%S GMT",
        "%a, %d %b %Y %H:%M:%S EST",
        "%a, %d %b %Y %H:%M GMT",
    ),
    *(
        "%d %b %Y %H:%M:%S GMT",
        "%d %b %Y",
        "%a, %d %B %Y %H:%M:%S GMT",
        "%A, %d %b %Y %H:%M:%S GMT",
        "%a %d %b %Y %H:%M:%S",
    ),
    *(
        "%Y-%m-%dT%H:%M:%SZ",
        "%Y-%m-%dT%H:%M:%S+08:00",
        "%Y-%m-%dT%H:%M:%S.123Z",
        "%Y-%m-%dT%H:%MZ",
        "%Y-%m-%d %H:%M:%S",
    ),
    *(
        "%Y-%m-%d %H:%M:%S+00:00",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%d",
        "%Y%m%dT%H%M%SZ",
        "%Y%m%d",
        "%Y/%m/%d %H:%M:%S",
        "%Y/%m/%d",
    ),
    *(
        "%b %d, %Y",
        "%B %d, %Y %H:%M",
        "%b %d %Y %H:%M:%S",
        "%d.%m.%Y %H:%M",
        "%a %b %d %H:%M:%S %Y",
        "%Y年%m月%d日",
        "%Y-%j",
    ),
    *("%a, %d %b %y %H:%M:%S GMT", "%Y-%m", "soon", ""),
)


@dataclass(frozen=True)
class Fault:
    """What a feed does, and how many of its entries are in the archive when it has been visited."""

    behave: Callable[[str, "Entries"], Behaviour]
    kept: int = 3
    answers: bool = True
    """Whether it has told by its answer that it is the same as before."""


Entries = list[tuple[str, str, str]]


def _plain(_: str, entries: Entries) -> Behaviour:
    return feed(rss("T", entries))


def _said(headers: Mapping[str, str], body: Callable[[Entries], bytes]) -> Callable[[str, Entries], Behaviour]:
    def behave(_: str, entries: Entries) -> Behaviour:
        tagged = feed(body(entries))

        def answer(asked: Asked) -> Reply:
            reply = tagged(asked)
            return Reply(status=reply.status, headers={**reply.headers, **headers}, body=reply.body)

        return answer

    return behave


def _after(trouble: Behaviour) -> Callable[[str, Entries], Behaviour]:
    return lambda _, entries: first(1, trouble, feed(rss("T", entries)))


def _always(behaviour: Behaviour) -> Callable[[str, Entries], Behaviour]:
    return lambda *_: behaviour


def _duplicates(_: str, entries: Entries) -> Behaviour:
    return feed(rss("T", [*entries, *entries]))


def _new_ids(_: str, entries: Entries) -> Behaviour:
    """Each time the entries have other ids and an address with another parameter of a session."""

    def answer(asked: Asked) -> Reply:
        body = rss("T", entries).decode().replace("</guid>", f"?{asked.count}</guid>")
        return Reply(body=body.encode())

    return answer


def _come_and_go(_: str, entries: Entries) -> Behaviour:
    """Only some of the entries are there each time, always others."""
    return lambda asked: Reply(body=rss("T", [entries[asked.count % 3], entries[(asked.count + 1) % 3]]))


def _dates(path: str, _: Entries) -> Behaviour:
    dated = [(f"http://quay.example{path}/{n}", f"Date {n}", HOUR.strftime(form)) for n, form in enumerate(FORMATS)]
    return feed(rss("T", dated))


def _many(path: str, _: Entries) -> Behaviour:
    items = [{"id": f"{n}", "url": f"http://quay.example{path}/{n}", "title": f"Ferry {n}"} for n in range(20_000)]
    return feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items}).encode())


def _bare(entries: Entries) -> bytes:
    return rss("T", entries).partition(b"?>")[2]


FAULTS: Mapping[str, Fault] = {
    "chain": Fault(_plain),
    "loop": Fault(lambda path, _: moved(302, path), 0),
    "404": Fault(_always(status(404)), 0),
    "410": Fault(_always(status(410)), 0),
    "429": Fault(_after(status(429, retry_after="1"))),
    "503": Fault(_always(status(503, retry_after="3600")), 0),
    "500": Fault(_after(status(500))),
    "500s": Fault(_always(status(500)), 0),
    "silence": Fault(_always(silence), 0),
    "drip": Fault(lambda _, entries: drip(rss("T", entries)), 0),
    "no-http": Fault(_after(raw(b"\x15\x03\x01\x00\x02"))),
    "html": Fault(_always(packed(b"<!doctype html><title>T</title><p>Log in to read.</p>", "identity")), 0),
    "empty": Fault(_always(packed(b"", "identity")), 0),
    "blank": Fault(lambda *_: feed(rss("T", [])), 0),
    "bomb": Fault(_always(packed(gzip.compress(bytes(2**25)), "gzip")), 0),
    "cut": Fault(lambda _, entries: cut(rss("T", entries) + b" " * 150), 1, answers=False),
    "cut-gzip": Fault(lambda _, entries: packed(gzip.compress(rss("T", entries))[:-40], "gzip"), 1, answers=False),
    "cut-once": Fault(lambda _, entries: first(1, cut(rss("T", entries)), feed(rss("T", entries)))),
    "wrong-type": Fault(_said({"content-type": "text/html; charset=utf-16"}, lambda entries: rss("T", entries))),
    "wrong-charset": Fault(_said({"content-type": "text/xml; charset=iso-8859-2"}, lambda entries: rss("T", entries))),
    "gbk": Fault(_said({"content-type": "text/xml; charset=GB2312"}, lambda e: _bare(e).decode().encode("gbk"))),
    "utf-16": Fault(_said({}, lambda entries: _bare(entries).decode().encode("utf-16"))),
    "mark": Fault(_said({}, lambda entries: b"\xef\xbb\xbf" + rss("T", entries))),
    "bad-xml": Fault(_said({}, lambda e: rss("T", e).replace(b"</description>", b" & <br> &nope;</description>"))),
    "warning": Fault(_said({}, lambda e: b"Warning: line 3\n" + rss("T", e))),
    "duplicates": Fault(_duplicates),
    "new-ids": Fault(_new_ids, answers=False),
    "come-and-go": Fault(_come_and_go, 2, answers=False),
    "dates": Fault(_dates, len(FORMATS)),
    "many": Fault(_many, 20_000),
}
WELL = Fault(_plain)


class World:
    """Two hundred feeds, a content folder that names them, and what each should have in the archive."""

    def __init__(self, stand: Stand, content: Path) -> None:
        self.stand = stand
        self.content = content
        self.faults = {f"/{n:03}-{name}": fault for n, (name, fault) in enumerate(FAULTS.items())}
        self.faults |= {f"/{n:03}": WELL for n in range(len(FAULTS), SOURCES)}
        self.entries: dict[str, Entries] = {
            path: [
                (f"http://quay.example{path}/{n}", f"渡轮 {path} {n}", f"{HOUR:%a, %d %b %Y %H:%M:%S} GMT")
                for n in range(3)
            ]
            for path in self.faults
        }
        for path, fault in self.faults.items():
            stand.offers[path] = fault.behave(path, self.entries[path])
        chain = next(iter(self.faults))
        stand.offers |= {"/b": moved(308, "/c"), "/c": moved(302, "/d"), "/d": stand.offers[chain]}
        stand.offers[chain] = moved(301, "/b")
        content.mkdir()
        lines = [
            f"  - {{name: Source {path[1:]}, id: 's{path[1:]}', url: '{stand.url}{path}'}}" for path in self.faults
        ]
        (content / "sources.yml").write_text("sources:\n" + "\n".join(lines) + "\n")
        (content / "digest.yml").write_text(
            "title: T\nfetch:\n  contact: desk@site.example\n  private: 127.0.0.1\n  source_deadline: 600\n"
            "  deadline: 900\n  per_host: 16\n  concurrency: 16\n"
        )

    def archived(self) -> dict[str, list[dict[str, str]]]:
        """The entries in the archive, by the source's path."""
        found: dict[str, list[dict[str, str]]] = {path: [] for path in self.faults}
        for file in sorted((self.content / "feeds").rglob("*.json")):
            found[f"/{file.stem[1:]}"] += json.loads(file.read_text())
        return found

    def files(self) -> dict[str, tuple[int, bytes]]:
        """Every file of the content folder, and when it was written."""
        found = (path for path in self.content.rglob("*") if path.is_file() and ".digest" not in path.parts)
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with newsstand() as stand, stamina.set_testing(True, attempts=3, cap=True):
        yield World(stand, tmp_path_factory.mktemp("site") / "content")


class Impatient(Course):
    """A visit that waits for those who say nothing only so long that this is seen."""

    def __init__(self, wanted: Wanted, manners: Manners) -> None:
        slow = wanted.url.endswith(("-silence", "-drip"))
        super().__init__(wanted, replace(manners, visit_deadline=PATIENCE) if slow else manners)


def test_nothing_is_lost_and_nothing_is_twice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.fetch.crowd.Course", Impatient)
    result = run("fetch", world.content)
    assert result.exit_code == 0, result.output
    archived = world.archived()
    assert {path: len(entries) for path, entries in archived.items()} == {
        path: fault.kept for path, fault in world.faults.items()
    }
    for entries in archived.values():
        assert len({entry["link"] for entry in entries}) == len(entries)
        assert not [entry for entry in entries if "�" in entry["title"]]

    before = world.files()
    for path in (path for path in world.faults if path.endswith(("-silence", "-drip"))):
        world.stand.offers[path] = status(404)  # what waiting for them shows, the first time has shown
    world.stand.forget()
    result = run("fetch", world.content)
    assert result.exit_code == 0, result.output
    told = {path for path, fault in world.faults.items() if fault.answers and fault.kept}
    assert {path: n for path, n in world.stand.sent.items() if path in told and n} == {}
    after = world.files()
    assert {path for path in after if after[path] != before.get(path)} <= {
        path for path in after if "come-and-go" in path or path.endswith("health.json")
    }
    assert not [asked for asked in world.stand.asked if asked.path.endswith(("-410", "-503"))]
