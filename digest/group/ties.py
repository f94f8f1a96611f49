"""Ties: why a story continues its thread, told on demand for one story of a day."""

from dataclasses import dataclass

from digest.group.memory import Memory, OpenThread
from digest.group.prints import Report, print_of, read_print
from digest.group.recall import Recall, Side
from digest.group.stories import as_written
from digest.model import Day, Part, Story

TERMS_SHOWN = 6
"""Shared terms that say why a story continues a thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How much a story is like a thread, and by which terms."""

    score: float
    """The highest score with one of the thread's stories, from 0 to 1."""
    terms: tuple[str, ...]
    """The shared terms that tell most, as the story writes them."""
    title: str
    """The title of the thread's last story."""


def tie(memory: Memory, day: Day, story: str, slug: str) -> Tie | None:
    """Why a story of the day continues the thread of that slug; None where the thread was not followed until then.

    Args:
        memory: What following the day before gave.
        day: The story's day: how rare a term is depends on all of it.
        story: The story's id.
        slug: The thread's slug.
    """
    thread = next((one for one in memory.threads if one.slug == slug), None)
    stories = sorted((one for one in day.stories if one.lead.part is Part.NEWS), key=lambda one: one.id)
    number = next((at for at, one in enumerate(stories) if one.id == story), None)
    if thread is None or number is None:
        return None
    threads = [one for one in memory.threads if one.kept_on(day.day)]
    sides = [_side(one) for one in stories]
    recall = Recall(threads, sides)
    links = [link for link in recall.links() if link.story == number and threads[link.thread].slug == slug]
    mass = recall.mass(sides[number].language)
    shared = sides[number].print.text & _terms(thread)
    telling = sorted(shared, key=lambda term: (-mass[term], term))[:TERMS_SHOWN]
    return Tie(
        score=max((link.score for link in links), default=0.0),
        terms=tuple(dict.fromkeys(as_written(telling, stories[number].items))),
        title=thread.past[-1].title,
    )


def _terms(thread: OpenThread) -> frozenset[str]:
    return frozenset[str]().union(*(read_print(written).text for written in thread.prints))


def _side(story: Story) -> Side:
    """A story as it is compared with threads."""
    reports = [Report.of(item) for item in story.items]
    sources = tuple(dict.fromkeys(source for item in story.items for source in item.source_ids))
    told = print_of([report for report in reports if report.news])
    return Side(told, reports[0].language, sources[0] if len(sources) == 1 else "")
