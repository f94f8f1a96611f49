"""Sameness: whether two sentences tell the same in other words.

Sentences of one story share their names whatever they tell, so names are left out, and figures, which outlets give
differently. What is left are the words of what happened, cut to their first letters ("severing ties", "severed its
ties") and, for the commonest of news, joined with their synonyms.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from digest.compose.words import TOKEN, is_stop, listed, stem

_LETTERS = 5
_FEWEST = 4
"""A sentence of fewer words of its own is measured as if it had so many."""
_SAME = ((2, 0.4), (3, 0.3))
"""So many words shared, and so much of the shorter sentence: of 650 neighbours in a real week's segments, four in five
above these tell the same again, one in five below."""

_JOINED: Mapping[str, str] = MappingProxyType(
    {
        other: one
        for one, others in {
            "dead": "kille died death die dies dying fatal toll",
            "attac": "strik struc bombe bombi airst raid raids",
            "earth": "quake",
            "hurt": "injur wound",
            "arres": "detai",
        }.items()
        for other in others.split()
    }
)
_COMMON = listed("year week month day peopl offic first time annou accor")
"""What news of any kind says."""


def gist(text: str) -> frozenset[str]:
    """The words of what happens in a sentence: no names, no figures, no small words."""
    words = (stem(token)[:_LETTERS] for token in TOKEN.findall(text) if token.islower() and not is_stop(token))
    return frozenset(_JOINED.get(word, word) for word in words) - _COMMON


def tells_again(new: frozenset[str], told: Iterable[frozenset[str]]) -> bool:
    """Whether one of the gists told is that of the new sentence, too."""
    for other in told:
        shared = len(new & other)
        part = shared / max(_FEWEST, min(len(new), len(other)))
        if any(shared >= fewest and part >= least for fewest, least in _SAME):
            return True
    return False
