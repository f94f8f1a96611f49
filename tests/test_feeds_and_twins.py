"""What programs read: feeds, the JSON twin, the Markdown twin, the site map."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import jsonschema
import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from building import build, copy, files_of
from digest.lists import read_list
from digest.render.twins import escaped
from drawing import DAY, FRAME, Reader, drawn, edition, without_url
from feedreading import check_feed, feeds_of

FEEDS = ("feed", "topics/ports/feed", "topics/weather/feed", "topics/letters/feed", "sources/kestrel/feed")


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return drawn([edition(DAY + timedelta(days=1)), edition()])


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_reads_back(pages: dict[str, bytes], name: str) -> None:
    assert check_feed(pages, name, "https://news.example/repo/")


def test_every_feed_of_a_site_reads_back(golden: Path) -> None:
    site = files_of(golden / "site")
    found = feeds_of(site)
    assert {path.split("/")[0] for path in found} == {"feed", "topics", "sources", "who"}
    told = [one for path in found for one in check_feed(site, path, "https://digest.example/harbour/")]
    assert len(set(told)) < len(told), "a story is the same entry in each feed that has it"


def test_a_source_feed_tells_the_stories_that_it_has_a_part_in(pages: dict[str, bytes]) -> None:
    ports = {one["id"]: one for one in json.loads(pages["topics/ports/feed.json"])["items"]}
    wire = json.loads(pages["sources/wire/feed.json"])["items"]
    quay = next(one for one in wire if one["title"] == "New quay opens")
    assert ports[quay["id"]] == quay
    kestrel = json.loads(pages["sources/kestrel/feed.json"])["items"]
    alone = next(one for one in kestrel if "kestrel.example/20" in one["content_html"])
    assert "2024/03/0" in alone["content_html"]
    assert len(kestrel) <= 30


def test_the_site_feed_tells_briefings(pages: dict[str, bytes]) -> None:
    newest = json.loads(pages["feed.json"])["items"][0]
    assert newest["title"] == "Briefing: New Quay Opens & Storm Nears"
    assert newest["url"] == "https://news.example/repo/2024/03/06/"
    assert newest["date_published"] == "2024-03-05T04:07:00Z"
    assert "<strong>New quay:</strong> The quay opened on Tuesday." in newest["content_html"]


def test_each_sentence_of_a_feed_is_followed_by_its_sources(pages: dict[str, bytes]) -> None:
    newest = json.loads(pages["feed.json"])["items"][0]["content_html"]
    quay = (
        'The quay opened on Tuesday. It has room for nine ships. (<a href="https://kestrel.example/1">Kestrel Post</a>)'
    )
    assert f"<p><strong>New quay:</strong> {quay} 码头可停靠九艘船。" in newest
    assert "<li>A storm is near. (" in newest
    assert quay in json.loads(pages["topics/ports/feed.json"])["items"][0]["content_html"]
    assert 'href="https://kestrel.example/20"' in pages["sources/kestrel/feed.json"].decode().replace('\\"', '"')


def test_an_entry_was_updated_when_its_newest_item_was_published(pages: dict[str, bytes]) -> None:
    later = drawn([edition(DAY + timedelta(days=1)), edition()], replace(FRAME, built=FRAME.built + timedelta(days=9)))
    assert [name for name in pages if "feed" in name and later[name] != pages[name]] == []


def test_feeds_tell_as_much_as_the_settings_say(pages: dict[str, bytes]) -> None:
    settings = FRAME.settings.model_copy(update={"feeds": "summary", "websub": "https://hub.example/"})
    short = drawn([edition()], replace(FRAME, settings=settings))
    for path in feeds_of(short):
        check_feed(short, path, "https://news.example/repo/")
    atom = feedparser.parse(short["feed.xml"])
    assert [one.href for one in atom.feed.links if one.rel == "hub"] == ["https://hub.example/"]
    assert json.loads(short["feed.json"])["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert "New quay · Sztorm" in atom.entries[0].summary
    assert "nine ships" not in short["feed.xml"].decode()
    assert "hub" not in pages["feed.xml"].decode()


def test_months_that_are_over_are_archived(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    for month in ("2023-11", "2024-01"):
        add_note(content, f"{month}-20")
    site = build(content, tmp_path / "site")
    base = "https://digest.example/harbour/"
    places, ids, seen = ["feed"], [], set()
    while places:
        ids += check_feed(site, places[-1], base)
        feed = feedparser.parse(site[f"{places[-1]}.xml"])
        seen |= {one.link for one in feed.entries}
        assert ("<fh:archive/>" in site[f"{places[-1]}.xml"].decode()) == (places[-1] != "feed")
        before = json.loads(site[f"{places[-1]}.json"]).get("next_url")
        if not before:
            break
        places.append(before.removeprefix(base).removesuffix(".json"))
    assert places == ["feed", "archive/2024-01", "archive/2023-11"]
    assert {date.fromisoformat("-".join(link.split("/")[-4:-1])).month for link in seen} == {3, 1, 11}
    assert len(set(ids)) == len(seen)


def add_note(content: Path, day: str) -> None:
    note = content / "notes" / f"{day}.md"
    note.parent.mkdir(exist_ok=True)
    note.write_text(f"---\ntitle: Harbour fair of {day}\ndate: {day}\n---\nThe port of Sundhaven held its fair.\n")


def test_ids_do_not_depend_on_the_host(pages: dict[str, bytes]) -> None:
    here = drawn([edition(DAY + timedelta(days=1)), edition()], without_url())
    for name in FEEDS:
        at_home, away = (json.loads(site[f"{name}.json"])["items"] for site in (here, pages))
        assert [one["id"] for one in at_home] == [one["id"] for one in away]
    assert json.loads(here["feed.json"])["items"][0]["url"] == "2024/03/06/index.html"
    assert json.loads(here["topics/ports/feed.json"])["items"][0]["url"].startswith("../../2024/03/06/index.html#s-")


def test_the_json_twin_keeps_its_contract(pages: dict[str, bytes]) -> None:
    twin = json.loads(pages["2024/03/05/index.json"])
    assert _keys(twin) == {
        "": "day window headline standfirst stories hub most_covered problems",
        "window": "from to zone",
        "stories": "id rank label title topics thread new update score terms why who text items",
        "stories.text": "text cites",
        "stories.items": "id title url also source published date_is language",
        "hub": "key_points who timeline coming_up",
        "hub.key_points": "text cites",
        "hub.who": "id name text cites",
        "hub.timeline": "when start end text cites",
        "hub.coming_up": "when start end text cites",
        "problems": "where message",
    }
    assert [story["rank"] for story in twin["stories"]] == list(range(1, 21))
    assert twin["stories"][-1]["id"] == "hub"
    first = twin["stories"][0]
    assert (first["thread"], first["new"], first["items"][0]["also"]) == (None, True, ["https://wire.example/quay"])
    assert first["items"][1]["source"] == "海港日报"
    assert first["text"][0] == {"text": "The quay opened on Tuesday.", "cites": ["000000000001"]}
    ids = {item["id"] for story in twin["stories"] for item in story["items"]}
    assert {cite for story in twin["stories"] for claim in story["text"] for cite in claim["cites"]} <= ids


def _keys(twin: object) -> dict[str, str]:
    """The keys of the first object at each place, lists looked into."""
    found: dict[str, str] = {}

    def look(value: object, place: str) -> None:
        if isinstance(value, list):
            for one in value:
                look(one, place)
        elif isinstance(value, dict):
            found.setdefault(place, " ".join(value))
            for key, one in value.items():
                look(one, f"{place}.{key}".strip("."))

    look(twin, "")
    return found


def test_the_markdown_twin_pastes_into_a_newsletter(pages: dict[str, bytes]) -> None:
    _, front, body = pages["2024/03/05/briefing.md"].decode().split("---\n", 2)
    assert yaml.safe_load(front) == {
        "title": "Briefing: New Quay Opens & Storm Nears",
        "day": "2024-03-05",
        "site": "Harbour Notes",
        "permalink": "https://news.example/repo/2024/03/05/",
    }
    shown = Reader(markdown.markdown(body))
    assert not shown.faults
    assert {tag for tag, _ in shown.tags} == {"h1", "h2", "p", "strong", "ul", "ol", "li", "a"}
    assert (
        "New quay: The quay opened on Tuesday. (1) It has room for nine ships. (1) 码头可停靠九艘船。 (2)" in shown.text
    )
    assert "https://haigang.example/2?a=1&b=%5B2%5D" in set(shown.values("href"))
    assert not [href for href in shown.values("href") if "javascript" in href]


@given(st.text())
def test_escaped_text_makes_no_markdown(text: str) -> None:
    shown = Reader(markdown.markdown(f"**A:** {escaped(text)}"))
    assert {tag for tag, _ in shown.tags} <= {"p", "strong"}


def test_the_twins_keep_their_schemas(pages: dict[str, bytes]) -> None:
    index = json.loads(pages["kite.json"])
    check_schema(pages, "kite", index)
    for category in index["categories"]:
        check_schema(pages, "kite-category", json.loads(pages[category["file"]]))
    for day in ("2024/03/05/", "2024/03/06/"):
        check_schema(pages, "index", json.loads(pages[f"{day}index.json"]))
        front = yaml.safe_load(pages[f"{day}briefing.md"].decode().split("---\n")[1])
        check_schema(pages, "briefing", front)
    with pytest.raises(jsonschema.ValidationError):
        check_schema(pages, "index", {**json.loads(pages["2024/03/05/index.json"]), "day": "yesterday"})


def check_schema(pages: dict[str, bytes], name: str, twin: object) -> None:
    schema = json.loads(pages[f"schemas/{name}.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(twin, schema, format_checker=jsonschema.FormatChecker())


def test_kite_tells_what_is_known_and_no_more(pages: dict[str, bytes]) -> None:
    assert [one["name"] for one in json.loads(pages["kite.json"])["categories"]] == [
        *("Latest", "Ports", "Weather & tides", "Letters")
    ]
    quay, storm, attack = json.loads(pages["kite/briefing.json"])["clusters"]
    assert quay["short_summary"] == (
        "The quay opened on Tuesday. [kestrel.example#1] It has room for nine ships. [kestrel.example#1]"
    )
    assert quay["talking_points"] == ["海港日报: 码头可停靠九艘船。 [haigang.example#1]"]
    assert [one["content"] for one in quay["timeline"]][:1] == ["Built. [kestrel.example#1]"]
    assert (quay["unique_domains"], quay["number_of_titles"]) == (2, 2)
    assert storm["articles"][0]["link"] == "https://kestrel.example/3"
    assert attack["articles"] == []


def test_the_guide_for_language_models_leads_somewhere(pages: dict[str, bytes]) -> None:
    guide = pages["llms.txt"].decode()
    assert guide.startswith("# Harbour Notes\n\n> What happens along the coast.\n")
    addresses = re.findall(r"^- \[.*\]\((.*?)\)", guide, re.MULTILINE)
    found = [one.removeprefix("https://news.example/repo/") for one in addresses]
    assert "2024/03/05/briefing.md" in found
    assert {one + "index.html" if one.endswith("/") else one for one in found} <= set(pages)


def test_readers_of_feeds_import_the_sources(golden: Path, tmp_path: Path) -> None:
    site = build(copy(golden / "content", tmp_path / "content"), tmp_path / "site")
    _, listed = read_list(site["subscriptions.opml"])
    assert [one.name for one in listed.subscriptions] == ["Sundhaven Courier", "Quay Radio"]


def test_search_engines_find_every_page(pages: dict[str, bytes]) -> None:
    tree = ET.fromstring(pages["sitemap.xml"])
    found = {node.text for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert "https://news.example/repo/2024/03/05/" in found
    assert "https://news.example/repo/topics/ports/2024-03/" in found
    ours = {(one or "").removeprefix("https://news.example/repo/") + "index.html" for one in found}
    assert ours <= set(pages)
    maps = re.findall("Sitemap: https://news.example/repo/(.+)", pages["robots.txt"].decode())
    assert maps == ["sitemap.xml", "news-sitemap.xml"]


def test_feeds_are_announced(pages: dict[str, bytes]) -> None:
    topic = Reader(pages["topics/ports/index.html"].decode())
    assert {"feed.xml", "feed.json"} <= {href.rsplit("/", 1)[-1] for href in topic.values("href")}
    assert FRAME.settings.title in set(topic.values("title"))
