"""Which items a site wants: its sources that are on, its languages, its rules, and so many of a source a day.

They are asked when a day is grouped, whatever its items come from, and not before: what was fetched is kept whole, so
that another rule finds all of it, and what no rule wants is still counted.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from digest.config import Config, Filters, Rule
from digest.model import Item, Part
from digest.patterns import Patterns

NOT_SET, RULED_OUT, BEYOND = "left out", "ruled out", "beyond the most"
"""Why an item is not wanted: its source is off or its language is none of the site's; the rules; the most a day."""

_Texts = Callable[[Item], Sequence[str]]

_LOOKED_AT: Mapping[str, _Texts] = MappingProxyType(
    {
        "any": lambda item: (item.title or "", item.summary, item.body),
        "title": lambda item: (item.title or "",),
        "text": lambda item: (item.summary, item.body),
        "author": lambda item: (item.byline or "",),
        "tags": lambda item: item.tags,
        "url": lambda item: (item.url or "",),
    }
)
"""Where the patterns of a rule are looked for, by its keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """The items of a day that are wanted, and how many are not, by why."""

    items: tuple[Item, ...]
    without: Mapping[str, int]


def sift(items: Sequence[Item], config: Config) -> Sifted:
    """The wanted ones of the items of a day, in their order, each under its configured source.

    The hub of a briefing text is part of that text: rules and the most a day are not for it.
    """
    unwanted = Counter({NOT_SET: 0, RULED_OUT: 0, BEYOND: 0})
    off = {origin.source.id for origin in config.origins if not origin.on}
    languages = {_base(language) for language in config.settings.languages}
    site = config.settings.filters
    own = {origin.source.id: origin.filters for origin in config.origins}
    kept: list[Item] = []
    for item in items:
        if item.source_id in off or (languages and item.language and _base(item.language) not in languages):
            unwanted[NOT_SET] += item.part is Part.NEWS
        elif item.part is Part.NEWS and not all(_takes(some, item) for some in (site, own.get(item.source_id, site))):
            unwanted[RULED_OUT] += 1
        else:
            kept.append(item)
    most = {name: some.per_day or site.per_day for name, some in own.items()}
    beyond = _beyond(kept, lambda source: most.get(source, site.per_day))
    unwanted[BEYOND] = len(beyond)
    return Sifted(items=tuple(item for at, item in enumerate(kept) if at not in beyond), without=unwanted)


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _takes(filters: Filters, item: Item) -> bool:
    """Whether an item fits one of the rules to keep, where there are any, and none of those to drop."""
    kept = not filters.keep or any(_fits(rule, item) for rule in filters.keep)
    return kept and not any(_fits(rule, item) for rule in filters.drop)


def _fits(rule: Rule, item: Item) -> bool:
    """Whether all is true of the item that the rule says."""
    spoken = (item.language or "").lower()
    if rule.language and not any(f"{spoken}-".startswith(f"{tag.lower()}-") for tag in rule.language):
        return False
    return all(
        any(next(patterns.found_in(text), None) for text in _LOOKED_AT[key](item)) for key, patterns in _compiled(rule)
    )


@lru_cache(maxsize=1000)
def _compiled(rule: Rule) -> tuple[tuple[str, Patterns], ...]:
    return tuple((key, Patterns.of(getattr(rule, key))) for key in _LOOKED_AT if getattr(rule, key))


def _beyond(items: Sequence[Item], most_of: Callable[[str], int | None]) -> frozenset[int]:
    """The numbers of the items that are more than their source may have, the oldest ones."""
    by_source: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        if item.part is Part.NEWS:
            by_source.setdefault(item.source_id, []).append(at)
    return frozenset(
        at
        for source, places in by_source.items()
        if (most := most_of(source)) is not None
        for at in sorted(places, key=lambda at: (items[at].moment, items[at].id), reverse=True)[most:]
    )
