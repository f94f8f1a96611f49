"""Duplicates merged into one item."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.group import merge_duplicates
from digest.model import Copy, Item, Part
from digest.urls import canonical_url, item_id

WIRE = (
    "The harbour office said on Monday that two of the five cranes will stand still until the spring, while"
    " divers look at the quay wall that a freighter struck in the fog last week."
)


def entry(name: str, title: str, text: str = "", *, url: str | None = None) -> Item:
    """An item of source `name`, at an address of its own unless one is given."""
    address = url or f"https://{name}.example/{title[:12].replace(' ', '-')}-{len(text)}"
    return Item(
        id=item_id(address, name, title, None),
        source_id=name,
        title=title,
        summary=text,
        url=address,
        published=datetime(2024, 3, 5, 6, tzinfo=UTC),
    )


def check_merged(items: list[Item], expected: int) -> tuple[Item, ...]:
    """The items merge into as many; no place is lost."""
    merged = merge_duplicates(items)
    assert len(merged) == expected
    places = {(item.source_id, item.url) for item in merged}
    places |= {(copy.source_id, copy.url) for item in merged for copy in item.also}
    assert places == {(item.source_id, item.url) for item in items}
    return merged


def test_one_page_under_several_addresses_is_one_item() -> None:
    check_merged(
        [
            entry("a", "Cranes stand still", url="https://www.port.example/cranes?utm_source=rss"),
            entry("a", "Cranes to stand still", WIRE, url="http://m.port.example/cranes/"),
        ],
        1,
    )


def test_a_parameter_that_names_the_page_keeps_items_apart() -> None:
    check_merged(
        [
            entry("a", "Cranes stand still", url="https://port.example/?p=1"),
            entry("a", "Ferry late", url="https://port.example/?p=2"),
        ],
        2,
    )


def test_a_wire_text_on_several_sites_is_one_item_with_the_longest_text() -> None:
    merged = check_merged(
        [entry("a", "Two cranes stand still", WIRE), entry("b", "Two cranes stand still", f"{WIRE} More soon.")], 1
    )
    assert merged[0].source_id == "b"
    assert merged[0].also == (Copy(source_id="a", url=f"https://a.example/Two-cranes-s-{len(WIRE)}"),)


def test_a_long_text_under_a_new_title_is_the_same_item() -> None:
    check_merged(
        [entry("a", "Two cranes stand still", WIRE), entry("a", "Two cranes stand still till spring", WIRE)], 1
    )


def test_one_title_over_different_texts_is_two_items() -> None:
    check_merged([entry("a", "Live updates", WIRE), entry("b", "Live updates", "A parliament votes today.")], 2)


def test_a_short_title_without_text_proves_nothing() -> None:
    check_merged([entry("a", "Morning briefing"), entry("b", "Morning briefing")], 2)
    check_merged([entry("a", "Two cranes in port stand still"), entry("b", "Two cranes in port stand still")], 1)


def test_a_series_motto_does_not_merge_its_parts() -> None:
    check_merged([entry("a", "Puzzle 17 of the week", WIRE), entry("a", "Puzzle 18 of the week", WIRE)], 2)


def test_hubs_stay_as_they_are() -> None:
    hub = replace(entry("a", "Two cranes in port stand still"), part=Part.HUB)
    check_merged([hub, replace(hub, source_id="b"), entry("c", "Two cranes in port stand still")], 3)


@st.composite
def entries(draw: st.DrawFn) -> list[Item]:
    """Items that often share titles, texts and addresses."""
    return draw(
        st.lists(
            st.builds(
                entry,
                st.sampled_from(["a", "b", "c"]),
                st.sampled_from(
                    ["Live updates", "Two cranes in port stand still", "Two cranes stand still", "Ferry 7"]
                ),
                st.sampled_from(["", "Short.", WIRE, f"{WIRE} More soon.", WIRE[20:]]),
                url=st.sampled_from([None, "https://port.example/a", "https://port.example/b?ref=x"]),
            ),
            max_size=9,
        )
    )


@given(entries(), st.randoms(use_true_random=False))
def test_merging_knows_no_order_and_is_done_once(items: list[Item], chance: Random) -> None:
    merged = merge_duplicates(items)
    shuffled = list(items)
    chance.shuffle(shuffled)
    assert merge_duplicates(shuffled) == merged
    assert merge_duplicates(merged) == merged
    assert len({item.id for item in merged}) == len(merged)


@pytest.mark.parametrize(
    "url",
    [
        "http://port.example/news/cranes/",
        "https://www.port.example/news/cranes?utm_source=rss&utm_medium=feed#comments",
        "https://m.port.example/news/cranes?fbclid=x&at_medium=RSS",
        "https://amp.port.example/news/cranes",
        "https://port.example/amp/news/cranes",
        "https://port.example/news/cranes/amp/",
        "https://port.example/news/cranes/index.html?mod=rss_World",
        "https://www.google.com/amp/s/port.example/news/cranes",
        "https://port-example.cdn.ampproject.org/c/s/port.example/news/cranes",
        "HTTPS://Port.example:443/news/cranes",
    ],
)
def test_the_ways_to_a_page_are_one_address(url: str) -> None:
    assert canonical_url(url) == "https://port.example/news/cranes"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://port.example/?p=17", "https://port.example/?p=18"),
        ("https://port.example/item?id=17", "https://port.example/item?id=18"),
        ("https://port.example/a?cid=17", "https://port.example/a?cid=18"),
        ("https://port.example/forum?mod=viewthread&tid=1", "https://port.example/forum?mod=viewthread&tid=2"),
        ("https://port.example/go?LinkId=17", "https://port.example/go?LinkId=18"),
        ("https://port.example/?feed=rss2", "https://port.example/?feed=comments-rss2"),
        ("https://port.example/#!/a", "https://port.example/#!/b"),
        ("https://news.port.example/a", "https://port.example/a"),
        ("https://m.example/a", "https://example/a"),
    ],
)
def test_what_names_a_page_stays(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)
