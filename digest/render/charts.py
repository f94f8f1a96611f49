"""The geometry of the small charts that templates draw as inline SVG; numbers are in units of the drawing."""

from calendar import Calendar
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.model import SourceCount, Topic
from digest.render import words
from digest.render.frame import Frame
from digest.wording import forms

HEIGHT = 40
"""Of a bar chart."""
STEP = 4
"""From one bar to the next; a bar is 3 wide."""
_SHORTEST = 28
"""The fewest days of a bar chart, where there are so many."""
CELL = 10
"""From one day of a year's map to the next; a day is 8 wide."""
ITEMS = forms("%(n)s item", "%(n)s items")
BRIEFINGS = forms("%(n)s briefing", "%(n)s briefings")
LEVELS = 4
"""Shades of a heat map, beside that of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A count for each day as a row of bars, in one SVG path."""

    path: str
    width: int
    height: int
    first: str
    last: str
    text: str
    """What the chart says, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a source is doing: its items a day as bars, in one SVG path for each of what they are."""

    layers: tuple[tuple[str, str], ...]
    """`dated`, `undated` or `duplicate`, and the path; those stand on one another."""
    width: int
    height: int
    first: str
    last: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A topic's part of the day: where its piece of the strip begins, and how long it is, in per cent."""

    topic: Topic
    count: int
    start: float
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMap:
    """A year's days, a column a week, in one SVG path for each shade; `paths[0]` holds the days without a story."""

    paths: tuple[str, ...]
    months: tuple[str, ...]
    """Their names, abbreviated, which stand over the map at equal distances."""
    width: int
    height: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A day of a month's calendar; `level` 0 has no story, None is outside the month."""

    day: date | None
    count: int
    level: int


def bars(days: Iterable[tuple[date, int]], noun: tuple[str, str], frame: Frame) -> Bars | None:
    """The bar chart of the counts, or None where there are fewer than two days or nothing to count.

    `noun` has the forms of what is counted: `%(n)s story`, `%(n)s stories`.
    """
    days = _since_first(tuple(days))
    peak = max((count for _, count in days), default=0)
    if len(days) < 2 or not peak:
        return None
    language = frame.language
    first, last = (words.short_day(days[at][0], language) for at in (0, -1))
    best = max(days, key=lambda one: (one[1], one[0]))
    total = frame.counted(sum(count for _, count in days), *noun)
    return Bars(
        path="".join(_bar(at * STEP, count / peak) for at, (_, count) in enumerate(days) if count),
        width=len(days) * STEP - 1,
        height=HEIGHT,
        first=first,
        last=last,
        text=frame.say(
            "%(total)s from %(first)s to %(last)s; most on %(day)s: %(most)s",
            total=total,
            first=first,
            last=last,
            day=words.short_day(best[0], language),
            most=frame.wording.number(best[1]),
        ),
    )


def health(counts: Sequence[SourceCount], frame: Frame) -> Health | None:
    """How a source is doing on these days, or None where there are fewer than two, or nothing came from it."""
    shown = _since_first(tuple((one.day, one.items + one.duplicates) for one in counts))
    peak = max((count for _, count in shown), default=0)
    if len(shown) < 2 or not peak:
        return None
    counts = counts[-len(shown) :]
    paths = {"dated": "", "undated": "", "duplicate": ""}
    for at, one in enumerate(counts):
        below = 0
        for name, part in (("dated", one.items - one.undated), ("undated", one.undated), ("duplicate", one.duplicates)):
            foot, head = (-(-HEIGHT * count // peak) for count in (below, below + part))
            paths[name] += f"M{at * STEP} {HEIGHT - foot}v-{head - foot}h3v{head - foot}z" if head > foot else ""
            below += part
    items, undated, duplicates = (
        sum(found) for found in zip(*((one.items, one.undated, one.duplicates) for one in counts), strict=True)
    )
    first, last = (words.short_day(shown[at][0], frame.language) for at in (0, -1))
    return Health(
        layers=tuple((name, path) for name, path in paths.items() if path),
        width=len(shown) * STEP - 1,
        height=HEIGHT,
        first=first,
        last=last,
        text=frame.say(
            "%(total)s from %(first)s to %(last)s; undated: %(undated)s; duplicate: %(duplicate)s",
            total=frame.counted(items, *ITEMS),
            first=first,
            last=last,
            undated=words.share(undated, items, frame.wording),
            duplicate=words.share(duplicates, items + duplicates, frame.wording),
        ),
    )


def _since_first(days: tuple[tuple[date, int], ...]) -> tuple[tuple[date, int], ...]:
    """Without the empty days it begins with, as long as enough are left: a young site has a short chart."""
    first = next((at for at, (_, count) in enumerate(days) if count), 0)
    return days[min(first, max(0, len(days) - _SHORTEST)) :]


def _bar(x: int, part: float) -> str:
    height = max(1, round(part * HEIGHT))
    return f"M{x} {HEIGHT}v-{height}h3v{height}z"


def shares(topics: Iterable[str], frame: Frame) -> tuple[Share, ...]:
    """The parts of the day that its topics have, the largest first; nothing where there is but one."""
    counts = Counter(topics)
    total = counts.total()
    order = sorted((topic for topic in frame.topics if counts[topic.id]), key=lambda one: (-counts[one.id], one.id))
    if len(order) < 2:
        return ()
    found: list[Share] = []
    start = 0.0
    for topic in order:
        length = round(100 * counts[topic.id] / total, 2)
        found.append(Share(topic=topic, count=counts[topic.id], start=round(start, 2), length=length))
        start += length
    return tuple(found)


def level(count: int, peak: int) -> int:
    """The shade of a count, 0 to `LEVELS`, where `peak` is the highest."""
    return -(-LEVELS * count // peak) if count else 0


def year_map(year: int, counts: Mapping[date, int], peak: int, frame: Frame) -> YearMap:
    """The map of a year; `counts` are of the days that have an edition, `peak` is the highest of all years."""
    paths = [""] * (LEVELS + 1)
    start = date(year, 1, 1)
    offset = start.weekday()
    for number in range((date(year + 1, 1, 1) - start).days):
        day = date.fromordinal(start.toordinal() + number)
        column, row = divmod(number + offset, 7)
        paths[level(counts.get(day, 0), peak)] += f"M{column * CELL} {row * CELL}h8v8h-8z"
    days = [day for day in counts if day.year == year]
    return YearMap(
        paths=tuple(paths),
        months=words.months(frame.language),
        width=54 * CELL - 2,
        height=7 * CELL - 2,
        text=frame.say("%(briefings)s in %(year)s", briefings=frame.counted(len(days), *BRIEFINGS), year=year),
    )


def month_cells(month: date, counts: Mapping[date, int], peak: int) -> tuple[tuple[Cell, ...], ...]:
    """The weeks of a month, Monday first; days outside it are empty cells."""
    return tuple(
        tuple(
            _cell(day, counts, peak) if day.month == month.month else Cell(day=None, count=0, level=0) for day in week
        )
        for week in Calendar().monthdatescalendar(month.year, month.month)
    )


def _cell(day: date, counts: Mapping[date, int], peak: int) -> Cell:
    return Cell(day=day, count=counts.get(day, 0), level=level(counts.get(day, 0), peak))
