"""What the indexes keep of editions, and the indexes."""

from dataclasses import dataclass, field
from datetime import date, datetime

from digest.model.editions import Event
from digest.model.figures import Tally
from digest.model.health import Health, Late
from digest.model.items import DateIs, ItemId, Problem, Source, When
from digest.model.recordings import Recording
from digest.model.stories import StoryId, Thread, Topic, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence that the site asserts, and where it says so: outlet and address of each item that it cites."""

    text: str
    places: tuple[tuple[str, str | None], ...]


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
    """Its first claim, where it is in the rundown; else a sentence of its lead that tells it, where it has one."""
    text_language: str | None = None
    """That of the text; of stories that outlets of several languages tell, the lead may be in another."""
    thread: str | None = None
    """Its thread's slug."""
    thread_day: int = 1
    """Of how many days the thread has stories up to this one."""
    outlets: tuple[str, ...] = ()
    """The names of `sources`, in the same order."""
    url: str | None = None
    """The lead item's address."""
    who: tuple[str, ...] = ()
    """Ids of those whom it names, in order of appearance."""
    told: tuple[Statement, ...] = ()
    """All that its segment says, where it is in the rundown."""
    newest: datetime | None = None
    """The newest moment at which one of its items was published; None where only days are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What an edition's who's who says of somebody, and the item that says so."""

    id: str
    name: str
    text: str
    day: date
    """That of the item."""
    title: str = ""
    """Of the item; empty where nobody can open it any more."""
    url: str | None = None
    outlet: str = ""
    language: str | None = None
    """That of the text."""


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
    story: StoryId | None = None
    """The story that it belongs to; None for an item outside the beat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDay:
    """What one source brought on one day. `items` are the newest, at most 50; the counts are of all."""

    source: Source
    count: int
    undated: int
    duplicates: int
    items: tuple[ItemSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """An event to come, the day whose edition tells of it, and the item that says so."""

    day: date
    event: Event
    title: str
    url: str | None
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySummary:
    """What the indexes keep of an edition: all that they need, so that no index opens an edition."""

    day: date
    headline: str
    standfirst: str
    labels: tuple[str, ...]
    """The rundown's labels, in order."""
    languages: tuple[tuple[str | None, ...], ...] = ()
    """Of the headline, then of each label: the languages of the titles that have its words."""
    stories: tuple[StorySummary, ...]
    sources: tuple[SourceDay, ...]
    items: int
    total: int
    """How many stories the day has, hubs of briefing texts left out; `stories` are those with a topic, in the rundown,
    of a thread or that name somebody."""
    newest: datetime | None = None
    """Its newest item's moment."""
    problems: tuple[Problem, ...] = ()
    coming_up: tuple[Ahead, ...] = ()
    who: tuple[Introduction, ...] = ()
    key_points: tuple[Statement, ...] = ()
    tally: Tally = field(default_factory=Tally)
    """What it tells, counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """A day as a list of days shows it."""

    day: date
    headline: str
    labels: tuple[str, ...]
    stories: int
    items: int
    standfirst: str = ""
    newest: datetime | None = None
    """Its newest item's moment."""
    rundown: tuple[StorySummary, ...] = ()
    """The stories of its rundown, in order; kept for the newest 31 days, which are those that the feeds tell."""
    key_points: tuple[Statement, ...] = ()
    """Of the same days."""
    tally: Tally = field(default_factory=Tally)
    languages: tuple[tuple[str | None, ...], ...] = ()
    """As in `DaySummary`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicIndex:
    """A topic over all days. `recent` are its newest stories, `months` its story counts by month, newest first."""

    topic: Topic
    recent: tuple[StorySummary, ...]
    months: tuple[tuple[str, int], ...]
    """`YYYY-MM` and how many stories."""
    ends: tuple[date, ...]
    """The last day of each of `months` that has a story."""
    days: tuple[tuple[date, int], ...]
    """The last 90 days up to the site's newest, oldest first, and how many stories; days without one are 0."""
    related: tuple[tuple[str, int], ...] = ()
    """Topics that share most stories with it, and how many."""
    who: tuple[tuple[str, int], ...] = ()
    """Ids of those with a page whom most of its stories of these days name, and how many."""
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
class SourceCount:
    """How many items a source brought on a day, how many of them undated, and how many that another had first."""

    day: date
    items: int = 0
    undated: int = 0
    duplicates: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceIndex:
    """A source over all days, with its newest items, the stories that it has a part in, and how it is doing."""

    source: Source
    recent: tuple[ItemSummary, ...]
    stories: tuple[StorySummary, ...] = ()
    """The stories of its newest days that the indexes keep, newest day first, in rank order within the day."""
    days: tuple[SourceCount, ...]
    """The last 90 days up to the site's newest, oldest first."""
    total: int
    undated: int
    duplicates: int
    first: date
    last: date
    visits: Health | None = None
    """How it is doing when it is visited, where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoIndex:
    """Somebody who has a page: a name of `who.yml`, or one that an edition's who's who told of."""

    who: Who
    """As `who.yml` has it, or the name of the newest who's who entry alone."""
    listed: bool
    """Whether `who.yml` has it."""
    days: tuple[tuple[date, int], ...]
    """The days with stories that name them, newest first, and how many."""
    told: tuple[date, ...] = ()
    """The days whose who's who has them, newest first."""
    gloss: Introduction | None = None
    """The newest thing said of them, where the site has no words of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoHistory:
    """Somebody who has a page, and what of the days that name them it shows."""

    index: WhoIndex
    recent: tuple[StorySummary, ...]
    """The newest stories that name them, in rank order within a day."""
    beside: tuple[tuple[str, str, int], ...] = ()
    """Others with a page whom the same stories name: id, name, and how many stories."""


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
    """The problems of documents, then those of the newest days, at most 200."""
    coming_up: tuple[Ahead, ...] = ()
    """What the newest days told of days to come, at most 1,000, newest telling first."""
    who: tuple[WhoIndex, ...] = ()
    """All who have a page, by id."""
    recordings: tuple[Recording, ...] = ()
    """Of the days that can be listened to, newest first; added when the days are recorded."""
    late: Late | None = None
    """That the last news came late; added when the pages are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadHistory:
    """A thread of more than one day and, for each of its stories, what the indexes keep of it."""

    thread: Thread
    stories: tuple[StorySummary | None, ...]
    """In the order of `thread.days`; None for a story outside the rundown and all topics."""
    who: tuple[tuple[str, str, int], ...] = ()
    """Those with a page whom most of its stories name: id, name, and how many stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """What an edition's pages need beside it: the days around it that have one, too, who has a page, its recording."""

    previous: date | None = None
    next: date | None = None
    who: tuple[str, ...] = ()
    """Ids of those in its who's who that have a page, sorted."""
    recording: Recording | None = None
    """The edition as it is read aloud."""
    late: Late | None = None
    """That the news of the newest day came late."""
