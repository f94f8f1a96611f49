"""Following stories through the days of a build: one step a day, oldest first, each kept by what it was made from.

A step's key holds the memory that the day before left, by content: a day that is made again and leaves the same memory
does not disturb the days after it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from digest.editions import Store, key_of
from digest.group import EMPTY, Followed, Memory, follow
from digest.model import Chapter, Day, DaySummary, Thread, ThreadHistory, ThreadNotes
from digest.plan import Planned, code_key
from digest.works import Works

MOVED = 100
"""How many threads the list of threads shows."""
NAMED = 10
"""How many names a thread's page shows."""


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
    made = 0
    memory_key = store.keep(EMPTY)
    for planned in reversed(days):
        key = key_of(code_key(), memory_key, planned.day_key)
        step = kept.steps.get(key)
        if step is None or not _stands(step, store):
            with works.clock("follow"):
                step = _follow(planned, memory_key, store)
            made += 1
        steps[key] = step
        key = key_of(planned.key, step.notes)
        followed.append(replace(planned, key=key, memory=memory_key, notes=step.notes, chapter=step.chapter))
        memory_key = step.memory
    works.clock.count("follow", made=made, kept=len(days) - made)
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
    store.prune(Memory, {step.memory for step in steps.values()} | {store.keep(EMPTY)})
    store.prune(ThreadNotes, (planned.notes for planned in days))
    store.prune(Chapter, (planned.chapter for planned in days))


def _stands(step: Step, store: Store) -> bool:
    return store.has(Memory, step.memory) and store.has(ThreadNotes, step.notes) and store.has(Chapter, step.chapter)


def _follow(planned: Planned, memory_key: str, store: Store) -> Step:
    memory = store.get(Memory, memory_key) or EMPTY
    found = follow(memory, store.get(Day, planned.day_key) or Day(day=planned.day))
    return Step(
        memory=store.keep(found.memory),
        notes=store.keep(ThreadNotes(notes=found.threads)),
        chapter=store.keep(chapter_of(found, memory)),
    )


def chapter_of(found: Followed, memory: Memory) -> Chapter:
    """What following a day gave, beside the memory that it was followed with."""
    known = {thread.slug for thread in memory.threads}
    return Chapter(
        day=found.day,
        threads=found.states,
        redirects=tuple((old, new) for old, new in found.redirects if old in known),
        names=tuple((old, new) for old, new in found.redirects if old not in known),
    )


def chapters(days: Iterable[Planned], store: Store) -> Iterator[Chapter]:
    """What following gave for each day, newest first."""
    return newest(chapter for planned in days if (chapter := store.get(Chapter, planned.chapter)))


def newest(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """Chapters, newest first, with the newest state of each thread, and none of one that became part of another."""
    seen: set[str] = set()
    for chapter in chapters:
        seen |= {old for old, _ in chapter.redirects}
        yield replace(chapter, threads=tuple(thread for thread in chapter.threads if thread.slug not in seen))
        seen |= {thread.slug for thread in chapter.threads}


def redirects(chapters: Sequence[Chapter]) -> dict[date, tuple[tuple[str, str], ...]]:
    """Every address under which a thread may have been published, and the thread that it leads to now, by day.

    While the days before a story are not there, it is the story that gives its thread the name. But a thread has a page
    from its second day on: the name of a story of its last day has never been an address.

    Args:
        chapters: As `newest` gives them.
    """
    leads = {old: new for chapter in chapters for old, new in (*chapter.redirects, *chapter.names)}
    lasts = {thread.slug: thread.days[-1].day for chapter in chapters for thread in chapter.threads}
    found: dict[date, tuple[tuple[str, str], ...]] = {}
    for chapter in chapters:
        names = ((old, _end(old, leads)) for old, _ in chapter.names)
        earlier = [(old, end) for old, end in names if chapter.day < lasts.get(end, chapter.day)]
        merged = [(old, end) for old, _ in chapter.redirects if (end := _end(old, leads)) in lasts]
        if merged or earlier:
            found[chapter.day] = tuple(sorted({*merged, *earlier}))
    return found


def _end(old: str, leads: Mapping[str, str]) -> str:
    """Where an old address leads to in the end."""
    for _ in leads:
        if old not in leads:
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
    threads: Sequence[Thread], days: Mapping[date, Planned], names: Mapping[str, str], store: Store
) -> Iterator[tuple[Thread, ThreadHistory]]:
    """The threads with what the indexes keep of their stories; `names` are of those who have a page, by id."""
    wanted = {told.day for thread in threads for told in thread.days}
    summaries = {
        (summary.day, story.id): story
        for day in sorted(wanted)
        if day in days and (summary := store.get(DaySummary, days[day].key))
        for story in summary.stories
    }
    for thread in threads:
        stories = tuple(summaries.get((told.day, told.story)) for told in thread.days)
        named = Counter(key for story in stories if story for key in story.who if key in names)
        most = sorted(named.items(), key=lambda found: (-found[1], found[0]))[:NAMED]
        who = tuple((key, names[key], count) for key, count in most)
        yield thread, ThreadHistory(thread=thread, stories=stories, who=who)
