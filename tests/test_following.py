"""The addresses of threads: as a site grows day by day, or an older day is added, none of them ends."""

from collections.abc import Sequence

from digest.following import chapter_of, newest, redirects
from digest.group import EMPTY, follow
from digest.model import Day
from test_group_threads import days_of

WEEK = """
day 1: a| Harbour bribery trial of Mayor Oswin Tarrel opens in Quillport | Prosecutors say Tarrel took cash for berths.
day 2: b| Mayor Oswin Tarrel denies bribery as Quillport harbour trial goes on | Tarrel said he took no cash.
day 3: c| Quillport jury weighs bribery case of Mayor Oswin Tarrel, harbour trial nears end
"""
MERGE = """
day 1: a| Tanker Belisar leaks oil off Quillport reef after engine fire | The crew was saved.
day 2: b| Fishermen of Varna demand pay from Tarrel Shipping for oily nets | Boats stay ashore.
day 3: c| Fishermen of Varna demand pay from Tarrel Shipping for oily nets again | Boats stay ashore.
day 4: d| Tanker Belisar leaks oil off Quillport reef: fishermen of Varna demand pay | After the engine fire \
Tarrel Shipping saved the crew, but nets are oily and boats stay ashore.
"""


def addresses(days: Sequence[Day]) -> tuple[set[str], dict[str, str]]:
    """The pages of threads that a site of these days has, and its pages that lead on to one of them."""
    chapters, memory = [], EMPTY
    for day in days:
        found = follow(memory, day)
        chapters.append(chapter_of(found, memory))
        memory = found.memory
    left = tuple(newest(reversed(chapters)))
    return (
        {thread.slug for chapter in left for thread in chapter.threads},
        dict(pair for pairs in redirects(left).values() for pair in pairs),
    )


def test_a_thread_that_only_grew_has_one_address() -> None:
    assert addresses(days_of(WEEK)[:2]) == ({"harbour-bribery-trial-mayor-oswin-2024-03-04"}, {})


def test_an_older_day_leaves_a_page_at_each_address_that_the_thread_may_have_had() -> None:
    days = days_of(WEEK)
    (before,), _ = addresses(days[1:])
    (page,), leads = addresses(days)
    assert leads == {before: page}


def test_a_thread_that_became_part_of_an_older_one_leads_on_to_it() -> None:
    days = days_of(MERGE)
    pages, none = addresses(days[:3])
    assert (len(pages), none) == (1, {})
    (page,), leads = addresses(days)
    assert page.startswith("tanker-belisar")
    assert pages <= leads.keys()
    assert set(leads.values()) == {page}
