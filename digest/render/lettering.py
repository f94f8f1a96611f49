"""Letters in pictures: one serif, whose package brings Latin, Greek and Cyrillic ones, laid out by Pillow itself.

The machine has no say in it, so the same Pillow draws the same bytes wherever it runs. What the fonts cannot write is
left out rather than drawn as boxes.
"""

import io
import unicodedata
from functools import cache
from importlib.resources import files as package_files

from PIL import ImageFont

PLAIN, STRONG = "SourceSerifPro-Regular.ttf", "SourceSerifPro-Semibold.ttf"
_NOTHING = "\uffff"
"""No character: drawn as what stands for a missing one."""
_PICTOGRAPHS = frozenset(("So", "Sk", "Cf", "Cn", "Co", "Cs", "Cc", "Mn", "Me"))
"""Categories of what has no sound of its own: emoji and what joins or tints them."""


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A font of the package `font-source-serif-pro`, in so many pixels."""
    raw = (package_files("font_source_serif_pro") / "files" / name).read_bytes()
    return ImageFont.truetype(io.BytesIO(raw), size, layout_engine=ImageFont.Layout.BASIC)


def writable(text: str) -> str:
    """The text without pictographs, or nothing where a letter of it cannot be written."""
    plain = "".join(one for one in unicodedata.normalize("NFC", text) if unicodedata.category(one) not in _PICTOGRAPHS)
    plain = " ".join(plain.split())
    return plain if all(_has(one) for one in plain) else ""


def wrapped(text: str, letters: ImageFont.FreeTypeFont, room: int) -> list[str]:
    """The text in lines of so many pixels; a word that is longer has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _has(character: str) -> bool:
    letters = font(STRONG, 38)
    return character.isspace() or bytes(letters.getmask(character)) != bytes(letters.getmask(_NOTHING))
