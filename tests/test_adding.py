"""`digest add`: the feeds behind an address, on a server of our own."""

import gc
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import stamina

from building import run
from digest.discovering import FoundFeed, Search, find_feeds
from digest.fetch import Manners, networks
from digest.subscribing import known_sources
from newsstand import Behaviour, Reply, Stand, feed, moved, newsstand, rss, silence, status

PATIENCE = 300
"""Seconds for what takes none where all is well."""
QUAY = rss("Quay Mail", [("a", "Ferry sails", "Mon, 02 Mar 2026 08:00:00 GMT"), ("b", "No day", "")])
SEA = rss("Sea Post", [("c", "Gulls return", "Sun, 01 Mar 2026 08:00:00 GMT")])
REPLIES = rss("Replies to Quay Mail", [("d", "Agreed", "Sun, 01 Mar 2026 08:00:00 GMT")])


def page(*links: str, base: str = "") -> Behaviour:
    html = f"<!doctype html><html><head><title>Quay</title>{base}{''.join(links)}</head><body><p>Hello.</body></html>"
    return lambda _: Reply(headers={"content-type": "text/html"}, body=html.encode())


def link(href: str, kind: str = "application/rss+xml") -> str:
    return f'<link href="{href}" type="{kind}" rel="home alternate">'


@pytest.fixture(scope="module")
def manners() -> Iterator[Manners]:
    stamina.set_testing(testing=True, attempts=2, cap=True)
    yield Manners(agent="test", visit_deadline=PATIENCE, tries=2, private=networks(["127.0.0.1"]))
    stamina.set_testing(testing=False)


@pytest.fixture
def stand() -> Iterator[Stand]:
    with newsstand() as stand:
        yield stand


def urls(search: Search, stand: Stand) -> list[str]:
    return [one.url.removeprefix(stand.url) for one in search.feeds]


def test_a_feed_is_told_by_what_it_holds_whatever_the_server_calls_it(stand: Stand, manners: Manners) -> None:
    stand.offers["/x"] = feed(QUAY, **{"content-type": "text/html"})
    (found,) = find_feeds(f"{stand.url}/x", manners).feeds
    assert found == FoundFeed(
        url=f"{stand.url}/x", name="Quay Mail", items=2, newest=date(2026, 3, 2), undated=1, language=found.language
    )


def test_the_feeds_that_a_page_names_come_in_its_order_those_of_replies_last(stand: Stand, manners: Manners) -> None:
    stand.offers |= {
        "/": page(
            link("comments/feed"),
            link("main.xml#top"),
            link("/dead"),
            link("mailto:x"),
            link("http://[broken"),
            link("sea", "application/atom+xml; charset=utf-8"),
            link("/copy"),
            link("style.css", "text/css"),
            base='<base href="/deep/">',
        ),
        "/deep/comments/feed": feed(REPLIES),
        "/deep/main.xml": feed(QUAY),
        "/deep/sea": feed(SEA),
        "/copy": feed(QUAY),
    }
    search = find_feeds(stand.url, manners)
    assert [one.name for one in search.feeds] == ["Quay Mail", "Sea Post", "Replies to Quay Mail"]


def test_what_a_page_links_to_and_calls_like_a_feed_is_tried(stand: Stand, manners: Manners) -> None:
    hrefs = ("/news", "/services/sea.rss", "?format=rss", "/feedback", "/harbour/rss/")
    stand.offers |= {
        "/": page(base="".join(f'<a href="{href}">x</a>' for href in hrefs)),
        "/news": feed(REPLIES),
        "/services/sea.rss": feed(SEA),
        "/harbour/rss/": feed(QUAY),
    }
    assert urls(find_feeds(stand.url, manners), stand) == ["/services/sea.rss", "/harbour/rss/"]
    asked = [one.path for one in stand.asked]
    assert "/?format=rss" in asked
    assert not {"/news", "/feedback", "/atom.xml"} & set(asked)


def test_a_site_whose_front_page_is_closed_to_programs_may_have_a_feed(stand: Stand, manners: Manners) -> None:
    stand.offers |= {"/": status(403), "/dead": status(403), "/feed": feed(SEA)}
    assert urls(find_feeds(stand.url, manners), stand) == ["/feed"]
    assert urls(find_feeds(f"{stand.url}/dead", manners), stand) == []


def test_without_a_link_the_usual_addresses_are_tried_of_the_section_first(stand: Stand, manners: Manners) -> None:
    stand.offers |= {"/ports/": page(), "/feed": feed(SEA), "/ports/rss.xml": feed(QUAY)}
    assert urls(find_feeds(f"{stand.url}/ports/", manners), stand) == ["/ports/rss.xml", "/feed"]


def test_a_feed_that_has_moved_for_good_is_found_where_it_is_now(stand: Stand, manners: Manners) -> None:
    stand.offers |= {"/old": moved(301, "/new"), "/new": feed(QUAY), "/hop": moved(302, "/new")}
    assert urls(find_feeds(f"{stand.url}/old", manners), stand) == ["/new"]
    assert urls(find_feeds(f"{stand.url}/hop", manners), stand) == ["/hop"]


def test_the_language_is_what_the_texts_are_in_whatever_the_feed_states(stand: Stand, manners: Manners) -> None:
    titles = [
        "Prom nie odpłynie dziś do portu",
        "Mewy wróciły na wybrzeże, ale nie wszystkie",
        "Burmistrz: to jest żart",
    ]
    polish = rss("Kurier", [(title, title, "") for title in titles], head="<language>en-gb</language>")
    english = rss("Mail", [("a", "The ferry is late and the gulls are not", "")], head="<language>en-gb</language>")
    stand.offers |= {"/pl": feed(polish), "/en": feed(english)}
    assert [find_feeds(f"{stand.url}/{path}", manners).feeds[0].language for path in ("pl", "en")] == ["pl", "en-GB"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of a handshake that fails, in httpcore
def test_an_address_may_be_written_without_its_scheme(stand: Stand, manners: Manners) -> None:
    stand.offers["/feed"] = feed(QUAY)
    assert urls(find_feeds(f"{stand.url.removeprefix('http://')}/feed", manners), stand) == ["/feed"]
    gc.collect()  # so that the warning is of this test


def test_what_is_no_feed_is_said_to_be_none_and_why(stand: Stand, manners: Manners) -> None:
    stand.offers |= {
        "/gone": status(410),
        "/error": status(500),
        "/page": page(link("/page")),
        "/image": lambda _: Reply(body=b"\x89PNG\r\n\x00\x00"),
        "/empty": feed(b""),
    }
    messages = {path: find_feeds(f"{stand.url}{path}", manners).message for path in (*stand.offers, "/none")}
    assert "410" in messages["/gone"]
    assert "500" in messages["/error"]
    assert "404" in messages["/none"]
    assert all("no feed" in messages[path] for path in ("/page", "/image"))
    assert "empty" in messages["/empty"]
    stand.offers["/silent"] = silence
    hasty = replace(manners, visit_deadline=0.5)
    assert "no end within 0.5 seconds" in find_feeds(f"{stand.url}/silent", hasty).message
    assert "no address of a feed on the web" in find_feeds("file:///etc/passwd", manners).message
    assert find_feeds("http://10.0.0.1/", manners).message


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "digest.yml").write_text("fetch:\n  private: [127.0.0.1]\n  source_deadline: 300\n  tries: 1\n")
    (tmp_path / "topics.yml").write_text("topics:\n  - id: sea\n    title: Sea\n")
    (tmp_path / "sources.yml").write_text("# Ours\nsources: []  # none yet\n")
    return tmp_path


def test_add_shows_a_feed_and_adds_it_once(stand: Stand, folder: Path) -> None:
    stand.offers |= {"/": page(link("/feed")), "/feed": feed(QUAY)}
    result = run("add", stand.url, "--topic", "sea", "--content", folder)
    assert result.exit_code == 0, result.output
    assert f"Quay Mail  {stand.url}/feed\n   2 items, 1 without a date, the newest 2026-03-02" in result.output
    text = (folder / "sources.yml").read_text()
    assert text.startswith(f"# Ours\nsources:  # none yet\n  - name: Quay Mail\n    url: {stand.url}/feed\n")
    assert text.endswith("    topics: [sea]\n")
    again = run("add", f"{stand.url}/feed", "--content", folder)
    assert (again.exit_code, "there already: Quay Mail" in again.output) == (0, True)
    assert (folder / "sources.yml").read_text() == text


def test_a_page_without_a_feed_may_be_a_source_itself(stand: Stand, folder: Path) -> None:
    stand.offers["/briefing"] = page("<title>Harbour notes</title>")
    assert "`--page` takes the page itself" in run("add", f"{stand.url}/briefing", "--content", folder).output
    result = run("add", f"{stand.url}/briefing", "--page", "--content", folder)
    assert result.exit_code == 0, result.output
    (source,) = known_sources(folder)
    assert (source.type, source.url) == ("page", f"{stand.url}/briefing")
    stand.offers["/robots.txt"] = feed(b"User-agent: *\nDisallow: /", **{"content-type": "text/plain"})
    refused = run("add", f"{stand.url}/other", "--page", "--content", folder)
    assert (refused.exit_code, "robots.txt" in refused.output) == (3, True)


def test_of_several_feeds_nothing_is_added_before_somebody_chose(stand: Stand, folder: Path) -> None:
    stand.offers |= {"/": page(link("/a"), link("/b")), "/a": feed(QUAY), "/b": feed(SEA)}
    result = run("add", stand.url, "--content", folder)
    assert (result.exit_code, "take all with --all" in result.output) == (3, True)
    assert "2. Sea Post" in result.output
    assert known_sources(folder) == ()
    run("add", stand.url, "--all", "--content", folder)
    assert [source.name for source in known_sources(folder)] == ["Quay Mail", "Sea Post"]


def test_on_a_terminal_it_asks_which_of_several_feeds(stand: Stand, folder: Path) -> None:
    stand.offers |= {
        "/": page(link("/a"), link("/b"), link("/c")),
        "/a": feed(QUAY),
        "/b": feed(SEA),
        "/c": feed(REPLIES),
    }
    ours, theirs = pty.openpty()
    os.write(ours, b"4\n3, 1\n")
    words = [sys.executable, "-P", "-m", "digest", "add", stand.url, "--content", str(folder)]
    ran = subprocess.run(words, stdin=theirs, capture_output=True, text=True, check=True, timeout=PATIENCE)
    os.close(theirs)
    os.close(ours)
    assert "numbers from 1 to 3, or all" in ran.stdout + ran.stderr
    assert [source.name for source in known_sources(folder)] == ["Quay Mail", "Replies to Quay Mail"]


def test_the_exit_code_tells_whether_all_some_or_none_were_added(stand: Stand, folder: Path) -> None:
    stand.offers["/feed"] = feed(QUAY)
    some = run("add", f"{stand.url}/feed", f"{stand.url}/none", "--content", folder)
    assert (some.exit_code, "the server answers 404" in some.output) == (1, True)
    assert run("add", f"{stand.url}/none", "--content", folder).exit_code == 3
    wrong = run("add", f"{stand.url}/feed", "--topic", "see", "--content", folder)
    assert (wrong.exit_code, "topics.yml has no topic 'see'; it has sea" in wrong.output) == (2, True)
