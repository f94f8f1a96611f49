"""Feed dumps in JSON: a list of entries, or an object whose `entries` are that list.

The format is that of the public RSS-Link-Database repositories; its keys changed over the years. Entries are decoded
one by one, so that one that is broken costs itself only, and a list that is cut short keeps what is whole.
"""

import re
from dataclasses import replace

from digest.errors import EntryError, ReadError
from digest.model import Document, Reading
from digest.readers._entries import Entry, read_entries
from digest.readers._json import kind, list_values, optional_text, required_text
from digest.readers._values import tags_of
from digest.text import decode

_START = re.compile(r'\s*(?:\[|\{[^\[]*?"entries"\s*:\s*\[)')
_KEYS = (re.compile(r'"link"\s*:'), re.compile(r'"date_published"\s*:'))
_EMPTY = re.compile(r"\s*\]")


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
        byline="" if author == outlet else author,
        language=optional_text(value, "language"),
        image=optional_text(value, "thumbnail"),
        tags=tags_of(value.get("tags")),
    )
