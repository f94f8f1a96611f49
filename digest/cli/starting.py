"""Starting a site: what it is to be is asked on a terminal, or comes from options."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from digest.cli.main import main
from digest.errors import ConfigError
from digest.repository import address_of, repository_of
from digest.starting import (
    DEFAULT_BEAT,
    Answers,
    Started,
    beat_of,
    beats,
    checked_beat,
    checked_language,
    checked_title,
    checked_zone,
    known_settings,
    settings_of,
    start_site,
    zone_here,
)

_SHOWN = 8
"""How many lines that differ are shown of a file."""

Answer = TypeVar("Answer")
Ask = Callable[[str, str | None, str, Callable[[str], Answer]], Answer]


@main.command("init")
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The site's name.")
@click.option("--beat", help=f"What it is about: {', '.join(beats())}. Brings topics and sources.")
@click.option("--timezone", help="The zone whose days the editions are, such as Europe/Warsaw.")
@click.option("--language", help="The language of the pages, such as en, pl or zh-Hans.")
@click.option("--repository", help="Where it will be on GitHub, as OWNER/NAME: makes the site's address.")
@click.option("--yes", is_flag=True, help="Ask nothing: what no option says has its default.")
def init_command(
    folder: Path,
    title: str | None,
    beat: str | None,
    timezone: str | None,
    language: str | None,
    repository: str | None,
    yes: bool,
) -> None:
    """Start a site in a FOLDER: settings, topics, sources, a first note, a GitHub Pages workflow.

    Asks what it is to be, on a terminal. Nothing is overwritten: what is there already and differs is shown.
    """
    asked = sys.stdin.isatty() and not yes
    known = known_settings(folder)
    chosen = _answer("What it is about", beat, (known and beat_of(known)) or DEFAULT_BEAT, checked_beat, asked=asked)
    proposed = settings_of(chosen)
    zone = proposed.timezone if "timezone" in proposed.model_fields_set else zone_here()
    answers = Answers(
        beat=chosen,
        title=_answer("Title", title, known.title if known else proposed.title, checked_title, asked=asked),
        timezone=_answer("Time zone", timezone, known.timezone if known else zone, checked_zone, asked=asked),
        language=_answer("Language", language, known.language if known else "en", checked_language, asked=asked),
        url=known.url
        if known and known.url and repository is None
        else _answer("Repository on GitHub", repository, repository_of(folder), address_of, asked=asked),
        today=date.today().isoformat(),  # noqa: DTZ011 - the writer's day
    )
    print_started(start_site(folder, answers), folder)
    _print_next(folder, answers)


def _answer(question: str, given: str | None, default: str, check: Callable[[str], Answer], *, asked: bool) -> Answer:
    """What an option says, else what somebody answers, asked again while it cannot be used, else the default."""
    if given is not None or not asked:
        return check(default if given is None else given)

    def checked(text: str) -> Answer:
        try:
            return check(text)
        except ConfigError as error:
            raise click.BadParameter(str(error)) from error

    answer: Answer = click.prompt(question, default=default, value_proc=checked, show_default=bool(default))
    return answer


def print_started(started: Started, folder: Path) -> None:
    """Tell which files were written, and of those that were not what differs."""
    for name in started.written:
        click.echo(f"wrote {folder / name}")
    for file in started.differs:
        click.echo(f"kept, differs from the starter: {folder / file.name} (- yours, + the starter's)")
        for line in file.diff[:_SHOWN]:
            click.echo(f"    {line}")
        if len(file.diff) > _SHOWN:
            click.echo(f"    … and {len(file.diff) - _SHOWN} more lines")
    if not started.written and not started.differs:
        click.echo(f"{folder}: everything is there already, as it would be written")


def _print_next(folder: Path, answers: Answers) -> None:
    click.echo("\nnext:")
    if folder != Path():
        click.echo(f"  cd {folder}")
    click.echo("  digest sources                # where the news comes from; `digest add ADDRESS` adds to it")
    click.echo("  digest fetch                  # gets what is new from there")
    click.echo("  digest build && digest serve  # makes the site, and shows it on this machine")
    if answers.url:
        click.echo(f"to publish it at {answers.url}: push this folder, then Settings, Pages, Source: GitHub Actions")
    else:
        click.echo("to publish it: set `url` in content/digest.yml, and read docs/publishing.md")
