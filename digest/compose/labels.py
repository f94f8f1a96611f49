"""Labels: two to four words that name what a story is about, each once in a day."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from digest.compose.chunks import Phrase, chunks
from digest.compose.clean import CleanText
from digest.compose.han import han_phrases
from digest.compose.lexicon import POSSESSIVE, Lexicon, is_name
from digest.compose.words import HAN, TOKEN, listed, stem
from digest.model import Day, Story, StoryId, Topic
from digest.text import fold

_MOST_ITEMS = 12
"""So many of a story's items are asked for its label, the lead first."""
_READ = 3
"""So many of their texts, and of each so many sentences, are looked through for phrases."""
_SENTENCES = 12
"""So many sentences tell how often an item uses a word."""
_LONGEST = 4
"""Words of a label at most."""
_SIZES = {1: 0.35, 2: 1.0, 3: 1.05, 4: 0.9}
"""What the number of words does to a label's merit: one word seldom tells enough."""
_NAMED = 1.1
"""What a name adds to a label's merit: "Lund bridge" tells more than "stone bridge"."""
_VAGUE = listed(
    """man men woman women people person guy year years day days week weeks month months time times way ways
    thing things report reports news update updates official officials minister president live watch video
    photos exclusive breaking latest first top best new big more million billion percent number part one two
    three four five six seven eight nine ten second third fourth fifth dozens hundreds thousands monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december look question questions key major old local former ex help end start
    life back high low full final huge morning evening night today tonight tomorrow yesterday lot kind sort
    bit move moves others fans user users expert experts source sources reason reasons star chance place
    company companies plan plans version claim claims dad mum mom father mother son daughter wife husband
    side mr mrs dead alive amid secretary senator rep sen speaker"""
)
"""Words that name no story: a label neither begins nor ends with one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Namer:
    """What labels are made with: the day's words, how rare they are in its titles, and which names are no labels."""

    lexicon: Lexicon
    rarity: Mapping[str, float]
    """By stem: the logarithm of the day's stories over those that begin with the word among others."""
    sources: frozenset[str]
    """Folded names of sources."""
    topics: Mapping[str, str]
    """Titles of topics, by id."""

    @classmethod
    def of(cls, stories: Iterable[Sequence[CleanText]], lexicon: Lexicon, day: Day, topics: Iterable[Topic]) -> "Namer":
        """Learn from the texts of a day's stories."""
        stories = tuple(stories)
        found: Counter[str] = Counter()
        for texts in stories:
            found.update({word for text in texts for word in _stems(_opening(text))})
        return cls(
            lexicon=lexicon,
            rarity={word: log((1 + len(stories)) / count) for word, count in found.items()},
            sources=frozenset(fold(source.name) for source in day.sources),
            topics={topic.id: topic.title for topic in topics},
        )

    def candidates(self, story: Story, texts: Sequence[CleanText]) -> tuple[str, ...]:
        """The labels a story could have, best first: a briefing text's, phrases of its items, its topics."""
        given = (item.label for item in story.items if item.label)
        topics = (self.topics[topic] for topic in story.topics if topic in self.topics)
        asked = texts[:_MOST_ITEMS]
        phrases = han_phrases(asked) if any(HAN.search(text.title) for text in asked[:1]) else self._phrases(asked)
        ranked = sorted(phrases, key=lambda label: (-phrases[label], label))
        labels = dict.fromkeys((*given, *ranked, *topics))
        return tuple(label for label in labels if fold(label) not in self.sources)

    def _phrases(self, texts: Sequence[CleanText]) -> dict[str, float]:
        """Noun phrases, names, and pairs of both, each with its merit: the mean of its words', by where it stands."""
        titles = [chunk for text in texts for chunk in chunks(text.title, self.lexicon)]
        said = [
            chunk for text in texts[:_READ] for line in text.sentences[:_READ] for chunk in chunks(line, self.lexicon)
        ]
        names = _independent(Counter(run for chunk in (*titles, *said) for run in self._names(chunk)))
        titled = self._heads(titles, names)
        heads = {**dict.fromkeys(self._heads(said, names), 0.75), **dict.fromkeys(titled, 1.0)}
        in_title = {word for chunk in titles for word in _stemmed(chunk)}
        offers = [*heads.items(), *((name, 0.45 if in_title.issuperset(_stemmed(name)) else 0.3) for name in names)]
        offers += [
            ((*name, *head), 0.8)
            for name in names
            for head in titled
            if len(name) <= 2 and len(head) <= 2 and not any(map(is_name, head))
            and in_title.issuperset(_stemmed(name)) and not set(_stemmed(name)) & set(_stemmed(head))
        ]  # fmt: skip
        shares = self._shares(texts)
        found: dict[str, float] = {}
        for phrase, factor in offers:
            if (
                len(phrase) <= _LONGEST
                and phrase[-1] == _bare(phrase[-1])
                and not {fold(phrase[0]), fold(phrase[-1])} & _VAGUE
            ):
                named = _NAMED if any(map(is_name, phrase)) else 1.0
                merit = factor * named * _SIZES[len(phrase)] * sum(shares.get(word, 0.0) for word in _stemmed(phrase))
                label = _sentence_case(phrase)
                found[label] = max(found.get(label, 0.0), merit / len(phrase) ** 0.7)
        return found

    def _shares(self, texts: Sequence[CleanText]) -> dict[str, float]:
        """By stem: how many of the items have it in the title (counted twice) and how often in the text, by rarity."""
        counts: dict[str, float] = defaultdict(float)
        for text in texts:
            for word in _stems(text.title):
                counts[word] += 2.0
            often = Counter(stem(token) for line in text.sentences[:_SENTENCES] for token in TOKEN.findall(line))
            for word, count in often.items():
                counts[word] += 0.6 * min(count, 4)
        return {word: count / len(texts) * self.rarity.get(word, 0.0) for word, count in counts.items()}

    def _heads(self, chunks: Iterable[Phrase], names: Mapping[Phrase, int]) -> list[Phrase]:
        """The ends of chunks that could stand alone, each once."""
        ends = (chunk[start:] for chunk in chunks for start in range(len(chunk)))
        return [end for end in dict.fromkeys(ends) if self._is_head(end, names)]

    def _names(self, chunk: Phrase) -> Iterator[Phrase]:
        """All runs of names in a chunk, of up to three words, without possessive endings."""
        for start, end in combinations(range(len(chunk) + 1), 2):
            if end - start <= 3 and all(map(is_name, chunk[start:end])):
                yield (*chunk[start : end - 1], _bare(chunk[end - 1]))

    def _is_head(self, phrase: Phrase, names: Mapping[Phrase, int]) -> bool:
        """Whether a phrase ends in a noun or a name, and cuts no name."""
        named = [is_name(word) for word in phrase]
        first, last = phrase[0], phrase[-1]
        if len(phrase) > _LONGEST or last[0].isdigit() or not (named[-1] or self.lexicon.is_noun(last)):
            return False
        if not named[0] and first.endswith(_NO_BEGINNING) and fold(first) not in self.lexicon.nouns:
            return False
        opening = [*named, False].index(False)
        closing = [*named[::-1], False].index(False)
        return all(
            not run or (*run[:-1], _bare(run[-1])) in names
            for run in (phrase[:opening], phrase[len(phrase) - closing :])
        )


def _opening(text: CleanText) -> str:
    return " ".join((text.title, *text.sentences[:2]))


_NO_BEGINNING = ("ing", "ly", "er", "est", "ed")
_OWN_CAPITAL = re.compile(r"[a-z]\w?[A-Z]")


def _sentence_case(phrase: Phrase) -> str:
    text = " ".join(phrase)
    return text if _OWN_CAPITAL.match(text) else text[:1].upper() + text[1:]


def _bare(word: str) -> str:
    return POSSESSIVE.sub("", word)


def _stems(text: str) -> set[str]:
    return {stem(token) for token in TOKEN.findall(text)}


def _stemmed(phrase: Phrase) -> Phrase:
    return tuple(stem(word) for word in phrase)


def _independent(runs: Counter[Phrase]) -> dict[Phrase, int]:
    """The runs that also occur outside every longer run: "Whitney Wolfe" is none where "Herd" always follows.

    The C-value of Frantzi and Ananiadou (1996), without its weights.
    """
    longest: Counter[Phrase] = Counter()
    for run, count in runs.items():
        for start, end in combinations(range(len(run) + 1), 2):
            if end - start < len(run):
                longest[run[start:end]] = max(longest[run[start:end]], count)
    return {run: count - longest[run] for run, count in runs.items() if count > longest[run]}


def label_stories(
    stories: Sequence[Story], candidates: Mapping[StoryId, Sequence[str]], given: Mapping[StoryId, str]
) -> dict[StoryId, str]:
    """A label for every story that can have one, each once: what is given stands, then the first stories choose."""
    labels = dict(given)
    taken = {fold(label) for label in given.values()}
    for story in stories:
        free = (label for label in candidates.get(story.id, ()) if fold(label) not in taken)
        if story.id not in labels and (label := next(free, None)):
            labels[story.id] = label
            taken.add(fold(label))
    return labels
