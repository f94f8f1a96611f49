"""Readers: a function per format, `Document -> Reading`, chosen by content.

A module per format has two functions: `sniff(text)`, which tells from the decoded text whether the format is
its own, and `read(document)`, which reads it. The table below is in the order of asking, the most particular
first; the last takes everything. Third parties add theirs through the `digest.readers` entry point group: an object
with the same two functions, asked before the built-in ones.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Protocol

from digest.errors import ReadError
from digest.model import Document, Problem, Reading
from digest.readers import archive, briefing, dump_json, dump_markdown, feed, feed_json, mail, note, page, whole
from digest.text import decode

__all__ = ["BUILT_IN", "Reader", "read", "reader_for", "readers"]


class Reader(Protocol):
    """What a format's module offers."""

    def sniff(self, text: str) -> bool:
        """Whether the text is of this format. Called with the whole decoded text; must be linear in it."""
        ...

    def read(self, document: Document) -> Reading:
        """Read a document that is of this format, or that the caller says is."""
        ...


BUILT_IN: Mapping[str, Reader] = MappingProxyType(
    {
        "dump-json": dump_json,
        "feed-json": feed_json,
        "dump-markdown": dump_markdown,
        "feed": feed,
        "mail": mail,
        "note": note,
        "page": page,
        "archive": archive,
        "briefing": briefing,
        "whole": whole,
    }
)


@cache
def readers() -> Mapping[str, Reader]:
    """All readers by name, in the order of asking: those of other packages first."""
    found = {entry.name: entry.load() for entry in sorted(entry_points(group="digest.readers"))}
    return MappingProxyType({**found, **BUILT_IN})


def reader_for(document: Document) -> str | None:
    """The name of the first reader that takes the document for its own; None for data that is no news.

    Raises:
        ReadError: the document is not text, or broken data.
    """
    text = decode(document.raw)
    name = next((name for name, reader in readers().items() if reader.sniff(text)), None)
    if name is None and text.lstrip().startswith(("{", "[")):
        try:
            json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ReadError(f"not valid JSON: {error}; fetch the file again") from error
    return name


_REDUCTIONS: Mapping[str, Callable[[Document], Document]] = MappingProxyType({"page": page.reduced})
"""How a document of one format becomes a text that others may know."""
_OF_TEXTS = ("archive", "briefing")
"""The readers that a reduced document is offered to, in order of asking."""
_TOLD = 0.6
"""What share of its text a page that calls itself an article must yield as the items of a briefing: an article with a
list in it is no briefing."""


def read(document: Document, reader: str | None = None) -> Reading:
    """Read a document by the named reader, else by the one its content asks for. Always a reading, never an error.

    A web page is reduced to a text first: if that is an archive or a briefing, it is read by their rules.
    """
    if not document.raw.strip():
        return _unread(document, "the file is empty", "remove it, or fetch it again")
    try:
        name = reader or reader_for(document)
        if name is None:
            return _unread(document, "this is data of no known format", f"name one of {', '.join(readers())}")
        if name not in readers():
            return _unread(document, f"no reader named {name!r}", f"use one of {', '.join(readers())}")
        return (_read_reduced(document, name) if name in _REDUCTIONS else None) or readers()[name].read(document)
    except ReadError as error:
        return _unread(document, str(error), None)


def _read_reduced(document: Document, name: str) -> Reading | None:
    """What a reader of texts makes of a document, where it finds its structure in it; else None."""
    reduced = _REDUCTIONS[name](document)
    text = decode(reduced.raw)
    taker = next((of_text for of_text in _OF_TEXTS if BUILT_IN[of_text].sniff(text)), None)
    if taker is None:
        return None
    reading = BUILT_IN[taker].read(reduced)
    if taker == "briefing" and page.is_article(decode(document.raw)) and not _is_digest(reading, document, name):
        return None
    return reading


def _is_digest(reading: Reading, document: Document, name: str) -> bool:
    """Whether the items of a briefing, or its hub, are what the document is about."""
    if reading.parts and (reading.parts.key_points or reading.parts.people or reading.parts.timeline):
        return True
    whole = readers()[name].read(document)
    return len(reading.items) > 1 and _length(reading) >= _TOLD * _length(whole)


def _length(reading: Reading) -> int:
    """How many characters of text the items hold."""
    return sum(len(item.title or item.label or "") + len(item.text) for item in reading.items)


def _unread(document: Document, message: str, remedy: str | None) -> Reading:
    return Reading(problems=(Problem(where=document.name, message=message, remedy=remedy),))
