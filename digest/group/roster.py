"""The roster of a day: which story continues which thread, and which threads turn out to be one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.group.memory import CLOSED_AFTER, OpenThread
from digest.group.recall import Link

THRESHOLDS = {5: 0.75, 3: 0.79, 2: 0.84, 1: 0.85}
"""Score from which a story of so many items continues a thread: the more reports confirm its terms, the lower. Of 37
stories of a real week that the lower ones let in, 35 belong;"""
LARGE, LARGE_THRESHOLD = 5, 0.62
"""lowest where the thread had a story of so many items too;"""
CORE = 0.5
"""if the mean over the thread's prints is so high too: what a thread drifted to from its first story is another."""
ALSO = 0.9
"""Score from which a story takes up a closed thread, and from which a second story of a day joins one,"""
ALSO_SHARE, ALSO_LEAST = 0.05, 5
"""unless that would hold more than this share of the day's items, and more than so many."""
ONE = 0.95
"""Score with both from which a story shows that two threads are one."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who continues what, by number."""

    thread: Mapping[int, int]
    """By story, the thread that it continues."""
    merged: Mapping[int, int]
    """By thread that turned out to be one with an older thread, that older one; it is in no other itself."""


def roster_of(links: Iterable[Link], sizes: Sequence[int], threads: Sequence[OpenThread], day: date) -> Roster:
    """Each story's thread, that of large stories first, then the strongest links first.

    A thread that has a story of the day takes no weak one beside it.

    Args:
        links: How much stories are like threads.
        sizes: By story, its items.
        threads: The open threads, the oldest first.
        day: The day of the stories.
    """

    def enough(link: Link) -> float:
        thread = threads[link.thread]
        if thread.silent(day) > CLOSED_AFTER:
            return ALSO
        items = sizes[link.story]
        if min(items, max(past.items for past in thread.past)) >= LARGE:
            return LARGE_THRESHOLD
        return next(score for least, score in THRESHOLDS.items() if items >= least)

    strong = sorted(
        (link for link in links if link.core >= CORE and link.score >= enough(link)),
        key=lambda link: (sizes[link.story] < LARGE, -link.score, link.thread, link.story),
    )
    most = max(ALSO_LEAST, ALSO_SHARE * sum(sizes))
    of: dict[int, int] = {}
    held: dict[int, int] = {}
    asked: set[int] = set()
    for link in strong:
        if link.story not in asked:
            asked.add(link.story)
            holds = held.get(link.thread, 0)
            if not holds or (link.score >= ALSO and holds + sizes[link.story] <= most):
                of[link.story] = link.thread
                held[link.thread] = holds + sizes[link.story]
    own = {link.story: link for link in strong if of.get(link.story) == link.thread}
    merged: dict[int, int] = {}
    for link in strong:
        main = own.get(link.story)
        if main and main.thread != link.thread and min(main.score, link.score) >= ONE:
            older, younger = sorted((main.thread, link.thread))
            free = not {older, younger} & {*merged, *merged.values()}
            if free and (min(held.get(older, 0), held.get(younger, 0)) == 0 or held[older] + held[younger] <= most):
                merged[younger] = older
    return Roster(thread={story: merged.get(thread, thread) for story, thread in of.items()}, merged=merged)
