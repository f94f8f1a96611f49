"""From editions to indexes: a summary of each edition, and one pass over the summaries, newest day first."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby

from digest.fold.figures import figures_of
from digest.fold.summaries import RECENT, summarise
from digest.fold.who import Roll, who_histories
from digest.model import (
    Ahead,
    DayLine,
    DaySummary,
    Index,
    ItemSummary,
    Problem,
    Source,
    SourceCount,
    SourceIndex,
    StorySummary,
    Topic,
    TopicIndex,
    TopicMonth,
    Who,
)

__all__ = ["CHART_DAYS", "RECENT", "day_line", "figures_of", "fold", "summarise", "topic_months", "who_histories"]

FED = 30
"""So many stories at least, where there are so many, are kept of a source, for its feed: whole days."""
A_DAY = 20
"""How many stories of one day a topic's page shows, so that it has more days than one."""
CHART_DAYS = 90
NAMED = 10
"""How many names a topic's page shows."""
TOLD = 31
"""How many editions a feed tells: those of the longest month, since only months that are over have an archive."""
MAX_PROBLEMS = 200
MAX_AHEAD = 1000
"""Days to come that the calendar knows of; some months of daily editions."""


@dataclass(slots=True)
class _TopicSoFar:
    recent: list[StorySummary] = field(default_factory=list)
    months: Counter[str] = field(default_factory=Counter)
    days: Counter[date] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    who: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _SourceSoFar:
    source: Source
    last: date
    first: date
    recent: list[ItemSummary] = field(default_factory=list)
    stories: list[StorySummary] = field(default_factory=list)
    days: dict[date, SourceCount] = field(default_factory=dict)
    total: int = 0
    undated: int = 0
    duplicates: int = 0


def fold(summaries: Iterable[DaySummary], topics: Sequence[Topic], who: Sequence[Who] = ()) -> Index:
    """The indexes over all days.

    Args:
        summaries: newest day first; each is let go before the next is asked for, so that memory does not grow with
            their number.
        topics: all topics of the site, in the order of their pages.
        who: the site's own entries of the who's who.
    """
    days: list[DayLine] = []
    of_topic: dict[str, _TopicSoFar] = {topic.id: _TopicSoFar() for topic in topics}
    of_source: dict[str, _SourceSoFar] = {}
    problems: list[Problem] = []
    coming_up: list[Ahead] = []
    roll = Roll(who)
    for summary in summaries:
        line = day_line(summary)
        days.append(line if len(days) < TOLD else replace(line, rundown=(), key_points=()))
        problems += summary.problems[: MAX_PROBLEMS - len(problems)]
        coming_up += summary.coming_up[: MAX_AHEAD - len(coming_up)]
        _fold_stories(summary, of_topic, days[0].day - timedelta(days=CHART_DAYS))
        _fold_sources(summary, of_source)
        roll.take(summary)
    chart = _chart_days(days)
    listed = roll.pages()
    known = {one.who.id for one in listed}
    return Index(
        days=tuple(days),
        topics=tuple(_topic(topic, of_topic[topic.id], chart, known) for topic in topics),
        sources=tuple(_source(so_far, chart) for _, so_far in sorted(of_source.items())),
        items=sum(line.items for line in days),
        problems=tuple(problems),
        coming_up=tuple(coming_up),
        who=listed,
    )


def day_line(summary: DaySummary) -> DayLine:
    """A day with all that a feed tells of it."""
    return DayLine(
        day=summary.day,
        headline=summary.headline,
        labels=summary.labels,
        stories=summary.total,
        items=summary.items,
        standfirst=summary.standfirst,
        newest=summary.newest,
        rundown=tuple(story for story in summary.stories if story.in_rundown),
        key_points=summary.key_points,
        tally=summary.tally,
        languages=summary.languages,
    )


def _fold_stories(summary: DaySummary, of_topic: Mapping[str, _TopicSoFar], before: date) -> None:
    """Whom a topic's stories name counts only after the day `before` the charts' first."""
    for story in summary.stories:
        known = [topic for topic in story.topics if topic in of_topic]
        for topic in known:
            so_far = of_topic[topic]
            if len(so_far.recent) < RECENT and so_far.days[summary.day] < A_DAY:
                so_far.recent.append(story)
            so_far.months[f"{summary.day:%Y-%m}"] += 1
            so_far.days[summary.day] += 1
            so_far.beside.update(other for other in known if other != topic)
            if summary.day > before:
                so_far.who.update(story.who)


def _fold_sources(summary: DaySummary, of_source: dict[str, _SourceSoFar]) -> None:
    stories: dict[str, list[StorySummary]] = defaultdict(list)
    for story in summary.stories:
        for source in story.sources:
            stories[source].append(story)
    for found in summary.sources:
        so_far = of_source.setdefault(
            found.source.id, _SourceSoFar(source=found.source, last=summary.day, first=summary.day)
        )
        so_far.first = summary.day
        so_far.recent += found.items[: RECENT - len(so_far.recent)]
        if len(so_far.stories) < FED:
            so_far.stories += stories[found.source.id]
        so_far.days[summary.day] = SourceCount(
            day=summary.day, items=found.count, undated=found.undated, duplicates=found.duplicates
        )
        so_far.total += found.count
        so_far.undated += found.undated
        so_far.duplicates += found.duplicates


def _chart_days(days: Sequence[DayLine]) -> tuple[date, ...]:
    return tuple(days[0].day - timedelta(days=n) for n in range(CHART_DAYS - 1, -1, -1)) if days else ()


def _topic(topic: Topic, so_far: _TopicSoFar, chart: Sequence[date], known: Collection[str]) -> TopicIndex:
    named = sorted(so_far.who.items(), key=lambda found: (-found[1], found[0]))
    ends = {f"{day:%Y-%m}": day for day in sorted(so_far.days)}
    return TopicIndex(
        topic=topic,
        recent=tuple(so_far.recent),
        months=tuple(sorted(so_far.months.items(), reverse=True)),
        ends=tuple(ends[month] for month in sorted(so_far.months, reverse=True)),
        days=tuple((day, so_far.days[day]) for day in chart),
        related=tuple(sorted(so_far.beside.items(), key=lambda found: (-found[1], found[0]))[:6]),
        who=tuple((one, count) for one, count in named if one in known)[:NAMED],
        total=sum(so_far.months.values()),
    )


def _source(so_far: _SourceSoFar, chart: Sequence[date]) -> SourceIndex:
    return SourceIndex(
        source=so_far.source,
        recent=tuple(so_far.recent),
        stories=tuple(so_far.stories),
        days=tuple(so_far.days.get(day, SourceCount(day=day)) for day in chart),
        total=so_far.total,
        undated=so_far.undated,
        duplicates=so_far.duplicates,
        first=so_far.first,
        last=so_far.last,
    )


def topic_months(summaries: Iterable[DaySummary], index: Index) -> Iterator[TopicMonth]:
    """Each topic's stories by month, for the summaries of one month or more, newest day first."""
    months = {found.topic.id: [month for month, _ in found.months] for found in index.topics}
    for month, found in groupby(summaries, key=lambda summary: f"{summary.day:%Y-%m}"):
        stories: dict[str, list[StorySummary]] = defaultdict(list)
        for summary in found:
            for story in summary.stories:
                for topic_id in story.topics:
                    stories[topic_id].append(story)
        for topic in (found.topic for found in index.topics):
            if stories[topic.id]:
                newest_first = months[topic.id]
                at = newest_first.index(month)
                yield TopicMonth(
                    topic=topic,
                    month=month,
                    stories=tuple(stories[topic.id]),
                    previous=newest_first[at + 1] if at + 1 < len(newest_first) else None,
                    next=newest_first[at - 1] if at else None,
                )
