"""The pages of sources: what each published, and how it is doing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from digest.model import Health, Index, ItemSummary, Page, SourceIndex, Standing
from digest.render import charts, links, words
from digest.render.frame import Frame, Sheet, day_words, draw
from digest.text import fold

_WEEKS = 28
"""Days of the charts in the list."""
_SILENT = timedelta(days=7)
"""A source that brought nothing for so long has fallen silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source, and how it is doing."""

    name: str
    path: str
    language: str | None
    country: str | None
    owner: str | None
    total: int
    last: str
    undated: str
    duplicates: str
    health: charts.Health | None
    standing: str
    """How it is when it is visited; empty where it is not."""
    visits: tuple[tuple[str, str], ...]
    """What else visits to it tell: names and values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An item as its source's page shows it."""

    title: str
    lang: str | None
    href: str | None
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDay:
    """The items of one day."""

    date: str
    path: str
    entries: tuple[Listed, ...]


def source_pages(index: Index, frame: Frame) -> Iterator[Page]:
    """The list of sources, and each source's page."""
    sheet = Sheet(
        path=links.SOURCES,
        title=frame.say("Sources"),
        description=frame.say("Where %(site)s reads, and how each source is doing.", site=frame.settings.title),
        part=links.SOURCES,
    )
    by_name = sorted(index.sources, key=lambda one: (fold(one.source.name), one.source.id))
    lines = [_line(one, _WEEKS, frame) for one in by_name]
    yield draw(frame, "sources.html", sheet, sources=lines, visited=any(one.standing for one in lines))
    names = Counter(fold(one.source.name) for one in index.sources)
    for one in index.sources:
        name = one.source.name
        shared = names[fold(name)] > 1
        yield draw(
            frame,
            "source.html",
            Sheet(
                path=links.source(one.source.id),
                title=name,
                tail=one.source.id if shared else frame.say("Sources"),
                description=frame.say(
                    "What %(name)s published, and how it is doing as a source.",
                    name=f"{name} ({one.source.id})" if shared else name,
                ),
                part=links.SOURCES,
                feed=links.source(one.source.id),
            ),
            source=_line(one, len(one.days), frame),
            href=links.outward(one.source.url),
            first=words.short_day(one.first, frame.language),
            groups=_by_day(one.recent, frame),
        )


def silent(index: Index) -> tuple[tuple[str, str], ...]:
    """Name and page of the sources from which nothing came in the week up to the site's newest day."""
    found = (one for one in index.sources if one.last <= index.days[0].day - _SILENT)
    by_name = sorted(found, key=lambda one: (fold(one.source.name), one.source.id))
    return tuple((one.source.name, links.source(one.source.id)) for one in by_name)


def _line(one: SourceIndex, days: int, frame: Frame) -> SourceLine:
    """A source, with a chart of so many days."""
    language = frame.language
    return SourceLine(
        name=one.source.name,
        path=links.source(one.source.id),
        language=words.language_name(one.source.language, language) if one.source.language else None,
        country=words.country_name(one.source.country, language) if one.source.country else None,
        owner=one.source.owner,
        total=one.total,
        last=words.short_day(one.last, language),
        undated=words.share(one.undated, one.total, frame.wording),
        duplicates=words.share(one.duplicates, one.total + one.duplicates, frame.wording),
        health=charts.health(one.days[-days:], frame),
        standing=_standing(one.visits, frame) if one.visits else "",
        visits=_visits(one.visits, frame) if one.visits else (),
    )


def unanswering(index: Index, frame: Frame) -> tuple[tuple[str, str, str], ...]:
    """Name, page and standing of the sources that do not answer, or are gone."""
    found = (one for one in index.sources if one.visits and one.visits.standing is not Standing.WELL)
    by_name = sorted(found, key=lambda one: (fold(one.source.name), one.source.id))
    return tuple(
        (one.source.name, links.source(one.source.id), _standing(one.visits, frame)) for one in by_name if one.visits
    )


def _standing(health: Health, frame: Frame) -> str:
    """How a source stands, in words. Why is the editor's business, who is told it by `digest sources`."""
    since = words.short_day(health.since, frame.language) if health.since else ""
    if health.standing is Standing.GONE:
        return frame.say("gone since %(date)s", date=since)
    if health.standing is Standing.FAILING:
        return frame.say("no answer since %(date)s", date=since)
    return frame.say("answers")


def _visits(health: Health, frame: Frame) -> tuple[tuple[str, str], ...]:
    """What visits to a source tell beside how it stands."""
    language = frame.language
    told = (
        (frame.say("Last answer"), words.short_day(health.last_success, language) if health.last_success else ""),
        (frame.say("Last news"), words.short_day(health.last_new, language) if health.last_new else ""),
        (frame.say("Entries at a time"), frame.wording.number(health.items) if health.items else ""),
        (frame.say("Answers within"), _seconds(health.seconds, frame) if health.seconds else ""),
    )
    return tuple((name, value) for name, value in told if value)


def _seconds(seconds: float, frame: Frame) -> str:
    return frame.say("%(n)s s", n=frame.wording.number(seconds))


def _by_day(items: Sequence[ItemSummary], frame: Frame) -> list[ListedDay]:
    settings = frame.settings
    return [
        ListedDay(
            date=day_words(frame, day),
            path=links.briefing(day),
            entries=tuple(
                Listed(
                    title=item.title,
                    lang=words.foreign(item.language, frame.language),
                    href=links.outward(item.url),
                    time=words.clock(item.published, item.date_is, settings.zone, frame.wording),
                )
                for item in group
            ),
        )
        for day, group in groupby(items, key=lambda item: item.day)
    ]
