"""Phrases of Chinese titles, which have no blanks to go by."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from digest.compose.clean import CleanText

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_GLUE = re.compile(r"[的了在和与对将被为是等称说到从于把向及或也都就而并以]|表示|已经|可以|如何|什么|为何")
"""Particles and verbs between which phrases stand."""
_SHORTEST, _LONGEST = 2, 8


def han_phrases(texts: Sequence[CleanText]) -> dict[str, float]:
    """Pieces of the titles between punctuation and particles, and what two of them share, each with its merit.

    Merit is the share of the items that have the piece, title or text, times its length up to six characters.
    """
    pieces = list(dict.fromkeys(piece for text in texts for piece in _pieces(text.title)))
    shared = [_shared(one, other) for one, other in combinations(pieces[:20], 2)]
    bodies = ["".join((text.title, *text.sentences[:3])) for text in texts]
    return {
        piece: min(len(piece), 6) * sum(piece in body for body in bodies) / len(bodies)
        for piece in dict.fromkeys((*pieces, *shared))
        if _SHORTEST <= len(piece) <= _LONGEST
    }


def _pieces(title: str) -> Iterator[str]:
    for run in _RUN.findall(title):
        yield from filter(None, _GLUE.split(run))


def _shared(one: str, other: str) -> str:
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[match.a : match.a + match.size]
