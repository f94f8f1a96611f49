"""Kickers: a line of one to five words that ends with a slash opens a story; its title is the next line, or lost."""

import re
from collections.abc import Sequence

from digest.readers.briefing.lines import Line
from digest.readers.briefing.shapes import capitals, ended, headline, short, words
from digest.readers.briefing.walk import LEFT, Does, Mark, Rule, Spot, Unit

_KICKER = re.compile(r"(?P<label>[^/／:]{1,50}?)\s*[/／]")
_NAMES_OTHERS = re.compile(r"(?:related|read more|see also|also read|more)\s*:\s*(?P<title>\S.*)", re.IGNORECASE)

_LONGEST_RELATED = 120
"""Characters of a headline that is listed below a story. The last line of all may be a paragraph that breaks off."""

_TOP = 10
"""So many lines may stand above the only kicker."""


def start(lines: Sequence[Line]) -> int | None:
    """Where the first kicker stands, or the heading of its section.

    None without two kickers, or one near the top, below a headline and above a text.
    """
    kickers = [at for at, line in enumerate(lines) if _label(line)]
    if not kickers:
        return None
    first = kickers[0]
    titled = any(headline(line.text) and words(line.text) > 3 for line in lines[:first])
    if len(kickers) < 2 and not (titled and first < _TOP and first + 1 < len(lines)):
        return None
    return first - 1 if first and _is_section(lines[first - 1]) else first


def _label(line: Line) -> str | None:
    found = _KICKER.fullmatch(line.text)
    return found["label"] if found and words(line.text) <= 7 else None


def _is_section(line: Line) -> bool:
    return line.marked or capitals(line.text)


def _section(spot: Spot) -> Mark | None:
    kicker_next = spot.after is not None and _label(spot.after) is not None
    untitled = spot.waits and spot.unit is not None and spot.unit.title is None
    heading = capitals(spot.line.text) or (spot.line.marked and not untitled)
    if not heading and not (kicker_next and short(spot.line.text, 3) and not spot.waits):
        return None
    return Mark(does=Does.SECTION, text=spot.line.text)


def _kicker(spot: Spot) -> Mark | None:
    label = _label(spot.line)
    return Mark(does=Does.UNIT, unit=Unit(line=spot.line.number, label=label)) if label else None


def _caption(spot: Spot) -> Mark | None:
    """In a text with blank lines between its paragraphs, a sentence after a wider gap, before a kicker: a picture's."""
    kicker_next = spot.after is not None and _label(spot.after) is not None
    wider = spot.line.gap > 1 and spot.before is not None and spot.before.gap == 1
    return LEFT if kicker_next and wider and ended(spot.line.text) and not spot.waits else None


def _title(spot: Spot) -> Mark | None:
    unit, line = spot.unit, spot.line
    if not unit or not spot.waits or not headline(line.text):
        return None
    if unit.title is None:
        return Mark(does=Does.TITLE, text=line.text)
    if spot.after is None and _label(spot.lines[spot.at - 2]):
        return None  # the text breaks off in the first paragraph below a title
    return Mark(does=Does.UNIT, unit=Unit(line=line.number, label=unit.label, title=line.text, url=line.url))


def _related(spot: Spot) -> Mark | None:
    text = spot.line.text
    if not spot.unit or not spot.unit.text:
        return None
    if named := _NAMES_OTHERS.fullmatch(text):
        return Mark(does=Does.RELATED, text=named["title"])
    most = _LONGEST_RELATED if spot.after else _LONGEST_RELATED // 4 * 3
    return Mark(does=Does.RELATED, text=text) if headline(text) and len(text) <= most else None


RULES: Sequence[Rule] = (_kicker, _section, _caption, _title, _related)
