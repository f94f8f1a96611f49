"""The digest hub of a daily briefing: key points, who's who, what happened when.

Its lines look alike and are told apart by shape and order. A line that is a date and ends with a colon is followed by
its events; a short line that ends no sentence, followed by one that describes it, is a who's-who entry; other
sentences are key points. Headings, where there are any, settle it; one that names what a page offers beside its text
ends it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import pairwise

from digest.dates import parse_when
from digest.model import DatedText, Person
from digest.readers.briefing.lines import Line
from digest.readers.briefing.noise import is_noise, is_stop
from digest.readers.briefing.shapes import ended, words


class _Role(Enum):
    ANY = "any"
    POINTS = "points"
    SUMMARY = "summary"
    PEOPLE = "people"
    EVENTS = "events"


_HEADINGS: Sequence[tuple[re.Pattern[str], _Role]] = tuple(
    (re.compile(pattern, re.IGNORECASE), role)
    for pattern, role in (
        (r"(?:.{0,20}\s)?digest hub(?: back)?", _Role.ANY),
        (r"(?:explore the story )?in (?:30|60) seconds|key (?:points|takeaways)", _Role.POINTS),
        (r"(?:explore the story )?in \d minutes?|summary", _Role.SUMMARY),
        (r"who[’']?s who|who is who", _Role.PEOPLE),
        (r"what happened when|timeline", _Role.EVENTS),
    )
)


_ANY_DAY = date(2020, 1, 1)
"""Whether words are a date does not depend on the day; what they mean does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A hub in its parts; `events` are dates in their own words and what happened then."""

    line: int
    """Where it begins."""
    key_points: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[tuple[str, str], ...] = ()

    def timeline(self, reference: date | None) -> tuple[DatedText, ...]:
        """The events with their dates resolved, as far as the reference day allows."""
        spans = {when: parse_when(when, reference) for when, _ in self.events}
        return tuple(
            DatedText(
                when=when,
                start=span.start if (span := spans[when]) else None,
                end=span.end if span else None,
                text=text,
            )
            for when, text in self.events
        )

    def sentences(self) -> tuple[str, ...]:
        """All that the hub says, a paragraph each, in order."""
        return (
            *self.key_points,
            *self.summary,
            *(f"{person.name}: {person.text}" for person in self.people),
            *(f"{when}: {text}" for when, text in self.events),
        )


@dataclass
class _Reader:
    role: _Role = _Role.ANY
    key_points: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    people: list[tuple[str, list[str]]] = field(default_factory=list)
    events: list[tuple[str, str]] = field(default_factory=list)
    when: str = ""

    @property
    def _dated(self) -> bool:
        """Whether the timeline has begun, so that any line with a colon says when."""
        return bool(self.events) or self.role is _Role.EVENTS

    def take(self, text: str, after: str) -> None:
        if _is_when(text, after) or (self._dated and text.endswith((":", "：")) and ended(after)):
            self.when = text.rstrip(":： ")
        elif self.role is not _Role.SUMMARY and _is_name(text, after):
            self.people.append((text.rstrip(":： "), []))
            self.when = ""
        elif self.when:
            self.events.append((self.when, text))
        elif self.role is _Role.SUMMARY:
            self.summary.append(text)
        elif self.people and self.role is not _Role.POINTS:
            self.people[-1][1].append(text)
        else:
            self.key_points.append(text)


def cut_hub(lines: Sequence[Line]) -> tuple[tuple[Line, ...], Hub | None]:
    """The lines without the hub, and the hub, where there is one."""
    start = _start(lines)
    if start is None:
        return tuple(lines), None
    end = next((at for at in range(start, len(lines)) if is_stop(lines[at].text)), len(lines))
    reader = _Reader()
    body = [line for line in lines[start:end] if not line.image and not is_noise(line.text)]
    for line, after in pairwise([*body, Line(number=0, text="")]):
        if role := _heading(line.text):
            reader.role, reader.when = role, ""
        elif said := _said_at_once(line.text):
            reader.events.append(said)
        else:
            reader.take(line.text, after.text)
    hub = Hub(
        line=lines[start].number,
        key_points=tuple(reader.key_points),
        summary=tuple(reader.summary),
        people=tuple(Person(name=name, text=" ".join(text)) for name, text in reader.people),
        events=tuple(reader.events),
    )
    return (*lines[:start], *lines[end:]), hub


def _start(lines: Sequence[Line]) -> int | None:
    """Where a heading opens the hub, or the run of bullets that holds a date and its event."""
    heading = next((at for at, line in enumerate(lines) if _heading(line.text)), None)
    if heading is not None:
        return heading
    run = None
    for at, (line, after) in enumerate(pairwise(lines)):
        if line.bullet is None:
            run = None
        elif run is None:
            run = at
        if run is not None and after.bullet is not None and line.text.endswith(":") and _is_when(line.text, after.text):
            return run
    return None


def _heading(text: str) -> _Role | None:
    return next((role for pattern, role in _HEADINGS if pattern.fullmatch(text.strip(" :.-"))), None)


def _is_when(text: str, after: str) -> bool:
    """Whether a line is nothing but a date, and the next line says what happened then."""
    return words(text) <= 10 and bool(after) and not ended(text) and _is_date(text.rstrip(":： "))


def _is_date(text: str) -> bool:
    return parse_when(text, _ANY_DAY) is not None


def _said_at_once(text: str) -> tuple[str, str] | None:
    """Date and event of a line that has both, `June 24, 2024: …`."""
    when, colon, event = text.partition(": ")
    if not colon or words(when) > 8 or not ended(event) or not _is_date(when):
        return None
    return when, event.strip()


def _is_name(text: str, after: str) -> bool:
    """Whether a line is a name that the next line tells about; companies' names may end with a period (`Ltd.`)."""
    if words(text) > 12 or len(text) > 100 or not ended(after):
        return False
    return not ended(text) or (words(text) <= 8 and after.startswith(text.rstrip(".")))
