"""Leads: words in bold, or of a link, that stand before the text of a line and name it."""

from digest.readers.briefing.lines import Line
from digest.readers.briefing.shapes import words
from digest.readers.briefing.walk import Unit

_LABEL_WORDS = 5
"""A lead of at most so many words before a colon is a label; others are titles."""


def led(line: Line) -> Unit | None:
    """The unit of a line that begins with a lead of two words or more, or one word and a colon; None for others."""
    if not line.lead or not line.text.startswith(line.lead):
        return None
    name = line.lead.rstrip(" :：.")
    rest = line.text[len(name) :].lstrip(" :：.—–-")
    colon = line.text[len(name) :].lstrip()[:1] in (":", "：")
    if not rest or not name or (words(name) < 2 and not colon):
        return None
    if colon and words(name) <= _LABEL_WORDS:
        return Unit(line=line.number, label=name, text=(rest,), url=line.url)
    return Unit(line=line.number, title=name, text=(rest,), url=line.url)
