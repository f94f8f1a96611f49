"""The podcast's cover: the site's name on paper, in the size that directories of podcasts ask for.

Its letters are Latin, Greek and Cyrillic ones; a name in others is left out rather than drawn as boxes.
"""

import io
from functools import cache
from importlib.resources import files as package_files

from PIL import Image, ImageDraw, ImageFont

from digest.model import Page
from digest.render.frame import Frame

PATH = "podcast.png"
_SIZE, _MARGIN = 1400, 120
_PAPER, _INK, _ACCENT = "#fffdf8", "#1c1a17", "#a3281e"
_NOTHING = "\uffff"
"""No character: drawn as what stands for a missing one."""
_SIZES = range(260, 60, -20)
"""Of the letters, in pixels; the largest in which the name has room is taken."""


def cover_page(frame: Frame) -> Page:
    """The cover; a few colours, so it is small."""
    picture = Image.new("RGB", (_SIZE, _SIZE), _PAPER)
    draw = ImageDraw.Draw(picture)
    accent = frame.settings.theme.accent or _ACCENT
    font, text = _set(_writable(frame.settings.title))
    draw.rectangle((_MARGIN, _MARGIN, _SIZE - _MARGIN, _MARGIN + 24), fill=accent)
    draw.multiline_text((_MARGIN, _SIZE / 2), text, fill=_INK, font=font, anchor="lm", spacing=24)
    draw.rectangle((_MARGIN, _SIZE - _MARGIN - 4, _SIZE - _MARGIN, _SIZE - _MARGIN), fill=_INK)
    written = io.BytesIO()
    picture.quantize(16, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return Page(path=PATH, content=written.getvalue())


def _writable(title: str) -> str:
    """The title, or nothing where the font lacks a letter of it."""
    font = _font(_SIZES[-1])
    missing = bytes(font.getmask(_NOTHING))
    return title if all(one.isspace() or bytes(font.getmask(one)) != missing for one in title) else ""


def _set(title: str) -> tuple[ImageFont.FreeTypeFont, str]:
    """The name in lines, in the largest letters that fit; in the smallest whatever is there."""
    for size in _SIZES:
        font = _font(size)
        text = _lines(title, font)
        if _fits(text, font):
            break
    return font, text


def _fits(text: str, font: ImageFont.FreeTypeFont) -> bool:
    room = _SIZE - 2 * _MARGIN
    lines = text.split("\n")
    return max(map(font.getlength, lines)) <= room and len(lines) * (font.size + 24) <= room - 200


def _lines(title: str, font: ImageFont.FreeTypeFont) -> str:
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _SIZE - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    raw = (package_files("font_source_serif_pro") / "files" / "SourceSerifPro-Semibold.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(raw), size, layout_engine=ImageFont.Layout.BASIC)
