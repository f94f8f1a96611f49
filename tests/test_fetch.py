"""One visit at a time: what servers do, and what becomes of it."""

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread
from time import monotonic, sleep

import brotli
import pytest
import stamina
import zstandard

from digest.fetch import Manners, Outcome, Progress, Visit, Wanted, fetch_all, fetch_one, networks, silent
from digest.fetch.patience import fresh_until, retry_after
from digest.fetch.room import paused
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

MANNERS = Manners(
    agent="digest-test/1 (+mailto:desk@site.example)",
    contact="desk@site.example",
    private=networks(["127.0.0.1"]),
    visit_deadline=600.0,
    deadline=600.0,
)
HASTY = replace(MANNERS, visit_deadline=1.0)
FEED = rss("The Quay", [("http://quay.example/1", "A ferry is late", "Sun, 22 Nov 2026 01:00:00 GMT")])
NOTHING = b"<rss>" + bytes(64 * 2**20)


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with newsstand() as server, stamina.set_testing(True, attempts=3, cap=True):
        yield server


def visited(stand: Stand, behaviour: Behaviour, path: str = "/feed", manners: Manners = MANNERS) -> Visit:
    stand.offers[path] = behaviour
    return fetch_one(stand.url + path, manners)


def tagged(behaviour: Behaviour) -> Behaviour:
    """The same answer with an ETag."""

    def answer(asked: Asked) -> Reply:
        reply = behaviour(asked)
        return replace(reply, headers={**reply.headers, "etag": '"1"'})

    return answer


def _bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(FEED)),
        ("gzip", gzip.compress(FEED[:50]) + gzip.compress(FEED[50:]) + bytes(20)),
        ("deflate", zlib.compress(FEED)),
        ("deflate", _bare_deflate(FEED)),
        ("br", brotli.compress(FEED)),
        ("zstd", zstandard.compress(FEED[:50]) + zstandard.compress(FEED[50:])),
        ("gzip, br", brotli.compress(gzip.compress(FEED))),
        ("identity", FEED),
    ],
)
def test_a_body_is_unpacked_whatever_it_is_packed_in(stand: Stand, coding: str, body: bytes) -> None:
    assert visited(stand, packed(body, coding)).body == FEED


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(NOTHING, 9)),
        ("br", brotli.compress(NOTHING, quality=5)),
        ("zstd", zstandard.compress(NOTHING)),
        ("gzip, gzip", gzip.compress(gzip.compress(NOTHING, 9))),
        ("identity", NOTHING),
    ],
)
def test_a_bomb_costs_little(stand: Stand, coding: str, body: bytes) -> None:
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    visit = visited(stand, packed(body, coding))
    cost = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert visit.outcome is Outcome.FAILED
    assert "bomb" in visit.message or "larger than" in visit.message
    assert cost < 20 * 2**20


@pytest.mark.parametrize(
    ("behaviour", "outcome", "message"),
    [
        (status(404), Outcome.FAILED, "404"),
        (status(410), Outcome.GONE, "gone"),
        (status(500), Outcome.FAILED, "500"),
        (status(503, retry_after="3600"), Outcome.LATER, "wait"),
        (status(304), Outcome.FAILED, "304"),
        (moved(302, "/elsewhere/.."), Outcome.FAILED, "404"),
        (moved(301, "/feed"), Outcome.FAILED, "circle"),
        (lambda asked: Reply(status=302, headers={"location": f"/feed?{asked.count}"}), Outcome.FAILED, "404"),
        (moved(301, "file:///etc/hostname"), Outcome.REFUSED, "not on the web"),
        (moved(301, "http://10.1.2.3/feed"), Outcome.REFUSED, "not a public address"),
        (moved(302, "http://[fe80::1]/feed"), Outcome.REFUSED, "not a public address"),
        (moved(302, "http://name:secret@quay.example/"), Outcome.REFUSED, "password"),
        (moved(302, "http://[::1"), Outcome.FAILED, "Invalid URL"),
        (raw(b"\x00\x01\x02\r\n\r\n"), Outcome.FAILED, "no HTTP"),
        (raw(b""), Outcome.FAILED, "no HTTP"),
        (packed(b"", "identity"), Outcome.FAILED, "empty"),
        (packed(FEED, "gzip"), Outcome.FAILED, "damaged"),
        (packed(FEED, "magic"), Outcome.FAILED, "magic"),
    ],
)
def test_what_a_server_does_is_told(stand: Stand, behaviour: Behaviour, outcome: Outcome, message: str) -> None:
    visit = visited(stand, behaviour)
    assert (visit.outcome, visit.body) == (outcome, None)
    assert message in visit.message


@pytest.mark.parametrize("behaviour", [drip(FEED), silence])
def test_a_visit_ends_in_time_whatever_happens_in_it(stand: Stand, behaviour: Behaviour) -> None:
    visit = visited(stand, behaviour, manners=HASTY)
    assert (visit.outcome, visit.body) == (Outcome.FAILED, None)
    assert "no end within 1 seconds" in visit.message


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "ftp://quay.example/feed",
        "http://[::1]:9/",
        "http://0.0.0.0:9/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/",
        "http:///feed",
    ],
)
def test_what_is_not_on_the_web_is_not_asked(url: str) -> None:
    visit = fetch_one(url, MANNERS)
    assert (visit.outcome, visit.tries <= 1) == (Outcome.REFUSED, True), visit


def test_a_name_that_stands_for_a_private_address_is_refused(stand: Stand) -> None:
    port = stand.url.rpartition(":")[2]
    stand.forget()
    visit = fetch_one(f"http://localhost:{port}/feed", replace(MANNERS, private=()))
    assert (visit.outcome, stand.asked) == (Outcome.REFUSED, [])


def test_trouble_that_passes_is_passed_over(stand: Stand) -> None:
    for number, trouble in enumerate((status(500), status(429, retry_after="1"), raw(b""), cut(FEED))):
        visit = visited(stand, first(1, trouble, feed(FEED)), f"/passing{number}")
        assert (visit.body, visit.tries, visit.message) == (FEED, 2, "")


def test_what_is_cut_short_is_not_known_for_the_next_time(stand: Stand) -> None:
    for answer in (cut(FEED), packed(gzip.compress(FEED)[:-30], "gzip")):
        stand.offers["/cut"] = tagged(answer)
        visit = fetch_one(stand.url + "/cut", MANNERS)
        assert visit.cut_short
        assert FEED.startswith(visit.body or b"-")
        assert (visit.etag, visit.due, visit.tries) == ("", None, 3)


def test_only_the_permanent_beginning_of_a_way_is_remembered(stand: Stand) -> None:
    stand.offers |= {
        "/a": moved(301, "/b"),
        "/b": moved(308, "/c"),
        "/c": moved(302, "/d"),
        "/d": moved(301, "/e"),
        "/e": feed(FEED),
    }
    visit = fetch_one(stand.url + "/a", MANNERS)
    assert (visit.moved_to, visit.final_url) == (stand.url + "/c", stand.url + "/e")
    assert fetch_one(stand.url + "/c", MANNERS).moved_to is None


def test_what_is_unchanged_is_not_sent_again(stand: Stand) -> None:
    known = visited(stand, feed(FEED), "/same")
    stand.forget()
    wanted = Wanted(source_id="quay", url=stand.url + "/same", etag=known.etag)
    (visit,) = fetch_all([wanted], MANNERS, silent)
    assert (visit.outcome, visit.source_id, visit.etag) == (Outcome.UNCHANGED, "quay", known.etag)
    assert stand.sent.total() == 0


def test_it_says_who_asks(stand: Stand) -> None:
    stand.forget()
    visited(stand, feed(FEED))
    (asked,) = stand.asked
    assert asked.headers["user-agent"] == MANNERS.agent
    assert asked.headers["from"] == "desk@site.example"
    assert "cookie" not in asked.headers


def test_pages_are_fetched_as_robots_txt_allows_and_feeds_as_they_are_offered(stand: Stand) -> None:
    page = Reply(body=b"<p>A page.</p>")
    stand.offers |= {
        "/robots.txt": lambda _: Reply(body=b"User-agent: *\nDisallow: /private\n"),
        "/private/page": lambda _: page,
        "/page": lambda _: page,
    }

    def outcomes(kind: str) -> list[Outcome]:
        wanted = [
            Wanted(source_id=path, url=stand.url + path, kind="page" if kind == "page" else "feed")
            for path in ("/page", "/private/page")
        ]
        return [visit.outcome for visit in sorted(fetch_all(wanted, MANNERS, silent), key=lambda one: one.source_id)]

    assert outcomes("page") == [Outcome.FETCHED, Outcome.REFUSED]
    assert outcomes("feed") == [Outcome.FETCHED, Outcome.FETCHED]
    stand.offers["/robots.txt"] = status(500)
    assert outcomes("page") == [Outcome.REFUSED, Outcome.REFUSED]


@pytest.mark.parametrize(("asked", "longest", "least"), [("0.3", 30.0, 0.6), ("86400", 0.2, 0.4)])
def test_pages_of_a_host_are_asked_for_as_far_apart_as_robots_txt_says(
    stand: Stand, monkeypatch: pytest.MonkeyPatch, asked: str, longest: float, least: float
) -> None:
    monkeypatch.setattr("digest.fetch.robots.LONGEST_DELAY", longest)
    rules = Reply(body=f"User-agent: *\nCrawl-delay: {asked}\n".encode())
    stand.offers |= {"/robots.txt": lambda _: rules, "/page": feed(FEED)}
    wanted = [Wanted(source_id=f"{n}", url=stand.url + "/page", kind="page") for n in range(3)]
    began = monotonic()
    assert [visit.outcome for visit in fetch_all(wanted, MANNERS, silent)] == [Outcome.FETCHED] * 3
    assert monotonic() - began >= least


def test_a_host_is_asked_by_a_few_at_once_and_all_end_at_the_deadline(stand: Stand) -> None:
    stand.forget()
    stand.offers |= {"/silent": silence, "/well": feed(FEED)}
    wanted = [Wanted(source_id=f"{n}", url=stand.url + ("/silent" if n < 9 else "/well")) for n in range(30)]
    visits = list(fetch_all(wanted, replace(MANNERS, per_host=3, deadline=1.0), silent))
    assert sorted(visit.source_id for visit in visits) == sorted(one.source_id for one in wanted)
    assert sum("the time for all, 1 s, was over" in visit.message for visit in visits) >= 9
    assert stand.most_at_once <= 3


def test_nobody_is_visited_while_too_much_waits_to_be_read(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.fetch.crowd.WAITING", 2 * len(FEED))
    stand.forget()
    stand.offers["/well"] = feed(FEED)
    wanted = [Wanted(source_id=f"{n}", url=f"{stand.url}/well") for n in range(20)]
    visits = fetch_all(wanted, replace(MANNERS, concurrency=1), silent)
    next(visits)
    most = 1 + 3  # the one that was taken, two that wait, and one that makes it too much
    stand.wait_for(most)
    sleep(0.2)  # for one more, which must not come
    assert len(stand.asked) == most
    assert len(list(visits)) == len(wanted) - 1


class Late(Thread):
    """A thread that comes to run only when somebody waits for its end."""

    def start(self) -> None:
        pass

    def join(self, timeout: float | None = None) -> None:  # noqa: ARG002 - the base class's own shape
        super().start()
        super().join(60)
        assert not self.is_alive()


def test_nothing_goes_on_when_nobody_listens_from_the_beginning(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(progress: Progress) -> None:
        raise KeyboardInterrupt(progress)

    monkeypatch.setattr("digest.fetch.crowd.Thread", Late)
    stand.offers["/silent"] = silence
    wanted = [Wanted(source_id="silent", url=f"{stand.url}/silent")]
    with pytest.raises(KeyboardInterrupt):
        list(fetch_all(wanted, replace(MANNERS, visit_deadline=3600.0, deadline=3600.0), leave))


def test_bodies_on_their_way_are_bounded_in_sum(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    size, count = 3 * 2**20, 12
    monkeypatch.setattr("digest.fetch.crowd.WAITING", size)
    stand.offers["/large"] = packed(bytes(size), "identity")
    wanted = [Wanted(source_id=f"{n}", url=f"{stand.url}/large") for n in range(count)]
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    visits = fetch_all(wanted, replace(MANNERS, concurrency=count, per_host=count), silent)
    sizes = [len(visit.body or b"") for visit in visits]
    cost = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert sizes == [size] * count
    assert cost < count * size / 2


def test_a_visit_that_waits_for_others_has_time_for_its_own_still() -> None:
    async def wait() -> None:
        async with asyncio.timeout(0.01) as ends:
            with paused(ends):
                await asyncio.sleep(0.05)

    asyncio.run(wait())


AT = datetime(2026, 11, 22, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "hours"),
    [
        ({}, None),
        ({"cache-control": "public, max-age=3600"}, 1),
        ({"cache-control": "max-age=7200", "age": "3600"}, 1),
        ({"cache-control": "max-age=3600, no-cache"}, None),
        ({"cache-control": "max-age=0"}, None),
        ({"cache-control": "max-age=-1"}, None),
        ({"cache-control": "max-age=31536000"}, 12),
        ({"expires": "Sun, 22 Nov 2026 08:00:00 GMT", "date": "Sun, 22 Nov 2026 06:00:00 GMT"}, 2),
        ({"expires": "0"}, None),
    ],
)
def test_an_answer_is_fresh_as_long_as_it_says(headers: dict[str, str], hours: int | None) -> None:
    assert fresh_until(headers, AT) == (AT + timedelta(hours=hours) if hours else None)


def test_a_server_that_asks_for_patience_gets_it() -> None:
    assert retry_after({"retry-after": "120"}, AT) == timedelta(minutes=2)
    assert retry_after({"retry-after": "Sun, 22 Nov 2026 07:00:00 GMT"}, AT) == timedelta(hours=1)
    assert retry_after({"retry-after": "soon"}, AT) is None
    assert retry_after({"retry-after": "999999999"}, AT) == timedelta(days=7)
