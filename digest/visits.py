"""What is known from visits, on disk: histories in the store, `health.json` and `late.json` in the content folder.

The former is written when there is news, or when something happened to a source, and not only because time went by:
what was fetched yesterday and is the same today leaves no trace in it. The latter is there only while the last news is
what a late run has brought.
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from digest.disk import write_atomically
from digest.editions import Store
from digest.model import Health, Histories, History, Late, Problem, Source

Known = TypeVar("Known", Health, History)

FILE = "health.json"
LATE = "late.json"
_HISTORIES = "visits"
"""The key of the histories in the store."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HEALTHS = TypeAdapter(dict[str, Health])
_LATE = TypeAdapter(Late)


def load_health(content: Path) -> tuple[dict[str, Health], tuple[Problem, ...]]:
    """How each source was doing when it was last written down, by its id; a file that cannot be read is reported."""
    path = content / FILE
    if not path.is_file():
        return {}, ()
    try:
        return _HEALTHS.validate_json(path.read_bytes()), ()
    except (OSError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else error.errors()[0]["msg"]
        problem = Problem(
            where=f"{content.name}/{FILE}",
            message=f"cannot be read: {reason}; what it knew of the sources is not used",
            remedy="get it back from git, or delete it: `digest fetch` writes it again",
        )
        return {}, (problem,)


def of_address(known: Known | None, source: Source) -> Known | None:
    """What is known of a source, unless it is about an address that it had before."""
    return known if known and known.url == source.url else None


def save_health(content: Path, healths: Mapping[str, Health]) -> None:
    """Write down how the sources are doing, a line for each."""
    rows = _HEALTHS.dump_python(dict(sorted(healths.items())), mode="json", exclude_defaults=True)
    lines = (f" {json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}" for name, row in rows.items())
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    path = content / FILE
    if not path.is_file() or path.read_bytes() != text.encode():
        write_atomically(path, text.encode())


def load_late(content: Path) -> Late | None:
    """That the last news came late, where it did. A file that cannot be read says nothing."""
    try:
        return _LATE.validate_json((content / LATE).read_bytes())
    except (OSError, ValidationError):
        return None


def save_late(content: Path, late: Late | None) -> None:
    """Write down that news came late, or that it did not."""
    if late:
        write_atomically(content / LATE, _LATE.dump_json(late) + b"\n")
    else:
        (content / LATE).unlink(missing_ok=True)


def load_histories(store: Store) -> dict[str, History]:
    """The histories of all sources, by their ids, as far as they are kept."""
    return dict((store.get(Histories, _HISTORIES) or Histories()).of)


def save_histories(store: Store, histories: Mapping[str, History]) -> None:
    """Keep the histories of all sources."""
    store.put(_HISTORIES, Histories(of=dict(sorted(histories.items()))))


def published_days(content: Path, since: date) -> dict[str, tuple[date, ...]]:
    """The days from `since` on that have a file of a source in the archive, oldest first, by the source's id."""
    found: dict[str, list[date]] = defaultdict(list)
    months = (folder for folder in sorted((content / "feeds").glob("*/*")) if folder.name.isdigit())
    for day_folder in (one for month in months for one in sorted(month.iterdir())):
        if not _DAY.fullmatch(day_folder.name):
            continue
        day = date.fromisoformat(day_folder.name)
        if since <= day:
            for file in sorted(day_folder.glob("*.json")):
                found[file.stem].append(day)
    return {name: tuple(days) for name, days in found.items()}
