"""A fetch folded into what is kept: nothing lost, nothing twice, whatever a feed makes of its ids and dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from digest.dumps import fold
from digest.model import DateIs, Item, When
from digest.urls import item_id

SEEN = datetime(2026, 3, 5, 7, 30, tzinfo=UTC)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def item(title: str, url: str | None, when: When | None = NOON, *, text: str = "", guid: str | None = None) -> Item:
    day = when.date() if isinstance(when, datetime) else when
    return Item(
        id=item_id(url, "harbour", title or text, day),
        source_id="harbour",
        title=title,
        url=url,
        published=when,
        date_is=DateIs.STATED if when else DateIs.UNKNOWN,
        summary=text,
        guid=guid,
    )


def check_known(before: Item, after: Item) -> Item:
    """The second item is the first again; what is kept of it then."""
    (kept,) = fold([], [before], SEEN).items
    folded = fold([kept], [after], SEEN + timedelta(days=2))
    assert not folded.added
    (now,) = folded.items
    assert (now.id, now.published, now.first_seen) == (kept.id, kept.published, kept.first_seen)
    return now


def check_new(before: Item, after: Item) -> None:
    folded = fold(fold([], [before], SEEN).items, [after], SEEN + timedelta(days=2))
    assert [one.title for one in folded.added] == [after.title]
    assert folded.items[0].title == before.title


PAGE = "https://harbour.example/2026/ferry"


def test_an_entry_that_changes_is_an_update() -> None:
    old = item("Ferry aground", PAGE, text="It ran aground.", guid="1")
    assert check_known(old, item("All saved from the ferry", PAGE, text="All 40 are safe.", guid="1")).text == (
        "All 40 are safe."
    )
    assert check_known(old, item("All saved", f"{PAGE}-saved", text="All 40 are safe.", guid="1")).title == "All saved"


def test_what_a_later_fetch_leaves_out_still_stands() -> None:
    now = check_known(item("Ferry aground", PAGE, text="It ran aground.", guid="1"), item("", PAGE, None))
    assert (now.title, now.text, now.guid) == ("Ferry aground", "It ran aground.", "1")


def test_an_entry_that_comes_again_with_a_new_date_is_not_new() -> None:
    check_known(item("Ferry aground", PAGE), item("Ferry aground", PAGE, SEEN))
    check_known(item("Ferry aground", None, guid="1"), item("Ferry aground", None, SEEN, guid="1"))


def test_ids_that_change_each_time_are_known_by_address_or_title() -> None:
    check_known(item("Ferry aground", PAGE, guid="1"), item("Ferry aground", PAGE, guid="2"))
    check_known(item("Ferry aground", PAGE, guid="1"), item("All saved", PAGE, guid="2"))
    check_known(item("Ferry aground", f"{PAGE}?token=1", guid="1"), item("Ferry aground", f"{PAGE}?token=2", guid="2"))
    undated = [item("Ferry aground", url, None, text="It ran aground.") for url in (f"{PAGE}?t=1", f"{PAGE}?t=2")]
    check_known(undated[0], undated[1])
    check_known(item("Ferry aground", None, None, guid="1"), item("Ferry aground", None, None, guid="2"))
    nameless = item("", None, None, text="It ran aground.")
    check_known(nameless, replace(nameless, id="of another day"))


def test_what_differs_in_more_is_another_entry() -> None:
    day_after = NOON + timedelta(days=1)
    check_new(item("Crossword", f"{PAGE}/1"), item("Crossword", f"{PAGE}/2", day_after))
    check_new(item("Crossword", None, text="Play."), item("Crossword", None, day_after, text="Play again."))
    check_new(item("One", "https://harbour.example/"), item("Two", "https://harbour.example/", day_after))
    check_new(item("Today's comic", f"{PAGE}", guid="1"), item("Another comic", f"{PAGE}", day_after, guid="2"))
    check_new(item("First", f"{PAGE}/1", guid="1"), item("Pushed it down", f"{PAGE}/2", day_after, guid="1"))
    check_new(item("Version 1", f"{PAGE}#v1"), item("Version 2", f"{PAGE}#v2", day_after))


def test_entries_under_one_address_are_all_kept() -> None:
    notes = [item(f"Version {number}", PAGE, NOON + timedelta(hours=number)) for number in range(3)]
    kept = fold([], notes, SEEN).items
    assert len(kept) == 3
    folded = fold(kept, [*notes, item("Version 4", PAGE)], SEEN)
    assert [one.title for one in folded.added] == ["Version 4"]
    assert not folded.changed


def test_an_entry_twice_in_a_feed_is_kept_once() -> None:
    first, second = (item("Ferry aground", PAGE, text=text, guid=text) for text in ("Short.", "Somewhat longer."))
    folded = fold([], [first, second], SEEN)
    assert [one.text for one in folded.added] == ["Somewhat longer."]
    assert not fold(folded.items, [second, first], SEEN).changed


def test_dates_are_honest() -> None:
    future = fold([], [item("Tomorrow's news", PAGE, SEEN + timedelta(hours=3))], SEEN).items[0]
    assert (future.published, future.date_is) == (SEEN, DateIs.SEEN)
    none = fold([], [item("No date", PAGE, None)], SEEN).items[0]
    assert (none.published, none.date_is) == (date(2026, 3, 5), DateIs.SEEN)
    old = fold([], [item("From the attic", PAGE, datetime(2011, 5, 6, tzinfo=UTC))], SEEN).items[0]
    assert (old.published, old.date_is) == (datetime(2011, 5, 6, tzinfo=UTC), DateIs.STATED)
    assert {one.first_seen for one in (future, none, old)} == {SEEN.date()}


HOME = "https://harbour.example/"
items = st.builds(
    item,
    st.sampled_from(["", "One", "Two", "three"]),
    st.sampled_from([None, PAGE, f"{PAGE}/2", f"{PAGE}?a=1", HOME]),
    st.sampled_from([None, NOON, NOON + timedelta(days=3), NOON.date(), datetime(2001, 1, 1, tzinfo=UTC)]),
    text=st.sampled_from(["", "Some text.", "Other text."]),
    guid=st.sampled_from([None, "1", "2"]),
)


TAKEN_FOR_AN_UPDATE = [
    [item("", HOME, NOON.date(), text="Some text.", guid="1")],
    [item("One", HOME, NOON.date(), text="Some text."), item("One", None, NOON.date(), guid="1")],
]
"""What is kept is the second of the next fetch, by name and date; with its title it looks like the first one."""
EVE = NOON - timedelta(days=1)
CAN_MOVE_ON = [
    [item("One", None, EVE, guid="1"), item("", f"{PAGE}?a=1", guid="2")],
    [item("Two", f"{PAGE}?a=1", EVE, guid="1"), item("Two", None, guid="2")],
]
"""Of the two of the next fetch one then looks like both that are kept, and the other like one of them only."""


@given(st.lists(st.lists(items, max_size=5), max_size=4))
@example(TAKEN_FOR_AN_UPDATE)
@example(CAN_MOVE_ON)
def test_folding_again_in_any_order_changes_nothing(fetches: list[list[Item]]) -> None:
    kept: Sequence[Item] = ()
    for number, fresh in enumerate(fetches):
        seen = SEEN + timedelta(days=number)
        folded = fold(kept, fresh, seen)
        assert folded == fold(kept, fresh[::-1], seen)
        assert {one.title for one in fresh if one.title} <= {one.title for one in folded.items}
        again = fold(folded.items, fresh, seen)
        assert (again.added, again.changed) == ((), ())
        kept = folded.items
