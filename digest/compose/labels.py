"""Labels: two to four words that name what a story is about, each once in a day."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from digest.compose.chunks import Phrase
from digest.compose.clean import CleanText
from digest.compose.han import han_phrases
from digest.compose.lexicon import Lexicon, is_name
from digest.compose.phrases import offered, stemmed, stems_of, title_of
from digest.compose.words import HAN, TOKEN, is_stop, stem
from digest.model import Day, Story, StoryId, Topic
from digest.text import fold

_MOST_ITEMS = 12
"""So many of a story's items are asked for its label, the lead first."""
_SENTENCES = 12
"""So many sentences tell how often an item uses a word."""
_SIZES = {1: 0.3, 2: 1.0, 3: 1.2, 4: 1.05}
"""What the number of words does to a label's merit: one word seldom tells enough."""
_SPELLED = 6
"""So many of a story's labels are spelled as its own running text spells them."""
_APART = 0.6
"""What an item counts for a phrase when its title has all words of it, but not side by side."""
_COMMON = 0.5
"""What a word counts beside its rarity: on a beat, every story's first word may be the beat's."""
_SUPPORTING = 4
"""So many sentences of an item are searched for a phrase beside its title."""
_NAMED = 1.2
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
        ranked[:_SPELLED] = [_spelled(label, asked) for label in ranked[:_SPELLED]]
        labels = dict.fromkeys((*given, *ranked, *topics))
        return tuple(label for label in labels if fold(label) not in self.sources)

    def _phrases(self, texts: Sequence[CleanText]) -> dict[str, float]:
        """Labels and their merits: how much the words of each say about the story, and what its kind is worth."""
        shares = self._shares(texts)
        lines = [_Line.of(text) for text in texts]
        found: dict[str, float] = {}
        for phrase, worth in offered(texts, self.lexicon).items():
            words = stemmed(phrase)
            size = sum(not is_stop(word) for word in phrase) or 1
            told = sum(shares.get(word, 0.0) for word in words) / size**0.7
            merit = told * worth * _SIZES[size] * (_NAMED if any(map(is_name, phrase)) else 1.0)
            merit *= _support(words, lines)
            label = _sentence_case(phrase)
            found[label] = max(found.get(label, 0.0), merit)
        return found

    def _shares(self, texts: Sequence[CleanText]) -> dict[str, float]:
        """By stem: how many of the items have it in the title (counted twice) and how often in the text, by rarity."""
        counts: dict[str, float] = defaultdict(float)
        for text in texts:
            for word in stems_of(title_of(text)):
                counts[word] += 2.0
            often = Counter(stem(token) for line in text.sentences[:_SENTENCES] for token in TOKEN.findall(line))
            for word, count in often.items():
                counts[word] += 0.6 * min(count, 4)
        return {word: count / len(texts) * (_COMMON + self.rarity.get(word, 0.0)) for word, count in counts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """The stems of an item's title, and of its title and first sentences, between blanks."""

    title: str
    text: str

    @classmethod
    def of(cls, text: CleanText) -> "_Line":
        title, *rest = (
            f" {' '.join(stem(token) for token in TOKEN.findall(line))} "
            for line in (title_of(text), *text.sentences[:_SUPPORTING])
        )
        return cls(title=title, text=f"{title}.{'.'.join(rest)}")


def _support(words: Phrase, lines: Sequence[_Line]) -> float:
    """More for a phrase that stands word by word in many of the items, and early in their titles."""
    phrase = f" {' '.join(words)} "
    having = sum(
        1.0 if phrase in line.text else _APART * all(f" {word} " in line.title for word in words) for line in lines
    ) / len(lines)
    places = [line.title.find(phrase) / len(line.title) for line in lines if phrase in line.title]
    early = 1.0 - min(places, default=0.5)
    return (0.35 + 0.65 * sqrt(having)) * (0.75 + 0.25 * early)


def _spelled(label: str, texts: Iterable[CleanText]) -> str:
    """A label as sentences of the story write it ("Supreme Court"); as it is where none has it."""
    found = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)", re.IGNORECASE)
    written = Counter(match[0] for text in texts for line in text.sentences for match in found.finditer(line))
    if not written:
        return label
    best = max(written, key=lambda form: (written[form], form))
    return _sentence_case((best,))


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
