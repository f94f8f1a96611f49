"""What recording a briefing gives: how long it is, its chapters, and what is said when."""

from dataclasses import dataclass
from datetime import date

MEDIA_TYPES = {"mp3": "audio/mpeg", "opus": "audio/ogg"}
"""The media type of a recording, by its format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a chapter of a recording begins."""

    start: float
    """In seconds, as are all times here."""
    title: str
    anchor: str = ""
    """The fragment of its segment on the briefing; the opening has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What is said from `start` to `end`."""

    start: float
    end: float
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A briefing as it is read aloud."""

    key: str
    """Of what it was made from: script, voice, sound."""
    day: date
    title: str
    """The briefing's headline, or its day written out."""
    summary: str
    """What it tells of, by labels."""
    format: str
    """One of `MEDIA_TYPES`, and the suffix of its file."""
    size: int
    """In bytes."""
    seconds: float
    marks: tuple[Mark, ...]
    """In order of time; the first begins at 0."""
    cues: tuple[Cue, ...]
    """In order of time; together they are the script."""
