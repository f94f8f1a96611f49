"""From a visit to what is remembered of it, and from there to the next."""

from dataclasses import replace
from datetime import datetime, timedelta

from digest import __version__
from digest.config import Origin
from digest.editions import key_of
from digest.fetch import Outcome, Rests, Visit, rests_of
from digest.health import REMEMBERED
from digest.keeping import Brought
from digest.model import History, Visited


def is_resting(history: History, now: datetime) -> bool:
    """Whether a source asks to be left alone."""
    rests = Rests(skip_hours=history.skip_hours, skip_days=history.skip_days)
    return rests.holds(now) or (history.due is not None and now < history.due)


def read_by(origin: Origin) -> str:
    """By what a source is read: another version, or another reader, may find more in what it said last."""
    return f"{__version__} {origin.reader or ''} {origin.type}".strip()


def remembered(visit: Visit, brought: Brought | None) -> Visited:
    """A visit with what it brought, as it is remembered."""
    visited = Visited(
        at=visit.at,
        outcome=visit.outcome,
        well=visit.outcome in (Outcome.FETCHED, Outcome.UNCHANGED),
        status=visit.status,
        seconds=round(visit.seconds, 3),
        message=visit.message,
    )
    if brought is None:
        return replace(visited, outcome=Outcome.UNCHANGED) if visited.well else visited
    if brought.fault:
        return replace(visited, well=False, outcome=Outcome.FAILED, message=brought.fault)
    counts = {name: getattr(brought, name) for name in ("items", "new", "changed", "undated", "duplicates")}
    return replace(visited, **counts, message=visit.message or ("" if brought.items else "it has no entries"))


def continued(history: History, visit: Visit, visited: Visited, origin: Origin) -> History:
    """The history with one visit more, when the archive has what that brought."""
    due = visit.due
    if visited.well:
        history = replace(_renewed(history, visit), read_by=read_by(origin))
        due = _due(visit, history)
    return replace(history, visits=(*history.visits, visited)[-REMEMBERED:], due=due)


def _renewed(history: History, visit: Visit) -> History:
    """What the next visit needs to know."""
    history = replace(history, etag=visit.etag, last_modified=visit.last_modified)
    if visit.body is None:
        return history
    rests = rests_of(visit.body)
    return replace(
        history,
        body="" if visit.cut_short else key_of(visit.body),
        ttl=int(rests.ttl.total_seconds()) if rests.ttl else 0,
        skip_hours=rests.skip_hours,
        skip_days=rests.skip_days,
    )


def _due(visit: Visit, history: History) -> datetime | None:
    """When the source may be visited again: the server's word, or the feed's, whichever is later."""
    if visit.cut_short:
        return None
    said = [visit.due] if visit.due else []
    return max([*said, visit.at + timedelta(seconds=history.ttl)]) if said or history.ttl else None
