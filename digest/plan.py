"""The plan of a build: what each document is known to hold, and which days have to be made from what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files as package_files
from pathlib import Path

from digest.config import EditorsWord
from digest.editions import Store, key_of, to_json
from digest.errors import ReadError
from digest.files import find_documents, load_bytes
from digest.jobs import Catalogued, ReadTask, read_document
from digest.model import DaySummary, Problem, Reading
from digest.works import Job, Works

_NOT_COMPOSED = {
    *("title", "description", "url", "theme", "river_page", "cards", "search"),
    *("compose", "audio", "fetch", "publish", "feeds", "websub", "mail"),
}
"""Settings that no edition depends on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """What is known of each document, by the key of its reading."""

    readings: dict[str, Catalogued] = field(default_factory=dict)

    @property
    def days(self) -> frozenset[date]:
        """The days that the documents speak of."""
        found = self.readings.values()
        return frozenset(day for one in found for day in one.all_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A day, what it is made from, and the keys under which its stories and its edition are kept."""

    day: date
    readings: tuple[str, ...]
    word: EditorsWord
    day_key: str
    key: str
    memory: str = ""
    """The key of the memory that it was followed with."""
    notes: str = ""
    """The key of the notes that following it gave."""
    chapter: str = ""
    """The key of what it brought to the threads."""
    recalled: str = ""
    """The key of what earlier days say of those whom it names."""
    composed: str = ""
    """The key of its edition as composed, where `key` is that of the edition as reworded."""


def catalogue(works: Works) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read every document that is new or changed; know of the others what was known."""
    job = works.job
    kept = works.store.get(Catalog, "catalog") or Catalog()
    settings = job.config.settings
    calendar = f"{settings.timezone} {settings.day_starts_at}"
    readings: dict[str, Catalogued] = {}
    tasks: list[ReadTask] = []
    with works.clock("plan"):
        found, misplaced = find_documents(job.content, job.config.origins, job.folders)
        for document in found:
            origin = f"{document.name} {document.seen} {document.reader} {document.source}"
            content = (_bytes(path) for path in (document.path, document.twin) if path)
            key = key_of(code_key(), calendar, origin, *content)
            if key in kept.readings and works.store.has(Reading, key):
                readings[key] = kept.readings[key]
            else:
                tasks.append(ReadTask(found=document, key=key, store=job.store, settings=settings))
    works.clock.count("read", made=len(tasks), kept=len(readings))
    for result in works.run("read", read_document, tasks):
        readings[result.key] = result.catalogued
        works.clock.add(result.seconds)
    return Catalog(readings=dict(sorted(readings.items()))), misplaced


def _bytes(path: Path) -> bytes:
    try:
        return load_bytes(path)
    except ReadError as error:
        return str(error).encode()


def plan(catalog: Catalog, words: dict[date, EditorsWord], job: Job) -> tuple[Planned, ...]:
    """The days that the documents speak of, newest first, each with all that its edition depends on."""
    readings: dict[date, list[str]] = defaultdict(list)
    for key, found in catalog.readings.items():
        for day in found.all_days:
            readings[day].append(key)
    config, settings = job.config, job.config.settings
    grouped = settings.model_dump_json(include={"beat", "timezone", "day_starts_at", "languages", "filters"})
    composed = settings.model_dump_json(exclude=_NOT_COMPOSED)
    named = config.who if any(topic.who for topic in config.topics) else ()
    encoder = job.encoder.id if job.encoder else ""
    common = key_of(code_key(), grouped, encoder, to_json(config.origins), to_json(config.topics), to_json(named))
    planned: list[Planned] = []
    for day, keys in sorted(readings.items(), reverse=True):
        if (job.since is None or job.since <= day) and (job.until is None or day <= job.until):
            word = words.get(day, EditorsWord())
            day_key = key_of(common, str(day), word.model_dump_json(include={"merge", "split"}), *keys)
            key = key_of(day_key, composed, config.wording.compiled, to_json(config.who), word.model_dump_json())
            planned.append(Planned(day=day, readings=tuple(keys), word=word, day_key=day_key, key=key))
    return tuple(planned)


def summaries(days: Iterable[Planned], store: Store) -> Iterator[DaySummary]:
    """The summaries of the days' editions, in the order of the days, one at a time."""
    for planned in days:
        if summary := store.get(DaySummary, planned.key):
            yield summary


@cache
def code_key() -> str:
    """A key for the code itself: what another version of it made is made again."""
    package = Path(str(package_files("digest")))
    sources = sorted(path for path in package.rglob("*") if path.suffix in (".py", ".yml") and path.is_file())
    return key_of(*(part for path in sources for part in (path.relative_to(package).as_posix(), path.read_bytes())))
