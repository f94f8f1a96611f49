"""Feed dumps in JSON: a list of entries, or an object whose `entries` are that list.

The format is that of the public RSS-Link-Database repositories; its keys changed over the years. Entries are decoded
one by one, so that one that is broken costs itself only, and a list that is cut short keeps what is whole.

What `write` writes is of the same format, one entry a line, with keys of our own for what the others do not know:
`byline`, `content` (the full text), `label`, `section`, `first_seen` and `date_is`. Reading it gives the same items.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote, unquote, urlsplit

from digest.errors import EntryError, ReadError
from digest.model import DateIs, Document, Item, Reading, Source
from digest.readers._entries import Entry, read_entries
from digest.readers._json import kind, list_values, optional_text, required_text
from digest.readers._values import spelled_out, tags_of
from digest.text import decode

_START = re.compile(r'\s*(?:\[|\{[^\[]*?"entries"\s*:\s*\[)')
_KEYS = (re.compile(r'"link"\s*:'), re.compile(r'"date_published"\s*:'))
_EMPTY = re.compile(r"\s*\]")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def sniff(text: str) -> bool:
    """Whether the text is a list of objects with links and dates, or an empty list."""
    start = _START.match(text)
    if not start:
        return False
    return bool(_EMPTY.match(text, start.end())) or all(key.search(text, start.end()) for key in _KEYS)


def read(document: Document) -> Reading:
    """The items of a dump.

    Raises:
        ReadError: the document is no list.
    """
    text = decode(document.raw)
    start = _START.match(text)
    if not start:
        raise ReadError("no list of entries: neither '[' nor an object with 'entries' begins this file")
    values, broken = list_values(text, start.end(), document.name)
    reading = read_entries(document, values, _entry)
    return replace(reading, problems=(*reading.problems, broken)) if broken else reading


def write(items: Sequence[Item], source: Source) -> bytes:
    """A dump of items of a source, newest first, in an order that depends on the items only.

    Texts are written so that they read as they are, though the reader takes what it finds for markup. An entry that
    is added changes no line of another.
    """
    lines = [_ENCODER.encode(_values(item, source)) for item in items]
    newest = [line for _, line in sorted(zip((item.moment for item in items), lines, strict=True), reverse=True)]
    return "[\n{}\n]\n".format(",\n".join(newest)).encode("utf-8", "backslashreplace")


def signs(item: Item) -> tuple[bytes, ...]:
    """What a dump that has the item has in it: one of its name, its title or beginning, and the end of its address.

    A dump without any of them does not have the item; one with them may.
    """
    page = urlsplit(item.url or "").path.rstrip("/").rpartition("/")[2].removesuffix(".amp") or item.url or ""
    texts = (item.guid, item.title or item.text[:_BEGINNING].partition("\n")[0])
    written = [json.dumps(spelled_out(text), ensure_ascii=False)[1:-1] for text in texts if text]
    found = (*written, page, unquote(page), quote(unquote(page)))
    return tuple(sign.encode("utf-8", "backslashreplace") for sign in found if sign)


_BEGINNING = 200


def _values(item: Item, source: Source) -> dict[str, object]:
    """An entry as an object; of the keys that others know, the most common ones are always there."""
    own = {
        "byline": spelled_out(item.byline or ""),
        "guid": spelled_out(item.guid or ""),
        "thumbnail": item.image,
        "label": spelled_out(item.label or ""),
        "section": spelled_out(item.section or ""),
        "tags": list(item.tags),
        "content": spelled_out(item.body),
        "first_seen": item.first_seen and item.first_seen.isoformat(),
        "date_is": "" if item.date_is is DateIs.STATED else item.date_is.value,
    }
    return {
        "source": source.url,
        "title": spelled_out(item.title or ""),
        "description": spelled_out(item.summary),
        "link": item.url,
        "date_published": item.published and item.published.isoformat(),
        "album": spelled_out(source.name),
        "language": item.language,
        **{key: value for key, value in own.items() if value},
    }


def _entry(value: object) -> Entry:
    """The values of a JSON object, by the names that they have had over the years."""
    if not isinstance(value, dict):
        raise EntryError(f"an entry is not an object but {kind(value)}")
    outlet = optional_text(value, "album", "artist")
    author = optional_text(value, "author", "artist")
    return Entry(
        title=required_text(value, "title"),
        url=required_text(value, "link"),
        guid=optional_text(value, "guid"),
        stamp=required_text(value, "date_published"),
        summary=required_text(value, "description"),
        feed=optional_text(value, "source", "source_url"),
        outlet=outlet,
        body=optional_text(value, "content"),
        byline=optional_text(value, "byline") or ("" if author == outlet else author),
        language=optional_text(value, "language"),
        label=optional_text(value, "label"),
        section=optional_text(value, "section"),
        image=optional_text(value, "thumbnail"),
        tags=tags_of(value.get("tags")),
        first_seen=optional_text(value, "first_seen"),
        date_is=optional_text(value, "date_is"),
    )
