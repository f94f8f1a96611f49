"""Noise: what a page or a mail puts around its news, and what never becomes text.

A line is noise by its shape and its verbs: an order to the reader (listen, subscribe, share), the label of a
button, a credit, a sign-off. The patterns match whole lines, and long lines only where nothing but noise reads so:
better one slogan kept than one sentence lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from digest.readers.briefing.boilerplate import BIO, BUTTONS, BYLINE, CREDIT, FURNITURE, ORDERS, ROLE, SIGN_OFFS, STOPS
from digest.readers.briefing.lines import Line
from digest.readers.briefing.shapes import capitals, short, title_case, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is left of a document without its noise."""

    lines: tuple[Line, ...]
    letter: int = 0
    """How many of the lines stand in the letter that opens it, up to its sign-off."""
    hub: bool = False
    """A digest hub was taken out of it."""


_NOISE = (BUTTONS, ORDERS, FURNITURE, BIO, BYLINE, CREDIT)


def is_noise(text: str) -> bool:
    """Whether a line is none of the document's own text."""
    return any(pattern.fullmatch(text) for pattern in _NOISE)


def is_stop(text: str) -> bool:
    """Whether a line is the heading of what a page offers beside its text (most popular, suggested for you)."""
    return bool(STOPS.fullmatch(text.rstrip(" /")))


def without_noise(lines: Sequence[Line]) -> Page:
    """The lines without noise, captions and sign-offs, and without what a heading such as MOST POPULAR opens.

    Such a part ends where a marked heading, one in capitals, or a kicker opens another. A line repeated at once is
    a caption beside its picture's own text, or a masthead: both go.
    """
    kept: list[Line] = []
    letter = 0
    stopped = False
    skip = _captions(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        if is_stop(line.text):
            stopped = True
        elif stopped and (line.marked or capitals(line.text) or line.text.endswith(("/", "／"))):
            stopped = False
        if SIGN_OFFS.fullmatch(line.text):
            at += 1 + _signature(lines[at + 1 : at + 4])
            letter = len(kept)
            continue
        if not stopped and at not in skip and not is_noise(line.text):
            kept.append(line)
        at += 1
    return Page(lines=tuple(kept), letter=letter)


def _captions(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of pictures, of their captions, and of lines repeated at once."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        if line.image:
            found.add(at)
            if after and line.cell and not after.image and (after.cell or at + 2 == len(lines)):
                found.add(at + 1)
        if after and line.bullet is None and after.bullet is None and line.text == after.text:
            found |= {at, at + 1}
    return frozenset(found)


def _signature(lines: Sequence[Line]) -> int:
    """How many lines below a sign-off are a name and what its bearer is."""
    names = sum(words(line.text) <= 3 and title_case(line.text) for line in lines[:1])
    roles = takewhile(lambda line: ROLE.search(line.text) and short(line.text, 8), lines[names:])
    return names + sum(1 for _ in roles)
