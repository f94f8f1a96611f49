"""Items joined into groups along their links, the strongest first, with guards at the weak ends."""

from collections.abc import Sequence
from math import sqrt

from digest.group.pairs import Scores, Vector

LINK = 0.65
"""Score from which an item joins a group that others already make likely."""
FIRST_LINK = 0.75
"""Score from which two single items begin a group: nobody else speaks for them."""
PART = 5
"""Items from which a group counts as a large part: two such parts are one story"""
PARTS_ALIKE = 0.3
"""only if the sums of their vectors have this cosine. One link, however strong, does not glue two events together."""


def joined(vectors: Sequence[Vector], scores: Scores) -> list[list[int]]:
    """The numbers of the vectors in groups, each in rising order. The order of the scores does not matter."""
    group_of = list(range(len(vectors)))
    members = {at: [at] for at in group_of}
    sums = dict(enumerate(vectors))
    for _, one, other in sorted((-score, *pair) for pair, score in scores.items() if score >= LINK):
        small, large = sorted((group_of[one], group_of[other]), key=lambda at: (len(members[at]), -at))
        if small == large or (len(members[large]) == 1 and scores[one, other] < FIRST_LINK):
            continue
        if len(members[small]) >= PART and _cosine(sums[small], sums[large]) < PARTS_ALIKE:
            continue
        for at in members[small]:
            group_of[at] = large
        members[large] += members.pop(small)
        sums[large] = _sum(sums[large], sums.pop(small))
    return sorted(sorted(group) for group in members.values())


def _sum(large: Vector, small: Vector) -> Vector:
    total = dict(large)
    for term, weight in small.items():
        total[term] = total.get(term, 0.0) + weight
    return total


def _cosine(small: Vector, large: Vector) -> float:
    dot = sum([weight * large[term] for term, weight in small.items() if term in large])
    return dot / sqrt(sum([w * w for w in small.values()]) * sum([w * w for w in large.values()]))
