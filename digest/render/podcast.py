"""The podcast: a page that lists what can be listened to, and its feed, RSS 2.0 with the tags of podcast directories.

A feed needs whole addresses, so only a site with a `url` has one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from digest.model import MEDIA_TYPES, Index, Page, Recording
from digest.render import cover, links
from digest.render.found import changed
from digest.render.frame import Frame, Sheet, day_words, draw, fragment, page
from digest.render.listen import CHAPTERS, TRANSCRIPT, clock, recording_path

_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The podcast namespace's, for the ids of podcasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A recording, as the page and the feed tell it; `url` and what else is an address is empty without the site's."""

    title: str
    date: str
    path: str
    """Of the briefing."""
    file: str
    """The path of the recording."""
    media_type: str
    size: int
    clock: str
    seconds: int
    summary: str
    id: str
    published: str
    """As RFC 822 has it."""
    page: str
    enclosure: str
    transcript: str
    chapters: str


def episodes(index: Index, frame: Frame) -> tuple[Episode, ...]:
    """All recordings, newest first."""
    newest = {line.day: line.newest for line in index.days}
    return tuple(_episode(recording, newest.get(recording.day), frame) for recording in index.recordings)


def podcast_pages(index: Index, frame: Frame) -> Iterator[Page]:
    """The page and the feed, where there is something to listen to, and the picture that the feed names."""
    if not index.recordings:
        return
    settings = frame.settings
    all_episodes = episodes(index, frame)
    feed = links.permalink(settings.url, links.PODCAST_FEED)
    title = frame.say("Podcast")
    description = frame.say("The briefings of %(site)s to listen to.", site=settings.title)
    sheet = Sheet(path=links.PODCAST, title=title, description=description)
    yield draw(frame, "podcast.html", sheet, episodes=all_episodes, feed=feed)
    if feed:
        yield page(
            links.PODCAST_FEED,
            fragment(
                frame,
                "podcast.xml",
                episodes=all_episodes,
                settings=settings,
                description=settings.description or description,
                home=links.permalink(settings.url, links.HOME),
                image=links.permalink(settings.url, cover.PATH),
                feed=feed,
                id=uuid5(_NAMESPACE, feed.partition("://")[2].rstrip("/")),
            ),
        )
        yield cover.cover_page(frame)


def _episode(recording: Recording, newest: datetime | None, frame: Frame) -> Episode:
    folder, file = links.briefing(recording.day), recording_path(recording)
    published = datetime.fromisoformat(changed(recording.day, newest, frame.settings))
    if published.tzinfo is None:
        published = published.replace(tzinfo=frame.settings.zone)

    def address(path: str) -> str:
        return links.permalink(frame.settings.url, path) or ""

    return Episode(
        title=recording.title,
        date=day_words(frame, recording.day),
        path=folder,
        file=file,
        media_type=MEDIA_TYPES[recording.format],
        size=recording.size,
        clock=clock(recording.seconds),
        seconds=round(recording.seconds),
        summary=recording.summary,
        id=uuid5(NAMESPACE_OID, f"{frame.settings.title}\n{folder}briefing").urn,
        published=format_datetime(published),
        page=address(folder),
        enclosure=address(file),
        transcript=address(folder + TRANSCRIPT),
        chapters=address(folder + CHAPTERS),
    )
