"""Telling how far the visits to sources are, and what came of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from digest.cli.telling import Tables, counted, table_of
from digest.fetch import Outcome, Progress, Told
from digest.gathering import Gathered, Harvest
from digest.model import Source

SLOW = 5.0
"""Seconds after which a visit is told of by itself."""
_SHOWN = 8
"""How many slow visits are told of at a time."""
FAILURES = 30
"""How many failures are named; all of them with `--verbose`."""


class Visits:
    """A progress bar with a line for each slow source on a terminal; elsewhere a line for a source once it is slow."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._names = {source.id: source.name for source in sources}
        self._console = Console(stderr=True)
        self._live = Live(console=self._console, transient=True, auto_refresh=False)
        self._told: set[str] = set()

    def __enter__(self) -> Told:
        if self._console.is_terminal:
            self._live.start()
        return self._tell

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def _tell(self, progress: Progress) -> None:
        slow = [(self._names.get(one.source_id, ""), one) for one in progress.under_way if one.seconds >= SLOW]
        lines = [f"{name}: {one.seconds:.0f} s, {one.doing}" for name, one in slow]
        if self._console.is_terminal:
            self._live.update(_drawn(progress, lines[:_SHOWN]), refresh=True)
            return
        for (_, one), line in zip(slow, lines, strict=True):
            if one.source_id not in self._told:
                self._told.add(one.source_id)
                click.echo(f"slow: {line}", err=True)


def _drawn(progress: Progress, lines: Sequence[str]) -> RenderableType:
    bar = Table.grid(padding=(0, 1))
    bar.add_row(
        "fetch",
        ProgressBar(total=progress.total, completed=progress.done, width=40),
        f"{progress.done}/{progress.total}",
    )
    return Group(bar, *(Text(f"  {line}", style="dim", overflow="ellipsis", no_wrap=True) for line in lines))


def print_visits(gathered: Iterable[Gathered]) -> None:
    """Print a line for each source that was visited."""
    Tables().show(table_of(("source", "new", "changed", "entries", "seconds"), _rows(gathered)))


def print_harvest(harvest: Harvest, seconds: float, limit: int | None = FAILURES) -> None:
    """Print what came of the visits: an account of all sources, and by name what the editor should know.

    Args:
        harvest: what came of them.
        seconds: how long they took.
        limit: how many failures are named.
    """
    gathered = harvest.gathered
    outcomes = Counter(one.visited.outcome for one in gathered)
    new, changed = (sum(getattr(one.visited, name) for one in gathered) for name in ("new", "changed"))
    failed = [one for one in gathered if one.visited.outcome in (Outcome.FAILED, Outcome.REFUSED)]
    counts = {
        "sources": len(gathered) + len(harvest.not_due) + len(harvest.off),
        "new": new,
        "changed": changed,
        "unchanged": sum(one.visited.well and not one.visited.new and not one.visited.changed for one in gathered),
        "failed": len(failed),
        "later": outcomes[Outcome.LATER],
        "not due": len(harvest.not_due),
        "off": len(harvest.off) + outcomes[Outcome.GONE],
    }
    shown = {name: n for name, n in counts.items() if n or name not in ("later", "not due", "off")}
    Tables().show(table_of(tuple(shown), [tuple(f"{n:,}" for n in shown.values())]))
    _print_named("failed", ((one.source.name, one.visited.message) for one in failed), limit)
    _print_named("asked to wait", _lines(gathered, Outcome.LATER), limit)
    moved = [(one.source.name, f"{one.health.url} → {one.moved}") for one in gathered if one.moved]
    _print_named("moved for good; visited there from now on, put it into sources.yml", moved, None)
    off = "switched off, as health.json notes; `digest fetch --only NAME` tries again"
    _print_named(off, _lines(gathered, Outcome.GONE), None)
    if late := harvest.late:
        click.echo(f"{late.hours} h later than planned, which was at {late.planned:%H:%M} UTC")
    click.echo(f"{counted(harvest.files, 'file')} written; {seconds:.1f} s")


def _rows(gathered: Iterable[Gathered]) -> Iterator[tuple[str, ...]]:
    for one in gathered:
        visited = one.visited
        counts = (visited.new, visited.changed, visited.items)
        yield one.source.name, *(f"{n:,}" for n in counts), f"{visited.seconds:.1f}"


def _lines(gathered: Iterable[Gathered], outcome: Outcome) -> Iterator[tuple[str, str]]:
    return ((one.source.name, one.visited.message) for one in gathered if one.visited.outcome == outcome)


def _print_named(title: str, lines: Iterable[tuple[str, str]], limit: int | None) -> None:
    named = list(lines)
    if not named:
        return
    click.echo(f"{title}:")
    width = min(30, max(cell_len(name) for name, _ in named))
    for name, line in named[:limit]:
        click.echo(f"  {_filled(name, width)}  {line}")
    if limit is not None and len(named) > limit:
        click.echo(f"  … and {len(named) - limit} more; --verbose names all")


def _filled(text: str, width: int) -> str:
    """A text with blanks behind it; Chinese characters take the room of two."""
    return text + " " * (width - cell_len(text))
