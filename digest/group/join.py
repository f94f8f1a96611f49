"""Items joined into groups along their links, the strongest first, with guards at the weak ends."""

from math import sqrt

from digest.group.pairs import Scores, Texts, Vector

LINK = 0.65
"""Score from which an item joins a group that others already make likely."""
FIRST_LINK = 0.8
"""Score from which two single items begin a group: nobody else speaks for them."""
PART = 3
"""Items from which a group counts as a part: two parts are one story"""
PARTS_ALIKE = 0.4
"""only if the sums of their vectors have this cosine. One link, however strong, does not glue two events together."""
BARE_PART, BARE_PARTS_ALIKE = 5, 0.3
"""The same for parts of bare titles, which have few words to share."""


def joined(texts: Texts, scores: Scores) -> list[list[int]]:
    """The numbers of the texts in groups, each in rising order. The order of the scores does not matter."""
    group_of = list(range(len(texts.vectors)))
    members = {at: [at] for at in group_of}
    sums = dict(enumerate(texts.vectors))
    for _, one, other in sorted((-score, *pair) for pair, score in scores.items() if score >= LINK):
        small, large = sorted((group_of[one], group_of[other]), key=lambda at: (len(members[at]), -at))
        if small == large or (len(members[large]) == 1 and scores[one, other] < FIRST_LINK):
            continue
        bare = all(texts.terms[at].bare for at in members[small])
        part, alike = (BARE_PART, BARE_PARTS_ALIKE) if bare else (PART, PARTS_ALIKE)
        if len(members[small]) >= part and _cosine(sums[small], sums[large]) < alike:
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
