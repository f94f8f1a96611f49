"""The weights of the pair score: learned from labelled pairs by `benchmarks/learn_pairs.py`."""

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
FURTHER_FEATURES = ("score so far", "cosine with companions")

FIRST_LOOK: Weights = (-5.582, 6.623, 4.281, 0.0, 0.312, 0.025, -1.663, -0.187, -1.739, -0.628)
LOOKS_AGAIN: tuple[Weights, ...] = (
    (-5.456, 7.036, 0.0, 1.101, 0.0, 0.0, -0.943, -0.140, -1.551, -0.734, -0.295, 5.298),
    (-7.245, 10.363, 0.0, 1.632, 0.0, 0.0, -1.181, -0.183, -1.876, -0.924, -0.675, 6.407),
)
