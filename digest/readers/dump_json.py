"""Feed dumps in JSON: a list of entries, or an object whose `entries` are that list.

The format is that of the public RSS-Link-Database repositories; its keys changed over the years. Entries are decoded
one by one, so that one that is broken costs itself only, and a list that is cut short keeps what is whole.
"""

import json
import re
from dataclasses import replace

from digest.errors import EntryError, ReadError
from digest.model import Document, Problem, Reading
from digest.readers._entries import Entry, read_entries
from digest.readers._values import tags_of, unless_nothing
from digest.text import decode

_START = re.compile(r'\s*(?:\[|\{[^\[]*?"entries"\s*:\s*\[)')
_KEYS = (re.compile(r'"link"\s*:'), re.compile(r'"date_published"\s*:'))
_EMPTY = re.compile(r"\s*\]")
_BLANKS = re.compile(r"\s*")
_DECODER = json.JSONDecoder()


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
    values, broken = _values(text, start.end(), document.name)
    reading = read_entries(document, values, _entry)
    return replace(reading, problems=(*reading.problems, broken)) if broken else reading


def _values(text: str, at: int, name: str) -> tuple[list[tuple[str, object]], Problem | None]:
    """The values of the list that begins at `at`, each with its place, to its end or to where it is broken.

    A place is `name:line`, or `name#number` where several entries share a line.
    """
    values: list[tuple[str, object]] = []
    line, counted = 1, 0
    while not text.startswith("]", at := _after_blanks(text, at)):
        breaks, counted = text.count("\n", counted, at), at
        line += breaks
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            return values, _broken(text, at, name, error)
        place = f"{name}:{line}" if breaks else f"{name}#{len(values) + 1}"
        values.append((place, value))
        at = _after_blanks(text, at)
        if text.startswith(",", at):
            at += 1
        elif not text.startswith("]", at):
            return values, _broken(text, at, name, json.JSONDecodeError("Expecting ',' delimiter", text, at))
    return values, None


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    assert found
    return found.end()


def _broken(text: str, at: int, name: str, error: Exception) -> Problem:
    """What is said of a list that cannot be read on from `at`, where an entry began or a comma was missing."""
    is_json = isinstance(error, json.JSONDecodeError)
    where = error if isinstance(error, json.JSONDecodeError) else json.JSONDecodeError("", text, at)
    reason = where.msg if is_json else str(error) or type(error).__name__
    return Problem(
        where=f"{name}:{where.lineno}:{where.colno}",
        message=f"not valid JSON: {reason}; what stands before is read, the rest is not",
        remedy="fetch the file again, or mend it at this place",
        costs_entry=text.startswith("{", at),
    )


def _entry(value: object) -> Entry:
    """The values of a JSON object, by the names that they have had over the years."""
    if not isinstance(value, dict):
        raise EntryError(f"an entry that is no object but {json.dumps(value)[:80]}")
    outlet = _optional(value, "album", "artist")
    author = _optional(value, "author", "artist")
    return Entry(
        title=_text(value, "title"),
        url=_text(value, "link"),
        stamp=_text(value, "date_published"),
        summary=_text(value, "description"),
        feed=_optional(value, "source", "source_url"),
        outlet=outlet,
        byline="" if author == outlet else author,
        language=_optional(value, "language"),
        image=_optional(value, "thumbnail"),
        tags=tags_of(value.get("tags")),
    )


def _text(entry: dict[str, object], key: str) -> str:
    """A text that matters: an entry in which it is something else is not understood."""
    value = entry.get(key)
    if isinstance(value, dict | list | bool):
        raise EntryError(f"{key!r} is no text but {json.dumps(value)[:80]}")
    return "" if value is None else unless_nothing(str(value))


def _optional(entry: dict[str, object], *keys: str) -> str:
    """The first of several texts that is there; anything else is as good as none."""
    values = (entry.get(key) for key in keys)
    return next((text for text in values if isinstance(text, str) and unless_nothing(text)), "")
