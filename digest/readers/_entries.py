"""From the values of an entry to its item, in one way for every format.

So an entry that was written down in two formats gives the same item twice.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from digest.dates import parse_stamp
from digest.errors import EntryError
from digest.model import DateIs, Document, Item, Problem, Reading, Source, When
from digest.readers import _values as values
from digest.urls import canonical_url, host, item_id, source_id

Found = TypeVar("Found")

_LATEST = timedelta(days=1)
"""How much later than the day on which we got it an entry may be dated: clocks and zones differ by no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry's values as found. All are text, empty where the entry does not say; texts may hold markup."""

    title: str = ""
    url: str = ""
    feed: str = ""
    """The address of the feed it came with."""
    outlet: str = ""
    """The name of its source."""
    guid: str = ""
    """What its feed calls it."""
    stamp: str = ""
    """When it was published."""
    summary: str = ""
    body: str = ""
    byline: str = ""
    language: str = ""
    label: str = ""
    section: str = ""
    image: str = ""
    tags: tuple[str, ...] = ()
    first_seen: str = ""
    """The day on which it was seen first, where that was written down with it."""
    date_is: str = ""
    """How its date is known, where that was written down with it; see `DateIs`."""


def with_own_guids(reading: Reading) -> Reading:
    """The reading of one fetch of a feed: what it calls two of its entries identifies neither."""
    held = Counter(item.guid for item in reading.items)
    return replace(
        reading, items=tuple(replace(item, guid=None) if held[item.guid] > 1 else item for item in reading.items)
    )


def read_entries(document: Document, found: Iterable[tuple[str, Found]], to_entry: Callable[[Found], Entry]) -> Reading:
    """The items of all entries that were found, each with its place (`name:line`).

    `to_entry` may raise EntryError: the entry is then reported and costs nothing else. What is doubtful about an
    entry that was read is reported, too, and costs no entry.
    """
    doubts: list[Problem] = []

    def to_item(placed: tuple[str, Found]) -> tuple[Item, Source]:
        where, raw = placed
        entry = to_entry(raw)
        source = _source(entry, document.source)
        item, doubtful = _item(entry, source, document.seen, where)
        doubts.extend(replace(doubt, where=where) for doubt in doubtful)
        return item, source

    reading = Reading.collect(((where, (where, raw)) for where, raw in found), to_item)
    return replace(reading, problems=(*reading.problems, *doubts))


def _source(entry: Entry, configured: Source | None) -> Source:
    """The configured source, unless the entry comes from the feed of another; else one from what the entry says."""
    feed = values.web_address(entry.feed)
    if configured and (not feed or not configured.url or _is_one(feed, configured.url)):
        return configured
    return _own_source(values.line_of(entry.outlet), feed or "", host(entry.url), entry.language)


@lru_cache(maxsize=4096)
def _is_one(feed: str, other: str) -> bool:
    return canonical_url(feed) == canonical_url(other)


@lru_cache(maxsize=4096)
def _own_source(name: str, feed: str, site: str, language: str) -> Source:
    if not name or values.web_address(name):
        name = host(feed or name) or site or "Unknown"
    return Source(id=source_id(name, feed), name=name, url=feed or None, language=values.language_tag(language))


def _item(entry: Entry, source: Source, seen: date | None, where: str) -> tuple[Item, list[Problem]]:
    title = values.line_of(entry.title)
    summary = values.text_of(entry.summary, values.LONGEST_SUMMARY)
    body = values.text_of(entry.body, values.LONGEST_BODY)
    url = values.web_address(entry.url)
    if not (title or summary or body or url):
        raise EntryError("an entry without title, text and address")
    recorded = parse_stamp(entry.first_seen)
    seen = _day(recorded) if recorded else seen
    published, date_is, doubts = _recorded(entry) or _date(entry.stamp, seen)
    if entry.url.strip() and not url:
        doubts.append(_doubt(f"no web address: {entry.url[:200]!r}", "the item stays without a link"))
    item = Item(
        id=item_id(url, source.id, title or summary[:200] or body[:200], _day(published) if published else None),
        source_id=source.id,
        title=title or None,
        label=values.line_of(entry.label) or None,
        section=values.line_of(entry.section) or None,
        published=published,
        first_seen=seen,
        date_is=date_is,
        url=url,
        byline=values.line_of(entry.byline) or None,
        summary=summary,
        body=body,
        language=values.language_tag(entry.language) or source.language,
        tags=entry.tags,
        image=values.web_address(entry.image),
        guid=_guid(entry, source, url),
        where=where,
    )
    return item, doubts


def _guid(entry: Entry, source: Source, url: str | None) -> str | None:
    """What the feed calls the entry, unless that is an address which all its entries share."""
    guid = values.line_of(entry.guid)
    if not values.web_address(guid):
        return guid or None
    shared = (entry.feed, source.url or "", f"https://{host(url)}")
    return None if canonical_url(guid) in map(canonical_url, shared) else guid


def _recorded(entry: Entry) -> tuple[When | None, DateIs, list[Problem]] | None:
    """The date of an entry that was read before, as it was judged then; None where nobody wrote that down."""
    match entry.date_is:
        case DateIs.INFERRED | DateIs.SEEN if published := parse_stamp(entry.stamp):
            return published, DateIs(entry.date_is), []
        case DateIs.UNKNOWN:
            return None, DateIs.UNKNOWN, []
    return None


def _date(stamp: str, seen: date | None) -> tuple[When | None, DateIs, list[Problem]]:
    """When an entry was published, how that is known, and what is doubtful about it."""
    published = parse_stamp(stamp)
    if published and not (seen and _day(published) > seen + _LATEST):
        return published, DateIs.INFERRED if values.names_no_zone(stamp) else DateIs.STATED, []
    message = f"dated in the future: {stamp}" if published else f"no date: {stamp[:80]!r}" if stamp else "no date"
    if seen:
        return seen, DateIs.SEEN, [_doubt(message, f"{seen}, the day it was seen, stands for it")]
    return None, DateIs.UNKNOWN, [_doubt(message, "the item belongs to no day until its entry says one")]


def _day(when: When) -> date:
    return when.date() if isinstance(when, datetime) else when


def _doubt(message: str, remedy: str) -> Problem:
    return Problem(where="", message=message, remedy=remedy)
