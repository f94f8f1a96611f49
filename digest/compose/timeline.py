"""The timeline: what briefing texts date, and the dated sentences of the rundown's stories."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton

from digest.compose.claims import is_claim, leans
from digest.compose.clean import CleanText
from digest.compose.words import terms
from digest.dates import Precision, Span, find_dates
from digest.model import Day, Event
from digest.text import fold

_MOST = 15
_ENOUGH = 8
_OF_A_STORY = 2
_OF_A_DAY = 4
_EARLIEST = date(1800, 1, 1)
_SAME_EVENT = 0.5
"""Sentences of one date that share more of the shorter one's terms tell one event."""
_SKELETONS: Mapping[Precision, str] = {
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
_POSSESSIVES = ("'s ", "’s ")


def timeline(day: Day, stories: Iterable[Sequence[CleanText]], zone: ZoneInfo, language: str) -> tuple[Event, ...]:
    """Dated events, oldest first, each once: those of briefing texts, then two a story at most.

    What happened on the day itself stands in the rundown, so such events only fill up a short timeline. A briefing text
    that brings a timeline has dated its own paragraphs.
    """
    brought = list(_brought(day))
    told = [_told([text for text in texts if not (brought and text.item.label)], zone, language) for texts in stories]
    earlier = [event for events in told for event in events if event.start != day.day]
    today = [event for events in told for event in events[:1] if event.start == day.day]
    once: list[Event] = []
    for event in (*brought, *earlier, *today[: max(0, _ENOUGH - len(earlier))]):
        crowd = sum((event.start, event.end) == (other.start, other.end) for other in once)
        if crowd < _OF_A_DAY and not any(_same(event, other) for other in once):
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
    """The date of what a sentence tells: its only one, or its only day beside longer stretches."""
    spans = [
        span
        for span in find_dates(sentence, reference)
        if span.start >= _EARLIEST and _tells(sentence, span, reference)
    ]
    days = [span for span in spans if span.precision is Precision.DAY]
    return days[0] if len(days) == 1 else spans[0] if len(spans) == 1 else None


def _tells(sentence: str, span: Span, reference: date) -> bool:
    """Whether a date says when: no season (of a team, of fashion), no stretch that is still running ("this year"), no
    year or month that only names something ("last year's regatta").
    """
    if span.precision is Precision.SEASON:
        return False
    if span.precision is not Precision.DAY and sentence.startswith(_POSSESSIVES, span.at + len(span.text)):
        return False
    if span.precision is not Precision.DAY and span.start <= reference <= span.end:
        return False
    return span.precision not in (Precision.YEAR, Precision.DECADE) or _states(sentence, span)


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
    locale = _locale(language)
    if span.precision in (Precision.DAY, Precision.WEEK):
        first, last = (str(format_date(day, "long", locale=locale)) for day in (span.start, span.end))
        return first if span.start == span.end else f"{first} – {last}"
    if span.precision is Precision.DECADE and locale.language == "en":
        return f"{span.start.year}s"
    skeleton = _SKELETONS[span.precision]
    if span.precision is Precision.QUARTER:
        return str(format_skeleton(skeleton, span.start, locale=locale))
    return " ".join(str(format_interval(span.start, span.end, skeleton, locale=locale)).split())


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
