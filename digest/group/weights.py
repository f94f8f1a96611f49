"""The weights of the pair score, one tuple a look: the bias, then a weight per feature.

Learned by `benchmarks/learn_pairs.py` from 2,378 English items of one day of real feeds (2023-11-06), labelled by hand
with 1,795 stories. In cross-validation by story: B-cubed F1 .952, pairwise F1 .835, B-cubed F1 of the items that have
company .893. A weight of 0 means that the look leaves a feature out.
"""

from typing import TypeAlias

Weights: TypeAlias = tuple[float, ...]

FEATURES = (
    "bias",
    "cosine",
    "title in text, mean",
    "title in text, least",
    "third rarest shared term",
    "shared terms",
    "same source",
    "series",
    "live",
)
"""What the first look sees: cosine of the texts; how much of one's title the other's text holds, by weight of terms, as
mean and least of both directions; idf of the third rarest term that both have, and of all these in sum; 1 for the same
source; 1 where either is one of a series; 1 where either is live."""
FURTHER_FEATURES = ("score so far", "cosine with companions")
"""What the other looks see beside it: log odds of the look before; cosine of the texts mixed with their companions'."""

FIRST_LOOK: Weights = (-6.160, 7.275, 4.332, 0.0, 0.322, 0.025, -1.672, -1.460, -0.531)
LOOKS_AGAIN: tuple[Weights, ...] = (
    (-5.518, 6.107, 0.0, 1.191, 0.0, 0.0, -0.890, -1.593, -0.537, -0.256, 5.457),
    (-7.582, 9.648, 0.0, 1.846, 0.0, 0.0, -1.030, -2.063, -0.580, -0.629, 6.542),
)
