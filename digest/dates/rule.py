"""What a rule of the grammar is, and the pattern pieces that several rules share."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from digest.dates.scene import Match, Scene
from digest.dates.span import Period
from digest.dates.words import MONTHS, SHIFTS, WEEKDAYS, piece

Resolve = Callable[[Match, Scene], Period | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of writing a date: its pattern, and what a match means; None where it is no date after all."""

    pattern: re.Pattern[str]
    resolve: Resolve


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules that have a sign in common: a text without it needs none of them. That saves four fifths of the time."""

    sign: re.Pattern[str]
    rules: tuple[Rule, ...]


def rules(sign: str, *of_it: Rule) -> Rules:
    """The rules that a sign may call for."""
    return Rules(re.compile(sign), of_it)


def rule(pattern: str, resolve: Resolve) -> Rule:
    """The rule of a pattern."""
    return Rule(re.compile(pattern), resolve)


MONTH = rf"(?P<month>{piece(MONTHS)})\b(?:(?:(?<=\b[A-Z][a-z]{{2}})|(?<=\bSept)|(?<=\b[A-Z]{{3}}))(?<!May)\.)?"
"""A month's name; after an abbreviation its period."""
WEEKDAY = rf"(?:{piece(word for word in WEEKDAYS if word.isalpha() and len(word) > 1)})\b\.?"
YEAR = r"(?P<year>(?:1[4-9]|20|21)\d\d)(?!\d|[.,]\d)"
YEAR_SHIFT = r"(?P<shift>last|this|next|zeszłego|ubiegłego|tego|przyszłego)\s(?:year|roku)\b"
IN_YEAR = rf"(?:(?:[,.]\s{{0,3}}|\s{{1,3}})(?:of\s|in\s)?(?:{YEAR}|{YEAR_SHIFT}))"
PART = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]arlier|[Ll]ater)[-\s](?:in\s)?)?"
SHIFT = (
    r"(?P<shift>[Ll]ast|[Pp]ast|[Tt]his|[Nn]ext|[Cc]oming|zeszł(?:ym|ą)|ubiegł(?:ym|ą)|minionym|tym|przyszł(?:ym|ą))"
)


def year_of(match: Match, scene: Scene) -> int | None:
    """The year that a match names or points at, or None where it leaves the year open."""
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"])
    if parts.get("shift"):
        return scene.reference.year + SHIFTS[parts["shift"].lower()]
    return None
