"""How well a grouping agrees with labels: B-cubed (Bagga and Baldwin, 1998) and pairwise precision, recall and F1."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How a grouping agrees with labels."""

    items: int
    b_cubed: Score
    pairwise: Score
    multi: Score
    """B-cubed over the items whose labelled story has at least two."""


def agreement(labelled: Sequence[Hashable], grouped: Sequence[Hashable]) -> Agreement:
    """How two groupings of the same items agree: for each item, the story it is labelled with, and the one it got."""
    sizes = Counter(labelled)
    everything = range(len(labelled))
    return Agreement(
        items=len(labelled),
        b_cubed=_b_cubed(labelled, grouped, everything),
        pairwise=_pairwise(labelled, grouped),
        multi=_b_cubed(labelled, grouped, [at for at in everything if sizes[labelled[at]] > 1]),
    )


def _b_cubed(labelled: Sequence[Hashable], grouped: Sequence[Hashable], items: Sequence[int]) -> Score:
    both, gold, got = Counter(zip(labelled, grouped, strict=True)), Counter(labelled), Counter(grouped)
    shared = [(both[labelled[at], grouped[at]], gold[labelled[at]], got[grouped[at]]) for at in items]
    return Score(
        precision=sum(n / found for n, _, found in shared) / max(1, len(shared)),
        recall=sum(n / wanted for n, wanted, _ in shared) / max(1, len(shared)),
    )


def _pairwise(labelled: Sequence[Hashable], grouped: Sequence[Hashable]) -> Score:
    together = _pairs(Counter(zip(labelled, grouped, strict=True)))
    wanted, found = _pairs(Counter(labelled)), _pairs(Counter(grouped))
    return Score(precision=together / found if found else 1.0, recall=together / wanted if wanted else 1.0)


def _pairs(sizes: Mapping[Hashable, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())
