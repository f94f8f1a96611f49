"""Stories, ids and slugs: the same in any order of items and days, and after a day was made again."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.group import EMPTY, Followed, follow, group_stories, merge_duplicates
from digest.model import Day, Item
from digest.urls import item_id

FIRST = date(2024, 3, 4)
Found: TypeAlias = Mapping[date, Sequence[Item]]

EVENTS = (
    ("Ferry Aurora runs aground off Skerry Point", "The Aurora with 80 aboard struck rocks in fog near Skerry Point."),
    ("Fog blamed as Aurora ferry hits rocks", "The captain of the Aurora said he saw Skerry Point too late."),
    ("Passengers taken off ferry Aurora at Skerry Point", "Lifeboats brought 80 people from the Aurora ashore."),
    ("Council votes for tram line to the university", "The tram will run from 2027 and cost 90 million."),
    ("University tram line wins council vote", "Councillors agreed to build the tram for 90 million."),
    ("Beekeepers count heavy winter losses", "One hive in three did not survive, the association says."),
)


@st.composite
def weeks(draw: st.DrawFn) -> Found:
    """Items of up to four days that tell of few events; some are one page, updated or not, also on another day."""
    drawn = draw(
        st.lists(
            st.tuples(st.integers(0, 3), st.integers(0, 20), st.sampled_from("abc"), st.sampled_from(EVENTS)),
            min_size=1,
            max_size=14,
        )
    )
    found: dict[date, list[Item]] = {}
    for at, (number, hour, source, (title, summary)) in enumerate(drawn):
        day = FIRST + timedelta(days=number)
        url = f"https://{source}.example/{draw(st.sampled_from([title[:9], f'page-{at}', 'tram-7129931']))}"
        item = Item(
            id=item_id(url, source, title, day),
            source_id=source,
            title=title,
            summary=summary,
            url=url,
            published=datetime(day.year, day.month, day.day, hour, tzinfo=UTC),
        )
        found.setdefault(day, []).append(item)
    return found


def day_of(day: date, items: Sequence[Item]) -> Day:
    return Day(day=day, stories=group_stories(merge_duplicates(items)))


def followed(days: Mapping[date, Day]) -> list[Followed]:
    found: list[Followed] = []
    for _, day in sorted(days.items()):
        found.append(follow(found[-1].memory if found else EMPTY, day))
    return found


@settings(max_examples=60)
@given(weeks(), st.randoms(use_true_random=False))
def test_items_and_days_in_any_order_make_the_same_stories_and_threads(week: Found, chance: Random) -> None:
    days = {day: day_of(day, items) for day, items in week.items()}
    mixed = chance.sample(sorted(week), len(week))
    again = {day: day_of(day, chance.sample(week[day], len(week[day]))) for day in mixed}
    assert again == days
    assert followed(again) == followed(days)


@settings(max_examples=60)
@given(weeks(), st.randoms(use_true_random=False))
def test_a_day_that_is_made_again_with_one_item_less_leaves_earlier_days_and_other_pages(
    week: Found, chance: Random
) -> None:
    days = {day: day_of(day, items) for day, items in week.items()}
    changed = chance.choice(sorted(week))
    fewer = list(week[changed])
    fewer.pop(chance.randrange(len(fewer)))
    before, after = followed(days), followed({**days, changed: day_of(changed, fewer)})
    earlier = sum(day < changed for day in days)
    assert after[:earlier] == before[:earlier]
    ids = {item.id for item in week[changed]}
    assert {item.id for story in day_of(changed, fewer).stories for item in story.items} <= ids
    restored = followed({**days, changed: day_of(changed, [*fewer, *week[changed]])})
    assert restored == before


@settings(max_examples=60)
@given(weeks())
def test_ids_and_slugs_are_unique_within_a_day_and_each_item_is_in_one_story(week: Found) -> None:
    days = {day: day_of(day, items) for day, items in week.items()}
    for day in days.values():
        items = [item.id for story in day.stories for item in story.items]
        assert len(set(items)) == len(items)
        assert len({story.id for story in day.stories}) == len(day.stories)
    for each in followed(days):
        begun = [note.thread for note in each.threads if note.number == 1]
        assert len(set(begun)) == len(begun)
