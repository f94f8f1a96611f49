"""What a table of a language is made of: patterns, and the words to be said for what they find."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

Rule: TypeAlias = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


BESIDE: Rule = (re.compile(r"(?<=\d)[–-](?=\d)"), " ")
"""Figures side by side, a score or the number of a model; voices read the dash."""


def any_of(words: Iterable[str]) -> str:
    """A pattern that finds one of the words, the longest that stands there."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def abbreviations(table: Mapping[str, str]) -> Rule:
    """A rule that says abbreviations in full; one that ends with a stop is never a word's end."""
    pattern = re.compile(rf"(?<![\w.]){any_of(table)}(?![\w])")
    return pattern, lambda found: table[found[0]]
