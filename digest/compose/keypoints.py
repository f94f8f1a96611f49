"""Key points: the day in three to six sentences."""

from collections.abc import Sequence

from digest.compose.claims import leans
from digest.compose.tell import DEFINITE
from digest.compose.words import terms
from digest.model import Claim, Day, Segment

_FEWEST, _MOST = 3, 6
_REPEATS = 0.8
"""A key point that shares more of its terms with a claim of the rundown only says it again."""


def key_points(day: Day, rundown: Sequence[Segment]) -> tuple[Claim, ...]:
    """Those that briefing texts bring and the rundown does not say, then short claims of the first segments.

    A rundown of fewer segments than it takes needs no key points of its own.
    """
    told = [terms(claim.text) for segment in rundown for claim in segment.text]
    brought = [
        Claim(text=text, cites=(parts.item.id,))
        for parts in day.parts
        if parts.item
        for text in parts.key_points
        if not _repeats(text, told)
    ]
    if len(rundown) < _FEWEST:
        return tuple(brought[:_MOST])
    known = [terms(claim.text) for claim in brought]
    own = [claim for segment in rundown if (claim := _shortest(segment)) and not _repeats(claim.text, known)]
    return tuple([*brought, *own][:_MOST])


def _repeats(text: str, others: Sequence[frozenset[str]]) -> bool:
    words = terms(text)
    return any(len(words & other) > _REPEATS * len(words) for other in others)


def _shortest(segment: Segment) -> Claim | None:
    """The shorter of a segment's first two claims, of those that stand on their own."""
    alone = [claim for claim in segment.text[:2] if not leans(claim.text) and not DEFINITE.match(claim.text)]
    return min(alone, key=lambda claim: (len(claim.text), claim.text), default=None)
