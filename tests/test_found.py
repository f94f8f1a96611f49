"""What others are told of the pages: search engines, readers of shared links, feed readers."""

import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from digest.model import Edition, Item, Neighbours, Segment
from digest.render import card, edition_pages, found
from digest.render import maps as site_map
from drawing import ATTACK, DAY, FRAME, SETTINGS, Reader, drawn, edition, html_of, without_url

HOME = "https://news.example/repo/"
CARDS = replace(FRAME, settings=SETTINGS.model_copy(update={"cards": True}))
SCHEMA = {
    "NewsArticle": {"headline", "url", "datePublished", "dateModified", "publisher", "author", "inLanguage", "image"},
    "ItemList": {"name", "itemListElement"},
    "BreadcrumbList": {"itemListElement"},
    "WebSite": {"name", "url", "inLanguage"},
}
"""What each kind of thing must say, by the guidelines of schema.org's readers."""


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return drawn([later(1), edition(), later(-5)], CARDS)


@pytest.fixture(scope="module")
def html(pages: dict[str, bytes]) -> dict[str, Reader]:
    return html_of(pages)


def later(days: int) -> Edition:
    """The edition of another day, its items published as much later."""
    one = edition(DAY + timedelta(days=days))
    stories = (replace(story, items=tuple(_later(item, days) for item in story.items)) for story in one.stories)
    return replace(one, stories=tuple(stories), outside=())


def _later(item: Item, days: int) -> Item:
    return replace(item, published=item.published + timedelta(days=days) if item.published else None)


def meta(page: Reader) -> dict[str, str]:
    """What a page's head says, by name or property."""
    tags = [attrs for tag, attrs in page.tags if tag == "meta" and "content" in attrs]
    return {attrs.get("name") or attrs.get("property") or "": attrs["content"] or "" for attrs in tags}


def title(content: bytes) -> str:
    return unescape(content.decode().partition("<title>")[2].partition("</title>")[0])


def linked(page: Reader, rel: str) -> list[str | None]:
    return [attrs["href"] for tag, attrs in page.tags if tag == "link" and attrs.get("rel") == rel]


def graph(page: Reader) -> list[dict[str, Any]]:
    """What a page's JSON-LD describes."""
    [script] = page.scripts
    told = json.loads(script)
    assert told["@context"] == "https://schema.org"
    return list(told["@graph"])


def addresses(xml: bytes) -> list[str]:
    """The addresses in a map; it is sound XML."""
    return [node.text or "" for node in ET.fromstring(xml).iter() if node.tag.endswith("}loc")]


def test_every_page_has_a_title_and_a_description_of_its_own(pages: dict[str, bytes], html: dict[str, Reader]) -> None:
    titles = {path: title(pages[path]) for path in html}
    descriptions = {path: meta(page)["description"] for path, page in html.items()}
    for told, room in ((titles, 60), (descriptions, 155)):
        assert [one for one, count in Counter(told.values()).items() if count > 1] == []
        assert {path: one for path, one in told.items() if not 0 < len(one) <= room} == {}


def test_sources_of_one_name_can_be_told_apart() -> None:
    one = edition()
    twins = tuple(replace(source, name="Kestrel Post") if source.id == "wire" else source for source in one.sources)
    pages = drawn([replace(one, sources=twins)])
    found = [(title(pages[path]), meta(html)["description"]) for path, html in html_of(pages).items()]
    assert [told for told, count in Counter(found).items() if count > 1] == []
    assert title(pages["sources/wire/index.html"]) == "Kestrel Post – wire – Harbour Notes"


def test_what_machines_are_told_is_in_the_language_of_the_pages() -> None:
    """A site whose language has no catalogue speaks English."""
    finnish = replace(CARDS, settings=CARDS.settings.model_copy(update={"language": "fi"}))
    pages = drawn([edition()], finnish)
    nodes = [node for page in html_of(pages).values() if page.scripts for node in graph(page)]
    assert {node["inLanguage"] for node in nodes if "inLanguage" in node} == {"en"}
    assert b"<news:language>en<" in pages["news-sitemap.xml"]


def test_every_page_knows_its_address(html: dict[str, Reader]) -> None:
    for path, page in html.items():
        own = [] if path == "404.html" else [HOME + path.removesuffix("index.html")]
        assert linked(page, "canonical") == own, path
        assert [told for name, told in meta(page).items() if name == "og:url"] == own, path
        assert (meta(page).get("robots") == "noindex") == (path == "404.html")
        assert {"og:title", "og:type", "og:site_name", "og:description", "twitter:card"} <= set(meta(page)), path


def test_a_shared_briefing_shows_its_card(pages: dict[str, bytes], html: dict[str, Reader]) -> None:
    for path in ("index.html", "2024/03/05/index.html"):
        told = meta(html[path])
        assert told["twitter:card"] == "summary_large_image"
        assert told["og:image"].removeprefix(HOME) in pages
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert "og:image" not in meta(html["topics/ports/index.html"])


def test_cards_are_small_and_the_same_each_time(pages: dict[str, bytes]) -> None:
    cards = {path: content for path, content in pages.items() if path.endswith("card.png")}
    assert len(cards) == 3
    for content in cards.values():
        picture = Image.open(BytesIO(content))
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        assert len(content) < 60_000
    assert card_of(edition()) == cards["2024/03/05/card.png"]


def card_of(one: Edition, site: str = SETTINGS.title) -> bytes:
    frame = replace(CARDS, settings=CARDS.settings.model_copy(update={"title": site}))
    [page] = card.card_page(one, frame)
    return page.content


@pytest.mark.parametrize("headline", ["码头重新开放", "הנמל נפתח מחדש", "Half 码头", ""])
def test_a_card_leaves_out_what_its_letters_cannot_write(headline: str) -> None:
    assert card_of(replace(edition(), headline=headline)) == card_of(replace(edition(), headline="人"))
    assert card_of(edition()) != card_of(replace(edition(), headline=headline))


@pytest.mark.parametrize("site", ["码头日报", "חדשות הנמל"])
def test_a_card_names_the_host_of_a_site_whose_name_it_cannot_write(site: str) -> None:
    assert card_of(edition(), site) == card_of(edition(), "news.example")


@pytest.mark.parametrize(
    ("headline", "same"), [("Ships 🚢 sail", "Ships sail"), ("Ł" + "o\u0301dź", "Łódź"), ("A\u200b B", "A B")]
)
def test_a_card_writes_letters_and_no_pictographs(headline: str, same: str) -> None:
    assert card_of(replace(edition(), headline=headline)) == card_of(replace(edition(), headline=same))


@pytest.mark.parametrize("headline", ["word " * 200, "w" * 400, ATTACK])
def test_no_headline_is_too_long_for_a_card(headline: str) -> None:
    segments = (Segment(label="label " * 50, text=edition().rundown[0].text, story="quay"),)
    assert len(card_of(replace(edition(), headline=headline, rundown=segments))) < 60_000


def test_cards_can_be_turned_off_and_need_an_address() -> None:
    for frame in (FRAME, without_url(CARDS)):
        drawn_now = list(edition_pages(edition(), Neighbours(), frame))
        assert not [page for page in drawn_now if page.path.endswith(".png")]
        assert b"og:image" not in drawn_now[0].content


def test_structured_data_tell_what_they_must(html: dict[str, Reader]) -> None:
    kinds = {path: Counter(node["@type"] for node in graph(page)) for path, page in html.items() if path != "404.html"}
    for path in kinds:
        for node in graph(html[path]):
            assert set(node) >= SCHEMA[node["@type"]], path
            entries = node.get("itemListElement", ())
            assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))
            assert all(entry["item"].startswith(HOME) and entry["name"] for entry in entries), path
    assert kinds["index.html"] == {"WebSite": 1, "ItemList": 1}
    assert kinds["2024/03/05/index.html"] == {"NewsArticle": 1, "BreadcrumbList": 1}
    assert kinds["topics/ports/index.html"] == {"ItemList": 1, "BreadcrumbList": 1}
    assert all(kinds[path]["BreadcrumbList"] == 1 for path in kinds if path != "index.html")


def test_a_briefing_is_an_article_of_its_day(html: dict[str, Reader]) -> None:
    article, crumbs = graph(html["2024/03/05/index.html"])
    assert article["headline"] == "New Quay Opens & Storm Nears"
    assert article["datePublished"] == "2024-03-05"
    newest = edition().newest
    assert newest is not None
    assert datetime.fromisoformat(article["dateModified"]) == newest
    names = [entry["name"] for entry in crumbs["itemListElement"]]
    assert names == ["Harbour Notes", "Archive", "2024", "New Quay Opens & Storm Nears"]


def test_no_text_leaves_structured_data() -> None:
    page = next(iter(edition_pages(replace(edition(), headline=ATTACK), Neighbours(), FRAME)))
    reader = Reader(page.content.decode())
    assert graph(reader)[0]["headline"] == ATTACK
    assert not {"<", ">", "&"} & set(reader.scripts[0])


def test_a_site_without_an_address_tells_nothing_that_needs_one() -> None:
    for path, page in html_of(drawn([edition()], without_url())).items():
        assert page.scripts == [], path
        assert linked(page, "canonical") == [], path


def test_maps_tell_when_content_changed(pages: dict[str, bytes], html: dict[str, Reader]) -> None:
    tree = ET.fromstring(pages["sitemap.xml"])
    times = {node[0].text: node[1].text for node in tree}
    assert len(times) == len(tree)
    worth = {path for path in html if "/all/" not in path} - {"404.html", "reading/index.html", "search/index.html"}
    assert {HOME + path.removesuffix("index.html") for path in worth} == set(times)
    newest = edition().newest
    assert newest is not None
    assert datetime.fromisoformat(times[f"{HOME}2024/03/05/"] or "") == newest
    assert (times[HOME] or "").startswith("2024-03-0")
    assert (times[f"{HOME}topics/ports/2024-02/"] or "").startswith("2024-02-29")
    late = drawn([edition()], replace(FRAME, built=FRAME.built + timedelta(days=400)))
    assert late["sitemap.xml"] == drawn([edition()])["sitemap.xml"]


def test_news_are_of_two_days(pages: dict[str, bytes]) -> None:
    assert addresses(pages["news-sitemap.xml"]) == [f"{HOME}2024/03/06/", f"{HOME}2024/03/05/"]
    names = {"name", "language", "publication_date", "title"}
    assert names <= {node.tag.partition("}")[2] for node in ET.fromstring(pages["news-sitemap.xml"]).iter()}


@pytest.mark.parametrize(("count", "parts"), [(50_000, 0), (50_001, 2), (100_001, 3)])
def test_a_large_map_is_split(count: int, parts: int) -> None:
    places = [site_map.Place(address=f"{HOME}{number}", changed="2024-03-05") for number in range(count)]
    made = {page.path: page.content for page in site_map.site_maps(places, FRAME)}
    assert len(made) == parts + 1
    leaves = [name for name in made if name != "sitemap.xml"] or ["sitemap.xml"]
    assert [one for name in leaves for one in addresses(made[name])] == [place.address for place in places]
    if parts:
        assert addresses(made["sitemap.xml"]) == [HOME + name for name in leaves]


@pytest.mark.parametrize(
    ("name", "tail", "whole"),
    [
        ("Quay opens", "March 5, 2024", "Quay opens – March 5, 2024 – Harbour Notes"),
        ("Nine long words of one headline that nobody can read", "March 5, 2024", "… – March 5, 2024"),
        ("码" * 80, "", "码" * 59 + "…"),
    ],
)
def test_titles_are_cut_where_words_end(name: str, tail: str, whole: str) -> None:
    shown = found.title(name, tail, "Harbour Notes")
    assert shown.endswith(whole)
    assert len(shown) <= 60
    assert name.startswith(shown.partition("…")[0].partition(" – ")[0])


def test_days_and_pages_name_their_neighbours(html: Mapping[str, Reader]) -> None:
    assert linked(html["2024/03/05/index.html"], "prev") == ["../../../2024/02/29/"]
    assert linked(html["2024/03/05/index.html"], "next") == ["../../../2024/03/06/"]
    assert linked(html["2024/03/05/all/2/index.html"], "prev") == ["../../../../../2024/03/05/all/"]
