"""Labels: two to four words that name what a story is about, each once in a day."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from digest.compose.clean import CleanText
from digest.compose.lexicon import Lexicon
from digest.compose.words import TOKEN, is_stop, stem, terms
from digest.model import Story, StoryId, Topic
from digest.text import fold

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_HAN_GLUE = re.compile(r"[的了在和与与对将被为是等称说到从于把向及或也都就而并以]|表示|已经|可以|如何|什么|为何")
_MOST_TITLES = 20
_VAGUE = frozenset(
    """man woman men women people year years day days week month time way things thing report reports news update updates
    official officials minister president live watch video photos exclusive breaking latest first top best new big more
    million billion percent number part one two three four five six seven eight nine ten dozens hundreds thousands
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december look review reviews analysis opinion question questions key major deal deals old local
    former ex home help end start life world back high low full final major huge why how what who morning evening night
    today tonight tomorrow yesterday list state case group team show story""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Namer:
    """What labels are made with: how words are written, how rare they are today, which names are no labels."""

    lexicon: Lexicon
    rarity: Mapping[str, float]
    """By stem: the logarithm of how few of the day's stories have the word in a title."""
    sources: frozenset[str]
    """Folded names of sources."""
    topics: Mapping[str, str]
    """Titles of topics, by id."""

    @classmethod
    def of(
        cls, stories: Mapping[StoryId, Sequence[CleanText]], source_names: Iterable[str], topics: Sequence[Topic]
    ) -> "Namer":
        """Learn from a day's stories."""
        found: Counter[str] = Counter()
        for texts in stories.values():
            found.update(frozenset().union(*(_stems(text.title) for text in texts)))
        lexicon = Lexicon.learn(sentence for texts in stories.values() for text in texts for sentence in text.sentences)
        return cls(
            lexicon=lexicon,
            rarity={word: log((1 + len(stories)) / count) for word, count in found.items()},
            sources=frozenset(fold(name) for name in source_names),
            topics={topic.id: topic.title for topic in topics},
        )


def _stems(title: str) -> frozenset[str]:
    return frozenset(stem(token) for token in TOKEN.findall(title))


def label_stories(
    stories: Sequence[Story],
    texts: Mapping[StoryId, Sequence[CleanText]],
    namer: Namer,
    given: Mapping[StoryId, str],
) -> dict[StoryId, str]:
    """A label for every story that can have one, each once; what is given stands, then the first stories choose first."""
    labels: dict[StoryId, str] = dict(given)
    taken = {fold(label) for label in given.values()}
    for story in stories:
        if story.id in labels:
            continue
        for label in _ranked(story, texts[story.id], namer):
            if (key := fold(label)) not in taken and key not in namer.sources:
                taken.add(key)
                labels[story.id] = label
                break
    return labels


def _ranked(story: Story, texts: Sequence[CleanText], namer: Namer) -> Iterator[str]:
    """The labels a story could have, best first."""
    for item in story.items:
        if item.label:
            yield item.label
    titles = [text for text in texts if text.title][:_MOST_TITLES]
    if titles:
        found = _phrases(titles, namer) if not _HAN.search(titles[0].title) else _han_phrases(titles)
        yield from sorted(found, key=lambda label: (-found[label], label))
    for topic in story.topics:
        if topic in namer.topics:
            yield namer.topics[topic]


def _phrases(texts: Sequence[CleanText], namer: Namer) -> dict[str, float]:
    """Noun phrases of the titles and pairs of a name and a noun, with how well each names the story."""
    support: Counter[str] = Counter()
    for text in texts:
        support.update(_stems(text.title))
        support.update({word: 0.5 for word in terms(" ".join(text.sentences[:3])) - _stems(text.title)})
    count = len(texts)
    found: dict[str, float] = {}
    for text in texts:
        chunks = list(_chunks(text.title, namer))
        for chunk in chunks:
            for size in (2, 3, 4):
                for start in range(len(chunk) - size + 1):
                    _offer(found, chunk[start : start + size], support, count, namer)
        names = [run for chunk in chunks for run in _name_runs(chunk, namer)]
        nouns = [
            word
            for chunk in chunks
            for word in chunk
            if not namer.lexicon.is_name(word) and namer.lexicon.is_noun(word) and fold(word) not in _VAGUE
        ]
        for name in names[:4]:
            for noun in nouns[:6]:
                if len(name) <= 2 and noun not in name:
                    _offer(found, [*name, noun], support, count, namer, 0.8)
    return found


def _offer(
    found: dict[str, float], words: Sequence[str], support: Counter[str], count: int, namer: Namer, factor: float = 1.0
) -> None:
    lexicon = namer.lexicon
    first, last = words[0], words[-1]
    if fold(last) in _VAGUE or fold(first) in _VAGUE or last.isdigit() or first.isdigit():
        return
    if not (lexicon.is_name(last) or lexicon.is_noun(last)):
        factor *= 0.4
    stems = [stem(word) for word in words]
    share = min(support[word] for word in stems) / count
    rarity = sum(namer.rarity.get(word, 0.0) for word in stems) / len(stems)
    size = {2: 1.0, 3: 0.95, 4: 0.8}[len(words)]
    label = _sentence_case(words, lexicon)
    found[label] = max(found.get(label, 0.0), share * rarity * size * factor)


def _sentence_case(words: Sequence[str], lexicon: Lexicon) -> str:
    text = " ".join(lexicon.written(word) for word in words)
    return (
        text
        if text[:2] != text[:2].lower()
        else text[:1].upper() + text[1:]
        if not re.match(r"[a-z][A-Z]", text)
        else text
    )


def _chunks(title: str, namer: Namer) -> Iterator[list[str]]:
    """Runs of words that neither punctuation, a small word nor a verb interrupts."""
    run: list[str] = []
    end = 0
    for match in TOKEN.finditer(title):
        word = match[0]
        if title[end : match.start()].strip() and run:
            yield run
            run = []
        end = match.end()
        if is_stop(word) or (namer.lexicon.is_verb(word) and not namer.lexicon.is_name(word)):
            if run:
                yield run
            run = []
        else:
            run.append(word)
    if run:
        yield run


def _name_runs(chunk: Sequence[str], namer: Namer) -> Iterator[list[str]]:
    run: list[str] = []
    for word in chunk:
        if namer.lexicon.is_name(word):
            run.append(word)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _han_phrases(texts: Sequence[CleanText]) -> dict[str, float]:
    """Pieces of Chinese titles between punctuation and particles, longest shared first; eight characters at most."""
    found: Counter[str] = Counter()
    for text in texts:
        body = " ".join((text.title, *text.sentences[:3]))
        for run in _HAN.findall(text.title):
            for piece in _HAN_GLUE.split(run):
                if 2 <= len(piece) <= 8:
                    found[piece] += len(piece) * (1 + body.count(piece))
    return {piece: float(count) for piece, count in found.items()}
