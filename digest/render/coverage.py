"""How widely a story is told: its outlets, who owns them and where they are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.model import Item, Source
from digest.owners import owners_of
from digest.render import words

_NAMED = 5
"""How many countries a line names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Who tells a story, in numbers."""

    outlets: int
    owners: int
    countries: tuple[tuple[str, int], ...]
    """Names of the countries that its outlets are known to be of, and how many are; those with most first."""
    elsewhere: int
    """Outlets of countries that are not named, or not known; 0 where no country is known."""


def coverage_of(items: Iterable[Item], sources: Mapping[str, Source], language: str) -> Coverage:
    """The coverage of a story's items, copies on other sites included."""
    items = tuple(items)
    outlets = {one: sources.get(one) for item in items for one in item.source_ids}
    known = Counter(source.country for source in outlets.values() if source and source.country)
    named = sorted(known.items(), key=lambda pair: (-pair[1], pair[0]))[:_NAMED]
    return Coverage(
        outlets=len(outlets),
        owners=len(owners_of(items, sources)),
        countries=tuple((words.country_name(code, language), count) for code, count in named),
        elsewhere=len(outlets) - sum(count for _, count in named) if named else 0,
    )
