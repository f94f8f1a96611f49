"""Duplicates merged into one item."""

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any

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


def entry(name: str, title: str, text: str = "", *, url: str | None = None, **more: object) -> Item:
    """An item of source `name`, at an address of its own unless one is given."""
    address = url or f"https://{name}.example/{title[:12].replace(' ', '-')}-{len(text)}"
    values: dict[str, object] = {
        "id": item_id(address, name, title, None),
        "source_id": name,
        "title": title,
        "summary": text,
        "url": address,
        "published": datetime(2024, 3, 5, 6, tzinfo=UTC),
    }
    return Item(**{**values, **more})  # type: ignore[arg-type]


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


LATER = datetime(2024, 3, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "update", "more"),
    [
        ("https://a.example/cranes", "https://a.example/cranes?utm_source=rss", {}),
        ("https://a.example/two-cranes-stand-still-7129931", "https://a.example/cranes-move-again-7129931", {}),
        ("https://a.example/local/two-cranes,id,71299310", "https://a.example/top/cranes,id,71299310", {}),
        ("https://a.example/two-cranes", "https://a.example/cranes-move-again", {"guid": "tag:a.example,2024:77"}),
    ],
)
def test_the_newest_version_of_a_page_stands_as_it_was_first_published(
    first: str, update: str, more: dict[str, Any]
) -> None:
    old = entry("a", "Two cranes stand still", f"{WIRE} More soon.", url=first, **more)
    new = entry("a", "Port at work again", "Divers gave leave at noon.", url=update, published=LATER, **more)
    [merged] = check_merged([new, old], 1)
    assert (merged.title, merged.text, merged.url) == (new.title, new.text, update)
    assert (merged.id, merged.published) == (old.id, old.published)


def test_an_update_without_a_text_keeps_what_was_told() -> None:
    old = entry("a", "Two cranes stand still", WIRE, url="https://a.example/cranes")
    [merged] = check_merged([old, replace(old, title="Cranes move", summary="", published=LATER)], 1)
    assert (merged.title, merged.text) == ("Cranes move", WIRE)


def test_of_two_versions_of_one_moment_that_which_we_got_later_stands() -> None:
    old = entry("a", "Two cranes stand still", WIRE, url="https://a.example/c", first_seen=date(2024, 3, 5))
    new = replace(old, title="Cranes move", summary="All of them.", first_seen=date(2024, 3, 6))
    assert [merged.title for merged in check_merged([new, old], 1)] == ["Cranes move"]


@pytest.mark.parametrize("named", [{"guid": "news"}, {}])
def test_what_many_entries_share_names_none_of_them(named: dict[str, Any]) -> None:
    titles = ["Cranes", "Ferries", "Trams", "Hives", "Choirs", "Bridges", "Tides"]
    section = "https://a.example/" if named else "https://a.example/7129931,"
    check_merged([entry("a", title, url=f"{section}{title}", **named) for title in titles], 7)


@pytest.mark.parametrize(
    ("one", "other", "more"),
    [
        ("https://a.example/20240305-cranes", "https://a.example/20240305-ferries", {}),
        ("https://a.example/7129931/cranes", "https://a.example/7129931/ferries", {}),
        ("https://a.example/x-7129931?page=1", "https://a.example/x-7129931?page=2", {}),
        ("https://a.example/x-7129931", "https://b.example/y-7129931", {}),
        ("https://a.example/cranes", "https://b.example/ferries", {"guid": "77"}),
    ],
)
def test_no_versions(one: str, other: str, more: dict[str, Any]) -> None:
    names = [host.removesuffix(".example") for host in (one.split("/")[2], other.split("/")[2])]
    check_merged(
        [entry(names[0], "Cranes stand", url=one, **more), entry(names[1], "Ferry late", url=other, **more)], 2
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Freighter's bump stops port", f"(Kestrel) - {WIRE}"),
        ("Freighter's bump stops port", WIRE.replace("on Monday ", "")),
        ("Two cranes at rest", f"QUILLPORT, March 5. It will be a quiet winter on the quay. {WIRE}"),
        ("Two cranes at rest", WIRE.partition(", while")[0] + ", while divers look at the quay wall."),
        ("Two cranes stand still", WIRE[20:]),
        ("Two of five cranes stand still in the port", WIRE[:90] + " That may take the whole of the winter, or more."),
    ],
)
def test_a_wire_text_on_another_site_is_known_under_another_title_or_beginning(title: str, text: str) -> None:
    check_merged([entry("a", "Two of five cranes stand still in port", WIRE), entry("b", title, text)], 1)


@pytest.mark.parametrize(
    ("name", "title", "text"),
    [
        ("b", "The day in ten sentences", f"A parliament votes. {'Bees sleep in their hives. ' * 9}{WIRE}"),
        ("b", "3 of five cranes stand still", WIRE),
        ("a", "Freighter's bump stops port", WIRE.replace("Monday", "Tuesday")),
    ],
)
def test_no_copies(name: str, title: str, text: str) -> None:
    check_merged([entry("a", "2 of five cranes stand still", WIRE), entry(name, title, text)], 2)


def test_a_chinese_title_tells_by_its_letters() -> None:
    check_merged([entry("a", "港口两台起重机停工至明年春天"), entry("b", "港口两台起重机停工至明年春天")], 1)
    check_merged([entry("a", "早间新闻"), entry("b", "早间新闻")], 2)


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
                url=st.sampled_from([None, "https://port.example/a", "https://port.example/b-7129931?ref=x"]),
                guid=st.sampled_from([None, None, "1", "2"]),
                published=st.sampled_from([None, date(2024, 3, 5), LATER]),
                byline=st.sampled_from([None, "Ada Quay", "Bo Pier"]),
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
        "http://port.example.:80//news//cranes;jsessionid=77AF",
        "https://port.example/news/cranes?amp=1",
        "https://port.example/news/cranes?amp",
        "https://port.example/news/cranes.amp",
        "https://port.example/news/cranes?outputType=amp&gclid=x&ref=home&ref_src=y",
        "https://port.example/news/cranes?view=mobile#:~:text=cranes",
        "https://mobile.port.example/news/cranes",
        "https://amp.www.port.example/news/%63ranes",
        "https://wap.port.example/news/cranes",
        "https://www-port-example.cdn.ampproject.org/v/s/www.port.example/news/cranes?amp_js_v=0.1&usqp=mq331AQ",
        "https://www.google.com/url?rct=j&sa=t&url=https://port.example/news/cranes&ct=ga",
    ],
)
def test_the_ways_to_a_page_are_one_address(url: str) -> None:
    assert canonical_url(url) == "https://port.example/news/cranes"


def test_order_and_spelling_of_parameters_and_escapes_do_not_matter() -> None:
    assert canonical_url("https://port.example/a.amp.html?b=2&a=%c3%a9") == "https://port.example/a.html?a=%C3%A9&b=2"
    assert canonical_url("https://port.example/a.html?a=é&b=2") == "https://port.example/a.html?a=%C3%A9&b=2"
    assert canonical_url("https://bücher.example/ä") == canonical_url("https://xn--bcher-kva.example/%C3%A4")


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
        ("https://port.example/%D6%D0", "https://port.example/%B9%FA"),
        ("https://port.example/?q=%D6%D0", "https://port.example/?q=%B9%FA"),
        ("https://port.example/amplifiers", "https://port.example/lifiers"),
        ("https://port.example:8080/a", "https://port.example/a"),
        ("https://feedproxy.google.com/~r/port/~3/17/cranes", "https://feedproxy.google.com/~r/port/~3/18/cranes"),
        ("https://www.google.com/url?q=17", "https://www.google.com/url?q=18"),
    ],
)
def test_what_names_a_page_stays(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)
