"""Adding sources by their address, or by their site's."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from digest.cli.asking import content_folder, content_type
from digest.cli.ending import leave
from digest.cli.main import main
from digest.cli.telling import counted, print_problems
from digest.discovering import FoundFeed, find_feeds, find_page
from digest.errors import ConfigError
from digest.files import load_config
from digest.gathering import manners_of
from digest.lists import Listed, Subscription
from digest.subscribing import Subscribed, known_topics, subscribe


@main.command("add")
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
@click.option("--all", "every", is_flag=True, help="Add every feed of a site that has several.")
@click.option("--page", "as_page", is_flag=True, help="Take the page itself as a source: its text is news.")
@click.option("--topic", "topics", multiple=True, help="A topic that all its items have; may be given several times.")
@click.option("--content", type=content_type, help="The content folder.")
def add_command(
    urls: tuple[str, ...], every: bool, as_page: bool, topics: tuple[str, ...], content: Path | None
) -> None:
    """Add sources to sources.yml by the address of a feed, or of a site whose feeds are then found."""
    folder = content or content_folder()
    config, misset = load_config(folder)
    print_problems(misset)
    known = [topic.id for topic in known_topics(folder)]
    if missing := [topic for topic in topics if topic not in known]:
        raise ConfigError(f"topics.yml has no topic {missing[0]!r}; it has {', '.join(known) or 'none'}")
    manners = manners_of(config.settings)
    failed = 0
    for url in urls:
        search = find_page(url, manners) if as_page else find_feeds(url, manners)
        _show(search.feeds)
        chosen = search.feeds if every or len(search.feeds) == 1 else _chosen(search.feeds)
        if not chosen:
            failed += 1
            click.echo(
                f"{url}: {search.message or 'several feeds; name one of them, or take all with --all'}", err=True
            )
            continue
        settings = {"type": "page"} if as_page else {}
        found = tuple(
            Subscription(url=feed.url, name=feed.name, categories=topics, settings=settings | _language(feed))
            for feed in chosen
        )
        _print_done(subscribe(folder, Listed(subscriptions=found)), folder)
    leave(nobody=failed == len(urls), problems=failed)


def _language(feed: FoundFeed) -> dict[str, str]:
    return {"language": feed.language} if feed.language else {}


def _show(feeds: Sequence[FoundFeed]) -> None:
    for number, feed in enumerate(feeds, 1):
        click.echo(f"{f'{number}. ' if len(feeds) > 1 else ''}{feed.name}  {feed.url}")
        click.echo(f"   {_described(feed)}")


def _chosen(feeds: tuple[FoundFeed, ...]) -> tuple[FoundFeed, ...]:
    """Those of several feeds that somebody at the terminal names; none where nobody is there."""
    if not feeds or not sys.stdin.isatty():
        return ()

    def numbers(answer: str) -> tuple[FoundFeed, ...]:
        words = answer.replace(",", " ").lower().split()
        if words == ["all"]:
            return feeds
        wanted = {int(word) for word in words if word.isdecimal()}
        if len(wanted) != len(words) or not wanted <= set(range(1, len(feeds) + 1)):
            raise click.BadParameter(f"numbers from 1 to {len(feeds)}, or all")
        return tuple(feeds[number - 1] for number in sorted(wanted))

    chosen: tuple[FoundFeed, ...] = click.prompt("Which, by number, or all", default="1", value_proc=numbers)
    return chosen


def _described(feed: FoundFeed) -> str:
    """How many items, how fresh, in which language."""
    undated = f", {feed.undated} without a date" if feed.undated else ""
    newest = f", the newest {_ago(feed.newest)}" if feed.newest else ""
    items = counted(feed.items, "item")
    return f"{items}{undated}{newest}, language {feed.language or 'unknown'}"


def _ago(day: date) -> str:
    days = (datetime.now(UTC).date() - day).days
    if days <= 1:
        return f"{day} (today)" if days <= 0 else f"{day} (yesterday)"
    return f"{day} ({days} days ago)" + (": it may be asleep" if days > _ASLEEP else "")


_ASLEEP = 90
"""After so many days without an item a feed may have been given up."""


def _print_done(done: Subscribed, folder: Path) -> None:
    for source in done.added:
        click.echo(f"added {source.name} to {folder / 'sources.yml'}")
    for name in done.there:
        click.echo(f"there already: {name}, in {folder / 'sources.yml'}")
    print_problems(done.problems)
