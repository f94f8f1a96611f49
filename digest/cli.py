"""The command line: arguments in, plain words and exit codes out."""

import json
import sys
from pathlib import Path

import click

from digest import __version__
from digest.errors import DigestError
from digest.model import Document
from digest.readers import read as read_document
from digest.readers import reader_for, readers
from digest.readers.report import report


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DigestError as error:
            click.echo(f"digest: {error}", err=True)
            sys.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="digest")
def main() -> None:
    """Build a daily news digest in which every sentence cites its sources."""


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reader", metavar="NAME", help="The reader to use; by default the content decides.")
@click.option("--json", "as_json", is_flag=True, help="Print everything that was read, as JSON.")
def read(file: Path, reader: str | None, as_json: bool) -> None:
    """Show what a reader sees in one FILE."""
    if reader is not None and reader not in readers():
        raise click.BadParameter(f"{reader!r}; use one of {', '.join(readers())}", param_hint="--reader")
    document = Document(name=file.name, raw=file.read_bytes())
    name = reader or reader_for(document) or "none"
    reading = read_document(document, reader)
    if as_json:
        click.echo(json.dumps(report(reading, name), ensure_ascii=False, indent=1))
        return
    for item in reading.items:
        click.echo(f"{item.published or 'undated':<25}  {item.heading}")
    for problem in reading.problems:
        click.echo(str(problem), err=True)
    click.echo(f"{name}: {len(reading.items)} items, {len(reading.problems)} problems")
