"""The timeline: dated events from briefing texts."""

from collections.abc import Sequence
from datetime import date

from digest.model import Day, Event, Segment
from digest.text import fold

_MOST = 15
_EARLIEST = date(1800, 1, 1)


def timeline(day: Day, rundown: Sequence[Segment]) -> tuple[Event, ...]:
    """Dated events, oldest first, each once."""
    events = [
        Event(
            when=dated.when,
            start=dated.start,
            end=dated.end or dated.start,
            text=dated.text,
            cites=(parts.item.id,),
        )
        for parts in day.parts
        if parts.item
        for dated in parts.timeline
        if dated.start and dated.start >= _EARLIEST and (dated.end or dated.start) >= dated.start
    ]
    once = {(event.start, event.end, fold(event.text)): event for event in events}
    return tuple(sorted(once.values(), key=lambda event: (event.start, event.end, event.text)))[:_MOST]
