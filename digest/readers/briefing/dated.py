"""Dated entries: a title with its outlet and its day, in the line below it or in brackets behind it.

`Title` / `Outlet, Month D, YYYY`; `Title: Outlet` / `Month D, YYYY`; `Title (Outlet)` / `YYYY-MM-DD`;
`Title (Month D, YYYY, Outlet)`. On a page that
lists stories, a stamp closes each: `Title` / `Standfirst` / `Month D, YYYY`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from digest.readers.briefing.dating import stamp_of
from digest.readers.briefing.headed import opens_pair
from digest.readers.briefing.lines import Line
from digest.readers.briefing.shapes import capitals, ended, headline, short, words
from digest.readers.briefing.walk import SKIP, Does, Mark, Rule, Spot, Unit

_IN_BRACKETS = re.compile(r"(?P<title>\S.*?)\s*\((?P<source>[^()]{2,80})\)")
_AFTER_COLON = re.compile(r"(?P<title>\S.*?):\s+(?P<outlet>[A-Z][\w.’' &-]{1,40})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def start(lines: Sequence[Line]) -> int | None:
    """Where the first dated title, or its section, stands; None without two.

    One is enough where a link is all it has, or where the text has a stamp above it.
    """
    heads = [at for at in range(len(lines)) if _in_brackets(lines, at) or _over_stamp(lines, at)]
    bare = [at for at in heads if at + 2 < len(lines) and lines[at + 2].url == lines[at + 2].text]
    if not any(_day_of(lines, at) for at in heads):
        return None
    first = heads[0]
    above = any(stamp_of(line.text) for line in lines[:first])
    if len(heads) + len(bare) + above < 2:
        return None
    return first - 1 if first > 1 and lines[first - 1].gap and _is_section(lines, first - 1) else first


def start_closed(lines: Sequence[Line]) -> int | None:
    """Where the first of two entries or more begins that a stamp closes; None unless most stamps close one."""
    closed = [at for at in range(len(lines)) if _closed(lines, at)]
    stamps = sum(_stamped(line.text) is not None for line in lines)
    if len(closed) < 2 or 3 * len(closed) < 2 * stamps:
        return None
    first = next(at for at in range(len(lines)) if _listed(lines, at))
    return first - 1 if first > 1 and _is_section(lines, first - 1) else first


def _listed(lines: Sequence[Line], at: int) -> bool:
    """Whether an entry of a list with stamps begins: one that a stamp closes, or two lines that the next title ends."""
    if _closed(lines, at):
        return True
    if not opens_pair(lines, at) or ended(lines[at + 1].text):
        return False
    return at + 2 < len(lines) and (_closed(lines, at + 2) or opens_pair(lines, at + 2))


def _closed(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a title with one line below it and a stamp below that."""
    if at + 2 >= len(lines) or not headline(lines[at].text) or _stamped(lines[at + 2].text) is None:
        return False
    return words(lines[at].text) >= 3 and not any(_stamped(line.text) for line in lines[at : at + 2])


def _is_section(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    plain = line.marked or capitals(line.text) or short(line.text, 6)
    return plain and not _YEAR.search(line.text) and at + 1 < len(lines)


def _stamped(text: str) -> tuple[str | None, date] | None:
    """Outlet and day of a line that is no more than those."""
    day = stamp_of(text) if words(text) <= 12 and _YEAR.search(text) else None
    if day is None or len(text) > 120:
        return None
    outlet = re.split(r",\s+|\s+[|·–-]\s+", text, maxsplit=1)[0].strip()
    return (None if stamp_of(outlet) or any(c.isdigit() for c in outlet) else outlet), day


def _over_stamp(lines: Sequence[Line], at: int) -> bool:
    if at + 1 >= len(lines) or not at:
        return False
    stamp = _stamped(lines[at + 1].text)
    text = lines[at].text
    return stamp is not None and not _stamped(text) and headline(text) and words(text) >= 3


def _in_brackets(lines: Sequence[Line], at: int) -> Unit | None:
    """A title with its outlet in brackets; the day is there, too, or in the line below."""
    line = lines[at]
    found = _IN_BRACKETS.fullmatch(line.text)
    if not found or words(found["title"]) < 2 or not headline(found["title"]):
        return None
    day = stamp_of(found["source"])
    parts = [part.strip() for part in found["source"].split(",")]
    outlet = parts[-1]
    if any(c.isdigit() for c in outlet) or not outlet[:1].isupper() or (day is None and len(parts) > 1):
        return None
    if day is None and at + 1 < len(lines) and (below := _stamped(lines[at + 1].text)):
        day = below[1]
    return Unit(line=line.number, title=found["title"], outlet=outlet, day=day, url=line.url)


def _day_of(lines: Sequence[Line], at: int) -> date | None:
    unit = _in_brackets(lines, at)
    if unit:
        return unit.day
    stamp = _stamped(lines[at + 1].text)
    return stamp[1] if stamp else None


def _entry(spot: Spot) -> Mark | None:
    if unit := _in_brackets(spot.lines, spot.at):
        return Mark(does=Does.UNIT, unit=unit)
    if not _over_stamp(spot.lines, spot.at) or spot.after is None:
        return None
    stamp = _stamped(spot.after.text)
    outlet, day = stamp or (None, None)
    url = spot.after.url or spot.line.url
    unit = Unit(line=spot.line.number, title=spot.line.text, outlet=outlet, day=day, url=url)
    colon = _AFTER_COLON.fullmatch(spot.line.text) if outlet is None else None
    if colon and words(colon["outlet"]) <= 4:
        unit = replace(unit, title=colon["title"], outlet=colon["outlet"])
    return Mark(does=Does.UNIT, unit=unit)


def _stamp(spot: Spot) -> Mark | None:
    """The line below a title was read with it."""
    if not spot.at or not _stamped(spot.line.text):
        return None
    read = _over_stamp(spot.lines, spot.at - 1) or _in_brackets(spot.lines, spot.at - 1)
    return SKIP if read else None


def _section(spot: Spot) -> Mark | None:
    over_entry = spot.after is not None and (
        _in_brackets(spot.lines, spot.at + 1) is not None or _over_stamp(spot.lines, spot.at + 1)
    )
    if not over_entry or spot.waits or not _is_section(spot.lines, spot.at):
        return None
    return Mark(does=Does.SECTION, text=spot.line.text)


def _closed_entry(spot: Spot) -> Mark | None:
    if not _listed(spot.lines, spot.at):
        return None
    title, text, below = spot.lines[spot.at : spot.at + 3]
    outlet, day = _stamped(below.text) or (None, None)
    unit = Unit(line=title.number, title=title.text, text=(text.text,), outlet=outlet, day=day, url=title.url)
    return Mark(does=Does.UNIT, unit=unit)


def _closing(spot: Spot) -> Mark | None:
    """The standfirst and the stamp were read with their title."""
    standfirst = spot.at >= 1 and _listed(spot.lines, spot.at - 1)
    stamp = spot.at >= 2 and _closed(spot.lines, spot.at - 2)
    return SKIP if standfirst or stamp else None


def _closed_section(spot: Spot) -> Mark | None:
    over = _listed(spot.lines, spot.at + 1) and _is_section(spot.lines, spot.at)
    return Mark(does=Does.SECTION, text=spot.line.text) if over else None


RULES: Sequence[Rule] = (_stamp, _entry, _section)
CLOSED: Sequence[Rule] = (_closing, _closed_entry, _closed_section, _stamp, _entry)
