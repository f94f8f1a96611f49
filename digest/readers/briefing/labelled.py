"""Labelled paragraphs, `Label: sentence. sentence.`: each label opens a story, what has none goes on with it.

Words in bold before a paragraph do the same; so does `LABEL — sentence.`, and `【label】sentence。`
"""

from collections.abc import Sequence

from digest.readers.briefing.dating import stamp_of
from digest.readers.briefing.lead import led
from digest.readers.briefing.lines import Line
from digest.readers.briefing.noise import Page
from digest.readers.briefing.shapes import headline, labelled, paragraph, short, turns
from digest.readers.briefing.walk import Does, Mark, Rule, Spot, Unit, marked_section


def start(page: Page) -> int | None:
    """Where the first labelled paragraph stands; None unless labels make the text.

    They do where there are two of them, with different labels, before at least two paragraphs of five; or where a
    line that ends with a colon introduces the first and a third of the paragraphs have one, or a digest hub follows.
    """
    lines = page.lines
    labels = {at: label for at, line in enumerate(lines) if (label := _label(line))}
    if not labels:
        return None
    first = min(labels)
    paragraphs = sum(paragraph(line.text) for line in lines[first:])
    announced = first > 0 and lines[first - 1].text.endswith((":", "：")) and 3 * len(labels) >= paragraphs
    introduced = page.hub or announced
    distinct = len(set(labels.values()))
    if introduced or (distinct >= 2 and distinct >= 0.8 * len(labels) and 5 * len(labels) >= 2 * paragraphs):
        return first - 1 if first and _is_section(lines[first - 1]) else first
    return None


def _label(line: Line) -> str | None:
    unit = _unit_of(line) if line.bullet is None else None
    return (unit.label or unit.title) if unit else None


def _unit_of(line: Line) -> Unit | None:
    """The unit of a line with a label, or with words in bold before a sentence; None for others."""
    unit = led(line)
    if unit is None or unit.text[0][0].islower():
        parts = labelled(line.text)
        unit = Unit(line=line.number, label=parts[0], text=(parts[1],), url=line.url) if parts else None
    return unit if unit and not turns(unit.label or "") else None


def _is_section(line: Line) -> bool:
    plain = line.bullet is None and line.number > 1 and stamp_of(line.text) is None
    return line.marked or (plain and short(line.text, 4))


def _unit(spot: Spot) -> Mark | None:
    unit = _unit_of(spot.line)
    return Mark(does=Does.UNIT, unit=unit) if unit else None


def _section(spot: Spot) -> Mark | None:
    before_label = spot.after is not None and _label(spot.after) is not None
    if not before_label or not headline(spot.line.text) or not _is_section(spot.line):
        return None
    return Mark(does=Does.SECTION, text=spot.line.text)


RULES: Sequence[Rule] = (marked_section, _section, _unit)
