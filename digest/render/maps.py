"""Maps of the site for search engines: `robots.txt`, site maps (sitemaps.org, 0.9) and the map of the news.

A page's time is that of the newest content it shows, never that of the build.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from digest.model import DayLine, Index, Page
from digest.render import links
from digest.render.found import changed
from digest.render.frame import Frame, day_words, fragment, page

SITE_MAP, NEWS_MAP = "sitemap.xml", "news-sitemap.xml"
MOST = 50_000
"""How many addresses a site map may hold (sitemaps.org); where there are more, a map of maps leads to them."""
_NEWS = timedelta(days=2)
"""The news of a map of news are of the last two days; here those up to the newest edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address, and when what is there changed last."""

    address: str
    changed: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A briefing in the map of news."""

    address: str
    published: str
    title: str


def map_pages(index: Index, moved: Mapping[str, date], frame: Frame) -> Iterator[Page]:
    """`robots.txt`, and where the site has an address its maps.

    Args:
        index: the indexes.
        moved: the slug of every thread, and the last day on which it moved.
        frame: what all pages share.
    """
    url = frame.settings.url
    maps = [links.permalink(url, name) for name in (SITE_MAP, NEWS_MAP)] if url else []
    yield page("robots.txt", "User-agent: *\nAllow: /\n" + "".join(f"Sitemap: {address}\n" for address in maps))
    if url:
        yield from site_maps([_place(*found, url) for found in _paths(index, moved, frame)], frame)
        news = [_news(line, frame) for line in index.days if index.days[0].day - line.day < _NEWS]
        yield page(NEWS_MAP, fragment(frame, "news-sitemap.xml", entries=news, settings=frame.settings))


def site_maps(places: Sequence[Place], frame: Frame) -> Iterator[Page]:
    """The map of these places; where one may not hold them all, a map of maps and the maps that it leads to."""
    if len(places) <= MOST:
        yield page(SITE_MAP, fragment(frame, "sitemap.xml", entries=places))
        return
    size = ceil(len(places) / ceil(len(places) / MOST))
    parts: list[Place] = []
    for number, start in enumerate(range(0, len(places), size), start=1):
        entries = places[start : start + size]
        path = f"sitemap-{number}.xml"
        parts.append(
            _place(path, max((one.changed for one in entries if one.changed), default=None), frame.settings.url)
        )
        yield page(path, fragment(frame, "sitemap.xml", entries=entries))
    yield page(SITE_MAP, fragment(frame, "sitemap-index.xml", entries=parts))


def _place(path: str, changed: str | None, url: str | None) -> Place:
    return Place(address=links.permalink(url, path) or path, changed=changed)


def _news(line: DayLine, frame: Frame) -> News:
    return News(
        address=links.permalink(frame.settings.url, links.briefing(line.day)) or "",
        published=changed(line.day, line.newest, frame.settings),
        title=line.headline or frame.say("Briefing for %(full_date)s", full_date=day_words(frame, line.day)),
    )


def _paths(index: Index, moved: Mapping[str, date], frame: Frame) -> Iterator[tuple[str, str | None]]:
    """Every page worth finding, and when its newest content is from."""
    times = {line.day: changed(line.day, line.newest, frame.settings) for line in index.days}
    newest = times[index.days[0].day] if index.days else None
    listed = (links.WHO,) if index.who else ()
    heard = (links.PODCAST,) if index.recordings else ()
    for path in (
        links.HOME,
        links.THREADS,
        links.TOPICS,
        *listed,
        links.SOURCES,
        links.ARCHIVE,
        *heard,
        links.ABOUT,
        links.STATS,
    ):
        yield path, newest
    for line in index.days:
        yield links.briefing(line.day), times[line.day]
    for year in sorted({line.day.year for line in index.days}):
        yield links.year(year), times[max(line.day for line in index.days if line.day.year == year)]
    for slug, day in sorted(moved.items()):
        yield links.thread(slug), times.get(day)
    for topic in index.topics:
        yield links.topic(topic.topic.id), times.get(topic.ends[0]) if topic.ends else None
        for (month, _), day in zip(topic.months, topic.ends, strict=True):
            yield links.topic_month(topic.topic.id, month), times.get(day)
    for one in index.who:
        yield links.who(one.who.id), times.get(one.days[0][0])
    for source in index.sources:
        yield links.source(source.source.id), times.get(source.last)
