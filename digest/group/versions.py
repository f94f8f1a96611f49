"""Versions of one page: items with one id, one canonical address, one number in it, or one name in their feed.

A page that is updated often gets a new title, and with it a new address, in which only its number stays:
`/ferry-aground-7129931` becomes `/all-saved-from-ferry-7129931`. On seven real days 134 groups of addresses were that
much alike, each of them one page. But what many entries share under many titles names none of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from digest.model import Item
from digest.text import fold
from digest.urls import canonical_url

TITLES_MOST = 6
"""Titles under one number or name up to which they are versions of one page: five is the most seen in a day."""

_NUMBER = re.compile(r"(?<!\d)\d{7,}(?!\d)")
"""Shorter ones are as often sections."""
_DAY = re.compile(r"(?:19|20)\d{6}|\d{4}(?:19|20)\d\d")


def versions_in(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of items that are versions of one page; they connect all versions."""
    addresses = [canonical_url(item.url) if item.url else "" for item in items]
    yield from _chained([item.id for item in items])
    yield from _chained(addresses)
    for keys in ([_numbered(address) for address in addresses], [_named(item) for item in items]):
        titles = _titles(items, keys)
        yield from _chained([key if len(titles.get(key, ())) <= TITLES_MOST else "" for key in keys])


def _chained(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Neighbours among those that share a key; the empty key is none."""
    having: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        if key:
            having.setdefault(key, []).append(at)
    for group in having.values():
        yield from pairwise(group)


def _numbered(address: str) -> str:
    """The host and the page's number, where the last part of the address holds one that is no day."""
    parts = urlsplit(address)
    numbers = _NUMBER.findall(parts.path.rpartition("/")[2])
    return f"{parts.netloc} {numbers[-1]} {parts.query}" if numbers and not _DAY.fullmatch(numbers[-1]) else ""


def _named(item: Item) -> str:
    return f"{item.source_id} {item.guid}" if item.guid else ""


def _titles(items: Sequence[Item], keys: Sequence[str]) -> Mapping[str, set[str]]:
    titles: dict[str, set[str]] = {}
    for item, key in zip(items, keys, strict=True):
        titles.setdefault(key, set()).add(fold(item.title or ""))
    return titles
