"""What composing makes of a day: an edition, in which every sentence cites."""

from dataclasses import dataclass, field
from datetime import date, datetime

from digest.model.items import Item, ItemId, Problem, Source
from digest.model.stories import Story, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence the site asserts, and the items that say so."""

    text: str
    cites: tuple[ItemId, ...]
    original: str | None = None
    """The cited item's own sentence, where a rewriter proposed the wording of `text`."""

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
    said: date | None = None
    """The earlier day that said so, where the edition's own day says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An item of an earlier day that an edition cites; its `body` is what it is cited for."""

    day: date
    item: Item
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What a text of an earlier day says of somebody, under the names that it uses."""

    gloss: Gloss
    aliases: tuple[str, ...] = ()
    origin: Earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a day adds to what is remembered, and the names by which it may ask for it, folded."""

    glosses: tuple[Remembered, ...] = ()
    names: tuple[str, ...] = ()
    dated: tuple[tuple[StoryId, tuple[Earlier, ...]], ...] = ()
    """The sentences that date what happened, by story: an item for each, which has the sentence as its body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """What earlier days say of those whom a day names, in order of id, and of what its stories continue."""

    glosses: tuple[Remembered, ...] = ()
    dated: tuple[tuple[StoryId, tuple[Earlier, ...]], ...] = ()
    """By story of the day, the dated sentences of the earlier days of its thread, newest day first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One labelled paragraph of the rundown, and the story it tells."""

    label: str
    text: tuple[Claim, ...]
    story: StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """The digest hub of an edition: the day in key points, who is in it, what happened when, what is coming up."""

    key_points: tuple[Claim, ...] = ()
    who: tuple[Gloss, ...] = ()
    timeline: tuple[Event, ...] = ()
    coming_up: tuple[Event, ...] = ()
    """Dated events after the day, soonest first."""


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
    """Also in brief: topic id and its stories, for stories outside the rundown; "" for those without a topic."""
    most_covered: tuple[StoryId, ...] = ()
    outside: tuple[Item, ...] = ()
    """Items of the day that are off the beat; they stay in the river."""
    sources: tuple[Source, ...] = ()
    """Every source that an item names."""
    earlier: tuple[Earlier, ...] = ()
    """The items of earlier days that the hub cites."""
    gists: tuple[tuple[StoryId, Claim], ...] = ()
    """A sentence of its lead for each story outside the rundown that other pages list, where it has one."""
    note: str = ""
    """The editor's note, plain text."""
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        """What the rundown and the key points assert, an item of the day says."""
        known = {item.id for item in self.items}
        told = (claim for segment in self.rundown for claim in segment.text)
        for claim in (*told, *self.hub.key_points):
            if not known.issuperset(claim.cites):
                raise ValueError(f"claim that cites no item of {self.day}: {claim.text!r}")

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item of the day, story by story, then those outside."""
        return (*(item for story in self.stories for item in story.items), *self.outside)

    @property
    def newest(self) -> datetime | None:
        """The newest moment at which one of its items was published; None where only days are known."""
        return max((item.published for item in self.items if isinstance(item.published, datetime)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file of the site: `path` relative to the site, with `/`."""

    path: str
    content: bytes
