"""What goes with a recording: its player on the briefing, its chapters and its transcript as files."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import MEDIA_TYPES, Page, Recording
from digest.render import links
from digest.render.frame import Frame, page

CHAPTERS, TRANSCRIPT = "chapters.json", "transcript.vtt"
"""Beside the recording, in the folder of its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A chapter: where it begins, in seconds and as a clock shows it."""

    title: str
    seconds: str
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """What a page needs to play a recording."""

    path: str
    media_type: str
    clock: str
    """How long it is."""
    stops: tuple[Stop, ...]
    transcript: str


def player_of(recording: Recording | None) -> Player | None:
    """The player of a recording, where there is one."""
    if recording is None:
        return None
    return Player(
        path=recording_path(recording),
        media_type=MEDIA_TYPES[recording.format],
        clock=clock(recording.seconds),
        stops=tuple(
            Stop(title=mark.title, seconds=f"{mark.start:g}", clock=clock(mark.start)) for mark in recording.marks
        ),
        transcript=links.briefing(recording.day) + TRANSCRIPT,
    )


def recording_path(recording: Recording) -> str:
    """The path of a recording's file."""
    return f"{links.briefing(recording.day)}briefing.{recording.format}"


def recording_twins(recording: Recording, frame: Frame) -> Iterator[Page]:
    """The chapters (podcast namespace's JSON chapters 1.2) and the transcript (WebVTT) of a recording."""
    folder = links.briefing(recording.day)
    briefing = links.permalink(frame.settings.url, folder)
    chapters = [
        {"startTime": mark.start, "title": mark.title}
        | ({"url": f"{briefing}#{links.segment_anchor(mark.anchor)}"} if briefing and mark.anchor else {})
        for mark in recording.marks
    ]
    shown = {"version": "1.2.0", "title": recording.title, "chapters": chapters}
    yield page(folder + CHAPTERS, json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
    yield page(folder + TRANSCRIPT, "\n\n".join(_vtt(recording)) + "\n")


def _vtt(recording: Recording) -> Iterator[str]:
    yield "WEBVTT"
    for cue in recording.cues:
        text = cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        yield f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{text}"


def _stamp(seconds: float) -> str:
    minutes, rest = divmod(round(1000 * seconds), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def clock(seconds: float) -> str:
    """A time as a player shows it: `4:05`, `1:02:07`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"
