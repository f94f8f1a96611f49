"""A build, from top to bottom: plan the days, make those that changed, fold, render, write what changed."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby

from digest import __version__
from digest.config import EditorsWord
from digest.editions import Store, key_of, to_json
from digest.files import load_assets, load_templates, load_words
from digest.fold import fold, topic_months
from digest.jobs import (
    Clock,
    ComposeTask,
    Grouped,
    GroupTask,
    RenderTask,
    compose_day,
    group_day,
    render_edition,
)
from digest.model import Day, DaySummary, Edition, Index, Neighbours, Page, Problem, Reading
from digest.plan import Catalog, Planned, catalogue, code_key, plan
from digest.render import Frame, index_pages, month_pages
from digest.site import SiteFolder
from digest.works import Job, Tell, Works, executor


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


def build(job: Job, tell: Tell) -> Outcome:
    """Bring a site up to date with its documents and settings.

    Raises:
        ConfigError: the site's folder holds somebody else's site.
    """
    words, misworded = load_words(job.content) if job.content else ({}, ())
    store = Store(job.store)
    site = SiteFolder(job.site, store)
    with executor(job.workers) as pool:
        works = Works(job=job, pool=pool, tell=tell, store=store, clock=Clock())
        catalog, misplaced = catalogue(works)
        days = plan(catalog, words, job)
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


def look(job: Job, tell: Tell) -> Iterator[tuple[Day, Edition]]:
    """The days of a job, newest first, and their editions; made where they are not kept, and no page is written."""
    words, _ = load_words(job.content) if job.content else ({}, ())
    store = Store(job.store)
    with executor(job.workers) as pool:
        works = Works(job=job, pool=pool, tell=tell, store=store, clock=Clock())
        catalog, _ = catalogue(works)
        days = plan(catalog, words, job)
        _make(days, works)
    for planned in days:
        day, edition = store.get(Day, planned.day_key), store.get(Edition, planned.key)
        if day and edition:
            yield day, edition


def _make(days: Sequence[Planned], works: Works) -> int:
    """Group the days and compose the editions that are not kept; returns how many editions."""
    job, store = works.job, works.store
    to_group = [
        GroupTask(
            day=planned.day,
            readings=planned.readings,
            config=job.config,
            word=planned.word,
            key=planned.day_key,
            store=job.store,
        )
        for planned in days
        if not all(store.has(kind, planned.day_key) for kind in (Day, Grouped))
    ]
    for grouped in works.run("group", group_day, to_group):
        works.clock.add(grouped.seconds)
    to_compose = [
        ComposeTask(day_key=planned.day_key, config=job.config, word=planned.word, key=planned.key, store=job.store)
        for planned in days
        if not all(store.has(kind, planned.key) for kind in (Edition, DaySummary))
    ]
    for seconds in works.run("compose", compose_day, to_compose):
        works.clock.add(seconds)
    return len(to_compose)


def _fold(days: Sequence[Planned], works: Works) -> tuple[Index, str]:
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


def _render(days: Sequence[Planned], index: Index, frame: Frame, to: tuple[Works, SiteFolder]) -> None:
    """Render the pages of every day, month and index whose inputs changed."""
    works, site = to
    look = key_of(
        code_key(), frame.settings.model_dump_json(), to_json(frame.topics), *sum(sorted(frame.templates.items()), ())
    )
    tasks: list[tuple[str, str, RenderTask]] = []
    for planned, later, earlier in zip(days, (None, *days), (*days[1:], None), strict=False):
        around = Neighbours(previous=earlier.day if earlier else None, next=later.day if later else None)
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
    for kind in (Day, Grouped):
        store.prune(kind, (planned.day_key for planned in days))
    for composed in (Edition, DaySummary):
        store.prune(composed, (planned.key for planned in days))
    store.prune(Index, [index_key])


def _account(catalog: Catalog, days: Sequence[Planned], store: Store) -> dict[str, int]:
    """What became of all entries: the counts after `entries` add up to it."""
    counts: Counter[str] = Counter()
    for planned in days:
        if grouped := store.get(Grouped, planned.day_key):
            counts.update(grouped.counts)
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
