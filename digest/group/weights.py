"""The weights of the pair score, one tuple a look: the bias, then a weight per feature.

Learned by `benchmarks/learn_pairs.py` from 2,378 English items of one day of real feeds (2023-11-06), labelled by hand
with 1,795 stories. In cross-validation by story: B-cubed F1 .949, pairwise F1 .828, B-cubed F1 of the items that have
company .889. A weight of 0 means that the look leaves a feature out.
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

FIRST_LOOK: Weights = (-6.162, 7.383, 4.401, 0.0, 0.323, 0.024, -1.665, -1.742, -0.602)
LOOKS_AGAIN: tuple[Weights, ...] = (
    (-5.796, 6.305, 0.0, 1.303, 0.0, 0.0, -0.938, -1.716, -0.610, -0.303, 5.758),
    (-7.355, 9.033, 0.0, 1.890, 0.0, 0.0, -0.992, -2.419, -0.682, -0.562, 6.462),
)
