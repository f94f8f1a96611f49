"""Items adopted by the large story that their title names.

A title alone shares too few terms with others to score high: of a story with fifty reports, some titles have nothing
in common but its name. Such an item, or a small group of such, belongs to the story if a term of its title is the
story's own: most items of the day that have the term are in the story, a good part of the story has it, and it is no
everyday word. So does what comments on the day's large story in words of its own; having a text, it must be like the
story too.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from digest.group.common import SHARE
from digest.group.kinds import Kind
from digest.group.pairs import Texts, Vector, cosine, normed

LARGE = 10
"""Items from which a story adopts, and in how many of the day its term is at least."""
SMALL = 1 / 3
"""Share of the adopting story's size up to which a group of bare titles is adopted."""
FEW = 1 / 10
"""The same, where what is adopted has texts."""
OWN_SHARE = 0.5
"""Share of the day's items with the term that are in the story, the adopted ones not counted."""
OWN_SHARE_OF_TEXTS = 0.65
"""The same, where what is adopted has texts;"""
ALIKE = 0.25
"""and the cosine with the story from which it is adopted then."""
CORE_SHARE = 0.25
"""Share of the story's items that have the term."""
BURST = 5
"""How many times as common as usual the term is on the day."""


def adopted(texts: Texts, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups, the small ones that a large one names as its own put into it."""
    having: Counter[str] = Counter(term for each in texts.terms for term in each.title)
    large = [at for at, group in enumerate(groups) if len(group) >= LARGE]
    owners: dict[str, tuple[int, int]] = {}
    for at in large:
        held = Counter(term for number in groups[at] for term in texts.terms[number].title)
        for term, count in held.items():
            if count >= CORE_SHARE * len(groups[at]) and _bursts(term, having[term], len(texts.terms)):
                owners[term] = max(owners.get(term, (0, 0)), (count, -at))
    result = [list(group) for group in groups]
    for at, group in enumerate(groups):
        owner = _owner(texts, group, owners, having)
        is_bare = _is_bare(texts, group)
        if (
            owner in (None, at)
            or _in_two_languages(texts, group, groups[owner])
            or len(group) > (SMALL if is_bare else FEW) * len(groups[owner])
        ):
            continue
        if is_bare or cosine(_sum(texts, group), _sum(texts, groups[owner])) >= ALIKE:
            moved, result[at] = result[at], []
            result[owner] += moved
    return [sorted(group) for group in result if group]


def _bursts(term: str, count: int, items: int) -> bool:
    return count >= LARGE and count >= BURST * SHARE.get(term, 0.0) * items


def _owner(
    texts: Texts, group: Sequence[int], owners: Mapping[str, tuple[int, int]], having: Mapping[str, int]
) -> int | None:
    """The large group that owns most terms which half of the items have in their titles; none that owns a series."""
    if all(texts.terms[number].kind is Kind.SERIES for number in group) and not _is_bare(texts, group):
        return None
    own_share = OWN_SHARE if _is_bare(texts, group) else OWN_SHARE_OF_TEXTS
    held = Counter(term for number in group for term in texts.terms[number].title)
    votes = Counter(
        -owners[term][1]
        for term, count in held.items()
        if term in owners and 2 * count >= len(group) and owners[term][0] >= own_share * (having[term] - count)
    )
    return min(votes, key=lambda at: (-votes[at], at), default=None)


def _in_two_languages(texts: Texts, small: Sequence[int], large: Sequence[int]) -> bool:
    """Whether no language of the small group is one of the large; of no language is who does not tell."""
    one, other = ({texts.terms[number].language for number in group} - {""} for group in (small, large))
    return bool(one and other and not one & other)


def _is_bare(texts: Texts, group: Sequence[int]) -> bool:
    return all(texts.terms[number].bare for number in group)


def _sum(texts: Texts, group: Sequence[int]) -> Vector:
    total: Vector = {}
    for number in group:
        for term, weight in texts.vectors[number].items():
            total[term] = total.get(term, 0.0) + weight
    return normed(total)
