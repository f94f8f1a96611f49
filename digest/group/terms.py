"""What an item is compared by: its terms, its kind, its source and its language.

Words are folded and lightly stemmed. Runs of Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese letters, which
have no blanks or glue particles to their nouns, become overlapping pairs of characters: so every script is compared by
the same rules, and none needs a dictionary.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern
from urllib.parse import unquote

from digest.group.kinds import Kind, kind_of
from digest.group.words import NUMBER_WORDS, SCALES, STOP_WORDS
from digest.model import Item
from digest.text import UNSPACED, fold

TEXT_LENGTH = 300
"""Characters of summary or body compared beside the title: what follows them is background more than news."""

_TOKEN = re.compile(rf"([{UNSPACED}]+)|(\d+(?:[.,]\d+)*)(?:\s?({'|'.join(SCALES)})\b)?|((?:(?![{UNSPACED}])\w)+)")
_LATIN_TOKEN = re.compile(rf"()(\d+(?:[.,]\d+)*)(?:\s?({'|'.join(SCALES)})\b)?|(\w+)")
PHRASE = 3
"""Words from which a segment of an address is a phrase, written for search engines, and no name or number."""

_SUFFIX = re.compile(r"\.\w{2,5}$")
_ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))


@dataclass(frozen=True, slots=True)
class Terms:
    """What one item is compared by."""

    title: frozenset[str]
    """Terms of the title."""
    text: frozenset[str]
    """Terms of the title, of the first `TEXT_LENGTH` characters of the text and of the phrases of the address."""
    kind: Kind
    source: str
    language: str
    """Primary language ("en"), or the empty text where nobody says."""
    bare: bool
    """There is no text beside the title."""
    written: str
    """The compared characters of the text, as they are written."""


def terms_of(item: Item) -> Terms:
    """What the item is compared by."""
    heading = item.title or item.label or ""
    title = frozenset(terms_in(heading))
    text = item.text[:TEXT_LENGTH]
    return Terms(
        title=title,
        text=title.union(terms_in(text), terms_in(phrases_of(item.url or ""))),
        kind=kind_of(heading),
        source=item.source_id,
        language=_language(item.language or "", heading),
        bare=not text,
        written=text,
    )


def _language(declared: str, heading: str) -> str:
    """The primary language declared; none where that is English and the script another: a default left as it was."""
    primary = re.split("[-_]", declared, maxsplit=1)[0].lower()
    if primary == "en" and not heading.isascii():
        foreign = [letter > "\u024f" for letter in heading if letter.isalpha()]
        return "" if 2 * sum(foreign) > len(foreign) else primary
    return primary


def phrases_of(url: str) -> str:
    """The words of the phrases in an address's path: an earlier title, or what readers search for."""
    path = unquote(url.partition("?")[0]).split("/")[3:]
    phrases = (re.split("[-_+ ]", _SUFFIX.sub("", segment)) for segment in path)
    return " ".join(word for words in phrases if len(words) >= PHRASE for word in words if word.isalpha())


def terms_in(text: str) -> Iterator[str]:
    """The terms of a text, in order; each is kept in memory once, however many texts have it."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFC", fold(text))
    token = _LATIN_TOKEN if text.isascii() else _TOKEN
    for run, number, scale, word in token.findall(folded):
        if run:
            yield from (intern(run[at : at + 2]) for at in range(max(1, len(run) - 1)))
        elif number:
            yield intern(number.replace(",", "") + SCALES.get(scale, ""))
        elif word not in STOP_WORDS and len(word) > 1:
            yield intern(NUMBER_WORDS.get(word) or _stem(word))


def _stem(word: str) -> str:
    """The word without its English plural or verb ending; light enough to leave other languages alone."""
    if len(word) > 4 and word[-1] in "sgd" and not word.endswith("ss"):
        for ending, put in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)] + put
    return word
