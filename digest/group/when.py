"""When an item was published, for sorting."""

from datetime import UTC, date, datetime

from digest.model import Item


def moment(item: Item) -> float:
    """Seconds since 1970; a plain day counts from its start in UTC, and what has no date comes last."""
    match item.published:
        case datetime() as stamp:
            return stamp.timestamp()
        case date() as day:
            return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
        case None:
            return float("inf")
