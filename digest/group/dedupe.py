"""Duplicates: the same page, the same wire text on several sites, an entry that was updated.

Two items are duplicates when they have one id or one canonical address; or one title and nearly one text; or one
long text under titles that agree in part. Duplicates of duplicates are duplicates. A title alone proves nothing
where it is short or a text stands against it: "Live updates" is printed every day by everybody.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, pairwise
from types import MappingProxyType

from digest.group.unite import united
from digest.group.when import moment
from digest.model import Copy, Item, Part
from digest.text import fold
from digest.urls import canonical_url

NEARLY = 0.8
"""Share of the shorter text's word triples that the other must have to be nearly the same text."""
TELLING_TITLE = 5
"""Words from which a title stands for its item where no text is beside it. Shorter ones head a series."""
LONG_TEXT = 120
"""Characters from which one text under unlike titles makes duplicates: what is shorter may be a series' motto."""
TITLE_OVERLAP = 0.3
"""Share of the shorter title's words that such titles must have in common."""
CROWD = 60
"""Items under one key up to which each is compared with each; in a crowd only what is wholly equal merges."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")


def merge_duplicates(items: Iterable[Item]) -> tuple[Item, ...]:
    """Each item once, in order of id: of some duplicates the one with the most text, the others' places in its `also`.

    The order of the items does not matter, and merging the result again changes nothing. Hubs never merge.
    """
    ranked = sorted(items, key=_rank)
    hubs = [item for item in ranked if item.part is Part.HUB]
    news = [item for item in ranked if item.part is not Part.HUB]
    prints = [_Print(item) for item in news]
    pairs = (pair for key, same in _RULES.items() for pair in _pairs(prints, key, same))
    merged = [_merged([news[at] for at in group]) for group in united(len(news), pairs)]
    return tuple(sorted((*merged, *hubs), key=lambda item: (item.id, _rank(item))))


def _rank(item: Item) -> tuple[int, float, str, str]:
    """The best of some duplicates sorts first: most text, earliest, smallest id; the rest makes the order total."""
    return -len(item.text), moment(item), item.id, repr(item)


def _merged(group: Sequence[Item]) -> Item:
    """The first of the group, with the places of the others, and what it lacks and another has."""
    kept = group[0]
    if len(group) == 1:
        return kept
    own = Copy(source_id=kept.source_id, url=kept.url)
    places = {copy for item in group for copy in (Copy(source_id=item.source_id, url=item.url), *item.also)}
    return replace(
        kept,
        also=tuple(sorted(places - {own}, key=lambda copy: (copy.source_id, copy.url or ""))),
        image=next((item.image for item in group if item.image), None),
        byline=next((item.byline for item in group if item.byline), None),
        language=next((item.language for item in group if item.language), None),
    )


@dataclass(frozen=True)
class _Print:
    """What duplicates are told by."""

    item: Item

    @cached_property
    def address(self) -> str:
        return canonical_url(self.item.url) if self.item.url else ""

    @cached_property
    def title(self) -> str:
        return " ".join(self.title_words)

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(fold(self.item.title or "")))

    @cached_property
    def text(self) -> str:
        return " ".join(_WORD.findall(fold(self.item.text)))

    @cached_property
    def triples(self) -> frozenset[tuple[str, ...]]:
        words = self.text.split()
        return frozenset(tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2)))

    @cached_property
    def long_text(self) -> str:
        return self.text if len(self.text) >= LONG_TEXT else ""


def _always(_one: _Print, _other: _Print) -> bool:
    return True


def _nearly_one_text(one: _Print, other: _Print) -> bool:
    """Under one title: nearly the same text, or a text on one side at most and a title that tells."""
    if one.text == other.text or not (one.text and other.text):
        return bool(one.text and one.text == other.text) or len(one.title_words) >= TELLING_TITLE
    shared = len(one.triples & other.triples)
    return shared >= NEARLY * min(len(one.triples), len(other.triples))


def _titles_agree(one: _Print, other: _Print) -> bool:
    """Under one text: titles share words, and all numbers."""
    if _NUMBER.findall(one.title) != _NUMBER.findall(other.title):
        return False
    mine, theirs = set(one.title_words), set(other.title_words)
    return len(mine & theirs) >= TITLE_OVERLAP * min(len(mine), len(theirs))


_RULES: Mapping[Callable[[_Print], str], Callable[[_Print, _Print], bool]] = MappingProxyType(
    {
        lambda each: each.item.id: _always,
        lambda each: each.address: _always,
        lambda each: each.title: _nearly_one_text,
        lambda each: each.long_text: _titles_agree,
    }
)
"""Items that have the same key are duplicates if the test says so."""


def _pairs(
    prints: Sequence[_Print], key: Callable[[_Print], str], same: Callable[[_Print, _Print], bool]
) -> Iterator[tuple[int, int]]:
    groups: dict[str, list[int]] = {}
    for at, each in enumerate(prints):
        if value := key(each):
            groups.setdefault(value, []).append(at)
    for group in groups.values():
        for one, other in _compared(group, prints, same):
            if same(prints[one], prints[other]):
                yield one, other


def _compared(group: Sequence[int], prints: Sequence[_Print], same: object) -> Iterator[tuple[int, int]]:
    """Each with each; in a crowd, and where the key is proof enough, a chain of neighbours does."""
    if same is _always:
        return pairwise(group)
    if len(group) <= CROWD:
        return combinations(group, 2)
    equal = sorted(group, key=lambda at: (prints[at].title, prints[at].text, at))
    return (pair for pair in pairwise(equal) if prints[pair[0]].text == prints[pair[1]].text)
