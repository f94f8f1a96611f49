"""Following stories through the days of a build: one step a day, oldest first, each kept by what it was made from.

A step's key holds the memory that the day before left, by content: a day that is made again and leaves the same memory
does not disturb the days after it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from digest.editions import Store, key_of, to_json
from digest.group import EMPTY, Memory, follow
from digest.model import Chapter, Day, DaySummary, Thread, ThreadHistory, ThreadNotes
from digest.plan import Planned, code_key
from digest.works import Works

MOVED = 100
"""How many threads the list of threads shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The keys, by content, of what following gave for a day."""

    memory: str
    notes: str
    chapter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """All steps of a build, by the key of what each was made from."""

    steps: dict[str, Step] = field(default_factory=dict)


def follow_days(days: Sequence[Planned], works: Works) -> tuple[Planned, ...]:
    """The days, newest first, with what following gave for each taken into the key of its edition."""
    store = works.store
    kept = store.get(Steps, "steps") or Steps()
    steps: dict[str, Step] = {}
    followed: list[Planned] = []
    memory_key = _keep(store, EMPTY)
    for planned in reversed(days):
        key = key_of(code_key(), memory_key, planned.day_key)
        step = kept.steps.get(key)
        if step is None or not _stands(step, store):
            with works.clock("follow"):
                step = _follow(planned, memory_key, store)
        steps[key] = step
        memory_key = step.memory
        followed.append(replace(planned, key=key_of(planned.key, step.notes), notes=step.notes, chapter=step.chapter))
    if not steps.items() <= kept.steps.items():
        store.put("steps", Steps(steps=kept.steps | steps))
    return tuple(reversed(followed))


def forget_others(days: Sequence[Planned], store: Store) -> None:
    """Keep of all steps only those that these days were followed by."""
    kept = store.get(Steps, "steps") or Steps()
    wanted = {(planned.notes, planned.chapter) for planned in days}
    steps = {key: step for key, step in kept.steps.items() if (step.notes, step.chapter) in wanted}
    if steps != kept.steps:
        store.put("steps", Steps(steps=steps))
    store.prune(Memory, {step.memory for step in steps.values()} | {_keep(store, EMPTY)})
    store.prune(ThreadNotes, (planned.notes for planned in days))
    store.prune(Chapter, (planned.chapter for planned in days))


def _stands(step: Step, store: Store) -> bool:
    return store.has(Memory, step.memory) and store.has(ThreadNotes, step.notes) and store.has(Chapter, step.chapter)


def _follow(planned: Planned, memory_key: str, store: Store) -> Step:
    memory = store.get(Memory, memory_key) or EMPTY
    found = follow(memory, store.get(Day, planned.day_key) or Day(day=planned.day))
    return Step(
        memory=_keep(store, found.memory),
        notes=_keep(store, ThreadNotes(notes=found.threads)),
        chapter=_keep(store, Chapter(day=found.day, threads=found.states, redirects=found.redirects)),
    )


def _keep(store: Store, value: object) -> str:
    key = key_of(to_json(value))
    if not store.has(type(value), key):
        store.put(key, value)
    return key


def chapters(days: Iterable[Planned], store: Store) -> Iterator[Chapter]:
    """What following gave for each day, newest first; of each thread only its newest state."""
    seen: set[str] = set()
    for planned in days:
        if chapter := store.get(Chapter, planned.chapter):
            yield replace(chapter, threads=tuple(thread for thread in chapter.threads if thread.slug not in seen))
            seen |= {thread.slug for thread in chapter.threads}


def redirects(chapters: Sequence[Chapter]) -> dict[date, tuple[tuple[str, str], ...]]:
    """Every address that a thread had or would have had, and the thread that it leads to now, by day, in order."""
    leads = {old: new for chapter in reversed(chapters) for old, new in chapter.redirects}
    pages = {thread.slug for chapter in chapters for thread in chapter.threads}
    found: dict[date, list[tuple[str, str]]] = {}
    for chapter in chapters:
        for old, _ in chapter.redirects:
            end = _end(old, leads, pages)
            if end in pages and old not in pages:
                found.setdefault(chapter.day, []).append((old, end))
    return {day: tuple(sorted(set(pairs))) for day, pairs in found.items()}


def _end(old: str, leads: Mapping[str, str], pages: Collection[str]) -> str:
    """Where an old address leads to in the end."""
    for _ in leads:
        if old not in leads or old in pages:
            break
        old = leads[old]
    return old


def moved(chapters: Sequence[Chapter]) -> tuple[Thread, ...]:
    """The threads that moved last, newest day first, longest first within it."""
    threads = (
        thread
        for chapter in chapters
        for thread in sorted(chapter.threads, key=lambda thread: (-len(thread.days), thread.slug))
    )
    return tuple(thread for thread, _ in zip(threads, range(MOVED), strict=False))


def histories(
    threads: Sequence[Thread], days: Mapping[date, Planned], store: Store
) -> Iterator[tuple[Thread, ThreadHistory]]:
    """The threads with what the indexes keep of their stories."""
    wanted = {told.day for thread in threads for told in thread.days}
    summaries = {
        (summary.day, story.id): story
        for day in sorted(wanted)
        if day in days and (summary := store.get(DaySummary, days[day].key))
        for story in summary.stories
    }
    for thread in threads:
        stories = tuple(summaries.get((told.day, told.story)) for told in thread.days)
        yield thread, ThreadHistory(thread=thread, stories=stories)
