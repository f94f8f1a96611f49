"""A site in figures: what stands in it, and what making it took."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What is told: sentences of the rundown and the key points, and how often they cite an item."""

    segments: int = 0
    claims: int = 0
    citations: int = 0
    words: int = 0
    """In the claims; of Chinese and Japanese, 1.5 characters make one."""

    def __add__(self, other: "Tally") -> "Tally":
        """What is told in both."""
        return Tally(
            segments=self.segments + other.segments,
            claims=self.claims + other.claims,
            citations=self.citations + other.citations,
            words=self.words + other.words,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """The editions of a month."""

    month: str
    """`YYYY-MM`."""
    days: int
    stories: int
    items: int
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFigures:
    """What came from a source."""

    id: str
    name: str
    items: int
    duplicates: int
    """Items that another source had first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFigures:
    """How many stories a topic has."""

    id: str
    title: str
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadFigures:
    """How long a thread is."""

    slug: str
    title: str
    language: str | None
    days: int
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What stands in a site. It hangs on the content alone: two builds of the same content have the same figures."""

    first: date | None = None
    last: date | None = None
    tally: Tally = field(default_factory=Tally)
    items: int = 0
    duplicates: int = 0
    undated: int = 0
    """Items whose source does not say when they were published."""
    stories: int = 0
    threads: int = 0
    """Stories that are followed over more than one day."""
    months: tuple[MonthFigures, ...] = ()
    """Newest first."""
    sources: tuple[SourceFigures, ...] = ()
    """Those with most items first."""
    topics: tuple[TopicFigures, ...] = ()
    """Those with most stories first."""
    longest: tuple[ThreadFigures, ...] = ()
    """The threads of most days, at most ten."""

    @property
    def days(self) -> int:
        """How many editions there are."""
        return sum(month.days for month in self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a stage of a build took, and how much of its work was done before."""

    seconds: float = 0.0
    """In all processes together."""
    made: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did; kept beside what it made, never on the site."""

    figures: Figures
    documents: int
    made: int
    """Days whose edition was made anew."""
    counts: Mapping[str, int]
    """An account of all entries: `entries` is the sum of the others."""
    stages: Mapping[str, Stage]
    seconds: float
    """From its beginning to its end."""
    pages: int
    changed: int
    removed: int

    @property
    def account(self) -> Mapping[str, int]:
        """What became of the entries: how many became what, without what none became; items come always."""
        return {what: n for what, n in self.counts.items() if what != "entries" and (n or what == "items")}
