"""A build, from top to bottom: plan the days, make those that changed, fold, render, write what changed."""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files as package_files
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol, TypeVar

from digest import __version__
from digest.config import Config, EditorsWord
from digest.editions import Store, key_of, to_json
from digest.errors import ReadError
from digest.files import find_documents, load_assets, load_bytes, load_templates, load_words
from digest.fold import fold, topic_months
from digest.jobs import (
    Catalogued,
    Clock,
    DayMade,
    DayTask,
    ReadTask,
    RenderTask,
    make_edition,
    read_document,
    render_edition,
)
from digest.model import DaySummary, Edition, Index, Neighbours, Page, Problem, Reading
from digest.render import Frame, index_pages, month_pages
from digest.site import SiteFolder

WORTH_A_POOL = {"read": 100, "compose": 3, "render": 3}
"""So many tasks of a stage are worth other processes, which take half a second to start."""

Task = TypeVar("Task")
Result = TypeVar("Result")


class Tell(Protocol):
    """How a build tells how far it is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` steps of a stage are done."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to build: documents of a content folder, or of other folders, or of both, into a site's folder."""

    config: Config
    site: Path
    store: Path
    """The folder of what is kept between builds."""
    content: Path | None = None
    folders: tuple[Path, ...] = ()
    since: date | None = None
    until: date | None = None
    workers: int | None = None
    """Processes at work; by default one for each core."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build did."""

    days: int
    made: int
    """Days whose edition was made anew."""
    documents: int
    foreign: tuple[str, ...]
    """Files that hold no news, such as somebody's list of keywords."""
    pages: int
    changed: int
    removed: int
    counts: dict[str, int]
    """An account of all entries: `entries` is the sum of the others."""
    seconds: dict[str, float]
    """By stage; of reading, making and rendering, the sum over all processes."""
    settings_problems: tuple[Problem, ...]
    """What cannot be used of the editor's words."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """What is known of each document, by the key of its reading."""

    readings: dict[str, Catalogued] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A day, the key of its edition, and what the edition is made from."""

    day: date
    key: str
    readings: tuple[str, ...]
    word: EditorsWord


@dataclass(frozen=True, slots=True, kw_only=True)
class _Works:
    """What all steps of a build work with."""

    job: Job
    pool: Executor
    tell: Tell
    store: Store
    clock: Clock

    def run(self, stage: str, do: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """The results of a job, in the order of its tasks; a few tasks are done here, in this process."""
        each = max(1, min(16, len(tasks) // (4 * _cores())))
        here = len(tasks) < WORTH_A_POOL[stage]
        for done, result in enumerate(map(do, tasks) if here else self.pool.map(do, tasks, chunksize=each), 1):
            self.tell(stage, done, len(tasks))
            yield result


def build(job: Job, tell: Tell) -> Outcome:
    """Bring a site up to date with its documents and settings.

    Raises:
        ConfigError: the site's folder holds somebody else's site.
    """
    words, misworded = load_words(job.content) if job.content else ({}, ())
    store = Store(job.store)
    site = SiteFolder(job.site, store)
    with _executor(job.workers) as pool:
        works = _Works(job=job, pool=pool, tell=tell, store=store, clock=Clock())
        catalog, misplaced = _catalogue(works)
        days = _plan(catalog, words, job)
        made = _make(days, works)
        index, index_key = _fold(days, works)
        _render(days, index, _frame(catalog, job), (works, site))
    removed = site.finish()
    _tidy(store, catalog, days, index_key)
    counts = _account(catalog, days, store)
    return Outcome(
        days=len(days),
        made=made,
        documents=len(catalog.readings),
        foreign=tuple(sorted(found.name for found in catalog.readings.values() if found.foreign)),
        pages=site.pages,
        changed=site.changed,
        removed=removed,
        counts=counts,
        seconds=works.clock.seconds,
        settings_problems=misworded,
        problems=(*misplaced, *_problems(catalog, days, words, store)),
    )


def _catalogue(works: _Works) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read every document that is new or changed; know of the others what was known."""
    job = works.job
    kept = works.store.get(Catalog, "catalog") or Catalog()
    settings = job.config.settings
    calendar = f"{settings.timezone} {settings.day_starts_at}"
    readings: dict[str, Catalogued] = {}
    tasks: list[ReadTask] = []
    with works.clock("plan"):
        found, misplaced = find_documents(job.content, job.config.origins, job.folders)
        for document in found:
            origin = f"{document.name} {document.seen} {document.reader} {document.source}"
            content = (_bytes(path) for path in (document.path, document.twin) if path)
            key = key_of(code_key(), calendar, origin, *content)
            if key in kept.readings:
                readings[key] = kept.readings[key]
            else:
                tasks.append(ReadTask(found=document, key=key, store=job.store, settings=settings))
    for result in works.run("read", read_document, tasks):
        readings[result.key] = result.catalogued
        works.clock.add(result.seconds)
    return Catalog(readings=dict(sorted(readings.items()))), misplaced


def _bytes(path: Path) -> bytes:
    try:
        return load_bytes(path)
    except ReadError as error:
        return str(error).encode()


def _plan(catalog: Catalog, words: dict[date, EditorsWord], job: Job) -> tuple[Planned, ...]:
    """The days that the documents speak of, newest first, each with all that its edition depends on."""
    readings: dict[date, list[str]] = defaultdict(list)
    for key, found in catalog.readings.items():
        for day in {day for day, _ in found.days} | ({found.parts_day} if found.parts_day else set()):
            readings[day].append(key)
    composed = job.config.settings.model_dump_json(exclude={"title", "description", "url", "theme", "river_page"})
    config = to_json(job.config).replace(job.config.settings.model_dump_json().encode(), b"")
    return tuple(
        Planned(
            day=day,
            key=key_of(
                code_key(), composed, config, str(day), (word := words.get(day, EditorsWord())).model_dump_json(), *keys
            ),
            readings=tuple(keys),
            word=word,
        )
        for day, keys in sorted(readings.items(), reverse=True)
        if (job.since is None or job.since <= day) and (job.until is None or day <= job.until)
    )


def _make(days: Sequence[Planned], works: _Works) -> int:
    """Make the editions that are not kept; returns how many."""
    tasks = [
        DayTask(
            day=planned.day,
            readings=planned.readings,
            config=works.job.config,
            word=planned.word,
            key=planned.key,
            store=works.job.store,
        )
        for planned in days
        if not all(works.store.has(kind, planned.key) for kind in (Edition, DaySummary, DayMade))
    ]
    for made in works.run("compose", make_edition, tasks):
        works.clock.add(made.seconds)
    return len(tasks)


def _fold(days: Sequence[Planned], works: _Works) -> tuple[Index, str]:
    """The indexes over all days, and the key of what they were made from."""
    topics = works.job.config.topics
    key = key_of(code_key(), to_json(topics), *(planned.key for planned in days))
    with works.clock("fold"):
        index = works.store.get(Index, key)
        if index is None:
            index = fold(_summaries(days, works.store), topics)
            works.store.put(key, index)
    return index, key


def _summaries(days: Iterable[Planned], store: Store) -> Iterator[DaySummary]:
    for planned in days:
        if summary := store.get(DaySummary, planned.key):
            yield summary


def _frame(catalog: Catalog, job: Job) -> Frame:
    """What all pages share. The time of the build is that of the newest entry, or `SOURCE_DATE_EPOCH`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moments = (found.newest for found in catalog.readings.values() if found.newest)
    newest = max(moments, default=datetime.fromtimestamp(0, UTC))
    return Frame(
        settings=job.config.settings,
        topics=job.config.topics,
        built=datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else newest.astimezone(UTC),
        templates=load_templates(job.content / "templates" if job.content else None),
        version=__version__,
    )


def _render(days: Sequence[Planned], index: Index, frame: Frame, to: tuple[_Works, SiteFolder]) -> None:
    """Render the pages of every day, month and index whose inputs changed."""
    works, site = to
    look = key_of(
        code_key(), frame.settings.model_dump_json(), to_json(frame.topics), *sum(sorted(frame.templates.items()), ())
    )
    tasks: list[tuple[str, str, RenderTask]] = []
    for planned, later, earlier in zip(days, (None, *days), (*days[1:], None), strict=False):
        around = Neighbours(previous=earlier and earlier.day, next=later and later.day)
        group, key = f"day {planned.day}", key_of(look, planned.key, str(around))
        if not site.keep(group, key):
            tasks.append((group, key, RenderTask(key=planned.key, around=around, frame=frame, store=works.job.store)))
    rendered = works.run("render", render_edition, [task for _, _, task in tasks])
    for (group, key, _), result in zip(tasks, rendered, strict=True):
        works.clock.add(result.seconds)
        site.write(group, key, result.pages)
    with works.clock("render"):
        months = to_json([(found.topic.id, [month for month, _ in found.months]) for found in index.topics])
        for month, of_month in groupby(days, key=lambda planned: f"{planned.day:%Y-%m}"):
            group_days = tuple(of_month)
            group, key = f"month {month}", key_of(look, months, *(planned.key for planned in group_days))
            if not site.keep(group, key):
                site.write(group, key, month_pages(topic_months(_summaries(group_days, works.store), index), frame))
        key = key_of(look, str(frame.built), *(planned.key for planned in days))
        if not site.keep("indexes", key):
            latest = works.store.get(Edition, days[0].key) if days else None
            site.write("indexes", key, index_pages(index, latest, frame))
        assets = load_assets(works.job.content / "templates" if works.job.content else None)
        site.write("assets", look, (Page(path=f"assets/{name}", content=raw) for name, raw in sorted(assets.items())))


def _tidy(store: Store, catalog: Catalog, days: Sequence[Planned], index_key: str) -> None:
    """Remember the catalog, and forget what no longer belongs to anything."""
    if store.get(Catalog, "catalog") != catalog:
        store.put("catalog", catalog)
    store.prune(Reading, catalog.readings)
    for kind in (Edition, DaySummary, DayMade):
        store.prune(kind, (planned.key for planned in days))
    store.prune(Index, [index_key])


def _account(catalog: Catalog, days: Sequence[Planned], store: Store) -> dict[str, int]:
    """What became of all entries: the counts after `entries` add up to it."""
    counts: Counter[str] = Counter()
    for planned in days:
        if made := store.get(DayMade, planned.key):
            counts.update(made.counts)
    asked = {planned.day for planned in days}
    found = catalog.readings.values()
    return {
        "entries": sum(reading.entries for reading in found),
        "items": counts["items"],
        "duplicates": counts["duplicates"],
        "left out by the settings": counts["left out"],
        "on other days than asked for": sum(n for reading in found for day, n in reading.days if day not in asked),
        "without a date": sum(reading.undated for reading in found),
        "unreadable": sum(problem.costs_entry for reading in found for problem in reading.problems),
    }


def _problems(
    catalog: Catalog, days: Sequence[Planned], words: dict[date, EditorsWord], store: Store
) -> Iterator[Problem]:
    """The problems of the documents, then those of the editions, then words about days that have no edition."""
    for found in sorted(catalog.readings.values(), key=lambda found: found.name):
        yield from found.problems
    for planned in days:
        if summary := store.get(DaySummary, planned.key):
            yield from summary.problems
    for day in sorted(set(words) - {planned.day for planned in days}):
        yield Problem(where=f"editions/{day}.yml", message="there is no edition of that day", remedy="correct the name")


@contextmanager
def _executor(workers: int | None) -> Iterator[Executor]:
    """Worker processes, started when first needed. Fresh ones: what a thread holds must not be copied into them."""
    pool = ProcessPoolExecutor(workers or _cores(), mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def code_key() -> str:
    """A key for the code itself: what another version of it made is made again."""
    package = Path(str(package_files("digest")))
    sources = sorted(path for path in package.rglob("*") if path.suffix in (".py", ".yml") and path.is_file())
    return key_of(*(part for path in sources for part in (path.relative_to(package).as_posix(), path.read_bytes())))
