"""Words that pages put together: counts, dates and clock times, reading time, names of languages."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_day_names, get_month_names
from babel.numbers import format_percent

from digest.dates import written
from digest.model import DateIs, When
from digest.text import HAN_AND_KANA, fold, lengths
from digest.wording import Wording

__all__ = [
    "clock",
    "country_name",
    "direction",
    "foreign",
    "foreign_name",
    "label_language",
    "language_name",
    "minutes",
    "moment",
    "month_name",
    "months",
    "share",
    "shared_language",
    "short_day",
    "shortened",
    "stop",
    "weekdays",
    "written",
]

_ENDED = re.compile(r"[.!?:;…。！？：；।؟][\"”’»')\]」』）】]*$")
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE | re.ASCII)
_WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: 238 on average (Brysbaert 2019, a review of 190 studies)."""
_CHARACTERS_A_MINUTE = 400
"""Of Chinese and Japanese: 260 words, at about 1.5 characters each (the same review)."""


def minutes(texts: Iterable[str]) -> int:
    """How long it takes to read the texts, in whole minutes, at least one."""
    words, characters = lengths(" ".join(texts))
    return max(1, round(words / _WORDS_A_MINUTE + characters / _CHARACTERS_A_MINUTE))


def short_day(day: date, language: str) -> str:
    """A day without its weekday: `November 6, 2023`."""
    return format_date(day, format="long", locale=_locale(language))


def month_name(month: date, language: str) -> str:
    """A month and its year: `November 2023`."""
    return format_skeleton("yMMMM", month, locale=_locale(language))


def months(language: str) -> tuple[str, ...]:
    """The months of a year, abbreviated: `Jan`."""
    names = get_month_names("abbreviated", "stand-alone", _locale(language))
    return tuple(names[number] for number in range(1, 13))


def weekdays(language: str) -> tuple[tuple[str, str], ...]:
    """The days of the week from Monday, each abbreviated and in full."""
    short, full = (get_day_names(width, "stand-alone", _locale(language)) for width in ("abbreviated", "wide"))
    return tuple((short[day], full[day]) for day in range(7))


def clock(when: When | None, date_is: DateIs, zone: ZoneInfo, wording: Wording) -> str:
    """The time of day at which an item was published, or nothing where only its day is known."""
    if not isinstance(when, datetime):
        return ""
    time = f"{when.astimezone(zone):%H:%M}"
    return wording.say("about %(time)s", time=time) if date_is is DateIs.INFERRED else time


def moment(when: datetime, zone: ZoneInfo, wording: Wording) -> str:
    """A moment in full: `November 6, 2023, 18:30`."""
    local = when.astimezone(zone)
    return wording.say("%(date)s, %(time)s", date=short_day(local.date(), wording.language), time=f"{local:%H:%M}")


def foreign(language: str | None, page: str) -> str | None:
    """The language tag, where it is a known one and its language is not the page's."""
    if not language or not _TAG.fullmatch(language):
        return None
    code = _primary(language)
    return None if code == _primary(page) or code not in _locale("en").languages else language


def foreign_name(language: str | None, page: str) -> str | None:
    """The name of the language, where it is a known one and not the page's."""
    tag = foreign(language, page)
    return language_name(tag, page) if tag else None


def label_language(label: str, titles: Iterable[tuple[str, str | None]], page: str) -> str | None:
    """The language of a label, where its words come from a foreign title and no title in the page's language has them.

    Args:
        label: the label.
        titles: those of the story, each with its language.
        page: the language of the page.
    """
    return shared_language((language for title, language in titles if fold(label) in fold(title)), page)


def shared_language(languages: Iterable[str | None], page: str) -> str | None:
    """The language of words that titles of these languages have: the first, unless one is the page's."""
    found = {foreign(language, page): None for language in languages}
    return None if None in found else next(iter(found), None)


def language_name(language: str, page: str) -> str:
    """The name of a language in the language of the page: `Chinese`."""
    code = _primary(language)
    return str(_locale(page).languages.get(code) or _locale("en").languages.get(code) or code)


def direction(language: str) -> str:
    """How a language is written: `ltr` or `rtl`."""
    return _locale(language).text_direction


def stop(text: str) -> str:
    """What a text lacks to end as a sentence: a full stop, as its script writes it, or nothing."""
    if not text or _ENDED.search(text):
        return ""
    return "。" if HAN_AND_KANA.match(text[-1]) else "."


def country_name(code: str, page: str) -> str:
    """The name of a country in the language of the page."""
    return str(_locale(page).territories.get(code) or code)


def shortened(text: str, room: int) -> str:
    """As much of a text as so many characters hold, cut behind a word where there are words."""
    if len(text) <= room:
        return text
    cut = text[: room - 1]
    blank = cut.rfind(" ") if text[room - 1] != " " else room - 1
    return cut[: blank if 2 * blank > room else None].rstrip(" ,;:.–—-") + "…"


def share(part: int, whole: int, wording: Wording) -> str:
    """A part as a percentage: `12%`; never `0%` where there is some."""
    if not part or not whole:
        return "0%"
    if 200 * part < whole:
        return wording.say("under 1%%")
    return str(format_percent(part / whole, locale=_locale(wording.language)))


def _primary(tag: str) -> str:
    return tag.split("-", maxsplit=1)[0].lower()


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
