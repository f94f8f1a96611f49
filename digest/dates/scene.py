"""What a rule knows of the text around a date, and how a date without a year finds its year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from digest.dates.span import Period, day, month, month_number
from digest.dates.tense import Tense, Tenses

Match = re.Match[str]

SLACK = 30
"""Days that a date may lie ahead though its sentence speaks of the past ("said the Nov. 30 event"), and the reverse."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The text, the day it was published, and its tenses."""

    text: str
    reference: date
    tenses: Tenses

    def tense(self, match: Match) -> Tense:
        """The tense of the words around a match."""
        return self.tenses.at(match.start(), match.end())

    def before(self, match: Match) -> str:
        """The 32 characters before a match."""
        return self.text[max(0, match.start() - 32) : match.start()]

    def after(self, match: Match) -> str:
        """The 32 characters after a match."""
        return self.text[match.end() : match.end() + 32]

    def weekday(self, number: int, match: Match) -> Period:
        """The weekday nearest to the reference: not before it in a sentence of the future, else not after it."""
        if self.tense(match) in (Tense.FUTURE, Tense.OPEN):
            return day(self.reference + timedelta(days=(number - self.reference.isoweekday()) % 7))
        return day(self.reference - timedelta(days=(self.reference.isoweekday() - number) % 7))

    def day_of_month(self, month_of_year: int, number: int, match: Match) -> Period | None:
        """A month and a day in the year that suits the tense, nearest to the reference."""
        years = range(self.reference.year - 4, self.reference.year + 5)  # February 29 comes every four years
        days = [found for of in years if (found := _day(of, month_of_year, number))]
        nearest = self._nearest([(found - self.reference).days for found in days], SLACK, match)
        if nearest is None:
            return None
        found = self.reference + timedelta(days=nearest)
        return Period(found, found, day(found).precision, stated=False)

    def month_of_year(self, number: int, match: Match) -> Period | None:
        """A month in the year that suits the tense, nearest to the reference."""
        here = month_number(self.reference)
        away = (number - self.reference.month) % 12
        nearest = self._nearest((away - 12, away), 0, match)
        if nearest is None:
            return None
        found = month(here + nearest)
        return Period(found.start, found.end, found.precision, stated=False)

    def _nearest(self, distances: Iterable[int], slack: int, match: Match) -> int | None:
        """The smallest of the distances that the tense allows."""
        tense = self.tense(match)
        low = -slack if tense is Tense.FUTURE else -100_000
        high = slack if tense is Tense.PAST else 100_000
        return min((d for d in distances if low <= d <= high), key=lambda d: (abs(d), d), default=None)


def exact_day(year: int, month_of_year: int, number: int) -> Period | None:
    """A day of the calendar, or None where it has no such day."""
    found = _day(year, month_of_year, number)
    return day(found) if found else None


def _day(year: int, month_of_year: int, number: int) -> date | None:
    try:
        return date(year, month_of_year, number)
    except ValueError:
        return None
