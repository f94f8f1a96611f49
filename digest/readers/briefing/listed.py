"""Plain lists: lines that are an entry each.

They stand under names of outlets, after an announcement, or alone as bare headlines; or they are paragraphs that end
with the outlets they come from.
"""

import re
from collections.abc import Sequence

from digest.readers.briefing.lines import Line
from digest.readers.briefing.shapes import ended, headline, labelled, paragraph, short, words
from digest.readers.briefing.walk import LEFT, Does, Mark, Rule, Spot, Unit, marked_section

_LONGEST = 420
"""Characters of the longest line that is an entry of a list."""

_OUTLETS = re.compile(r"(?P<text>.*\S)\s*\((?:[A-Z][\w.’'& -]{1,40}(?:,\s*[A-Z][\w.’'& -]{1,40}){0,5})\)")


def start_outlets(lines: Sequence[Line]) -> int | None:
    """Where lines under names begin: three names at least, and no line longer than an entry."""
    names = [at for at in range(len(lines)) if _is_name(lines, at)]
    entries = [line for line in lines if ended(line.text)]
    if len(names) < 3 or len(entries) < len(names) or any(len(line.text) > _LONGEST for line in lines):
        return None
    first = names[0]
    while first and ended(lines[first - 1].text) and not lines[first].gap > 1:
        first -= 1
    return first


def start_announced(lines: Sequence[Line]) -> int | None:
    """Where entries begin after a line that announces them: three lines at least, to the end, without gaps."""
    announced = next((at for at, line in enumerate(lines) if line.text.endswith((":", "："))), None)
    if announced is None or announced > 3:
        return None
    rest = lines[announced + 1 :]
    entries = all(ended(line.text) and len(line.text) <= _LONGEST for line in rest[:-1])
    return announced + 1 if len(rest) >= 3 and entries else None


def start_cited(lines: Sequence[Line]) -> int | None:
    """Where the first of three paragraphs or more that cite their outlets begins its story."""
    cited = [at for at, line in enumerate(lines) if _cites(line)]
    if len(cited) < 3:
        return None
    first = cited[0]
    while first and ended(lines[first - 1].text) and words(lines[first - 1].text) > 12:
        first -= 1
    return first


def start_bare(lines: Sequence[Line]) -> int | None:
    """Where a run of five headlines without texts begins, in a document that is little more."""
    bare = [_is_bare(line) for line in lines]
    first = next((at for at in range(1, len(lines) - 4) if all(bare[at : at + 5])), None)
    return first if first is not None and 4 * sum(bare) >= 3 * len(lines) else None


def start_column(lines: Sequence[Line]) -> int | None:
    """The end of the text, where its bare headlines come twice: columns beside a page's stories, not the stories."""
    heads = [line.text for line in lines if _is_bare(line)]
    return len(lines) if start_bare(lines) is not None and len(set(heads)) < len(heads) else None


def _is_bare(line: Line) -> bool:
    return line.bullet is None and line.url is None and headline(line.text) and words(line.text) > 1


def _is_name(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else None
    return at > 0 and below is not None and short(line.text, 9) and ended(below.text) and not below.gap


def _cites(line: Line) -> bool:
    """Whether a line is a paragraph that ends with its outlets, `(Post, Tide)`."""
    found = _OUTLETS.fullmatch(line.text)
    return found is not None and ended(found["text"]) and words(found["text"]) >= 12


def _entry(spot: Spot) -> Mark | None:
    line = spot.line
    if not ended(line.text) and spot.after is not None:
        return None
    label, text = labelled(line.text) or (None, line.text)
    return Mark(does=Does.UNIT, unit=Unit(line=line.number, label=label, text=(text,), url=line.url))


def _name(spot: Spot) -> Mark | None:
    over = spot.after is not None and (ended(spot.after.text) or short(spot.after.text, 9))
    if not over or not short(spot.line.text, 9):
        return None
    if ":" in spot.line.text:
        return Mark(does=Does.UNIT, unit=Unit(line=spot.line.number, title=spot.line.text, url=spot.line.url))
    return Mark(does=Does.SECTION, text=spot.line.text.rstrip(" *"))


def _headline(spot: Spot) -> Mark | None:
    line = spot.line
    if not headline(line.text):
        return None
    label, text = labelled(line.text) or (None, None)
    title = None if text else line.text
    unit = Unit(line=line.number, title=title, label=label, text=(text,) if text else (), url=line.url)
    return Mark(does=Does.UNIT, unit=unit)


def _labelled(spot: Spot) -> Mark | None:
    parts = labelled(spot.line.text)
    if not parts:
        return None
    return Mark(does=Does.UNIT, unit=Unit(line=spot.line.number, label=parts[0], text=(parts[1],)))


def _begins(spot: Spot) -> Mark | None:
    """After a paragraph that cites its outlets, the next one is another story."""
    line = spot.line
    if not _tells(line):
        heading = short(line.text, 4) and spot.after is not None and _cites(spot.after)
        return Mark(does=Does.SECTION, text=line.text) if heading else LEFT
    told = [before for before in spot.lines[max(0, spot.at - 3) : spot.at] if _tells(before)]
    if spot.unit is not None and not (told and _cites(told[-1])):
        return Mark(does=Does.TEXT)
    return Mark(does=Does.UNIT, unit=Unit(line=line.number, text=(line.text,), url=line.url))


def _tells(line: Line) -> bool:
    return paragraph(line.text) or _cites(line)


OUTLETS: Sequence[Rule] = (marked_section, _entry, _name)
ANNOUNCED: Sequence[Rule] = (_entry,)
CITED: Sequence[Rule] = (marked_section, _begins)
BARE: Sequence[Rule] = (marked_section, _labelled, _headline)
