"""Threads as a reader of the site sees them: badges, a page each, the list, and old names that lead on."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from digest.check import broken_links
from digest.fold import summarise
from digest.model import Edition, Hub, Page, Thread, ThreadDay, ThreadHistory, ThreadNote
from digest.render import Frame, redirect_pages, thread_pages
from digest.render.typeset import typeset
from drawing import ATTACK, DAY, FRAME, Reader, drawn, edition, html_of, without_url
from feedreading import check_feed

DAYS = tuple(DAY + timedelta(days=at) for at in (0, 1, 3))
FOLLOWED = {"quay": "new-quay-2024-03-05", "hebrew": "harbour-2024-03-05", "attack": "script-2024-03-05"}
"""The stories that go on, by id, and the slugs of their threads."""


def note(story: str, number: int, new: tuple[str, ...] = ("000000000001",)) -> ThreadNote:
    """How a story that goes on stands on the thread's day of that number."""
    return ThreadNote(
        story=story,
        thread=FOLLOWED[story],
        number=number,
        since=DAYS[0],
        new=new,
        repeats=not new,
        previous=DAYS[number - 2] if number > 1 else None,
    )


def followed(number: int) -> Edition:
    """The edition of the day of that number, its stories in their threads."""
    one = edition(DAYS[number - 1])
    stories = (replace(story, thread=note(story.id, number) if story.id in FOLLOWED else None) for story in one.stories)
    return replace(one, stories=tuple(stories))


EDITIONS = tuple(followed(number) for number in (3, 2, 1))


def history(story: str, days: int = 3) -> ThreadHistory:
    """The thread of a story on so many days, with what its days' summaries say, and a story that none of them keep."""
    told = {one.day: {kept.id: kept for kept in summarise(one).stories} for one in EDITIONS}
    found = [told[day][story] for day in DAYS[:days]]
    of_days = [
        ThreadDay(day=one.day, story=one.id, title=one.title, items=one.items, sources=one.sources) for one in found
    ]
    small = ThreadDay(day=DAYS[0], story="small", title="A gull looks on", items=2, sources=("wire", "latarnia"))
    return ThreadHistory(
        thread=Thread(id=story, slug=FOLLOWED[story], title=of_days[-1].title, days=(of_days[0], small, *of_days[1:])),
        stories=(found[0], None, *found[1:]),
    )


HISTORIES = tuple(history(story) for story in FOLLOWED)


def site(frame: Frame = FRAME) -> dict[str, bytes]:
    """The site of these days and threads, with a name that leads on."""
    pages = drawn(EDITIONS, frame, HISTORIES)
    return pages | {
        page.path: page.content for page in redirect_pages([("old-quay-2024-03-06", FOLLOWED["quay"])], DAYS[1], frame)
    }


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return site()


@pytest.fixture(scope="module")
def html(pages: dict[str, bytes]) -> dict[str, Reader]:
    return html_of(pages)


@pytest.mark.parametrize(("frame", "base"), [(FRAME, "https://news.example/repo/"), (without_url(), "/")])
def test_every_link_leads_somewhere(frame: Frame, base: str) -> None:
    assert broken_links([Page(path=path, content=content) for path, content in site(frame).items()], base) == ()


def test_pages_are_sound(html: dict[str, Reader]) -> None:
    for path, page in html.items():
        assert not page.faults + page.open, path
        names = [tag for tag, _ in page.tags]
        assert names.count("h1") == names.count("main") == 1, path
        scripts = [attrs for tag, attrs in page.tags if tag == "script"]
        assert all(attrs.get("src") or attrs == {"type": "application/ld+json"} for attrs in scripts), path
        assert {"style", "onerror"}.isdisjoint(name for _, attrs in page.tags for name in attrs), path


def test_a_thread_says_what_is_new_and_how_it_came_to_this(html: dict[str, Reader]) -> None:
    page = html[f"threads/{FOLLOWED['quay']}/index.html"]
    assert "Threads New quay opens Day 3 · since Tuesday, March 5, 2024 · 4 stories, 8 items" in page.text
    latest, earlier = page.text.split("How it came to this")
    assert (
        "Latest, Friday, March 8, 2024 New quay: The quay opened on Tuesday. Kestrel Post, Harbour <Wire> and 1 more · "
        "2 items Ports"
    ) in latest
    assert earlier.index("Wednesday, March 6, 2024") < earlier.index("Tuesday, March 5, 2024")
    assert "A gull looks on 2 items from 2 sources" in earlier
    hrefs = list(page.values("href"))
    assert [f"../../2024/03/{day}/#s-quay" in hrefs for day in ("08", "06", "05")] == [True, True, True]
    drawing = next(attrs["aria-label"] for tag, attrs in page.tags if tag == "svg")
    assert drawing == "8 items from February 10, 2024 to March 8, 2024; most on March 5, 2024: 4"


def test_a_thread_is_called_by_the_story_that_gives_it_its_title(html: dict[str, Reader]) -> None:
    told = history("quay")
    cut = tuple(replace(one, title="New quay…") if at == 0 else one for at, one in enumerate(told.thread.days))
    (page, *_) = thread_pages([replace(told, thread=replace(told.thread, title="New quay…", days=cut))], FRAME)
    assert Reader(page.content.decode()).text.count("New quay opens Day 3") == 1
    (page, *_) = thread_pages([replace(told, thread=replace(told.thread, title="A gull looks on"))], FRAME)
    assert "A gull looks on Day 3" in Reader(page.content.decode()).text
    assert "New quay opens Day 3" in html[f"threads/{FOLLOWED['quay']}/index.html"].text


def test_a_story_outside_the_run_down_leads_to_its_source_and_its_day(html: dict[str, Reader]) -> None:
    page = html[f"threads/{FOLLOWED['hebrew']}/index.html"]
    assert ("h1", {"dir": "auto", "lang": "he"}) in page.tags
    assert "https://kestrel.example/a%20b%22%3C'%3E" in page.values("href")
    assert "../../2024/03/08/" in page.values("href")
    assert "Latest, Friday, March 8, 2024 Told by Kestrel Post (link in Hebrew) · 1 item Ports" in page.text


def test_a_thread_has_feeds_of_its_stories_newest_first(pages: dict[str, bytes], html: dict[str, Reader]) -> None:
    path = f"threads/{FOLLOWED['quay']}/"
    named = [attrs["href"] for _, attrs in html[f"{path}index.html"].tags if attrs.get("rel") == "alternate"]
    assert named[:2] == [f"../../{path}feed.xml", f"../../{path}feed.json"]
    told = json.loads(pages[f"{path}feed.json"])
    assert told["title"] == "New quay opens – Harbour Notes"
    assert [one["url"] for one in told["items"]] == [
        f"https://news.example/repo/2024/03/{day}/#s-quay" for day in ("08", "06", "05")
    ]
    assert len(check_feed(pages, f"{path}feed", "https://news.example/repo/")) == 3


def test_a_thread_says_who_is_in_it() -> None:
    told = replace(history("quay"), who=(("tern", "Ada Tern", 2),))
    page = Reader(next(thread_pages([told], FRAME)).content.decode())
    assert "Who is in it Ada Tern 2 stories" in page.text
    assert "../../who/tern/" in page.values("href")


def test_a_lone_story_says_what_its_lead_says() -> None:
    told = history("hebrew")
    (newest, *rest) = reversed(told.stories)
    assert newest
    gist = replace(newest, text="הנמל נפתח אחרי שנה", text_language="he")
    (page, *_) = thread_pages([replace(told, stories=(*reversed(rest), gist))], FRAME)
    assert b'<p lang="he" dir="auto">' in page.content
    assert "הנמל נפתח אחרי שנה. Told by Kestrel Post" in Reader(page.content.decode()).text


def test_a_topic_tells_its_latest_day_and_its_threads(html: dict[str, Reader]) -> None:
    page = html["topics/ports/index.html"].text
    assert "Latest, Friday, March 8, 2024 New quay:" in page
    assert "Before that Wednesday, March 6, 2024" in page
    assert "Threads that moved New quay opens Day 3, March 8, 2024" in page


def test_a_busy_day_leads_on_to_its_month() -> None:
    one = edition()
    stories = tuple(replace(one.stories[0], id=f"quay-{number}", topics=("ports",)) for number in range(30))
    pages = drawn([replace(one, stories=stories, rundown=(), hub=Hub(), also=(), most_covered=())])
    page = html_of(pages)["topics/ports/index.html"]
    assert "and 10 more stories" in page.text
    assert "../../topics/ports/2024-03/" in page.values("href")
    assert len(pages["topics/ports/index.html"]) < 20_000


def test_a_thread_of_years_keeps_a_page_one_can_load() -> None:
    days = tuple(
        ThreadDay(
            day=date(2023, 1, 1) + timedelta(days=at // 9), story=f"s{at}", title="Tide", items=1, sources=("wire",)
        )
        for at in range(9 * 400)
    )
    long = ThreadHistory(thread=Thread(id="tide", slug="tide", title="Tide", days=days), stories=(None,) * len(days))
    (page, *_) = thread_pages([long], FRAME)
    assert "Day 400 · since Sunday, January 1, 2023 · 3,600 stories" in Reader(page.content.decode()).text
    assert b"and 4 more stories" in page.content
    assert b"and 8 more stories" in page.content
    assert len(page.content) < 200_000


def test_a_story_that_goes_on_shows_its_day(html: dict[str, Reader]) -> None:
    third = html["2024/03/08/index.html"]
    badges = [attrs for _, attrs in third.tags if attrs.get("class") == "thread-day"]
    assert {attrs["href"] for attrs in badges} == {f"../../../threads/{slug}/" for slug in FOLLOWED.values()}
    assert {attrs["title"] for attrs in badges} == {"Followed since March 5, 2024"}
    assert "Update: New quay: The quay opened on Tuesday." in third.text
    assert "Day 3, 1 new report Ports" in third.text
    assert "הנמל נפתח מחדש Kestrel Post (link in Hebrew) Day 3" in third.text
    first = html["2024/03/05/index.html"]
    assert "thread-day" not in list(first.values("class"))
    assert "Update:" not in first.text


def test_twins_tell_threads(pages: dict[str, bytes]) -> None:
    first, third = (
        {story["id"]: story for story in json.loads(pages[f"2024/03/{day}/index.json"])["stories"]}
        for day in ("05", "08")
    )
    assert [one["quay"]["thread"] for one in (first, third)] == [FOLLOWED["quay"]] * 2
    assert third["storm"]["thread"] is None
    assert [one["quay"]["update"] for one in (first, third)] == [False, True]
    assert "**Update: New quay:** The quay opened on Tuesday." in pages["2024/03/08/briefing.md"].decode()
    assert "(day 3)" in pages["2024/03/08/briefing.md"].decode()
    assert "(day" not in pages["2024/03/05/briefing.md"].decode()


@pytest.mark.parametrize(
    ("told", "new"),
    [(None, True), (note("quay", 1, ()), True), (note("quay", 2), True), (note("quay", 2, ()), False)],
)
def test_a_story_that_repeats_its_thread_is_neither_new_nor_an_update(told: ThreadNote | None, *, new: bool) -> None:
    one = edition()
    quay = replace(one.stories[0], thread=told)
    pages = drawn([replace(one, stories=(quay, *one.stories[1:]))])
    assert json.loads(pages["2024/03/05/index.json"])["stories"][0]["new"] is new
    updated = bool(told and told.number > 1 and new)
    assert ("Update:" in html_of(pages)["2024/03/05/index.html"].text) is updated


def test_a_foreign_title_in_the_list_says_its_language() -> None:
    told = history("hebrew")
    pages = html_of(drawn(EDITIONS, histories=[replace(told, thread=replace(told.thread, language="he"))]))
    for path in ("threads/index.html", "index.html"):
        titles = [attrs.get("lang") for _, attrs in pages[path].tags if "threads/harbour" in (attrs.get("href") or "")]
        assert "he" in titles, path


def test_threads_are_listed_by_the_day_on_which_they_moved() -> None:
    histories = [history("hebrew", 2), history("attack"), history("quay")]  # the quay ranks first in the rundown
    pages = html_of(drawn(EDITIONS, histories=histories))
    listed = pages["threads/index.html"]
    assert [href for href in listed.values("href") if href.startswith(("../2024", "../threads/"))][1:] == [
        "../2024/03/08/",
        "../threads/new-quay-2024-03-05/",
        "../threads/script-2024-03-05/",
        "../2024/03/06/",
        "../threads/harbour-2024-03-05/",
    ]
    assert "Day 3 · since March 5, 2024 · 8 items" in listed.text
    assert "Threads that moved New quay opens" in pages["index.html"].text


def test_a_site_without_a_thread_says_so() -> None:
    pages = html_of(drawn([edition()]))
    assert "No story has gone on for more than a day yet." in pages["threads/index.html"].text
    assert "Threads that moved" not in pages["index.html"].text
    assert "../../../threads/" in pages["2024/03/05/index.html"].values("href")


@pytest.mark.parametrize(
    ("frame", "target", "canonical"),
    [
        (FRAME, "../../threads/new-quay-2024-03-05/", ["https://news.example/repo/threads/new-quay-2024-03-05/"]),
        (without_url(), "../../threads/new-quay-2024-03-05/index.html", []),
    ],
)
def test_an_old_name_leads_on(frame: Frame, target: str, canonical: list[str]) -> None:
    page = html_of(site(frame))["threads/old-quay-2024-03-06/index.html"]
    metas = [attrs for tag, attrs in page.tags if tag == "meta"]
    assert {"http-equiv": "refresh", "content": f"0; url={target}"} in metas
    assert {"name": "robots", "content": "noindex"} in metas
    assert [attrs["href"] for tag, attrs in page.tags if attrs.get("rel") == "canonical"] == canonical
    assert [attrs["href"] for tag, attrs in page.tags if tag == "a"] == [target]


def test_whoever_subscribed_to_a_thread_that_moved_is_told_where(pages: dict[str, bytes]) -> None:
    old = "threads/old-quay-2024-03-06/feed"
    assert len(check_feed(pages, old, "https://news.example/repo/")) == 1
    (entry,) = json.loads(pages[f"{old}.json"])["items"]
    target = f"https://news.example/repo/threads/{FOLLOWED['quay']}/"
    assert (entry["url"], f"{target}feed.xml" in entry["content_html"]) == (target, True)
    assert entry["date_modified"] == f"{DAYS[1]}T00:00:00Z"


def test_hostile_titles_are_shown_as_they_are(html: dict[str, Reader]) -> None:
    shown = typeset(ATTACK, "en")
    assert shown in html[f"threads/{FOLLOWED['attack']}/index.html"].text
    assert shown in html["threads/index.html"].text
    assert shown in html["index.html"].text


def test_the_map_has_threads(pages: dict[str, bytes]) -> None:
    sitemap = pages["sitemap.xml"].decode()
    for slug in FOLLOWED.values():
        assert f"repo/threads/{slug}/</loc><lastmod>2024-03-" in sitemap
    assert "old-quay" not in sitemap


def test_any_order_in_one_order_out(pages: dict[str, bytes]) -> None:
    again = drawn(EDITIONS, histories=reversed(HISTORIES))
    assert {path: pages[path] for path in again} == again
