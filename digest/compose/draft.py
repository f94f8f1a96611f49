"""A draft of the editor's word: what was composed of a day, in lines that wait to be uncommented."""

from collections.abc import Iterable, Iterator

import yaml

from digest.compose.rank import is_hub
from digest.dates import written
from digest.model import Edition, Story

_NEXT = 8
"""So many stories that follow the rundown are named, to be pinned."""


def draft(edition: Edition) -> str:
    """The text of an `editions/DAY.yml` that changes nothing; each of its lines, uncommented, sets what it says."""
    at = len(edition.rundown)
    told = edition.stories[:at]
    following = [story for story in edition.stories[at:] if not is_hub(story)][:_NEXT]
    labels = {segment.story: segment.label for segment in edition.rundown}
    parts = (
        ("What stands above the rundown.", _values(edition)),
        ("Stories that come first, in this order: the rundown as composed.", _list("order", told)),
        ("Stories that must not be in the rundown.", _list("drop", told)),
        ("Stories that must be in it: the next ones.", _list("pin", following)),
        ("Labels.", _entries("label", ((story.id, labels[story.id]) for story in told))),
    )
    return _HEAD.format(day=written(edition.day)) + "".join(
        f"\n## {words}\n" + "".join(f"# {line}\n" for line in lines) for words, lines in parts if lines
    )


def quoted(text: str) -> str:
    """A text as YAML writes it on one line, whatever is in it; some ids look like numbers."""
    return str(yaml.safe_dump(text, default_style='"', allow_unicode=True, width=1_000_000)).strip()


_HEAD = """\
## The editor's word about {day}. As it stands it changes nothing: a line counts once "# " is
## removed before it, and before the key above it. Stories go by id, label or title.
"""


def _values(edition: Edition) -> tuple[str, ...]:
    values = {"headline": edition.headline, "standfirst": edition.standfirst, "note": edition.note}
    return tuple(f"{key}: {quoted(value)}" for key, value in values.items())


def _list(key: str, stories: Iterable[Story]) -> tuple[str, ...]:
    return _under(key, (f"  - {quoted(story.id)}  # {quoted(_name(story))}" for story in stories))


def _entries(key: str, pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return _under(key, (f"  {quoted(name)}: {quoted(value)}" for name, value in pairs))


def _under(key: str, lines: Iterator[str]) -> tuple[str, ...]:
    """The lines below their key; nothing where there are none."""
    below = tuple(lines)
    return (f"{key}:", *below) if below else ()


def _name(story: Story) -> str:
    return f"{story.label}: {story.title}" if story.label else story.title
