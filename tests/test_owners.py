"""Who speaks: the owners that coverage counts."""

import pytest

from digest.model import Copy, Item, Source, Story
from digest.owners import owners_of
from digest.render.briefing import briefing_of
from digest.render.frame import linker
from drawing import FRAME
from newsroom import day_of, edition, item

WIRE_SITES = tuple(f"https://{name}.example/cranes" for name in "abcdefghijkl")


def check_owners(expected: int, urls: tuple[str, ...], *feeds: str | None, owner: str | None = None) -> None:
    """An item published at these addresses, each by a source with a feed of its own, has so many owners."""
    sources = {f"s{n}": Source(id=f"s{n}", name=f"S{n}", url=feed, owner=owner) for n, feed in enumerate(feeds)}
    first, *others = (Copy(source_id=f"s{n}", url=url or None) for n, url in enumerate(urls))
    item = Item(id="i", source_id=first.source_id, title="Cranes", url=first.url, also=tuple(others))
    assert len(owners_of([item], sources)) == expected


def test_a_wire_text_on_twelve_sites_of_one_owner_counts_once() -> None:
    check_owners(1, WIRE_SITES, *[None] * 12, owner="Meridian Media")
    check_owners(12, WIRE_SITES)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://www.port.example/a", "https://m.port.example/b", 1),
        ("https://news.port.co.uk/a", "https://sport.port.co.uk/b", 1),
        ("https://port.co.uk/a", "https://quay.co.uk/b", 2),
        ("https://news.wp.xx/a", "https://sport.wp.xx/b", 1),
        ("https://port.example/a", "https://quay.example/b", 2),
    ],
)
def test_subdomains_of_a_host_are_one_owner(one: str, other: str, expected: int) -> None:
    check_owners(expected, (one, other))


def test_the_site_of_an_item_counts_before_that_of_its_feed() -> None:
    check_owners(1, ("https://port.example/a", "https://port.example/b"), "https://feeds.example/1", None)
    check_owners(2, ("", ""), "https://port.example/feed", "https://quay.example/feed")
    check_owners(2, ("", ""))


def test_each_account_on_a_site_of_many_is_an_owner() -> None:
    watch = ("https://tube.example/watch?v=1", "https://tube.example/watch?v=2")
    check_owners(2, watch, "https://tube.example/feed.xml?channel_id=1", "https://tube.example/feed.xml?channel_id=2")


TEXT = "Two of the five cranes in the port stood still on Monday, the harbour office said. A freighter struck them."


@pytest.mark.parametrize(("sites", "owners"), [("news.port sport.port m.port", 1), ("port quay.port quay pier", 3)])
def test_the_page_counts_owners_over_all_places(sites: str, owners: int) -> None:
    """What one owner alone tells is not covered, and is marked; else its line says how many tell it."""
    first, *others = (Copy(source_id=site, url=f"https://{site}.example/cranes") for site in sites.split())
    copied = item(first.source_id, "Two cranes stand still", TEXT, url=first.url, also=tuple(others))
    page = briefing_of(edition(day_of(Story(id="s", items=(copied,)))), FRAME, linker(FRAME, ""))
    assert [line.owners for line in page.most_covered] == [owners] * (owners > 1)
    assert [block.coverage.owners for block in page.segments] == [owners]
