"""The sources of a site and how they are doing."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.markup import escape
from rich.table import Table

from digest.cli.asking import content_folder, content_type, job_of
from digest.cli.main import main
from digest.cli.telling import Bars, Tables, print_problems
from digest.editions import Store
from digest.model import Health, History, Standing
from digest.surveying import Archived, survey
from digest.visits import load_health, load_histories, of_address


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """A source, what the documents hold of it, and what visits told."""

    archived: Archived
    on: bool
    configured: bool
    health: Health | None
    history: History


@main.command("sources")
@click.option("--json", "as_json", is_flag=True, help="Print all that is known, as JSON.")
@click.option("--content", type=content_type, help="The content folder.")
def sources_command(as_json: bool, content: Path | None) -> None:
    """List the sources: how many items the documents hold of each, how fresh, how it does when it is visited."""
    folder = content or content_folder()
    job, misset = job_of(folder, (), Path("site"))
    healths, unread = load_health(folder)
    with Bars() as tell:
        found = survey(job, tell)
    off = {origin.source.id for origin in job.config.origins if not origin.on}
    histories = load_histories(Store(job.store))
    listed = [
        _Listed(
            archived=one,
            on=one.source.id not in off,
            configured=number < len(job.config.origins),
            health=of_address(healths.get(one.source.id), one.source),
            history=of_address(histories.get(one.source.id), one.source) or History(),
        )
        for number, one in enumerate(found)
    ]
    if as_json:
        click.echo(json.dumps([_values(one) for one in listed], ensure_ascii=False, indent=1, default=str))
    else:
        _print_table([one for one in listed if one.configured])
        _print_rest([one for one in listed if not one.configured])
    print_problems((*misset, *unread))


def _values(one: _Listed) -> dict[str, object]:
    archived = one.archived
    return {
        "id": archived.source.id,
        "name": archived.source.name,
        "url": archived.source.url,
        "configured": one.configured,
        "on": one.on,
        "items": archived.items,
        "newest": archived.newest,
        "undated": archived.undated,
        "health": asdict(one.health) if one.health else None,
        "visits": [asdict(visit) for visit in one.history.visits],
        "due": one.history.due,
    }


def _print_table(listed: Sequence[_Listed]) -> None:
    if not listed:
        click.echo("sources.yml names no source; `digest add ADDRESS` or `digest import FILE` adds some")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("source", overflow="fold")
    for name in ("items", "newest", "undated"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("how it is", overflow="fold")
    for one in listed:
        archived = one.archived
        share = f"{archived.undated / archived.items:.0%}" if archived.items else ""
        words = "; ".join(_state(one))
        table.add_row(
            escape(archived.source.name), f"{archived.items:,}", str(archived.newest or "—"), share, escape(words)
        )
    Tables().show(table)


def _state(one: _Listed) -> Iterator[str]:
    """What there is to say of a source, the gravest first."""
    health = one.health
    if not one.on:
        yield "off"
    if one.archived.source.url is None:
        yield "no feed of its own"
    elif health is None:
        yield "never visited"
    elif health.standing is Standing.WELL:
        yield f"well on {health.last_success}, in {health.seconds:g} s"
    else:
        yield f"{health.standing} since {health.since}" + (f": {health.why}" if health.why else "")
        if health.last_success:
            yield f"last well on {health.last_success}"
    if health and health.duplicates:
        yield f"{health.duplicates} of {health.items} entries twice in its feed"
    if (due := one.history.due) and due > datetime.now(UTC):
        yield f"asks to be left alone until {due:%Y-%m-%d %H:%M} UTC"
    if health and health.moved_to:
        yield f"moved to {health.moved_to}"
    if health and health.last_new and (days := (_today() - health.last_new).days) > _SILENT:
        yield f"nothing new for {days} days"


_SILENT = 30


def _today() -> date:
    return datetime.now(UTC).date()


def _print_rest(rest: Sequence[_Listed]) -> None:
    if rest:
        items = sum(one.archived.items for one in rest)
        click.echo(f"not in sources.yml: {len(rest)}, with items in the documents: {items:,}; --json lists them")
