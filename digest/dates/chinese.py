"""The rules for dates in Chinese, which has no blanks between words and no capitals."""

from datetime import timedelta

from digest.dates import span
from digest.dates.rule import Rules, rule, rules, year_of
from digest.dates.scene import Match, Scene, exact_day
from digest.dates.span import Period
from digest.dates.tense import Tense
from digest.dates.words import COUNTS, DAY_SHIFTS, ORDINALS, SEASONS, SHIFTS, UNITS, WEEKDAYS, piece


def _calendar(match: Match, scene: Scene) -> Period | None:
    year, month, number = year_of(match, scene), match["month"], match["day"]
    if not month:
        return span.year(year) if year else None
    if not number:
        return span.month(year * 12 + int(month) - 1) if year else scene.month_of_year(int(month), match)
    first = exact_day(year, int(month), int(number)) if year else scene.day_of_month(int(month), int(number), match)
    end = exact_day(first.start.year, int(month), int(match["last"])) if first and match["last"] else None
    return Period(first.start, end.end, first.precision, first.stated) if first and end else first


def _day(match: Match, scene: Scene) -> Period | None:
    """A day of the month that the text is of, or of the one before or after, by the tense."""
    number, here = int(match["day"]), span.month_number(scene.reference)
    near = (divmod(here + step, 12) for step in (-1, 0, 1))
    days = [found.start for year, month in near if (found := exact_day(year, month + 1, number))]
    if scene.tense(match) is Tense.FUTURE:
        return span.day(min(day for day in days if day >= scene.reference))
    return span.day(max(day for day in days if day <= scene.reference))


def _weekday(match: Match, scene: Scene) -> Period:
    number, shift = WEEKDAYS[match["number"]], match["shift"]
    if not shift:
        return scene.weekday(number, match)
    monday = span.week(scene.reference).start + timedelta(weeks=SHIFTS[shift])
    return span.day(monday + timedelta(days=number - 1))


def _near_day(match: Match, scene: Scene) -> Period:
    return span.day(scene.reference + timedelta(days=DAY_SHIFTS[match[0]]))


def _unit(match: Match, scene: Scene) -> Period:
    return span.shifted(UNITS[match["unit"]], SHIFTS[match["shift"]], scene.reference)


def _ago(match: Match, scene: Scene) -> Period:
    count = int(match["count"]) if match["count"].isdecimal() else COUNTS[match["count"]]
    return span.away(UNITS[match["unit"]], -count, scene.reference)


def _decade(match: Match, _scene: Scene) -> Period:
    return span.decade((int(match["century"] or 20) - 1) * 100 + int(match["decade"]))


def _quarter(match: Match, scene: Scene) -> Period | None:
    year = year_of(match, scene)
    return span.quarter(year * 4 + ORDINALS[match["quarter"]] - 1) if year else None


def _season(match: Match, scene: Scene) -> Period | None:
    year = year_of(match, scene)
    return span.season(year, SEASONS[match["season"]]) if year else None


_YEAR = r"(?:(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)\s?年|(?P<shift>去年|今年|明年|前年))"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])\s?月(?!球|薪)"
_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
_DAY = rf"(?P<day>{_NUMBER})\s?[日号]"
_DAYS = (
    rf"(?P<day>{_NUMBER})(?:\s?[日号]|(?=\s?[至到—–-]\s?{_NUMBER}[日号]))(?:\s?[至到—–-]\s?(?P<last>{_NUMBER})[日号])?"
)

CHINESE: tuple[Rules, ...] = (
    rules(
        r"[年月日号天晚早周星礼季]",
        rule(rf"{_YEAR}(?!代|[间前后来内])(?:{_MONTH}(?:{_DAYS})?)?", _calendar),
        rule(rf"(?<![\d年.]){_MONTH}(?:{_DAYS})?", _calendar),
        rule(rf"(?<![\d月年.]){_DAY}(?![内间游元程均志])", _day),
        rule(rf"{_YEAR}第?(?P<quarter>[一二三四])季度?", _quarter),
        rule(rf"{_YEAR}(?P<season>{piece(word for word in SEASONS if not word.isascii() and len(word) < 3)})", _season),
        rule(r"(?P<shift>上|本|这|下)?个?(?:周|星期|礼拜)(?P<number>[一二三四五六日天])", _weekday),
        rule(rf"{piece(word for word in DAY_SHIFTS if len(word) == 2)}", _near_day),
        rule(r"(?P<shift>上|本|这|下)个?(?P<unit>周|星期|月|季度)(?![一二三四五六日天])", _unit),
        rule(r"(?<!\d)(?P<count>\d{1,2}|[一二两三四五六七八九十])个?(?P<unit>天|周|星期|月|年)前", _ago),
        rule(r"(?:(?P<century>1[5-9]|2[01])世纪|上世纪)?(?<!\d)(?P<decade>[1-9]0)年代", _decade),
    ),
)
