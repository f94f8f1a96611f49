"""What stands beside the stories of a topic or of somebody: threads that moved, and names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.model import Index, StorySummary
from digest.render import links, words
from digest.render.frame import Frame

_THREADS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """A thread, by its newest story of those on the page."""

    title: str
    lang: str | None
    path: str
    day: int
    date: str


def moving(stories: Iterable[StorySummary], frame: Frame) -> tuple[Moving, ...]:
    """The threads of stories that come newest first: each once, by its newest story, and only those with a page."""
    found: dict[str, StorySummary] = {}
    for story in stories:
        if story.thread and story.thread_day > 1:
            found.setdefault(story.thread, story)
    return tuple(
        Moving(
            title=story.title,
            lang=words.foreign(story.language, frame.language),
            path=links.thread(slug),
            day=story.thread_day,
            date=words.short_day(story.day, frame.language),
        )
        for slug, story in list(found.items())[:_THREADS]
    )


def named_links(named: Iterable[tuple[str, int]], index: Index) -> tuple[tuple[str, str, int], ...]:
    """Name, page and count of those who have a page, of ids and counts."""
    names: Mapping[str, str] = {one.who.id: one.who.name for one in index.who}
    return tuple((names[key], links.who(key), count) for key, count in named if key in names)
