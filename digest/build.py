"""A build, from top to bottom: plan the days, make those that changed, fold, render, write what changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.clock import Clock
from digest.compose import Cleaned
from digest.config import EditorsWord
from digest.editions import Store
from digest.encode import Vectors, vectors_key
from digest.files import load_words
from digest.filters import BEYOND, NOT_SET, RULED_OUT
from digest.following import follow_days, forget_others
from digest.group import EMPTY, Memory
from digest.jobs import ComposeTask, Grouped, GroupTask, compose_day, group_day
from digest.model import Built, Day, DaySummary, Edition, Heard, Index, Problem, Reading
from digest.plan import Catalog, Planned, catalogue, plan
from digest.recording import record_days, write_recordings
from digest.remembering import forget_recollections, remember_days
from digest.rewording import Account, forget_rewordings, reword_days
from digest.searching import index_search
from digest.site import SiteFolder
from digest.works import Job, Tell, Works, executor
from digest.writing import fold_editions, frame_of, render_site

_OF_A_DAY = (Day, Grouped, Cleaned, Heard)
_OF_AN_EDITION = (Edition, DaySummary)
"""What is kept of each, under one key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build did, and what went wrong."""

    built: Built
    foreign: tuple[str, ...]
    """Files that hold no news, such as somebody's list of keywords."""
    settings_problems: tuple[Problem, ...]
    """What cannot be used of the editor's words."""
    problems: tuple[Problem, ...]
    unsearchable: str
    """Why the site has no search index, where the settings ask for one."""
    silent: str
    """Why nothing can be listened to, where the settings ask for recordings."""
    rewording: Account | None
    """What a rewriter did, where the settings ask for one."""
    broken: tuple[Problem, ...]
    """Links within the site that lead nowhere, on the pages that were made."""


def build(job: Job, tell: Tell) -> Outcome:
    """Bring a site up to date with its documents and settings.

    Raises:
        ConfigError: the site's folder holds somebody else's site.
    """
    words, misworded = load_words(job.content) if job.content else ({}, ())
    store = Store(job.store)
    site = SiteFolder(job.site, store, job.config.settings.url or "/")
    with executor(job.workers) as pool:
        works = Works(job=job, pool=pool, tell=tell, store=store, clock=Clock())
        catalog, misplaced = catalogue(works)
        days = _grouped(plan(catalog, words, job), works)
        made = _compose(days, works)
        days, rewording = reword_days(days, works)
        index, index_key = fold_editions(days, works)
        aloud = record_days(days, works)
        index = replace(index, problems=(*_unread(catalog), *index.problems), recordings=aloud.recordings)
        frame = frame_of(catalog, index, job)
        figures = render_site(days, index, frame, (works, site))
        write_recordings(index.recordings, frame, (works, site))
        unsearchable = index_search(days, index, frame, (works, site))
    with works.clock("tidy"):
        broken = site.broken_links()
        removed = site.finish()
        _tidy(store, catalog, days, index_key)
        if job.encoder:
            store.prune(Vectors, (vectors_key(job.encoder, day) for day in catalog.days))
        if job.rewriter:
            forget_rewordings(days, catalog, job.rewriter, store)
        counts = _account(catalog, days, store)
    works.clock.count("render", made=site.made, kept=site.kept)
    built = Built(
        figures=figures,
        documents=len(catalog.readings),
        made=made,
        counts=counts,
        stages=works.clock.stages,
        seconds=works.clock.elapsed,
        pages=site.pages,
        changed=site.changed,
        removed=removed,
    )
    store.put(site.key, built)
    return Outcome(
        built=built,
        foreign=tuple(sorted(found.name for found in catalog.readings.values() if found.foreign)),
        settings_problems=misworded,
        problems=(
            *misplaced,
            *_problems(catalog, days, words, store),
            *(rewording.problems if rewording else ()),
            *aloud.problems,
        ),
        unsearchable=unsearchable,
        silent=aloud.silent,
        rewording=rewording,
        broken=broken,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A day as it was grouped and composed."""

    day: Day
    edition: Edition
    store: Store
    before: str
    """The key of the memory that it was followed with."""

    @property
    def memory(self) -> Memory:
        """The threads that were open before the day."""
        return self.store.get(Memory, self.before) or EMPTY


def look(job: Job, tell: Tell, only: date | None = None) -> Iterator[Looked]:
    """The days of a job, newest first; made where they are not kept, and no page is written.

    With `only`, that day alone, its stories followed through the days before it.
    """
    words, _ = load_words(job.content) if job.content else ({}, ())
    store = Store(job.store)
    with executor(job.workers) as pool:
        works = Works(job=job, pool=pool, tell=tell, store=store, clock=Clock())
        catalog, _ = catalogue(works)
        followed = _grouped(plan(catalog, words, job), works)
        days = [planned for planned in followed if only in (None, planned.day)]
        _compose(days, works)
    for planned in days:
        day, edition = store.get(Day, planned.day_key), store.get(Edition, planned.key)
        if day and edition:
            yield Looked(day=day, edition=edition, store=store, before=planned.memory)


def _grouped(days: Sequence[Planned], works: Works) -> tuple[Planned, ...]:
    """The days, with the stories of each grouped and followed, and what earlier days say of those whom each names."""
    job, store = works.job, works.store
    to_group = [
        GroupTask(
            day=planned.day,
            readings=planned.readings,
            config=job.config,
            word=planned.word,
            encoder=job.encoder,
            key=planned.day_key,
            store=job.store,
        )
        for planned in days
        if not all(store.has(kind, planned.day_key) for kind in _OF_A_DAY)
    ]
    works.clock.count("group", made=len(to_group), kept=len(days) - len(to_group))
    for grouped in works.run("group", group_day, to_group):
        works.clock.add(grouped.seconds)
    return remember_days(follow_days(days, works), works)


def _compose(days: Sequence[Planned], works: Works) -> int:
    """Compose the editions that are not kept; returns how many."""
    job, store = works.job, works.store
    to_compose = [
        ComposeTask(
            day_key=planned.day_key,
            notes=planned.notes,
            recalled=planned.recalled,
            config=job.config,
            word=planned.word,
            key=planned.key,
            store=job.store,
        )
        for planned in days
        if not all(store.has(kind, planned.key) for kind in _OF_AN_EDITION)
    ]
    works.clock.count("compose", made=len(to_compose), kept=len(days) - len(to_compose))
    for seconds in works.run("compose", compose_day, to_compose):
        works.clock.add(seconds)
    return len(to_compose)


def _tidy(store: Store, catalog: Catalog, days: Sequence[Planned], index_key: str) -> None:
    """Remember the catalog, and forget what no longer belongs to anything."""
    if store.get(Catalog, "catalog") != catalog:
        store.put("catalog", catalog)
    store.prune(Reading, catalog.readings)
    for kind in _OF_A_DAY:
        store.prune(kind, (planned.day_key for planned in days))
    for composed in _OF_AN_EDITION:
        store.prune(composed, (key for planned in days for key in (planned.key, planned.composed)))
    store.prune(Index, [index_key])
    forget_others(days, store)
    forget_recollections(days, store)


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
        "left out by the settings": counts[NOT_SET],
        "left out by filters": counts[RULED_OUT],
        "more than a source may have a day": counts[BEYOND],
        "on other days than asked for": sum(n for reading in found for day, n in reading.days if day not in asked),
        "without a date": sum(reading.undated for reading in found),
        "unreadable": sum(problem.costs_entry for reading in found for problem in reading.problems),
    }


def _unread(catalog: Catalog) -> Iterator[Problem]:
    """The problems of the documents, newest first where their names hold dates."""
    for found in sorted(catalog.readings.values(), key=lambda found: found.name, reverse=True):
        yield from found.problems


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
