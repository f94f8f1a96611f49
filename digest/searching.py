"""Making the site searchable: the search page, and an index over the stories of all days.

The records of a day are kept, so that a day that did not change is not opened again; the index is one, and made anew
when any day changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from digest.editions import Store, key_of, to_json
from digest.errors import DigestError
from digest.indexer import Bundle, find_indexer, make_index
from digest.model import Edition, Index, Who
from digest.plan import Planned, code_key
from digest.render import (
    SEARCH_BUNDLE,
    SEARCH_RECORD,
    Frame,
    SearchRecord,
    pack_digits,
    search_page,
    search_records,
)
from digest.site import SiteFolder
from digest.works import Works

_PAGE, _INDEX = "search page", "search index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """What can be found of a day."""

    records: tuple[SearchRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTask:
    """Make the records of a kept edition for the indexer, and keep them under `key`."""

    edition: str
    who: tuple[Who, ...]
    frame: Frame
    key: str
    store: Path


def index_search(days: Sequence[Planned], index: Index, frame: Frame, to: tuple[Works, SiteFolder]) -> str:
    """Write the search page, and the index behind it; returns why there is none, where the settings ask for one.

    A site without an index has the page all the same: it leads to topics, months, threads, names and sources.
    """
    works, site = to
    missing, bundle = "", None
    if frame.settings.search == "on":
        try:
            bundle = _index(days, Bundle(folder=SEARCH_BUNDLE, digits=pack_digits(index)), frame, to)
        except DigestError as error:
            missing = str(error)
    else:
        works.store.prune(Searchable, ())
    settings, templates = frame.settings.model_dump_json(), sum(sorted(frame.templates.items()), ())
    days_key = key_of(*(planned.key + planned.chapter for planned in days))
    key = key_of(code_key(), settings, frame.wording.compiled, to_json(frame.topics), days_key, str(bundle), *templates)
    if not site.keep(_PAGE, key):
        site.write(_PAGE, key, (search_page(index, bundle.folder if bundle else None, frame),))
    return missing


def _index(days: Sequence[Planned], bundle: Bundle, frame: Frame, to: tuple[Works, SiteFolder]) -> Bundle | None:
    """Bring the index up to date; None where there is nothing to find."""
    works, site = to
    indexer, who, store = find_indexer(), works.job.config.who, works.store
    settings = frame.settings.model_dump_json(include={"river_page"})
    common = key_of(
        code_key(),
        settings,
        frame.wording.compiled,
        to_json(frame.topics),
        to_json(who),
        frame.templates[SEARCH_RECORD],
    )
    keys = {planned.key: key_of(common, planned.key) for planned in days}
    tasks = [
        SearchTask(edition=edition, who=who, frame=frame, key=key, store=store.folder)
        for edition, key in keys.items()
        if not store.has(Searchable, key)
    ]
    works.clock.count("search", made=len(tasks), kept=len(keys) - len(tasks))
    for seconds in works.run("search", keep_records, tasks):
        works.clock.add({"search": seconds})
    store.prune(Searchable, keys.values())
    key = key_of(indexer.version, str(bundle), *keys.values())
    if days and not site.keep(_INDEX, key):
        with works.clock("index"):
            site.write(_INDEX, key, make_index(indexer, _records(keys.values(), store), bundle))
    return bundle if days else None


def keep_records(task: SearchTask) -> float:
    """Make and keep the records of a day; returns the seconds that it took."""
    began = perf_counter()
    store = Store(task.store)
    if edition := store.get(Edition, task.edition):
        store.put(task.key, Searchable(records=tuple(search_records(edition, task.who, task.frame))))
    return perf_counter() - began


def _records(keys: Iterable[str], store: Store) -> Iterator[SearchRecord]:
    for key in keys:
        if kept := store.get(Searchable, key):
            yield from kept.records
