"""Dating: the day of a briefing, from what its file, its front matter and its own words say.

Asked in this order: front matter, file name, an address at the head, a stamp, a sentence that states it, the newest
stamp of its entries; then what can be inferred: a day without its year or a weekday near the day we got the text, the
day after the latest in the timeline; then the day we got it. Nothing is made up: a weekday alone names no day.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from digest.dates import Precision, find_dates, parse_stamp
from digest.model import DatedText, DateIs, When
from digest.readers.briefing.shapes import words

_REFERENCES = (date(1996, 3, 6), date(2031, 10, 19))
"""Two days far apart in every respect: a date that reads the same from both is a full one."""

_NUMBERS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_./]?(?P<month>0[1-9]|1[0-2])[-_./]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_IN_URL = re.compile(r"https?://\S{0,200}?/(?P<year>(?:19|20)\d\d)[-/]?(?P<month>\d\d)[-/]?(?P<day>\d\d)(?!\d)")
_TEMPLATE = re.compile(
    r"\{\{[^{}|]*\|\s*year\s*=\s*(?P<year>\d{4})\s*\|\s*month\s*=\s*(?P<month>\d\d?)\s*\|\s*day\s*=\s*(?P<day>\d\d?)"
)
_MONTH_GLUED = re.compile(
    r"(?<=[a-z])(?=(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s+\d)"
)
_LOOSE_COMMA = re.compile(r"(?<=\d)\s+(?=,)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STATES = re.compile(
    r"\b(?:today|tonight|this\ (?:morning|issue|edition|briefing|evening)|here\ (?:is|are)|edition|briefing|issue)\b",
    re.IGNORECASE | re.VERBOSE,
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|is (?:set|due|expected|scheduled|planned|slated) to|are (?:set|due|expected|scheduled) to)\b"
)
_STAMP_WORDS = 16
"""A line of at most as many words that holds a full date is a stamp, whatever else it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What may tell the day of a briefing."""

    name: str
    """The document's."""
    seen: date | None
    front: Mapping[str, object]
    """Its front matter."""
    head: tuple[str, ...]
    """Its lines before the first entry, and an address that stands alone at its end."""
    source: str
    """How it begins, with its markup."""
    days: tuple[date, ...]
    """The days that its entries state."""
    timeline: tuple[DatedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The day of a briefing and how it is known; `problem` says what stands in the way."""

    published: When | None
    date_is: DateIs
    problem: str | None = None


def dating(evidence: Evidence) -> Dating:
    """The day of a briefing by the first of its evidence that tells."""
    for ask, date_is in _QUESTIONS:
        if found := ask(evidence):
            return Dating(published=found, date_is=date_is)
    weekday = _weekday(evidence)
    problem = f"the text names a weekday ({weekday}) but no date" if weekday else "the text states no date"
    return Dating(published=None, date_is=DateIs.UNKNOWN, problem=problem)


@lru_cache(maxsize=4096)
def full_dates(text: str) -> tuple[date, ...]:
    """The days that a text names in full, with their year, in order."""
    text = _LOOSE_COMMA.sub("", _MONTH_GLUED.sub(" ", text))
    if not _YEAR.search(text):
        return ()
    far, near = (
        {
            span.at: span.start
            for span in find_dates(text, reference)
            if span.precision is Precision.DAY and span.start == span.end and _YEAR.search(span.text)
        }
        for reference in _REFERENCES
    )
    return tuple(day for at, day in sorted(near.items()) if far.get(at) == day)


def stamp_of(text: str) -> date | None:
    """The day that a short line stamps, or None."""
    days = full_dates(text) if words(text) <= _STAMP_WORDS else ()
    return days[0] if days else None


def _front(evidence: Evidence) -> When | None:
    for key in ("date", "published", "published_at", "pubdate", "day"):
        value = evidence.front.get(key)
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        if isinstance(value, date):
            return value
        if isinstance(value, str) and (found := parse_stamp(value) or stamp_of(value)):
            return found
    return next((day for key in ("url", "link", "source") for day in _in(_IN_URL, str(evidence.front.get(key)))), None)


def _name(evidence: Evidence) -> date | None:
    return next(_in(_NUMBERS, evidence.name.rsplit("/", 1)[-1]), None)


def _url(evidence: Evidence) -> date | None:
    return next((day for line in evidence.head for day in _in(_IN_URL, line)), None)


def _stamp(evidence: Evidence) -> date | None:
    return next(_in(_TEMPLATE, evidence.source), None) or next(filter(None, map(stamp_of, evidence.head)), None)


def _sentence(evidence: Evidence) -> date | None:
    return next((day for line in evidence.head if _STATES.search(line) for day in full_dates(line)), None)


def _entries(evidence: Evidence) -> date | None:
    return max(evidence.days, default=None)


def _from_weekday(evidence: Evidence) -> date | None:
    weekday = _weekday(evidence)
    if not weekday or not evidence.seen:
        return None
    return evidence.seen - timedelta(days=(evidence.seen.weekday() - _WEEKDAYS.index(weekday)) % 7)


def _weekday(evidence: Evidence) -> str | None:
    named = {found.title() for line in evidence.head for found in _WEEKDAY.findall(line)}
    return named.pop() if len(named) == 1 else None


def _near(evidence: Evidence) -> date | None:
    """The day without a year that a stamp names, near the day we got the text."""
    if not evidence.seen:
        return None
    stamps = (line for line in evidence.head if words(line) <= _STAMP_WORDS and any(c.isdigit() for c in line))
    spans = (span for line in stamps for span in find_dates(line, evidence.seen))
    days = (span.start for span in spans if span.precision is Precision.DAY and any(c.isdigit() for c in span.text))
    return next((day for day in days if abs(evidence.seen - day) < timedelta(days=32)), None)


def _after_timeline(evidence: Evidence) -> date | None:
    days = [
        event.end
        for event in evidence.timeline
        if event.end and event.start == event.end and full_dates(event.when) and not _AHEAD.search(event.text)
    ]
    latest = max((day for day in days if not evidence.seen or day <= evidence.seen), default=None)
    return min(filter(None, (latest + timedelta(days=1), evidence.seen))) if latest else None


def _seen(evidence: Evidence) -> date | None:
    return evidence.seen


def _in(pattern: re.Pattern[str], text: str) -> Iterator[date]:
    for found in pattern.finditer(text):
        try:
            yield date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            continue


_QUESTIONS: Iterable[tuple[Callable[[Evidence], When | None], DateIs]] = (
    (_front, DateIs.STATED),
    (_name, DateIs.STATED),
    (_url, DateIs.STATED),
    (_stamp, DateIs.STATED),
    (_sentence, DateIs.STATED),
    (_entries, DateIs.STATED),
    (_near, DateIs.INFERRED),
    (_from_weekday, DateIs.INFERRED),
    (_after_timeline, DateIs.INFERRED),
    (_seen, DateIs.SEEN),
)
