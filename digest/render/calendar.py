"""The calendar: days to come that the editions tell of, as iCalendar (RFC 5545).

Nothing in it depends on the build: an event is stamped with the beginning of the day whose edition told it first, and
known by an item and its dates.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from digest.model import Ahead, Event, Index, Page
from digest.render import links
from digest.render.frame import Frame, page
from digest.text import fold

LONGEST = timedelta(days=14)
"""What takes longer, or is known by its month only, fills a calendar and helps nobody."""
_LINE = 75
"""Octets of a line, its break left out (RFC 5545, section 3.1)."""
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_SPECIAL = re.compile(r"[\\;,\n]")
_WORD = re.compile(r"[^\W_]{4,}|\d+|[\u3040-\u30ff\u3400-\u9fff]{2}")


def in_calendar(event: Event) -> bool:
    """Whether an event is of certain days, few enough to stand in a calendar."""
    return event.end - event.start < LONGEST


def calendar_page(index: Index, frame: Frame) -> Iterator[Page]:
    """The site's calendar, where there is something in it: a calendar without an event is none."""
    told = _once(index.coming_up)
    if told:
        head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//digest//calendar//EN", "CALSCALE:GREGORIAN")
        name = ("X-WR-CALNAME:" + _escape(frame.settings.title),)
        lines = (*head, *name, *(line for ahead in told for line in _event(ahead, frame)), "END:VCALENDAR")
        yield page(links.CALENDAR, "".join(f"{_folded(line)}\r\n" for line in lines))


def _once(coming_up: Iterable[Ahead]) -> list[Ahead]:
    """Each event as it was told first; in order of its days."""
    kept: dict[tuple[date, date], list[tuple[frozenset[str], Ahead]]] = {}
    for ahead in sorted(coming_up, key=lambda one: (one.day, one.event.start, one.event.text, one.event.cites)):
        event, words = ahead.event, _words(ahead.event.text)
        same_days = kept.setdefault((event.start, event.end), [])
        if in_calendar(event) and not any(
            _alike(words, others) or _uid(ahead) == _uid(one) for others, one in same_days
        ):
            same_days.append((words, ahead))
    return [ahead for _, told in sorted(kept.items()) for _, ahead in told]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether texts of the same days share more than half of the shorter one's words."""
    return 2 * len(ours & theirs) > min(len(ours), len(theirs))


def _event(ahead: Ahead, frame: Frame) -> Iterator[str]:
    event, settings = ahead.event, frame.settings
    told = datetime.combine(ahead.day, settings.day_starts_at, settings.zone).astimezone(UTC)
    ours = links.permalink(settings.url, links.briefing(ahead.day))
    source = "\n".join(filter(None, (f"{ahead.outlet}: {ahead.title}", links.outward(ahead.url))))
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(ahead)}"
    yield f"DTSTAMP:{told:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.end + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(event.text)}"
    yield f"DESCRIPTION:{_escape(source)}"
    if ours:
        yield f"URL:{ours}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(ahead: Ahead) -> str:
    event = ahead.event
    return str(uuid5(NAMESPACE_OID, f"{event.cites[0]} {event.start} {event.end}"))


def _escape(text: str) -> str:
    """A text as a value: RFC 5545, section 3.3.11."""
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], text.replace("\r", ""))


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no character broken; each after the first begins with a blank."""
    pieces, room = [""], _LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append("")
            room = _LINE - 1
        pieces[-1] += character
        room -= size
    return "\r\n ".join(pieces)
