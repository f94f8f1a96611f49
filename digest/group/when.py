"""When an item was published, for sorting."""

from digest.model import Item


def moment(item: Item) -> float:
    """Seconds since 1970; a plain day counts from its start in UTC, and what has no date comes last."""
    return item.moment.timestamp() if item.published else float("inf")
