"""Building a site."""

import resource
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from digest.audio import lacking, recorder_of
from digest.build import Outcome, build
from digest.cli.asking import (
    content_argument,
    content_folder,
    content_type,
    day_type,
    folders_option,
    job_of,
)
from digest.cli.ending import leave
from digest.cli.main import main
from digest.cli.telling import SHOWN, Bars, Tables, counted, print_problems, stages_table
from digest.encode import fetch_encoder, find_encoder
from digest.files import load_config
from digest.rewording import Account
from digest.works import Job


@main.command("build")
@click.argument("content", required=False, type=content_type)
@click.option(
    "--site", default="site", type=click.Path(file_okay=False, path_type=Path), help="Where to write the site."
)
@folders_option
@click.option("--since", type=day_type, help="The first day to build.")
@click.option("--until", type=day_type, help="The last day to build.")
@click.option("--audio", is_flag=True, help="Record the briefings, even where the settings do not ask for it.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there are problems.")
@click.option("--verbose", is_flag=True, help="Print every problem, and what each stage took.")
def build_command(
    content: Path | None,
    site: Path,
    folders: tuple[Path, ...],
    since: datetime | None,
    until: datetime | None,
    audio: bool,
    strict: bool,
    verbose: bool,
) -> None:
    """Build the site from a CONTENT folder (by default `content`, or the folder one is in)."""
    job, misset = job_of(content, folders, site)
    job = replace(job, since=since.date() if since else None, until=until.date() if until else None)
    job = _recording(job) if audio else job
    with Bars() as tell:
        outcome = build(job, tell)
    print_outcome(outcome, site)
    if verbose:
        Tables().show(stages_table(outcome.built.stages))
    print_problems((*misset, *outcome.settings_problems))
    print_problems(outcome.problems, None if verbose else SHOWN)
    if outcome.broken:
        click.echo(
            f"{counted(len(outcome.broken), 'broken link')}; `digest check` looks at those of all pages", err=True
        )
        print_problems(outcome.broken, None if verbose else SHOWN)
    if misset or outcome.settings_problems:
        click.echo("the settings above were left out; mend them and build again", err=True)
    problems = (*outcome.problems, *outcome.broken) if strict else ()
    leave(settings=(*misset, *outcome.settings_problems), problems=problems)


def _recording(job: Job) -> Job:
    """The job with recordings by the voice that the settings name, else by any that is here."""
    settings = job.config.settings
    if settings.audio.recorded:
        return job
    audio = settings.audio.model_copy(update={"voice": "auto"})
    return replace(job, config=replace(job.config, settings=settings.model_copy(update={"audio": audio})))


def print_outcome(outcome: Outcome, site: Path) -> None:
    """Print what a build did."""
    built = outcome.built
    rest = " + ".join(f"{n:,} {what}" for what, n in built.account.items())
    click.echo(f"{built.counts['entries']:,} entries in {built.documents:,} documents = {rest}")
    if outcome.foreign:
        click.echo(f"{len(outcome.foreign)} files hold no news: {_some(outcome.foreign)}")
    click.echo(f"{built.figures.days} days, {built.made} made anew")
    if outcome.rewording:
        click.echo(_rewording(outcome.rewording))
    if outcome.silent:
        click.echo(f"no recordings: {outcome.silent}", err=True)
    if outcome.unsearchable:
        click.echo(f"no search: {outcome.unsearchable}; `search: off` in digest.yml does without", err=True)
    click.echo(f"{built.pages:,} files, {built.changed:,} written, {built.removed:,} removed: {site}")
    stages = "  ".join(f"{name} {stage.seconds:.1f}" for name, stage in built.stages.items() if stage.seconds >= 0.05)
    click.echo(
        f"{built.seconds:.1f} s, {_peak_memory()} MB at most in one process; seconds by stage, all processes: {stages}"
    )


def _rewording(account: Account) -> str:
    dropped = ", ".join(f"{fault} {n:,}" for fault, n in account.dropped.items())
    unanswered = sum(account.unanswered.values())
    parts = (
        f"{account.sent:,} requests sent",
        f"{account.reworded:,} claims reworded",
        f"{sum(account.dropped.values()):,} proposals dropped" + (f" ({dropped})" if dropped else ""),
        f"{unanswered:,} requests without an answer" if unanswered else "",
        f"{account.left:,} left for the next build" if account.left else "",
    )
    return "rewriter: " + ", ".join(filter(None, parts))


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")


def _peak_memory() -> int:
    """The largest resident size of this process or of a worker, in MB."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // unit


@main.command("encoder")
@content_argument
@click.option("--fetch", is_flag=True, help="Get it from the network, where the settings name it.")
def encoder_command(content: Path | None, fetch: bool) -> None:
    """Tell which sentence encoder the settings of a CONTENT folder ask for, and whether it is here."""
    folder = content or content_folder()
    grouping = load_config(folder)[0].settings.grouping
    if fetch:
        fetch_encoder(grouping, folder)
    encoder = find_encoder(grouping, folder)
    click.echo(f"{grouping.model} is here" if encoder else "none: `grouping: {method: lexical}` goes by words alone")


@main.command("voice")
@content_argument
@click.option("--packages", is_flag=True, help="Print the Debian packages that recording needs and that are not here.")
def voice_command(content: Path | None, packages: bool) -> None:
    """Tell which voice the settings of a CONTENT folder ask for, and whether it is here."""
    config = load_config(content or content_folder())[0]
    settings = config.settings
    if packages:
        for name in lacking(settings.audio, config.wording.language):
            click.echo(name)
    elif settings.audio.recorded:
        click.echo(f"{recorder_of(settings, config.wording.language).voice.name} is here")
    else:
        click.echo(f"none: `audio: {settings.audio.voice}` records nothing")
