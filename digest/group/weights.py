"""The weights of the pair score: learned from labelled pairs by `benchmarks/learn_pairs.py`."""

from collections.abc import Mapping
from types import MappingProxyType

BIAS = -5.021
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "title_cosine": 0.805,
        "text_cosine": 8.325,
        "names_cosine": 2.175,
        "gram_cosine": 0.487,
        "shared_mass": -2.579,
        "title_in_text": 8.244,
        "rarest": -0.302,
        "rarest_2": 0.145,
        "rarest_3": 0.317,
        "same_source": -1.892,
        "hours_apart": -0.216,
        "numbers_differ": -0.632,
        "numbers_agree": -1.174,
    }
)
