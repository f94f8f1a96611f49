"""What the indexes keep of an edition."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from digest.fold.figures import tally_of
from digest.model import (
    Ahead,
    Claim,
    DateIs,
    DaySummary,
    Edition,
    Introduction,
    Item,
    ItemId,
    ItemSummary,
    Part,
    SourceDay,
    Statement,
    Story,
    StoryId,
    StorySummary,
)
from digest.text import fold

RECENT = 50
"""How many stories or items an index page shows; older ones are on the pages of their days and months."""


def summarise(edition: Edition) -> DaySummary:
    """What the indexes keep of an edition."""
    segments = {segment.story for segment in edition.rundown}
    names = {source.id: source.name for source in edition.sources}
    items = {item.id: item for item in edition.items}
    claims = dict(edition.gists) | {segment.story: segment.text[0] for segment in edition.rundown}
    texts = {story: (claim.text, items[claim.cites[0]].language) for story, claim in claims.items()}
    told = {segment.story: tuple(_statement(one, items, names) for one in segment.text) for segment in edition.rundown}
    stories = tuple(
        replace(
            _story(edition.day, rank, story, names),
            text=texts.get(story.id, ("", None))[0],
            text_language=texts.get(story.id, ("", None))[1],
            in_rundown=story.id in segments,
            told=told.get(story.id, ()),
        )
        for rank, story in enumerate(edition.stories, 1)
        if story.lead.part is Part.NEWS
        and (story.topics or story.who or story.id in segments or (story.thread and story.thread.number > 1))
    )
    return DaySummary(
        day=edition.day,
        headline=edition.headline,
        standfirst=edition.standfirst,
        labels=tuple(segment.label for segment in edition.rundown),
        languages=tuple(_languages(edition)),
        stories=stories,
        sources=_sources(edition),
        items=len(edition.items),
        total=sum(story.lead.part is Part.NEWS for story in edition.stories),
        newest=edition.newest,
        problems=edition.problems,
        coming_up=tuple(_coming_up(edition, names)),
        who=tuple(_introduced(edition)),
        key_points=tuple(_statement(claim, items, names) for claim in edition.hub.key_points),
        tally=tally_of(edition),
    )


def _languages(edition: Edition) -> Iterator[tuple[str | None, ...]]:
    """The languages of the titles that have the words of the headline, then those of each label."""
    segments = {segment.story for segment in edition.rundown}
    titles = {
        story.id: [(fold(item.heading), item.language) for item in story.items]
        for story in edition.stories
        if story.id in segments
    }
    told = [titles.get(segment.story, []) for segment in edition.rundown]
    texts = (edition.headline, *(segment.label for segment in edition.rundown))
    for text, of in zip(texts, ([title for titles in told for title in titles], *told), strict=True):
        said = fold(text)
        found = {language for title, language in of if text and said in title}
        yield tuple(sorted(found, key=lambda language: language or ""))


def _statement(claim: Claim, items: Mapping[ItemId, Item], names: Mapping[str, str]) -> Statement:
    cited = (items[cite] for cite in claim.cites if cite in items)
    places = dict.fromkeys((names.get(item.source_id, item.source_id), item.url) for item in cited)
    return Statement(text=claim.text, places=tuple(places))


def _coming_up(edition: Edition, names: Mapping[str, str]) -> Iterator[Ahead]:
    items = {item.id: item for item in edition.items}
    for event in edition.hub.coming_up:
        if item := items.get(event.cites[0]):
            outlet = names.get(item.source_id, item.source_id)
            yield Ahead(day=edition.day, event=event, title=item.heading, url=item.url, outlet=outlet)


def _introduced(edition: Edition) -> Iterator[Introduction]:
    """The who's who, each with the item that it cites first."""
    days = {one.item.id: one.day for one in edition.earlier}
    items = {item.id: item for item in (*(one.item for one in edition.earlier), *edition.items)}
    sources = (*edition.sources, *(one.source for one in edition.earlier))
    names = {source.id: source.name for source in sources}
    for gloss in edition.hub.who:
        item = items.get(gloss.cites[0]) if gloss.cites else None
        yield Introduction(
            id=gloss.id,
            name=gloss.name,
            text=gloss.text,
            day=days.get(item.id, edition.day) if item else gloss.said or edition.day,
            title=item.heading if item else "",
            url=item.url if item else None,
            outlet=names.get(item.source_id, item.source_id) if item else "",
            language=item.language if item else None,
        )


def _story(day: date, rank: int, story: Story, names: Mapping[str, str]) -> StorySummary:
    sources = tuple(dict.fromkeys(source for item in story.items for source in item.source_ids))
    return StorySummary(
        id=story.id,
        day=day,
        rank=rank,
        label=story.label,
        title=story.title,
        language=story.lead.language,
        topics=story.topics,
        sources=sources,
        outlets=tuple(names.get(source, source) for source in sources),
        url=story.lead.url,
        items=len(story.items),
        in_rundown=False,
        thread=story.thread.thread if story.thread else None,
        thread_day=story.thread.number if story.thread else 1,
        who=story.who,
        newest=max((item.published for item in story.items if isinstance(item.published, datetime)), default=None),
    )


def _sources(edition: Edition) -> tuple[SourceDay, ...]:
    """Each source's day. An item that several sources have is a duplicate for all but the first."""
    items: dict[str, list[Item]] = defaultdict(list)
    duplicates: Counter[str] = Counter()
    stories = {item.id: story.id for story in edition.stories for item in story.items}
    for item in edition.items:
        items[item.source_id].append(item)
        duplicates.update(copy.source_id for copy in item.also)
    return tuple(
        SourceDay(
            source=source,
            count=len(items[source.id]),
            undated=sum(item.date_is is DateIs.SEEN for item in items[source.id]),
            duplicates=duplicates[source.id],
            items=tuple(_item(edition.day, item, stories.get(item.id)) for item in _newest(items[source.id])[:RECENT]),
        )
        for source in sorted(edition.sources, key=lambda source: source.id)
        if items[source.id] or duplicates[source.id]
    )


def _newest(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.published.isoformat() if item.published else "", item.id), reverse=True)


def _item(day: date, item: Item, story: StoryId | None) -> ItemSummary:
    return ItemSummary(
        id=item.id,
        day=day,
        title=item.heading,
        url=item.url,
        published=item.published,
        date_is=item.date_is,
        language=item.language,
        story=story,
    )
