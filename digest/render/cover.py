"""The podcast's cover: the site's name on paper, in the size that directories of podcasts ask for.

A name that its letters cannot write is left out.
"""

import io

from PIL import Image, ImageDraw, ImageFont

from digest.model import Page
from digest.render.frame import Frame
from digest.render.lettering import STRONG, font, wrapped, writable

PATH = "podcast.png"
_SIZE, _MARGIN = 1400, 120
_ROOM = _SIZE - 2 * _MARGIN
_PAPER, _INK, _ACCENT = "#fffdf8", "#1c1a17", "#a3281e"
_SIZES = range(260, 60, -20)
"""Of the letters, in pixels; the largest in which the name has room is taken."""


def cover_page(frame: Frame) -> Page:
    """The cover; a few colours, so it is small."""
    picture = Image.new("RGB", (_SIZE, _SIZE), _PAPER)
    draw = ImageDraw.Draw(picture)
    accent = frame.settings.theme.accent or _ACCENT
    letters, text = _set(writable(frame.settings.title))
    draw.rectangle((_MARGIN, _MARGIN, _SIZE - _MARGIN, _MARGIN + 24), fill=accent)
    draw.multiline_text((_MARGIN, _SIZE / 2), text, fill=_INK, font=letters, anchor="lm", spacing=24)
    draw.rectangle((_MARGIN, _SIZE - _MARGIN - 4, _SIZE - _MARGIN, _SIZE - _MARGIN), fill=_INK)
    written = io.BytesIO()
    picture.quantize(16, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return Page(path=PATH, content=written.getvalue())


def _set(title: str) -> tuple[ImageFont.FreeTypeFont, str]:
    """The name in lines, in the largest letters that fit; in the smallest whatever is there."""
    for size in _SIZES:
        letters = font(STRONG, size)
        text = "\n".join(wrapped(title, letters, _ROOM))
        if _fits(text, letters):
            break
    return letters, text


def _fits(text: str, letters: ImageFont.FreeTypeFont) -> bool:
    lines = text.split("\n")
    return max(map(letters.getlength, lines)) <= _ROOM and len(lines) * (letters.size + 24) <= _ROOM - 200
