"""A day's stories in tests, from a few lines, and the edition that is composed of them."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from digest.compose import Material, compose
from digest.config import Config, EditorsWord, Settings
from digest.model import Claim, DateIs, Day, Edition, Event, Gloss, Item, Source, Story
from digest.urls import slug

DAY = date(2024, 3, 5)


def item(source: str, title: str | None, text: str = "", **more: object) -> Item:
    """An item of the day, at noon, with an id from its source and title."""
    values: dict[str, object] = {
        "id": slug(f"{source} {title}", "untitled"),
        "source_id": source,
        "title": title,
        "summary": text,
        "language": "en",
        "published": datetime(2024, 3, 5, 12, tzinfo=UTC),
        "date_is": DateIs.STATED,
        "url": f"https://{source}.example/{slug(title or '', 'untitled')}",
    }
    return Item(**{**values, **more})  # type: ignore[arg-type]


def day(text: str, **more: object) -> Day:
    """A day of stories separated by blank lines, each of items `source | title | text`; other lines go on."""
    stories = []
    for block in filter(None, (block.strip() for block in text.split("\n\n"))):
        lines = re.sub(r"\n(?!.*\|)\s*", " ", block).splitlines()
        parts = ([part.strip() for part in line.split("|")] for line in lines)
        items = tuple(item(source, title, "".join(rest)) for source, title, *rest in parts)
        stories.append(Story(id=items[0].id, items=items))
    return day_of(*stories, **more)


def day_of(*stories: Story, **more: object) -> Day:
    """A day of these stories, with the sources that they name."""
    names = sorted({item.source_id for story in stories for item in story.items})
    sources = tuple(Source(id=name, name=name.title()) for name in names)
    return Day(**{"day": DAY, "stories": stories, "sources": sources, **more})  # type: ignore[arg-type]


def edition(of: Day, word: EditorsWord | None = None, **config: object) -> Edition:
    """The edition of a day, under default settings but for what is given."""
    settings = config.pop("settings", Settings())
    return compose(Material.of(of), Config(settings=settings, **config), word or EditorsWord())  # type: ignore[arg-type]


def claims(of: Edition) -> Iterator[Claim | Event | Gloss]:
    """Everything that an edition asserts."""
    for segment in of.rundown:
        yield from segment.text
    yield from of.hub.key_points
    yield from of.hub.who
    yield from of.hub.timeline
    yield from of.hub.coming_up
