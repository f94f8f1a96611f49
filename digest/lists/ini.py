"""The INI files of Planet, Venus and Pluto: a section for each feed, named by its address or holding it."""

import re
from collections.abc import Mapping
from configparser import Error, RawConfigParser

from digest.errors import EntryError, ReadError
from digest.lists.values import Listed, Subscription, feed_address
from digest.text import clean

_FEED_SECTION = re.compile(r"^\[(?:https?|feed)://[^\]\n]*\]\s*$", re.MULTILINE | re.IGNORECASE)
_SECTION = re.compile(r"^\[[^\]\n]+\]\s*$", re.MULTILINE)
_FEED_KEY = re.compile(r"^[ \t]*feed\s*[=:]\s*\S", re.MULTILINE | re.IGNORECASE)


def sniff(text: str) -> bool:
    """Whether there is a section that is an address, or sections and a key `feed`."""
    return bool(_FEED_SECTION.search(text) or (_SECTION.search(text) and _FEED_KEY.search(text)))


def read(raw: bytes, text: str) -> Listed:  # noqa: ARG001 - the other formats may ask for the bytes
    """The feeds of a planet. What it says of itself is left aside.

    Raises:
        ReadError: it cannot be read as an INI file.
    """
    parser = RawConfigParser(strict=False, allow_no_value=True, default_section="")
    try:
        parser.read_string("[planet]\n" + text.removeprefix("\ufeff"))  # Pluto's own keys stand before any section
    except Error as error:
        raise ReadError(f"not a planet's INI file: {clean(error.message)}") from error
    sections = [(name, dict(parser[name])) for name in parser.sections()]
    feeds = [(name, (name, values)) for name, values in sections if _is_feed(name, values)]
    return Listed.collect(feeds, _subscription)


def _is_feed(name: str, values: Mapping[str, str | None]) -> bool:
    return "://" in name or bool(values.get("feed"))


def _subscription(section: tuple[str, Mapping[str, str | None]]) -> Subscription:
    name, values = section
    if kind := values.get("content_type"):
        raise EntryError(f"another list, of type {kind!r}: fetch it, and import it too")
    return Subscription(
        url=feed_address(values.get("feed") or name), name=clean(values.get("name") or values.get("title") or "")
    )
