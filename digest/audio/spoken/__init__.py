"""Text as it is said: signs, units and abbreviations become words, by a table for each language that we know.

Digits stay digits, for every voice reads those, and so no figure can be altered; only decades, fractions and full
hours, which voices read badly, become words. In a language without a table, only
what no voice can say is left out, and dates in figures are written out.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache

from babel.core import get_global

from digest.audio.spoken import chinese, english, polish
from digest.audio.spoken.rules import Rule
from digest.render.words import short_day, stop
from digest.text import primary

_TONGUES: Mapping[str, tuple[Rule, ...]] = {"en": english.RULES, "pl": polish.RULES, "zh": chinese.RULES}

_ADDRESS = re.compile(r"\(?\b(?:https?://|www\.)\S+")
_DATE = re.compile(r"\b(\d{4})([-/])(\d\d)\2(\d\d)\b")
_NAME = re.compile(r"(?<!\w)[#@](?=[^\W\d])(\w+)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|_+")
_PLAIN = str.maketrans({"‐": "-", "‑": "-", **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f", " ")}) | str.maketrans(
    "₀₁₂₃₄₅₆₇₈₉", "0123456789"
)
"""Hyphens and blanks that only say where a line may end, and figures that only stand lower."""
_DASH = re.compile(r"\s+[–—-]{1,2}\s+|\s*—\s*|\s+[·•|]\s+")
_SLASH = re.compile(r"(?<=\w)/(?=\w)")
_MARKUP = re.compile(r"[*_`|\\^{}<>~]|\[\[|\]\]|(?<![A-Za-z])#")
"""What marks text and is not said; what stands in double brackets, espeak-ng would take for phonemes."""
_EMPTY = re.compile(r"[(\[（【《“]\s*(?:…|\.\.\.|sic)?\s*[)\]）】》”]")
_COMMAS = re.compile(r",(?:\s*,)+")
_DANGLING = re.compile(r"[\s,;:]+(?=[.!?](?:\s|$))|\s+(?=[,.;:!?])|[\s,;:–—-]+$|(?<=[?!…:;]),")
_PICTOGRAPHS = frozenset(("So", "Sk", "Cf", "Cn", "Co", "Cs", "Cc"))
"""Categories of characters that no voice can say: emoji, what tints and joins them, marks of layout."""
_SAYABLE = ("LATIN", "GREEK", "MICRO", "MODIFIER")
"""How the names of letters begin that voices of languages in Latin letters know."""
_LETTER = re.compile(r"\w")


def spoken(text: str, language: str) -> str:
    """A text as a voice should say it, with a stop at its end; nothing where there is nothing to say."""
    plain = _ADDRESS.sub("", unicodedata.normalize("NFC", text).translate(_PLAIN))
    said = _NAME.sub(lambda found: _HUMP.sub(" ", found[1]), plain)
    said = _DATE.sub(lambda found: _written(found, language), said)
    for pattern, words in _TONGUES.get(primary(language), ()):
        said = pattern.sub(words, said)
    strange = _is_strange_in_latin if _is_latin(primary(language)) else _is_pictograph
    said = _MARKUP.sub(" ", _SLASH.sub(" ", _DASH.sub(", ", said)))
    said = "".join(" " if strange(one) else one for one in said)
    said = _COMMAS.sub(",", _DANGLING.sub("", " ".join(_EMPTY.sub(" ", said).split())))
    return said + stop(said) if _LETTER.search(said) else ""


def _is_pictograph(character: str) -> bool:
    return unicodedata.category(character) in _PICTOGRAPHS


def _is_strange_in_latin(character: str) -> bool:
    """Whether a voice of a language in Latin letters can only spell it: "Chinese letter, Chinese letter"."""
    if character.isascii():
        return False
    foreign = unicodedata.category(character) == "Lo" or not unicodedata.name(character, "").startswith(_SAYABLE)
    return _is_pictograph(character) or (character.isalpha() and foreign and character not in "ªº")


@cache
def _is_latin(code: str) -> bool:
    return "_Latn_" in get_global("likely_subtags").get(code, "")


def _written(found: re.Match[str], language: str) -> str:
    """A day such as 2023-11-06 written out; what is no day stays."""
    try:
        return short_day(date(*map(int, found.group(1, 3, 4))), language)
    except ValueError:
        return found[0]
