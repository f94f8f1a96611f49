"""The group of commands, and what several commands share."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from digest import __version__
from digest.config import Config
from digest.encode import Encoder, find_encoder
from digest.errors import ConfigError, DigestError
from digest.files import load_config, starter_topics
from digest.model import Problem
from digest.rewrite import Rewriter, find_rewriter
from digest.works import Job, Tell

content_type = click.Path(exists=True, file_okay=False, path_type=Path)
day_type = click.DateTime(["%Y-%m-%d"])
content_argument = click.argument("content", required=False, type=content_type)
site_option = click.option(
    "--site", default="site", type=click.Path(file_okay=False, path_type=Path), help="The site's folder."
)
folders_option = click.option(
    "--from",
    "folders",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A folder, or a file, with more documents. Without CONTENT, default settings are used.",
)


class _Group(click.Group):
    """Commands whose errors are printed as what they say, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours ends it with exit code 2."""
        try:
            return super().invoke(ctx)
        except DigestError as error:
            click.echo(f"digest: {error}", err=True)
            sys.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="digest")
def main() -> None:
    """Build a daily news digest in which every sentence cites its sources."""


def content_folder() -> Path:
    """The content folder that is meant when none is named."""
    for folder in (Path("content"), Path()):
        if (folder / "digest.yml").is_file():
            return folder
    raise ConfigError("no digest.yml here or in `content`; name a content folder, or start one with `digest init`")


def job_of(content: Path | None, folders: tuple[Path, ...], site: Path) -> tuple[Job, tuple[Problem, ...]]:
    """The job for a content folder, or for other folders with default settings; and what the settings lack."""
    folder = content or (None if folders else content_folder())
    config, problems = load_config(folder) if folder else (Config(topics=starter_topics()), ())
    encoder, missing = encoder_of(config, folder)
    rewriter, silent = rewriter_of(config, folder)
    job = Job(
        content=folder,
        config=config,
        encoder=encoder,
        rewriter=rewriter,
        site=site,
        store=(folder or Path()) / ".digest",
        folders=folders,
    )
    return job, (*problems, *missing, *silent)


def encoder_of(config: Config, folder: Path | None) -> tuple[Encoder | None, tuple[Problem, ...]]:
    """The sentence encoder that the settings ask for; without it, stories are made by words alone, and we say so."""
    try:
        return find_encoder(config.settings.grouping, folder), ()
    except ConfigError as error:
        problem = Problem(
            where=f"{folder.name if folder else ''}/digest.yml",
            message=f"grouping: {error}",
            remedy="until then words alone decide",
        )
        return None, (problem,)


def rewriter_of(config: Config, folder: Path | None) -> tuple[Rewriter | None, tuple[Problem, ...]]:
    """The rewriter that the settings ask for; without it, the sources' own sentences stand, and we say so."""
    try:
        return find_rewriter(config.settings.compose), ()
    except ConfigError as error:
        problem = Problem(
            where=f"{folder.name if folder else ''}/digest.yml",
            message=f"compose: {error}",
            remedy="until then nothing is reworded",
        )
        return None, (problem,)


class Bars:
    """Progress bars on a terminal; elsewhere a line for each stage when it is done."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        columns = (TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn())
        self._progress = Progress(*columns, console=self._console, transient=True)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Tell:
        if self._console.is_terminal:
            self._progress.start()
        return self._tell

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self._console.is_terminal:
            task = self._tasks.setdefault(stage, self._tasks.get(stage) or self._progress.add_task(stage, total=total))
            self._progress.update(task, completed=done)
        elif done == total:
            click.echo(f"{stage}: {total}", err=True)


def print_problems(problems: Sequence[Problem], limit: int | None = None) -> None:
    """Print problems, a line each; the first `limit` of them."""
    for problem in problems[:limit]:
        click.echo(str(problem), err=True)
    if limit is not None and len(problems) > limit:
        click.echo(f"… and {len(problems) - limit} more problems; --verbose prints all", err=True)
