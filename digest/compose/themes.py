"""Themes: the names that many sources have in their titles today ("Gaza"), whatever story each tells of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from digest.compose.clean import CleanText
from digest.compose.lexicon import Lexicon, is_name
from digest.compose.words import TOKEN, is_stop, stem
from digest.text import fold

_FEWEST = 10
"""Sources that make a name a theme of the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """Names by stem, and how many sources have each in a title today."""

    sources: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[CleanText], lexicon: Lexicon) -> "Themes":
        """Count the names in the titles of a day."""
        found: dict[str, set[str]] = {}
        for text in texts:
            for word in TOKEN.findall(text.title):
                written = lexicon.forms.get(fold(word), "")
                if written and is_name(written) and not is_stop(word):
                    found.setdefault(stem(word), set()).add(text.item.source_id)
        return cls(sources={name: len(having) for name, having in found.items()})

    def in_story(self, texts: Sequence[CleanText]) -> tuple[str, ...]:
        """The themes that at least half of a story's titles name, the widest first."""
        counts: dict[str, int] = {}
        for text in texts:
            for name in {stem(word) for word in TOKEN.findall(text.title)}:
                if self.sources.get(name, 0) >= _FEWEST:
                    counts[name] = counts.get(name, 0) + 1
        named = (name for name, count in counts.items() if count * 2 >= len(texts))
        return tuple(sorted(named, key=lambda name: (-self.sources[name], name)))

    def heat(self, texts: Sequence[CleanText]) -> float:
        """1 for a story of no theme, up to about 1.7 for one of the day's widest two together."""
        widest = self.in_story(texts)[:2]
        return 1.0 + 0.07 * sum(log2(self.sources[name]) for name in widest)
