"""The briefing of a day, as its page and the home page show it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby

from digest.model import Claim, Edition, Event, Hub, Item, ItemId, Part, Segment, Story, StoryId, Topic
from digest.render import links, river, words
from digest.render.calendar import in_calendar
from digest.render.charts import Share, shares
from digest.render.coverage import Coverage, coverage_of
from digest.render.frame import Frame, day_words
from digest.render.links import Linker
from digest.render.shelf import Note, Outlet, Sentence, Shelf, hideable
from digest.render.threads import Badge, badge_of
from digest.render.why import Reasons, reasons

_ALSO = 5
"""How many more outlets a segment names."""
_MARKS = 2
"""How many topics a segment shows."""
GLOSSED = 2
"""How many of the items that name someone stand behind the who's who entry."""
_BRIEF = 5
"""How many stories of a topic stand in brief; the rest are on the river."""
_NAMED = 2
"""How many outlets a line names."""
KEY_POINTS, WHO, TIMELINE, COMING_UP = "key-points", "whos-who", "timeline", "coming-up"
"""The fragments of the parts of the hub."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A segment: label and sentences, who says so, who else has it."""

    anchor: str
    of: tuple[str, ...]
    """Its sources, by id, where they are few."""
    label: str
    label_lang: str | None
    sentences: tuple[Sentence, ...]
    notes: tuple[Note, ...]
    """The items that it cites."""
    also: tuple[Outlet, ...]
    more: int
    """Outlets that are not named."""
    coverage: Coverage
    image: str | None
    """The address of a picture of its items, where the settings ask for pictures."""
    topics: tuple[Topic, ...]
    badge: Badge | None
    why: Reasons | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A story in one line."""

    of: tuple[str, ...]
    """Its sources, by id, where they are few."""
    title: str
    lang: str | None
    href: str | None
    outlets: tuple[str, ...]
    """The names of its first sources."""
    more: int
    """Sources that are not named."""
    owners: int
    """How many owners' outlets have it."""
    language: str | None
    """The name of the link's language, where it is not the page's."""
    badge: Badge | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the hub: a name or a date, a text, and the numbers behind it."""

    head: str
    texts: tuple[Sentence, ...]
    path: str = ""
    """The page of whom it tells, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """A part of the hub, with the items that it cites and nothing above it does.

    Where all of it rests on the same items, its sentences have no numbers and all those items are listed.
    """

    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Everything the page of an edition shows."""

    path: str
    river: str
    date: str
    headline: str
    headline_lang: str | None
    standfirst: str
    note: tuple[str, ...]
    stories: int
    sources: int
    items: int
    minutes: int
    segments: tuple[Block, ...]
    key_points: Entries
    who: Entries
    timeline: Entries
    coming_up: Entries
    calendar: bool
    """Whether one of the days to come stands in the site's calendar."""
    also: tuple[tuple[Topic | None, tuple[Line, ...]], ...]
    most_covered: tuple[Line, ...]
    shares: tuple[Share, ...]
    reworded: bool
    """A rewriter worded some of its sentences."""


def briefing_of(edition: Edition, frame: Frame, link: Linker, known: Collection[str] = ()) -> Briefing:
    """The briefing of an edition, its links being those of the page that `link` is of; who is `known` has a page."""
    shelf = shelf_of(edition, frame, link)
    stories = {story.id: story for story in edition.stories if story.lead.part is Part.NEWS}
    hub = edition.hub
    return Briefing(
        path=links.briefing(edition.day),
        river=links.river(edition.day),
        date=day_words(frame, edition.day),
        headline=edition.headline,
        headline_lang=words.label_language(
            edition.headline,
            (
                (item.heading, item.language)
                for one in edition.rundown
                if one.story in stories
                for item in stories[one.story].items
            ),
            frame.language,
        ),
        standfirst=edition.standfirst,
        note=tuple(filter(None, edition.note.split("\n\n"))),
        stories=len(stories),
        sources=len({one for story in stories.values() for item in story.items for one in item.source_ids}),
        items=len(edition.items),
        minutes=words.minutes(claim.text for claim in _told(edition)),
        segments=tuple(_block(segment, stories.get(segment.story), edition, shelf) for segment in edition.rundown),
        key_points=_entries(KEY_POINTS, (("", (claim,)) for claim in hub.key_points), shelf),
        who=_glossed(hub, shelf, known),
        timeline=_entries(TIMELINE, _events(hub.timeline, frame), shelf),
        coming_up=_entries(COMING_UP, _events(hub.coming_up, frame), shelf),
        calendar=any(in_calendar(event) and event.cites[0] in shelf.items for event in hub.coming_up),
        also=tuple(
            (next(iter(frame.topics_of([topic])), None), lines)
            for topic, ids in edition.also
            if (lines := tuple(_line(stories[one], shelf) for one in ids[:_BRIEF] if one in stories))
        ),
        most_covered=tuple(_most_covered(edition, stories, shelf)),
        shares=shares((story.topics[0] for story in stories.values() if story.topics), frame),
        reworded=any(claim.original for claim in _told(edition)),
    )


def shelf_of(edition: Edition, frame: Frame, link: Linker) -> Shelf:
    """The shelf of an edition, with the items' places on the river; the cited ones numbered, the rundown's first."""
    items = river.in_order(edition)
    pages = river.page_of(items, frame.settings.river_page)
    places = {item.id: f"{links.river(edition.day, pages[item.id])}#{links.item_anchor(item.id)}" for item in items}
    places |= {one.item.id: links.briefing(one.day) for one in edition.earlier}
    homes: dict[ItemId, str] = {}
    for part, cites in _parts(edition):
        homes |= {cite: part for cite in cites if cite in places and cite not in homes}
    numbers = {cite: number for number, cite in enumerate(homes, start=1)}
    return replace(Shelf.of(edition, frame, link), places=places, numbers=numbers, homes=homes)


def _parts(edition: Edition) -> Iterator[tuple[str, Iterator[ItemId]]]:
    """The parts of the page that cite, by their fragments, and what each cites."""
    hub = edition.hub
    for segment in edition.rundown:
        yield links.segment_anchor(segment.story), chain.from_iterable(claim.cites for claim in segment.text)
    yield KEY_POINTS, chain.from_iterable(claim.cites for claim in hub.key_points)
    yield WHO, chain.from_iterable(gloss.cites[:GLOSSED] for gloss in hub.who)
    yield TIMELINE, chain.from_iterable(event.cites for event in hub.timeline)
    yield COMING_UP, chain.from_iterable(event.cites for event in hub.coming_up)


def _told(edition: Edition) -> Iterator[Claim]:
    return (claim for segment in edition.rundown for claim in segment.text)


def _block(segment: Segment, story: Story | None, edition: Edition, shelf: Shelf) -> Block:
    anchor = links.segment_anchor(segment.story)
    settings = shelf.frame.settings
    notes = shelf.notes(chain.from_iterable(claim.cites for claim in segment.text), anchor)
    items = story.items if story else shelf.cited(chain.from_iterable(claim.cites for claim in segment.text))
    also = _others(items, (note.outlet for note in notes), shelf)
    return Block(
        anchor=anchor,
        of=hideable(one for item in items for one in item.source_ids),
        label=segment.label,
        label_lang=words.label_language(
            segment.label, ((item.heading, item.language) for item in items), shelf.frame.language
        ),
        sentences=shelf.sentences(segment.text),
        notes=notes,
        also=also[:_ALSO],
        more=max(0, len(also) - _ALSO),
        coverage=coverage_of(items, shelf.sources, shelf.frame.language),
        image=next(filter(None, (links.outward(item.image) for item in items)), None) if settings.images else None,
        topics=shelf.frame.topics_of(story.topics)[:_MARKS] if story else (),
        badge=badge_of(story.thread, shelf.frame) if story else None,
        why=reasons(story, edition.window, shelf.frame.wording) if story else None,
    )


def _others(items: Iterable[Item], named: Iterable[Outlet], shelf: Shelf) -> tuple[Outlet, ...]:
    """The outlets of a story that are not named yet: those of its other items, and of copies."""
    found: dict[str, Outlet] = {}
    for item in items:
        for outlet in (shelf.outlet(item), *shelf.copies(item)):
            found.setdefault(outlet.name, outlet)
    for outlet in named:
        found.pop(outlet.name, None)
    return tuple(found.values())


def _entries(part: str, parts: Iterable[tuple[str, tuple[Claim, ...]]], shelf: Shelf) -> Entries:
    parts = tuple(parts)
    entries = tuple(Entry(head=head, texts=shelf.sentences(claims)) for head, claims in parts)
    cites = tuple(claim.cites for _, claims in parts for claim in claims)
    notes = shelf.notes(chain.from_iterable(cites), part)
    if len(entries) < 2 or len(set(map(frozenset, cites))) > 1:
        return Entries(entries=entries, notes=tuple(note for note in notes if note.home))
    bare = (replace(one, texts=tuple(replace(text, refs=()) for text in one.texts)) for one in entries)
    return Entries(entries=tuple(bare), notes=notes)


def _glossed(hub: Hub, shelf: Shelf, known: Collection[str]) -> Entries:
    """Who's who, each leading to their page; what an earlier day said is marked with that day."""
    claims = ((one.name, (Claim(text=one.text, cites=one.cites[:GLOSSED]),)) for one in hub.who)
    found = _entries(WHO, claims, shelf)
    days = (words.short_day(one.said, shelf.frame.language) if one.said else "" for one in hub.who)
    entries = (
        replace(
            entry,
            texts=tuple(replace(text, said=day) for text in entry.texts),
            path=links.who(one.id) if one.id in known else "",
        )
        for entry, day, one in zip(found.entries, days, hub.who, strict=True)
    )
    return replace(found, entries=tuple(entries))


def _events(dated: Iterable[Event], frame: Frame) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """Dated events; neighbours of one day stand together, under its date as all pages write it.

    A longer time is named as its text names it.
    """
    for (start, end, when), group in groupby(dated, key=_span):
        claims = tuple(Claim(text=event.text, cites=event.cites) for event in group)
        yield words.short_day(start, frame.language) if start == end else when, claims


def _span(event: Event) -> tuple[date, date, str]:
    """What neighbours share: a day, or a longer time by the same name."""
    return event.start, event.end, "" if event.start == event.end else event.when


def _most_covered(edition: Edition, stories: Mapping[StoryId, Story], shelf: Shelf) -> Iterator[Line]:
    """Lines that lead to the story's segment on the page, where it has one."""
    told = {segment.story for segment in edition.rundown}
    for story in (stories[one] for one in edition.most_covered if one in stories):
        line = _line(story, shelf)
        yield replace(line, href=f"#{links.segment_anchor(story.id)}") if story.id in told else line


def _line(story: Story, shelf: Shelf) -> Line:
    names = tuple(dict.fromkeys(shelf.name(one) for item in story.items for one in item.source_ids))
    return Line(
        of=hideable(one for item in story.items for one in item.source_ids),
        title=story.title,
        lang=words.foreign(story.lead.language, shelf.frame.language),
        href=shelf.href(story.lead),
        outlets=names[:_NAMED],
        more=max(0, len(names) - _NAMED),
        owners=shelf.owners(story.items),
        language=words.foreign_name(story.lead.language, shelf.frame.language),
        badge=badge_of(story.thread, shelf.frame),
    )
