"""The jobs of a build that run in worker processes: read a document, group a day, compose its edition, render it.

Each takes a small value that can be sent to another process or machine, does its input and output through the store
of kept values, and returns a small value.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from digest.clock import Clock
from digest.compose import Cleaned, Material, clean_day, compose, hear
from digest.config import Config, EditorsWord, Settings
from digest.desk import Desk, edition_day, item_day
from digest.editions import Store
from digest.encode import Encoder, encoded
from digest.errors import ReadError
from digest.files import Found, open_document
from digest.filters import Sifted, sift
from digest.fold import summarise
from digest.group import group_stories, merge_duplicates
from digest.model import (
    Day,
    Edition,
    Item,
    Neighbours,
    Page,
    Part,
    Problem,
    Reading,
    Recalled,
    ThreadNotes,
)
from digest.readers import read, reader_for
from digest.render import Frame, edition_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """Read one document and keep the reading under `key`."""

    found: Found
    key: str
    store: Path
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogued:
    """What the plan needs to know of a reading, so that it need not open it."""

    name: str
    reader: str | None
    foreign: bool = False
    """It holds no news, such as somebody's list of keywords."""
    days: tuple[tuple[date, int], ...] = ()
    """The edition days of its items, oldest first, and how many items each has."""
    parts_days: tuple[date, ...] = ()
    """The days of the briefing texts that it holds, oldest first."""
    entries: int = 0
    undated: int = 0
    newest: datetime | None = None
    """Its newest moment."""
    problems: tuple[Problem, ...] = ()

    @property
    def all_days(self) -> frozenset[date]:
        """The days that it speaks of: those of its items and of its briefing texts."""
        return frozenset((*(day for day, _ in self.days), *self.parts_days))


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """What reading a document gave and took."""

    key: str
    catalogued: Catalogued
    seconds: Mapping[str, float]


def read_document(task: ReadTask) -> DocumentRead:
    """Read a document, or its twin where it cannot be read, and keep the reading."""
    clock = Clock()
    with clock("read"):
        reader, reading = _read(task.found)
        if not reading.items and task.found.twin is not None:
            reader, reading = _read(replace(task.found, path=task.found.twin))
        Store(task.store).put(task.key, reading)
        catalogued = _catalogued(task, reader, reading)
    return DocumentRead(key=task.key, catalogued=catalogued, seconds=clock.seconds)


def _catalogued(task: ReadTask, reader: str | None, reading: Reading) -> Catalogued:
    settings = task.settings
    days = Counter(day for item in reading.items if (day := item_day(item, settings)))
    moments = [item.published for item in reading.items if isinstance(item.published, datetime)]
    parts_days = {edition_day(parts.published, settings) for parts in reading.all_parts if parts.published}
    return Catalogued(
        name=task.found.name,
        reader=reader,
        foreign=reader is None and not reading.problems,
        days=tuple(sorted(days.items())),
        parts_days=tuple(sorted(parts_days)),
        entries=reading.entries,
        undated=sum(item.published is None for item in reading.items),
        newest=max(moments, default=None),
        problems=reading.problems,
    )


def _read(found: Found) -> tuple[str | None, Reading]:
    try:
        document = open_document(found)
        reader = found.reader or reader_for(document) if document.raw.strip() else None
    except ReadError as error:
        problem = Problem(where=found.name, message=str(error))
        return None, Reading(problems=(problem,))
    if document.raw.strip() and reader is None:
        return None, Reading()
    try:
        return reader, read(document, reader)
    except Exception as error:  # noqa: BLE001 - a reader of ours or of others that fails must cost its file only
        what = f"the reader {reader!r} failed: {type(error).__name__}: {error}"
        return reader, Reading(problems=(Problem(where=found.name, message=what, remedy="please report it"),))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTask:
    """Group the items of a day, found in kept readings, into stories; keep the day under `key`."""

    day: date
    readings: tuple[str, ...]
    config: Config
    word: EditorsWord
    encoder: Encoder | None
    key: str
    store: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """What grouping a day gave and took."""

    day: date
    counts: Mapping[str, int] = field(default_factory=dict)
    """`items`, `duplicates` and what `digest.filters` takes out, by why; they make up all entries of the day."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """By stage."""


def group_day(task: GroupTask) -> Grouped:
    """The items of a day: wanted, merged, grouped into stories, on the beat or outside it."""
    store = Store(task.store)
    clock = Clock()
    with clock("load"):
        readings = [reading for key in task.readings if (reading := store.get(Reading, key))]
        desk = Desk(task.config)
        items, sources = desk.items_of(task.day, readings)
        sifted = sift(items, task.config)
    with clock("group"):
        merged = merge_duplicates(sifted.items)
    with clock("encode"):
        sentences = encoded(merged, task.day, task.encoder, store) if task.encoder else None
    with clock("group"):
        stories = group_stories(merged, task.word, sentences)
    with clock("topics"):
        on_beat, outside = desk.by_beat(stories, sources)
    with clock("keep"):
        used = {name for item in merged for name in item.source_ids}
        day = Day(
            day=task.day,
            stories=on_beat,
            outside=outside,
            parts=desk.parts_of(task.day, readings),
            sources=tuple(source for key, source in sorted(sources.items()) if key in used),
        )
        store.put(task.key, day)
    with clock("remember"):
        cleaned = clean_day(day)
        store.put(task.key, cleaned)
        store.put(task.key, hear(day, cleaned, task.config.settings.zone))
    grouped = Grouped(day=task.day, counts=_count(sifted, merged))
    store.put(task.key, grouped)
    return replace(grouped, seconds=clock.seconds)


def _count(sifted: Sifted, merged: Sequence[Item]) -> dict[str, int]:
    """The account of a day's entries; the hub of a briefing text is no entry."""
    wanted, kept = (sum(item.part is Part.NEWS for item in some) for some in (sifted.items, merged))
    return {"items": kept, "duplicates": wanted - kept, **sifted.without}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeTask:
    """Compose the edition of a kept day, and keep it, with its summary, under `key`."""

    day_key: str
    notes: str
    recalled: str
    config: Config
    word: EditorsWord
    key: str
    store: Path


def compose_day(task: ComposeTask) -> Mapping[str, float]:
    """Compose an edition; returns the seconds by stage."""
    store = Store(task.store)
    clock = Clock()
    with clock("load"):
        day, cleaned = store.get(Day, task.day_key), store.get(Cleaned, task.day_key)
        notes = store.get(ThreadNotes, task.notes) or ThreadNotes()
        recalled = store.get(Recalled, task.recalled) or Recalled()
    if day and cleaned:
        with clock("compose"):
            material = Material(day=_threaded(day, notes), cleaned=cleaned, recalled=recalled)
            edition = compose(material, task.config, task.word)
        with clock("keep"):
            store.put(task.key, edition)
            store.put(task.key, summarise(edition))
    return clock.seconds


def _threaded(day: Day, notes: ThreadNotes) -> Day:
    """The day with each story's place in its thread."""
    of = {note.story: note for note in notes.notes}
    return replace(day, stories=tuple(replace(story, thread=of.get(story.id)) for story in day.stories))


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderTask:
    """Render the pages of a kept edition."""

    key: str
    around: Neighbours
    frame: Frame
    store: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What rendering an edition gave and took."""

    pages: tuple[Page, ...]
    seconds: Mapping[str, float]


def render_edition(task: RenderTask) -> Rendered:
    """The pages of an edition."""
    clock = Clock()
    with clock("render"):
        edition = Store(task.store).get(Edition, task.key)
        pages = tuple(edition_pages(edition, task.around, task.frame)) if edition else ()
    return Rendered(pages=pages, seconds=clock.seconds)
