"""The lines of an archive page: each of a kind, without what a page puts around its entries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from digest.dates import Precision, parse_when
from digest.readers.archive.citations import Citation, address, citation
from digest.text import clean


class Kind(Enum):
    """What a line is."""

    TEXT = auto()
    SECTION = auto()
    """The heading of the page, with the page's number ("Briefings - 12. page")."""
    HEADING = auto()
    """A title that is marked as one (`## `)."""
    CITATION = auto()
    ADDRESS = auto()
    POSTED = auto()
    """When the archive put an entry up."""
    END = auto()
    """The end of an entry that is only begun here ("Continue reading")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that says something."""

    number: int
    """Its place in the document, from 1."""
    text: str
    gap: bool = True
    """Whether a blank line stands before it."""
    kind: Kind = Kind.TEXT
    citation: Citation | None = None
    posted: date | None = None
    link: str | None = None
    """The first address that its words link to."""


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a document, without front matter, blank lines, noise, and lists of related entries."""
    gap, related = True, False
    for number, raw in _body(text):
        words = clean(raw[:LONGEST])
        if not words:
            gap = True
            continue
        marked = _HEADING.fullmatch(words)
        bare = _bare(marked["title"] if marked else words)
        if _RELATED.fullmatch(bare):
            related, gap = True, False
            continue
        if related and (not gap or _LISTED.match(bare)) and not _cites(bare):
            gap = False
            continue
        related = False
        if section := _SECTION.fullmatch(bare):
            yield Line(number=number, text=(section["paged"] or section["named"]).strip(), kind=Kind.SECTION)
        elif bare and not _NOISE.fullmatch(bare):
            link = _LINK.search(words)
            heads = bool(marked and len(marked["level"]) <= _LEVELS)
            yield from _line(Line(number=number, text=bare, gap=gap, link=link["url"] if link else None), heads=heads)
        gap = False


LONGEST = 100_000
"""Characters of a line that are worth a look; no paragraph is as long."""
_LEVELS = 2
"""Headings of the first levels are titles of entries, deeper ones are within a text."""


def _body(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines of a text after its front matter."""
    lines = text.splitlines()
    start = 0
    if lines and lines[0].strip() == "---":
        start = next((at + 1 for at, line in enumerate(lines[1:80], 1) if line.strip() == "---"), 0)
    yield from enumerate(lines[start:], start + 1)


def _bare(words: str) -> str:
    """A line's words without the marks of links and bold."""
    return _BOLD.sub(r"\2", _LINK.sub(r"\g<words>", words)).strip()


def _line(line: Line, *, heads: bool) -> Iterator[Line]:
    """A line of its kind; one that ends with "Continue reading" is two."""
    words = line.text
    if heads:
        yield replace(line, kind=Kind.HEADING)
    elif address(words):
        yield replace(line, kind=Kind.ADDRESS)
    elif cited := citation(words):
        yield replace(line, kind=Kind.CITATION, citation=replace(cited, url=cited.url or line.link))
    elif _END.fullmatch(words):
        yield replace(line, kind=Kind.END)
    elif posted := _posted(words):
        yield replace(line, kind=Kind.POSTED, posted=posted)
    elif begun := _TAIL_END.search(words):
        yield replace(line, text=words[: begun.start()])
        yield replace(line, text=begun[0].strip(), gap=False, kind=Kind.END)
    else:
        yield line


def _cites(words: str) -> bool:
    found = citation(words)
    return bool(found and found.prefixed)


def _posted(words: str) -> date | None:
    found = _POSTED.fullmatch(words)
    span = parse_when(found["when"], None) if found else None
    return span.end if span and span.precision is Precision.DAY else None


def _table(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.VERBOSE | re.IGNORECASE)


_SECTION = _table(
    r"(?P<paged>\S.{0,58}?)\s[-–—|]\s*(?:\d+\.?\s*page|page\s*\d+(?:\s*(?:of|/)\s*\d+)?)",
    r"(?:category|tag|topic|section)(?:\ archives?)?:\s*(?P<named>\S.{0,58})",
)
_NOISE = _table(
    r"(?:skip|jump)\ to\ .{0,30}|(?:back\ to\ )?top(?:\ of\ page)?|advertisement",
    r"page\s*\d+(?:\s*(?:of|/)\s*\d+)?\W*|[«‹<←\s]*(?:\d+|…|\.{3})(?:\s+(?:\d+|…|\.{3}))+(?:\s.{0,20})?",
    r"(?:latest\s\w+\s*){1,6}|(?:all\ posts|posts|articles)\ (?:by|in|from|tagged)\b.{0,60}",
    r"(?:category|tag|author|monthly|daily|yearly)?\s?archives?(?::.{0,60})?",
    r"(?:categor(?:y|ies)|tags?|tagged|topics?|filed\ under|posted\ in|keywords|related\ topics?):?\s.{0,120}:?",
    r"[«‹←\s]*(?:older|newer|previous|next|earlier)(?:\ (?:posts?|entries|page|articles?))?[»›→\s]*|posts?\ navigation",
    r"(?:leave\ a|post\ a|add\ a|no|\d+)\ (?:comments?|repl(?:y|ies))|comments?\ (?:off|are\ closed)\b.{0,60}",
    r"(?:main\ )?menu|home|search(?:\ for:?)?|share|print|e-?mail|tweet|like|subscribe",
    r"(?:contact|about)(?:\ us)?|log\ ?(?:in|out)|facebook|twitter|loading\W*",
    r"share\ (?:this|on)\b.{0,60}|donate(?:\ now)?",
    r"(?:©|copyright\b).{0,160}|all\ rights\ reserved\W*|(?:proudly\ )?powered\ by\ .{0,60}",
    r"primary\ contributors?:.{0,60}|(?:end\s?notes?|references?|notes|sources?):?|[-*_=~\s]{3,}",
)
"""Whole lines that a page needs and a reader of its news does not."""
_END = _table(r"[\[(]?(?:continue\ reading|read\ (?:more|on|the\ (?:full|rest|entire|whole)\b.{0,40}))\b.{0,100}")
_TAIL_END = re.compile(r"\s*[\[(]?(?:Continue [Rr]eading|Read [Mm]ore)\s*(?:→|»|…|›|\.{3}|&raquo;)*[\])]?$")
_POSTED = _table(
    r"(?:posted|published|updated|last\ updated|date|added)\b(?:\ (?:on|at))?:?\s*(?P<when>.{4,80}?)(?:\s+by\s.{1,60})?"
)
_RELATED = _table(r"(?:see\ )?(?:also:|related\ (?:post(?:ing)?s?|articles?|stories|reading|links?)\b.{0,60})")
_LISTED = re.compile(r"[•·●▪*–—-]\s|\d{1,2}[.)]\s|(?:https?://|www\.)\S+$")
_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<title>.+?)\s*#*")
_LINK = re.compile(r"!?\[(?P<words>[^\[\]]{1,400})\]\(<?(?P<url>https?://[^\s<>]{1,2000}?)>?\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
