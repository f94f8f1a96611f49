"""The page of the site in figures: what is in it, by month, topic, source and thread. All of it hangs on content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest.model import Figures, Index, MonthFigures, Page, ThreadFigures
from digest.render import charts, links, words
from digest.render.frame import Frame, Sheet, day_words, draw
from digest.wording import forms

_DAYS = 90
"""Of the chart of items,"""
_WEEKS = 28
"""and of those of topics."""
_MONTHS = 12
"""How many months are listed; the archive counts those before them, too."""
_SOURCES = 20
"""How many sources are listed; the page of sources has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: a name that leads to its page, a bar, and figures."""

    name: str
    path: str
    figures: tuple[str, ...]
    more: str = ""
    """A figure that there is no room for on a phone."""
    lang: str | None = None
    part: str = ""
    """The bar, in an SVG path of a drawing of 100 by 40: how long it is, against the longest."""
    chart: charts.Bars | None = None


def stats_page(index: Index, figures: Figures, frame: Frame) -> Page:
    """The site in figures."""
    sheet = Sheet(
        path=links.STATS,
        title=frame.say("Statistics"),
        description=frame.say("%(site)s in figures: briefings, items, sources, topics.", site=frame.settings.title),
        part=links.ABOUT,
    )
    shown = figures.sources[:_SOURCES]
    return draw(
        frame,
        "stats.html",
        sheet,
        first=day_words(frame, figures.first) if figures.first else None,
        facts=_facts(figures, frame),
        chart=charts.bars(_items_a_day(index), charts.ITEMS, frame),
        months=[_month(one, frame) for one in figures.months[:_MONTHS]],
        earlier=max(0, len(figures.months) - _MONTHS),
        topics=_topics(index, figures, frame),
        sources=[
            Row(
                name=one.name,
                path=links.source(one.id),
                figures=(frame.wording.number(one.items), words.share(one.items, figures.items, frame.wording)),
                part=_part(one.items, shown[0].items),
            )
            for one in shown
        ],
        others=len(figures.sources) - len(shown),
        threads=[_thread(one, frame) for one in figures.longest],
    )


def _facts(figures: Figures, frame: Frame) -> list[tuple[str, str]]:
    """Names and values of what is one number each."""
    tally, number = figures.tally, frame.wording.number
    told = (
        (frame.say("Briefings"), figures.days),
        (frame.say("Segments"), tally.segments),
        (frame.say("Sentences"), tally.claims),
        (frame.say("Citations"), tally.citations),
        (frame.say("Words"), tally.words),
        (frame.say("Stories"), figures.stories),
        (frame.say("Threads"), figures.threads),
        (frame.say("Items"), figures.items),
        (frame.say("Duplicates"), figures.duplicates),
        (frame.say("Sources"), len(figures.sources)),
    )
    return [(name, number(value)) for name, value in told]


def _items_a_day(index: Index) -> list[tuple[date, int]]:
    """The items of the newest days, oldest first; days without an edition are 0."""
    if not index.days:
        return []
    counts = {one.day: one.items for one in index.days[:_DAYS]}
    newest = index.days[0].day
    return [(day, counts.get(day, 0)) for day in (newest - timedelta(days=n) for n in range(_DAYS - 1, -1, -1))]


def _month(one: MonthFigures, frame: Frame) -> Row:
    number = frame.wording.number
    first = date.fromisoformat(f"{one.month}-01")
    return Row(
        name=words.month_name(first, frame.language),
        path=f"{links.year(first.year)}#m{one.month}",
        figures=tuple(map(number, (one.days, one.stories, one.items))),
        more=number(one.tally.claims),
    )


def _topics(index: Index, figures: Figures, frame: Frame) -> Sequence[Row]:
    days = {one.topic.id: one.days for one in index.topics}
    return [
        Row(
            name=one.title,
            path=links.topic(one.id),
            figures=(frame.wording.number(one.stories), words.share(one.stories, figures.stories, frame.wording)),
            chart=charts.bars(days[one.id][-_WEEKS:], forms("%(n)s story", "%(n)s stories"), frame),
        )
        for one in figures.topics
    ]


def _thread(one: ThreadFigures, frame: Frame) -> Row:
    return Row(
        name=one.title or frame.say("Untitled"),
        path=links.thread(one.slug),
        figures=tuple(map(frame.wording.number, (one.days, one.items))),
        lang=words.foreign(one.language, frame.language),
    )


def _part(count: int, most: int) -> str:
    length = round(100 * count / most, 1) if most else 0
    return f"M0 22h{length:g}v18h-{length:g}z" if length else ""
