"""Stretches of time as people name them: a day, a week, a month … and the words that named it."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType


class Precision(StrEnum):
    """How exactly a text says when."""

    DAY = "day"
    WEEK = "week"
    """ISO week, Monday to Sunday; also a weekend, which starts on its Saturday."""
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    """Three whole months; winter starts in December and bears that year's number."""
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A date in a text: its words, where they begin, and its first and last day, both included."""

    text: str
    at: int
    start: date
    end: date
    precision: Precision

    @property
    def value(self) -> str:
        """The date in short notation, at its own precision; a range is its first and last unit.

        `2024-06-24`, `2024-W23`, `2024-06`, `2024-Q3`, `2024-SU`, `2024`, `198X`, `2024-07-05 2024-07-09`.
        """
        name = _NAMES[self.precision]
        return " ".join(dict.fromkeys((name(self.start), name(self.end))))


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days. `stated` is false where the text leaves the year open."""

    start: date
    end: date
    precision: Precision
    stated: bool = True


def day(of: date) -> Period:
    """One day."""
    return Period(of, of, Precision.DAY)


def week(of: date) -> Period:
    """The ISO week that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return Period(monday, monday + timedelta(days=6), Precision.WEEK)


def weekend(of: date) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return Period(monday + timedelta(days=5), monday + timedelta(days=6), Precision.WEEK)


def month(number: int) -> Period:
    """The month with that number, counted from January of year 0; see `month_number`."""
    return _months(number, 1, Precision.MONTH)


def quarter(number: int) -> Period:
    """The quarter with that number, counted from the first of year 0."""
    return _months(number * 3, 3, Precision.QUARTER)


def season(year: int, name: str) -> Period:
    """The season `SP`, `SU`, `AU` or `WI` of a year."""
    return _months(year * 12 + _SEASON_STARTS[name] - 1, 3, Precision.SEASON)


def year(of: int) -> Period:
    """A calendar year."""
    return _months(of * 12, 12, Precision.YEAR)


def decade(of: int) -> Period:
    """The ten years that hold a year."""
    return _months(of // 10 * 120, 120, Precision.DECADE)


def month_number(of: date) -> int:
    """The months since January of year 0."""
    return of.year * 12 + of.month - 1


def shifted(unit: str, shift: int, reference: date) -> Period:
    """The day, week, month … `shift` units away from the one that holds the reference."""
    if unit in ("week", "weekend"):
        of = reference + timedelta(weeks=shift)
        return week(of) if unit == "week" else weekend(of)
    return _SHIFTED[unit](reference, shift)


def away(unit: str, count: int, reference: date) -> Period:
    """What "two weeks ago" means, with a negative count: days and weeks away are a day, longer units themselves."""
    return day(reference + timedelta(weeks=count)) if unit == "week" else shifted(unit, count, reference)


_SHIFTED: Mapping[str, Callable[[date, int], Period]] = MappingProxyType(
    {
        "day": lambda reference, shift: day(reference + timedelta(days=shift)),
        "month": lambda reference, shift: month(month_number(reference) + shift),
        "quarter": lambda reference, shift: quarter(month_number(reference) // 3 + shift),
        "year": lambda reference, shift: year(reference.year + shift),
        "decade": lambda reference, shift: decade(reference.year + 10 * shift),
    }
)


def _months(first: int, count: int, precision: Precision) -> Period:
    last_year, last_month = divmod(first + count - 1, 12)
    end = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return Period(date(first // 12, first % 12 + 1, 1), end, precision)


_SEASON_STARTS: Mapping[str, int] = MappingProxyType({"SP": 3, "SU": 6, "AU": 9, "WI": 12})


def _season_name(of: date) -> str:
    first = of.month // 3 * 3 or 12
    name = next(name for name, start in _SEASON_STARTS.items() if start == first)
    return f"{of.year - (of.month < 3):04}-{name}"


_NAMES: Mapping[Precision, Callable[[date], str]] = MappingProxyType(
    {
        Precision.DAY: date.isoformat,
        Precision.WEEK: lambda of: f"{of.isocalendar().year:04}-W{of.isocalendar().week:02}",
        Precision.MONTH: lambda of: f"{of.year:04}-{of.month:02}",
        Precision.QUARTER: lambda of: f"{of.year:04}-Q{(of.month + 2) // 3}",
        Precision.SEASON: _season_name,
        Precision.YEAR: lambda of: f"{of.year:04}",
        Precision.DECADE: lambda of: f"{of.year // 10:03}X",
    }
)
