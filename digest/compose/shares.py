"""Diversity: what the rundown tells already, so that nothing takes more than its share of the places."""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from digest.compose.clean import CleanText
from digest.compose.tell import core_terms
from digest.compose.themes import Themes
from digest.model import Story

_MOST_OF = {"topic": 2 / 5, "theme": 1 / 4}
"""The share of the places that the stories of one topic may take, and those of one theme of the day."""
_SAME_AFFAIR = 0.4
"""Two stories that share more of the smaller one's core terms tell one affair."""


class Shares:
    """The places of a rundown, counted as they are taken."""

    def __init__(self, places: int, broad: frozenset[str], themes: Themes) -> None:
        """`broad` are topics that most of the stories are of: they are the beat, and not counted."""
        self.places = places
        self._most = {kind: ceil(places * share) for kind, share in _MOST_OF.items()}
        self._broad, self._themes = broad, themes
        self._taken: Counter[tuple[str, str]] = Counter()
        self._affairs: list[frozenset[str]] = []

    @classmethod
    def of(cls, ranked: Sequence[Story], places: int, themes: Themes) -> "Shares":
        """Shares for a rundown with so many places, picked from these stories."""
        first = ranked[: places * 5]
        found = Counter(topic for story in first for topic in story.topics[:1])
        broad = frozenset(topic for topic, count in found.items() if count * 2 > len(first))
        return cls(places, broad, themes)

    def fits(self, story: Story, texts: Sequence[CleanText]) -> bool:
        """Whether a story's first topic and its themes have a place left and nobody tells its affair yet."""
        if any(self._taken[subject] >= self._most[subject[0]] for subject in self._subjects(story, texts)):
            return False
        affair = core_terms(texts)
        return all(len(affair & other) <= _SAME_AFFAIR * min(len(affair), len(other)) for other in self._affairs)

    def take(self, story: Story, texts: Sequence[CleanText]) -> None:
        """Give a story its place."""
        self._taken.update(self._subjects(story, texts))
        self._affairs.append(core_terms(texts))

    def _subjects(self, story: Story, texts: Sequence[CleanText]) -> tuple[tuple[str, str], ...]:
        topics = (("topic", topic) for topic in story.topics[:1] if topic not in self._broad)
        return (*topics, *(("theme", theme) for theme in self._themes.in_story(texts)))
