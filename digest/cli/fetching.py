"""Visiting the sources."""

import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import click

from digest.cli.asking import content_argument, content_folder
from digest.cli.harvested import FAILURES, Visits, print_harvest, print_visits
from digest.cli.main import main
from digest.cli.telling import print_problems
from digest.disk import locked
from digest.errors import ConfigError
from digest.files import load_config
from digest.gathering import Errand, gather, manners_of

ALL_FAILED = 3
"""The exit code when nobody answered."""
_SHOWN = 20


@main.command("fetch")
@content_argument
@click.option("--only", metavar="SOURCE", multiple=True, help="The name or id of a source to visit; may be repeated.")
@click.option("--now", "regardless", is_flag=True, help="Visit also sources that asked to be left alone until later.")
@click.option("--deadline", type=click.FloatRange(min=0, min_open=True), metavar="S", help="Seconds for all visits.")
@click.option("--verbose", is_flag=True, help="Print a line for each source, and every problem.")
def fetch_command(
    content: Path | None, only: tuple[str, ...], regardless: bool, deadline: float | None, verbose: bool
) -> None:
    """Visit the sources of a CONTENT folder that are due, and keep what is new in its archive."""
    began = perf_counter()
    folder = content or content_folder()
    config, misset = load_config(folder)
    if not any(origin.source.url for origin in config.origins):
        raise ConfigError(f"no source in {folder}/sources.yml has a `url` to visit; `digest add` adds one")
    manners = manners_of(config.settings)
    if not config.settings.fetch.contact and not config.settings.url:
        click.echo("nobody can tell who asks: set `fetch: {contact: …}` in digest.yml", err=True)
    errand = Errand(
        content=folder,
        config=config,
        store=folder / ".digest",
        manners=replace(manners, deadline=deadline or manners.deadline),
        only=only,
        regardless=regardless,
    )
    with locked(errand.store / "lock", _waits), Visits(config.sources) as tell:
        harvest = gather(errand, tell)
    if verbose:
        print_visits(harvest.gathered)
    print_harvest(harvest, perf_counter() - began, None if verbose else FAILURES)
    print_problems((*misset, *harvest.problems), None if verbose else _SHOWN)
    if harvest.all_failed:
        sys.exit(ALL_FAILED)
    sys.exit(2 if misset else 0)


def _waits() -> None:
    click.echo("another run is at work here; waiting for its end", err=True)
