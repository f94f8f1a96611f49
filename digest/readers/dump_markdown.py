"""Feed dumps in Markdown: the entries of one feed on one day.

    # Source:NAME, URL:ADDRESS OF THE FEED, language:LANGUAGE

    ## Title
     - [address](address)
     - RSS feed: address of the feed
     - date published: 2023-11-06T23:32:12+00:00

    Description, in any number of lines, often with HTML.

The header may be missing, and has an older form. A title may run over several lines, a description may hold `## `
and lists: an entry begins where `## ` is followed, within three lines, by a row that links an address to itself.
The format is that of the public RSS-Link-Database repositories, which hold the same entries as JSON, too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from digest.model import Document, Problem, Reading
from digest.readers._entries import Entry, read_entries
from digest.readers._values import tags_of, unless_nothing
from digest.text import decode

_SIGNATURE = re.compile(
    r"""^\ufeff?\ {0,3}\#\#(?:\ [^\n]*)?\n   # a title
    (?:[^\n]*\n){0,2}?                       # that may run over three lines
    \ {0,3}-\ \[[^\n]*\n                     # the link
    \ {0,3}-\ (?:RSS\ feed|date.published):  # the next row""",
    re.MULTILINE | re.VERBOSE,
)
_ROW = re.compile(r" {0,3}- (?P<key>[A-Za-z][A-Za-z_ ]{0,30}):(?: (?P<value>.*))?\r?")
_OWN_ROWS = frozenset({"rss feed", "date published"})
"""Rows of which one follows on an entry's link."""

_LONGEST_TITLE = 3
"""Lines."""
_LONGEST_HEADER = 2_000
"""Characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    name: str = ""
    feed: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A line with which something begins: an entry, or what stands between entries (then there is no link)."""

    line: int
    link: int | None = None
    """The line of the entry's link."""
    header: _Header = field(default_factory=_Header)
    """The header that holds from here on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """The lines of one entry, in their parts."""

    header: _Header
    title: str
    link: str
    rows: dict[str, str]
    description: str


def sniff(text: str) -> bool:
    """Whether the text begins with a dump's header, or an entry of one is in it."""
    first = text[:_LONGEST_HEADER].lstrip("\ufeff \r\n").partition("\n")[0]
    return _header(first) is not None or bool(_SIGNATURE.search(text))


def read(document: Document) -> Reading:
    """The items of a dump. Text before the first entry that is no header is reported, and not read."""
    lines = decode(document.raw).split("\n")
    marks = [*_marks(lines), _Mark(line=len(lines))]
    blocks = (
        (f"{document.name}:{mark.line + 1}", _block(mark, lines[mark.line : following.line]))
        for mark, following in pairwise(marks)
        if mark.link is not None
    )
    reading = read_entries(document, blocks, _entry)
    stray = next((number for number, line in enumerate(lines[: marks[0].line], 1) if line.strip("\ufeff \r")), None)
    if stray is None:
        return reading
    problem = Problem(
        where=f"{document.name}:{stray}",
        message="text before the first entry is not read",
        remedy="an entry begins with '## TITLE' and a row ' - [ADDRESS](ADDRESS)'",
    )
    return replace(reading, problems=(problem, *reading.problems))


def _marks(lines: list[str]) -> Iterator[_Mark]:
    header = _Header()
    for number, line in enumerate(lines):
        if "#" not in line[:6]:
            continue
        if found := _header(line.lstrip("\ufeff")):
            header = found
            yield _Mark(line=number, header=header)
        elif _is_heading(line) and (link := _link_after(number, lines)):
            yield _Mark(line=number, header=header, link=link)


def _header(line: str) -> _Header | None:
    """The header's values: `# Source:N, URL:U, language:L`, or `# Source N, Source URL:U, Source language: L`.

    Names and addresses may hold commas, and either may be missing.
    """
    if not line.startswith("# Source") or len(line) > _LONGEST_HEADER:
        return None
    rest, has_language, language = line.removeprefix("# Source").rpartition("language:")
    name, has_url, url = rest.rpartition("URL:")
    if not (has_language and has_url):
        return None
    name, url = (re.sub(r"(?:^|,)\s*(?:Source)?\s*$", "", part.strip()) for part in (name, url))
    return _Header(name=name.removeprefix(":").strip(), feed=url.strip(), language=language.strip())


def _is_heading(line: str) -> bool:
    return line.lstrip("\ufeff ").startswith(("## ", "##\r")) or line.strip("\ufeff ") == "##"


def _link_after(heading: int, lines: list[str]) -> int | None:
    """The line of the link that makes a heading the title of an entry; None where the heading is text."""
    for number in range(heading + 1, min(heading + 1 + _LONGEST_TITLE, len(lines))):
        text, address = _link(lines[number])
        row = _row(lines, number + 1)
        if address is not None and (text == address or (row and row[0] in _OWN_ROWS)):
            return number
        if _is_heading(lines[number]):
            return None
    return None


def _link(line: str) -> tuple[str, str | None]:
    """Text and address of a row ` - [text](address)`. Both may hold brackets: equal halves are tried first."""
    row = line.strip()
    if not (row.startswith("- [") and row.endswith(")")):
        return "", None
    inner = row[3:-1]
    half = (len(inner) - 2) // 2
    if inner[:half] == inner[half + 2 :] and inner[half : half + 2] == "](":
        return inner[:half], inner[:half]
    text, bracket, address = inner.rpartition("](")
    return text, address if bracket else None


def _row(lines: list[str], number: int) -> tuple[str, str] | None:
    """Field and value of a row ` - key: value`, if there is one in this line."""
    found = _ROW.fullmatch(lines[number]) if number < len(lines) else None
    return (found["key"].lower().replace("_", " "), unless_nothing(found["value"] or "")) if found else None


def _block(mark: _Mark, lines: list[str]) -> _Block:
    link = (mark.link or 0) - mark.line
    rows: dict[str, str] = {}
    after = link + 1
    while row := _row(lines, after):
        rows.setdefault(*row)
        after += 1
    return _Block(
        header=mark.header,
        title="\n".join(lines[:link]).lstrip("\ufeff ").removeprefix("##"),
        link=_link(lines[link])[1] or "",
        rows=rows,
        description="\n".join(lines[after:]),
    )


def _entry(block: _Block) -> Entry:
    header, rows = block.header, block.rows
    return Entry(
        title=unless_nothing(block.title),
        url=block.link,
        feed=rows.get("rss feed") or unless_nothing(header.feed),
        outlet=unless_nothing(header.name),
        guid=rows.get("guid", ""),
        stamp=rows.get("date published", ""),
        summary=unless_nothing(block.description),
        language=header.language,
        tags=tags_of(rows.get("tags")),
    )
