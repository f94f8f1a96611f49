"""Source lines: where an archive's entry was first published, and when."""

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from digest.dates import Precision, Span, find_dates, parse_when
from digest.model import DateIs
from digest.text import clean

LONGEST = 240
"""Characters of a source line; longer lines that begin with "Source:" are text."""

_PREFIX = re.compile(
    r"[*_\[(—–-]*\s*(?:(?:original\s+)?sources?|reprinted\s+from|来源|消息来源|źródło)\b\s*\d{0,2}\s*[*_]*\s*[:;：]\s*[*_]*\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\[?\d{1,2}[\].)]+\s*")
_URL = re.compile(r"<?((?:https?://|www\.)[^\s<>]+)>?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDGE = " \t,;:|—–-()[]（）*_\"“”'，。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a source line says. An outlet or a date that it does not name is empty."""

    outlet: str
    when: str = ""
    """The date in the line's words, where it names one."""
    published: date | None = None
    date_is: DateIs = DateIs.UNKNOWN
    url: str | None = None
    prefixed: bool = True
    """Whether the line says "Source:"; one that does not is known by its place."""


def citation(line: str) -> Citation | None:
    """What a line cites, or None where it is no source line.

    A line that does not say "Source:" must be short and end with a full date ("Xinhua, March 5, 2008.").
    """
    if len(line) > LONGEST:
        return None
    prefix = _PREFIX.match(line)
    rest = line[prefix.end() :] if prefix else _NUMBER.sub("", line, count=1)
    link = _URL.search(rest)
    rest = rest.replace(link[0], " ") if link else rest
    url = address(link[0]) if link else None
    rest = _mended(rest)
    span = _dated(rest)
    if span is None:
        outlet, _, when = rest.partition(",")
        return Citation(outlet=_name(outlet), when=when.strip(_EDGE + "."), url=url) if prefix else None
    before, after = rest[: span.at], rest[span.at + len(span.text) :]
    if not prefix and not _is_plain_citation(before, span, after):
        return None
    published, date_is = _day_of(span)
    return Citation(
        outlet=_name(before) or _name(after),
        when=span.text,
        published=published,
        date_is=date_is,
        url=url,
        prefixed=bool(prefix),
    )


def address(line: str) -> str | None:
    """The address that a whole line is, without brackets and a final period; None where it is anything else."""
    link = _URL.fullmatch(line.strip(" ()[]").removesuffix("."))
    if not link:
        return None
    url = link[1].rstrip('.,;)]”"')
    return url if url.startswith("http") else f"http://{url}"


def resolved(found: Citation, reference: date) -> Citation:
    """The same, with a date that lacks its year set by a day near which the entry was published; it is inferred."""
    span = parse_when(found.when, reference)
    if not span or span.precision is not Precision.DAY:
        return found
    return Citation(outlet=found.outlet, when=found.when, published=span.end, date_is=DateIs.INFERRED, url=found.url)


def _dated(rest: str) -> Span | None:
    """The first day that a line states with its year, else the first month."""
    if not _YEAR.search(rest):
        return None
    spans = [span for span in find_dates(rest, date.min) if parse_when(span.text, None)]
    for wanted in (Precision.DAY, Precision.MONTH):
        if span := next((span for span in spans if span.precision is wanted), None):
            return span
    return None


_MONTHS = tuple(date(2000, number, 1).strftime("%B") for number in range(1, 13))
_MISSPELT = re.compile(r"\b[A-Z][a-z]{3,10}(?=\.?\s\d{1,2}\b)")


def _mended(rest: str) -> str:
    """The line with a misspelt month before a day put right ("Novmeber 5")."""

    def month(word: re.Match[str]) -> str:
        return next(iter(get_close_matches(word[0], _MONTHS, n=1, cutoff=0.8)), word[0])

    return _MISSPELT.sub(month, rest)


def _name(outlet: str) -> str:
    """An outlet's name without what surrounds it: quotes, brackets, the title of the piece, "accessed on"."""
    name = _bare(_SEEN_BY.sub("", _bare(clean(outlet))))
    return _bare(_TITLED.sub("", name)) or name


def _bare(name: str) -> str:
    name = name.strip(_EDGE)
    return f"{name})" if name.count("(") > name.count(")") else name  # "NBS (National Bureau" keeps its bracket


_TITLED = re.compile(r"[,:;]\s*[“\"«《].*|\s[“\"«《].{25,}")
_SEEN_BY = re.compile(
    r"[\s,]+(?:accessed|retrieved|published|posted|updated|dated|issued|on|as\sof)(?:\s(?:on|at))?$", re.IGNORECASE
)


_PROSE = re.compile(r"[.!?]\s|\b(?:said|says|reported|announced|was|were|has|have|will|is|are)\b")


def _is_plain_citation(before: str, span: Span, after: str) -> bool:
    """Whether a line that does not say "Source:" is one: an outlet, a separator, a day, and no more."""
    name = _name(before)
    return (
        span.precision is Precision.DAY
        and bool(_PARTED.search(before))
        and bool(_NOTHING_MORE.fullmatch(after))
        and 1 < len(name) <= 60
        and not name[0].islower()
        and not _PROSE.search(name)
    )


_PARTED = re.compile(r"[,;|(，]\s*$|\s[-–—]\s+$|[”\"]\s*$")
_NOTHING_MORE = re.compile(r"[\s.)\]*_]*(?:[(\[（][^()\[\]]{0,40}[)\]）][\s.]*)?")


def _day_of(span: Span) -> tuple[date | None, DateIs]:
    """The day of a date: a range was complete on its last, a month is about its first; a year says no day."""
    if span.precision is Precision.DAY:
        return span.end, DateIs.STATED
    return (span.start, DateIs.INFERRED) if span.precision is Precision.MONTH else (None, DateIs.UNKNOWN)
