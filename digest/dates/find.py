"""Dates in running text, and texts that are a date."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import reduce

from digest.dates.chinese import CHINESE
from digest.dates.explicit import EXPLICIT
from digest.dates.relative import RELATIVE
from digest.dates.rule import Rule, Rules
from digest.dates.scene import Match, Scene
from digest.dates.span import Period, Precision, Span
from digest.dates.tense import Tenses

_RULES: tuple[Rules, ...] = (*EXPLICIT, *RELATIVE, *CHINESE)


def find_dates(text: str, reference: date) -> tuple[Span, ...]:
    """All dates in a running text, explicit and relative, in order of place; `reference` is when it was published.

    A weekday or a day without a year is set before or after the reference by the tense of its sentence. A range
    ("July 5 to July 9") is one span. Numbers and names that only look like dates are left out.
    """
    told = _ADDRESS.sub(lambda address: "\N{OBJECT REPLACEMENT CHARACTER}" * len(address[0]), text)
    scene = Scene(told, reference, Tenses(told))
    return tuple(
        Span(text=text[at:end], at=at, start=found.start, end=found.end, precision=found.precision)
        for at, end, found in _joined(_found(scene), told)
    )


_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”。，]+")


def parse_when(text: str, reference: date | None) -> Span | None:
    """The date that a whole text is ("Sunday, September 22, 2024", "As of last year:", "1980s"), or None.

    Without a reference only dates that need none are read: those that are the same seen from two far days.
    """
    if reference:
        return _whole(text, reference)
    first, second = (_whole(text, seen) for seen in _FAR_DAYS)
    return first if first == second else None


_FAR_DAYS = (date(2001, 3, 5), date(2022, 11, 16))
_AROUND = re.compile(
    r"(?:\b(?:as|of|in|on|by|since|from|at|about|around|circa|between|the|end|early|mid|late|updated?|w|dnia|roku|r|o|do|od)\b"
    r"|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?|[\s,.:;()\[\]–—-])*",
    re.IGNORECASE,
)


def _whole(text: str, reference: date) -> Span | None:
    found = find_dates(text, reference)
    if len(found) != 1:
        return None
    span = found[0]
    rest = (text[: span.at], text[span.at + len(span.text) :])
    return span if all(_AROUND.fullmatch(part) for part in rest) else None


_Hit = tuple[int, int, Period]


def _found(scene: Scene) -> Iterator[_Hit]:
    """What the rules find, in order of place, without overlaps: the first, then the longest, then the first rule."""
    hits = sorted(
        (match.start(), -match.end(), order, found)
        for order, rule in enumerate(_called_for(scene.text))
        for match in rule.pattern.finditer(scene.text)
        if (found := _resolved(rule, match, scene))
    )
    free = 0
    for at, minus_end, _, found in hits:
        if at >= free:
            free = -minus_end
            yield at, free, found


def _called_for(text: str) -> Iterator[Rule]:
    return (rule for rules in _RULES if rules.sign.search(text) for rule in rules.rules)


def _resolved(rule: Rule, match: Match, scene: Scene) -> Period | None:
    try:
        return rule.resolve(match, scene)
    except (ValueError, OverflowError):  # beyond the calendar: "900 years ago" in a text of the year 800
        return None


def _joined(hits: Iterable[_Hit], text: str) -> list[_Hit]:
    """The hits, with the two ends of a range made one."""

    def join(done: list[_Hit], hit: _Hit) -> list[_Hit]:
        if done and (whole := _range(done[-1], hit, text)):
            done[-1] = whole
        else:
            done.append(hit)
        return done

    return reduce(join, hits, [])


_TO = re.compile(r"\s?(?:-|–|—|~|～|to|through|thru|until|till|至|到|do)\s?")
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)


def _range(left: _Hit, right: _Hit, text: str) -> _Hit | None:
    (at, left_end, first), (right_at, end, last) = left, right
    link = text[left_end:right_at]
    between = link.strip() == "and" and _BETWEEN.search(text[max(0, at - 16) : at])
    if first.precision is not last.precision or not (between or _TO.fullmatch(link)):
        return None
    if last.stated and not first.stated:
        first = _in_year(first, last.start.year)
        first = first if first.start <= last.start else _in_year(first, last.start.year - 1)
    elif first.stated and not last.stated:
        last = _in_year(last, first.start.year)
        last = last if last.start >= first.start else _in_year(last, first.start.year + 1)
    if last.start < first.start:
        return None
    return at, end, Period(first.start, last.end, first.precision, first.stated)


def _in_year(period: Period, year: int) -> Period:
    """A day or a month, in another year."""
    if period.precision not in (Precision.DAY, Precision.MONTH):
        return period
    start = period.start.replace(year=year)
    end = (
        start if period.precision is Precision.DAY else (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    )
    return Period(start, end, period.precision)
