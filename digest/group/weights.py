"""The weights of the pair score, one tuple a look: the bias, then a weight per feature.

Learned by `benchmarks/learn_pairs.py` from 2,378 English items of one day of real feeds (2023-11-06), labelled by hand
with 1,795 stories. In cross-validation by story: B-cubed F1 .950, pairwise F1 .820, B-cubed F1 of the items that have
company .903. On 2,696 items of the day after, of which nothing was learned: .935, .780, .854. Weights of that day give
the first .947, .801, .905. Weights of both days together did worse on either. A weight of 0 means that the look leaves
a feature out.
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

FIRST_LOOK: Weights = (-6.713, 9.070, 3.911, 0.0, 0.337, 0.025, -1.783, -1.669, -0.771)
LOOKS_AGAIN: tuple[Weights, ...] = (
    (-6.815, 8.365, 0.0, 0.901, 0.0, 0.0, -1.203, -1.943, -0.701, -0.402, 6.408),
    (-6.497, 8.066, 0.0, 1.042, 0.0, 0.0, -0.929, -2.043, -0.535, -0.272, 5.706),
)
