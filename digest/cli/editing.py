"""What an editor writes: the word about a day, notes and briefing texts, each started for them."""

import os
import sys
from datetime import UTC, date, datetime
from importlib.resources import files as package_files
from pathlib import Path

import click

from digest.cli.asking import content_folder, content_type, day_type, job_of
from digest.cli.looking import edition_of
from digest.cli.main import main
from digest.compose.draft import draft, quoted
from digest.dates import day_of, written
from digest.disk import write_atomically
from digest.files import load_config
from digest.text import clean
from digest.urls import slug

_TEXTS = Path(str(package_files("digest"))) / "starters" / "texts"


@main.command("edit")
@click.argument("day", type=day_type)
@click.option("--content", type=content_type, help="The content folder.")
def edit_command(day: datetime, content: Path | None) -> None:
    """Draft the editor's word about a DAY from what was composed, and open it in $EDITOR.

    The draft changes nothing until lines of it are uncommented. A file that is there is left as it is.
    """
    folder = content or content_folder()
    name = day.date().isoformat()
    there = sorted((folder / "editions").glob(f"{name}.y*ml"))
    path = there[0] if there else folder / "editions" / f"{name}.yml"
    if there:
        _show(path)
    else:
        _start(path, draft(edition_of(job_of(folder, (), Path("site"))[0], day.date())))
    _open(path)


@main.command("new")
@click.argument("kind", type=click.Choice(["note", "briefing"]))
@click.option("--title", help="Its title.")
@click.option("--day", type=day_type, help="Its day; by default today.")
@click.option("--content", type=content_type, help="The content folder.")
def new_command(kind: str, title: str | None, day: datetime | None, content: Path | None) -> None:
    """Start a note or a briefing text, and open it in $EDITOR. A file that is there is left as it is."""
    folder = content or content_folder()
    of = day.date() if day else _today(folder)
    title = clean(title or "")
    if kind == "note":
        path = folder / "notes" / f"{of}-{slug(title, 'note')}.md"
        values = {"title": quoted(title or "A note"), "day": of.isoformat()}
    else:
        path = folder / "briefings" / f"{of}.txt"
        values = {"title": title or "The Day in Brief", "day": written(of)}
    if path.exists():
        _show(path)
    else:
        text = (_TEXTS / f"{kind}{path.suffix}").read_text("utf-8")
        _start(path, text.replace("{{title}}", values["title"]).replace("{{day}}", values["day"]))
    _open(path)


def _today(folder: Path) -> date:
    """The day that an edition of now would be."""
    settings = load_config(folder)[0].settings
    return day_of(datetime.now(UTC), settings.zone, settings.day_starts_at)


def _start(path: Path, text: str) -> None:
    write_atomically(path, text.encode())
    click.echo(f"wrote {path}")


def _show(path: Path) -> None:
    click.echo(f"{path} is there already, and left as it is:\n")
    click.echo(path.read_text("utf-8", "replace"))


def _open(path: Path) -> None:
    """Open a file in the editor that the environment names, where there is somebody to use it."""
    if sys.stdin.isatty() and (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        click.edit(filename=str(path))
