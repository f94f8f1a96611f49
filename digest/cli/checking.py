"""Checking a site before anyone reads it: its settings, its links, and whether its news is news."""

from pathlib import Path

import click

from digest.cli.asking import content_argument, content_folder, job_of, site_option
from digest.cli.checked import check_site
from digest.cli.ending import leave
from digest.cli.linking import print_report, run_round
from digest.cli.main import main
from digest.cli.summing import latest_twin, summary_of
from digest.cli.telling import SHOWN, counted, print_problems
from digest.linking import MOST
from digest.rot import problems_of


@main.command("check")
@content_argument
@site_option
@click.option("--strict", is_flag=True, help="Exit with 1 also for what only may worry.")
@click.option("--links", is_flag=True, help="Test also addresses of other sites that the briefings cite.")
@click.option("--most", type=click.IntRange(min=1), default=MOST, metavar="N", help="How many of them to ask for.")
@click.option("--verbose", is_flag=True, help="Name all of them that are gone or have moved.")
@click.option("--summary", type=click.Path(dir_okay=False, path_type=Path), help="Add what was found to this file.")
def check_command(
    content: Path | None,
    site: Path,
    strict: bool,
    links: bool,
    most: int,
    verbose: bool,
    summary: Path | None,
) -> None:
    """Check the settings of a CONTENT folder, its sources, and every link within the built site."""
    folder = content or content_folder()
    job, misset = job_of(folder, (), site)
    checked, config = check_site(job, misset), job.config
    report = run_round(folder, site, config.settings, most) if links else None
    rot = tuple(problems_of(report.rotten)) if report else ()
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(summary_of(checked, latest_twin(site), config.settings, rot))
    print_problems(checked.settings)
    click.echo(f"{folder}: {counted(len(config.origins), 'source')}, {counted(len(config.topics), 'topic')}")
    if site.is_dir():
        click.echo(f"{site}: {counted(len(checked.sizes), 'file')}, {counted(len(checked.links), 'broken link')}")
    print_problems((*checked.unfit, *checked.links, *checked.heavy, *checked.worries))
    if checked.stale:
        click.echo(str(checked.stale), err=True)
    if report:
        print_report(report, None if verbose else SHOWN)
    worrying = (*checked.heavy, *checked.worries, *rot) if strict else ()
    leave(settings=checked.settings, problems=(*checked.unfit, *checked.links, *worrying), stale=checked.stale)
