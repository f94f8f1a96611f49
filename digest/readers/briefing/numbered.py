"""Numbered headings, `1. Heading`: each opens a story, and all below it, bullets too, goes on with it."""

from collections.abc import Sequence

from digest.readers.briefing.lines import Line
from digest.readers.briefing.shapes import labelled, turns
from digest.readers.briefing.walk import Does, Mark, Rule, Spot, Unit, marked_section


def start(lines: Sequence[Line]) -> int | None:
    """Where the first numbered heading stands; None without two, or one in a text that is set in points besides."""
    heads = [at for at, line in enumerate(lines) if line.numbered]
    points = sum(line.bullet is not None or _turns(line) for line in lines)
    return heads[0] if len(heads) > 1 or (heads and points > 1) else None


def _turns(line: Line) -> bool:
    parts = labelled(line.text)
    return parts is not None and turns(parts[0])


def _heading(spot: Spot) -> Mark | None:
    line = spot.line
    if not line.numbered:
        return None
    return Mark(does=Does.UNIT, unit=Unit(line=line.number, title=line.text, url=line.url))


RULES: Sequence[Rule] = (_heading, marked_section)
