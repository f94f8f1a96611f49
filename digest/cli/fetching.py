"""Visiting the sources."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import click

from digest.cli.asking import content_argument, content_folder
from digest.cli.ending import leave
from digest.cli.harvested import FAILURES, Visits, print_harvest, print_visits
from digest.cli.main import main
from digest.cli.telling import SHOWN, print_problems
from digest.config import Config
from digest.disk import locked
from digest.errors import ConfigError
from digest.files import load_config
from digest.gathering import Errand, Harvest, gather, manners_of
from digest.schedule import schedule_of

deadline_option = click.option(
    "--deadline", type=click.FloatRange(min=0, min_open=True), metavar="S", help="Seconds for all visits."
)


planned_option = click.option(
    "--planned",
    metavar="CRON",
    help="The schedule, in UTC, by which this run was started; a late one is told of on the page.",
)


@main.command("fetch")
@content_argument
@click.option("--only", metavar="SOURCE", multiple=True, help="The name or id of a source to visit; may be repeated.")
@click.option("--now", "regardless", is_flag=True, help="Visit also sources that asked to be left alone until later.")
@deadline_option
@planned_option
@click.option("--verbose", is_flag=True, help="Print a line for each source, and every problem.")
def fetch_command(
    content: Path | None,
    only: tuple[str, ...],
    regardless: bool,
    deadline: float | None,
    planned: str | None,
    verbose: bool,
) -> None:
    """Visit the sources of a CONTENT folder that are due, and keep what is new in its archive."""
    began = perf_counter()
    folder = content or content_folder()
    config, misset = load_config(folder)
    if not fetches(config):
        raise ConfigError(f"no source in {folder}/sources.yml has a `url` to visit; `digest add` adds one")
    errand = replace(errand_of(folder, config, deadline, planned), only=only, regardless=regardless)
    with locked(lock_of(folder), waits):
        harvest = run_errand(errand)
    if verbose:
        print_visits(harvest.gathered)
    print_harvest(harvest, perf_counter() - began, None if verbose else FAILURES)
    print_problems((*misset, *harvest.problems), None if verbose else SHOWN)
    leave(nobody=harvest.all_failed, settings=misset)


def fetches(config: Config) -> bool:
    """Whether any source has an address to visit."""
    return any(origin.source.url and origin.on for origin in config.origins)


def errand_of(folder: Path, config: Config, deadline: float | None, planned: str | None = None) -> Errand:
    """What to gather for a content folder, by its settings.

    Args:
        folder: the content folder.
        config: its settings.
        deadline: seconds for all visits, if that is said.
        planned: the schedule by which it was started; None or empty where it was started by hand.

    Raises:
        ConfigError: that is no schedule.
    """
    manners = manners_of(config.settings)
    return Errand(
        content=folder,
        config=config,
        store=folder / ".digest",
        manners=replace(manners, deadline=deadline or manners.deadline),
        planned=schedule_of(planned) if planned else None,
    )


def run_errand(errand: Errand) -> Harvest:
    """Gather, and tell on the way how far that is."""
    settings = errand.config.settings
    if not settings.fetch.contact and not settings.url:
        click.echo("nobody can tell who asks: set `fetch: {contact: …}` in digest.yml", err=True)
    with Visits(errand.config.sources) as tell:
        return gather(errand, tell)


def lock_of(folder: Path) -> Path:
    """What a run that writes into a content folder locks."""
    return folder / ".digest" / "lock"


def waits() -> None:
    """Say that another run is to end first."""
    click.echo("another run is at work here; waiting for its end", err=True)
