"""The formats of feeds: Atom (RFC 4287), and JSON Feed 1.1, both with archives (RFC 5005, `next_url`)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import Page
from digest.render.frame import Frame, address, fragment, page

_ATOM, _JSON = ".xml", ".json"


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
    path: str
    """Without what tells the format; so are the other paths."""
    home: str
    """The address of the page that it feeds."""
    updated: str
    entries: tuple[FeedEntry, ...]
    before: str = ""
    """The path of the archive with the entries before these."""
    current: str = ""
    """Of an archive: the path of the feed that it belongs to."""


def feed_files(feed: Feed, frame: Frame) -> Iterator[Page]:
    """The feed in both formats."""
    yield _atom_page(feed, frame)
    yield _json_page(feed, frame)


def _atom_page(feed: Feed, frame: Frame) -> Page:
    return page(
        feed.path + _ATOM,
        fragment(
            frame,
            "atom.xml",
            feed=feed,
            settings=frame.settings,
            address=address(frame, feed.path, feed.path + _ATOM),
            before=address(frame, feed.path, feed.before + _ATOM) if feed.before else None,
            current=address(frame, feed.path, feed.current + _ATOM) if feed.current else None,
        ),
    )


def _json_page(feed: Feed, frame: Frame) -> Page:
    settings = frame.settings
    path = feed.path + _JSON
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": address(frame, feed.path, path),
        "description": feed.subtitle,
        "language": frame.language,
        "authors": [{"name": settings.title}],
    }
    before = {"next_url": address(frame, feed.path, feed.before + _JSON)} if feed.before else {}
    hub = settings.websub if not feed.current else None
    hubs = {"hubs": [{"type": "WebSub", "url": hub}]} if hub else {}
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
    return page(path, json.dumps({**about, **before, **hubs, "items": items}, ensure_ascii=False, indent=1) + "\n")


def _attached(entry: FeedEntry) -> dict[str, object]:
    found = entry.enclosure
    if found is None:
        return {}
    told = {"url": found.href, "mime_type": found.media_type}
    return {"attachments": [told | {"size_in_bytes": found.size, "duration_in_seconds": found.seconds}]}
