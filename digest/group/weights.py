"""The weights of the pair score, one tuple a look: the bias, then a weight per feature.

Learned by `benchmarks/learn_pairs.py` from 2,378 English items of one day of real feeds (2023-11-06), labelled by hand
with 1,795 stories. In cross-validation by story: B-cubed F1 .944, pairwise F1 .805, B-cubed F1 of the items that have
company .894. A weight of 0 means that the look leaves a feature out.
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
    "hours apart",
    "series",
    "live",
)
"""What the first look sees: cosine of the texts; how much of one's title the other's text holds, by weight of terms, as
mean and least of both directions; idf of the third rarest term that both have, and of all these in sum; 1 for the same
source; logarithm of 1 + hours; 1 where either is one of a series; 1 where either is live."""
FURTHER_FEATURES = ("score so far", "cosine with companions")
"""What the other looks see beside it: log odds of the look before; cosine of the texts mixed with their companions'."""

FIRST_LOOK: Weights = (-5.620, 6.761, 4.434, 0.0, 0.302, 0.025, -1.686, -0.193, -1.409, -0.674)
LOOKS_AGAIN: tuple[Weights, ...] = (
    (-5.334, 6.470, 0.0, 1.213, 0.0, 0.0, -0.899, -0.146, -1.510, -0.687, -0.263, 5.341),
    (-7.159, 9.826, 0.0, 1.789, 0.0, 0.0, -1.101, -0.167, -1.935, -0.798, -0.609, 6.313),
)
