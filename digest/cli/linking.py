"""Testing the addresses that a site cites, and telling what came of it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from digest.cli.fetching import lock_of, waits
from digest.cli.telling import SHOWN, Bars, Tables
from digest.config import Settings
from digest.disk import locked
from digest.fetch import Progress
from digest.gathering import manners_of
from digest.linking import LinkReport, Round, manners_for_links, probe_links


def run_round(folder: Path, site: Path, settings: Settings, most: int) -> LinkReport:
    """Test some of the addresses that a site cites, and tell on the way how far that is."""
    what = Round(
        site=site,
        base=settings.url or "/",
        store=folder / ".digest",
        manners=manners_for_links(manners_of(settings)),
        most=most,
    )
    with locked(lock_of(folder), waits), Bars() as bars:

        def tell(progress: Progress) -> None:
            bars("links", progress.done, progress.total)

        return probe_links(what, datetime.now(UTC), tell)


def print_report(report: LinkReport, limit: int | None = SHOWN) -> None:
    """Print an account of the addresses, and by name those that are gone or have moved.

    Args:
        report: what is known.
        limit: how many of each kind are named.
    """
    failed = report.asked - report.there - report.shut
    click.echo(
        f"{report.cited:,} addresses cited; {report.asked:,} asked now: {report.there:,} there, {failed:,} failed, "
        f"{report.shut:,} not for programs; {report.waiting:,} left for other runs; {len(report.rotten):,} gone"
    )
    if report.offline:
        click.echo("nobody answers, so this machine may be offline; that is not held against anyone", err=True)
    if report.rotten:
        rows = (
            (one.url, one.history.last.message, str(one.history.since), "\n".join(map(str, one.places)))
            for one in report.rotten
        )
        _print_table(("gone", "why", "since", "cited in"), list(rows), limit)
    if report.moved:
        _print_table(("moved for good", "to"), list(report.moved.items()), limit)


def _print_table(names: Sequence[str], rows: Sequence[Sequence[str]], limit: int | None) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold", no_wrap=name == "since")
    for row in rows[:limit]:
        table.add_row(*map(Text, row))
    Tables().show(table)
    if limit is not None and len(rows) > limit:
        click.echo(f"and {len(rows) - limit:,} more; --verbose names all")
