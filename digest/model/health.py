"""How sources are doing: what visits to them gave, and what is known of them for that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Standing(StrEnum):
    """How a source stands."""

    WELL = "well"
    FAILING = "failing"
    """The last visit failed; the next one is made all the same."""
    GONE = "gone"
    """It said that it is no more, and is visited only when asked for by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A visit as it is remembered."""

    at: datetime
    outcome: str
    """A value of `digest.fetch.Outcome`."""
    well: bool
    """Whether the source answered, be it that nothing changed."""
    status: int | None = None
    seconds: float = 0.0
    items: int = 0
    """How many entries the answer had."""
    new: int = 0
    changed: int = 0
    undated: int = 0
    duplicates: int = 0
    """Entries that stood in the answer more than once."""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The last visits to a source, and what the next one needs to know. It may be lost: then all is fetched again."""

    url: str = ""
    """The address that it is about."""
    visits: tuple[Visited, ...] = ()
    """Oldest first."""
    etag: str = ""
    last_modified: str = ""
    """What the last answer was known by that went into the archive."""
    body: str = ""
    """A hash of the last body that went into the archive, for servers that send the same again."""
    read_by: str = ""
    """What read it: another version, or another reader, may find more in it."""
    witness: str = ""
    """A file of the archive that must be there, or the archive has lost what the answers held."""
    due: datetime | None = None
    """The source asks not to be visited before then."""
    ttl: int = 0
    """Seconds that its answers stay as they are, as it says itself."""
    skip_hours: tuple[int, ...] = ()
    """Hours of the day, in UTC, in which the feed asks to be left alone."""
    skip_days: tuple[str, ...] = ()
    """The same for days of the week, by their English names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Histories:
    """The histories of all sources, by their ids; kept as one: a file for each would take longer than the visits."""

    of: Mapping[str, History] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A run that brought news later than it was planned to."""

    planned: datetime
    made: datetime

    @property
    def hours(self) -> int:
        """How much later, in whole hours."""
        return int((self.made - self.planned).total_seconds() // 3600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a source is doing, by days; it is kept beside the settings, where the editor sees it."""

    url: str
    """The address that it is about: with another one in the settings, it is forgotten."""
    standing: Standing = Standing.WELL
    since: date | None = None
    """Since when it is failing or gone."""
    why: str = ""
    moved_to: str = ""
    """Where it has moved to for good; it is visited there."""
    last_success: date | None = None
    last_new: date | None = None
    """The last day on which it had something new."""
    items: int = 0
    """How many entries its last answer had, and of them:"""
    undated: int = 0
    duplicates: int = 0
    seconds: float = 0.0
    """How long it takes to answer, roughly: 0.1, 0.2, 0.5, 1, 2, 5, …"""
