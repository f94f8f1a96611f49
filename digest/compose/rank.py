"""Ranking: which stories a day is about."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from digest.compose.claims import is_claim
from digest.compose.clean import CleanText
from digest.compose.themes import Themes
from digest.compose.worth import worth
from digest.config import Settings
from digest.model import Day, Item, Part, Score, Source, Story, Window
from digest.owners import owners_of

_BY_CLAIMS = (0.5, 1.0, 1.15, 1.3)
"""What a story is worth that has no sentence to tell it by, one, two, or more."""
FOREIGN = 0.1
"""What a story counts that nobody tells in the language of the pages: below the floor of the rundown, if any is."""
_ASKED = 8
"""So many of a story's items are asked what they say; the scale ends before."""
_JUDGED = 8
"""So many stories with a topic tell whether a source writes about one subject or about many."""
_BROAD = 0.3
"""A source is one for everybody if so much of what it tells is on other topics than its commonest."""


_MOVED = 0.3
"""From this share of news a story that goes on is as new as one that begins: on real days verdicts, counts of the dead
and votes bring 0.35 to 0.9, the same launch told by others 0 to 0.2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What a day's stories are measured by."""

    window: Window
    sources: Mapping[str, Source]
    breadth: Mapping[str, float]
    """By source, from 0 for one subject to 1 for many; of sources that tell enough to be judged."""
    themes: Themes
    """What the day is about where there is no beat."""
    language: str
    """The language of the pages, in two letters."""

    @classmethod
    def of(cls, window: Window, day: Day, settings: Settings, themes: Themes) -> "Scale":
        """The measure that the day and the settings give."""
        return cls(
            window=window,
            sources={source.id: source for source in day.sources},
            breadth=_breadth(day.stories),
            themes=themes,
            language=settings.language.split("-")[0].lower(),
        )


def score(story: Story, texts: Sequence[CleanText], scale: Scale) -> Score:
    """How much a story matters today, term by term; their product is `Score.value`."""
    readable = any(text.language in (scale.language, None) for text in texts)
    return Score(
        owners=owners(story, scale.sources),
        beat=scale.themes.heat(texts) if story.beat is None else 0.5 + story.beat,
        recency=recency(story, scale.window),
        weight=_weight(story, scale.sources),
        novelty=novelty(story),
        reach=_reach(story, scale.breadth) if story.beat is None else 1.0,
        detail=_detail(texts),
        kind=sum(worth(item) for item in story.items) / len(story.items),
        language=1.0 if readable else FOREIGN,
    )


def owners(story: Story, sources: Mapping[str, Source]) -> int:
    """How many distinct owners of sources tell a story."""
    return len(owners_of(story.items, sources))


def recency(story: Story, window: Window) -> float:
    """From 0.6 at the window's start to 1 at its end, by the story's newest moment; 0.8 where only days are known."""
    newest = newest_moment(story.items)
    if newest is None:
        return 0.8
    share = (newest - window.start) / (window.end - window.start)
    return 0.6 + 0.4 * min(max(share, 0.0), 1.0)


def newest_moment(items: Sequence[Item]) -> datetime | None:
    """When the newest of some items was published; None where only days are known."""
    return max((item.published for item in items if isinstance(item.published, datetime)), default=None)


def novelty(story: Story) -> float:
    """1 for a story that begins; of one that goes on, 0.4 to 1 by how much of it its thread has not told.

    One that only repeats what its thread has told counts 0.1: it stays in the thread and leaves the rundown.
    """
    note = story.thread
    if note is None or note.number == 1:
        return 1.0
    return 0.1 if note.repeats else 0.4 + 0.6 * min(1.0, note.fresh / _MOVED)


def _weight(story: Story, sources: Mapping[str, Source]) -> float:
    """The weight of its weightiest source."""
    return max(
        sources[source].weight if source in sources else 1.0 for item in story.items for source in item.source_ids
    )


def _reach(story: Story, breadth: Mapping[str, float]) -> float:
    """From 0.5 to 1 by how broad its sources are at the mean: what only game magazines tell is news to players."""
    known = [breadth.get(source, 1.0) for source in sorted({item.source_id for item in story.items})]
    return 0.5 + 0.5 * sum(known) / len(known)


def _breadth(stories: Sequence[Story]) -> dict[str, float]:
    """How many subjects each source writes about today, by the first topics of its stories."""
    topics: dict[str, Counter[str]] = {}
    for story in stories:
        for source in {item.source_id for item in story.items} if story.topics else ():
            topics.setdefault(source, Counter())[story.topics[0]] += 1
    return {
        source: min(1.0, (1 - max(counts.values()) / counts.total()) / _BROAD)
        for source, counts in topics.items()
        if counts.total() >= _JUDGED
    }


def _detail(texts: Sequence[CleanText]) -> float:
    """More with more sentences to tell it by; an editor's labelled paragraph doubles it."""
    claims = (sentence for text in texts[:_ASKED] for sentence in text.sentences[:3] if is_claim(sentence))
    said = sum(1 for _ in islice(claims, 3))
    return _BY_CLAIMS[said] * (2.0 if any(text.item.label for text in texts) else 1.0)


def is_hub(story: Story) -> bool:
    """Whether a story is a briefing text's hub, kept only to be cited."""
    return any(item.part is Part.HUB for item in story.items)
