"""The addresses that briefings cite: asked politely and in turn, and called gone only when they are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import stamina

from building import run
from digest.check import cited
from digest.editions import Store
from digest.fetch import Manners, networks, silent
from digest.linking import LinkReport, Round, manners_for_links, probe_links
from digest.model import LinkHistories, LinkHistory, Page, Place, Visited
from digest.rot import after, is_rotten, rotten, worth_asking
from newsstand import Asked, Behaviour, Reply, Stand, moved, newsstand, raw, silence, status

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
MANNERS = replace(manners_for_links(Manners(agent="digest-test/1", private=networks(["127.0.0.0/8"]))), pause=0.0)
TEXT = Reply(body=b"<p>A ferry is late.</p>")


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with newsstand() as server, stamina.set_testing(True, attempts=1, cap=True):
        yield server


def test_what_briefings_lead_to_is_told_with_its_story() -> None:
    told = b"""<a href='/'>x</a><a href='https://pier.example/'>y</a>
    <article id='s-1'><h3>New <b>crane</b>:</h3><a href='https://quay.example/1#here'>1</a></article>
    <h2>Key points</h2><a href='https://quay.example/1'>1</a><a href='https://site.example/repo/x'>own</a>
    <a href='mailto:desk@quay.example'>m</a><a href='http://[::1'>n</a>"""
    pages = [Page(path=path, content=told) for path in ("2026/11/21/index.html", "2026/11/21/all/index.html")]
    found = cited(pages, "https://site.example/repo/")
    assert {url: [str(place) for place in places] for url, places in found.items()} == {
        "https://pier.example/": ["2026/11/21/"],
        "https://quay.example/1": ["2026/11/21/#s-1 (New crane)", "2026/11/21/"],
    }


def visited(day: int, code: int | None = None, outcome: str = "failed") -> Visited:
    return Visited(at=NOW + timedelta(days=day), outcome=outcome, well=outcome == "there", status=code)


def history(*visits: Visited) -> LinkHistory:
    known: LinkHistory | None = None
    for visit in visits:
        known = after(known, visit)
    assert known
    return known


@pytest.mark.parametrize(
    ("visits", "state", "days"),
    [
        ([visited(0, 200, "there")], "kept", 28),
        ([visited(0, 404)], "kept", 1),
        ([visited(0, 404), visited(1, 404)], "gone", 28),
        ([visited(0, 404), visited(1, 200, "there"), visited(29, 404)], "kept", 1),
        ([visited(0, 410, "gone"), visited(1, 410, "gone")], "gone", 28),
        ([visited(0), visited(1)], "kept", 3),
        ([visited(0), visited(1, 404)], "kept", 1),
        ([visited(0), visited(1, 404), visited(2, 404)], "gone", 28),
        ([visited(0), visited(1), visited(4), visited(7)], "gone", 28),
        ([visited(0, 500), visited(7, 500)], "gone", 28),
        ([visited(0, 403), visited(28, 403)], "kept", 28),
        ([visited(0, None, "refused")], "kept", 28),
        ([visited(0, 404), visited(1, 429), visited(2, 404)], "gone", 28),
    ],
)
def test_an_address_is_gone_only_when_that_lasts(visits: list[Visited], state: str, days: int) -> None:
    known = history(*visits)
    assert is_rotten(known) is (state == "gone")
    assert timedelta(days=days - 1) < known.due - visits[-1].at <= timedelta(days=days)


def test_first_those_that_may_be_gone_then_those_not_asked_for_longest() -> None:
    page = "2026/{}/index.html".format
    cites = {name: (Place(page=page(day)),) for name, day in (("new", "11/21"), ("old", "03/02"), ("known", "11/01"))}
    cites |= dict.fromkeys(("failed", "trusted", "gone"), (Place(page=page("11/20")),))
    known = {
        "failed": history(visited(-1, 404)),
        "trusted": history(visited(-3, 200, "there")),
        "known": history(visited(-40, 200, "there")),
        "gone": history(visited(-91, 404), visited(-90, 404)),
    }
    assert worth_asking(cites, known, NOW) == ("failed", "old", "gone", "known", "new")
    assert [one.url for one in rotten(cites, known)] == ["gone"]


def headless(code: int) -> Behaviour:
    """A page that answers HEAD otherwise than GET."""
    return lambda asked: Reply(status=code) if asked.method == "HEAD" else TEXT


def mute(asked: Asked) -> Reply:
    """A server that hangs up when it hears HEAD."""
    return Reply(raw=b"") if asked.method == "HEAD" else TEXT


ANSWERS: dict[str, tuple[Behaviour, str]] = {
    "/there": (lambda _: TEXT, "there"),
    "/short": (lambda _: Reply(status=206, body=b"<"), "there"),
    "/empty": (status(416), "there"),
    "/chain": (moved(301, "/chain2"), "there"),
    "/chain2": (moved(308, "/there"), "there"),
    "/no-head": (headless(405), "there"),
    "/shut-head": (headless(403), "there"),
    "/lost-head": (headless(404), "there"),
    "/mute": (mute, "there"),
    "/shut": (status(403), "shut"),
    "/robbed": (lambda _: TEXT, "shut"),
    "/inside": (moved(302, "http://10.1.2.3/"), "shut"),
    "/nothing": (status(404), "failed"),
    "/gone": (status(410), "failed"),
    "/loop": (moved(302, "/loop"), "failed"),
    "/broken": (status(500), "failed"),
    "/babble": (raw(b"\x00\x01\r\n\r\n"), "failed"),
}


def site(folder: Path, *urls: str, day: str = "2026/11/21") -> Path:
    """A built site whose one briefing cites these addresses."""
    page = folder / "site" / day / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("".join(f'<article id="s-{n}"><a href="{url}">x</a></article>' for n, url in enumerate(urls)))
    return folder


def probe(folder: Path, most: int = 100, manners: Manners = MANNERS) -> LinkReport:
    what = Round(site=folder / "site", base="/", store=folder / ".digest", manners=manners, most=most)
    return probe_links(what, datetime.now(UTC), silent)


def known_of(folder: Path) -> dict[str, LinkHistory]:
    kept = Store(folder / ".digest").get(LinkHistories, "links")
    assert kept
    return dict(kept.of)


def test_each_kind_of_answer_is_told_for_what_it_is_and_not_asked_again(stand: Stand, tmp_path: Path) -> None:
    stand.offers |= {path: behaviour for path, (behaviour, _) in ANSWERS.items()}
    stand.offers["/robots.txt"] = lambda _: Reply(body=b"User-agent: *\nDisallow: /robbed\n")
    folder = site(tmp_path, *(stand.url + path for path in ANSWERS))
    stand.forget()
    report = probe(folder)
    kinds = [kind for _, kind in ANSWERS.values()]
    assert (report.there, report.shut) == (kinds.count("there"), kinds.count("shut"))
    assert (report.cited, report.asked, report.waiting, report.rotten) == (len(kinds), len(kinds), 0, ())
    found = {url.removeprefix(stand.url): one for url, one in known_of(folder).items()}
    assert {path for path, one in found.items() if one.failures} == {
        path for path, (_, kind) in ANSWERS.items() if kind == "failed"
    }
    assert report.moved == {stand.url + path: stand.url + "/there" for path in ("/chain", "/chain2")}
    assert {asked.method for asked in stand.asked if asked.path == "/there"} == {"HEAD"}
    assert [asked.headers.get("range") for asked in stand.asked if asked.path == "/no-head"] == [None, "bytes=0-0"]
    assert not any(asked.path == "/robbed" for asked in stand.asked)
    assert stand.most_at_once == 1

    stand.forget()
    again = probe(folder)
    assert (again.asked, again.waiting, stand.asked) == (0, 0, [])


def test_a_host_that_has_had_enough_is_left_alone(stand: Stand, tmp_path: Path) -> None:
    stand.offers["/robots.txt"] = status(404)
    stand.offers |= {f"/busy{n}": status(429, retry_after="3600") for n in range(5)}
    folder = site(tmp_path, *(f"{stand.url}/busy{n}" for n in range(5)))
    stand.forget()
    report = probe(folder)
    assert sum(asked.path.startswith("/busy") for asked in stand.asked) == 1
    assert (report.asked, report.there, report.rotten) == (1, 0, ())
    stand.forget()
    assert (probe(folder).waiting, stand.asked) == (0, [])


def test_whoever_says_nothing_has_failed(stand: Stand, tmp_path: Path) -> None:
    stand.offers |= {"/robots.txt": status(404), "/silent": silence}
    folder = site(tmp_path, stand.url + "/silent", "http://127.0.0.1:9/")
    report = probe(folder, manners=replace(MANNERS, visit_deadline=1.0))
    assert (report.asked, report.there, report.shut) == (2, 0, 0)
    assert sorted(one.failures for one in known_of(folder).values()) == [1, 1]
    assert "no connection" in known_of(folder)["http://127.0.0.1:9/"].last.message


def test_a_run_asks_for_so_many_and_the_next_for_the_others(stand: Stand, tmp_path: Path) -> None:
    stand.offers |= {f"/page{n}": lambda _: TEXT for n in range(5)}
    folder = site(tmp_path, *(f"{stand.url}/page{n}" for n in range(5)))
    assert [(one.asked, one.waiting) for one in (probe(folder, 2), probe(folder, 2), probe(folder, 2))] == [
        (2, 3),
        (2, 1),
        (1, 0),
    ]


def test_a_machine_without_a_network_holds_it_against_nobody(tmp_path: Path) -> None:
    folder = site(tmp_path, *(f"http://127.0.0.{n}:9/" for n in (1, 2, 3)))
    report = probe(folder)
    assert (report.offline, known_of(folder)) == (True, {})
    one_host = site(tmp_path / "other", *(f"http://127.0.0.1:9/{n}" for n in range(3)))
    assert (probe(one_host).offline, len(known_of(one_host))) == (False, 3)


def test_check_names_what_is_gone_and_where_it_is_cited(stand: Stand, tmp_path: Path) -> None:
    stand.offers |= {"/robots.txt": status(404), "/lost": status(404), "/kept": lambda _: TEXT}
    folder = site(tmp_path, stand.url + "/lost", stand.url + "/kept")
    content = folder / "content"
    content.mkdir()
    (content / "digest.yml").write_text("title: The Quay\nfetch: {private: 127.0.0.1}\n")
    yesterday = Visited(at=datetime.now(UTC) - timedelta(days=1), outcome="failed", well=False, status=404)
    Store(content / ".digest").put("links", LinkHistories(of={stand.url + "/lost": after(None, yesterday)}))
    result = run("check", "--links", "--summary", "summary.md", cwd=folder)
    assert result.exit_code == 0, result.output
    assert "2 addresses cited; 2 asked now: 1 there, 1 failed, 0 not for programs; 0 left for other runs; 1 gone" in (
        result.output
    )
    assert "2026/11/21/#s-0" in result.output
    assert f"/lost is gone since {yesterday.at.date()}: the server answers 404" in (folder / "summary.md").read_text()
    assert run("check", "--links", "--strict", cwd=folder).exit_code == 1
    assert run("check", "--strict", cwd=folder).exit_code == 0
