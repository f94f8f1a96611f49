"""What a check of a site looks at: its settings, its sources, its links, and whether it fits where it is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from digest.config import Config, Settings
from digest.dates import day_of
from digest.files import load_words
from digest.headers import HEADERS, unread_lines
from digest.health import stale, worries
from digest.hosting import too_large
from digest.model import Late, Problem
from digest.publish import Branch, broken, unfit
from digest.site import sizes_of
from digest.starting import WORKFLOW
from digest.visits import load_health, load_late, of_address, published_days
from digest.works import Job

_LOOKBACK = timedelta(days=120)
"""How far back it is looked for what a source published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found."""

    settings: tuple[Problem, ...]
    """What of the settings cannot be used."""
    links: tuple[Problem, ...]
    """Links that lead nowhere."""
    worries: tuple[Problem, ...]
    """What should worry the editor about the sources."""
    stale: Problem | None
    """That the newest news is too old to be called today's."""
    late: Late | None
    """That the last news came late."""
    unfit: tuple[Problem, ...]
    """Why the site would not work where it is published."""
    heavy: tuple[Problem, ...]
    """What comes near to a limit of where it is published, or would be passed over there."""
    sizes: Mapping[str, int]
    """The bytes of each file."""


def check_site(job: Job, misset: Sequence[Problem]) -> Checked:
    """Check the sources of a content folder, and every link within the site that was built from it.

    Args:
        job: that which built it, or could.
        misset: what was found wrong with its settings.
    """
    folder, site, config = job.content, job.site, job.config
    assert folder
    _, misworded = load_words(folder)
    sizes, headers = sizes_of(site), site / HEADERS
    troubles, old = _sources(folder, config)
    return Checked(
        settings=(*misset, *misworded),
        links=broken(site, config.settings.url),
        worries=troubles,
        stale=old,
        late=load_late(folder),
        unfit=_unfit(folder, site, config.settings),
        heavy=(*too_large(sizes), *(unread_lines(headers.read_text("utf-8")) if headers.is_file() else ())),
        sizes=sizes,
    )


def _unfit(folder: Path, site: Path, settings: Settings) -> tuple[Problem, ...]:
    """Why a site that GitHub Pages publishes would not work there; nothing of one that is published elsewhere."""
    repository = folder.resolve().parent
    if settings.publish.to == "nowhere" and not (repository / WORKFLOW).is_file():
        return ()
    where = settings.publish
    return unfit(site, Branch(repository=repository, name=where.branch, remote=where.remote, url=settings.url))


def _sources(folder: Path, config: Config) -> tuple[tuple[Problem, ...], Problem | None]:
    """What is to be said of the sources that are fetched; nothing of a site that fetches none."""
    known, unread = load_health(folder)
    visited = [origin.source for origin in config.origins if origin.on and origin.source.url]
    healths = {one.name: health for one in visited if (health := of_address(known.get(one.id), one))}
    if not healths:
        return unread, None
    settings = config.settings
    today = day_of(datetime.now(UTC), settings.zone, settings.day_starts_at)
    days = published_days(folder, today - _LOOKBACK)
    published = {one.name: days.get(one.id, ()) for one in visited if one.name in healths}
    return (*unread, *worries(healths, published, today)), stale(published, today)
