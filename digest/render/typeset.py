"""Quotation marks, apostrophes, dashes and stops as printers set them, in texts that were typed with a keyboard's."""

import re

_QUOTES = {"en": ("“”", "‘’"), "pl": ("„”", "‚’")}
"""The marks of a quotation and of one within it, of languages whose texts are often typed without them."""
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_APOSTROPHE = re.compile(rf"(?<=[{_LATIN}])'(?=[{_LATIN}])|'(?=\d0s\b)")
_PLURAL = re.compile(r"(?<=s)'(?=\s)")
_DASH = re.compile(r"(?<=\S) --? (?=\S)")
_LOOSE = re.compile(rf"(?<=[{_LATIN}]) +(?=[.,](?:\s|$))")
"""Blanks before a point or a comma that ends what is before it, left over where a link or a tag was."""
_PAIRS = tuple(re.compile(rf"(?<![\w{mark}]){mark}(?=\S)([^{mark}]*)(?<=\S){mark}(?!\w)") for mark in "\"'")


def typeset(text: str, language: str) -> str:
    """The text with the marks of its language; one that may be an inch's, or has no fellow, stays as it is."""
    text = _LOOSE.sub("", _DASH.sub(" – ", _APOSTROPHE.sub("’", text)))
    primary = language.split("-", maxsplit=1)[0].lower()
    for pair, marks in zip(_PAIRS, _QUOTES.get(primary, ()), strict=False):
        text = pair.sub(rf"{marks[0]}\1{marks[1]}", text)
    return _PLURAL.sub("’", text) if primary == "en" else text
