"""A page of Markdown about a check, as the summary of a job that runs where nobody looks at it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from digest.cli.checked import Checked
from digest.config import Settings
from digest.hosting import MB, weigh
from digest.model import Late, Problem
from digest.render.twins import escaped

_SHOWN = 10
"""How many problems of a kind are shown."""
_HEAVIEST = 3
"""How many kinds of files are told of: those that take the most room."""


def latest_twin(site: Path) -> tuple[str, Mapping[str, Any]] | None:
    """The newest edition of a built site: the path of its page, and its twin for programs."""
    twins = sorted(site.glob("[0-9][0-9][0-9][0-9]/[0-9][0-9]/[0-9][0-9]/index.json"))
    if not twins:
        return None
    return twins[-1].parent.relative_to(site).as_posix() + "/", json.loads(twins[-1].read_bytes())


def summary_of(
    checked: Checked, latest: tuple[str, Mapping[str, Any]] | None, settings: Settings, rot: Sequence[Problem]
) -> str:
    """The newest headline, counts, and what was found, as Markdown."""
    parts = [_opening(latest, settings), *_late(checked.late), _counts(checked, latest)]
    parts += (
        _problems(name, found)
        for name, found in (
            ("Not fit to be published", checked.unfit),
            ("Settings that cannot be used", checked.settings),
            ("Links that lead nowhere", checked.links),
            ("Nothing is today's", (checked.stale,) if checked.stale else ()),
            ("Worries", (*checked.heavy, *checked.worries)),
            ("Cited pages that are gone", rot),
        )
        if found
    )
    return "\n\n".join(parts) + "\n\n"


def _opening(latest: tuple[str, Mapping[str, Any]] | None, settings: Settings) -> str:
    if latest is None:
        return f"## {escaped(settings.title)}\n\nNo edition yet."
    path, twin = latest
    headline = escaped(str(twin["headline"]))
    address = urljoin(settings.url.rstrip("/") + "/", path) if settings.url else None
    return f"## {escaped(settings.title)}: {twin['day']}\n\n**{f'[{headline}]({address})' if address else headline}**"


def _late(late: Late | None) -> Iterator[str]:
    if late:
        yield f"Fetched on {late.made:%Y-%m-%d at %H:%M} UTC, {late.hours} h later than planned."


def _counts(checked: Checked, latest: tuple[str, Mapping[str, Any]] | None) -> str:
    weights = weigh(checked.sizes)
    rows = [("files", f"{len(checked.sizes):,}"), ("size", f"{weights.total / MB:,.1f} MB")]
    rows += ((f"– {kind}", f"{size / MB:,.1f} MB") for kind, size in list(weights.kinds.items())[:_HEAVIEST])
    if latest:
        _, twin = latest
        items = [item for story in twin["stories"] for item in story["items"]]
        rows = [
            ("stories", f"{len(twin['stories']):,}"),
            ("items", f"{len(items):,}"),
            ("sources", f"{len({item['source'] for item in items}):,}"),
            ("problems in its documents", f"{len(twin['problems']):,}"),
            *rows,
        ]
    rows.append(("broken links", f"{len(checked.links):,}"))
    return "| | |\n|---|--:|\n" + "\n".join(f"| {name} | {count} |" for name, count in rows)


def _problems(name: str, found: Sequence[Problem]) -> str:
    lines = [f"- {escaped(str(problem))}" for problem in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(f"- and {len(found) - _SHOWN:,} more")
    return f"### {name}\n\n" + "\n".join(lines)
