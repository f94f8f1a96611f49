"""What becomes of what is known of a source when it has been visited."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from statistics import median

from digest.model import Health, Standing, Visited

REMEMBERED = 60
"""How many visits to a source are kept."""
_ROUGHLY = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
"""Seconds, as they are told: finer steps would change with every visit, and say nothing."""
_TELLING = 10
"""Visits by which the time to answer is told."""


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
