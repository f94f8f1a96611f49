"""Threads: one story followed over days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest.group.fresh import codes_of, freshness
from digest.group.memory import Memory, OpenThread, PastStory, joined
from digest.group.prints import LONE_TERMS_KEPT, TERMS_KEPT, Report, print_of, read_print, tells_news
from digest.group.recall import Link, Recall, Side
from digest.group.roster import Roster, roster_of
from digest.group.words import STOP_WORDS
from digest.model import Day, Part, Story, Thread, ThreadDay, ThreadNote
from digest.text import fold
from digest.urls import digest_of, slug

SLUG_WORDS = 5
"""Words of a title that make a slug."""
TITLE_KEPT = 120
"""Letters of a title that a thread's history keeps, with the mark of a cut,"""
SOURCES_KEPT = 12
"""and how many sources of a story."""
SAME_NEWS = 2
"""Terms that a page which comes again must share with what its thread told: else it is a page of ever other news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What following gives for one day."""

    day: date
    threads: tuple[ThreadNote, ...]
    """A note on each story but the hubs, in order of story id."""
    memory: Memory
    """What the next day needs."""
    states: tuple[Thread, ...]
    """The threads that have a story today and one on an earlier day, in order of slug."""
    redirects: tuple[tuple[str, str], ...]
    """Slugs that lead to another, in order: those which today's stories would have had on their own, and those of
    threads that were merged. A slug that is led to may itself lead on, from a later day."""


def follow(memory: Memory, day: Day) -> Followed:
    """Follow the open threads into a day: which story continues which, and what it adds.

    Days are followed oldest first; nothing that was found for a day changes later. The order of the stories does not
    matter.

    Args:
        memory: What following the day before gave; `EMPTY` for the first.
        day: Its stories. Hubs are left out.

    Raises:
        ValueError: the day is not after those in memory.
    """
    if memory.last and day.day <= memory.last:
        raise ValueError(f"days are followed oldest first: {day.day} is not after {memory.last}")
    open_threads = sorted((one for one in memory.threads if one.kept_on(day.day)), key=lambda one: one.first)
    today = _read(day)
    recall = Recall(open_threads, [each.side for each in today])
    links = tuple(recall.links())
    roster = roster_of(
        (*links, *_again(open_threads, today, links)), [len(each.story.items) for each in today], open_threads, day.day
    )
    notes: list[ThreadNote] = []
    kept: list[OpenThread] = []
    states: list[Thread] = []
    redirects: list[tuple[str, str]] = []
    tomorrow = day.day + timedelta(days=1)
    for threads, stories in _chapters(open_threads, today, roster):
        before = joined(*threads)
        after = before
        for each in stories:
            notes.append(_note(each, before, recall))
            after = after.continued(each.row, each.written(recall), each.told)
        kept.append(after)
        if before.past and stories:
            states.append(_state(after))
        slugs = (*(thread.slug for thread in threads), *(each.slug for each in stories))
        redirects += [(old, before.slug) for old in slugs if old != before.slug]
    return Followed(
        day=day.day,
        threads=tuple(sorted(notes, key=lambda note: note.story)),
        memory=Memory(last=day.day, threads=tuple(sorted(one for one in kept if one.kept_on(tomorrow)))),
        states=tuple(sorted(states, key=lambda state: state.slug)),
        redirects=tuple(sorted(redirects)),
    )


@dataclass(frozen=True, slots=True)
class _Today:
    """A story of the day, read."""

    story: Story
    row: PastStory
    slug: str
    """What its thread is called if it begins today."""
    reports: tuple[Report, ...]
    """Its items, read, in the same order."""
    side: Side

    def written(self, recall: Recall) -> str:
        """Its print, to keep."""
        most = TERMS_KEPT if len(self.reports) > 1 else LONE_TERMS_KEPT
        return self.side.print.written(recall.mass(self.side.language), most)

    @property
    def told(self) -> str:
        """Codes of what it says."""
        return codes_of(self.reports)


def _read(day: Day) -> list[_Today]:
    """The day's stories, in order of id."""
    stories = sorted((s for s in day.stories if s.lead.part is Part.NEWS), key=lambda s: s.id)
    slugs: set[str] = set()
    today: list[_Today] = []
    for story in stories:
        name = _slug(story, day.day)
        if name in slugs:
            name = f"{name}-{story.id}"
        slugs.add(name)
        reports = tuple(Report.of(item) for item in story.items)
        news = [report for report in reports if report.news] if reports[0].news else []
        sources = tuple(dict.fromkeys(source for item in story.items for source in item.source_ids))
        today.append(
            _Today(
                story=story,
                row=PastStory(day.day, story.id, _cut(story.title), len(story.items), sources[:SOURCES_KEPT]),
                slug=name,
                reports=reports,
                side=Side(print_of(news), reports[0].language, sources[0] if len(sources) == 1 else ""),
            )
        )
    return today


def _again(threads: Sequence[OpenThread], today: Sequence[_Today], links: Iterable[Link]) -> Iterator[Link]:
    """Links of the stories that an earlier day told: a page that was updated since, under whatever title.

    A story is told by its first item's id, and so by its page's. What is ruled out as a series stays out.
    """
    series = {(link.story, link.thread) for link in links if not link.score}
    told = {past.story: number for number, thread in enumerate(threads) for past in thread.past}
    for number, each in enumerate(today):
        thread = told.get(each.row.story)
        if thread is not None and (number, thread) not in series:
            known = frozenset[str]().union(*(read_print(written).text for written in threads[thread].prints))
            if len(each.side.print.text & known) >= SAME_NEWS:
                yield Link(1.0, 1.0, number, thread)


def _cut(title: str) -> str:
    """At most `TITLE_KEPT` letters of a title; a longer one ends after a word, if it has blanks."""
    if len(title) <= TITLE_KEPT:
        return title
    head = title[: TITLE_KEPT - 1]
    blank = title.rfind(" ", TITLE_KEPT // 2, TITLE_KEPT)
    return f"{head[:blank].rstrip(' ,;:–—-') if blank > 0 else head}…"


def _slug(story: Story, day: date) -> str:
    """The telling words of its title, and the day."""
    words = slug(fold(story.title), story.id).split("-")
    telling = [word for word in words if word not in STOP_WORDS] or words
    return f"{'-'.join(telling[:SLUG_WORDS])}-{day}"


def _chapters(
    threads: Sequence[OpenThread], today: Sequence[_Today], roster: Roster
) -> Iterator[tuple[list[OpenThread], list[_Today]]]:
    """Threads that are one, with today's stories in them; a story that begins a thread comes with an empty one."""
    stories: dict[int, list[_Today]] = {}
    for number, each in enumerate(today):
        if number in roster.thread:
            stories.setdefault(roster.thread[number], []).append(each)
        else:
            yield [OpenThread(each.slug, each.side.language, (), (), ())], [each]
    younger = {older: threads[number] for number, older in roster.merged.items()}
    for number, thread in enumerate(threads):
        if number not in roster.merged:
            of_thread = sorted(stories.get(number, ()), key=lambda each: (-each.row.items, each.row.story))
            yield [thread, younger[number]] if number in younger else [thread], of_thread


def _note(each: _Today, before: OpenThread, recall: Recall) -> ThreadNote:
    """How a story stands in the thread as it was before today."""
    fresh = freshness(each.reports, before.told, recall.mass(each.side.language))
    days = sorted({past.day for past in before.past})
    items = zip(each.story.items, fresh.items, strict=True)
    new = tuple(item.id for item, is_new in items if is_new or not days)
    return ThreadNote(
        story=each.story.id,
        thread=before.slug,
        number=len(days) + 1,
        since=days[0] if days else each.row.day,
        new=new,
        fresh=round(fresh.share, 4) if days else 1.0,
        repeats=not new,
        previous=days[-1] if days else None,
    )


def _state(thread: OpenThread) -> Thread:
    """The thread as its page tells it, under the title of its last day's largest story whose title tells news.

    Where none of that day does, a day before has the word.
    """
    newest = sorted(thread.past, key=lambda past: (-past.day.toordinal(), -past.items, past.story))
    last = next((past for past in newest if tells_news(past.title)), newest[0])
    return Thread(
        id=digest_of(f"thread {thread.slug}"),
        slug=thread.slug,
        title=last.title,
        days=tuple(ThreadDay(**past._asdict()) for past in thread.past),
        language=thread.language or None,
    )
