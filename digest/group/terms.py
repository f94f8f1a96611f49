"""What an item is compared by: its terms, names, numbers and the character n-grams of its title.

Words are folded and lightly stemmed. Runs of Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese letters, which
have no blanks or glue particles to their nouns, become overlapping pairs of characters: so every script is compared by
the same rules, and none needs a dictionary.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from digest.group.words import NUMBER_WORDS, SCALES, STOP_WORDS
from digest.model import Item, When
from digest.text import fold

TEXT_LENGTH = 300
"""Characters of summary or body compared beside the title: what follows them is background more than news."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Kana, Han
    "\uac00-\ud7a3"  # Hangul
)
_TOKEN = re.compile(rf"([{_UNSPACED}]+)|(\d+(?:[.,]\d+)*)(?:\s?({'|'.join(SCALES)})\b)?|((?:(?![{_UNSPACED}])\w)+)")
_NAME = re.compile(r"[^\W\d_a-z]\w+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:|]\s+|[\"“‘'«„(]\s*)$")


@dataclass(frozen=True, slots=True)
class Terms:
    """What one item is compared by."""

    title: tuple[str, ...]
    """Terms of the title, in order."""
    text: frozenset[str]
    """Terms of the title and of the first `TEXT_LENGTH` characters of the text."""
    names: frozenset[str]
    """Terms that are written with a capital letter, and numbers."""
    numbers: frozenset[str]
    """Numbers of the title, with their scale ("16.4b")."""
    grams: frozenset[str]
    """Character 4-grams of the title."""
    language: str
    """Primary language ("en"), or the empty text where nobody says."""
    hours: float | None
    """When it was published, in hours since 1970; None where only the day is known."""


def terms_of(item: Item) -> Terms:
    """What the item is compared by."""
    heading = item.title or item.label or ""
    text = f"{heading}\n{item.text[:TEXT_LENGTH]}"
    title = tuple(_terms(heading))
    folded = "".join(_fold(heading).split())
    return Terms(
        title=title,
        text=frozenset((*title, *_terms(text[len(heading) :]))),
        names=frozenset(_names(text)),
        numbers=frozenset(term for term in title if term[0].isdigit()),
        grams=frozenset(folded[at : at + 4] for at in range(max(1, len(folded) - 3))) if folded else frozenset(),
        language=(item.language or "").split("-")[0].split("_")[0].lower(),
        hours=_hours(item.published),
    )


def _terms(text: str) -> Iterator[str]:
    for run, number, scale, word in _TOKEN.findall(_fold(text)):
        if run:
            yield from (run[at : at + 2] for at in range(max(1, len(run) - 1)))
        elif number:
            yield number.replace(",", "") + SCALES.get(scale, "")
        elif word not in STOP_WORDS and len(word) > 1:
            yield NUMBER_WORDS.get(word) or _stem(word)


def _names(text: str) -> Iterator[str]:
    """Capitalised words and numbers, as terms."""
    for match in _NAME.finditer(text):
        yield from _terms(match[0])


def _fold(text: str) -> str:
    """Folded, with Hangul kept in syllables."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", fold(text))


def _stem(word: str) -> str:
    """The word without its English plural or verb ending; long words of any language without their last letters."""
    if len(word) > 4:
        for ending, put in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
            if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
                return word[: -len(ending)] + put
    return word


def _hours(when: When | None) -> float | None:
    return when.astimezone(UTC).timestamp() / 3600 if isinstance(when, datetime) else None
