"""What is known of sources by visits and by what they brought, and what of it should worry the editor."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from digest.model import Health, Problem, Standing, Visited

REMEMBERED = 60
"""How many visits to a source are kept."""
_ROUGHLY = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
"""Seconds, as they are told: finer steps would change with every visit, and say nothing."""
_TELLING = 10
"""Visits by which the time to answer is told."""
_LOOKBACK = timedelta(days=90)
_ENOUGH_DAYS = 5
"""So many days with news tell how often a source has some, or how many sources a day has."""
_ENOUGH_SOURCES = 4
"""Of fewer sources, half is nothing to speak of."""
_PATIENCE = 3
"""Days without news that are nothing to speak of: a weekend and a holiday."""
_RECENT = 28
"""Days that an edition is compared with: four of each day of the week."""


def after(before: Health, visits: Sequence[Visited], day: date) -> Health:
    """How a source is doing after its last visit, which was on `day`.

    Args:
        before: what was known.
        visits: its visits, oldest first.
        day: the day of the last one in the site's zone.
    """
    last = visits[-1]
    if last.outcome == "gone":
        return replace(before, standing=Standing.GONE, since=before.since or day, why=last.message)
    if last.outcome == "later":
        return before  # it is there, and busy
    if not last.well:
        since = before.since if before.standing is Standing.FAILING else day
        return replace(before, standing=Standing.FAILING, since=since, why=last.message)
    well = replace(before, standing=Standing.WELL, since=None, why=last.message, last_success=day)
    well = replace(well, seconds=_roughly([visit.seconds for visit in visits if visit.well][-_TELLING:]))
    if last.new:
        well = replace(well, last_new=day)
    if last.outcome == "fetched":
        well = replace(well, items=last.items, undated=last.undated, duplicates=last.duplicates)
    return well


def turned(before: Health | None, now: Health) -> bool:
    """Whether something has happened to a source that is worth writing down by itself."""
    then = before or Health(url=now.url)
    return (then.standing, then.moved_to) != (now.standing, now.moved_to)


def _roughly(seconds: Sequence[float]) -> float:
    middle = median(seconds)
    return next((step for step in _ROUGHLY if middle <= step), _ROUGHLY[-1])


def worries(healths: Mapping[str, Health], published: Mapping[str, Sequence[date]], today: date) -> tuple[Problem, ...]:
    """What should worry the editor about sources: those that fail, are gone, or have gone silent; and a narrow day.

    Args:
        healths: how each source is doing, by its name.
        published: the days on which each had something new, oldest first, by its name.
        today: the day that is not over yet.
    """
    standing = (_standing(name, one, today) for name, one in sorted(healths.items()))
    silent = (_silence(name, days, today) for name, days in sorted(published.items()) if name in healths)
    return tuple(one for one in (*standing, *silent, _narrowness(published, today)) if one)


def stale(published: Mapping[str, Sequence[date]], today: date) -> Problem | None:
    """That the newest there is cannot be called today's news, where that is so: it is from before yesterday.

    Where news does not come every day, it may be as old as nine of ten pauses of the site were long.
    """
    known = sorted({day for days in published.values() for day in days if day <= today})
    if not known:
        return None
    pauses = sorted((later - earlier).days for earlier, later in pairwise(known))
    usual = pauses[9 * len(pauses) // 10] if len(pauses) >= _ENOUGH_DAYS else 1
    age = (today - known[-1]).days
    if age <= max(1, usual):
        return None
    message = f"the newest news is {age} days old, of {known[-1]}: nothing here is today's"
    return Problem(where="feeds", message=message, remedy="see what `digest fetch` says")


def _standing(name: str, health: Health, today: date) -> Problem | None:
    if health.standing is Standing.WELL or health.since is None:
        return None
    days = (today - health.since).days
    if health.standing is Standing.GONE:
        message = f"gone since {health.since}: {health.why}"
        return Problem(where=name, message=message, remedy="remove it, or mend its `url`")
    if days < _PATIENCE:
        return None
    message = f"has failed for {days} days: {health.why}"
    return Problem(where=name, message=message, remedy="mend its `url`, or turn it off")


def _silence(name: str, days: Sequence[date], today: date) -> Problem | None:
    """That a source has been silent for more than twice as long as it ever was, in the days before."""
    of_late = [day for day in days if today - _LOOKBACK <= day <= today]
    if len(of_late) < _ENOUGH_DAYS:
        return None
    usual = max((later - earlier).days for earlier, later in pairwise(of_late))
    silent = (today - of_late[-1]).days
    if silent <= max(_PATIENCE, 2 * usual):
        return None
    message = f"nothing new for {silent} days; it never was silent for more than {usual}"
    return Problem(where=name, message=message, remedy="see whether its feed has moved")


def _narrowness(published: Mapping[str, Sequence[date]], today: date) -> Problem | None:
    """That the last whole day has news of far fewer sources than days have: less than half of what a quiet one has."""
    sources = Counter(day for days in published.values() for day in days)
    yesterday = today - timedelta(days=1)
    before = sorted(sources[yesterday - timedelta(days=ago)] for ago in range(1, _RECENT + 1))
    usual = [n for n in before if n]
    if len(usual) < _ENOUGH_DAYS:
        return None
    quiet = usual[len(usual) // 4]  # weekends are quiet, and are two days of seven
    if quiet < _ENOUGH_SOURCES or 2 * sources[yesterday] >= quiet:
        return None
    message = f"news of {sources[yesterday]} sources only; a quiet day has {quiet}"
    return Problem(where=str(yesterday), message=message, remedy="see what `digest fetch` says")
