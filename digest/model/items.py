"""What readers find: sources and their documents, items, and what could not be read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeAlias, TypeVar

from digest.errors import EntryError

ItemId: TypeAlias = str
When: TypeAlias = datetime | date
"""A moment (an aware datetime), or a whole day (a plain date) where the source says no more than that."""

Entry = TypeVar("Entry")


class DateIs(StrEnum):
    """How the date of an item is known."""

    STATED = "stated"
    """The entry says it."""
    INFERRED = "inferred"
    """Derived from the document; shown as "about"."""
    SEEN = "seen"
    """Only the day on which we got the entry is known."""
    UNKNOWN = "unknown"
    """Nobody says; such an item belongs to no day."""


class Part(StrEnum):
    """What an item is in the text it comes from."""

    NEWS = "news"
    """An entry, a segment, an article: something that reports one thing."""
    HUB = "hub"
    """The digest hub of a briefing text, kept as one item so that what it says can be cited. It is a story of
    its own, ranked last, and never in the rundown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An origin of items: a feed, a publisher's texts, an outlet cited by an archive."""

    id: str
    """A slug, unique in the site; see `digest.text.source_id`."""
    name: str
    url: str | None = None
    """The feed's address, or the outlet's."""
    language: str | None = None
    weight: float = 1.0
    owner: str | None = None
    """Who owns the outlet; coverage counts owners, so two sources of one owner count once."""
    country: str | None = None
    topics: tuple[str, ...] = ()
    """Topics that every item of this source has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file or response, as found."""

    name: str
    """Where it is, for messages: a path relative to the folder it was found in, with `/`."""
    raw: bytes
    source: Source | None = None
    """The configured source it belongs to, where that is known beforehand."""
    seen: date | None = None
    """The day we got it, from a dated folder or file name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another place where the same item was published."""

    source_id: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry, once read and dated. All text is plain: no markup passes a reader."""

    id: ItemId
    source_id: str
    title: str | None
    label: str | None = None
    """The two to four words that a briefing text puts before a paragraph ("Smart cars")."""
    section: str | None = None
    """The heading under which the document lists it ("Finance")."""
    published: When | None = None
    first_seen: date | None = None
    date_is: DateIs = DateIs.UNKNOWN
    url: str | None = None
    byline: str | None = None
    summary: str = ""
    """The source's abstract; paragraphs are separated by a blank line."""
    body: str = ""
    """The full text, where the document has it; paragraphs are separated by a blank line."""
    language: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    via: str | None = None
    """The publication that carried it, where `source_id` is the outlet it cites."""
    related: tuple[str, ...] = ()
    """Headlines of other texts that the document lists under it, without a text of their own."""
    guid: str | None = None
    """What its feed calls it, whatever its address and title; unique within the source only."""
    part: Part = Part.NEWS
    also: tuple[Copy, ...] = ()
    """Duplicates that were merged into this item, its own place left out."""
    where: str = ""
    """The place in the document, `name:line`."""

    @property
    def heading(self) -> str:
        """What to call the item on a page: its title, else its label, else how its text begins."""
        if self.title or self.label:
            return self.title or self.label or ""
        text = self.text
        return text if len(text) <= 80 else text[:80].rsplit(" ", 1)[0] + "…"

    @property
    def text(self) -> str:
        """The longest text there is: body, else summary."""
        return self.body or self.summary

    @property
    def moment(self) -> datetime:
        """When it was published, for sorting: a plain day counts from its start in UTC, no date comes before all."""
        match self.published:
            case datetime() as moment:
                return moment
            case date() as day:
                return datetime.combine(day, time(0), UTC)
        return datetime.min.replace(tzinfo=UTC)

    @property
    def places(self) -> tuple[Copy, ...]:
        """Where it was published: its own place, then those of its duplicates."""
        return Copy(source_id=self.source_id, url=self.url), *self.also

    @property
    def source_ids(self) -> tuple[str, ...]:
        """All sources that published it, its own first, each once."""
        return tuple(dict.fromkeys((self.source_id, *(copy.source_id for copy in self.also))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read or done, where, and what helps."""

    where: str
    """`file:line` as far as known."""
    message: str
    remedy: str | None = None
    costs_entry: bool = False
    """An entry was lost to it (a warning costs none)."""

    def __str__(self) -> str:
        """One line: where, what, remedy."""
        return f"{self.where}: {self.message}" + (f"; {self.remedy}" if self.remedy else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A who's-who entry as a briefing text has it: a person or an organisation, and a text about them."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedText:
    """A timeline entry as a text has it: `when` in its own words; `start` to `end` as resolved, both included."""

    when: str
    start: date | None
    end: date | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionParts:
    """What a briefing text brings beside its items: its own headline, standfirst and digest hub."""

    title: str | None
    standfirst: str | None
    published: When | None
    date_is: DateIs
    key_points: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    timeline: tuple[DatedText, ...] = ()
    item: Item | None = None
    """The hub as one item (`Part.HUB`), so that claims can cite it; None where there is no hub."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader found in one document: items, what a briefing brings beside them, sources, problems."""

    items: tuple[Item, ...] = ()
    parts: EditionParts | None = None
    more_parts: tuple[EditionParts, ...] = ()
    """What further briefings bring, where one document has several, as a mailbox has."""
    sources: tuple[Source, ...] = ()
    """Every source that an item names, each once."""
    problems: tuple[Problem, ...] = ()

    @property
    def all_parts(self) -> tuple[EditionParts, ...]:
        """What its briefings bring, in their order."""
        return (self.parts, *self.more_parts) if self.parts else ()

    @property
    def entries(self) -> int:
        """How many entries the document holds, read or not."""
        return len(self.items) + sum(problem.costs_entry for problem in self.problems)

    @classmethod
    def collect(
        cls, entries: Iterable[tuple[str, Entry]], to_item: Callable[[Entry], tuple[Item, Source]]
    ) -> "Reading":
        """Convert every entry that can be; report the others, each at its place. The one skipping policy."""
        items: list[Item] = []
        sources: dict[str, Source] = {}
        problems: list[Problem] = []
        for where, entry in entries:
            try:
                item, source = to_item(entry)
            except EntryError as error:
                problems.append(Problem(where=where, message=str(error), costs_entry=True))
                continue
            items.append(item)
            sources.setdefault(source.id, source)
        return cls(items=tuple(items), sources=tuple(sources.values()), problems=tuple(problems))
