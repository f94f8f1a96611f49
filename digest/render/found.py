"""What those who find a page elsewhere are told of it: titles in search results, and structured data (schema.org).

Structured data are facts of the edition or of the indexes, as JSON-LD; a page without an address of its own has none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from digest.config import Settings
from digest.render import links
from digest.render.words import shortened

TITLE, DESCRIPTION = 60, 155
"""Characters that results of a search show."""
_LISTED = 10
"""How many entries of a list are told."""

Node: TypeAlias = Mapping[str, object]
"""A thing, as schema.org describes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a list that a page shows, or a page above it: a name, and a path of ours."""

    name: str
    path: str


def title(name: str, tail: str, site: str) -> str:
    """The title of a page: what it shows, what tells it from its like, and the site's name where there is room.

    Args:
        name: what it shows; the part that is shortened.
        tail: what tells it from others of that name, such as its day; it stays whole.
        site: the site's name.
    """
    end = f" – {tail}" if tail else ""
    whole = f"{name}{end} – {site}"
    return whole if len(whole) <= TITLE else shortened(name, TITLE - len(end)) + end


def structured(trail: Sequence[Entry], facts: Iterable[Node], url: str | None) -> Node | None:
    """All that is said of a page, or None where there is nothing, or the site has no address.

    Args:
        trail: the pages above it from the home page on, then the page itself.
        facts: what else there is to say.
        url: the site's address.
    """
    graph = [*facts, *([_crumbs(trail, url)] if len(trail) > 1 else [])]
    return {"@context": "https://schema.org", "@graph": graph} if url and graph else None


def _crumbs(trail: Iterable[Entry], url: str | None) -> Node:
    return {"@type": "BreadcrumbList", "itemListElement": _numbered(trail, url)}


def listed(name: str, entries: Iterable[Entry], url: str | None) -> tuple[Node, ...]:
    """A list that a page shows, by its first entries, each address once; none where it is empty."""
    once = {entry.path: entry for entry in reversed(tuple(entries))}
    first = tuple(once.values())[::-1][:_LISTED]
    return ({"@type": "ItemList", "name": name, "itemListElement": _numbered(first, url)},) if first else ()


def _numbered(entries: Iterable[Entry], url: str | None) -> list[Node]:
    return [
        {"@type": "ListItem", "position": place, "name": entry.name, "item": links.permalink(url, entry.path)}
        for place, entry in enumerate(entries, start=1)
    ]


def changed(day: date, newest: datetime | None, settings: Settings) -> str:
    """When a day's content was last added to, in the site's zone: at its newest moment, else on the day."""
    return newest.astimezone(settings.zone).isoformat(timespec="seconds") if newest else day.isoformat()
