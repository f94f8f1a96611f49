"""A site in figures, of its indexes: nothing is opened for them that a build does not open anyway."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from digest.model import (
    Edition,
    Figures,
    Index,
    MonthFigures,
    SourceFigures,
    Tally,
    Thread,
    ThreadFigures,
    TopicFigures,
)
from digest.text import lengths

_LONGEST = 10
_CHARACTERS_A_WORD = 1.5
"""Of Chinese and Japanese (Brysbaert 2019)."""


def tally_of(edition: Edition) -> Tally:
    """What an edition tells."""
    claims = (*(claim for segment in edition.rundown for claim in segment.text), *edition.hub.key_points)
    words, characters = lengths(" ".join(claim.text for claim in claims))
    return Tally(
        segments=len(edition.rundown),
        claims=len(claims),
        citations=sum(len(claim.cites) for claim in claims),
        words=words + round(characters / _CHARACTERS_A_WORD),
    )


def figures_of(index: Index, threads: Iterable[Thread]) -> Figures:
    """The figures of a site.

    Args:
        index: the indexes.
        threads: all that are followed over more than one day.
    """
    days, followed = index.days, tuple(threads)
    return Figures(
        first=days[-1].day if days else None,
        last=days[0].day if days else None,
        tally=sum((one.tally for one in days), Tally()),
        items=index.items,
        duplicates=sum(one.duplicates for one in index.sources),
        undated=sum(one.undated for one in index.sources),
        stories=sum(one.stories for one in days),
        threads=len(followed),
        months=tuple(_months(index)),
        sources=tuple(
            SourceFigures(id=one.source.id, name=one.source.name, items=one.total, duplicates=one.duplicates)
            for one in sorted(index.sources, key=lambda one: (-one.total, one.source.id))
        ),
        topics=tuple(
            TopicFigures(id=one.topic.id, title=one.topic.title, stories=one.total)
            for one in sorted(index.topics, key=lambda one: (-one.total, one.topic.id))
        ),
        longest=_longest(followed),
    )


def _months(index: Index) -> Iterator[MonthFigures]:
    for month, of_month in groupby(index.days, key=lambda one: f"{one.day:%Y-%m}"):
        days = tuple(of_month)
        yield MonthFigures(
            month=month,
            days=len(days),
            stories=sum(one.stories for one in days),
            items=sum(one.items for one in days),
            tally=sum((one.tally for one in days), Tally()),
        )


def _longest(threads: Iterable[Thread]) -> tuple[ThreadFigures, ...]:
    found = (
        ThreadFigures(
            slug=thread.slug,
            title=thread.title,
            language=thread.language,
            days=len({one.day for one in thread.days}),
            items=sum(one.items for one in thread.days),
        )
        for thread in threads
    )
    return tuple(sorted(found, key=lambda one: (-one.days, -one.items, one.slug))[:_LONGEST])
