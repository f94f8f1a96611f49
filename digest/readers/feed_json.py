"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
import re
from dataclasses import replace
from html import escape

from digest.errors import EntryError, ReadError
from digest.model import Document, Reading
from digest.readers._entries import Entry, read_entries, with_own_guids
from digest.readers._json import kind, optional_text, required_text
from digest.readers._values import absolute, tags_of, web_address
from digest.text import decode

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/')


def sniff(text: str) -> bool:
    """Whether the text is an object that names a version of JSON Feed."""
    return text[:1_000].lstrip("\ufeff \t\r\n").startswith("{") and bool(_VERSION.search(text))


def read(document: Document) -> Reading:
    """The items of a feed. A configured source is the source of all of them; else the feed itself is.

    Raises:
        ReadError: the document is not JSON, or holds no list of items.
    """
    feed = _decoded(document)
    items = feed.get("items")
    if not isinstance(items, list):
        raise ReadError(f"'items' of this feed is not a list but {kind(items)}; fetch it again")
    address = optional_text(feed, "feed_url", "home_page_url")
    common = Entry(
        feed="" if document.source else address,
        outlet=optional_text(feed, "title"),
        language=optional_text(feed, "language"),
    )
    found = ((f"{document.name}#{number}", item) for number, item in enumerate(items, 1))
    return with_own_guids(read_entries(document, found, lambda item: _entry(item, common, address)))


def _decoded(document: Document) -> dict[str, object]:
    try:
        feed = json.loads(decode(document.raw))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not valid JSON: {error}; fetch the feed again") from error
    if not isinstance(feed, dict):
        raise ReadError(f"a JSON feed is an object, this is {kind(feed)}; fetch the feed again")
    return feed


def _entry(item: object, common: Entry, base: str) -> Entry:
    """An item's values beside those that all items of the feed have; addresses are relative to `base`."""
    if not isinstance(item, dict):
        raise EntryError(f"an item is not an object but {kind(item)}")
    identity = optional_text(item, "id")
    url = optional_text(item, "url", "external_url") or (identity if web_address(identity) else "")
    summary = required_text(item, "summary")
    content = optional_text(item, "content_html") or escape(optional_text(item, "content_text"), quote=False)
    return replace(
        common,
        title=required_text(item, "title"),
        url=absolute(base, url),
        guid=identity,
        stamp=optional_text(item, "date_published", "date_modified"),
        summary=summary,
        body="" if content == summary else content,
        byline=_byline(item),
        language=optional_text(item, "language") or common.language,
        image=absolute(base, optional_text(item, "image", "banner_image")),
        tags=tags_of(item.get("tags")),
    )


def _byline(item: dict[str, object]) -> str:
    """The authors' names; version 1 has one author."""
    authors = item.get("authors") or [item.get("author")]
    parts = authors if isinstance(authors, list) else []
    return ", ".join(name for part in parts if isinstance(part, dict) and (name := optional_text(part, "name")))
