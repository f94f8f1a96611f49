"""A site in figures: what stands in it, what it weighs, what building it took."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import click

from digest.cli.asking import content_argument, content_folder, site_option
from digest.cli.main import main
from digest.cli.telling import Tables, stages_table, table_of
from digest.editions import Store
from digest.errors import ConfigError
from digest.hosting import LARGEST_FILE, LARGEST_SITE, MB, Weights, weigh
from digest.model import Built, Figures
from digest.site import key_of_site, sizes_of


@main.command("stats")
@content_argument
@site_option
@click.option("--top", default=10, type=click.IntRange(min=0), help="How many sources, topics and threads to list.")
@click.option("--json", "as_json", is_flag=True, help="Print all figures, as JSON.")
def stats_command(content: Path | None, site: Path, top: int, as_json: bool) -> None:
    """Tell what the last build of a CONTENT folder made, what the site weighs, and what building it took."""
    built = _built(content, site)
    sizes = sizes_of(site)
    if as_json:
        click.echo(json.dumps(_values(built, sizes), ensure_ascii=False, indent=1, default=str))
    else:
        _print(built, sizes, top)


def _built(content: Path | None, site: Path) -> Built:
    """What the last build of a site did.

    Raises:
        ConfigError: there was none that is remembered.
    """
    kept = Path(".digest")  # what `digest build --from` without a content folder leaves
    folder = content or (Path() if kept.is_dir() and not Path("content").is_dir() else content_folder())
    built = Store(folder / kept).get(Built, key_of_site(site))
    if built is None:
        raise ConfigError(f"{site}: no build of it from {folder} is remembered; run `digest build` first")
    return built


def _values(built: Built, sizes: Mapping[str, int]) -> dict[str, object]:
    weights = weigh(sizes)
    return {
        **asdict(built),
        "figures": {"days": built.figures.days, **asdict(built.figures)},
        "sizes": {
            "total": weights.total,
            "largest": max(sizes.values(), default=0),
            "files": len(sizes),
            "kinds": {kind: {"bytes": size, "files": weights.files[kind]} for kind, size in weights.kinds.items()},
        },
    }


def _print(built: Built, sizes: Mapping[str, int], top: int) -> None:
    figures, weights = built.figures, weigh(sizes)
    tables = Tables()
    for table in (
        table_of(("site", ""), _site(figures)),
        table_of(  # a briefing text's hub is an item of the site besides
            (f"entries of {built.documents:,} documents", f"{built.counts['entries']:,}"),
            ((what, f"{n:,}") for what, n in built.account.items()),
        ),
        table_of(
            ("source", "items", "duplicates"),
            ((one.name, f"{one.items:,}", f"{one.duplicates:,}") for one in figures.sources[:top]),
        ),
        table_of(("topic", "stories"), ((one.title, f"{one.stories:,}") for one in figures.topics[:top])),
        table_of(
            ("thread", "days", "items"),
            ((one.title or one.slug, f"{one.days:,}", f"{one.items:,}") for one in figures.longest[:top]),
        ),
        table_of(("files", "number", "MB", "share"), _sizes(sizes, weights)),
        stages_table(built.stages),
    ):
        if table.row_count:
            tables.show(table)
            click.echo()
    click.echo(f"last build: {built.seconds:.1f} s; {built.made:,} days made anew, {built.changed:,} files written")


def _site(figures: Figures) -> Iterator[tuple[str, str]]:
    """The figures that are one number each."""
    tally = figures.tally
    yield "days", f"{figures.days:,}"
    if figures.first and figures.last:
        yield "from, to", f"{figures.first}, {figures.last}"
    yield "segments", f"{tally.segments:,}"
    yield "sentences", f"{tally.claims:,}"
    yield "citations", f"{tally.citations:,}"
    yield "words", f"{tally.words:,}"
    yield "stories", f"{figures.stories:,}"
    yield "threads", f"{figures.threads:,}"
    yield "topics", f"{len(figures.topics):,}"
    yield "sources", f"{len(figures.sources):,}"
    yield "items", f"{figures.items:,}"


def _sizes(sizes: Mapping[str, int], weights: Weights) -> Iterator[tuple[str, ...]]:
    """What the files weigh, by kind; of all, and of the largest, how much of what GitHub Pages takes."""
    for kind, size in weights.kinds.items():
        yield kind, f"{weights.files[kind]:,}", f"{size / MB:,.1f}", f"{size / weights.total:.0%}"
    yield "all", f"{len(sizes):,}", f"{weights.total / MB:,.1f}", f"{weights.total / LARGEST_SITE:.1%} of 1 GB"
    for path, size in islice(sorted(sizes.items(), key=lambda one: (-one[1], one[0])), 1):
        yield f"largest: {path}", "1", f"{size / MB:,.1f}", f"{size / LARGEST_FILE:.1%} of 100 MB"
