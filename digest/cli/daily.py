"""All that a morning needs, in one command: fetch, build, check, publish."""

from pathlib import Path
from time import perf_counter

import click

from digest.build import Outcome, build
from digest.cli.asking import content_argument, content_folder, job_of, site_option
from digest.cli.checked import Checked, check_site
from digest.cli.ending import leave
from digest.cli.fetching import (
    deadline_option,
    errand_of,
    fetches,
    lock_of,
    planned_option,
    run_errand,
    waits,
)
from digest.cli.harvested import FAILURES, print_harvest
from digest.cli.main import main
from digest.cli.telling import SHOWN, Bars, counted, print_problems
from digest.config import Settings
from digest.disk import locked
from digest.gathering import Errand, Harvest
from digest.publish import Branch, publish


@main.command("daily")
@content_argument
@site_option
@deadline_option
@planned_option
def daily_command(content: Path | None, site: Path, deadline: float | None, planned: str | None) -> None:
    """Fetch, build, check and publish the site of a CONTENT folder, as its settings say.

    Safe to run at any time, twice, and from cron: a second run waits for the first.
    """
    began = perf_counter()
    folder = content or content_folder()
    with locked(lock_of(folder), waits):
        job, misset = job_of(folder, (), site)
        harvest = _fetch(errand_of(folder, job.config, deadline, planned))
        with Bars() as tell:
            outcome = build(job, tell)
        checked = check_site(job, misset)
        published = _publish(site, job.config.settings, checked)
    problems = (*misset, *outcome.settings_problems)
    print_problems(
        (*problems, *checked.unfit, *checked.links, *checked.heavy, *checked.worries), SHOWN, "`digest check`"
    )
    if checked.stale:
        click.echo(str(checked.stale), err=True)
    _print_lines(_built(outcome), _checked(checked), published, f"{perf_counter() - began:.1f} s in all")
    leave(
        nobody=harvest and harvest.all_failed,
        settings=problems,
        problems=(*checked.links, *checked.unfit),
        stale=checked.stale,
    )


def _fetch(errand: Errand) -> Harvest | None:
    if not fetches(errand.config):
        return None
    began = perf_counter()
    harvest = run_errand(errand)
    print_harvest(harvest, perf_counter() - began, FAILURES)
    print_problems(harvest.problems, SHOWN, "`digest fetch --now --verbose`")
    return harvest


def _publish(site: Path, settings: Settings, checked: Checked) -> str:
    """What became of publishing, in words. A site whose links lead nowhere is not published."""
    where = settings.publish
    if where.to == "nowhere":
        return "published: no; `publish: {to: branch}` in digest.yml would"
    if checked.links or checked.unfit:
        return "published: no; " + ("there are broken links" if checked.links else "it would not work there")
    commit = publish(site, Branch(repository=Path(), name=where.branch, remote=where.remote, url=settings.url))
    return f"published: {where.branch} " + (commit[:12] if commit else "has nothing new")


def _built(outcome: Outcome) -> str:
    built = outcome.built
    items, days = counted(built.counts["items"], "item"), counted(built.figures.days, "day")
    return (
        f"built: {items}, {days}, {built.made} made anew; "
        f"{counted(built.pages, 'file')}, {built.changed:,} written, {built.removed:,} removed; "
        f"{counted(len(outcome.problems), 'problem')} in documents"
    )


def _checked(checked: Checked) -> str:
    worries = len(checked.worries) + bool(checked.stale)
    found = (len(checked.sizes), "file"), (len(checked.links), "broken link"), (worries, "reason")
    return f"checked: {', '.join(counted(*one) for one in found)} to worry about sources"


def _print_lines(*lines: str) -> None:
    for line in lines:
        click.echo(line)
