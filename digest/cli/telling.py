"""Telling whoever waits how far a build is, and what problems there are."""

import sys
from collections.abc import Iterable, Mapping, Sequence

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from digest.model import Problem, Stage
from digest.works import Tell

_WIDTH = 140
"""Characters a line, where there is no terminal to fit into."""
_SHORTEST = 0.005
"""Seconds of a stage that are told."""


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


def counted(number: int, what: str) -> str:
    """How many there are of something, in words: `1 source`, `2 sources`."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")


SHOWN = 20
"""How many problems are printed where not all are asked for."""


def print_problems(problems: Sequence[Problem], limit: int | None = None, all_by: str = "--verbose") -> None:
    """Print problems, a line each; the first `limit` of them, and what prints all."""
    for problem in problems[:limit]:
        click.echo(str(problem), err=True)
    if limit is not None and len(problems) > limit:
        click.echo(f"… and {len(problems) - limit} more problems; {all_by} prints all", err=True)


class Tables:
    """Tables on a terminal, or on whatever takes what is printed."""

    def __init__(self) -> None:
        self._console = Console(width=None if sys.stdout.isatty() else _WIDTH)

    def show(self, table: Table) -> None:
        """Print a table; into a file or a pipe without the blanks that fill its last column."""
        with self._console.capture() as drawn:
            self._console.print(table)
        click.echo("\n".join(line.rstrip() for line in drawn.get().splitlines()))


def table_of(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table whose first column has names, and whose others have figures."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for at, name in enumerate(heads):
        table.add_column(name, justify="right" if at else "left", no_wrap=bool(at), overflow="fold")
    for name, *figures in rows:
        table.add_row(escape(name), *figures)
    return table


def stages_table(stages: Mapping[str, Stage]) -> Table:
    """What each stage of a build took, in all processes together; of what it made, and found made before."""

    def told(name: str, stage: Stage) -> tuple[str, ...]:
        of_parts = stage.made or stage.kept
        return name, f"{stage.seconds:.2f}", *(f"{n:,}" if of_parts else "" for n in (stage.made, stage.kept))

    spent = ((name, stage) for name, stage in stages.items() if stage.seconds >= _SHORTEST or stage.made or stage.kept)
    return table_of(("stage", "seconds", "made", "kept"), (told(*one) for one in spent))
