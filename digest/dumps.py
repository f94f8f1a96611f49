"""The items of one more fetch, folded into those that are kept: what is new, what has changed, what is known.

Feeds say little that can be relied on: names of entries that are made anew for each request, addresses with a session
in them, dates that move with every correction, one address for all entries. So an entry is known by several signs, the
surest first, and two that contradict each other in all but one sign are two entries: it is better to keep an entry
twice, which a build merges, than to lose one.

What is kept keeps its place, its address and its date, whatever later fetches say: an entry that changes is an
update, and one that comes again with a new date is not new.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import TypeAlias
from urllib.parse import urlsplit

from digest.model import DateIs, Item, When
from digest.text import fold as folded
from digest.urls import canonical_url

_LIKE = 100
"""Entries that may be like one in some way and are looked at for which one it is; a feed of one title has thousands."""
_STATED = (DateIs.STATED, DateIs.INFERRED)
"""Dates that an entry gave; the others are ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What is kept of a source after a fetch."""

    items: tuple[Item, ...]
    """Those that were kept, each in its place, with what changed; then the new ones."""
    added: tuple[Item, ...]
    changed: tuple[Item, ...]
    """Updates of what was kept, as they stand now."""
    news: tuple[Item, ...]
    """What is new or changes something, as it came."""


def fold(kept: Sequence[Item], fresh: Iterable[Item], seen: datetime) -> Folded:
    """Fold the items of a fetch into those that are kept of the same source. Folding them again changes nothing.

    Args:
        kept: items of the source, from one fetch or many.
        fresh: what the source says now, in any order.
        seen: when it said so, in the site's zone; what it dates later than that has this date.
    """
    arrivals = _once(_as_seen(item, seen) for item in fresh)
    known = _matched(kept, arrivals)
    items = [_updated(item, arrivals[known[at]]) if at in known else item for at, item in enumerate(kept)]
    told = set(known.values())
    added = tuple(item for at, item in enumerate(arrivals) if at not in told)
    changed = {at: item for at, (item, before) in enumerate(zip(items, kept, strict=True)) if item != before}
    news = (*added, *(arrivals[known[at]] for at in changed))
    return Folded(items=(*items, *added), added=added, changed=tuple(changed.values()), news=news)


def _as_seen(item: Item, seen: datetime) -> Item:
    """The item as first seen at this moment; one without a date, or with a later one, has this for its date."""
    item = replace(item, first_seen=item.first_seen or seen.date())
    match item.published:
        case None:
            return replace(item, published=seen.date(), date_is=DateIs.SEEN)
        case datetime() as moment if moment > seen:
            return replace(item, published=seen, date_is=DateIs.SEEN)
        case datetime():
            return item
        case day if day > seen.date():
            return replace(item, published=seen.date(), date_is=DateIs.SEEN)
    return item


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items in one order, each entry once: of several under one address and title the newest, then the longest.

    Without an address they are one only if their dates agree as well.
    """
    newest: dict[Hashable, Item] = {}
    for item in _in_order(items):
        newest.setdefault((item.id, _title(item), None if item.url else str(item.published)), item)
    return tuple(newest.values())


def _in_order(items: Iterable[Item]) -> list[Item]:
    """The items, the newest first, then the longest. All that they hold, which takes long to tell, settles a draw."""
    placed = [(_place(item), item) for item in items]
    held = Counter(place for place, _ in placed)
    placed.sort(key=lambda one: (one[0], repr(one[1]) if held[one[0]] > 1 else ""), reverse=True)
    return [item for _, item in placed]


def _place(item: Item) -> tuple[str, int, str, str]:
    published = item.published
    moment = published.timestamp() if isinstance(published, datetime) else 0.0
    return f"{moment:020.6f} {published}", len(item.text), item.id, item.guid or ""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What an entry is known by."""

    item: Item
    title: str
    address: str
    """Its canonical address, with the part of the page that it leads to."""
    page: str
    """Its address without any query."""
    when: When | None
    """The date that it gives, if it gives one."""
    guid: str | None
    """What its feed calls it, and nothing else."""

    @classmethod
    def of(cls, item: Item, shared: frozenset[str]) -> "_Signs":
        url = canonical_url(item.url) if item.url else ""
        _, _, part = (item.url or "").partition("#")
        return cls(
            item=item,
            title=_title(item),
            address=url if not part or "=" in part else f"{url}#{part}",
            page=url.partition("?")[0],
            when=item.published if item.date_is in _STATED else None,
            guid=None if item.guid in shared else item.guid,
        )


def _title(item: Item) -> str:
    """The title as compared; without one, how the text begins."""
    return folded(item.title or item.text[:200])


Key: TypeAlias = Callable[[_Signs], Hashable | None]
Test: TypeAlias = Callable[[_Signs, _Signs], bool]


def _named_otherwise(one: _Signs, other: _Signs) -> bool:
    return bool(one.guid and other.guid and one.guid != other.guid)


def _dated_otherwise(one: _Signs, other: _Signs) -> bool:
    return bool(one.when and other.when and one.when != other.when)


def _told_otherwise(one: _Signs, other: _Signs) -> bool:
    return bool(one.item.text and other.item.text and one.item.text != other.item.text)


def _own_address(one: _Signs) -> str | None:
    """The address, unless it is that of a whole site, which may stand for any entry."""
    return one.address if urlsplit(one.address).path or urlsplit(one.address).query else None


_RULES: tuple[tuple[Key, Test], ...] = (
    (lambda one: (one.item.id, one.title, str(one.when), one.item.text), lambda *_: True),
    (
        lambda one: (one.item.id, one.title),
        lambda one, other: bool(one.item.url) or not (_dated_otherwise(one, other) and _told_otherwise(one, other)),
    ),
    (
        lambda one: (one.guid, one.title) if one.guid else None,
        lambda one, other: one.page == other.page or not (_dated_otherwise(one, other) and _told_otherwise(one, other)),
    ),
    (
        _own_address,
        lambda one, other: not (_named_otherwise(one, other) and _dated_otherwise(one, other)),
    ),
    (lambda one: (one.guid, one.when) if one.guid and one.when else None, lambda *_: True),
    (
        lambda one: (one.title, one.when) if one.title and isinstance(one.when, datetime) else None,
        lambda one, other: one.page == other.page or not _told_otherwise(one, other),
    ),
    (
        lambda one: (one.title, one.page) if one.title else None,
        lambda one, other: (
            not _dated_otherwise(one, other)
            and (not one.page or bool(one.item.text and one.item.text == other.item.text))
        ),
    ),
)
"""By what an entry is known again, the surest first, and what must not stand against it: the same in all; address and
title; name and title; the address alone, if no other entry has it; name and date; title and date; title and place,
for entries whose address changes with each request, or that have none."""


def _matched(kept: Sequence[Item], fresh: Sequence[Item]) -> dict[int, int]:
    """For each kept item that the fetch brings again, by its number, the number of the fresh one.

    Those that tell nothing new are known first, as many of them as can be. Once a fetch is folded, all that it brings
    is of this kind; if the surest sign went first even then, what was updated might be taken for another entry.
    """
    if not kept:
        return {}
    names = _shared([item.guid for item in items] for items in (kept, fresh))
    old, new = ([_Signs.of(item, names) for item in items] for items in (kept, fresh))
    shared = _shared([_own_address(one) for one in signs] for signs in (old, new))
    known = _told_already(old, new, shared)
    told = set(known.values())
    for key, agree in _RULES:
        having = _having(key, ((at, one) for at, one in enumerate(old) if at not in known), shared)
        for number, one in enumerate(new):
            if number in told or not (candidates := having.get(key(one))):
                continue
            found = next((at for at in candidates if agree(old[at], one)), None)
            if found is not None:
                candidates.remove(found)
                known[found] = number
                told.add(number)
    return known


def _having(key: Key, signs: Iterable[tuple[int, _Signs]], shared: frozenset[str]) -> dict[Hashable, list[int]]:
    """The numbers of entries by what a rule knows them by; an address only where no other entry has it."""
    having: dict[Hashable, list[int]] = {}
    for number, one in signs:
        if (value := key(one)) and not (key is _own_address and value in shared):
            having.setdefault(value, []).append(number)
    return having


def _told_already(old: Sequence[_Signs], new: Sequence[_Signs], shared: frozenset[str]) -> dict[int, int]:
    """For as many fresh items as can be, a kept one that says all that they say; by the number of the kept one."""
    having = cache(lambda rule: _having(_RULES[rule][0], enumerate(old), shared))

    def candidates(number: int) -> Iterator[int]:
        one = new[number]
        for rule, (key, agree) in enumerate(_RULES):
            for at in having(rule).get(key(one), ())[:_LIKE]:
                if agree(old[at], one) and _updated(old[at].item, one.item) == old[at].item:
                    yield at

    return _paired(len(new), candidates)


def _paired(count: int, candidates: Callable[[int], Iterable[int]]) -> dict[int, int]:
    """As many of `count` numbers as can be, each with a candidate of its own; by that candidate.

    Where others have all that a number might have, they move on as far as that sets one free (Kuhn 1955).
    """
    paired: dict[int, int] = {}
    has: dict[int, int] = {}
    for number in range(count):
        wanted_by: dict[int, int] = {}
        free = _freed(number, candidates, paired, wanted_by)
        while free is not None:
            taker = wanted_by[free]
            left = has.get(taker)
            paired[free], has[taker] = taker, free
            free = left
    return paired


def _freed(
    number: int, candidates: Callable[[int], Iterable[int]], paired: Mapping[int, int], wanted_by: dict[int, int]
) -> int | None:
    """The nearest candidate that nobody has, of a number or of those that would have to move on for it.

    Who wants each candidate on the way there is noted in `wanted_by`.
    """
    movers = [number]
    for mover in movers:
        for one in candidates(mover):
            if one in wanted_by:
                continue
            wanted_by[one] = mover
            if one not in paired:
                return one
            if len(wanted_by) > _LIKE:
                return None
            movers.append(paired[one])
    return None


def _shared(signs: Iterable[Sequence[str | None]]) -> frozenset[str]:
    """What several entries of one time have, so that it tells none of them."""
    return frozenset(sign for each in signs for sign, count in Counter(each).items() if sign and count > 1)


def _updated(kept: Item, fresh: Item) -> Item:
    """What is kept, as the source tells it now; what it leaves out now still stands.

    Its name stays, and a picture is filled in only: many servers make new ones for each request.
    """
    return replace(
        kept,
        title=fresh.title or kept.title,
        summary=fresh.summary or kept.summary,
        body=fresh.body or kept.body,
        byline=fresh.byline or kept.byline,
        label=fresh.label or kept.label,
        section=fresh.section or kept.section,
        tags=fresh.tags if fresh.tags and set(fresh.tags) != set(kept.tags) else kept.tags,
        url=kept.url or fresh.url,
        language=kept.language or fresh.language,
        image=kept.image or fresh.image,
    )
