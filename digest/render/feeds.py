"""What the feeds tell: briefings on that of the site, else stories: of a topic, a thread, somebody or a source.

An item of a source stands for itself where the indexes keep nothing of its story.

Nothing in them hangs on the build: an entry is known by the site's title and its path, and was updated when the newest
item that it tells was published.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from uuid import NAMESPACE_OID, uuid5

from digest.model import (
    MEDIA_TYPES,
    DayLine,
    Index,
    ItemSummary,
    Page,
    Recording,
    SourceIndex,
    Statement,
    StorySummary,
)
from digest.render import links, words
from digest.render.frame import Frame, address, day_words, fragment
from digest.render.indexes import told
from digest.render.listen import recording_path
from digest.render.syndication import Enclosure, Feed, FeedEntry, Passage, feed_files

_STORIES = 50
"""How many stories a topic's feed holds."""
_OF_A_SOURCE = 30
"""How many stories and single items a source's feed holds."""
_MORE = 5
"""How many outlets are named behind a story that is not in the rundown."""
_NEVER = datetime.fromtimestamp(0, UTC)
"""When a feed without an entry was updated."""


def feed_pages(index: Index, frame: Frame) -> Iterator[Page]:
    """The feeds of the site, of its topics and of its sources."""
    months = sorted({f"{one.day:%Y-%m}" for one in index.days}, reverse=True)
    before = links.feed_archive(months[1]) if len(months) > 1 else ""
    site = _site_feed(index.days, before, frame)
    yield from feed_files(_heard(site, index.recordings, frame), frame)
    for one in index.topics:
        yield from story_feed(links.topic(one.topic.id), one.topic.title, one.topic.description, one.recent, frame)
    for source in index.sources:
        yield from _source_feed(source, frame)


def archived_feed(month: str, before: str | None, days: Sequence[DayLine], frame: Frame) -> Iterator[Page]:
    """The briefings of a month that is over, as RFC 5005 has it: a feed goes on in its archives, newest first.

    Args:
        month: as `YYYY-MM`.
        before: the nearest earlier month that has an edition.
        days: those of the month, newest first.
        frame: what all pages share.
    """
    folder = links.ARCHIVE
    entries = _briefings(days, folder, frame)
    feed = Feed(
        id=_urn(frame, f"{links.feed_archive(month)}.xml"),
        title=frame.settings.title,
        subtitle=frame.settings.description,
        path=links.feed_archive(month),
        home=address(frame, folder, links.HOME),
        updated=_newest(entries),
        entries=entries,
        before=links.feed_archive(before) if before else "",
        current=links.FEED,
    )
    yield from feed_files(feed, frame)


def story_feed(folder: str, title: str, subtitle: str, stories: Sequence[StorySummary], frame: Frame) -> Iterator[Page]:
    """The feeds of a page in `folder` that lists stories, newest first."""
    entries = tuple(_story(story, folder, frame) for story in stories[:_STORIES])
    yield from feed_files(_feed(folder, (title, subtitle), entries, frame), frame)


def moved_feed(old: str, slug: str, day: date, frame: Frame) -> Iterator[Page]:
    """The feeds at the old address of a thread, for whoever subscribed there: one entry leads on.

    Args:
        old: its former slug.
        slug: that of the thread that it is part of.
        day: the day on which that was found.
        frame: what all pages share.
    """
    folder, target = links.thread(old), links.thread(slug)
    title = frame.say("This thread has moved")
    there = [(frame.say("Go to its page"), target), (frame.say("Atom feed"), f"{target}{links.FEED}.xml")]
    content = fragment(
        frame,
        "entry.html",
        standfirst=title,
        labels=(),
        paragraphs=[],
        points=(),
        links=[(name, address(frame, folder, path)) for name, path in there],
    )
    entry = FeedEntry(
        id=_urn(frame, f"{folder}moved"),
        title=title,
        href=address(frame, folder, target),
        updated=_stamp(day, [], frame),
        content=content.strip(),
        tags=(),
    )
    yield from feed_files(_feed(folder, (title, ""), (entry,), frame), frame)


def _source_feed(one: SourceIndex, frame: Frame) -> Iterator[Page]:
    folder, name = links.source(one.source.id), one.source.name
    entries = tuple(
        _story(part, folder, frame) if isinstance(part, StorySummary) else _item(part, one, frame)
        for part in islice(_of_source(one), _OF_A_SOURCE)
    )
    subtitle = frame.say("Stories that %(name)s has a part in.", name=name)
    yield from feed_files(_feed(folder, (name, subtitle), entries, frame), frame)


def _of_source(one: SourceIndex) -> Iterator[StorySummary | ItemSummary]:
    """The stories that a source has a part in, newest day first, before the items of their day that stand alone."""
    parts: tuple[Iterable[StorySummary | ItemSummary], ...] = (one.stories, _alone(one))
    return heapq.merge(*parts, key=lambda part: part.day, reverse=True)


def _alone(one: SourceIndex) -> Iterator[ItemSummary]:
    """Its newest items in whose place no story stands, one of each story."""
    seen = {(story.day, story.id) for story in one.stories}
    for item in one.recent:
        if item.story is None or (item.day, item.story) not in seen:
            seen.add((item.day, item.story or item.id))
            yield item


def _site_feed(days: Sequence[DayLine], before: str, frame: Frame) -> Feed:
    entries = _briefings(days, links.HOME, frame)
    return Feed(
        id=_urn(frame, ""),
        title=frame.settings.title,
        subtitle=frame.settings.description,
        path=links.FEED,
        home=address(frame, links.HOME, links.HOME),
        updated=_newest(entries),
        entries=entries,
        before=before,
    )


def _heard(feed: Feed, recordings: Iterable[Recording], frame: Frame) -> Feed:
    """The site's feed, with the recordings of its briefings."""
    found = {
        _urn(frame, links.briefing(one.day)): Enclosure(
            href=address(frame, links.HOME, recording_path(one)),
            media_type=MEDIA_TYPES[one.format],
            size=one.size,
            seconds=round(one.seconds),
        )
        for one in recordings
    }
    return replace(feed, entries=tuple(replace(entry, enclosure=found.get(entry.id)) for entry in feed.entries))


def _feed(folder: str, about: tuple[str, str], entries: tuple[FeedEntry, ...], frame: Frame) -> Feed:
    """The feed of a page, about which is said what it is called and what it has."""
    title, subtitle = about
    return Feed(
        id=_urn(frame, folder),
        title=f"{title} – {frame.settings.title}",
        subtitle=subtitle,
        path=folder + links.FEED,
        home=address(frame, folder, folder),
        updated=_newest(entries),
        entries=entries,
    )


def _briefings(days: Sequence[DayLine], folder: str, frame: Frame) -> tuple[FeedEntry, ...]:
    """The days of which there is something to tell."""
    return tuple(_briefing(one, folder, frame) for one in days if one.rundown or one.key_points)


def _briefing(line: DayLine, folder: str, frame: Frame) -> FeedEntry:
    path = links.briefing(line.day)
    whole = frame.settings.feeds == "full"
    content = fragment(
        frame,
        "entry.html",
        standfirst=line.standfirst,
        labels=line.labels if not whole or not line.rundown else (),
        paragraphs=[_paragraph(story) for story in line.rundown] if whole else [],
        points=_passages(line.key_points) if whole else (),
        links=(),
    )
    return FeedEntry(
        id=_urn(frame, path),
        title=(
            frame.say("Briefing: %(headline)s", headline=line.headline)
            if line.headline
            else frame.say("Briefing for %(full_date)s", full_date=day_words(frame, line.day))
        ),
        href=address(frame, folder, path),
        updated=_stamp(line.day, [story.newest for story in line.rundown], frame),
        content=content.strip(),
        tags=line.labels,
    )


def _story(story: StorySummary, folder: str, frame: Frame) -> FeedEntry:
    line = told(story, frame)
    ours = address(frame, folder, line.path)
    whole = frame.settings.feeds == "full"
    content = fragment(
        frame,
        "entry.html",
        standfirst="",
        labels=(),
        paragraphs=[_paragraph(story)] if whole else [(line.label, _beginning(story))],
        points=(),
        links=[(frame.say("Briefing for %(full_date)s", full_date=day_words(frame, story.day)), ours)],
    )
    return FeedEntry(
        id=_urn(frame, f"{links.briefing(story.day)}{story.id}"),
        title=story.title,
        href=ours if story.in_rundown or not line.href else line.href,
        updated=_stamp(story.day, [story.newest], frame),
        content=content.strip(),
        tags=tuple(topic.title for topic in frame.topics_of(story.topics)),
    )


def _item(item: ItemSummary, one: SourceIndex, frame: Frame) -> FeedEntry:
    ours = address(frame, links.source(one.source.id), links.briefing(item.day))
    href = links.outward(item.url)
    content = fragment(
        frame,
        "entry.html",
        standfirst="",
        labels=(),
        paragraphs=[("", (Passage(text=item.title, places=((one.source.name, href),)),))],
        points=(),
        links=[(frame.say("Briefing for %(full_date)s", full_date=day_words(frame, item.day)), ours)],
    )
    return FeedEntry(
        id=_urn(frame, links.briefing(item.day) + (item.story or f"{one.source.id}/{item.id}")),
        title=item.title,
        href=href or ours,
        updated=_stamp(item.day, [item.published if isinstance(item.published, datetime) else None], frame),
        content=content.strip(),
        tags=(),
    )


def _paragraph(story: StorySummary) -> tuple[str, tuple[Passage, ...]]:
    """The label of a story and all that is told of it."""
    return (story.label, _passages(story.told)) if story.told else ("", _beginning(story))


def _beginning(story: StorySummary) -> tuple[Passage, ...]:
    """The sentence that tells a story, with the outlets that have it; the first one's name leads to the item."""
    if story.told:
        return _passages(story.told[:1])
    names = (story.outlets or story.sources)[:_MORE]
    places = ((name, links.outward(story.url) if not at else None) for at, name in enumerate(names))
    text = story.text or story.title
    return (Passage(text=text, stop=words.stop(text), places=tuple(places)),)


def _passages(statements: Iterable[Statement]) -> tuple[Passage, ...]:
    """Sentences with their sources; a run of those that have the same ones names them at its end."""
    told_so = tuple(statements)
    following = (*(one.places for one in told_so), None)[1:]
    return tuple(
        Passage(
            text=one.text,
            stop=words.stop(one.text),
            places=tuple((name, links.outward(url)) for name, url in one.places if one.places != after),
        )
        for one, after in zip(told_so, following, strict=True)
    )


def _urn(frame: Frame, path: str) -> str:
    """An id that depends on the site's title and the path only: neither host nor build changes it."""
    return uuid5(NAMESPACE_OID, f"{frame.settings.title}\n{path}").urn


def _newest(entries: Iterable[FeedEntry]) -> str:
    return max((entry.updated for entry in entries), default=_written(_NEVER))


def _stamp(day: date, moments: Iterable[datetime | None], frame: Frame) -> str:
    """The newest of the moments, no later than the day's end; the day's beginning where none is known."""
    start, end = (_begins(one, frame) for one in (day, day + timedelta(days=1)))
    return _written(min(max(filter(None, moments), default=start), end))


def _begins(day: date, frame: Frame) -> datetime:
    return datetime.combine(day, frame.settings.day_starts_at, frame.settings.zone)


def _written(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
