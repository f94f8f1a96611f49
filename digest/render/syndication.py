"""The formats of feeds: Atom (RFC 4287), with its archives (RFC 5005), and JSON Feed 1.1."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import Page
from digest.render import links
from digest.render.frame import Frame, fragment, linker, page


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, and behind it the outlets that say so; none where the next sentence rests on the same ones."""

    text: str
    places: tuple[tuple[str, str | None], ...]
    """Name and link."""
    stop: str = ""
    """What ends a text that does not end as a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A recording that goes with an entry."""

    href: str
    media_type: str
    size: int
    """In bytes."""
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A briefing, a story or an item, as a feed tells it."""

    id: str
    title: str
    href: str
    updated: str
    content: str
    """HTML."""
    tags: tuple[str, ...]
    enclosure: Enclosure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed, for both formats; addresses are absolute where the site has one, else relative to the feed."""

    id: str
    title: str
    subtitle: str
    folder: str
    """The path of the folder that it is in."""
    home: str
    """The address of the page that it feeds."""
    updated: str
    entries: tuple[FeedEntry, ...]
    before: str = ""
    """The address of the archive with the entries before these."""
    current: str = ""
    """Of an archive: the address of the feed that it belongs to."""


def feed_files(feed: Feed, frame: Frame) -> Iterator[Page]:
    """The feed in both formats."""
    yield atom_page(feed, feed.folder + links.FEED, frame)
    yield _json_page(feed, frame)


def atom_page(feed: Feed, path: str, frame: Frame) -> Page:
    """The feed as Atom."""
    return page(
        path,
        fragment(frame, "atom.xml", feed=feed, settings=frame.settings, address=_address(feed, path, frame)),
    )


def _json_page(feed: Feed, frame: Frame) -> Page:
    settings = frame.settings
    path = feed.folder + links.JSON_FEED
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": _address(feed, path, frame),
        "description": feed.subtitle,
        "language": frame.language,
        "authors": [{"name": settings.title}],
    }
    hubs = {"hubs": [{"type": "WebSub", "url": settings.websub}]} if settings.websub else {}
    items = [
        {
            "id": entry.id,
            "url": entry.href,
            "title": entry.title,
            "content_html": entry.content,
            "date_published": entry.updated,
            "date_modified": entry.updated,
            "tags": entry.tags,
            **_attached(entry),
        }
        for entry in feed.entries
    ]
    return page(path, json.dumps({**about, **hubs, "items": items}, ensure_ascii=False, indent=1) + "\n")


def _attached(entry: FeedEntry) -> dict[str, object]:
    found = entry.enclosure
    if found is None:
        return {}
    told = {"url": found.href, "mime_type": found.media_type}
    return {"attachments": [told | {"size_in_bytes": found.size, "duration_in_seconds": found.seconds}]}


def _address(feed: Feed, path: str, frame: Frame) -> str:
    return links.permalink(frame.settings.url, path) or linker(frame, feed.folder)(path)
