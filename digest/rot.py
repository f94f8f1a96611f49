"""Links that rot: which addresses to ask again and when, and from when on one counts as gone.

One failure says little: servers are mended, and some answer programs otherwise than readers. So an address counts as
rotten when the server said that there is nothing (404, 410) at two visits in a row, a day apart, and where there was no
good answer at all, when that lasted a week.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from digest.model import LinkHistory, Place, Problem, Visited

TRUSTED = timedelta(days=28)
"""How long it is taken for granted what an address said: that it is there, or that it is gone."""
_SOON = timedelta(hours=20)
"""After a first failure, or a first word that there is nothing: a day, and room for a run that is early."""
_LATER = timedelta(days=3)
"""After other failures that prove nothing yet."""
_LASTING = timedelta(days=7)
"""So long nothing must answer before it counts as gone: longer than a server takes to be mended."""
_NOTHING_THERE = frozenset((404, 410))
_SHUT = frozenset((401, 402, 403, 407, 451))
"""Not for programs, or not for everybody: a reader may well find something there."""


def after(before: LinkHistory | None, visited: Visited, due: datetime | None = None) -> LinkHistory:
    """What is known of an address after a visit.

    Args:
        before: what was known.
        visited: the visit.
        due: when its server asks to be asked again.
    """
    if visited.outcome == "later" or visited.status == 429:
        known = before or LinkHistory(last=visited, due=visited.at)
        return replace(known, due=due or visited.at + _SOON)
    if visited.well or is_shut(visited):
        return LinkHistory(last=visited, due=visited.at + TRUSTED)
    failures = before.failures + 1 if before else 1
    denials = (before.denials if before else 0) + 1 if visited.status in _NOTHING_THERE else 0
    since = before.since if before and before.since else visited.at.date()
    wait = _SOON if 1 in (failures, denials) else _LATER
    now = LinkHistory(last=visited, due=visited.at + wait, failures=failures, denials=denials, since=since)
    return replace(now, due=visited.at + TRUSTED) if is_rotten(now) else now


def is_shut(visited: Visited) -> bool:
    """Whether an address cannot be tested, which says nothing of what readers find there."""
    return visited.outcome == "refused" or visited.status in _SHUT


def is_rotten(history: LinkHistory) -> bool:
    """Whether an address counts as gone."""
    if history.failures < 2 or history.since is None:
        return False
    return history.denials > 1 or history.last.at.date() - history.since >= _LASTING


def worth_asking(
    cited: Mapping[str, Sequence[Place]], known: Mapping[str, LinkHistory], now: datetime
) -> tuple[str, ...]:
    """The addresses to ask, the most urgent first.

    First come those that failed and may be rotten, then those that were never asked or not for the longest time: what
    was never asked counts from the day that cites it, so old days have their turn as well as new ones.

    Args:
        cited: where each address is cited.
        known: what is known of some of them.
        now: what is due after it is left alone.
    """

    def urgency(url: str) -> tuple[bool, str, str]:
        history = known.get(url)
        if history is None:
            return True, min(place.page for place in cited[url])[:10].replace("/", "-"), url
        return not history.failures or is_rotten(history), history.due.isoformat(), url

    return tuple(sorted((url for url in cited if url not in known or known[url].due <= now), key=urgency))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotten:
    """An address that is cited and gone."""

    url: str
    history: LinkHistory
    places: tuple[Place, ...]
    """Where it is cited, the newest day first."""


def rotten(cited: Mapping[str, Sequence[Place]], known: Mapping[str, LinkHistory]) -> tuple[Rotten, ...]:
    """The addresses that are cited and gone, those first that the newest days cite."""
    found = (
        Rotten(url=url, history=known[url], places=tuple(sorted(places, key=lambda one: one.page, reverse=True)))
        for url, places in cited.items()
        if url in known and is_rotten(known[url])
    )
    by_url = sorted(found, key=lambda one: one.url)
    return tuple(sorted(by_url, key=lambda one: one.places[0].page, reverse=True))


def problems_of(found: Sequence[Rotten]) -> Iterator[Problem]:
    """Each rotten link as a problem of the place that cites it."""
    for one in found:
        more = f", and {len(one.places) - 1} more" if one.places[1:] else ""
        yield Problem(
            where=f"{one.places[0]}{more}",
            message=f"{one.url} is gone since {one.history.since}: {one.history.last.message}",
        )
