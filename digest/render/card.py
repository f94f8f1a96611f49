"""The card of a briefing: the picture that a shared link to it shows.

In place of a headline that its letters cannot write stands the date, in place of such a name of the site its host.

Two layers, one in ink and one in the accent colour, of eight shades each make a palette of sixteen colours, four bits
a pixel: a card has some 20 kB, and the same bytes wherever the same Pillow draws it.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from digest.model import Edition, Page
from digest.render import links
from digest.render.frame import Frame, day_words
from digest.render.lettering import PLAIN, STRONG, font, wrapped, writable
from digest.urls import host

WIDTH, HEIGHT = 1200, 630
"""The size that Open Graph's readers show whole."""
_MARGIN = 72
_PAPER, _INK, _ACCENT = (255, 253, 248), (28, 26, 23), (163, 40, 30)
_SHADES = 8
_SIZES = ((84, 3), (72, 3), (62, 4), (54, 5), (46, 6))
"""Sizes of a headline in pixels, and the most lines that it may have in each."""
_LABELS = 4


@dataclass(frozen=True, slots=True)
class _Canvas:
    """The two layers: 0 is paper, 255 full colour."""

    ink: ImageDraw.ImageDraw
    accent: ImageDraw.ImageDraw


def path_of(path: str, frame: Frame) -> str:
    """The path of the card of the briefing at `path`, or nothing: only what has an address is shared."""
    return f"{path}card.png" if frame.settings.cards and frame.settings.url else ""


def card_page(edition: Edition, frame: Frame) -> Iterator[Page]:
    """The card of a day, where the site has cards."""
    if path := path_of(links.briefing(edition.day), frame):
        yield Page(path=path, content=_drawn(edition, frame))


def _drawn(edition: Edition, frame: Frame) -> bytes:
    layers = Image.new("L", (WIDTH, HEIGHT)), Image.new("L", (WIDTH, HEIGHT))
    canvas = _Canvas(*(ImageDraw.Draw(layer) for layer in layers))
    right, top = WIDTH - _MARGIN, _MARGIN + 72
    date = writable(day_words(frame, edition.day)) or edition.day.isoformat()
    headline = writable(edition.headline)
    name = writable(frame.settings.title) or host(frame.settings.url)
    size, lines = _headline(headline or date)
    room = right - _MARGIN - 40 - round(font(PLAIN, 32).getlength(date))
    canvas.ink.rectangle((_MARGIN, _MARGIN - 16, right, _MARGIN - 10), fill=255)
    canvas.ink.text((_MARGIN, _MARGIN), _cut(name, room), fill=255, font=font(STRONG, 38))
    canvas.accent.text((right, _MARGIN + 5), date if headline else "", fill=255, font=font(PLAIN, 32), anchor="ra")
    canvas.ink.rectangle((_MARGIN, top - 6, right, top - 5), fill=110)
    for number, line in enumerate(lines):
        canvas.ink.text((_MARGIN, top + 24 + number * round(size * 1.16)), line, fill=255, font=font(STRONG, size))
    labels = _labels(segment.label for segment in edition.rundown)
    canvas.ink.rectangle((_MARGIN, HEIGHT - 112, right, HEIGHT - 111), fill=110)
    canvas.accent.text((_MARGIN, HEIGHT - 92), labels, fill=255, font=font(PLAIN, 30))
    return _png(layers, _colour(frame))


def _headline(text: str) -> tuple[int, list[str]]:
    """The largest size in which a headline has room, and its lines; in the smallest it may be cut."""
    for size, most in _SIZES:
        lines = wrapped(text, font(STRONG, size), WIDTH - 2 * _MARGIN)
        if len(lines) <= most:
            return size, lines
    size, most = _SIZES[-1]
    lines = wrapped(text, font(STRONG, size), WIDTH - 2 * _MARGIN)[:most]
    return size, [*lines[:-1], lines[-1].rsplit(" ", 1)[0] + "…"]


def _labels(found: Iterable[str]) -> str:
    """As many of the first labels as a line holds."""
    letters = font(PLAIN, 30)
    line = ""
    for label in [written for label in found if (written := writable(label))][:_LABELS]:
        longer = f"{line}  ·  {label}" if line else label
        if letters.getlength(longer) > WIDTH - 2 * _MARGIN:
            break
        line = longer
    return line


def _cut(text: str, room: int) -> str:
    """A name, shortened to so many pixels."""
    letters = font(STRONG, 38)
    while text and letters.getlength(text) > room:
        text = text[:-2].rstrip() + "…"
    return text


def _colour(frame: Frame) -> tuple[int, int, int]:
    accent = frame.settings.theme.accent
    return (int(accent[1:3], 16), int(accent[3:5], 16), int(accent[5:7], 16)) if accent else _ACCENT


def _png(layers: tuple[Image.Image, Image.Image], accent: tuple[int, int, int]) -> bytes:
    """The layers as one picture of sixteen colours: eight shades from paper to ink, eight from paper to accent."""
    ink = layers[0].point([shade * _SHADES // 256 for shade in range(256)])
    marks = layers[1].point([(0, _SHADES)[shade * _SHADES >= 256] + shade * _SHADES // 256 for shade in range(256)])
    picture = Image.frombytes("P", (WIDTH, HEIGHT), ImageChops.lighter(ink, marks).tobytes())
    picture.putpalette(
        [part for colour in (_INK, accent) for shade in range(_SHADES) for part in _mixed(colour, shade)]
    )
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _mixed(colour: tuple[int, int, int], shade: int) -> Iterator[int]:
    for paper, full in zip(_PAPER, colour, strict=True):
        yield paper + (full - paper) * shade // (_SHADES - 1)
