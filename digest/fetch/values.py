"""What a visit to a source is given and gives: plain values, so that others can keep, test and pretend them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Literal, Protocol, TypeAlias

Network: TypeAlias = IPv4Network | IPv6Network
Kind: TypeAlias = Literal["feed", "page", "link"]
"""What is asked of an address: a feed, a page, or no more than whether there is something."""


WAITING = 2**25
"""Bytes of bodies that may be on their way or wait for whoever reads them, and that may be read, at a time."""


class Outcome(StrEnum):
    """How a visit ended."""

    FETCHED = "fetched"
    """There is a body."""
    THERE = "there"
    """There is something at an address that was only to be tested."""
    UNCHANGED = "unchanged"
    """The server says that nothing changed since the last visit."""
    GONE = "gone"
    """410: the source says that it is no more."""
    LATER = "later"
    """The server asks for patience for longer than a visit may take (429 or 503 with Retry-After)."""
    REFUSED = "refused"
    """We do not ask: the scheme, the address behind the name, or robots.txt speaks against it."""
    FAILED = "failed"
    """Everything else; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How to behave towards servers, and what to put up with. The numbers are explained in docs/settings.md."""

    agent: str
    """The `User-Agent`: who asks, and where to complain."""
    contact: str = ""
    """A mail address goes into `From` as well (RFC 9110, 10.1.2)."""
    deadline: float = 300.0
    """Seconds for all visits together."""
    visit_deadline: float = 30.0
    """Seconds for one visit, whatever happens in it: redirects, drips, waiting, another try."""
    size: int = 16 * 2**20
    """Bytes that a body may have once unpacked."""
    tries: int = 3
    concurrency: int = 24
    per_host: int = 4
    pause: float = 0.0
    """Seconds between the end of a visit to a host and the next one there."""
    robots: Literal["pages", "all", "never"] = "pages"
    """Where robots.txt is asked. A feed is there to be fetched by programs, so by default only for pages."""
    private: tuple[Network, ...] = ()
    """Networks that may be asked although they are not public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A source, or another address, to visit."""

    source_id: str
    """What its visit is known by."""
    url: str
    """Where it is to be found now: as configured, or where it has moved to for good."""
    etag: str = ""
    last_modified: str = ""
    """What the last visit's answer was known by; both as the server wrote them."""
    kind: Kind = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one visit to a source gave."""

    source_id: str
    url: str
    """The address that was asked first."""
    at: datetime
    """When it began, in UTC."""
    outcome: Outcome
    final_url: str = ""
    """Where the answer came from, after all redirects."""
    status: int | None = None
    """The last answer's status; None where there was no answer."""
    moved_to: str | None = None
    """Where the address has moved to for good: the end of the permanent redirects that came first."""
    media_type: str = ""
    charset: str = ""
    """As the server says, which is often wrong."""
    body: bytes | None = field(default=None, repr=False)
    """Unpacked; None unless `outcome` is FETCHED."""
    cut_short: bool = False
    """The body ended before its end, at every try. What came is there, but the next visit must ask for all of it."""
    etag: str = ""
    last_modified: str = ""
    due: datetime | None = None
    """The server asks not to be asked before then (Cache-Control, Expires, Retry-After)."""
    seconds: float = 0.0
    tries: int = 0
    transferred: int = 0
    """Bytes of bodies that came over the wire, packed as they were, over all tries."""
    message: str = ""
    """What went wrong, or what is worth telling; empty where all is well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWay:
    """A visit that is not over."""

    source_id: str
    seconds: float
    doing: str
    """What it waits for, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far all visits are."""

    done: int
    total: int
    under_way: tuple[UnderWay, ...] = ()
    """The longest first."""


class Told(Protocol):
    """Who is told how far the visits are: several times a second."""

    def __call__(self, progress: Progress) -> None:
        """So far they are."""
        ...


def silent(progress: Progress) -> None:
    """Tell nobody."""


def networks(names: Sequence[str]) -> tuple[Network, ...]:
    """Networks from their names, such as `127.0.0.1` or `10.1.0.0/16`.

    Raises:
        ValueError: one is none.
    """
    return tuple(ip_network(name, strict=False) for name in names)
