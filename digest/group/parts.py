"""Large groups read again, and taken apart where their items agree in nothing but what the whole group shares.

Reports of one event share more than its name: they come in shades, two of this detail, three of that, each of which has
something in common with the next. Two court orders in one week, a dozen guides to one game or the threads of one
obituary share the names and differ in all else. So the items of a large group are compared once more by what is left
when a term counts the less the more of the group have it. They are joined by average linkage into a tree, and the tree
is cut from its top wherever two branches are hardly alike, or much less than each is in itself.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf
from typing import Self

from digest.group.pairs import Scores, Texts, Vector, cosine, normed

LARGE = 6
"""Items from which a group is read again. A smaller one has too few to say what all of it shares."""
TITLE = 2
"""How many times as much a term of the title weighs here, beside its weight in `Texts.vectors`."""
SCORED = 0.03
"""Share of the pair's score in how alike two items are, beside the cosine of what is left of them."""
ALIKE = 0.025
"""Below this mean over the pairs of two branches they are two stories;"""
COHERENT = 0.3
"""and below this share of the same mean inside either of them,"""
TIGHT = 0.3
"""unless the mean cosine of their texts as they stand is this: then there is little to tell but what all share."""


def parted(texts: Texts, scores: Scores, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups, those that hold several stories in parts; each in rising order."""
    return [part for group in groups for part in _parts(texts, scores, group)]


def _parts(texts: Texts, scores: Scores, group: Sequence[int]) -> list[list[int]]:
    """The parts of a group.

    Bare titles have no more to say than what they share, and two languages share no words: such a group stays whole.
    """
    terms = [texts.terms[at] for at in group]
    languages = {each.language for each in terms if each.language}
    if len(group) < LARGE or len(languages) > 1 or 2 * sum(each.bare for each in terms) >= len(group):
        return [list(group)]
    vectors = [texts.vectors[at] for at in group]
    return [sorted(group[at] for at in branch.items) for branch in _cut(_tree(_alike(texts, scores, group)), vectors)]


@dataclass(frozen=True, slots=True)
class _Branch:
    """Items of a group, by their places in it, in the order in which they came together."""

    items: tuple[int, ...]
    inside: float = 0.0
    """How alike its items are, in sum over their pairs."""
    between: float = 0.0
    """The same over the pairs with one item in either fork."""
    forks: tuple[Self, ...] = ()

    def coherence(self) -> float:
        """How alike two of its items are on the average; infinite for a single one."""
        size = len(self.items)
        return 2 * self.inside / (size * (size - 1)) if size > 1 else inf

    def is_one_story(self, vectors: Sequence[Vector]) -> bool:
        """Whether its forks belong together; `vectors` are the texts of the group."""
        if not self.forks:
            return True
        one, other = self.forks
        pairs = len(one.items) * len(other.items)
        coherence = min(one.coherence(), other.coherence())
        if self.between >= ALIKE * pairs and (coherence == inf or self.between >= COHERENT * coherence * pairs):
            return True
        return fsum(cosine(vectors[at], vectors[to]) for at in one.items for to in other.items) >= TIGHT * pairs


def _alike(texts: Texts, scores: Scores, group: Sequence[int]) -> list[list[float]]:
    """How alike each two items are beyond what the group shares, by their places in the group."""
    held = Counter(term for at in group for term in texts.terms[at].text)
    having: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    alike = [[SCORED * scores.get((min(one, other), max(one, other)), 0.0) for other in group] for one in group]
    for place, at in enumerate(group):
        row = alike[place]
        for term, weight in _left(texts, at, held, len(group)).items():
            for other, theirs in having[term]:
                row[other] += weight * theirs
                alike[other][place] = row[other]
            having[term].append((place, weight))
    return alike


def _left(texts: Texts, at: int, held: Mapping[str, int], size: int) -> Vector:
    """The vector of an item, each term by the share of the group that does not have it."""
    title = texts.terms[at].title
    vector = texts.vectors[at].items()
    return normed({term: weight * (TITLE if term in title else 1) * (1 - held[term] / size) for term, weight in vector})


def _tree(alike: list[list[float]]) -> _Branch:
    """The items joined by average linkage, along chains of nearest neighbours (Murtagh 1983): in quadratic time.

    Args:
        alike: How alike each two items are. It is used up.
    """
    branches = {at: _Branch((at,)) for at in range(len(alike))}
    chain: list[int] = []
    while len(branches) > 1:
        tip = chain[-1] if chain else min(branches)
        chain = chain or [tip]
        before = chain[-2] if len(chain) > 1 else None
        row = alike[tip]
        nearest = max(
            (at for at in branches if at != tip),
            key=lambda at: (row[at] / len(branches[at].items), at == before, -at),
        )
        if nearest != before:
            chain.append(nearest)
            continue
        del chain[-2:]
        one, other = sorted((tip, nearest))
        branches[one] = _joined(branches[one], branches.pop(other), alike[one][other])
        for at in branches:
            if at != one:
                alike[one][at] = alike[at][one] = alike[one][at] + alike[other][at]
    return next(iter(branches.values()))


def _joined(one: _Branch, other: _Branch, between: float) -> _Branch:
    inside = one.inside + other.inside + between
    return _Branch(one.items + other.items, inside=inside, between=between, forks=(one, other))


def _cut(tree: _Branch, vectors: Sequence[Vector]) -> list[_Branch]:
    """The largest branches that are one story each."""
    stories: list[_Branch] = []
    left = [tree]
    while left:
        branch = left.pop()
        if branch.is_one_story(vectors):
            stories.append(branch)
        else:
            left += branch.forks
    return sorted(stories, key=lambda branch: min(branch.items))
