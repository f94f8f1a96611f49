"""The values that the stages hand to one another: frozen, complete when built, sequences as tuples.

The words are the project's own and mean one thing each: an *entry* is found in a *document* of a *source*
and, once read and dated, is an *item*; the items of one day about one event are a *story*; everything that is
composed for one day is an *edition*, and a *claim* is one sentence of it with the items that say so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias, TypeVar

from digest.errors import EntryError

ItemId: TypeAlias = str
StoryId: TypeAlias = str
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
    sources: tuple[Source, ...] = ()
    """Every source that an item names, each once."""
    problems: tuple[Problem, ...] = ()

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject of the site, from `topics.yml`."""

    id: str
    title: str
    description: str = ""
    any: tuple[str, ...] = ()
    """Terms and phrases of which one is enough."""
    all: tuple[str, ...] = ()
    """Terms that must all occur."""
    none: tuple[str, ...] = ()
    """Terms that rule the topic out (`not` in the file)."""
    tags: tuple[str, ...] = ()
    """Tags and URL sections of the sources that mean this topic."""
    colour: str | None = None
    """A CSS colour for its small mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A person or organisation that the site knows, from `who.yml`."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    gloss: str = ""
    cites: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadDay:
    """A story as its thread's history tells it; a thread has more than one of a day where that brought several."""

    day: date
    story: StoryId
    title: str
    items: int
    sources: tuple[str, ...]
    """Ids of its sources, the lead's first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One story followed over days."""

    id: str
    slug: str
    """From the title and date of its first story; it never changes."""
    title: str
    """The title of its newest story."""
    days: tuple[ThreadDay, ...]
    """Its stories, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadNote:
    """How a story stands in its thread."""

    story: StoryId
    thread: str
    """The thread's slug."""
    number: int
    """Of how many days the thread has stories up to this one: 1 on its first day."""
    since: date
    """The thread's first day."""
    new: tuple[ItemId, ...]
    """The items that say what the thread has not told on an earlier day, in the story's order."""
    repeats: bool
    """Nothing is new."""
    previous: date | None
    """The thread's last day before this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadNotes:
    """The notes on all stories of a day but the hubs, in order of story id."""

    notes: tuple[ThreadNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What a day brought to the threads: those of more than one day that moved, and addresses that lead to others."""

    day: date
    threads: tuple[Thread, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The items of one day about one event, the lead item first."""

    id: StoryId
    items: tuple[Item, ...]
    topics: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    label: str = ""
    score: float = 0.0
    why: str = ""
    """Why these items are one story: the rare terms they share and the weakest link."""
    thread: ThreadNote | None = None
    """How it stands in its thread; None for a hub, and before threads are followed."""

    def __post_init__(self) -> None:
        """A story has an item."""
        if not self.items:
            raise ValueError(f"story without an item: {self.id!r}")

    @property
    def lead(self) -> Item:
        """The item that stands for the story."""
        return self.items[0]

    @property
    def title(self) -> str:
        """The lead item's heading."""
        return self.lead.heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence the site asserts, and the items that say so."""

    text: str
    cites: tuple[ItemId, ...]

    def __post_init__(self) -> None:
        """Nothing is asserted without a source."""
        if not self.cites:
            raise ValueError(f"claim without a source: {self.text!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated event of a timeline. `when` is what the page prints; `start` to `end` are its days, both included."""

    when: str
    start: date
    end: date
    text: str
    cites: tuple[ItemId, ...]

    def __post_init__(self) -> None:
        """Nothing is asserted without a source, and time runs forward."""
        if not self.cites:
            raise ValueError(f"event without a source: {self.text!r}")
        if self.end < self.start:
            raise ValueError(f"event that ends before it starts: {self.text!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """A who's-who entry of an edition: a name and one or more sentences about it."""

    id: str
    name: str
    text: str
    cites: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One labelled paragraph of the rundown, and the story it tells."""

    label: str
    text: tuple[Claim, ...]
    story: StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """The digest hub of an edition: the day in key points, who is in it, what happened when."""

    key_points: tuple[Claim, ...] = ()
    who: tuple[Gloss, ...] = ()
    timeline: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time that an edition covers, both ends aware, and the name of the zone."""

    start: datetime
    end: datetime
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Everything composed for one day. `stories` holds every story of the day, in rank order."""

    day: date
    window: Window
    headline: str
    standfirst: str
    stories: tuple[Story, ...]
    rundown: tuple[Segment, ...]
    hub: Hub = field(default_factory=Hub)
    also: tuple[tuple[str, tuple[StoryId, ...]], ...] = ()
    """Also in brief: topic id and its stories, for stories outside the rundown."""
    most_covered: tuple[StoryId, ...] = ()
    outside: tuple[Item, ...] = ()
    """Items of the day that are off the beat; they stay in the river."""
    sources: tuple[Source, ...] = ()
    """Every source that an item names."""
    note: str = ""
    """The editor's note, plain text."""
    problems: tuple[Problem, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item of the day, story by story, then those outside."""
        return (*(item for story in self.stories for item in story.items), *self.outside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file of the site: `path` relative to the site, with `/`."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What is known of a day before it is composed."""

    day: date
    stories: tuple[Story, ...] = ()
    outside: tuple[Item, ...] = ()
    parts: tuple[EditionParts, ...] = ()
    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySummary:
    """What the indexes keep of a story."""

    id: StoryId
    day: date
    rank: int
    """From 1, within its day."""
    label: str
    title: str
    language: str | None
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    """Ids of the sources that have it, each once, the lead's first."""
    items: int
    in_rundown: bool
    text: str = ""
    """Its first claim, where it is in the rundown."""
    thread: str | None = None
    """Its thread's slug."""
    thread_day: int = 1
    """Of how many days the thread has stories up to this one."""
    outlets: tuple[str, ...] = ()
    """The names of `sources`, in the same order."""
    url: str | None = None
    """The lead item's address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSummary:
    """What the indexes keep of an item."""

    id: ItemId
    day: date
    title: str
    url: str | None
    published: When | None
    date_is: DateIs
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDay:
    """What one source brought on one day. `items` are the newest, at most 50; the counts are of all."""

    source: Source
    count: int
    undated: int
    duplicates: int
    items: tuple[ItemSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySummary:
    """What the indexes keep of an edition: all that they need, so that no index opens an edition."""

    day: date
    headline: str
    standfirst: str
    labels: tuple[str, ...]
    """The rundown's labels, in order."""
    stories: tuple[StorySummary, ...]
    sources: tuple[SourceDay, ...]
    items: int
    total: int
    """How many stories the day has, hubs of briefing texts left out; `stories` are those with a topic or in the
    rundown."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """A day as a list of days shows it."""

    day: date
    headline: str
    labels: tuple[str, ...]
    stories: int
    items: int
    standfirst: str = ""
    rundown: tuple[StorySummary, ...] = ()
    """The stories of its rundown, in order; kept for the newest 30 days, which are those that the feeds tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicIndex:
    """A topic over all days. `recent` are its newest stories, `months` its story counts by month, newest first."""

    topic: Topic
    recent: tuple[StorySummary, ...]
    months: tuple[tuple[str, int], ...]
    """`YYYY-MM` and how many stories."""
    days: tuple[tuple[date, int], ...]
    """The last 90 days up to the site's newest, oldest first, and how many stories; days without one are 0."""
    related: tuple[tuple[str, int], ...] = ()
    """Topics that share most stories with it, and how many."""
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMonth:
    """A topic's stories in one month, newest day first, in rank order within the day."""

    topic: Topic
    month: str
    """`YYYY-MM`."""
    stories: tuple[StorySummary, ...]
    previous: str | None = None
    """The topic's nearest earlier month that has a story, as `YYYY-MM`."""
    next: str | None = None
    """Its nearest later one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceIndex:
    """A source over all days, with its newest items and how it is doing."""

    source: Source
    recent: tuple[ItemSummary, ...]
    days: tuple[tuple[date, int], ...]
    """The last 90 days up to the site's newest, oldest first, and how many items."""
    total: int
    undated: int
    duplicates: int
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The indexes over all days; days are newest first, topics and sources in a fixed order."""

    days: tuple[DayLine, ...]
    topics: tuple[TopicIndex, ...]
    sources: tuple[SourceIndex, ...]
    items: int
    threads: tuple[Thread, ...] = ()
    """Threads of more than one day that moved last, newest first, at most 100."""
    problems: tuple[Problem, ...] = ()
    """The problems of the newest days, at most 200."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadHistory:
    """A thread of more than one day and, for each of its stories, what the indexes keep of it."""

    thread: Thread
    stories: tuple[StorySummary | None, ...]
    """In the order of `thread.days`; None for a story outside the rundown and all topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The days around an edition that have one, too."""

    previous: date | None = None
    next: date | None = None
