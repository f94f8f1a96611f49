"""What grouping makes of items: stories, topics, threads, days."""

from dataclasses import dataclass
from datetime import date
from math import log2, prod
from typing import TypeAlias

from digest.model.items import EditionParts, Item, ItemId, Problem, Source

StoryId: TypeAlias = str


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
    who: tuple[str, ...] = ()
    """Ids of the who's who: who names them speaks of this topic."""
    sources: tuple[str, ...] = ()
    """Ids of the sources whose items have this topic."""
    regex: tuple[str, ...] = ()
    """Patterns in RE2's syntax, of which one is enough."""
    threshold: float = 1.0
    """The least weight: 2 for each mention in the title, 1 in the text, 3 for a tag or the source."""
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
    """The title of its newest story whose title tells news, or else of its newest."""
    days: tuple[ThreadDay, ...]
    """Its stories, oldest first."""
    language: str | None = None
    """That of its title, where it is known."""


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
    fresh: float = 1.0
    """From 0 to 1: how much of what its items say alike the thread has not told on an earlier day."""
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
    """What a day brought to the threads: those of more than one day that moved, and names that lead to others."""

    day: date
    threads: tuple[Thread, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    """Slugs of threads that turned out to be part of an older one, and its slug."""
    names: tuple[tuple[str, str], ...] = ()
    """Slugs that the day's stories would have given, had they not continued a thread, and its slug."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a story is worth today, term by term; 1 changes nothing."""

    owners: int
    """How many distinct owners of sources tell it."""
    beat: float
    """From 0.5 to 1.5 by how much of it is on the beat; without a beat, more for the themes of the day."""
    recency: float
    """From 0.6 at the day's start to 1 at its end, by its newest moment."""
    weight: float
    """The weight of its weightiest source."""
    novelty: float
    """1 for what is new; 0.1 where all of it was told on an earlier day."""
    reach: float
    """From 0.5 for what only specialists of one subject tell to 1 for what outlets of many do; 1 on a beat."""
    detail: float
    """More with more sentences to tell it by, and with an editor's paragraph."""
    kind: float
    """1 for plain reports, less for opinion, lists, riddles, results."""
    language: float
    """1 where somebody tells it in the language of the pages."""

    @property
    def value(self) -> float:
        """The product of all terms.

        Owners count by their logarithm: the second outlet says more than the twentieth.
        """
        factors = (
            self.beat,
            self.recency,
            self.weight,
            self.novelty,
            self.reach,
            self.detail,
            self.kind,
            self.language,
        )
        return round(log2(1 + self.owners) * prod(factors), 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """What makes several items one story."""

    shared: tuple[str, ...] = ()
    """The rare terms that most of them share, as they write them, the most telling first."""
    weakest: float | None = None
    """The weakest of the items' best links, 0 to 1; None where words tie them to nothing."""

    def __str__(self) -> str:
        tie = f"share {', '.join(self.shared)}" if self.shared else "share no term"
        if self.weakest is None:
            return tie
        return f"{tie if self.shared else 'are alike in meaning'}; weakest link {self.weakest:.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The items of one day about one event, the lead item first."""

    id: StoryId
    items: tuple[Item, ...]
    topics: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    label: str = ""
    beat: float | None = None
    """From 0 to 1: how much of it is on the beat; None where there is none, and everything is."""
    score: float = 0.0
    """The value of `terms`."""
    terms: Score | None = None
    """What makes the score; None before the story is ranked."""
    bond: Bond | None = None
    """What makes the items one story; None for a single item."""
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
class Day:
    """What is known of a day before it is composed."""

    day: date
    stories: tuple[Story, ...] = ()
    outside: tuple[Item, ...] = ()
    parts: tuple[EditionParts, ...] = ()
    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()
