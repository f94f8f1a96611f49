"""What lists of subscriptions hold, whatever their format."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit

from digest.errors import EntryError
from digest.model import Problem
from digest.text import clean

_LONGEST_NAME = 80

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A source as a list names it."""

    url: str | None
    """The address of its feed; only our own lists have sources without one."""
    name: str = ""
    categories: tuple[str, ...] = ()
    """What the list files it under, by title or id of a topic, each once."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What else the list says of it, as `sources.yml` would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicName:
    """A topic that a list of ours brings along."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a list holds, and what of it could not be read."""

    subscriptions: tuple[Subscription, ...] = ()
    topics: tuple[TopicName, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def collect(cls, entries: Iterable[tuple[str, Found]], to_one: Callable[[Found], Subscription]) -> "Listed":
        """Convert every entry that can be; report the others, each at its place."""
        found: list[Subscription] = []
        problems: list[Problem] = []
        for where, entry in entries:
            try:
                found.append(to_one(entry))
            except EntryError as error:
                problems.append(Problem(where=where, message=str(error), costs_entry=True))
        return cls(subscriptions=tuple(found), problems=tuple(problems))


def feed_address(text: str) -> str:
    """The address of a feed, as it can be asked for.

    Raises:
        EntryError: it is no address on the web.
    """
    address = text.strip().replace(" ", "%20")
    if address[:5].lower() == "feed:":  # what browsers once handed to feed readers: feed://host/ and feed:https://host/
        rest = address[5:]
        address = rest if not rest.startswith("//") else f"https:{rest}"
    elif _WITHOUT_SCHEME.match(address):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        named = parts.hostname and parts.port != 0
    except ValueError:
        named = None
    if not named or parts.scheme.lower() not in ("http", "https") or any(letter.isspace() for letter in address):
        raise EntryError(f"no address of a feed on the web: {address[:200]!r}")
    return address


_WITHOUT_SCHEME = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.IGNORECASE)
"""How an address begins that somebody wrote down without `https://`."""


def name_for(url: str) -> str:
    """What to call a source of which only the address is known: host and path, without what all feeds have."""
    parts = urlsplit(url)
    host = _OF_HOSTS.sub("", (parts.hostname or "").lower())
    steps = [step for step in parts.path.split("/") if step and not _OF_FEEDS.fullmatch(step)]
    query = f"?{parts.query}" if parts.query and not steps else ""
    return clean("/".join((host, *steps)) + query)[:_LONGEST_NAME]


_OF_HOSTS = re.compile(r"^(?:www|feeds?|rss)\.(?=.+\.)")
_OF_FEEDS = re.compile(r"(?:feeds?|rss2?|atom|index|rdf|xml|default|all)(?:\.\w+)?", re.IGNORECASE)
"""Steps of a path that name no feed among others."""
