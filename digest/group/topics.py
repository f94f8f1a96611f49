"""Topics by rules: terms and phrases in title and text, tags and address sections of the sources.

All terms of all topics are looked up in one pass over the words of an item, through a table from a term's first
word to the terms that begin with it; the cost does not grow with the number of topics.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from digest.model import Item, Story, Topic
from digest.text import fold

TEXT_LENGTH = 600
"""Characters of the text that are read: a topic that is first named further down is background."""
IN_TITLE, IN_TEXT, IN_TAGS = 2.0, 1.0, 3.0
"""What one term, or the tags, weigh."""
STORY_SHARE = 1 / 3
"""Share of a story's items that must have a topic for the story to have it; the lead item counts twice."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+")
_SECTION = re.compile(r"[^\W\d_][\w-]{1,30}")
_ES_PLURAL = ("xes", "zes", "ches", "shes", "sses")


@dataclass(frozen=True, slots=True)
class _Term:
    """A term as the words that must follow one another."""

    words: tuple[str, ...]
    exact: bool
    """Quoted in the file: no plural is as good."""


@dataclass(frozen=True, slots=True)
class TopicRules:
    """The rules of all topics, ready to be asked."""

    topics: tuple[Topic, ...]
    terms: Mapping[str, tuple[tuple[_Term, str], ...]]
    """By first word without plural ending: the terms that begin with it, and how the topics write them."""
    tags: Mapping[str, tuple[str, ...]]
    """By folded tag: ids of the topics that it means."""

    @classmethod
    def compile(cls, topics: Sequence[Topic]) -> Self:
        """Rules for these topics. A term in "double quotes" is matched exactly, others in singular and plural."""
        terms: dict[str, dict[str, _Term]] = {}
        tags: dict[str, list[str]] = {}
        for topic in topics:
            for written in (*topic.any, *topic.all, *topic.none):
                term = _term(written)
                if term.words:
                    terms.setdefault(_singular(term.words[0]), {})[written] = term
            for tag in topic.tags:
                tags.setdefault(_tag(tag), []).append(topic.id)
        return cls(
            topics=tuple(topics),
            terms={first: tuple((term, written) for written, term in begun.items()) for first, begun in terms.items()},
            tags={tag: tuple(dict.fromkeys(ids)) for tag, ids in tags.items()},
        )

    def of(self, item: Item) -> tuple[str, ...]:
        """Ids of the item's topics, the strongest first: a term weighs more in the title than in the text."""
        weights = self._weights(item)
        return tuple(sorted(weights, key=lambda topic: (-weights[topic], topic)))

    def of_story(self, story: Story) -> tuple[str, ...]:
        """Ids of the topics that at least a third of the story's items have, the strongest first."""
        votes: Counter[str] = Counter()
        strength: dict[str, float] = dict.fromkeys((topic.id for topic in self.topics), 0.0)
        for at, item in enumerate(story.items):
            for topic, weight in self._weights(item).items():
                votes[topic] += 2 if at == 0 else 1
                strength[topic] += weight * (2 if at == 0 else 1)
        needed = STORY_SHARE * (len(story.items) + 1)
        return tuple(sorted((t for t, n in votes.items() if n >= needed), key=lambda t: (-strength[t], t)))

    def _weights(self, item: Item) -> dict[str, float]:
        title = " ".join(filter(None, (item.title, item.label)))
        found = dict.fromkeys(self._found(item.text[:TEXT_LENGTH]), IN_TEXT)
        found |= dict.fromkeys(self._found(title), IN_TITLE)
        tagged = {topic for tag in _tags(item) for topic in self.tags.get(tag, ())}
        weights = {topic.id: _weight(topic, found, IN_TAGS * (topic.id in tagged)) for topic in self.topics}
        return {topic: weight for topic, weight in weights.items() if weight}

    def _found(self, text: str) -> Iterator[str]:
        """The terms that occur, as the topics write them."""
        words = _WORD.findall(_folded(text))
        singular = [_singular(word) for word in words]
        for at, first in enumerate(singular):
            for term, written in self.terms.get(first, ()):
                end = at + len(term.words)
                if tuple((words if term.exact else singular)[at:end]) == term.words:
                    yield written


def _weight(topic: Topic, found: Mapping[str, float], tagged: float) -> float:
    """How strongly a topic is meant; 0 where it is not."""
    if any(term in found for term in topic.none) or not all(term in found for term in topic.all):
        return 0.0
    of_any = sum(found.get(term, 0.0) for term in topic.any) + tagged
    if topic.any or topic.tags:
        return of_any and of_any + sum(found[term] for term in topic.all)
    return sum(found[term] for term in topic.all)


def _term(written: str) -> _Term:
    exact = len(written) > 2 and written[0] == written[-1] == '"'
    words = _WORD.findall(_folded(written))
    return _Term(words=tuple(words if exact else map(_singular, words)), exact=exact)


def _singular(word: str) -> str:
    """The word without an English plural ending: "tariffs", "taxes", "parties"."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_ES_PLURAL) else word[:-1]


def _folded(text: str) -> str:
    """Folded, possessives dropped, Hangul in syllables."""
    return unicodedata.normalize("NFC", fold(text)).replace("'s", "")


def _tag(text: str) -> str:
    return " ".join(_WORD.findall(_folded(text)))


def _tags(item: Item) -> Iterable[str]:
    """What the source calls the subject: tags, the section it lists the item in, and those in the address."""
    try:
        parts = urlsplit(item.url or "")
    except ValueError:
        parts = urlsplit("")
    sections = (*(parts.hostname or "").split(".")[:-2], *parts.path.split("/")[1:-1])
    named = (*item.tags, item.section or "", *(section for section in sections if _SECTION.fullmatch(section)))
    return {_tag(name) for name in named if name}
