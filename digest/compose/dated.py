"""Which sentences tell of an event at a date, and when that is.

A date in a sentence dates its event only where it belongs to what the sentence says first of all. One in quotation
marks, in a clause of its own ("who left in 2014"), in front of a noun ("the October 7 attack") or behind "since" tells
of something else.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton

from digest.compose.claims import is_claim, leans
from digest.compose.clean import CleanText
from digest.compose.verbs import has_verb
from digest.compose.words import terms
from digest.dates import Precision, Span, find_dates
from digest.model import Event
from digest.text import fold

EARLIEST = date(1800, 1, 1)
_SAME_EVENT = 0.5
"""Sentences of one date that share more of the shorter one's terms tell one event."""


def dated_events(text: CleanText, zone: ZoneInfo, language: str) -> Iterator[Event]:
    """The sentences of an item that tell of a dated event, in order; dates are said in the language of the page."""
    published = text.item.published
    reference = published.astimezone(zone).date() if isinstance(published, datetime) else published
    if reference is None:
        return
    for sentence in text.sentences:
        span = None if _FORM.search(sentence) else date_of(sentence, reference)
        if span and is_claim(sentence) and not leans(sentence):
            yield Event(
                when=spelled(span, language), start=span.start, end=span.end, text=sentence, cites=(text.item.id,)
            )


_FORM = re.compile(r"(?:\b[A-Z][\w ]{2,24}: .*){2}")
"""Fields and their values, run together."""


def date_of(sentence: str, reference: date) -> Span | None:
    """The date of what a sentence tells: its only one, or its only day beside longer stretches."""
    spans = [span for span in find_dates(sentence, reference) if span.start >= EARLIEST and span.text not in _EVENTS]
    telling = [span for span in spans if _tells(sentence, span, reference)]
    days = [span for span in telling if span.precision is Precision.DAY]
    return days[0] if len(days) == 1 else telling[0] if len(telling) == 1 else None


_EVENTS = ("9/11",)
"""Dates that have become the names of events."""


def announces(sentence: str) -> bool:
    """Whether a sentence speaks of its date as of one to come."""
    return bool(_ANNOUNCES.search(sentence))


_ANNOUNCES = re.compile(
    r"\b(?:will|shall|(?:is|are) to|to be|(?:set|due|expected|scheduled|slated|poised) (?:to|for)|plans? to|będzie|będą"
    r"|zostanie|zostaną|ma|mają|wird|werden)\b|将|定于|预计|拟于|计划"
)


def same_event(one: Event, other: Event) -> bool:
    """Whether two events are one: of the same days in nearly the same words, or in the very same words."""
    if (one.start, one.end) != (other.start, other.end):
        return fold(one.text) == fold(other.text)
    ours, theirs = terms(one.text), terms(other.text)
    return len(ours & theirs) > _SAME_EVENT * min(len(ours), len(theirs))


def once(events: Sequence[Event], most: int) -> list[Event]:
    """The first `most` of the events, each told once."""
    kept: list[Event] = []
    for event in events:
        if len(kept) < most and not any(same_event(event, other) for other in kept):
            kept.append(event)
    return kept


def _tells(sentence: str, span: Span, reference: date) -> bool:
    """Whether a date says when: no season (of a team, of fashion), no stretch that is still running ("this year"), no
    year or month that only names something ("last year's regatta"), and none that belongs to something else.
    """
    before, after = sentence[: span.at], sentence[span.at + len(span.text) :]
    if span.text[:4].lower() == "the " and span.precision is Precision.DAY:
        before += span.text[:4]
    before = _UP_TO.sub("", before) if span.start > reference else _OUT_OF.sub(_SINCE, before)
    if span.precision is Precision.SEASON or _names(before, after) or _measures(before, span.text):
        return False
    if _is_quoted(before) or _is_aside(before):
        return False
    if span.precision is not Precision.DAY and span.start <= reference <= span.end:
        return False
    return span.precision not in (Precision.YEAR, Precision.DECADE) or _states(before, span)


def _states(before: str, span: Span) -> bool:
    words = before.split()
    return span.text[:1].isalpha() or (bool(words) and words[-1].casefold() in _STATES_YEAR)


_STATES_YEAR = frozenset(["in", "by", "from", "during", "early", "late", "mid", "w", "od", "do", "im", "en"])
"""Words before a year that date an event; elsewhere it often names one ("the 2015 deal")."""


_UP_TO = re.compile(r"\b(?:until|till)\s$")
"""What is so until a day to come changes on it."""
_OUT_OF = re.compile(r"\bfrom\s$")
_SINCE = "since "
"""What is compared with a day gone by is said to come from it, as what goes on since; from a day to come, it begins."""


def _names(before: str, after: str) -> bool:
    """Whether a date stands before the name of something ("the October 7 attack", "last year's race")."""
    return bool(_POSSESSIVE.match(after) or _ISSUE.match(after) or (_ARTICLE.search(before) and _NOUN.match(after)))


_POSSESSIVE = re.compile(r"['’]s?(?:\s|$)|-")
_ISSUE = re.compile(r",?\s(?:issue|edition|episode)\b")
_ARTICLE = re.compile(r"\b(?:the|a|an|its|his|her|their|this|that|\w+['’]s?)\s(?:\w+\s)?$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s(?!(?:on|in|at|by|to|of|for|from|with|after|before|when|as|and|or|but|that|over|during|near|said)\b)[\w-]+"
)


def _measures(before: str, when: str) -> bool:
    """Whether a date is only measured from, compared with, roughly known, or that of a page."""
    if _COUNTED_BACK.search(when) and (_ABOUT.search(before) or _COMPARED.search(before)):
        return True
    return bool(_FROM.search(before))


_COUNTED_BACK = re.compile(r"\b(?:ago|from now|temu|last (?:year|month))$|前$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:under|over|about|around|nearly|almost|than|roughly|approximately|just)\s$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:from|than|versus|vs|compared (?:to|with)|period|quarter|as)\s$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:since|beyond|than|until|till|updated|posted|published|dated"
    r"|(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?:taken|seen|given|shown))"
    r"(?:\s(?:on|in|at|the|early|late))*\s$"
    r"|\b(?:hypothetical|potential|possible)\b[^,;]*$",
    re.IGNORECASE,
)


def _is_quoted(before: str) -> bool:
    """Whether a quotation or a bracket is open at the end of a text."""
    if before.count('"') % 2 or _SINGLE.search(before):
        return True
    return any(before.count(opens) > before.count(closes) for opens, closes in _QUOTES)


_QUOTES = (("“", "”"), ("„", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("《", "》"), ("(", ")"), ("（", "）"))
_SINGLE = re.compile(r"(?:^|\s)[‘'](?=\w)(?:[^‘’']|(?<=\w)[’'](?=\w))*$")


def _is_aside(before: str) -> bool:
    """Whether a text ends within a clause that hangs on another."""
    head, comma, clause = before.rpartition(", ")
    if comma and _OPENING.match(head) and not has_verb(clause):  # "After a long, wet walk on Monday, she …"
        return True
    begins = _CLAUSE if comma and head else _OPENING
    return bool(begins.match(clause) or _TURN.search(clause))


_COURT = r"(?:an? |the )?(?:\w+ ){0,2}(?:courts?|judges?|magistrates?|committee|panel|parliament|lawmakers)\b"
_HANGS = (
    rf"after|before(?! {_COURT})|following|since|ahead of|until|till|unless|because|although|though|while|whereas|if"
    r"|whether|where|who|whom|whose|which|despite|który|która|które|którzy|jeśli|ponieważ"
)
_OPENING = re.compile(rf"(?:{_HANGS}|as|when|that|given|kiedy|gdy)\b", re.IGNORECASE)
_CLAUSE = re.compile(rf"(?:{_HANGS}|as|when|that|with|including|(?!during\b)[a-z]\w+ing|from|compared|kiedy|gdy)\b")
_SAYING = (
    r"said|says|say|saying|told|announced|confirmed|reported|reports|claims|claimed|shows?|showed|found|revealed|warned|ruled|adding"
    r"|believes?|thinks?|expects?|hopes?|estimates?|predicts?|so"
)
_TURN = re.compile(
    rf"\s(?:{_HANGS})\s|\b(?!(?:{_SAYING})\b)\w+\sthat\s|\b(?!(?:{_SAYING}|that|and|but)\b)\w+\s(?:he|she|they|it|we)\s"
)
"""Where a clause begins that hangs on another; what is said to have happened did."""


def spelled(span: Span, language: str) -> str:
    """A date in words, as exact as it is: `June 24, 2024`, `March 2022`, `1980s`."""
    locale = _locale(language)
    if span.precision is Precision.DECADE and locale.language == "en":
        return f"{span.start.year}s"
    if span.precision in (Precision.DAY, Precision.WEEK):
        first, last = (str(format_date(day, "long", locale=locale)) for day in (span.start, span.end))
        return first if span.start == span.end else f"{first} – {last}"
    skeleton = _SKELETONS[span.precision]
    if span.precision is Precision.QUARTER:
        return str(format_skeleton(skeleton, span.start, locale=locale))
    return " ".join(str(format_interval(span.start, span.end, skeleton, locale=locale)).split())


_SKELETONS: Mapping[Precision, str] = {
    Precision.MONTH: "yMMMM",
    Precision.SEASON: "yMMMM",
    Precision.QUARTER: "yQQQ",
    Precision.YEAR: "y",
    Precision.DECADE: "y",
}


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
