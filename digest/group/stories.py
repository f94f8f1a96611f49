"""Stories: the items of one day about one event."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from digest.config import EditorsWord
from digest.group.linkage import linked
from digest.group.pairs import Day
from digest.group.terms import terms_of
from digest.model import Item, Part, Story
from digest.urls import digest_of

THRESHOLD = 0.5
"""Mean score from which two groups of items are one story."""


def group_stories(items: Sequence[Item], word: EditorsWord | None = None) -> tuple[Story, ...]:
    """The items as stories, in order of id: every item is in exactly one, a hub in one of its own.

    Args:
        items: Items of one day, each id once; in any order.
        word: The editor's `merge` and `split`, groups of item ids, overrule the score.
    """
    ordered = sorted(items, key=lambda item: item.id)
    news = [item for item in ordered if item.part is not Part.HUB]
    day = Day([terms_of(item) for item in news], [item.source_id for item in news])
    scores = {pair: day.score(*pair) for pair in day.candidates()}
    groups = [[news[at] for at in group] for group in linked(len(news), scores, THRESHOLD)]
    groups = _as_the_editor_says(groups, word) if word else groups
    at_of = {item.id: at for at, item in enumerate(news)}
    stories = [_story(group, day, at_of) for group in groups]
    stories += [_story([item], day, at_of) for item in ordered if item.part is Part.HUB]
    return tuple(sorted(stories, key=lambda story: story.id))


def _as_the_editor_says(groups: Sequence[Sequence[Item]], word: EditorsWord) -> list[list[Item]]:
    """Stories with the editor's splits, then merges: a merged story takes in what its items were grouped with."""
    of = {item.id: (at, 0) for at, group in enumerate(groups) for item in group}
    for n, ids in enumerate(word.split, 1):
        of |= {item: (of[item][0], n) for item in ids if item in of}
    for ids in word.merge:
        known = [of[item] for item in ids if item in of]
        of |= {item: known[0] for item, place in of.items() if place in known[1:]}
    result: dict[tuple[int, int], list[Item]] = {}
    for group in groups:
        for item in group:
            result.setdefault(of[item.id], []).append(item)
    return list(result.values())


def _story(group: Iterable[Item], day: Day, at_of: Mapping[str, int]) -> Story:
    """The story of these items, the most central item first."""
    items = sorted(group, key=lambda item: (_moment(item), item.id))
    first = items[0].id
    if len(items) > 1:
        central = {
            item.id: sum(day.score(at_of[item.id], at_of[other.id]) for other in items if other is not item)
            for item in items
        }
        items.sort(key=lambda item: (-central[item.id], _moment(item), item.id))
    return Story(id=digest_of(f"story {first}"), items=tuple(items), why=_why(items, day, at_of))


def _why(items: Sequence[Item], day: Day, at_of: Mapping[str, int]) -> str:
    """The rarest terms that most items share, and the weakest link: the lowest of each item's best scores."""
    if len(items) == 1:
        return ""
    positions = [at_of[item.id] for item in items]
    weakest = min(max(day.score(at, other) for other in positions if other != at) for at in positions)
    return f"shares {', '.join(day.shared_terms(positions))}; weakest link {weakest:.2f}"


def _moment(item: Item) -> float:
    match item.published:
        case datetime() as moment:
            return moment.timestamp()
        case date() as day:
            return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
        case None:
            return float("inf")
