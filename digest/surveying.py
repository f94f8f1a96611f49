"""What the documents of a site tell of its sources: how much, how fresh, how much of it without a date."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from digest.clock import Clock
from digest.desk import edition_day
from digest.editions import Store
from digest.model import DateIs, Item, Reading, Source
from digest.plan import catalogue
from digest.works import Job, Tell, Works, executor


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What the documents hold of a source; an entry that stands in two of them counts once."""

    source: Source
    items: int = 0
    undated: int = 0
    """How many of them do not say when they were published."""
    newest: date | None = None
    """The day of the newest item that says it, in the site's zone."""


def survey(job: Job, tell: Tell) -> tuple[Archived, ...]:
    """What there is of each source: those of the settings in their order, then those that only documents name."""
    store = Store(job.store)
    with executor(job.workers) as pool:
        catalog, _ = catalogue(Works(job=job, pool=pool, tell=tell, store=store, clock=Clock()))
    known = job.config.sources_by_id()
    sources: dict[str, Source] = {source.id: source for source in job.config.sources}
    seen: set[tuple[str, str]] = set()
    counts: Counter[str] = Counter()
    undated: Counter[str] = Counter()
    newest: dict[str, date] = {}
    for key in sorted(catalog.readings):
        reading = store.get(Reading, key) or Reading()
        named = {source.id: source for source in reading.sources}
        for item in reading.items:
            source = known.get(item.source_id) or named.get(item.source_id)
            if source is None or (source.id, item.id) in seen:
                continue
            seen.add((source.id, item.id))
            sources.setdefault(source.id, source)
            counts[source.id] += 1
            if day := _day(item, job):
                newest[source.id] = max(day, newest.get(source.id, day))
            else:
                undated[source.id] += 1
    return tuple(
        Archived(source=source, items=counts[name], undated=undated[name], newest=newest.get(name))
        for name, source in _ordered(sources, len(job.config.sources)).items()
    )


def _day(item: Item, job: Job) -> date | None:
    """The day that an item says it was published on."""
    if item.published is None or item.date_is in (DateIs.SEEN, DateIs.UNKNOWN):
        return None
    return edition_day(item.published, job.config.settings)


def _ordered(sources: Mapping[str, Source], configured: int) -> dict[str, Source]:
    names = list(sources)
    return {name: sources[name] for name in (*names[:configured], *sorted(names[configured:]))}
