"""The timeline: what briefing texts date, and the dated sentences of the rundown's stories."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_interval, format_skeleton

from digest.compose.claims import is_claim, leans
from digest.compose.clean import CleanText
from digest.compose.words import terms
from digest.dates import Precision, Span, find_dates
from digest.model import Day, Event
from digest.text import fold

_MOST = 15
_OF_A_STORY = 2
_EARLIEST = date(1800, 1, 1)
_SAME_EVENT = 0.5
"""Sentences of one date that share more of the shorter one's terms tell one event."""
_SKELETONS: Mapping[Precision, str] = {
    Precision.DAY: "yMMMMd",
    Precision.WEEK: "yMMMMd",
    Precision.MONTH: "yMMMM",
    Precision.SEASON: "yMMMM",
    Precision.QUARTER: "yQQQ",
    Precision.YEAR: "y",
    Precision.DECADE: "y",
}
_STATES_YEAR = (
    "in",
    "since",
    "by",
    "until",
    "from",
    "during",
    "early",
    "late",
    "mid",
    "w",
    "od",
    "do",
    "im",
    "seit",
    "en",
)
"""Words before a year that date an event; elsewhere it often names one ("the 2015 deal")."""


def timeline(day: Day, stories: Iterable[Sequence[CleanText]], zone: ZoneInfo, language: str) -> tuple[Event, ...]:
    """Dated events, oldest first, each once: those of briefing texts, then two a story at most."""
    events = list(_brought(day))
    for texts in stories:
        if len(events) >= _MOST:
            break
        events.extend(_told(texts, zone, language))
    once: list[Event] = []
    for event in events:
        if not any(_same(event, other) for other in once):
            once.append(event)
    return tuple(sorted(once[:_MOST], key=lambda event: (event.start, event.end, event.text)))


def _brought(day: Day) -> Iterator[Event]:
    for parts in day.parts:
        for dated in parts.timeline:
            end = dated.end or dated.start
            if parts.item and dated.start and end and _EARLIEST <= dated.start <= end:
                yield Event(
                    when=dated.when.rstrip(" :："), start=dated.start, end=end, text=dated.text, cites=(parts.item.id,)
                )


def _told(texts: Sequence[CleanText], zone: ZoneInfo, language: str) -> list[Event]:
    """The dated sentences of a story, those of other days than the item's own first."""
    found: list[tuple[bool, int, Event]] = []
    for text in texts:
        published = text.item.published
        reference = published.astimezone(zone).date() if isinstance(published, datetime) else published
        if reference is None:
            continue
        for place, sentence in enumerate(text.sentences):
            span = _dated(sentence, reference) if is_claim(sentence) and not leans(sentence) else None
            if span:
                event = Event(
                    when=spelled(span, language), start=span.start, end=span.end, text=sentence, cites=(text.item.id,)
                )
                found.append((span.start == reference, place, event))
    found.sort(key=lambda entry: (entry[0], entry[1], entry[2].start, entry[2].text))
    told: list[Event] = []
    for _, _, event in found:
        if len(told) < _OF_A_STORY and not any(_same(event, other) for other in told):
            told.append(event)
    return told


def _dated(sentence: str, reference: date) -> Span | None:
    """The date of what a sentence tells: its only one, or the first of the most exact."""
    spans = [span for span in find_dates(sentence, reference) if span.start >= _EARLIEST]
    spans = [
        span for span in spans if span.precision not in (Precision.YEAR, Precision.DECADE) or _states(sentence, span)
    ]
    return min(spans, key=lambda span: (span.end - span.start, span.at), default=None)


def _states(sentence: str, span: Span) -> bool:
    before = sentence[: span.at].split()
    return span.text[:1].isalpha() or (bool(before) and before[-1].casefold() in _STATES_YEAR)


def _same(one: Event, other: Event) -> bool:
    if (one.start, one.end) != (other.start, other.end):
        return fold(one.text) == fold(other.text)
    ours, theirs = terms(one.text), terms(other.text)
    return len(ours & theirs) > _SAME_EVENT * min(len(ours), len(theirs))


def spelled(span: Span, language: str) -> str:
    """A date in words, as exact as it is: `June 24, 2024`, `March 2022`, `1980s`."""
    if span.precision is Precision.DECADE and language == "en":
        return f"{span.start.year}s"
    locale = _locale(language)
    skeleton = _SKELETONS[span.precision]
    if span.start == span.end or span.precision is Precision.QUARTER:
        return str(format_skeleton(skeleton, span.start, locale=locale))
    return (
        str(format_interval(span.start, span.end, skeleton, locale=locale))
        .replace("\u2009", " ")
        .replace("\u202f", " ")
    )


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
