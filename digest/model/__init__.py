"""The values that the stages hand to one another: frozen, complete when built, sequences as tuples.

The words are the project's own and mean one thing each: an *entry* is found in a *document* of a *source*
and, once read and dated, is an *item*; the items of one day about one event are a *story*; everything that is
composed for one day is an *edition*, and a *claim* is one sentence of it with the items that say so.
"""

from digest.model.editions import Claim, Edition, Event, Gloss, Hub, Page, Segment, Window
from digest.model.indexes import (
    DayLine,
    DaySummary,
    Index,
    ItemSummary,
    Neighbours,
    SourceDay,
    SourceIndex,
    StorySummary,
    ThreadHistory,
    TopicIndex,
    TopicMonth,
)
from digest.model.items import (
    Copy,
    DatedText,
    DateIs,
    Document,
    EditionParts,
    Item,
    ItemId,
    Part,
    Person,
    Problem,
    Reading,
    Source,
    When,
)
from digest.model.stories import Chapter, Day, Story, StoryId, Thread, ThreadDay, ThreadNote, ThreadNotes, Topic, Who

__all__ = [
    "Chapter",
    "Claim",
    "Copy",
    "DateIs",
    "DatedText",
    "Day",
    "DayLine",
    "DaySummary",
    "Document",
    "Edition",
    "EditionParts",
    "Event",
    "Gloss",
    "Hub",
    "Index",
    "Item",
    "ItemId",
    "ItemSummary",
    "Neighbours",
    "Page",
    "Part",
    "Person",
    "Problem",
    "Reading",
    "Segment",
    "Source",
    "SourceDay",
    "SourceIndex",
    "Story",
    "StoryId",
    "StorySummary",
    "Thread",
    "ThreadDay",
    "ThreadHistory",
    "ThreadNote",
    "ThreadNotes",
    "Topic",
    "TopicIndex",
    "TopicMonth",
    "When",
    "Who",
    "Window",
]
