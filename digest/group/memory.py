"""What following threads keeps from day to day: small, plain values, the same for the same days.

A row is a named tuple, which JSON holds as a list: on a day of 2,700 stories names would take more room than values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from digest.model import StoryId

LONE_KEPT = 3
"""Days of silence up to which a report of one item is continued: on the real week nine in ten follow within that."""
CLOSED_AFTER = 7
"""Days of silence after which a story is no longer followed, and a thread of several days is closed;"""
FORGOTTEN_AFTER = 14
"""until then such a thread may be taken up again."""
DAYS_KEPT = 400
"""Stories of a thread's history: beyond these the oldest but the first are dropped."""
RECENT = 3
"""Prints of a thread's last stories that are kept beside that of its first."""
TOLD_KEPT = 20
"""Stories of a thread of which it is remembered what they told."""

Row = TypeVar("Row")


class PastStory(NamedTuple):
    """A story of an earlier day, as a thread's history tells it."""

    day: date
    story: StoryId
    title: str
    items: int
    sources: tuple[str, ...]
    """Ids of its sources, the lead's first."""


class OpenThread(NamedTuple):
    """A thread that a story of the next day may continue."""

    slug: str
    language: str
    past: tuple[PastStory, ...]
    """Its stories, oldest first."""
    prints: tuple[str, ...]
    """What `ends_of(past)` are recognised by; see `digest.group.prints`. Empty texts are never recognised."""
    told: tuple[str, ...]
    """What its last stories have told, a text of codes for each; see `digest.group.fresh`."""

    def continued(self, story: PastStory, written: str, codes: str) -> "OpenThread":
        """The thread with one more story."""
        past = (*self.past, story)
        return self._replace(
            past=(past[0], *past[1:][1 - DAYS_KEPT :]),
            prints=ends_of((*self.prints, written)),
            told=(*self.told, codes)[-TOLD_KEPT:],
        )

    @property
    def first(self) -> tuple[date, str]:
        """When it began; of two threads that are one, the smaller goes on."""
        return self.past[0].day, self.slug

    def silent(self, day: date) -> int:
        """Days since its last story."""
        return (day - self.past[-1].day).days

    def kept_on(self, day: date) -> bool:
        """Whether a story of that day may continue it."""
        first = self.past[0]
        silence = FORGOTTEN_AFTER if len(self.past) > 1 else CLOSED_AFTER if first.items > 1 else LONE_KEPT
        return any(self.prints) and self.silent(day) <= silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The threads of the last days, in order of slug."""

    last: date | None = None
    """The last day that was followed."""
    threads: tuple[OpenThread, ...] = ()


EMPTY = Memory()
"""What is known before the first day."""


def ends_of(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The first of some rows, and the last three of the others."""
    return (*rows[:1], *rows[1:][-RECENT:])


def joined(oldest: OpenThread, *others: OpenThread) -> OpenThread:
    """Several threads as one, under the slug of the oldest."""
    if not others:
        return oldest
    past = sorted((*oldest.past, *(row for thread in others for row in thread.past)))
    prints = (*oldest.prints, *(words for thread in others for words in thread.prints))
    told = (*oldest.told, *(codes for thread in others for codes in thread.told))
    return oldest._replace(past=tuple(past), prints=ends_of(prints), told=told[-TOLD_KEPT:])
