"""How long servers and feeds ask us to wait."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_FRESH = timedelta(hours=12)
"""How long `Cache-Control` and `Expires` can keep us away. A site that is fetched daily must not miss a day since an
answer was good for 24 hours, and some servers send a year for everything."""
LONGEST_PATIENCE = timedelta(days=7)
"""The same for `Retry-After`, by which a server that is hurt defends itself."""

_ENTRY = re.compile(rb"<(?:item|entry)[\s>]")
_HEAD = 20_000
"""Bytes of a feed without entries that are looked at."""
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>")
_SKIPPED = re.compile(rb"<skip(Hours|Days)>(.{0,2000}?)</skip\1>", re.DOTALL)
_HOUR = re.compile(rb"<hour>\s*(\d\d?)\s*</hour>")
_DAY = re.compile(rb"<day>\s*([A-Z][a-z]+day)\s*</day>")
_SECONDS = re.compile(r"\s*(\d{1,9})\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rests:
    """When a feed itself asks to be left alone (https://www.rssboard.org/rss-specification)."""

    ttl: timedelta | None = None
    """How long it stays as it is, at most `LONGEST_FRESH`."""
    skip_hours: tuple[int, ...] = ()
    """Hours of the day, in UTC."""
    skip_days: tuple[str, ...] = ()
    """Days of the week, by their English names, in UTC."""

    def holds(self, moment: datetime) -> bool:
        """Whether the feed asks to be left alone then."""
        moment = moment.astimezone(UTC)
        return moment.hour in self.skip_hours or f"{moment:%A}" in self.skip_days


def rests_of(body: bytes) -> Rests:
    """When a feed asks to be left alone: its `<ttl>`, `<skipHours>` and `<skipDays>`, outside of its entries."""
    begins = _ENTRY.search(body)
    ends = max(body.rfind(b"</item>"), body.rfind(b"</entry>"))
    said = body[: begins.start()] + body[ends:] if begins and ends > 0 else body[:_HEAD]
    ttl = _TTL.search(said)
    skipped = {found[1]: found[2] for found in _SKIPPED.finditer(said)}
    return Rests(
        ttl=min(timedelta(minutes=int(ttl[1])), LONGEST_FRESH) if ttl else None,
        skip_hours=tuple(sorted({int(hour) % 24 for hour in _HOUR.findall(skipped.get(b"Hours", b""))})),
        skip_days=tuple(sorted({day.decode() for day in _DAY.findall(skipped.get(b"Days", b""))})),
    )


def fresh_until(headers: Mapping[str, str], at: datetime) -> datetime | None:
    """Until when an answer is fresh (RFC 9111, 4.2.1), or None where it is not or does not say.

    Freshness by a guess (4.2.2) is none: news must not be missed for it.
    """
    said = _directives(headers.get("cache-control", ""))
    if "no-cache" in said or "no-store" in said:
        return None
    if "max-age" in said:
        lifetime = _seconds(said["max-age"])
    else:
        ends, dated = _moment(headers.get("expires", "")), _moment(headers.get("date", "")) or at
        lifetime = ends - dated if ends else None
    if lifetime is None:
        return None
    left = min(lifetime, LONGEST_FRESH) - (_seconds(headers.get("age", "")) or timedelta())
    return at + left if left > timedelta() else None


def retry_after(headers: Mapping[str, str], at: datetime) -> timedelta | None:
    """How long to wait before asking again (RFC 9110, 10.2.3); None where the server does not say."""
    said = headers.get("retry-after", "")
    moment = _moment(said)
    wait = _seconds(said) or (moment - at if moment else None)
    return max(timedelta(), min(wait, LONGEST_PATIENCE)) if wait is not None else None


def _directives(header: str) -> dict[str, str]:
    parts = (part.partition("=") for part in header.lower().split(","))
    return {name.strip(): value.strip(' "') for name, _, value in parts}


def _seconds(text: str) -> timedelta | None:
    found = _SECONDS.fullmatch(text)
    return timedelta(seconds=int(found[1])) if found else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None
