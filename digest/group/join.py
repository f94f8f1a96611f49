"""Items joined into groups along their links, the strongest first, with guards at the weak ends."""

from math import sqrt

from digest.group.pairs import Likeness, Scores, Texts, Vector

LINK = 0.65
"""Score from which an item joins a group that others already make likely."""
FIRST_LINK = 0.8
"""Score from which two single items begin a group: nobody else speaks for them;"""
FIRST_LINK_OF_MANY = 0.75
"""the same, where they are from two sources and share so many terms that no name alone can have made the score."""
MANY_TERMS = 6
"""Terms that both have, from which they are many."""
GUARDS = ((3, 3, 0.45), (1, 3, 0.25))
"""Of two groups, the fewest items of the smaller, the fewest of the larger, and the cosine of the sums of their vectors
from which they are one story. One link, however strong, does not glue two events together, nor an aside to a story."""
BARE_GUARDS = ((5, 5, 0.3),)
"""The same where the smaller has bare titles, which have few words to share."""


def joined(texts: Texts, scores: Scores, meaning: Likeness | None = None) -> list[list[int]]:
    """The numbers of the texts in groups, each in rising order. The order of the scores does not matter."""
    group_of = list(range(len(texts.vectors)))
    members = {at: [at] for at in group_of}
    sums = dict(enumerate(texts.vectors))
    for _, one, other in sorted((-score, *pair) for pair, score in scores.items() if score >= LINK):
        small, large = sorted((group_of[one], group_of[other]), key=lambda at: (len(members[at]), -at))
        if small == large or (len(members[large]) == 1 and scores[one, other] < _first_link(texts, one, other)):
            continue
        guards = BARE_GUARDS if all(texts.terms[at].bare for at in members[small]) else GUARDS
        sizes = len(members[small]), len(members[large])
        alike = next((alike for few, many, alike in guards if sizes[0] >= few and sizes[1] >= many), 0.0)
        unlike = alike and _cosine(sums[small], sums[large]) < alike
        if unlike and not (meaning and meaning.are_one(members[small], members[large])):
            continue
        for at in members[small]:
            group_of[at] = large
        members[large] += members.pop(small)
        sums[large] = _sum(sums[large], sums.pop(small))
    return sorted(sorted(group) for group in members.values())


def _first_link(texts: Texts, one: int, other: int) -> float:
    """The score from which two single items begin a group."""
    terms, others = texts.terms[one], texts.terms[other]
    many = terms.source != others.source and len(terms.text & others.text) >= MANY_TERMS
    return FIRST_LINK_OF_MANY if many else FIRST_LINK


def _sum(large: Vector, small: Vector) -> Vector:
    total = dict(large)
    for term, weight in small.items():
        total[term] = total.get(term, 0.0) + weight
    return total


def _cosine(small: Vector, large: Vector) -> float:
    dot = sum([weight * large[term] for term, weight in small.items() if term in large])
    return dot / sqrt(sum([w * w for w in small.values()]) * sum([w * w for w in large.values()]))
