"""The opening of a briefing, above its first entry: its front matter, title, standfirst and publication."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import yaml

from digest.readers.briefing.dating import full_dates
from digest.readers.briefing.lines import Line
from digest.readers.briefing.noise import is_noise
from digest.readers.briefing.shapes import capitals, headline, title_case, words

_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(?P<yaml>.{0,100000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_SERIES = re.compile(r"(?P<name>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){1,3}): \S.*")
"""A title that begins with the name of its series, of two to four words: `Evening Brief Daily: …`."""

_BYLINE = re.compile(r"By [A-Z][^.|/·]{1,60} [|/·] ")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATE_WORDS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july"
    r"|august|(?:septem|octo|novem"
    r"|decem)ber|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|[ap]\.?m|gmt|utc|est|edt|published"
    r"|updated)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What stands above the first entry; `name` is the publication's, or its series', as far as it is stated."""

    title: str | None = None
    standfirst: str | None = None
    name: str | None = None
    left: tuple[Line, ...] = ()
    """Headlines that are neither title nor standfirst: a page's side column."""


def front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """The YAML front matter of a text and the text with that part blanked, so that its lines keep their numbers."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    try:
        values = yaml.safe_load(found["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    if not isinstance(values, dict):
        return {}, text
    return {str(key): value for key, value in values.items()}, "\n" * found[0].count("\n") + text[found.end() :]


def opening_of(lines: Sequence[Line], front: Mapping[str, object]) -> Opening:
    """Title and standfirst from the lines above the first entry.

    The title is the first line of four words or more that may be a headline and is no stamp, else the first line of
    two or three words, else a stamp with a name beside it, else a first line in capitals. The standfirst is what
    follows it: sentences, and a line right below the title that is nearly one, but no stamps, navigation, or the line
    that announces the entries.
    """
    capitals_first = [line for line in lines[:1] if capitals(line.text) and words(line.text) > 1]
    stamped = [line for line in lines if line.bullet is None and _stamps(line.text) and _beside_date(line.text) > 1]
    titles = (_titles(lines, least=4), _titles(lines, least=2), stamped, capitals_first)
    title = next((found[0] for found in titles if found), None)
    below = [line for line in lines if title is None or line.number > title.number]
    telling = [line for line in below if _tells(line)]
    heads = [line for line in telling if headline(line.text)]
    if len(heads) == 1 and heads[0] is below[0]:
        heads = []
    text = [line.text for line in telling if not heads or not headline(line.text)]
    stated = front.get("title")
    name = stated if isinstance(stated, str) and stated.strip() else title.text if title else None
    series = _SERIES.fullmatch(name or "")
    return Opening(
        title=name.strip() if name else None,
        standfirst="\n\n".join(text) or None,
        name=series["name"] if series else None,
        left=tuple(heads),
    )


def masthead(lines: Sequence[Line]) -> str | None:
    """The name of the publication, where one of up to four words stands above the text twice in a row."""
    for line, after in pairwise(lines):
        name = line.text == after.text and 2 <= words(line.text) <= 4 and title_case(line.text)
        if name and headline(line.text) and not line.image and not is_noise(line.text):
            return line.text
    return None


def _titles(lines: Sequence[Line], *, least: int) -> Sequence[Line]:
    return [
        line
        for line in lines
        if line.bullet is None
        and words(line.text) >= least
        and headline(line.text)
        and line.url is None
        and not capitals(line.text)
        and not _stamps(line.text)
        and not _BYLINE.match(line.text)
    ]


def _tells(line: Line) -> bool:
    """Whether a line of the opening is worth keeping."""
    return (
        (words(line.text) >= 5 or line.bullet is not None)
        and not line.text.endswith((":", "："))
        and not _stamps(line.text)
        and not capitals(line.text)
        and not _BYLINE.match(line.text)
    )


def _stamps(text: str) -> bool:
    """Whether a line is a date with at most two words beside it."""
    days = full_dates(text) if words(text) <= 10 else ()
    return bool(days) and _beside_date(text) <= 2


def _beside_date(text: str) -> int:
    return len(_WORD.findall(_DATE_WORDS.sub("", text)))
