"""Checking a site before anyone reads it: its settings, its links, and whether its news is news."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from digest.check import broken_links
from digest.cli.asking import content_argument, content_folder, encoder_of, rewriter_of, site_option
from digest.cli.main import main
from digest.cli.telling import print_problems
from digest.config import Config
from digest.dates import day_of
from digest.files import load_config, load_words
from digest.health import stale, worries
from digest.model import Page, Problem
from digest.visits import load_health, published_days

_LOOKBACK = timedelta(days=120)
"""How far back it is looked for what a source published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found."""

    settings: tuple[Problem, ...]
    """What of the settings cannot be used."""
    files: int
    """How many files the site has."""
    links: tuple[Problem, ...]
    """Links that lead nowhere."""
    worries: tuple[Problem, ...]
    """What should worry the editor about the sources."""
    stale: Problem | None
    """That the newest news is too old to be called today's."""


def check_site(folder: Path, site: Path) -> Checked:
    """Check the settings and sources of a content folder, and every link within a built site."""
    config, misset = load_config(folder)
    misset = (*misset, *encoder_of(config, folder)[1], *rewriter_of(config, folder)[1])
    _, misworded = load_words(folder)
    files = sorted(path for path in site.rglob("*") if path.is_file() and not path.name.startswith("."))
    pages = [Page(path=path.relative_to(site).as_posix(), content=path.read_bytes()) for path in files]
    troubles, old = _sources(folder, config)
    return Checked(
        settings=(*misset, *misworded),
        files=len(files),
        links=broken_links(pages, config.settings.url or "/"),
        worries=troubles,
        stale=old,
    )


def _sources(folder: Path, config: Config) -> tuple[tuple[Problem, ...], Problem | None]:
    """What is to be said of the sources that are fetched; nothing of a site that fetches none."""
    known, unread = load_health(folder)
    names = {origin.source.id: origin.source.name for origin in config.origins if origin.on and origin.source.url}
    healths = {names[one]: health for one, health in known.items() if one in names}
    if not healths:
        return unread, None
    settings = config.settings
    today = day_of(datetime.now(UTC), settings.zone, settings.day_starts_at)
    days = published_days(folder, today - _LOOKBACK)
    published = {name: days.get(one, ()) for one, name in names.items() if name in healths}
    return (*unread, *worries(healths, published, today)), stale(published, today)


@main.command("check")
@content_argument
@site_option
@click.option("--strict", is_flag=True, help="Exit with 1 if there are problems.")
def check_command(content: Path | None, site: Path, strict: bool) -> None:
    """Check the settings of a CONTENT folder, its sources, and every link within the built site."""
    folder = content or content_folder()
    config = load_config(folder)[0]
    checked = check_site(folder, site)
    print_problems(checked.settings)
    click.echo(f"{folder}: {len(config.origins)} sources, {len(config.topics)} topics")
    if site.is_dir():
        click.echo(f"{site}: {checked.files} files, {len(checked.links)} broken links")
    print_problems((*checked.links, *checked.worries))
    if checked.stale:
        click.echo(str(checked.stale), err=True)
    if checked.settings:
        sys.exit(2)
    sys.exit(1 if checked.stale or (strict and (checked.links or checked.worries)) else 0)
