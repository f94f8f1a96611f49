"""Telling whoever waits how far a build is, and what problems there are."""

from collections.abc import Sequence

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from digest.model import Problem
from digest.works import Tell


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
        if self._console.is_terminal:
            self._progress.stop()

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self._console.is_terminal:
            task = self._tasks.setdefault(stage, self._tasks.get(stage) or self._progress.add_task(stage, total=total))
            self._progress.update(task, completed=done)
        elif done == total:
            click.echo(f"{stage}: {total}", err=True)


SHOWN = 20
"""How many problems are printed where not all are asked for."""


def print_problems(problems: Sequence[Problem], limit: int | None = None, all_by: str = "--verbose") -> None:
    """Print problems, a line each; the first `limit` of them, and what prints all."""
    for problem in problems[:limit]:
        click.echo(str(problem), err=True)
    if limit is not None and len(problems) > limit:
        click.echo(f"… and {len(problems) - limit} more problems; {all_by} prints all", err=True)
