"""The roster of a day: which story continues which thread, and which threads turn out to be one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.group.recall import Link

THRESHOLD = 0.85
"""Score from which a story continues a thread,"""
CORE = 0.55
"""if the mean over the thread's prints is so high too: what a thread drifted to from its first story is another."""
ALSO = 0.9
"""Score from which a second story of a day joins a thread,"""
ALSO_SHARE, ALSO_LEAST = 0.05, 5
"""unless the thread would hold more than this share of the day's items, and more than so many."""
ONE = 0.95
"""Score with both from which a story shows that two threads are one."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who continues what, by number."""

    thread: Mapping[int, int]
    """By story, the thread that it continues."""
    merged: Mapping[int, int]
    """By thread that turned out to be one with an older thread, that older one; it is in no other itself."""


def roster_of(links: Iterable[Link], sizes: Sequence[int], closed: Collection[int]) -> Roster:
    """Each story's thread, the strongest links first; every thread has at most one that continues it by `THRESHOLD`.

    Args:
        links: How much stories are like threads; threads are numbered from the oldest.
        sizes: By story, its items.
        closed: The threads that only a link of `ALSO` takes up again.
    """
    strong = sorted(
        (one for one in links if one.core >= CORE and one.score >= (ALSO if one.thread in closed else THRESHOLD)),
        key=lambda link: (-link.score, link.thread, link.story),
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
