"""How long a server asks us to wait: what its headers say, as moments and seconds.

What a feed itself says of that (`<ttl>`, `<skipHours>`) is the reader's business.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_FRESH = timedelta(hours=12)
"""How long `Cache-Control` and `Expires` can keep us away. A site that is fetched daily must not miss a day since an
answer was good for 24 hours, and some servers send a year for everything."""
LONGEST_PATIENCE = timedelta(days=7)
"""The same for `Retry-After`, by which a server that is hurt defends itself."""

_SECONDS = re.compile(r"\s*(\d{1,9})\s*")


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
