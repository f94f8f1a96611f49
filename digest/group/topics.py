"""Topics by rules: what title and text mention, tags and address sections of the sources, the sources themselves."""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar
from urllib.parse import urlsplit

from digest.group.mentions import Asked, Finder, Mention, folded_words
from digest.model import Item, Story, Topic, Who

TEXT_LENGTH = 600
"""Characters of the text that are read: a topic that is first named further down is background."""
IN_TITLE, IN_TEXT, BY_SOURCE = 2.0, 1.0, 3.0
"""What a mention weighs, and what the source says: by its tags, or by being one of the topic's sources."""
CENTRAL = 4.0
"""Weight of all mentions from which an item is about its topics, and nothing else."""
STORY_SHARE = 1 / 3
"""Share of a story's items that must have a topic for the story to have it; the lead counts twice."""

Key = TypeVar("Key", bound=Hashable)

_SECTION = re.compile(r"[^\W\d_][\w-]{1,30}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Why an item has a topic: what it mentions, as the topic writes it, and the tag or source that means it."""

    topic: str
    weight: float
    terms: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    """Ids of the who's who."""
    regex: tuple[str, ...] = ()
    tag: str | None = None
    source: str | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """All of it, in words."""
        return (
            *self.terms,
            *(f"who {who!r}" for who in self.who),
            *(f"regex {pattern!r}" for pattern in self.regex),
            *([f"tag {self.tag!r}"] if self.tag else []),
            *([f"source {self.source!r}"] if self.source else []),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """How many of a story's items have a topic; the lead counts twice."""

    topic: str
    votes: int
    out_of: int
    strength: float
    """What the items' signs of the topic weigh together, the lead's twice."""

    @property
    def carried(self) -> bool:
        """Whether the story has the topic."""
        return self.votes >= STORY_SHARE * self.out_of


@dataclass(frozen=True, slots=True)
class TopicRules:
    """The rules of all topics, ready to be asked."""

    topics: Mapping[str, Topic]
    """By id."""
    finder: Finder
    meant_by: Mapping[Asked, tuple[str, ...]]
    """Ids of the topics that a mention speaks for."""
    tags: Mapping[str, tuple[str, ...]]
    """By folded tag: ids of the topics that it means."""
    sources: Mapping[str, tuple[str, ...]]
    """By source id: ids of the topics that its items have."""

    @classmethod
    def compile(cls, topics: Sequence[Topic], who: Sequence[Who] = ()) -> Self:
        """Rules for these topics, which may name entries of the who's who by id."""
        return cls(
            topics={topic.id: topic for topic in topics},
            finder=Finder.of(
                terms=(term for topic in topics for term in (*topic.any, *topic.all, *topic.none)),
                patterns=[pattern for topic in topics for pattern in topic.regex],
                who=who if any(topic.who for topic in topics) else (),
            ),
            meant_by=_table((asked, topic.id) for topic in topics for asked in _speaks_for(topic)),
            tags=_table((folded_words(tag), topic.id) for topic in topics for tag in topic.tags),
            sources=_table((source, topic.id) for topic in topics for source in topic.sources),
        )

    def of(self, item: Item) -> tuple[str, ...]:
        """Ids of the item's topics, the strongest first: a mention weighs more in the title than in the text."""
        return _strongest_first(self._weights(item, self._mentions(item)))

    def of_story(self, story: Story) -> tuple[str, ...]:
        """Ids of the topics that at least a third of the story's items have, the strongest first."""
        return tuple(vote.topic for vote in self.votes(story) if vote.carried)

    def votes(self, story: Story) -> tuple[Vote, ...]:
        """How many of the story's items have each topic, the strongest first."""
        votes: Counter[str] = Counter()
        strength: dict[str, float] = {}
        for at, item in enumerate(story.items):
            for topic, weight in self._weights(item, self._mentions(item)).items():
                votes[topic] += 2 if at == 0 else 1
                strength[topic] = strength.get(topic, 0.0) + (2 * weight if at == 0 else weight)
        return tuple(
            Vote(topic=topic, votes=votes[topic], out_of=len(story.items) + 1, strength=strength[topic])
            for topic in _strongest_first(strength)
        )

    def centrality(self, story: Story, topics: Collection[str]) -> float:
        """From 0 to 1: how much a story's items say of some topics, at the mean; two mentions in a title are all."""
        said = (self._weights(item, self._mentions(item)) for item in story.items)
        strengths = (sum(weight for topic, weight in weights.items() if topic in topics) for weights in said)
        return sum(min(1.0, strength / CENTRAL) for strength in strengths) / len(story.items)

    def matches(self, item: Item) -> tuple[Match, ...]:
        """Why the item has its topics, the strongest first."""
        mentions = self._mentions(item)
        weights = self._weights(item, mentions)
        asked = dict.fromkeys(mention.asked for mention, _ in mentions)
        tags = {topic: tag for tag in _tags(item) for topic in self.tags.get(tag, ())}
        sources = {topic: source for source in item.source_ids for topic in self.sources.get(source, ())}

        def meaning(topic: str, kind: str) -> tuple[str, ...]:
            return tuple(a.written for a in asked if a.kind == kind and topic in self.meant_by.get(a, ()))

        return tuple(
            Match(
                topic=topic,
                weight=weights[topic],
                terms=tuple(dict.fromkeys((*meaning(topic, "term"), *self.topics[topic].all))),
                who=meaning(topic, "who"),
                regex=meaning(topic, "regex"),
                tag=tags.get(topic),
                source=sources.get(topic),
            )
            for topic in _strongest_first(weights)
        )

    def _mentions(self, item: Item) -> list[tuple[Mention, float]]:
        """What the item mentions, and what each mention weighs; those in the title come first.

        A text without a title, such as a paragraph of a briefing, begins with what it is about.
        """
        title = " – ".join(filter(None, (item.title, item.label)))
        in_title, behind = self.finder.mentions(title, 0)
        in_text, _ = self.finder.mentions(item.text[:TEXT_LENGTH], behind)
        weight = IN_TEXT if item.title else IN_TITLE
        return [(mention, IN_TITLE) for mention in in_title] + [(mention, weight) for mention in in_text]

    def _weights(self, item: Item, mentions: list[tuple[Mention, float]]) -> dict[str, float]:
        """How strongly each topic of the item is meant. No term and no word of the item counts twice for a topic."""
        weights = {topic: BY_SOURCE for tag in _tags(item) for topic in self.tags.get(tag, ())}
        weights |= {topic: BY_SOURCE for source in item.source_ids for topic in self.sources.get(source, ())}
        if not (mentions or weights):
            return {}
        claimed: dict[str, set[Hashable]] = {}
        for mention, weight in mentions:
            for topic in self.meant_by.get(mention.asked, ()):
                if topic not in claimed:
                    claimed[topic] = set()
                if claimed[topic].isdisjoint(mention.claims):
                    claimed[topic] |= mention.claims
                    weights[topic] = weights.get(topic, 0.0) + weight
        terms = {mention.asked.written for mention, _ in mentions if mention.asked.kind == "term"}
        return {topic: weight for topic, weight in weights.items() if _allows(self.topics[topic], weight, terms)}


def _speaks_for(topic: Topic) -> tuple[Asked, ...]:
    """What speaks for a topic where an item mentions it: the terms that must all occur only where nothing else does."""
    asked = (
        *(Asked("term", term) for term in topic.any),
        *(Asked("who", who) for who in topic.who),
        *(Asked("regex", pattern) for pattern in topic.regex),
    )
    return asked or tuple(Asked("term", term) for term in topic.all)


def _table(pairs: Iterable[tuple[Key, str]]) -> dict[Key, tuple[str, ...]]:
    table: dict[Key, list[str]] = {}
    for key, topic in pairs:
        table.setdefault(key, []).append(topic)
    return {key: tuple(dict.fromkeys(topics)) for key, topics in table.items()}


def _strongest_first(weights: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda topic: (-weights[topic], topic)))


def _allows(topic: Topic, weight: float, terms: set[str]) -> bool:
    """Whether the weight is enough, all terms that must occur do, and none that must not."""
    return weight >= topic.threshold and terms.issuperset(topic.all) and terms.isdisjoint(topic.none)


def _tags(item: Item) -> tuple[str, ...]:
    """What the source calls the subject: tags, the section it lists the item in, those of the address and its host."""
    try:
        parts = urlsplit(item.url or "")
        sections = (*(parts.hostname or "").split(".")[:-2], *parts.path.split("/")[1:-1])
    except ValueError:
        sections = ()
    named = (*item.tags, item.section or "", *(section for section in sections if _SECTION.fullmatch(section)))
    return tuple(dict.fromkeys(folded_words(name) for name in named if name))
