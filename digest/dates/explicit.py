"""The rules for dates by the calendar: days, months, quarters, seasons, years and decades that are named."""

import re

from digest.dates import span
from digest.dates.rule import IN_YEAR, MONTH, PART, SHIFT, WEEKDAY, YEAR, Rules, rule, rules, year_of
from digest.dates.scene import Match, Scene, exact_day
from digest.dates.span import Period
from digest.dates.tense import Tense
from digest.dates.words import DECADES, MONTHS, ORDINALS, SEASONS, SHIFTS, piece


def _month_of(match: Match) -> int:
    name = match["month"]
    return int(name) if name.isdecimal() else MONTHS[name]


def _day_and_month(match: Match, scene: Scene) -> Period | None:
    number, of, year = int(match["day"]), _month_of(match), year_of(match, scene)
    first = exact_day(year, of, number) if year else scene.day_of_month(of, number, match)
    last = match.groupdict().get("last")
    if not first or not last or int(last) <= number:
        return first
    end = exact_day(first.start.year, of, int(last))
    return Period(first.start, end.end, first.precision, first.stated) if end else first


def _numbers(match: Match, _scene: Scene) -> Period | None:
    year, month, number = int(match["year"]), int(match["month"]), int(match["day"])
    return exact_day(year, month, number) or exact_day(year, number, month)


def _known_day(match: Match, scene: Scene) -> Period | None:
    """A day that is called by its date without a year, long after ("the Sept. 11 attacks")."""
    year = _KNOWN_DAYS.get((_month_of(match), int(match["day"])))
    found = exact_day(year, _month_of(match), int(match["day"])) if year else None
    return found if found and found.start <= scene.reference else None


_KNOWN_DAYS = {(1, 6): 2021, (6, 4): 1989, (9, 11): 2001, (10, 7): 2023}


def _month_in_year(match: Match, scene: Scene) -> Period | None:
    year = year_of(match, scene)
    return span.month(year * 12 + _month_of(match) - 1) if year else None


def _shifted_month(match: Match, scene: Scene) -> Period:
    """The latest that is over ("last June"), the first to come ("next June"), the one of this year ("this June")."""
    here, shift = span.month_number(scene.reference), SHIFTS[match["shift"].lower()]
    away = (_month_of(match) - scene.reference.month) % 12
    return span.month(here + {-1: away - 12, 0: _month_of(match) - scene.reference.month, 1: away or 12}[shift])


def _bare_month(match: Match, scene: Scene) -> Period | None:
    name, before, after = match["month"], scene.before(match), scene.after(match)
    if _RECURRING.search(before) or (name in _GIVEN_NAMES and _CAPITAL.match(after)):
        return None
    lead = _MAY_LEAD if name == "May" else _MONTH_LEAD
    led = lead.search(before) or (_DETERMINER.search(before) and _NOUN.match(after)) or _TO_MONTH.match(after)
    if not led and name not in _PLAIN_MONTHS and match[0].startswith(name):
        return None
    return scene.month_of_year(_month_of(match), match)


_PLAIN_MONTHS = frozenset(["January", "February", "July", "September", "October", "November", "December"])
"""Months whose name is no other word and no given name."""
_GIVEN_NAMES = frozenset(["Jan", "Jun"])
_CAPITAL = re.compile(r"\s[A-Z][a-z]")
_RECURRING = re.compile(r"\b(?:every|each)\s$", re.IGNORECASE)
_TO_MONTH = re.compile(rf"\s?(?:to|through|until|and|-|–)\s?{MONTH}")
_MONTH_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|from|to|through|of|between|during|before|after|for|around|and|or|early|mid|late|w|we|z|od|do)"
    r"[\s-]$",
    re.IGNORECASE,
)
_MAY_LEAD = re.compile(r"\b(?:in|since|by|until|till|from|through|during|early|mid|late|of)[\s-]$", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:the|a|an|its|his|her|their|our|that|’s|'s)\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s[a-z]{3,}")


def _quarter(match: Match, scene: Scene) -> Period | None:
    number = _quarter_of(match)
    year = year_of(match, scene)
    if _FISCAL.search(scene.before(match)):  # each company has its own
        return None
    if year:
        return span.quarter(year * 4 + number - 1)
    if not _BUSINESS.search(scene.text, max(0, match.start() - 160), match.end() + 160):  # a match has quarters, too
        return None
    here = span.month_number(scene.reference) // 3
    away = (number - 1 - here) % 4
    return span.quarter(here + away - (4 if away and scene.tense(match) is not Tense.FUTURE else 0))


def _quarter_of(match: Match) -> int:
    return int(match["q"] or ORDINALS[match["quarter"].lower()])


_FISCAL = re.compile(r"\b(?:fiscal|financial)[\s-]$", re.IGNORECASE)
_BUSINESS = re.compile(
    r"\b(?:profits?|revenues?|earnings|sales|GDP|growth|econom\w+|results|shares|fiscal|loss(?:es)?|income|deliveries"
    r"|shipments|dividend|forecast|investors?|exports|percent|yoy)\b|%",
    re.IGNORECASE,
)


def _season(match: Match, scene: Scene) -> Period | None:
    year = year_of(match, scene)
    return span.season(year, SEASONS[match["season"].lower()]) if year else None


def _shifted_season(match: Match, scene: Scene) -> Period:
    """The latest that is over ("last summer"), the first to come ("next summer"), the one of this year."""
    name, shift, year = SEASONS[match["season"].lower()], SHIFTS[match["shift"].lower()], scene.reference.year
    if shift == 0:
        return span.season(year, name)
    found = [span.season(of, name) for of in range(year - 2, year + 3)]
    over = [period for period in found if period.end < scene.reference]
    return over[-1] if shift < 0 else next(p for p in found if p.start > scene.reference)


def _year(match: Match, scene: Scene) -> Period | None:
    number, before, after = int(match["year"]), scene.before(match), scene.after(match)
    if _NUMBERED.search(before) or _COUNTED.match(after):
        return None
    led = _YEAR_LEAD.search(before) or not (before + after).strip(" \t\n:,.()")
    if not led and not 1900 <= number <= 2049:  # without "in", others are rather sizes, models and titles
        return None
    named = _DETERMINER.search(before) or _EVENT_NAME.search(before)
    if _PLURAL.match(after) and not (named or (led and number != 2000)):
        return None
    return span.year(number)


_YEAR_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|from|to|through|of|between|during|before|after|for|around|and|early|mid|late|year|circa"
    r"|w|od|do|rok)[\s-]$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:[$€£¥#]|\b(?:no|nos|nr|pp?|page|room|flight|boeing|airbus|route|highway|resolution|rs|rmb|usd"
    r"|order|section|article|chapter|gate|bus|train|unit|model|up to"
    r"|windows|at)\.?\s?)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s?(?:%|percent|per\scent|people|hours|hrs|h\b|GMT|UTC|EST|km\b|kg\b|m\b|mm\b|mi\b|miles|met(?:er|re)s?|feet|ft\b|tons?|tonnes"
    r"|dollars|euros?|pounds|yuan|rupees|million|billion|mAh|MHz|GB|MB|calories|residents|jobs|points|votes|dead|soldiers"
    r"|troops|workers|employees|police|officers|homes|houses|years?\b|days|men\b|women\b|children|students|square|pixels"
    r"|RPM|k?Wh?\b|MWh?\b|zł|osób|osoby|proc\b|watts?|-(?:year|mile|foot|meter|metre|strong|seat|acre|page|person|member|km|pound|ton|word|plus)|人|元|万|亿|个)"
)
_EVENT_NAME = re.compile(r"\w.*\b(?!Over|Some|About|Nearly|Almost|Only)[A-Z]\w+\s$")
_PLURAL = re.compile(r"\s(?!(?:was|is|has|as|its|this|us)\b)[a-z]{3,}s\b(?!')")


def _years(match: Match, _scene: Scene) -> Period | None:
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    if not first < last <= first + 150:
        return None
    return Period(span.year(first).start, span.year(last).end, span.Precision.YEAR)


def _decade(match: Match, scene: Scene) -> Period | None:
    parts = match.groupdict()
    if parts.get("year"):
        return span.decade(int(parts["year"]))
    if _AGED.search(scene.before(match)) or _WEATHER.search(scene.before(match) + scene.after(match)):
        return None
    short = int(parts["short"]) if parts.get("short") else DECADES[parts["name"]]
    return span.decade((2000 if short <= 20 else 1900) + short)


_AGED = re.compile(
    r"\b(?:in|into|past)\s(?:his|her|their|its|my|our|your|the\s(?:low|mid|high|upper))[\s-]$", re.IGNORECASE
)


_WEATHER = re.compile(
    r"\b(?:degrees|temperatures?|highs|lows|Fahrenheit|Celsius|percentile|percent)\b|°", re.IGNORECASE
)

_LED = rf"(?:{WEEKDAY},?\s\(?)?(?:the\s)?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[:%]|[./]\d|,\d{3}(?!\d))"
_MORE_DAYS = (
    r"(?:(?:,\s(?:3[01]|[12]\d|[1-9])){0,4}\s?(?:[-–—&]|to|through|and)\s?"
    r"(?P<last>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\w:%]|[.,]\d|\s[a-z]+s\b))?"
)
_FREE = r"(?<![\w$€£¥#.,:/–-])"
"""Before a number that is not a part of a longer one."""
_EVENT = r"attacks?|terror\w*|committee|panel|riot\w*|insurrection\w*|defendants?|massacre|crackdown|hijack\w*|victims"
_SEASON = rf"(?P<season>{piece(word for word in SEASONS if word.isascii())}|wiosną|jesienią|zimą)"
_QUARTER = r"(?:(?P<quarter>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-]quarter|Q(?P<q>[1-4]))"

EXPLICIT: tuple[Rules, ...] = (
    rules(
        r"\d[-/.]\d",
        rule(
            r"(?<![\d./-])(?P<year>(?:19|20)\d\d)([-/.])(?P<month>1[0-2]|0?[1-9])\2(?P<day>3[01]|[12]\d|0?[1-9])(?![\d-])",
            _numbers,
        ),
        rule(r"(?<![\d./-])(?P<month>[0-3]?\d)/(?P<day>[0-3]?\d)/(?P<year>(?:19|20)\d\d)(?!\d)", _numbers),
        rule(
            r"(?<![\d./-])(?P<day>3[01]|[12]\d|0?[1-9])\.(?P<month>1[0-2]|0?[1-9])\.(?P<year>(?:19|20)\d\d)(?!\d)",
            _numbers,
        ),
        rule(r"(?<![\d/])(?P<month>9)/(?P<day>11)(?![\d/])", _known_day),
    ),
    rules(
        rf"\b(?:{piece(MONTHS)})\b",
        rule(rf"\b{MONTH}\s?{_DAY}(?=\s(?:{_EVENT})\b)", _known_day),
        rule(rf"\b{_LED}{MONTH}\s{{1,3}}(?:the\s)?{_DAY}{_MORE_DAYS}{IN_YEAR}?", _day_and_month),
        rule(rf"{_FREE}{_LED}{_DAY}{_MORE_DAYS}\s(?:of\s)?{MONTH}{IN_YEAR}?", _day_and_month),
        rule(rf"\b{PART}{MONTH}{IN_YEAR}", _month_in_year),
        rule(rf"\b{SHIFT}\s{MONTH}(?!\s\d)", _shifted_month),
        rule(rf"\b{PART}{MONTH}(?!\s\d)", _bare_month),
    ),
    rules(
        r"quarter|Q[1-4]",
        rule(rf"\b{_QUARTER}{IN_YEAR}?", _quarter),
        rule(rf"(?<!\w){YEAR}(?:['’]s)?\s{_QUARTER}", _quarter),
    ),
    rules(
        rf"\b{_SEASON}",
        rule(rf"\b{PART}{_SEASON}{IN_YEAR}", _season),
        rule(rf"\b{SHIFT}\s{_SEASON}\b", _shifted_season),
    ),
    rules(
        r"\d\d\d\d|['’‘]\d0s",
        rule(rf"{_FREE}(?P<year>(?:19|20)\d\d)[-–/](?P<last>\d\d(?:\d\d)?)(?![\w-])", _years),
        rule(rf"(?:{_FREE}|(?<=[Mm]id-)|(?<=[Ee]arly-)|(?<=[Ll]ate-)){YEAR}(?!\w)", _year),
        rule(rf"(?<!\w)(?:the\s)?{PART}(?:(?P<year>(?:1[5-9]|20)\d0)s|['’‘](?P<short>[1-9]0)s)\b", _decade),
    ),
    rules(r"ties\b", rule(rf"\bthe\s{PART}(?P<name>{piece(DECADES)})\b", _decade)),
    rules(r"\d0s", rule(rf"\bthe\s{PART}(?P<short>[2-9]0)s\b", _decade)),
)
