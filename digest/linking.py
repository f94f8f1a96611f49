"""Testing the addresses that a built site cites: some at each run, so that all have their turn.

What came of each is kept in the store. Nothing of it goes into pages.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from digest.check import cited, is_briefing
from digest.editions import Store
from digest.fetch import Manners, Outcome, Told, Visit, Wanted, fetch_all
from digest.model import LinkHistories, LinkHistory, Page, Place, Visited
from digest.rot import Rotten, after, is_shut, rotten, worth_asking

MOST = 200
"""Addresses that a run asks for: a busy day cites some 60, so older days have their turn as well."""
PAUSE = 1.0
"""Seconds between two questions to one host: an archive may cite it a thousand times."""
OFFLINE = 3
"""If so many hosts are silent, and none says anything, it is not the hosts."""
_KEPT = "links"
"""The key of what is known in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What to test."""

    site: Path
    """The built site."""
    base: str
    """Where it is served."""
    store: Path
    """The folder of what is kept between runs."""
    manners: Manners
    most: int = MOST
    """How many addresses to ask at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """What is known of the addresses that a site cites, after a run."""

    cited: int
    """How many addresses there are."""
    asked: int
    there: int
    """How many of those that were asked are there."""
    shut: int
    """How many are not for programs."""
    waiting: int
    """How many are due, and left for another run."""
    rotten: tuple[Rotten, ...]
    """Those that are gone, whenever they were asked."""
    moved: Mapping[str, str]
    """Where cited addresses have moved to for good."""
    offline: bool
    """Nobody answered, so this machine may be offline; nothing of the run is held against anyone."""


def manners_for_links(manners: Manners) -> Manners:
    """How links are tested, by how sources are visited: with more patience, as nobody waits for them.

    One question at a time to a host, and none twice: what fails is asked again another day.
    """
    return replace(manners, per_host=1, pause=PAUSE, tries=1)


def probe_links(what: Round, now: datetime, tell: Told) -> LinkReport:
    """Ask for the addresses that are due, and tell what is known of all."""
    places = cited(_briefings(what.site), what.base)
    store = Store(what.store)
    kept = store.get(LinkHistories, _KEPT) or LinkHistories()
    known = {url: history for url, history in kept.of.items() if url in places or history.due > now}
    due = worth_asking(places, known, now)
    asked: dict[str, Visit] = {}
    try:
        wanted = [Wanted(source_id=url, url=url, kind="link") for url in due[: what.most]]
        for visit in fetch_all(wanted, what.manners, tell) if wanted else ():
            asked[visit.url] = visit
    finally:
        offline = _offline(asked.values())
        if not offline:
            told = (visit for visit in asked.values() if visit.due or _was_asked(visit))
            known |= {visit.url: _after(known.get(visit.url), visit) for visit in told}
        store.put(_KEPT, LinkHistories(of=dict(sorted(known.items()))))
    return _report(places, known, asked, offline=offline)


def _briefings(site: Path) -> Iterator[Page]:
    for path in sorted(site.glob("*/*/*/index.html")):
        name = path.relative_to(site).as_posix()
        if is_briefing(name):
            yield Page(path=name, content=path.read_bytes())


def _offline(visits: Iterable[Visit]) -> bool:
    """Whether it rather is this machine that cannot be reached."""
    told = [visit for visit in visits if visit.outcome is Outcome.FAILED or visit.status]
    return len({urlsplit(visit.url).hostname for visit in told}) >= OFFLINE and not any(visit.status for visit in told)


def _was_asked(visit: Visit) -> bool:
    """Whether a visit was made, and not put off: as its host had enough, or time was over."""
    return visit.outcome is not Outcome.LATER or visit.status is not None


def _after(before: LinkHistory | None, visit: Visit) -> LinkHistory:
    history = after(before, _visited(visit), visit.due)
    return replace(history, moved_to=visit.moved_to or "") if visit.outcome is Outcome.THERE else history


def _visited(visit: Visit) -> Visited:
    return Visited(
        at=visit.at,
        outcome=visit.outcome,
        well=visit.outcome is Outcome.THERE,
        status=visit.status,
        seconds=round(visit.seconds, 3),
        message=visit.message,
    )


def _report(
    places: Mapping[str, tuple[Place, ...]],
    known: Mapping[str, LinkHistory],
    asked: Mapping[str, Visit],
    *,
    offline: bool,
) -> LinkReport:
    visited = [_visited(visit) for visit in asked.values() if _was_asked(visit)]
    return LinkReport(
        cited=len(places),
        asked=len(visited),
        there=sum(one.well for one in visited),
        shut=sum(is_shut(one) for one in visited),
        waiting=len(worth_asking(places, known, datetime.now(UTC))),
        rotten=rotten(places, known),
        moved={url: known[url].moved_to for url in sorted(places) if url in known and known[url].moved_to},
        offline=offline,
    )
