"""Notes: items that people write by hand, one a file, as Markdown under a front matter.

---
title: How bright is a quasar?
date: 2024-02-19
tags: [astronomy]
---
The text, in **Markdown**; an item keeps what it says, without the markup.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from html import escape
from types import MappingProxyType

import yaml
from markdown import markdown

from digest.errors import EntryError, ReadError
from digest.model import Document, Problem, Reading, Source
from digest.readers import archive, briefing
from digest.readers._entries import Entry, read_entries
from digest.readers._values import tags_of
from digest.text import decode

_FIELDS = MappingProxyType(
    {
        "title": "title",
        "date": "stamp",
        "published": "stamp",
        "url": "url",
        "link": "url",
        "source": "outlet",
        "source_url": "feed",
        "author": "byline",
        "authors": "byline",
        "byline": "byline",
        "language": "language",
        "lang": "language",
        "label": "label",
        "section": "section",
        "summary": "summary",
        "description": "summary",
        "image": "image",
        "tags": "tags",
    }
)
"""The keys of a front matter, and the fields of an entry that they fill."""

_NOTES = Source(id="notes", name="Notes")
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<front>.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?=\s)", re.MULTILINE)
_HUB = re.compile(r"^[^\w\n]*digest hub\b", re.IGNORECASE | re.MULTILINE)
_LONGEST_FRONT = 65_536
_LONGEST_TEXT = 200_000
"""Characters."""


def sniff(text: str) -> bool:
    """Whether the text has the front matter of a note: with a title, and mostly keys that a note has.

    Any other may stand over a briefing or an archive text as well: then the readers of these are asked about what is
    below. A digest hub is a briefing's in any case.
    """
    found = _FRONT.match(text[:_LONGEST_FRONT])
    keys = set(_KEY.findall(found["front"])) if found else set()
    if not found or not keys:
        return False
    below = text[found.end() :]
    if "title" in keys and 2 * len(keys & _FIELDS.keys()) >= len(keys) and not _HUB.search(below):
        return True
    return not (archive.sniff(below) or briefing.sniff(below))


def read(document: Document) -> Reading:
    """The note as one item.

    Raises:
        ReadError: there is no front matter.
    """
    text = decode(document.raw)
    found = _FRONT.match(text[:_LONGEST_FRONT])
    if not found:
        raise ReadError("no front matter: a note begins with lines of 'key: value' between two lines '---'")
    front, below = found["front"], text[found.end() : found.end() + _LONGEST_TEXT]
    try:
        values = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return Reading(problems=(_broken(document.name, error),))
    if isinstance(values, dict) and (values.get("source") or not document.source):
        document = replace(document, source=None if values.get("source") else _NOTES)
    reading = read_entries(document, [(f"{document.name}:1", values)], lambda values: _entry(values, below))
    return replace(reading, problems=(*reading.problems, *_misspelt(document.name, front)))


def _entry(values: object, below: str) -> Entry:
    if not isinstance(values, dict):
        raise EntryError("the front matter is not made of lines 'key: value'")
    given = {key: value for key, value in values.items() if key in _FIELDS and key != "tags" and value is not None}
    fields = {_FIELDS[key]: _text(key, value) for key, value in given.items()}
    return Entry(**fields, body=_html(below), tags=tags_of(_texts(values.get("tags"))))


def _text(key: str, value: object) -> str:
    """A value as text: YAML makes dates, numbers and truth values of what looks like them."""
    match value:
        case bool():
            raise EntryError(f"{key!r} is a truth value in YAML; put it in quotes")
        case date():
            return value.isoformat()
        case str() | int() | float():
            return str(value)
        case list() if all(isinstance(part, str) for part in value):
            return ", ".join(value)
    raise EntryError(f"{key!r} is not text; write it in one line after the colon, in quotes if need be")


def _texts(value: object) -> object:
    return [str(part) for part in value] if isinstance(value, list) else value


def _html(text: str) -> str:
    """The text as HTML, which the sanitiser reduces to plain text; as it is where its nesting is beyond all sense."""
    try:
        return markdown(text)
    except RecursionError:
        return escape(text, quote=False)


def _broken(name: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    return Problem(
        where=f"{name}:{mark.line + 2}:{mark.column + 1}" if mark else f"{name}:1",
        message=f"the front matter is not valid YAML: {getattr(error, 'problem', None) or error}",
        remedy="mend it; values with a colon or a '#' need quotes",
        costs_entry=True,
    )


def _misspelt(name: str, front: str) -> Iterator[Problem]:
    """Keys that are almost those of a note; others, from other programs, are passed over."""
    for found in _KEY.finditer(front):
        near = get_close_matches(found["key"], _FIELDS, n=1, cutoff=0.8)
        if near and found["key"] not in _FIELDS:
            line = front.count("\n", 0, found.start()) + 2
            yield Problem(
                where=f"{name}:{line}", message=f"unknown key {found['key']!r}", remedy=f"did you mean {near[0]!r}?"
            )
