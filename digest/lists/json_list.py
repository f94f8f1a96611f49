"""Lists in JSON: Kite's categories with their feeds, and plain arrays of addresses or of sources."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from digest.errors import EntryError, ReadError
from digest.lists.values import Listed, Subscription, feed_address
from digest.text import clean

Values: TypeAlias = Mapping[str, Any]

_START = re.compile(r"\s*(?:\{|\[\s*[\"\[\]{\d-])")
"""An object, or an array that is no section of an INI file."""
_ADDRESS = ("xmlUrl", "feed", "feed_url", "rss_url", "rss", "href", "url", "link")
"""Under what an array's entries may have the address of a feed, the surest first."""
_NAME = ("title", "name", "text")
_CATEGORY = ("category", "subcategory", "folder", "topic")


def sniff(text: str) -> bool:
    """Whether the text begins as JSON does."""
    return bool(_START.match(text))


def read(raw: bytes, text: str) -> Listed:  # noqa: ARG001 - the other formats may ask for the bytes
    """The feeds of a list: an object of categories, each with its `feeds`, or an array.

    Raises:
        ReadError: it is not valid, or holds neither.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not valid JSON: {error}") from error
    if isinstance(found, list):
        return Listed.collect(((f"entry {number}", one) for number, one in enumerate(found, 1)), _of_array)
    categories = {name: one for name, one in found.items() if isinstance(one, dict) and _feeds(one)}
    if not categories:
        raise ReadError("no list of subscriptions: neither categories with `feeds` nor an array")
    return Listed.collect(_of_categories(categories), lambda one: replace(one, url=feed_address(one.url or "")))


def _of_categories(categories: Mapping[str, Values]) -> Iterator[tuple[str, Subscription]]:
    """A subscription for each feed, under every category that has it."""
    filed: dict[str, list[str]] = defaultdict(list)
    languages: dict[str, str] = {}
    for name, category in categories.items():
        for url in _feeds(category):
            filed[url].append(clean(name))
            languages.setdefault(url, clean(str(category.get("source_language") or "")))
    for url, names in filed.items():
        settings = {"language": languages[url]} if languages[url] else {}
        yield url, Subscription(url=url, categories=tuple(dict.fromkeys(names)), settings=settings)


def _feeds(category: Values) -> list[str]:
    feeds = category.get("feeds")
    return [url for url in feeds if isinstance(url, str)] if isinstance(feeds, list) else []


def _of_array(entry: object) -> Subscription:
    if isinstance(entry, str):
        return Subscription(url=feed_address(entry))
    if not isinstance(entry, dict):
        raise EntryError("neither an address nor an object with one")
    language = _text(entry, ("language",))
    return Subscription(
        url=feed_address(_text(entry, _ADDRESS)),
        name=_text(entry, _NAME),
        categories=tuple(dict.fromkeys(name for key in _CATEGORY if (name := _text(entry, (key,))))),
        settings=({"language": language} if language else {}) | ({"on": False} if entry.get("dead") is True else {}),
    )


def _text(entry: Values, keys: tuple[str, ...]) -> str:
    return next((text for key in keys if isinstance(entry.get(key), str) and (text := clean(entry[key]))), "")
