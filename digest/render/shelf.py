"""Where the items of a day can be read, and how they are named, cited and numbered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from digest.model import Claim, Edition, Item, ItemId, Source
from digest.owners import owners_of
from digest.render import links, words
from digest.render.frame import Frame
from digest.render.links import Linker

_FEW = 3
"""A story of more sources than these cannot be hidden by its sources: hardly anybody hides all of them."""


def hideable(sources: Iterable[str]) -> tuple[str, ...]:
    """The sources of a story, by id, where they are few, so that scripts can hide what only hidden ones tell."""
    found = tuple(dict.fromkeys(sources))
    return found if len(found) <= _FEW else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A source's name that leads to what it says."""

    source: str
    """Its id."""
    name: str
    href: str | None
    language: str | None = None
    """The language of what is there, by name, where it is not the page's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """The number behind a sentence; it opens the note of that number."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, and the numbers behind it; none where the next sentence rests on the same items."""

    text: str
    refs: tuple[Ref, ...]
    lang: str | None
    said: str = ""
    """The day that it was said on, where that is not the page's."""
    original: str | None = None
    """The source's own sentence, where the text is a rewriter's wording of it."""

    @property
    def stop(self) -> str:
        """What the page sets behind a text that does not end as a sentence, such as a title."""
        return words.stop(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A cited item in the list of sources."""

    number: int
    title: str
    lang: str | None
    outlet: Outlet
    time: str
    home: bool
    """Whether the page cites the item here first: it is this note that the number opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The items and sources of an edition, seen from one page."""

    frame: Frame
    link: Linker
    items: Mapping[ItemId, Item]
    sources: Mapping[str, Source]
    places: Mapping[ItemId, str] = field(default_factory=dict)
    """Where on the river each item stands, as a path with a fragment."""
    numbers: Mapping[ItemId, int] = field(default_factory=dict)
    """The number of each cited item, from 1."""
    homes: Mapping[ItemId, str] = field(default_factory=dict)
    """The part of the page that cites an item first, by its fragment."""
    earlier: Mapping[ItemId, date] = field(default_factory=dict)
    """The days of the cited items that are of earlier ones."""

    @classmethod
    def of(cls, edition: Edition, frame: Frame, link: Linker) -> "Shelf":
        """The shelf of an edition, without places and numbers."""
        return cls(
            frame=frame,
            link=link,
            items={item.id: item for item in (*(one.item for one in edition.earlier), *edition.items)},
            sources={source.id: source for source in (*(one.source for one in edition.earlier), *edition.sources)},
            earlier={one.item.id: one.day for one in edition.earlier},
        )

    def name(self, source_id: str) -> str:
        """The name of a source; its id where nobody told the name."""
        source = self.sources.get(source_id)
        return source.name if source else source_id

    def owners(self, items: Iterable[Item]) -> int:
        """How many distinct owners' outlets published the items."""
        return len(owners_of(items, self.sources))

    def href(self, item: Item) -> str | None:
        """The link to an item: to its own address, else to its place in the river."""
        place = self.places.get(item.id)
        return links.outward(item.url) or (self.link(place) if place else None)

    def outlet(self, item: Item) -> Outlet:
        """The item's source, leading to the item."""
        language = words.foreign_name(item.language, self.frame.language)
        return Outlet(source=item.source_id, name=self.name(item.source_id), href=self.href(item), language=language)

    def copies(self, item: Item) -> tuple[Outlet, ...]:
        """The other sources that published the same item, each once."""
        found = {self.name(item.source_id): Outlet(source=item.source_id, name=self.name(item.source_id), href=None)}
        for copy in item.also:
            name = self.name(copy.source_id)
            found.setdefault(name, Outlet(source=copy.source_id, name=name, href=links.outward(copy.url)))
        return tuple(found.values())[1:]

    def outlets(self, items: Iterable[Item]) -> tuple[Outlet, ...]:
        """The sources of the items, each once, leading to its first item."""
        found: dict[str, Outlet] = {}
        for item in items:
            outlet = self.outlet(item)
            found.setdefault(outlet.name, outlet)
        return tuple(found.values())

    def cited(self, cites: Iterable[ItemId]) -> tuple[Item, ...]:
        """The cited items."""
        return tuple(self.items[cite] for cite in dict.fromkeys(cites) if cite in self.items)

    def refs(self, cites: Iterable[ItemId]) -> tuple[Ref, ...]:
        """The numbers of those cited items that have one, in order."""
        numbers = {self.numbers[item.id] for item in self.cited(cites) if item.id in self.numbers}
        return tuple(Ref(number=number) for number in sorted(numbers))

    def sentences(self, claims: tuple[Claim, ...]) -> tuple[Sentence, ...]:
        """Claims as sentences; a run of them that rest on the same items is numbered once, at its end."""
        following = (*(frozenset(claim.cites) for claim in claims[1:]), None)
        return tuple(
            Sentence(
                text=claim.text,
                refs=() if frozenset(claim.cites) == after else self.refs(claim.cites),
                lang=self.lang(claim.cites),
                original=claim.original,
            )
            for claim, after in zip(claims, following, strict=True)
        )

    def lang(self, cites: Iterable[ItemId]) -> str | None:
        """The language of a text that rests on the cited items, where it is not the page's."""
        first = next(iter(self.cited(cites)), None)
        return words.foreign(first.language, self.frame.language) if first else None

    def notes(self, cites: Iterable[ItemId], part: str = "") -> tuple[Note, ...]:
        """The cited items that have a number, in the order of the numbers, as a part of the page lists them."""
        items = (item for item in self.cited(cites) if item.id in self.numbers)
        return tuple(
            Note(
                number=self.numbers[item.id],
                title=item.heading,
                lang=words.foreign(item.language, self.frame.language),
                outlet=self.outlet(item),
                time=self._time(item),
                home=self.homes.get(item.id) == part,
            )
            for item in sorted(items, key=lambda one: self.numbers[one.id])
        )

    def _time(self, item: Item) -> str:
        """When a cited item was published: the time of day, or the earlier day."""
        settings = self.frame.settings
        if day := self.earlier.get(item.id):
            return words.short_day(day, self.frame.language)
        return words.clock(item.published, item.date_is, settings.zone, self.frame.wording)
