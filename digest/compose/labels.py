"""Labels: two to four words that name what a story is about, each once in a day."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from digest.compose.chunks import Phrase
from digest.compose.clean import CleanText
from digest.compose.han import han_phrases
from digest.compose.lexicon import Lexicon, is_name
from digest.compose.phrases import offered, stemmed, stems_of
from digest.compose.words import HAN, TOKEN, stem
from digest.model import Day, Story, StoryId, Topic
from digest.text import fold

_MOST_ITEMS = 12
"""So many of a story's items are asked for its label, the lead first."""
_SENTENCES = 12
"""So many sentences tell how often an item uses a word."""
_SIZES = {1: 0.35, 2: 1.0, 3: 1.05, 4: 0.9}
"""What the number of words does to a label's merit: one word seldom tells enough."""
_NAMED = 1.1
"""What a name adds to a label's merit: "Lund bridge" tells more than "stone bridge"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Namer:
    """What labels are made with: the day's words, how rare they are, and which names are no labels."""

    lexicon: Lexicon
    rarity: Mapping[str, float]
    """By stem: the logarithm of the day's stories over those that begin with the word among others."""
    sources: frozenset[str]
    """Folded names of sources, and their parts ("Harborough - Northern Post")."""
    topics: Mapping[str, str]
    """Titles of topics, by id."""

    @classmethod
    def of(cls, stories: Iterable[Sequence[CleanText]], lexicon: Lexicon, day: Day, topics: Iterable[Topic]) -> "Namer":
        """Learn from the texts of a day's stories."""
        stories = tuple(stories)
        found: Counter[str] = Counter()
        for texts in stories:
            found.update({word for text in texts for word in stems_of(_opening(text))})
        return cls(
            lexicon=lexicon,
            rarity={word: log((1 + len(stories)) / count) for word, count in found.items()},
            sources=frozenset(
                fold(part) for source in day.sources for part in (source.name, *_PARTS.split(source.name))
            ),
            topics={topic.id: topic.title for topic in topics},
        )

    def candidates(self, story: Story, texts: Sequence[CleanText]) -> tuple[str, ...]:
        """The labels a story could have, best first: a briefing text's, phrases of its items, its topics."""
        given = (item.label for item in story.items if item.label)
        topics = (self.topics[topic] for topic in story.topics if topic in self.topics)
        asked = texts[:_MOST_ITEMS]
        phrases = han_phrases(asked) if HAN.search(asked[0].title) else self._phrases(asked)
        ranked = sorted(phrases, key=lambda label: (-phrases[label], label))
        labels = dict.fromkeys((*given, *ranked, *topics))
        return tuple(label for label in labels if fold(label) not in self.sources)

    def _phrases(self, texts: Sequence[CleanText]) -> dict[str, float]:
        """Labels and their merits: how much the words of each say about the story, and what its kind is worth."""
        shares = self._shares(texts)
        found: dict[str, float] = {}
        for phrase, worth in offered(texts, self.lexicon).items():
            told = sum(shares.get(word, 0.0) for word in stemmed(phrase)) / len(phrase) ** 0.7
            merit = told * worth * _SIZES[len(phrase)] * (_NAMED if any(map(is_name, phrase)) else 1.0)
            label = _sentence_case(phrase)
            found[label] = max(found.get(label, 0.0), merit)
        return found

    def _shares(self, texts: Sequence[CleanText]) -> dict[str, float]:
        """By stem: how many of the items have it in the title (counted twice) and how often in the text, by rarity."""
        counts: dict[str, float] = defaultdict(float)
        for text in texts:
            for word in stems_of(text.title):
                counts[word] += 2.0
            often = Counter(stem(token) for line in text.sentences[:_SENTENCES] for token in TOKEN.findall(line))
            for word, count in often.items():
                counts[word] += 0.6 * min(count, 4)
        return {word: count / len(texts) * self.rarity.get(word, 0.0) for word, count in counts.items()}


def label_stories(
    stories: Sequence[Story], candidates: Mapping[StoryId, Sequence[str]], given: Mapping[StoryId, str]
) -> dict[StoryId, str]:
    """A label for every story that can have one, each once: what is given stands, then the first stories choose."""
    labels = dict(given)
    taken = [frozenset(stems_of(label)) for label in given.values()]
    for story in stories:
        free = (label for label in candidates.get(story.id, ()) if not _taken(stems_of(label), taken))
        if story.id not in labels and (label := next(free, None)):
            labels[story.id] = label
            taken.append(frozenset(stems_of(label)))
    return labels


def _taken(label: set[str], taken: Iterable[frozenset[str]]) -> bool:
    """Whether a label says no more, or no less, than one that another story has."""
    return any(label <= other or label >= other for other in taken)


_PARTS = re.compile(r"\s+[-–—|·>:]\s+")
_OWN_CAPITAL = re.compile(r"[a-z]\w?[A-Z]")


def _opening(text: CleanText) -> str:
    return " ".join((text.title, *text.sentences[:2]))


def _sentence_case(phrase: Phrase) -> str:
    text = " ".join(phrase)
    return text if _OWN_CAPITAL.match(text) else text[:1].upper() + text[1:]
