"""The job of a fetch that runs in worker processes: read what came from a source, and keep it in the archive.

Reading takes the processor, and a large feed takes it for seconds; so it goes on beside the visits, whose deadlines it
would make the servers miss otherwise.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

from digest.archive import Archive
from digest.config import Origin, Settings
from digest.dates import day_of
from digest.errors import DigestError, ReadError
from digest.fetch import Visit, in_utf8
from digest.fulltext import ENOUGH
from digest.model import DateIs, Document, Item, Problem, Reading
from digest.readers import read, reader_for, readers

FEEDS = frozenset(("feed", "feed-json", "dump-json", "dump-markdown"))
"""The readers of what a feed's address may give."""
SHOWN = 5
"""How many problems of one source are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepTask:
    """Read what a visit brought, and keep it."""

    visit: Visit
    origin: Origin
    content: Path
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a visit brought to the archive."""

    items: int = 0
    new: int = 0
    changed: int = 0
    undated: int = 0
    duplicates: int = 0
    files: tuple[str, ...] = ()
    """Those that were written, relative to the content folder."""
    problems: tuple[Problem, ...] = ()
    fault: str = ""
    """Why nothing could be read."""
    lacking: tuple[Item, ...] = ()
    """New entries whose full text is to be fetched, the newest first."""


def keep_visit(task: KeepTask) -> Brought:
    """Read what a visit brought, and keep it in the archive.

    Raises:
        DigestError: the archive cannot be written.
    """
    try:
        return _KEEP[task.origin.type](task, Archive.of(task.content, task.settings))
    except ReadError as error:
        return Brought(fault=str(error))
    except OSError as error:
        raise DigestError(f"the archive cannot be written: {error}") from error
    except Exception as error:  # noqa: BLE001 - what one source says must not cost the others
        return Brought(fault=f"it cannot be kept: {type(error).__name__}: {error}; please report it")


def _keep_page(task: KeepTask, archive: Archive) -> Brought:
    """Keep the page that came, if it is one; it is read when the site is built, and here only to count."""
    document = _document(task, task.visit.body or b"")
    name = reader_for(document)
    if name != "page":
        what = "a feed; leave out `type: page`" if name in FEEDS else "something else"
        raise ReadError(f"this is no web page but {what}")
    reading = read(document, task.origin.reader)
    path = archive.keep_page(task.origin.source, document.raw, task.visit.at)
    return Brought(
        items=len(reading.items),
        new=len(reading.items) if path else 0,
        files=(path.relative_to(task.content).as_posix(),) if path else (),
        problems=_shortened(reading.problems, task.visit.final_url) if path else (),
    )


def _keep_feed(task: KeepTask, archive: Archive) -> Brought:
    reading = _read(task)
    items = [item for item in reading.items if _is_young(item, task)]
    if task.origin.full_text:
        items = [_without_beginning(item) for item in items]
    kept = archive.keep(task.origin.source, items, task.visit.at)
    lacking = [item for item in kept.added if item.url and not item.body] if task.origin.full_text else []
    return Brought(
        lacking=tuple(sorted(lacking, key=lambda item: (str(item.published), item.id), reverse=True)),
        items=len(reading.items),
        new=len(kept.added),
        changed=len(kept.changed),
        undated=sum(item.date_is in (DateIs.SEEN, DateIs.UNKNOWN) for item in reading.items),
        duplicates=len(reading.items) - len({item.id for item in reading.items}),
        files=tuple(path.relative_to(task.content).as_posix() for path in kept.files),
        problems=_shortened(reading.problems, task.visit.final_url),
    )


def _is_young(item: Item, task: KeepTask) -> bool:
    """Whether an item is of one of the days of which the site keeps what comes."""
    said = task.settings
    if said.fetch.days is None or item.published is None:
        return True
    days = (day_of(when, said.zone, said.day_starts_at) for when in (task.visit.at, item.published))
    return next(days) - next(days) <= timedelta(days=said.fetch.days)


def _without_beginning(item: Item) -> Item:
    """The item without a text that is only the beginning of the full one; it may serve as its summary."""
    return item if len(item.body) >= ENOUGH else replace(item, summary=item.summary or item.body, body="")


_KEEP: Mapping[str, Callable[[KeepTask, Archive], Brought]] = MappingProxyType({"feed": _keep_feed, "page": _keep_page})
"""How what a source gives is kept, by its type."""


def _read(task: KeepTask) -> Reading:
    """What a feed says. Its addresses are relative to where it was found.

    Raises:
        ReadError: it is no feed, or cannot be read.
    """
    visit, origin = task.visit, task.origin
    body = visit.body or b""
    document = _document(task, _whole_entries(body) if visit.cut_short else body)
    name = origin.reader or reader_for(document) or ""
    if origin.reader is None and name not in FEEDS:
        what = "a web page" if name == "page" else "something else"
        raise ReadError(f"this is no feed but {what}; `digest add` finds the feeds of a site")
    if name not in readers():
        raise ReadError(f"no reader named {name!r}; use one of {', '.join(readers())}")
    try:
        return readers()[name].read(document)
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(f"the reader {name!r} failed: {type(error).__name__}: {error}; please report it") from error


def _document(task: KeepTask, body: bytes) -> Document:
    visit = task.visit
    return Document(
        name=visit.final_url,
        raw=in_utf8(body, visit.charset),
        source=replace(task.origin.source, url=visit.final_url),
        seen=visit.at.astimezone(task.settings.zone).date(),
    )


def _whole_entries(body: bytes) -> bytes:
    """What was cut short, up to the end of its last whole entry; the one behind it comes with the next visit."""
    ends = [body.rfind(end) + len(end) for end in (b"</item>", b"</entry>") if end in body]
    return body[: max(ends)] if ends else body


def _shortened(problems: Sequence[Problem], where: str) -> tuple[Problem, ...]:
    """The first problems of a source, and how many more there are: a large feed may have one for each entry."""
    more = len(problems) - SHOWN
    rest = (Problem(where=where, message=f"and {more:,} more problems"),) if more > 0 else ()
    return *problems[:SHOWN], *rest
