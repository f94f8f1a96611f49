"""Duplicates: versions of one page, and the same text on several pages.

Versions first: of a page that was updated the newest stands, as first published. Then copies, such as a wire text on
several sites: of those the one with the most text stands. Duplicates of duplicates are duplicates. What makes versions
is told in `digest.group.versions`, what makes copies in `digest.group.copies`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias

from digest.group.copies import copies_in
from digest.group.unite import united
from digest.group.versions import versions_in
from digest.group.when import moment
from digest.model import Item, Part

Pairs: TypeAlias = Callable[[Sequence[Item]], Iterator[tuple[int, int]]]


def merge_duplicates(items: Iterable[Item]) -> tuple[Item, ...]:
    """Each item once, in order of id, with the places of its duplicates in its `also`.

    The order of the items does not matter, and merging the result again changes nothing. Hubs never merge.
    """
    ranked = sorted(items, key=_rank)
    hubs = [item for item in ranked if item.part is Part.HUB]
    pages = [_latest(group) for group in _groups([item for item in ranked if item.part is Part.NEWS], versions_in)]
    merged = [_joined(group[0], group) for group in _groups(sorted(pages, key=_rank), copies_in)]
    return tuple(sorted((*merged, *hubs), key=lambda item: (item.id, _rank(item))))


def _groups(items: Sequence[Item], pairs: Pairs) -> Iterator[list[Item]]:
    return ([items[at] for at in group] for group in united(len(items), pairs(items)))


@dataclass(frozen=True, slots=True)
class _Written:
    """An item in the order of all its values, which are written out only where all else is equal."""

    item: Item

    def __lt__(self, other: "_Written") -> bool:
        return repr(self.item) < repr(other.item)


def _rank(item: Item) -> tuple[int, float, str, _Written]:
    """The best of some copies sorts first: most text, earliest, smallest id; the rest makes the order total."""
    return -len(item.text), moment(item), item.id, _Written(item)


def _latest(versions: Sequence[Item]) -> Item:
    """The newest version under the id and the date of the first, so that what points at it stays true."""
    if len(versions) == 1:
        return versions[0]
    newest = max(versions, key=_newness)
    first = min(versions, key=lambda item: (not isinstance(item.published, datetime), moment(item), item.id))
    if not newest.text:
        told = max(versions, key=lambda item: (bool(item.text), _newness(item)))
        newest = replace(newest, summary=told.summary, body=told.body)
    dated = replace(newest, id=first.id, published=first.published, date_is=first.date_is)
    return _joined(dated, (newest, *(item for item in versions if item is not newest)))


def _newness(item: Item) -> tuple[float, date, int]:
    """By when it was published, then by when we got it; of two that we got at once the longer was finished later."""
    return -moment(item) if item.published is None else moment(item), item.first_seen or date.min, len(item.text)


def _joined(kept: Item, group: Sequence[Item]) -> Item:
    """The item with the places of the whole group, and what it lacks and another has."""
    if len(group) == 1:
        return kept
    places = {place for item in group for place in item.places} - {kept.places[0]}
    return replace(
        kept,
        also=tuple(sorted(places, key=lambda copy: (copy.source_id, copy.url or ""))),
        title=next((item.title for item in (kept, *group) if item.title), None),
        image=next((item.image for item in (kept, *group) if item.image), None),
        byline=next((item.byline for item in (kept, *group) if item.byline), None),
        language=next((item.language for item in (kept, *group) if item.language), None),
    )
