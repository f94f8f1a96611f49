"""Addresses of other sites that a site cites: where, and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from digest.model.health import Visited


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page cites an address."""

    page: str
    """The path of the page."""
    part: str = ""
    """The id of the story there; empty outside of all stories."""
    heading: str = ""
    """What that story is headed."""

    def __str__(self) -> str:
        """The address within the site, and the story's heading."""
        page = self.page.removesuffix("index.html") + (f"#{self.part}" if self.part else "")
        return f"{page} ({self.heading})" if self.heading else page


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHistory:
    """What is known of an address that is cited."""

    last: Visited
    """When it was asked last, and what came of it."""
    due: datetime
    """When it is worth asking again."""
    failures: int = 0
    """How often in a row it failed."""
    denials: int = 0
    """How often in a row, of these, its server said that there is nothing."""
    since: date | None = None
    """The day of the first of these failures."""
    moved_to: str = ""
    """Where it has moved to for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHistories:
    """What is known of all addresses that are cited, kept as one. It may be lost: then all are asked again."""

    of: Mapping[str, LinkHistory] = field(default_factory=dict)
