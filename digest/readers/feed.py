"""RSS, Atom and RDF feeds, through feedparser.

Its sanitiser and its resolver of addresses inside texts are off: our own sanitiser sees every text anyway, and theirs
give a text that holds `<![&` back nine times. It is not told where the feed was found: it would join that address with
itself at every tag, which takes a third of its time. It gets a stream, since it would open what looks like a name or
address.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from time import strftime, struct_time
from typing import TypeAlias
from xml.sax import SAXParseException

import feedparser

from digest.dates import parse_stamp
from digest.errors import ReadError
from digest.model import Document, Problem, Reading
from digest.readers._entries import Entry, read_entries, with_own_guids
from digest.readers._values import absolute, names_no_zone, tags_of, web_address
from digest.text import decode

_PROLOG = re.compile(
    r"[\s\ufeff]+|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_LONGEST_PREAMBLE = 1_000
_UNSAFE = re.compile(rb"&(?=#(?:\d{7}|[xX][0-9a-fA-F]{6}))|<(?=!\[(?!CDATA\[))")
"""References to characters that do not exist, and marked sections: feedparser's tolerant parser raises on them."""

_DATES = ("published", "updated", "created")
Values: TypeAlias = dict[str, object]


def sniff(text: str) -> bool:
    """Whether the root element is that of a feed; a server's warnings may stand before the XML declaration."""
    at = max(text.find("<?xml", 0, _LONGEST_PREAMBLE), 0)
    while found := _PROLOG.match(text, at):
        at = found.end()
    return bool(_ROOT.match(text, at))


def read(document: Document) -> Reading:
    """The items of a feed. A configured source is the source of all of them; else the feed itself is.

    Raises:
        ReadError: feedparser cannot make anything of it.
    """
    parsed = _parsed(document)
    feed: Values = parsed.feed
    address = next((url for url in _addresses(feed) if web_address(url)), "")
    base = (document.source.url if document.source else None) or address
    common = Entry(
        feed="" if document.source else address,
        outlet=_text(feed, "title"),
        language=_text(feed, "language"),
    )
    found = ((f"{document.name}#{number}", entry) for number, entry in enumerate(parsed.entries, 1))
    reading = with_own_guids(read_entries(document, found, lambda entry: _entry(entry, common, base)))
    return replace(reading, problems=(*reading.problems, *_problems(parsed, document.name)))


def _parsed(document: Document) -> feedparser.FeedParserDict:
    """What feedparser makes of a document, or of one without the constructs that it fails on."""
    whole = _in_utf8(document.raw)
    safer = _UNSAFE.sub(lambda found: b"&amp;" if found[0] == b"&" else b"&lt;", whole)
    failure: Exception | None = None
    for raw in dict.fromkeys((whole, safer)):
        try:
            return feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
        except Exception as error:  # noqa: BLE001 - its parsers raise what they like: AssertionError, ValueError, …
            failure = error
    raise ReadError(f"this feed cannot be parsed ({failure}); see whether it is cut short or not a feed") from failure


def _in_utf8(raw: bytes) -> bytes:
    """The feed in UTF-8 if it is in UTF-16 or UTF-32, which feedparser knows by a mark or a declaration only."""
    return _DECLARATION.sub("", decode(raw), count=1).encode("utf-8", "replace") if b"\x00" in raw[:_WIDE] else raw


_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_WIDE = 16
"""Bytes of which some are NUL where each character takes two or four."""


def _entry(entry: Values, common: Entry, base: str) -> Entry:
    """An entry's values beside those that all entries of the feed have; addresses are relative to `base`."""
    summary = _text(entry, "summary")
    content = max((_text(part, "value") for part in _dicts(entry, "content")), key=len, default="")
    title = next(iter(_dicts(entry, "title_detail")), {})
    return replace(
        common,
        title=_text(entry, "title"),
        url=absolute(base, _text(entry, "feedburner_origlink", "link")),
        guid=_text(entry, "id"),
        stamp=_stamp(entry),
        summary=summary,
        body="" if content == summary else content,
        byline=_text(entry, "author"),
        language=_text(title, "language") or common.language,
        image=absolute(base, next(_images(entry), "")),
        tags=tags_of([_text(tag, "term") for tag in _dicts(entry, "tags")]),
    )


def _stamp(entry: Values) -> str:
    """The first date as found; as ISO 8601 where only feedparser understands it, without a zone if it had none."""
    for key in _DATES:
        stamp, parsed = _text(entry, key), _value(entry, f"{key}_parsed")
        if isinstance(parsed, struct_time) and not parse_stamp(stamp):
            return f"{parsed.tm_year:04}-" + strftime("%m-%dT%H:%M:%S", parsed) + "Z" * (not names_no_zone(stamp))
        if stamp:
            return stamp
    return ""


def _images(entry: Values) -> Iterator[str]:
    for thumbnail in _dicts(entry, "media_thumbnail"):
        yield _text(thumbnail, "url")
    for media in (*_dicts(entry, "media_content"), *_linked(entry, "enclosure")):
        if _text(media, "medium") == "image" or _text(media, "type").startswith("image/"):
            yield _text(media, "url", "href")
    for image in _dicts(entry, "image"):
        yield _text(image, "href", "url")


def _addresses(feed: Values) -> Iterator[str]:
    """The addresses that a feed gives for itself, its own before that of its site."""
    for link in _linked(feed, "self"):
        yield _text(link, "href")
    yield _text(feed, "link")


def _problems(parsed: feedparser.FeedParserDict, name: str) -> Iterator[Problem]:
    error = _value(parsed, "bozo_exception")
    if isinstance(error, SAXParseException):
        yield Problem(
            where=f"{name}:{error.getLineNumber()}",
            message=f"not well-formed XML: {error.getMessage()}; read as far as it can be understood",
        )
    if not parsed.entries:
        yield Problem(where=name, message="a feed without entries")


def _text(values: Values, *keys: str) -> str:
    """The first of several texts that is there and not empty."""
    texts = (_value(values, key) for key in keys)
    return next((text for text in texts if isinstance(text, str) and text), "")


def _dicts(values: Values, key: str) -> list[Values]:
    """The values under a key that have values themselves, whether it holds one or several."""
    value = _value(values, key)
    return [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]


def _linked(values: Values, relation: str) -> list[Values]:
    return [link for link in _dicts(values, "links") if _text(link, "rel") == relation]


def _value(values: Values, key: str) -> object:
    """The value itself: feedparser's own `get` takes one key for another where that is missing, and warns."""
    return dict.get(values, key)
