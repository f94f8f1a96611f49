"""Phrases of Chinese titles, which have no blanks to go by."""

import re
from collections import Counter
from collections.abc import Sequence

from digest.compose.clean import CleanText

_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_HAN_GLUE = re.compile(r"[的了在和与与对将被为是等称说到从于把向及或也都就而并以]|表示|已经|可以|如何|什么|为何")


def han_phrases(texts: Sequence[CleanText]) -> dict[str, float]:
    """Pieces of Chinese titles between punctuation and particles, two to eight characters, those in the texts first."""
    found: Counter[str] = Counter()
    for text in texts:
        body = " ".join((text.title, *text.sentences[:3]))
        for run in _HAN_RUN.findall(text.title):
            for piece in _HAN_GLUE.split(run):
                if 2 <= len(piece) <= 8:
                    found[piece] += len(piece) * (1 + body.count(piece))
    return {piece: float(count) for piece, count in found.items()}
