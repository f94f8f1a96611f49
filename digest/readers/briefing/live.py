"""Live pages: an entry begins at a line of its own, `By NAMES / Month D, YYYY HH:MM AM / Section`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.readers.briefing.dating import stamp_of
from digest.readers.briefing.lines import Line
from digest.readers.briefing.shapes import headline, paragraph
from digest.readers.briefing.walk import SKIP, Does, Mark, Rule, Spot, Unit

_PARTS = re.compile(r"\s+[/／|]\s+")
_BY = re.compile(r"By\s+", re.IGNORECASE)
_RELATED = re.compile(r"(?:related|read more|see also)\s*:\s*(?P<title>\S.*)", re.IGNORECASE)
_SIDE = 5
"""So many headlines before the only entry are a page's side column."""


def start(lines: Sequence[Line]) -> int | None:
    """Where the first entry's own title, else its stamp, stands.

    None without two entries, or one that names author, moment and section, or one beside a column.
    """
    stamps = [at for at, line in enumerate(lines) if _stamp(line)]
    if not stamps:
        return None
    only = _stamp(lines[stamps[0]])
    whole = only is not None and only.byline is not None and only.section is not None
    if len(stamps) == 1 and not whole and sum(headline(line.text) for line in lines[: stamps[0]]) < _SIDE:
        return None
    first = stamps[0]
    return first - 1 if _titled(lines, first) else first


def _stamp(line: Line) -> Unit | None:
    parts = _PARTS.split(line.text)
    if not 2 <= len(parts) <= 4 or len(line.text) > 200:
        return None
    days = [stamp_of(part) for part in parts]
    day = next((day for day in days if day), None)
    if day is None:
        return None
    at = days.index(day)
    return Unit(
        line=line.number,
        section=next(iter(parts[at + 1 :]), None),
        day=day,
        byline=next((_BY.sub("", part, count=1) for part in parts[:at]), None),
    )


def _titled(lines: Sequence[Line], at: int) -> bool:
    """Whether the line before a stamp is its title: a headline that stands alone, not the last of a column."""
    if not at or not headline(lines[at - 1].text) or _RELATED.fullmatch(lines[at - 1].text):
        return False
    earlier = lines[at - 2].text if at > 1 else ""
    return not earlier or paragraph(earlier) or bool(_RELATED.fullmatch(earlier))


def _title(spot: Spot) -> Mark | None:
    """A title is taken up by the stamp that follows it."""
    titles = spot.after is not None and _stamp(spot.after) and _titled(spot.lines, spot.at + 1)
    return SKIP if titles else None


def _entry(spot: Spot) -> Mark | None:
    unit = _stamp(spot.line)
    if not unit:
        return None
    titled = spot.before is not None and _titled(spot.lines, spot.at)
    return Mark(does=Does.UNIT, unit=replace(unit, title=spot.before.text if spot.before and titled else None))


def _title_below(spot: Spot) -> Mark | None:
    """A headline between a stamp and a paragraph is the entry's title."""
    untitled = spot.unit is not None and spot.waits and spot.unit.title is None
    over = spot.after is not None and paragraph(spot.after.text)
    return Mark(does=Does.TITLE, text=spot.line.text) if untitled and over and headline(spot.line.text) else None


def _related(spot: Spot) -> Mark | None:
    named = _RELATED.fullmatch(spot.line.text)
    return Mark(does=Does.RELATED, text=named["title"]) if named else None


RULES: Sequence[Rule] = (_entry, _title, _title_below, _related)
