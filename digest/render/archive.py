"""The calendars: every day that has a briefing, by year and month, shaded by how much there was."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from digest.model import DayLine, Index, Page, Topic
from digest.render import charts, links, words
from digest.render.frame import Frame, Sheet, day_words, draw

_RECENT = 14
"""How many days the archive's first page lists; the years list them all."""
_TOPICS = 5
"""How many topics of a month are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEntry:
    """A day in a list of days."""

    path: str
    date: str
    number: int
    """Of the day in its month."""
    headline: str
    lang: str | None
    """The language of the headline, where that is not the page's."""
    labels: tuple[tuple[str, str | None], ...]
    """Each with its language, likewise."""
    stories: int
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEntry:
    """A year in the list of years."""

    year: int
    path: str
    days: int
    stories: int
    items: int
    map: charts.YearMap
    months: tuple[tuple[str, str, int], ...]
    """Name, place on the year's page, and stories of each month, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthEntry:
    """A month of a year: its calendar, and its days newest first."""

    id: str
    name: str
    stories: int
    items: int
    topics: tuple[tuple[Topic, str, int], ...]
    """Those with most stories, with the page of their month and how many."""
    weeks: tuple[tuple[charts.Cell, ...], ...]
    days: tuple[DayEntry, ...]
    paths: Mapping[date, str]
    names: Mapping[date, str]


def day_entries(days: Iterable[DayLine], frame: Frame) -> tuple[DayEntry, ...]:
    """The days as a list shows them."""
    return tuple(_day(one, frame) for one in days)


def _day(one: DayLine, frame: Frame) -> DayEntry:
    of_headline, *of_labels = (words.shared_language(languages, frame.language) for languages in one.languages)
    return DayEntry(
        path=links.briefing(one.day),
        date=day_words(frame, one.day),
        number=one.day.day,
        headline=one.headline or (frame.say("Briefing") if one.stories else frame.say("Nothing on the beat")),
        lang=of_headline,
        labels=tuple(zip(one.labels, of_labels, strict=True)),
        stories=one.stories,
        items=one.items,
    )


def archive_pages(index: Index, frame: Frame) -> Iterator[Page]:
    """The list of years, and each year's calendar."""
    counts = {one.day: one.stories for one in index.days}
    peak = max(counts.values(), default=0)
    years = {year: tuple(group) for year, group in groupby(index.days, key=lambda one: one.day.year)}
    sheet = Sheet(
        path=links.ARCHIVE,
        title=frame.say("Archive"),
        description=frame.say("Every briefing, by day."),
        part=links.ARCHIVE,
    )
    entries = tuple(_year(year, days, peak, frame) for year, days in years.items())
    yield draw(frame, "archive.html", sheet, years=entries, days=day_entries(index.days[:_RECENT], frame))
    numbers = sorted(years)
    for at, year in enumerate(numbers):
        months = groupby(years[year], key=lambda one: one.day.replace(day=1))
        before = numbers[at - 1] if at else None
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        yield draw(
            frame,
            "year.html",
            Sheet(
                path=links.year(year),
                title=str(year),
                tail=frame.say("Archive"),
                description=frame.say("Every briefing of %(year)s, by day.", year=year),
                part=links.ARCHIVE,
                previous=links.year(before) if before else None,
                next=links.year(after) if after else None,
            ),
            year=entries[[*years].index(year)],
            months=[
                replace(
                    _month(month, tuple(days), (counts, peak), frame), topics=_topics(f"{month:%Y-%m}", index, frame)
                )
                for month, days in months
            ],
            weekdays=words.weekdays(frame.language),
            before=before,
            after=after,
        )


def _year(year: int, days: tuple[DayLine, ...], peak: int, frame: Frame) -> YearEntry:
    counts = {one.day: one.stories for one in days}
    return YearEntry(
        year=year,
        path=links.year(year),
        days=len(days),
        stories=sum(counts.values()),
        items=sum(one.items for one in days),
        map=charts.year_map(year, counts, peak, frame),
        months=tuple(_months(year, days, frame)),
    )


def _months(year: int, days: tuple[DayLine, ...], frame: Frame) -> Iterator[tuple[str, str, int]]:
    for month, of_month in groupby(days, key=lambda one: one.day.replace(day=1)):
        stories = sum(one.stories for one in of_month)
        yield words.month_name(month, frame.language), f"{links.year(year)}#m{month:%Y-%m}", stories


def _topics(month: str, index: Index, frame: Frame) -> tuple[tuple[Topic, str, int], ...]:
    """The topics that have most stories of a month; those that make the beat, and so have nearly all, left out."""
    beat = frame.settings.beat.topics if frame.settings.beat else ()
    counts = [(one.topic, dict(one.months).get(month, 0)) for one in index.topics if one.topic.id not in beat]
    most = sorted((found for found in counts if found[1]), key=lambda found: (-found[1], found[0].id))[:_TOPICS]
    return tuple((topic, links.topic_month(topic.id, month), count) for topic, count in most)


def _month(month: date, days: tuple[DayLine, ...], volume: tuple[Mapping[date, int], int], frame: Frame) -> MonthEntry:
    """A month without its topics; `volume` has the stories of each day, and the most of any day."""
    return MonthEntry(
        id=f"{month:%Y-%m}",
        name=words.month_name(month, frame.language),
        stories=sum(one.stories for one in days),
        items=sum(one.items for one in days),
        topics=(),
        weeks=charts.month_cells(month, *volume),
        days=day_entries(days, frame),
        paths={one.day: links.briefing(one.day) for one in days},
        names={one.day: day_words(frame, one.day) for one in days},
    )
