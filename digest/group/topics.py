"""Topics by rules: terms and phrases in title and text, tags and address sections of the sources.

All terms of all topics are looked up in one pass over the words of an item, through a table from a term's first
word to the terms that begin with it: what an item costs does not grow with the number of topics.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self
from urllib.parse import urlsplit

from digest.group.terms import UNSPACED
from digest.model import Item, Story, Topic
from digest.text import fold

TEXT_LENGTH = 600
"""Characters of the text that are read: a topic that is first named further down is background."""
IN_TITLE, IN_TEXT, IN_TAGS = 2.0, 1.0, 3.0
"""What one term weighs, and what the tags do."""
STORY_SHARE = 1 / 3
"""Share of a story's items that must have a topic for the story to have it; the lead counts twice."""

_WORD = re.compile(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])[^\W_])+")
_POSSESSIVE = re.compile(r"['’]s\b")
_SECTION = re.compile(r"[^\W\d_][\w-]{1,30}")
_ES_PLURAL = ("xes", "zes", "ches", "shes", "sses")


@dataclass(frozen=True, slots=True)
class _Word:
    """One word, in the forms that terms may ask for."""

    written: str
    folded: str
    singular: str


@dataclass(frozen=True, slots=True)
class _Term:
    """A term: the words that must follow one another."""

    written: str
    words: tuple[str, ...]
    form: str
    """The attribute of `_Word` that is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Why an item has a topic: the terms that occur, as the topic writes them, and the tag that means it."""

    topic: str
    weight: float
    terms: tuple[str, ...]
    tag: str | None


@dataclass(frozen=True, slots=True)
class TopicRules:
    """The rules of all topics, ready to be asked."""

    topics: Mapping[str, Topic]
    """By id."""
    terms: Mapping[str, tuple[_Term, ...]]
    """By first word, folded and without plural ending: the terms that begin with it."""
    meant_by: Mapping[str, tuple[str, ...]]
    """By term as written: ids of the topics that it speaks for."""
    tags: Mapping[str, tuple[str, ...]]
    """By folded tag: ids of the topics that it means."""

    @classmethod
    def compile(cls, topics: Sequence[Topic]) -> Self:
        """Rules for these topics.

        A term matches whole words, in singular and plural, without regard to case and accents. In "double quotes"
        it matches as it is written but for case and accents. An acronym of up to four capital letters matches
        capital letters only, so that "WHO" is not "who". In scripts without blanks a term matches anywhere.
        """
        terms: dict[str, dict[str, _Term]] = {}
        meant_by: dict[str, list[str]] = {}
        tags: dict[str, list[str]] = {}
        for topic in topics:
            for written in (*topic.any, *topic.all, *topic.none):
                words = _words(written)
                if words:
                    form = _form(written)
                    term = _Term(written=written, words=tuple(getattr(word, form) for word in words), form=form)
                    terms.setdefault(words[0].singular, {})[written] = term
            for written in (*topic.any, *(() if topic.any else topic.all)):
                meant_by.setdefault(written, []).append(topic.id)
            for tag in topic.tags:
                tags.setdefault(_tag(tag), []).append(topic.id)
        return cls(
            topics={topic.id: topic for topic in topics},
            terms={first: tuple(begun.values()) for first, begun in terms.items()},
            meant_by={written: tuple(dict.fromkeys(ids)) for written, ids in meant_by.items()},
            tags={tag: tuple(dict.fromkeys(ids)) for tag, ids in tags.items()},
        )

    def of(self, item: Item) -> tuple[str, ...]:
        """Ids of the item's topics, the strongest first: a term weighs more in the title than in the text."""
        weights = self._weights(item)
        return tuple(sorted(weights, key=lambda topic: (-weights[topic], topic)))

    def of_story(self, story: Story) -> tuple[str, ...]:
        """Ids of the topics that at least a third of the story's items have, the strongest first."""
        votes: Counter[str] = Counter()
        strength: dict[str, float] = {}
        for at, item in enumerate(story.items):
            for topic, weight in self._weights(item).items():
                votes[topic] += 2 if at == 0 else 1
                strength[topic] = strength.get(topic, 0.0) + (2 * weight if at == 0 else weight)
        needed = STORY_SHARE * (len(story.items) + 1)
        return tuple(
            sorted((topic for topic in votes if votes[topic] >= needed), key=lambda topic: (-strength[topic], topic))
        )

    def matches(self, item: Item) -> tuple["Match", ...]:
        """Why the item has its topics, the strongest first."""
        weights, found = self._weights(item), self._terms_in(item)
        tagged = {topic: tag for tag in _tags(item) for topic in self.tags.get(tag, ())}
        return tuple(
            Match(
                topic=topic,
                weight=weights[topic],
                terms=tuple(written for written in found if topic in self.meant_by.get(written, ())),
                tag=tagged.get(topic),
            )
            for topic in self.of(item)
        )

    def _terms_in(self, item: Item) -> dict[str, float]:
        """The terms that occur in the item, as the topics write them, and what each weighs."""
        found = dict.fromkeys(self._found(item.text[:TEXT_LENGTH]), IN_TEXT)
        return found | dict.fromkeys(self._found(" – ".join(filter(None, (item.title, item.label)))), IN_TITLE)

    def _weights(self, item: Item) -> dict[str, float]:
        """How strongly each topic of the item is meant."""
        found = self._terms_in(item)
        weights = {topic: IN_TAGS for tag in _tags(item) for topic in self.tags.get(tag, ())}
        for written, weight in found.items():
            for topic in self.meant_by.get(written, ()):
                weights[topic] = weights.get(topic, 0.0) + weight
        return {topic: weight for topic, weight in weights.items() if _allows(self.topics[topic], found)}

    def _found(self, text: str) -> Iterator[str]:
        """The terms that occur, as the topics write them."""
        words = _words(text)
        for at, first in enumerate(words):
            for term in self.terms.get(first.singular, ()):
                end = at + len(term.words)
                if tuple([getattr(word, term.form) for word in words[at:end]]) == term.words:
                    yield term.written


def _allows(topic: Topic, found: Mapping[str, float]) -> bool:
    """Whether all terms that must occur do, and none that must not."""
    return all(term in found for term in topic.all) and not any(term in found for term in topic.none)


def _form(written: str) -> str:
    if written.isalpha() and written.isascii() and written.isupper() and len(written) <= 4:
        return "written"
    return "folded" if len(written) > 2 and written[0] == written[-1] == '"' else "singular"


def _words(text: str) -> list[_Word]:
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return [_word(written) for written in _WORD.findall(_POSSESSIVE.sub("", composed))]


@lru_cache(maxsize=1 << 16)
def _word(written: str) -> _Word:
    folded = unicodedata.normalize("NFC", fold(written))
    return _Word(written=written, folded=folded, singular=_singular(folded))


def _singular(word: str) -> str:
    """The word without an English plural ending: "tariffs", "taxes", "parties"."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_ES_PLURAL) else word[:-1]


def _tag(text: str) -> str:
    return " ".join([word.folded for word in _words(text)])


def _tags(item: Item) -> tuple[str, ...]:
    """What the source calls the subject: tags, the section it lists the item in, those of the address and its host."""
    try:
        parts = urlsplit(item.url or "")
        sections = (*(parts.hostname or "").split(".")[:-2], *parts.path.split("/")[1:-1])
    except ValueError:
        sections = ()
    named = (*item.tags, item.section or "", *(section for section in sections if _SECTION.fullmatch(section)))
    return tuple(dict.fromkeys(_tag(name) for name in named if name))
