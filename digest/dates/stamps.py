"""Stamps: moments as machines write them, the edition day they belong to, and a day written out."""

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from digest.model import When

_ISO = re.compile(
    r"""(?P<day>\d{4}-\d\d-\d\d)
    (?:(?:[Tt]|\s+)(?P<minute>\d\d:\d\d)(?P<second>:\d\d)?(?:[.,](?P<fraction>\d+))?
    \s*(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?""",
    re.VERBOSE | re.ASCII,
)
_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2}(?:\d\d)?\s+\d{1,2}:\d\d(?::\d\d)?\b.*", re.ASCII
)
_YEARS = range(1800, 2200)
"""Years that a stamp can mean; `0001-01-01` is how some programs write that they know of none."""


@lru_cache(maxsize=256)
def parse_stamp(text: str) -> When | None:
    """The moment that an ISO 8601 or RFC 2822 stamp names, aware; a plain date where it has no time.

    `T` or a blank before the time, fractions of any length, an offset, `Z` or nothing after it: a moment without
    an offset is UTC. None where the text is no stamp or no day of the calendar.
    """
    text = text.strip()
    try:
        found = _iso(text) if text[:4].isdigit() else _mail(text)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and found.year in _YEARS else None


def day_of(when: When, zone: ZoneInfo, starts_at: time) -> date:
    """The edition day that a moment belongs to, where days begin at `starts_at`; a plain date is its own day."""
    if not isinstance(when, datetime):
        return when
    local = when.astimezone(zone)
    return local.date() - timedelta(days=local.time() < starts_at)


def written(day: date, language: str = "en") -> str:
    """A day written out, as `Monday, November 6, 2023`, in the language, or in English where that is not known."""
    return format_date(day, format="full", locale=_locale(language))


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")


def _iso(text: str) -> When | None:
    parts = _ISO.fullmatch(text)
    if parts is None:
        return None
    if parts["minute"] is None:
        return date.fromisoformat(parts["day"])
    second = min(parts["second"] or ":00", ":59")  # a leap second has no place in a datetime
    fraction = (parts["fraction"] or "0")[:6].ljust(6, "0")
    zone = (parts["zone"] or "Z").upper().replace("UTC", "Z").replace("GMT", "Z")
    return datetime.fromisoformat(f"{parts['day']}T{parts['minute']}{second}.{fraction}{zone}")


def _mail(text: str) -> When | None:
    if not _MAIL.fullmatch(text):
        return None
    moment = parsedate_to_datetime(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
