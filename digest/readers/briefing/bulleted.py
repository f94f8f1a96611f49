"""Bulleted lists: a bullet opens a story; lines after it tell it, or are the heading of the next bullets.

What a bullet holds is told by its shape: `Headline — text`, `Label: text`, words in bold or a link before the text, a
headline whose standfirst follows, or sentences. Bullets that are mere headings of deeper ones become the label of
those.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.readers.briefing.dating import stamp_of
from digest.readers.briefing.lead import led
from digest.readers.briefing.lines import Line
from digest.readers.briefing.shapes import ended, headline, labelled, paragraph, short, title_case, words
from digest.readers.briefing.walk import SKIP, Does, Mark, Rule, Spot, Unit, marked_section

_DASH = re.compile(r"(?P<head>\S.*?)\s+[—–-]{1,2}\s+(?P<text>\S.*)")
_OUTLET = re.compile(
    r"(?P<title>\S.*?)\s*(?:\s[-–—/|]\s(?P<after>[A-Z][\w.’'& -]{1,40})|\((?P<inside>[A-Z][^()]{1,60})\))"
)
_FEW = 2
"""So many bullets are the least that make a list."""

_HEAD = 2
"""So many lines are a title and a stamp."""

_HANDFUL = 5
"""So many paragraphs may introduce a list."""


def start(lines: Sequence[Line]) -> int | None:
    """Where the first bullet, or the heading above it, stands; None unless bullets make the text.

    They do where there are three among no more than three times as many lines, or two that stand right at the top
    or make up half of the lines; below a handful of paragraphs, or in lower case, they are an article's own list.
    """
    bullets = [at for at, line in enumerate(lines) if line.bullet is not None and line.text]
    if len(bullets) < _FEW:
        return None
    first = bullets[0]
    rest = lines[first:]
    listed = sum(
        line.bullet is not None or line.marked or (before.bullet is not None and not ended(before.text))
        for before, line in zip((rest[0], *rest), rest, strict=False)
    )
    if 2 * sum(lines[at].text[0].islower() for at in bullets) >= len(bullets):
        return None
    dense = 3 * listed >= len(rest) if len(bullets) > _FEW else 2 * listed >= len(rest) or first <= _HEAD
    above = sum(len(line.text) > 100 and paragraph(line.text) for line in lines[:first])
    if not dense or above > max(_HANDFUL, len(bullets)):
        return None
    while first and (lines[first - 1].marked or (first > 1 and _names_section(lines[first - 1], 5))):
        first -= 1
    return first


def _names_section(line: Line, most: int) -> bool:
    return short(line.text, most) and stamp_of(line.text) is None


def unit_of(line: Line) -> Unit:
    """The unit that a bullet's own words make."""
    bare = Unit(line=line.number, label=line.topic or None, url=line.url)
    if unit := led(line):
        return replace(unit, label=unit.label or bare.label)
    if parts := _dashed(line.text):
        return replace(bare, title=parts[0], text=(parts[1],))
    if parts := labelled(line.text):
        return replace(bare, label=parts[0], text=(parts[1],))
    if headline(line.text):
        return _cited(replace(bare, title=line.text))
    return replace(bare, text=(line.text,))


def _dashed(text: str) -> tuple[str, str] | None:
    """Headline and text of `Headline — text`: one dash between blanks, or words in Title Case before the first."""
    found = _DASH.fullmatch(text)
    if not found or words(found["head"]) < 2 or words(found["text"]) < 5:
        return None
    head, rest = found["head"], found["text"]
    alone = _DASH.fullmatch(rest) is None and not rest[0].islower()
    return (head, rest) if title_case(head) or alone else None


def _cited(unit: Unit) -> Unit:
    """The unit with its outlet taken off its title, where that ends with one: `Title - Outlet`, `Title (Outlet)`."""
    found = _OUTLET.fullmatch(unit.title or "")
    if not found or words(found["title"]) < 4 or words(found["after"] or "") > 5:
        return unit
    return replace(unit, title=found["title"], outlet=found["after"] or found["inside"])


def _inner(spot: Spot) -> Mark | None:
    return Mark(does=Does.TEXT, text=spot.line.text) if spot.line.inner and spot.unit else None


def _bullet(spot: Spot) -> Mark | None:
    if spot.line.bullet is None:
        return None
    return SKIP if spot.line.heads else Mark(does=Does.UNIT, unit=unit_of(spot.line))


def _section(spot: Spot) -> Mark | None:
    """A few words between bullets; after a bullet that waits for its text, only a name in Title Case."""
    line, after = spot.line, spot.after
    before_bullet = after is not None and (after.bullet is not None or after.marked)
    most = 4 if spot.waits else 9
    named = before_bullet and _names_section(line, most) and (not spot.waits or title_case(line.text))
    listing = before_bullet and line.text.endswith(":") and words(line.text) <= 6
    return Mark(does=Does.SECTION, text=line.text.rstrip(":")) if named or listing else None


def _introduction(spot: Spot) -> Mark | None:
    """A line that only announces the bullets below it."""
    before_bullet = spot.after is not None and spot.after.bullet is not None
    return SKIP if before_bullet and spot.line.text.endswith(":") and words(spot.line.text) > 6 else None


def _source_line(spot: Spot) -> Mark | None:
    """The title and the outlet of the text that a bullet's few words announce."""
    unit = spot.unit
    if not unit or not unit.title or unit.text or not headline(spot.line.text):
        return None
    cited = _cited(Unit(line=unit.line, title=spot.line.text))
    if not cited.outlet:
        return None
    new = replace(unit, label=unit.title, title=cited.title, outlet=cited.outlet, url=spot.line.url or unit.url)
    return Mark(does=Does.TITLE, unit=new)


def _headed(spot: Spot) -> Mark | None:
    """After the bullets, a headline that is a link, or has a paragraph below it, is a story of its own."""
    line, after = spot.line, spot.after
    linked = line.url is not None and line.lead == line.text and words(line.text) >= 3
    over = after is not None and after.bullet is None and paragraph(after.text) and not spot.waits
    if not headline(line.text) or not (linked or over):
        return None
    return Mark(does=Does.UNIT, unit=_cited(Unit(line=line.number, title=line.text, url=line.url)))


RULES: Sequence[Rule] = (marked_section, _inner, _bullet, _introduction, _section, _source_line, _headed)
