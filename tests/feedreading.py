"""Feeds as readers of feeds take them: valid, and the same entries in both formats."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import feedparser
import jsonschema
from lxml import etree

from drawing import Reader

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
JSON_FEED = json.loads((SCHEMAS / "jsonfeed.json").read_text())


def check_feed(pages: Mapping[str, bytes], path: str, base: str) -> list[str]:
    """That an Atom feed and its JSON twin are valid and tell the same; returns the ids of the entries.

    Args:
        pages: the files of the site.
        path: of both feeds, without what tells their format.
        base: the site's address.
    """
    raw, twin = pages[f"{path}.xml"], json.loads(pages[f"{path}.json"])
    atom = feedparser.parse(raw)
    assert not atom.bozo, path
    assert ATOM.validate(etree.fromstring(raw)), (path, ATOM.error_log)
    jsonschema.validate(twin, JSON_FEED)
    own = {one.rel: one.href for one in atom.feed.links}
    assert (own["self"], twin["feed_url"]) == (f"{base}{path}.xml", f"{base}{path}.json")
    assert own.get("prev-archive", "").removesuffix(".xml") == twin.get("next_url", "").removesuffix(".json")
    assert own.get("hub") == next((hub["url"] for hub in twin.get("hubs", ())), None)
    assert [(one.id, one.title, one.link, one.updated) for one in atom.entries] == [
        (one["id"], re.sub(r"\s+", " ", one["title"]), one["url"], one["date_modified"]) for one in twin["items"]
    ], path
    ids = [one.id for one in atom.entries]
    assert len(set(ids)) == len(ids), path
    assert atom.feed.updated == max((one.updated for one in atom.entries), default="1970-01-01T00:00:00Z")
    for one, other in zip(atom.entries, twin["items"], strict=True):
        told = one.content[0].value if "content" in one else one.summary
        shown = Reader(other["content_html"])
        assert Reader(told).text == shown.text
        assert not shown.faults
        assert {tag for tag, _ in shown.tags} <= {"p", "strong", "a", "h2", "ul", "li"}
        assert all(href.startswith("https://") for href in (one.link, *shown.values("href")))
    return ids


def feeds_of(pages: Mapping[str, bytes]) -> list[str]:
    """The paths of all feeds of a site that have both formats, without what tells it."""
    paths = (path.removesuffix(".xml") for path in pages if re.search(r"(?:^|/)(?:feed|\d{4}-\d\d)\.xml$", path))
    return sorted(paths)
