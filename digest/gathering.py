"""Gathering: visit the sources that are due, read what they say, keep it in the archive, remember the visits.

What says "I have that" (a validator, a history) is written after the archive has it. So a run that is broken off at any
point has lost nothing: the next one fetches again what was not kept, and the archive takes nothing twice.
"""

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from digest import __version__
from digest.archive import Archive
from digest.completing import Lacking, complete
from digest.config import Config, Origin, Settings
from digest.editions import Store, key_of
from digest.errors import ConfigError, DigestError
from digest.fetch import WAITING, Manners, Outcome, Told, Visit, Wanted, fetch_all, networks
from digest.health import after, turned
from digest.histories import continued, is_resting, read_by, remembered
from digest.keeping import Brought, KeepTask, keep_visit
from digest.model import Health, History, Late, Problem, Source, Standing, Visited
from digest.schedule import Schedule, late
from digest.visits import load_health, load_histories, of_address, save_health, save_histories, save_late
from digest.works import executor

OFFLINE = 3
"""If so many sources say nothing, and none says anything, it is not the sources."""
WORTH_A_POOL = 20
"""So many sources are worth other processes to read in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What to gather."""

    content: Path
    config: Config
    store: Path
    """The folder of what is kept between runs."""
    manners: Manners
    only: tuple[str, ...] = ()
    """Names or ids of sources; these alone, and though they be switched off."""
    regardless: bool = False
    """Visit also those that are not due."""
    planned: Schedule | None = None
    """When runs are planned for, if this is one that was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What became of one source."""

    source: Source
    visited: Visited
    health: Health
    moved: str | None = None
    """Where it turned out to have moved to for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What a run of visits gave."""

    gathered: tuple[Gathered, ...]
    """By the order of `sources.yml`."""
    not_due: tuple[tuple[Source, datetime | None], ...]
    """Sources that asked to be left alone, and until when."""
    off: tuple[tuple[Source, Health], ...]
    """Sources that are switched off because they are gone."""
    files: int
    """Files of the archive that were written."""
    late: Late | None
    """That it came late."""
    problems: tuple[Problem, ...]

    @property
    def all_failed(self) -> bool:
        """Whether nobody answered of those who were asked."""
        failures = (Outcome.FAILED, Outcome.REFUSED)
        return bool(self.gathered) and all(one.visited.outcome in failures for one in self.gathered)


Known: TypeAlias = tuple[Origin, Health, History]


def manners_of(settings: Settings) -> Manners:
    """How a site visits its sources."""
    said = settings.fetch
    contact = said.contact or settings.url or ""
    mail = f"mailto:{contact}" if "@" in contact and "://" not in contact else contact
    return Manners(
        agent=f"news-digest/{__version__}" + (f" (+{mail})" if mail else ""),
        contact=said.contact,
        deadline=said.deadline,
        visit_deadline=said.source_deadline,
        size=said.size * 2**20,
        tries=said.tries,
        concurrency=said.concurrency,
        per_host=said.per_host,
        robots=said.robots,
        private=networks(said.private),
    )


def gather(errand: Errand, tell: Told) -> Harvest:
    """Visit the sources of a site, and keep what is new.

    Raises:
        ConfigError: `only` names a source that there is not.
        DigestError: the archive cannot be written.
    """
    return _Round(errand).run(tell)


class _Round:
    """One round of visits."""

    def __init__(self, errand: Errand) -> None:
        self._errand = errand
        self._store = Store(errand.store)
        self._histories = load_histories(self._store)
        self._settings = errand.config.settings
        self._healths, problems = load_health(errand.content)
        self._problems = list(problems)
        self._files = 0
        self._worth_writing = False
        self._brought_news = False
        self._late = late(errand.planned, datetime.now(UTC))
        self._silent = 0
        self._answered = 0
        """How many servers said nothing at all, and how many something."""
        self._lacking: list[Lacking] = []

    def run(self, tell: Told) -> Harvest:
        now = datetime.now(UTC)
        known = [self._known(origin) for origin in _asked(self._errand)]
        off = [(origin.source, health) for origin, health, _ in known if self._is_off(health)]
        on = [one for one in known if not self._is_off(one[1])]
        not_due = [] if self._errand.regardless else [one for one in on if is_resting(one[2], now)]
        due = {one[0].source.id: one for one in on if one not in not_due}
        wanted = [
            self._wanted(*one) for one in sorted(due.values(), key=lambda one: (one[1].seconds, one[0].source.id))
        ]
        Archive.of(self._errand.content, self._settings).sweep()
        try:
            gathered = {one.source.id: one for one in self._visit(wanted, due, tell)}
        finally:
            self._write_down()
        self._complete(tell, (datetime.now(UTC) - now).total_seconds())
        return Harvest(
            gathered=tuple(gathered[name] for name in due),
            not_due=tuple((origin.source, history.due) for origin, _, history in not_due),
            off=tuple(off),
            files=self._files,
            late=self._late,
            problems=tuple(self._problems),
        )

    def _known(self, origin: Origin) -> Known:
        """What is known of a source, under the address that it has in the settings now."""
        source = origin.source
        assert source.url
        health = of_address(self._healths.get(source.id), source) or Health(url=source.url)
        history = of_address(self._histories.get(source.id), source) or History(url=source.url)
        lost = history.witness and not (self._errand.content / history.witness).is_file()
        if lost or history.read_by != read_by(origin):
            history = replace(history, etag="", last_modified="", body="")
        return origin, health, history

    def _is_off(self, health: Health) -> bool:
        return health.standing is Standing.GONE and not self._errand.only

    def _wanted(self, origin: Origin, health: Health, history: History) -> Wanted:
        return Wanted(
            source_id=origin.source.id,
            url=health.moved_to or health.url,
            etag=history.etag,
            last_modified=history.last_modified,
            kind=origin.type,
        )

    def _visit(self, wanted: Sequence[Wanted], due: Mapping[str, Known], tell: Told) -> Iterator[Gathered]:
        """What came of each visit, as it comes; what some brought is read while others are under way."""
        reading: dict[Future[Brought], Visit] = {}
        with executor(None) as pool:
            keep = pool.submit if len(wanted) >= WORTH_A_POOL else _now
            for visit in fetch_all(wanted, self._errand.manners, tell) if wanted else ():
                origin, _, history = due[visit.source_id]
                if visit.body is None or key_of(visit.body) == history.body:
                    yield self._gathered(visit, due[visit.source_id], None)
                else:
                    task = KeepTask(visit=visit, origin=origin, content=self._errand.content, settings=self._settings)
                    reading[keep(keep_visit, task)] = visit
                for of, brought in _read(reading, WAITING):
                    yield self._gathered(of, due[of.source_id], brought)
            for of, brought in _read(reading, -1):
                yield self._gathered(of, due[of.source_id], brought)

    def _gathered(self, visit: Visit, known: Known, brought: Brought | None) -> Gathered:
        """Remember a visit, when the archive has what it brought; None where it brought nothing new."""
        origin, before, history = known
        name = origin.source.id
        self._silent += visit.outcome is Outcome.FAILED and visit.status is None
        self._answered += visit.status is not None
        visited = remembered(visit, brought)
        if brought:
            self._files += len(brought.files)
            self._problems.extend(brought.problems)
            if brought.lacking:
                self._lacking.append(Lacking(source=origin.source, items=brought.lacking))
            history = replace(history, witness=next(iter(brought.files), history.witness))
        history = continued(history, visit, visited, origin)
        self._histories[name] = history
        health = after(before, history.visits, visit.at.astimezone(self._settings.zone).date())
        moved = visit.moved_to if visited.well else None
        if moved:
            health = replace(health, moved_to="" if moved == health.url else moved)
        news = bool(visited.new or visited.changed)
        self._brought_news = self._brought_news or news
        self._worth_writing = self._worth_writing or news or turned(self._healths.get(name), health)
        self._healths[name] = health
        return Gathered(source=origin.source, visited=visited, health=health, moved=moved)

    def _complete(self, tell: Told, spent: float) -> None:
        """Fetch the full texts that are asked for, in what is left of the time."""
        manners = self._errand.manners
        left = replace(manners, deadline=manners.deadline - spent)
        if not self._lacking or left.deadline <= 0:
            return
        archive = Archive.of(self._errand.content, self._settings)
        try:
            completed = complete(sorted(self._lacking, key=lambda one: one.source.id), archive, left, tell)
        except OSError as error:
            raise DigestError(f"the archive cannot be written: {error}") from error
        self._files += len(completed.files)
        self._problems.extend(completed.problems)

    @property
    def _offline(self) -> bool:
        """Whether it rather is this machine that cannot be reached."""
        return not self._answered and self._silent >= OFFLINE

    def _write_down(self) -> None:
        """Remember the visits, and renew the file that the editor sees, if there is something to see."""
        configured = {source.id for source in self._errand.config.sources}
        save_histories(self._store, {name: one for name, one in self._histories.items() if name in configured})
        if self._offline:
            message = "nobody answers, so this machine may be offline; that is not held against the sources"
            self._problems.append(Problem(where="fetch", message=message))
            return
        if self._brought_news:
            save_late(self._errand.content, self._late)
        if self._worth_writing:
            save_health(self._errand.content, {name: one for name, one in self._healths.items() if name in configured})


def _asked(errand: Errand) -> tuple[Origin, ...]:
    """The sources with an address, or those of them that are named.

    Raises:
        ConfigError: one that is named is not there.
    """
    fetched = [origin for origin in errand.config.origins if origin.source.url]
    if not errand.only:
        return tuple(origin for origin in fetched if origin.on)
    names = {name.casefold(): origin for origin in fetched for name in (origin.source.name, origin.source.id)}
    for name in errand.only:
        if name.casefold() not in names:
            near = difflib.get_close_matches(name.casefold(), names, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "see `digest sources`"
            raise ConfigError(f"there is no source {name!r} with an address; {hint}")
    wanted = {names[name.casefold()].source.id for name in errand.only}
    return tuple(origin for origin in fetched if origin.source.id in wanted)


def _read(reading: dict[Future[Brought], Visit], most: int) -> Iterator[tuple[Visit, Brought]]:
    """Take out the visits that are read, waiting for some as long as the bodies of the others are more than `most`."""
    while reading:
        patience = None if sum(len(visit.body or b"") for visit in reading.values()) > most else 0.0
        done = wait(reading, patience, FIRST_COMPLETED).done
        if not done:
            return
        for future in done:
            yield reading.pop(future), future.result()


def _now(do: Callable[[KeepTask], Brought], task: KeepTask) -> Future[Brought]:
    """A job done here and now."""
    future: Future[Brought] = Future()
    future.set_result(do(task))
    return future
