"""Plain text: white space, folding, sentences and words, in scripts with and without spaces."""

import re
import unicodedata
from functools import lru_cache

from sentencex import segment

from digest.errors import ReadError

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Kana, Han
    "\uac00-\ud7a3"  # Hangul
)
"""Letters of scripts that do not separate words by blanks, as ranges for a character class."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
HAN_AND_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_BREAK = re.compile(r"\s*\n\s*\n\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """One line of text: white space folded, control and zero-width characters dropped."""
    # What is printable has no control characters, and of white space only blanks: most texts end here, unlooked at.
    return " ".join((text if text.isprintable() else _CONTROL.sub("", text)).split())


def clean_paragraphs(text: str) -> str:
    """Text whose paragraphs are separated by exactly one blank line; lines within a paragraph are joined."""
    if "\n" not in text:
        return clean(text)
    paragraphs = (clean(paragraph) for paragraph in _BREAK.split(_CONTROL.sub("", text)))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def lengths(text: str) -> tuple[int, int]:
    """How many words a text has, and how many characters of Chinese and Japanese beside them."""
    return len(_WORD.findall(HAN_AND_KANA.sub(" ", text))), len(HAN_AND_KANA.findall(text))


def fold(text: str) -> str:
    """Text for comparing: compatibility forms unified, case and diacritics dropped (`Łódź` is `lodz`)."""
    if text.isascii():
        return text.lower()
    return _fold_word(text) if len(text) <= 64 else _fold(text)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)


_fold_word = lru_cache(maxsize=65536)(_fold)
"""Words and names come again and again; whole texts do not, and would fill the memory."""


class _Letters(dict[int, int | None]):
    """By character, what it is folded to; looked up once each. Marks that combine with a letter are dropped."""

    def __missing__(self, code: int) -> int | None:
        return self.setdefault(code, None if unicodedata.combining(chr(code)) else code)


_LETTERS = _Letters({ord(one): ord(other) for one, other in zip("łøđħıŧ’‘", "lodhit''", strict=True)})


def primary(tag: str | None) -> str:
    """The language of a tag, whatever its country or script: `zh` of `zh-Hans` and `zh_CN`; nothing of none."""
    return (tag or "").replace("_", "-").split("-", maxsplit=1)[0].lower()


def sentences(text: str, language: str | None = None) -> tuple[str, ...]:
    """The sentences of a text in order, without surrounding blanks; a paragraph break ends a sentence."""
    code = (language or "en").split("-")[0].lower()
    return tuple(
        sentence for paragraph in _BREAK.split(text) for piece in segment(code, paragraph) if (sentence := clean(piece))
    )


_BEGINNINGS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
"""Byte order marks, and how markup begins without one, with the encodings that they tell."""


def decode(raw: bytes) -> str:
    """The text of a document: UTF-8 with or without a mark, UTF-16 and UTF-32 with one, else Windows-1252.

    Raises:
        ReadError: the bytes are not text (they hold a NUL).
    """
    for beginning, encoding in _BEGINNINGS:
        if raw.startswith(beginning):
            return raw.decode(encoding, "replace").removeprefix("\ufeff")
    if b"\x00" in raw[:65536]:
        raise ReadError("this is not text (it holds NUL bytes); remove the file or name a text file")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
