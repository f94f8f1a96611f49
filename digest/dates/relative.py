"""The rules for dates as seen from the day of publication: weekdays, yesterday, last week, three days ago."""

import re
from datetime import timedelta

from digest.dates import span
from digest.dates.rule import SHIFT, Rules, rule, rules
from digest.dates.scene import Match, Scene
from digest.dates.span import Period
from digest.dates.tense import Tense
from digest.dates.words import COUNTS, DAY_SHIFTS, SHIFTS, UNITS, WEEKDAYS, piece

_HOLIDAY = re.compile(
    r"\b(?:Black|Good|Holy|Maundy|Ash|Shrove|Palm|Easter|Whit|Bloody|Cyber|Super|Fat|Giving|Remembrance|Mothering)\s$"
)
"""Before a weekday: such a day has a date of its own, which the words do not say."""


def _weekday(match: Match, scene: Scene) -> Period | None:
    if _HOLIDAY.search(scene.before(match)):
        return None
    number, reference = WEEKDAYS[match["weekday"]], scene.reference
    week_shift, shift = match.groupdict().get("week"), match.groupdict().get("shift")
    if week_shift:
        monday = span.week(reference).start + timedelta(weeks=SHIFTS[week_shift.lower()])
        return span.day(monday + timedelta(days=number - 1))
    away = (number - reference.isoweekday()) % 7
    if shift and SHIFTS[shift.lower()]:
        return span.day(reference + timedelta(days=(away or 7) if SHIFTS[shift.lower()] > 0 else away - 7))
    if shift and scene.tense(match) is Tense.UNSAID:
        return span.day(reference + timedelta(days=away))
    return scene.weekday(number, match)


def _near_day(match: Match, scene: Scene) -> Period | None:
    words = " ".join(match[0].lower().split())
    if match[0] == "Today" and _TITLE.search(scene.before(match)):
        return None
    return span.day(scene.reference + timedelta(days=DAY_SHIFTS[words.removeprefix("earlier ").removeprefix("later ")]))


_TITLE = re.compile(r"[A-Z]\w*\s$")


def _unit_shift(match: Match, scene: Scene) -> Period:
    unit, shift = UNITS[match["unit"].lower()], SHIFTS[match["shift"].lower()]
    fresh = unit == "weekend" and shift == 0 and scene.reference.isoweekday() <= _WEEKEND_STAYS
    if fresh and scene.tense(match) is Tense.PAST and not _TO_COME.match(scene.after(match)):
        shift = -1
    return span.shifted(unit, shift, scene.reference)


_WEEKEND_STAYS = 3
"""Until Wednesday, what happened "this weekend" happened on the one just gone; later the next one is meant."""


_TO_COME = re.compile(r"['’]s (?:planned|upcoming|scheduled|expected|proposed)\b")


def _end_of_unit(match: Match, scene: Scene) -> Period:
    return span.shifted(UNITS[match["unit"].lower()], 0, scene.reference)


def _weekend(match: Match, scene: Scene) -> Period:
    """The last weekend that has begun, or the one to come ("over the weekend")."""
    future = scene.tense(match) is Tense.FUTURE
    back = 0 if future or scene.reference.isoweekday() >= 6 else -1
    return span.weekend(scene.reference + timedelta(weeks=back))


def _ago(match: Match, scene: Scene) -> Period:
    return _away(match, scene, -1)


def _ahead(match: Match, scene: Scene) -> Period | None:
    if _RECORD.search(scene.before(match)):
        return None
    return _away(match, scene, 1) if scene.tense(match) is Tense.FUTURE else None


_RECORD = re.compile(
    r"\b(?:first|second|third|fourth|(?:low|high|larg|great|small|strong|weak|fast|slow|bigg|long|short|few|deep|sharp"
    r"|steep|quick|dead|hott|cold|dri|wett)est|most|least|best|worst|low|high|peak|level|rise|fall|drop)\b[^.,;]{0,24}$",
    re.IGNORECASE,
)
"""Before "in ten years": how long there was nothing like it."""


def _from_now(match: Match, scene: Scene) -> Period:
    return _away(match, scene, 1)


def _away(match: Match, scene: Scene, sign: int) -> Period:
    word = (match["count"] or "").lower()
    count = sign * (int(word) if word.isdecimal() else COUNTS[word])
    return span.away(UNITS[match["unit"].lower()], count, scene.reference)


_DAYTIME = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night)\b)?"
_UNIT = r"(?P<unit>[Ww]eek|[Mm]onth|[Qq]uarter|[Yy]ear|[Dd]ecade|[Ww]eekend|tygodniu|miesiącu|kwartale|roku|dekadzie)"
_OF_POLISH = "zeszłego|ubiegłego|tego|przyszłego"
_COLUMN = r"\sin\s[A-Z]"
"""After "This Week": the name of a column."""
_COUNT = rf"(?P<count>\d{{1,3}}|{piece(word for word in COUNTS if word.isascii())})"
_DAY_WORD = piece(word for word in DAY_SHIFTS if word[0].isascii())
_FULL = piece(word for word in WEEKDAYS if word.lower().endswith("day"))
_POLISH = piece(word for word in WEEKDAYS if len(word) > 5 and not word.lower().endswith("day"))

RELATIVE: tuple[Rules, ...] = (
    rules(
        _FULL,
        rule(
            rf"\b(?:{SHIFT}\s)?(?P<weekday>{_FULL})\b{_DAYTIME}"
            rf"(?:,?\s(?:of\s)?(?P<week>last|this|next)\sweek\b)?(?!\s(?:Times|Telegraph|Mirror|Night))",
            _weekday,
        ),
    ),
    rules(
        _POLISH,
        rule(rf"(?:(?<=\b[Ww] )|(?<=\b[Ww]e )|(?<=\bod )|(?<=\bdo )|(?<=\bna ))(?P<weekday>{_POLISH})\b", _weekday),
    ),
    rules(
        r"(?i:today|morrow|yesterday|night|this|last|wczoraj|dziś|dzisiaj|jutr)",
        rule(rf"(?i:\b(?:earlier\s|later\s)?(?P<word>{_DAY_WORD}))\b", _near_day),
    ),
    rules(
        rf"{_UNIT}|tygodnia|miesiąca",
        rule(
            rf"(?<!the )(?<!The )\b(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)\s)?{SHIFT}\s{_UNIT}\b(?!{_COLUMN})",
            _unit_shift,
        ),
        rule(rf"\b[Tt]he\s(?P<shift>current|ongoing)\s{_UNIT}\b", _unit_shift),
        rule(rf"\b(?P<shift>{_OF_POLISH})\s(?P<unit>roku|tygodnia|miesiąca)\b", _unit_shift),
        rule(
            r"\b(?:(?:end|start|beginning|middle)\sof|(?i:earlier|later)\sin)\sthe\s(?P<unit>week|month|quarter|year|decade)\b",
            _end_of_unit,
        ),
        rule(r"\b[Oo]ver\sthe\sweekend\b", _weekend),
    ),
    rules(
        r"\bago\b",
        rule(rf"\b(?i:{_COUNT})[\s-](?:couple\sof\s)?(?P<unit>days?|weeks?|months?|years?|decades?)\sago\b", _ago),
    ),
    rules(
        r"\btemu\b",
        rule(rf"\b(?i:{_COUNT})\s(?P<unit>dni|tygodnie|tygodni|miesiące|miesięcy|lata|lat)\stemu\b", _ago),
        rule(r"\b(?P<count>)(?i:(?P<unit>dzień|tydzień|miesiąc|rok))\stemu\b", _ago),
    ),
    rules(
        r"\b(?:day|week|month|year)",
        rule(rf"\bin\s{_COUNT}\s(?P<unit>days?|weeks?|months?|years?)\b(?!\sof|\sin\sa)", _ahead),
        rule(rf"\b{_COUNT}\s(?P<unit>days?|weeks?|months?|years?)\sfrom\snow\b", _from_now),
    ),
)
