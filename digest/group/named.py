"""Groups that nothing but a name holds together, taken apart.

In the week a game or a film is out, many reports have its name and differ in all else: a name is no event. A group is
such a one if the telling terms that most of its items share are names, none a word, and if without these terms its
items are not like one another. Left together are those that are.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import fsum

from digest.group.pairs import Texts, Vector, cosine, normed
from digest.group.terms import terms_in
from digest.group.unite import united

LARGE = 12
"""Items from which a group is looked at. A smaller one is more often one visit or one talk, told from many sides."""
SHARED = 0.5
"""Share of a group's items above which a term that they have is the group's, and no two items' own."""
TELLING = 4.5
"""Idf from which a word tells of an event, as "submarine" does and "game" or "leader" does not: one text in 90."""
LOOSE = 0.1
"""Cosine without the group's terms below which an item's second best match, on the average, makes the group loose."""
ALIKE = 0.25
"""The same cosine from which two items of a loose group stay together."""

_WORD = re.compile(r"[^\W\d_]+")


def parted(texts: Texts, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups, those that only a name holds together in parts."""
    return [part for group in groups for part in _parts(texts, group)]


def _parts(texts: Texts, group: Sequence[int]) -> list[list[int]]:
    if len(group) < LARGE or not _only_named(texts, group):
        return [list(group)]
    own = _own(texts, group)
    alike = {(at, to): cosine(own[at], own[to]) for at, to in combinations(range(len(group)), 2)}
    near: list[list[float]] = [[] for _ in group]
    for (at, to), cosine_ in alike.items():
        near[at].append(cosine_)
        near[to].append(cosine_)
    if fsum(sorted(each)[-2] for each in near) >= LOOSE * len(group):
        return [list(group)]
    together = united(len(group), [pair for pair, cosine_ in alike.items() if cosine_ >= ALIKE])
    return [[group[at] for at in part] for part in together]


def _only_named(texts: Texts, group: Sequence[int]) -> bool:
    """Whether each telling term that most items have is written with a capital in at least half of its places."""
    held = Counter(term for at in group for term in texts.terms[at].text)
    shared = {term for term, count in held.items() if count > SHARED * len(group) and texts.idf[term] >= TELLING}
    small: Counter[str] = Counter()
    for at in group:
        for word in _WORD.findall(texts.terms[at].written):
            for term in shared.intersection(terms_in(word)):
                small[term] += -1 if word[0].isupper() else 1
    return max(small.values(), default=0) <= 0


def _own(texts: Texts, group: Sequence[int]) -> list[Vector]:
    """The vectors of the items without the terms that most of them have."""
    held = Counter(term for at in group for term in texts.terms[at].text)
    return [
        normed({term: weight for term, weight in texts.vectors[at].items() if held[term] <= SHARED * len(group)})
        for at in group
    ]
