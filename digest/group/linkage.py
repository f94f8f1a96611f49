"""Average linkage over a sparse graph of scored pairs."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def linked(count: int, scores: Mapping[Pair, float], threshold: float) -> list[list[int]]:
    """The numbers from 0 to `count` - 1 in groups: the two with the highest mean score are joined, again and again.

    The mean is over all pairs between two groups, those without a score counted as 0; joining ends when it falls below
    `threshold`. Deterministic: among equals, the pair of the smallest numbers goes first. O(m log m) for m scores.
    """
    members = {at: [at] for at in range(count)}
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for (one, other), score in scores.items():
        sums[one][other] = sums[other][one] = score
    heap = [(-score, min(pair), max(pair)) for pair, score in scores.items() if score >= threshold]
    heapify(heap)
    while heap:
        score, one, other = heappop(heap)
        if one not in members or other not in members:
            continue
        mean = sums[one][other] / (len(members[one]) * len(members[other]))
        if mean < -score:
            if mean >= threshold:
                heappush(heap, (-mean, one, other))
            continue
        members[one] += members.pop(other)
        for third, total in sums[other].items():
            if third != one:
                del sums[third][other]
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        del sums[one][other]
        for third, total in sums[one].items():
            mean = total / (len(members[one]) * len(members[third]))
            if mean >= threshold:
                heappush(heap, (-mean, one, third))
    return sorted(sorted(group) for group in members.values())
