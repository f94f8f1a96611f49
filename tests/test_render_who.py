"""Who is in the news as a reader of the site sees it: pages, the list, and links from the briefing."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from digest.check import broken_links
from digest.config import EditorsWord
from digest.model import Edition, Gloss, Hub, Page, Story, Who
from digest.render import Frame
from drawing import DAY, FRAME, Reader, drawn, edition, html_of, without_url
from feedreading import check_feed
from newsroom import day, day_of, item
from newsroom import edition as composed

OWN = (
    Who(id="port", name="Harbour Board", aliases=("港务局",), gloss="Runs the quays."),
    Who(id="gull", name="The Gull"),
)


def named(days_ago: int, **who: tuple[str, ...]) -> Edition:
    """The edition of an earlier day, whose stories name these, and whose who's who tells of Ada Tern."""
    one = edition(DAY - timedelta(days=days_ago))
    stories = tuple(replace(story, who=who.get(story.id, ())) for story in one.stories)
    quay = one.stories[0].lead.id
    told = Gloss(id="ada-tern", name="Ada Tern", text="The mayor since May", cites=(quay,))
    known = Gloss(id="port", name="Harbour Board", text="Runs the quays.", cites=(quay,))
    once = Gloss(id="bo-finch", name="Bo Finch", text="A captain.", cites=(quay,))
    surname = Gloss(id="heron", name="Heron", text="A pilot.", cites=(quay,))
    hub = replace(one.hub, who=(told, known, once, surname)) if days_ago == 0 else Hub()
    return replace(one, stories=stories, hub=hub)


EDITIONS = (
    named(0, quay=("port", "ada-tern", "heron"), hebrew=("ada-tern",), storm=("bo-finch",)),
    named(3, storm=("ada-tern", "heron"), quay=("port", "ada-tern")),
)


@pytest.fixture(scope="module")
def html() -> dict[str, Reader]:
    return html_of(drawn(EDITIONS, who=OWN))


def test_whoever_is_known_or_told_of_and_named_again_has_a_page(html: dict[str, Reader]) -> None:
    pages = {path for path in html if path.startswith("who/")}
    assert pages == {"who/index.html", "who/ada-tern/index.html", "who/port/index.html"}


def test_a_page_says_who_says_so_and_when(html: dict[str, Reader]) -> None:
    page = html["who/ada-tern/index.html"]
    assert "Who Ada Tern The mayor since May. Kestrel Post, March 5, 2024" in page.text
    assert "4 stories · 2 days · since March 2, 2024" in page.text
    assert "Named beside Harbour Board 2 stories" in page.text
    assert page.text.index("Tuesday, March 5, 2024") < page.text.index("Saturday, March 2, 2024")
    assert "https://kestrel.example/1" in page.values("href")
    assert "../../2024/03/05/#s-quay" in page.values("href")


def test_what_is_said_of_somebody_in_another_language_says_so() -> None:
    told = Gloss(id="ada-tern", name="Ada Tern", text="港务局局长", cites=(EDITIONS[0].stories[0].items[1].id,))
    pages = drawn([replace(EDITIONS[0], hub=Hub(who=(told,))), EDITIONS[1]], who=OWN)
    assert '<p class="standfirst" dir="auto" lang="zh-Hans">港务局局长' in pages["who/ada-tern/index.html"].decode()
    assert '<span lang="zh-Hans">港务局局长</span>' in pages["who/index.html"].decode()


def test_the_sites_own_words_need_no_source(html: dict[str, Reader]) -> None:
    page = html["who/port/index.html"]
    assert "Who Harbour Board Runs the quays. Also called 港务局 2 stories · 2 days" in page.text


def test_only_those_of_the_sites_own_have_feeds() -> None:
    pages = drawn(EDITIONS, who=OWN)
    assert [path for path in pages if path.startswith("who/") and "feed" in path] == [
        "who/port/feed.xml",
        "who/port/feed.json",
    ]
    assert len(check_feed(pages, "who/port/feed", "https://news.example/repo/")) == 2
    assert [one["title"] for one in json.loads(pages["who/port/feed.json"])["items"]] == ["New quay opens"] * 2


def test_the_briefing_leads_to_pages_that_are_there(html: dict[str, Reader]) -> None:
    for page, up in ((html["2024/03/05/index.html"], "../../../"), (html["index.html"], "")):
        assert [href for href in page.values("href") if "who/" in href] == [
            f"{up}who/",
            f"{up}who/ada-tern/",
            f"{up}who/port/",
        ]


def test_a_site_that_knows_nobody_has_no_such_section() -> None:
    pages = html_of(drawn([edition()]))
    assert not [path for path in pages if path.startswith("who/")]
    assert not [href for page in pages.values() for href in page.values("href") if "who/" in href]


def test_a_topic_says_who_is_in_it(html: dict[str, Reader]) -> None:
    assert "Who is in it Ada Tern 4 stories Harbour Board 2 stories" in html["topics/ports/index.html"].text


@pytest.mark.parametrize(("frame", "base"), [(FRAME, "https://news.example/repo/"), (without_url(), "/")])
def test_every_link_leads_somewhere(frame: Frame, base: str) -> None:
    site = drawn(EDITIONS, frame, who=OWN)
    assert broken_links([Page(path=path, content=content) for path, content in site.items()], base) == ()


def test_a_story_names_whom_the_day_introduces_under_the_sites_own_id() -> None:
    told = composed(
        day(
            """
            a | Port reopens | Ada Quill, the mayor of Lillholm, opened the port on Friday after a year of works.
            b | Bridge closes | The bridge to Lillholm closed on Friday. Ada Quill said it was unsafe for lorries.
            """
        ),
        who=(Who(id="mayor", name="Ada Quill"),),
    )
    assert {story.who for story in told.stories} == {("mayor",)}
    unlisted = composed(day("a | Port reopens | Ada Quill, the mayor of Lillholm, opened the port on Friday."))
    assert {story.who for story in unlisted.stories} == {("ada-quill",)}


def test_a_story_outside_the_run_down_keeps_a_sentence_of_its_lead() -> None:
    lead = item("a", "Port reopens", "The port of Lillholm reopened on Friday after a year of works.")
    story = Story(id="port", items=(lead,), topics=("ports",))
    told = composed(day_of(story), EditorsWord(drop=("port",)))
    assert [(name, claim.text) for name, claim in told.gists] == [("port", lead.summary)]
