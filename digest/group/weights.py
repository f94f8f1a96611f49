"""The weights of the pair score, one tuple a look: the bias, then a weight per feature.

Learned by `benchmarks/learn_pairs.py` from 2,378 English items of one day of real feeds (2023-11-06), labelled by hand
with 1,795 stories. In cross-validation by story: B-cubed F1 .947, pairwise F1 .811, B-cubed F1 of the items that have
company .891. On 2,696 items of the day after, of which nothing was learned: .930, .747, .841. Weights of that day give
the first .950, .825, .908. Weights of both days together did worse on either. A weight of 0 means that the look leaves
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

FIRST_LOOK: Weights = (-6.281, 7.328, 4.399, 0.0, 0.320, 0.027, -1.712, -1.640, -0.779)
LOOKS_AGAIN: tuple[Weights, ...] = (
    (-6.008, 6.881, 0.0, 1.197, 0.0, 0.0, -1.008, -1.686, -0.664, -0.328, 5.859),
    (-7.143, 9.082, 0.0, 1.520, 0.0, 0.0, -1.012, -2.245, -0.646, -0.499, 6.263),
)
