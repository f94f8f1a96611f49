"""Visiting sources over the network: politely, and for a bounded time and size, whatever the servers do.

A visit ends with a `Visit`, never with an error. The library that speaks HTTP is loaded with the first visit only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.fetch.charsets import in_utf8
from digest.fetch.patience import Rests, rests_of
from digest.fetch.values import (
    WAITING,
    Kind,
    Manners,
    Outcome,
    Progress,
    Told,
    UnderWay,
    Visit,
    Wanted,
    networks,
    silent,
)

__all__ = [
    "WAITING",
    "Kind",
    "Manners",
    "Outcome",
    "Progress",
    "Rests",
    "Told",
    "UnderWay",
    "Visit",
    "Wanted",
    "fetch_all",
    "fetch_one",
    "in_utf8",
    "networks",
    "rests_of",
    "silent",
]


def fetch_one(url: str, manners: Manners, kind: Kind = "feed") -> Visit:
    """One polite visit to an address that somebody typed."""
    alone = replace(manners, deadline=max(manners.deadline, manners.visit_deadline + 1))
    (visit,) = fetch_all([Wanted(source_id="", url=url, kind=kind)], alone, silent)
    return visit


def fetch_all(wanted: Sequence[Wanted], manners: Manners, tell: Told) -> Iterator[Visit]:
    """Visits to all sources, many at once, as they end: one for each, the last of them at the deadline.

    Whoever takes them slowly slows them down: while there are bodies of more than `WAITING` bytes, on their way or not
    taken, no visit begins, and no more of them is received than one of them needs to come to its end.

    Args:
        wanted: whom to visit, in the order in which they begin.
        manners: how.
        tell: is told how far they are, several times a second.
    """
    from digest.fetch.crowd import Crowd  # noqa: PLC0415 - takes as long to load as the rest of the program

    yield from Crowd(wanted, manners).visits(tell)
