"""What happened when, and what is coming up: what briefing texts date, and the dated sentences of the stories.

A story that goes on brings what the earlier days of its thread dated.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import Self
from zoneinfo import ZoneInfo

from digest.compose.clean import CleanText
from digest.compose.dated import EARLIEST, dated_events, once, same_event
from digest.model import Day, Earlier, Event, ItemId
from digest.text import primary

_MOST = 15
_ENOUGH = 8
_OF_A_STORY = 2
_OF_A_THREAD = 2
_FOR_THREADS = 5
"""So many places are left for what earlier days told, however much today's items do."""
_OF_A_DAY = 4
_AHEAD = 6
_FAR = timedelta(days=731)
"""What is announced for later than that is a plan or a forecast."""
_EXACT = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A story, and what came before it."""

    texts: Sequence[CleanText]
    before: Sequence[CleanText]
    """The dated sentences of the earlier days of its thread, newest day first, in the languages of the texts."""

    @classmethod
    def of(cls, texts: Sequence[CleanText], before: Iterable[Earlier]) -> Self:
        """The course of a story of these texts."""
        languages = {primary(text.spoken.language) for text in texts}
        told = (
            CleanText(item=one, title=one.heading, sentences=(one.body,), language=primary(one.language) or None)
            for one in (earlier.item for earlier in before)
            if primary(one.language) in languages
        )
        return cls(texts=texts, before=tuple(told))


def timeline(day: Day, stories: Sequence[Course], zone: ZoneInfo, language: str) -> tuple[Event, ...]:
    """Dated events up to the day, oldest first, each once: those of briefing texts, then two a story at most, and two
    of the earlier days of its thread.

    What happened on the day itself stands in the rundown, so such events only fill up a short timeline. A briefing text
    that brings a timeline has dated its own paragraphs.
    """
    brought = list(_brought(day))
    past = [event for event in brought if event.start <= day.day]
    told = [
        _told((text for text in story.texts if not (brought and text.item.label)), day, (zone, language))
        for story in stories
    ]
    known = {item.id for story in day.stories for item in story.items}
    before = [event for story in stories for event in _before(story, known, (zone, language))]
    earlier = [event for events in told for event in events if event.start != day.day]
    today = [event for events in told for event in events[:1] if event.start == day.day]
    sure = max(len(past), _MOST - min(len(before), _FOR_THREADS))
    first, others = [*past, *earlier][:sure], [*past, *earlier][sure:]
    kept: list[Event] = []
    for event in (*first, *before, *others, *today[: max(0, _ENOUGH - len(earlier) - len(before))]):
        crowd = sum((event.start, event.end) == (other.start, other.end) for other in kept)
        if crowd < _OF_A_DAY and not any(same_event(event, other) for other in kept):
            kept.append(event)
    return _in_order(kept[:_MOST])


def coming_up(day: Day, stories: Iterable[Sequence[CleanText]], zone: ZoneInfo, language: str) -> tuple[Event, ...]:
    """The first dated events after the day, of the stories in their order; days before longer times.

    At most six, two a story, each once, soonest first.
    """
    brought = [event for event in _brought(day) if event.start > day.day]
    told = [
        once([event for text in texts for event in dated_events(text, zone, language) if event.start > day.day], 2)
        for texts in stories
    ]
    found = (event for event in chain(brought, *told) if event.start <= day.day + _FAR)
    exact_first = sorted(found, key=lambda event: event.end - event.start >= _EXACT)
    return _in_order(once(exact_first, _AHEAD))


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: (event.start, event.end, event.text, event.cites)))


def _brought(day: Day) -> Iterator[Event]:
    for parts in day.parts:
        for dated in parts.timeline:
            end = dated.end or dated.start
            if parts.item and dated.start and end and EARLIEST <= dated.start <= end:
                yield Event(
                    when=dated.when.rstrip(" :："), start=dated.start, end=end, text=dated.text, cites=(parts.item.id,)
                )


def _told(texts: Iterable[CleanText], day: Day, style: tuple[ZoneInfo, str]) -> list[Event]:
    """The past events of a story, those of other days than the day itself first."""
    found: list[tuple[bool, int, Event]] = []
    for text in texts:
        events = (event for event in dated_events(text, *style) if event.start <= day.day)
        found += [(event.start == day.day, place, event) for place, event in enumerate(events)]
    found.sort(key=lambda entry: (entry[0], entry[1], entry[2].start, entry[2].text))
    return once([event for _, _, event in found], _OF_A_STORY)


def _before(story: Course, known: Collection[ItemId], style: tuple[ZoneInfo, str]) -> list[Event]:
    """What the earlier days of a story's thread dated, newest day first; what is an item of today's says it itself."""
    texts = (text for text in story.before if text.item.id not in known)
    return once([event for text in texts for event in dated_events(text, *style)], _OF_A_THREAD)
