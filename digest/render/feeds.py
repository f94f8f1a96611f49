"""Feeds, of the site and of pages that list stories, in Atom (RFC 4287) and JSON Feed 1.1."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from digest.model import DayLine, Index, Page, StorySummary
from digest.render import links
from digest.render.frame import Frame, day_words, fragment, linker, page
from digest.render.indexes import Told, told

_DAYS = 30
"""How many briefings the site's feed holds."""
_STORIES = 50
"""How many stories a topic's feed holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A briefing or a story, as a feed tells it."""

    id: str
    title: str
    href: str
    updated: str
    content: str
    """HTML."""
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed, for both formats; addresses are absolute where the site has one, else relative to the feed."""

    id: str
    title: str
    subtitle: str
    folder: str
    """The path of the page that it feeds."""
    updated: str
    entries: tuple[FeedEntry, ...]


def feed_pages(index: Index, frame: Frame) -> Iterator[Page]:
    """All feeds of the site."""
    settings = frame.settings
    yield from _written(
        Feed(
            id=_urn(frame, ""),
            title=settings.title,
            subtitle=settings.description,
            folder="",
            updated=_newest((one.day for one in index.days), frame),
            entries=tuple(_briefing(one, frame) for one in index.days[:_DAYS]),
        ),
        frame,
    )
    for one in index.topics:
        yield from story_feed(links.topic(one.topic.id), one.topic.title, one.topic.description, one.recent, frame)


def story_feed(folder: str, title: str, subtitle: str, stories: Sequence[StorySummary], frame: Frame) -> Iterator[Page]:
    """The feeds of a page in `folder` that lists stories, newest first."""
    yield from _written(
        Feed(
            id=_urn(frame, folder),
            title=f"{title} – {frame.settings.title}",
            subtitle=subtitle,
            folder=folder,
            updated=_newest((story.day for story in stories), frame),
            entries=tuple(_story(story, folder, frame) for story in stories[:_STORIES]),
        ),
        frame,
    )


def _briefing(line: DayLine, frame: Frame) -> FeedEntry:
    path = links.briefing(line.day)
    stories = [told(story, frame) for story in line.rundown]
    return FeedEntry(
        id=_urn(frame, path),
        title=(
            frame.say("Briefing: %(headline)s", headline=line.headline)
            if line.headline
            else frame.say("Briefing for %(full_date)s", full_date=day_words(frame, line.day))
        ),
        href=_address(frame, "", path),
        updated=closed(line.day, frame),
        content=_content(frame, line.standfirst, stories, line.labels),
        tags=line.labels,
    )


def _story(story: StorySummary, folder: str, frame: Frame) -> FeedEntry:
    line = told(story, frame)
    ours = _address(frame, folder, line.path)
    return FeedEntry(
        id=_urn(frame, f"{links.briefing(story.day)}{story.id}"),
        title=story.title,
        href=ours if story.in_rundown or not line.href else line.href,
        updated=closed(story.day, frame),
        content=_content(frame, "", [line], ()),
        tags=tuple(topic.title for topic in frame.topics_of(story.topics)),
    )


def _content(frame: Frame, standfirst: str, stories: Iterable[Told], labels: tuple[str, ...]) -> str:
    return fragment(frame, "entry.html", standfirst=standfirst, stories=tuple(stories), labels=labels).strip()


def _written(feed: Feed, frame: Frame) -> Iterator[Page]:
    """The feed in both formats."""
    own, twin = feed.folder + links.FEED, feed.folder + links.JSON_FEED
    settings = frame.settings
    home = _address(frame, feed.folder, feed.folder)
    yield page(
        own,
        fragment(
            frame,
            "atom.xml",
            feed=feed,
            settings=settings,
            home=home,
            self=_address(frame, feed.folder, own),
        ),
    )
    shown = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": home,
        "feed_url": _address(frame, feed.folder, twin),
        "description": feed.subtitle,
        "language": frame.language,
        "items": [
            {
                "id": entry.id,
                "url": entry.href,
                "title": entry.title,
                "content_html": entry.content,
                "date_published": entry.updated,
                "tags": entry.tags,
            }
            for entry in feed.entries
        ],
    }
    yield page(twin, json.dumps(shown, ensure_ascii=False, indent=1) + "\n")


def _address(frame: Frame, folder: str, path: str) -> str:
    """A path of ours as a feed in `folder` names it."""
    return links.permalink(frame.settings.url, path) or linker(frame, folder)(path)


def _urn(frame: Frame, path: str) -> str:
    """An id that depends on the site's title and the path only: neither host nor build changes it."""
    return uuid5(NAMESPACE_OID, f"{frame.settings.title}\n{path}").urn


def _newest(days: Iterable[date], frame: Frame) -> str:
    """When the newest of the days was last written to; the build's time where there is none."""
    return max((closed(day, frame) for day in days), default=_stamp(frame.built))


def closed(day: date, frame: Frame) -> str:
    """When a day was last written to: at its end, or at the build where that comes first."""
    settings = frame.settings
    end = datetime.combine(day + timedelta(days=1), settings.day_starts_at, settings.zone)
    return _stamp(min(end, frame.built))


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
