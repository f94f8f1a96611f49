"""When runs were planned for, by a schedule as cron has it, and whether one comes late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from digest.errors import ConfigError
from digest.model import Late

WORTH_SAYING = timedelta(hours=1)
"""GitHub starts runs some minutes late all the time; nobody reads a briefing by the minute."""
_LOOKBACK = timedelta(days=366)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_FIELDS = ((0, 59, ()), (0, 23, ()), (1, 31, ()), (1, 12, ("", *_MONTHS)), (0, 7, _DAYS))
"""Of minutes, hours, days of the month, months, days of the week: the lowest and the highest number, and names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The moments at which something is to run, in UTC."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    """0 and 7 are Sunday."""
    either: bool
    """Whether a day of the month or one of the week is enough: where both are named (crontab(5))."""

    def last(self, now: datetime) -> datetime | None:
        """The last of these moments up to `now`; None where there is none in a year."""
        now = now.astimezone(UTC)
        times = [time(hour, minute, tzinfo=UTC) for hour in sorted(self.hours) for minute in sorted(self.minutes)]
        days = (now.date() - timedelta(days=ago) for ago in range(_LOOKBACK.days))
        moments = (datetime.combine(day, one) for day in days if self._holds(day) for one in reversed(times))
        return next((moment for moment in moments if moment <= now), None)

    def _holds(self, day: date) -> bool:
        of_month = day.day in self.days
        of_week = not self.weekdays.isdisjoint((day.isoweekday(), day.isoweekday() % 7))
        return day.month in self.months and ((of_month or of_week) if self.either else (of_month and of_week))


def schedule_of(cron: str) -> Schedule:
    """A schedule from its five fields, such as `17 4 * * *`: every day at 04:17.

    Raises:
        ConfigError: it is none.
    """
    fields = cron.lower().split()
    if len(fields) != len(_FIELDS):
        raise ConfigError(f"{cron!r} is no schedule: it has {len(fields)} fields and not five, as in `17 4 * * *`")
    try:
        numbers = [frozenset(_numbers(field, *limits)) for field, limits in zip(fields, _FIELDS, strict=True)]
    except ValueError as error:
        raise ConfigError(f"{cron!r} is no schedule: {error}") from error
    minutes, hours, days, months, weekdays = numbers
    either = not fields[2].startswith("*") and not fields[4].startswith("*")
    return Schedule(minutes=minutes, hours=hours, days=days, months=months, weekdays=weekdays, either=either)


def _numbers(field: str, lowest: int, highest: int, names: tuple[str, ...]) -> Iterator[int]:
    """The numbers that a field stands for: `*`, `5`, `1-5`, `*/15`, `1-5/2`, and lists of these."""
    for part in field.split(","):
        span, _, step = part.partition("/")
        first, _, last = (str(lowest), "-", str(highest)) if span == "*" else span.partition("-")
        start = _number(first, names)
        end = _number(last, names) if last else (highest if step else start)
        if not lowest <= start <= end <= highest or int(step or 1) < 1:
            raise ValueError(f"{part!r} is not within {lowest} and {highest}")
        yield from range(start, end + 1, int(step or 1))


def _number(word: str, names: tuple[str, ...]) -> int:
    return names.index(word) if word in names else int(word)


def late(planned: Schedule | None, now: datetime) -> Late | None:
    """That a run which begins now comes late, where it was planned and that is worth saying."""
    due = planned.last(now) if planned else None
    return Late(planned=due, made=now) if due and now - due >= WORTH_SAYING else None
