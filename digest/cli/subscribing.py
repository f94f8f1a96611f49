"""Sources in and out: lists of subscriptions that other programs read and write."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from digest.cli.asking import content_folder, content_type
from digest.cli.ending import leave
from digest.cli.main import main
from digest.cli.telling import counted, print_problems
from digest.disk import write_atomically
from digest.errors import ConfigError, ReadError
from digest.files import load_bytes, load_config
from digest.lists import opml, read_list
from digest.subscribing import known_sources, known_topics, subscribe

_SHOWN = 20
"""How many of those are named of which the same is to be said."""


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--content", type=content_type, help="The content folder.")
def import_command(file: Path, content: Path | None) -> None:
    """Add the sources of a list to sources.yml: OPML, Kite, osmosfeed, a planet's INI, or plain addresses.

    FILE is known by its content; - stands for what comes in.
    """
    folder = content or content_folder()
    try:
        kind, listed = read_list(sys.stdin.buffer.read() if str(file) == "-" else load_bytes(file))
    except ReadError as error:
        raise ConfigError(f"{file}: {error}") from error
    done = subscribe(folder, listed)
    _print_some("added", [f"{source.name}  {source.url or ''}".rstrip() for source in done.added])
    _print_some("there already:", done.there)
    print_problems(done.problems)
    _print_some(f"topic added to {folder / 'topics.yml'}:", done.topics)
    config, misset = load_config(folder)
    if done.topics and config.settings.beat and config.settings.beat.topics:
        click.echo("they are off the beat; what is to be on it, add to `beat: topics:` in digest.yml")
    lost = sum(problem.costs_entry for problem in done.problems)
    click.echo(f"{kind}: {counted(len(done.added), 'source')} added, {len(done.there)} there already, {lost} left out")
    print_problems(misset)
    leave(problems=lost and not done.added and not done.there)


def _print_some(words: str, names: Sequence[str]) -> None:
    """Print a line for each, or for the first of many."""
    for name in names[:_SHOWN]:
        click.echo(f"{words} {name}")
    if len(names) > _SHOWN:
        click.echo(f"… and {len(names) - _SHOWN} more")


@main.command("export")
@click.option("--opml", "as_opml", is_flag=True, required=True, help="As OPML, which feed readers import.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--content", type=content_type, help="The content folder.")
def export_command(as_opml: bool, output: Path | None, content: Path | None) -> None:  # noqa: ARG001 - the only format
    """Print the sources as a list that feed readers import, and `digest import` too, topics included."""
    folder = content or content_folder()
    settings = load_config(folder)[0].settings
    raw = opml.write(settings.title, known_sources(folder), known_topics(folder))
    if output is None:
        click.echo(raw.decode("utf-8"), nl=False)
    else:
        write_atomically(output, raw)
        click.echo(f"wrote {output}", err=True)
