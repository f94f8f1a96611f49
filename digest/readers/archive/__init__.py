"""Archive texts: title, paragraphs and a source block, repeated.

The source block names the outlet that is cited, a day, and often an address:

    Source: Example Daily, March 5, 2008
    http://daily.example/2008/03/05/harvest.html

An item is dated by its source block and belongs to the outlet; the site that carried it is its `via`.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlsplit

from digest.errors import EntryError
from digest.model import DateIs, Document, Item, Problem, Reading, Source
from digest.readers.archive.citations import LONGEST, citation, resolved
from digest.readers.archive.layout import Found, laid_out
from digest.readers.archive.lines import lines_of
from digest.text import clean, decode
from digest.urls import host, item_id, source_id


def sniff(text: str) -> bool:
    """Whether the text is of this family.

    It has, below a paragraph, a dated source block that says "Source:", or two that do not; or two entries that end
    with "Continue reading".
    """
    told = False
    signs = 0
    for line in text.splitlines():
        if told and len(line) <= LONGEST and _MAY_CITE.search(line) and not line.startswith("#"):
            found = citation(clean(line))
            signs += (1 + found.prefixed) if found and found.published else 0
        elif told and _BEGUN.search(line[-_TAIL:]):
            signs += 1
        told = told or len(line) > _PARAGRAPH
        if signs >= _ENOUGH:
            return True
    return False


_MAY_CITE = re.compile(r"(?:19|20)\d\d")
_BEGUN = re.compile(r"\bContinue reading\b.{0,100}$")
_PARAGRAPH = 80
_TAIL = 140
_ENOUGH = 2
"""Characters of the shortest paragraph and of a line's end that is looked at; signs that suffice."""


def read(document: Document) -> Reading:
    """The entries of an archive page, each with its outlet, day and address as its source block says."""
    section, found = laid_out(tuple(lines_of(decode(document.raw))))
    context = _Context(
        document=document,
        section=section,
        near=next((cited.published for entry in found for cited in entry.citations if cited.published), document.seen),
        shared=frozenset(url for url, times in Counter(entry.url for entry in found).items() if times > 1),
    )
    doubts: list[Problem] = []

    def to_item(entry: Found) -> tuple[Item, Source]:
        if not entry.title and not entry.paragraphs:
            raise EntryError("a source block without a text")
        item, source, doubtful = _item(entry, context)
        doubts.extend(Problem(where=item.where, message=message, remedy=remedy) for message, remedy in doubtful)
        return item, source

    reading = Reading.collect(((f"{document.name}:{entry.line}", entry) for entry in found), to_item)
    return replace(reading, problems=(*reading.problems, *doubts))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What an entry's item takes from its document."""

    document: Document
    section: str | None
    near: date | None
    """A day near which the entries were published: it gives a date without a year its year."""
    shared: frozenset[str | None]
    """Addresses that more than one entry cites."""


_Doubt = tuple[str, str]
"""A problem's message and remedy."""


def _item(entry: Found, context: _Context) -> tuple[Item, Source, list[_Doubt]]:
    document = context.document
    source = _source(entry, document.source)
    published, date_is, doubts = _date(entry, context)
    if not entry.title:
        doubts.append(("an entry without a title", "its text stands for it"))
    body = "\n\n".join(entry.paragraphs)
    carrier = document.source.name if document.source and document.source.id != source.id else None
    own_url = None if entry.url in context.shared or not urlsplit(entry.url or "").path.strip("/") else entry.url
    item = Item(
        id=item_id(own_url, source.id, entry.title or body[:200], published),
        source_id=source.id,
        title=entry.title,
        section=context.section,
        published=published,
        first_seen=document.seen,
        date_is=date_is,
        url=entry.url,
        byline=entry.byline,
        body=body,
        language=document.source.language if document.source else None,
        via=carrier,
        where=f"{document.name}:{entry.line}",
    )
    return item, source, doubts


def _source(entry: Found, carrier: Source | None) -> Source:
    """The outlet that is cited first; the site itself where none is."""
    name = next((cited.outlet for cited in entry.citations if cited.outlet), "")
    if not name and carrier:
        return carrier
    name = name or host(entry.url) or "Unknown"
    same = carrier and source_id(carrier.name) == source_id(name)
    return carrier if carrier and same else Source(id=source_id(name), name=name)


_LATEST = timedelta(days=1)
"""How much later than the day on which we got it an entry may be dated: zones differ by no more."""


def _date(entry: Found, context: _Context) -> tuple[date | None, DateIs, list[_Doubt]]:
    """When an entry was published, how that is known, and what is doubtful about it."""
    seen = context.document.seen
    published, date_is, doubts = _stated(entry, context.near)
    if published and not (seen and published > seen + _LATEST):
        return published, date_is, doubts
    if published:
        doubts.append((f"dated in the future: {published}", "check the date in its source line"))
    if seen:
        return seen, DateIs.SEEN, doubts
    return None, DateIs.UNKNOWN, doubts


def _stated(entry: Found, near: date | None) -> tuple[date | None, DateIs, list[_Doubt]]:
    """The day that the source lines state, else the best that can be inferred from the entry."""
    cited = [resolved(one, near) if near and not one.published else one for one in entry.citations]
    for wanted in (DateIs.STATED, DateIs.INFERRED):
        if one := next((one for one in cited if one.date_is is wanted), None):
            doubt = (f"a source line without a full date: {one.when}", "shown as about that day")
            return one.published, wanted, [] if wanted is DateIs.STATED else [doubt]
    words = "; ".join(filter(None, (one.when or one.outlet for one in entry.citations)))
    lacks = f"a source line without a date: {words}" if entry.citations else "no source line"
    if entry.posted:
        return entry.posted, DateIs.INFERRED, [(lacks, "dated by when the page put it up")]
    return None, DateIs.UNKNOWN, [(lacks, "write `Source: outlet, month day, year` below its text")]
