"""The archive of what was fetched: dumps in the content folder, a file for each source and day.

An entry stands in the file of its day, in the site's zone, and stays there. Each file is replaced as a whole or not at
all, and what one holds does not depend on another: whatever a crash leaves undone, the same fetch completes.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from digest.config import Settings
from digest.dates import day_of
from digest.disk import write_atomically
from digest.dumps import fold
from digest.errors import ReadError
from digest.files import load_bytes
from digest.model import Document, Item, Source
from digest.readers import dump_json
from digest.readers.page import text_of

LOOKBACK = 90
"""Days before a fetch whose entries are known again under a new date; under their old one all are."""
PAGE = ".html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a fetch has brought to the archive."""

    added: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    files: tuple[Path, ...] = ()
    """Those that were written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Where the items of fetched sources are kept, and whose days they are."""

    folder: Path
    zone: ZoneInfo
    starts_at: time

    @classmethod
    def of(cls, content: Path, settings: Settings) -> Self:
        """The archive of a content folder."""
        return cls(folder=content / "feeds", zone=settings.zone, starts_at=settings.day_starts_at)

    def sweep(self) -> None:
        """Remove what a run that was killed had begun to write. To be called while nobody writes."""
        for path in self.folder.glob("*/*/*/.*.part"):
            path.unlink(missing_ok=True)

    def keep(self, source: Source, fresh: Sequence[Item], seen: datetime) -> Kept:
        """Fold what a source says into what is kept of it, and write the files in which that is news.

        Keeping the same again writes nothing.

        Args:
            source: as configured, or as its feed names itself.
            fresh: its items, as read from what was fetched.
            seen: when that was; an aware datetime.

        Raises:
            ReadError: a file of the archive cannot be read; nothing was written.
            OSError: a file cannot be written; those written before are whole.
        """
        seen = seen.astimezone(self.zone).replace(microsecond=0)
        shelves = self._shelves(source, fresh, seen)
        folded = fold(tuple(chain.from_iterable(shelves.values())), fresh, seen)
        rest = iter(folded.items)
        after = {day: list(islice(rest, len(items))) for day, items in shelves.items()}
        for item in rest:
            after.setdefault(self._day(item, seen), []).append(item)
        files = {
            self.path(source, day): items for day, items in sorted(after.items()) if tuple(items) != shelves.get(day)
        }
        for path, items in files.items():
            write_atomically(path, dump_json.write(items, source))
        return Kept(added=folded.added, changed=folded.changed, files=tuple(files))

    def keep_page(self, source: Source, raw: bytes, seen: datetime) -> Path | None:
        """Keep a page as it was found, in the file of the day; None where it says what it said when it was kept last.

        What surrounds its text changes with each visit, and is no news. Of two pages of a day the later one stands.
        Its address stands above it, as browsers write it.

        Raises:
            ReadError: it is no page, or one without text.
            OSError: the file cannot be written.
        """
        day = seen.astimezone(self.zone).date()
        text = text_of(Document(name=source.id, raw=raw))
        if not text.strip():
            raise ReadError("a page without text; scripts may write it, and they are not run")
        days = (day - timedelta(days=ago) for ago in range(LOOKBACK))
        last = next((path for when in days if (path := self.path(source, when, PAGE)).is_file()), None)
        if last is not None and text_of(Document(name=source.id, raw=load_bytes(last))) == text:
            return None
        saved = f"<!-- saved from url=({len(source.url or ''):04}){source.url} -->\n"
        write_atomically(path := self.path(source, day, PAGE), saved.encode() + raw)
        return path

    def path(self, source: Source, day: date, suffix: str = ".json") -> Path:
        """The file of a source's entries of a day."""
        name = str(day)
        return Path(f"{self.folder}/{name[:4]}/{name[5:7]}/{name}/{source.id}{suffix}")

    def _shelves(self, source: Source, fresh: Sequence[Item], seen: datetime) -> dict[date, tuple[Item, ...]]:
        """The items that are kept in the files in which those of a fetch may stand, by the file's day.

        That is the days that they name, and for those that are not found there as they are the last days, of which only
        the files that mention one of them are read: of ninety hardly one does.
        """
        near = {self._day(item, seen) for item in fresh}
        last = {seen.date() - timedelta(days=ago) for ago in range(-1, LOOKBACK)} - near
        shelves = {day: self._load(path, load_bytes(path), source) for day, path in self._there(source, near)}
        far = self._there(source, last)
        news = fold(tuple(chain.from_iterable(shelves.values())), fresh, seen).news if far else ()
        signs = {sign for item in news for sign in dump_json.signs(item)}
        for day, path in far if signs else ():
            raw = load_bytes(path)
            if any(sign in raw for sign in signs):
                shelves[day] = self._load(path, raw, source)
        return shelves

    def _there(self, source: Source, days: Iterable[date]) -> tuple[tuple[date, Path], ...]:
        """The files that there are, and their days."""
        months = {(day.year, day.month) for day in days}
        there = {name for year, month in months for name in _names(f"{self.folder}/{year:04}/{month:02}")}
        found = ((day, self.path(source, day)) for day in sorted(days) if str(day) in there)
        return tuple((day, path) for day, path in found if path.is_file())

    def _day(self, item: Item, seen: datetime) -> date:
        return day_of(item.published or seen, self.zone, self.starts_at)

    def _load(self, path: Path, raw: bytes, source: Source) -> tuple[Item, ...]:
        """The items of a file. One with a part that cannot be read is left alone: to write it would lose that part."""
        reading = dump_json.read(Document(name=path.name, raw=raw, source=source))
        if broken := next((problem for problem in reading.problems if problem.costs_entry), None):
            raise ReadError(f"{path}: the archive is damaged there ({broken}); mend the file or take its last version")
        return tuple(replace(item, where="") for item in reading.items)


def _names(folder: str) -> Sequence[str]:
    """What a folder holds; nothing if it is not there."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - names suffice, and there may be thousands
    except (FileNotFoundError, NotADirectoryError):
        return ()
