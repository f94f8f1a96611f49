"""Following stories over days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from digest.group import EMPTY, Followed, Memory, follow
from digest.model import Day, Item, Part, Story
from digest.urls import digest_of

FIRST = date(2024, 3, 4)

TRIAL = """
day 1: a| Harbour bribery trial of Mayor Oswin Tarrel opens in Quillport | Prosecutors say Tarrel took cash for berths.
day 2: b| Mayor Oswin Tarrel denies bribery as Quillport harbour trial goes on | Tarrel said he took no cash.
"""


def days_of(text: str) -> list[Day]:
    """Days from lines `day n: name source language| title | summary`, a story each; source and language may lack."""
    stories: dict[date, list[Story]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        head, title, summary, *_ = (*line.split("|"), "")
        number, _, rest = head.removeprefix("day ").partition(":")
        name, source, language = (*rest.split(), "", "")[:3]
        day = FIRST + timedelta(days=int(number) - 1)
        item = Item(
            id=f"{name}-{number}",
            source_id=source or f"source-{name}",
            title=title.strip(),
            summary=summary.strip(),
            language=language or "en",
            published=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        )
        stories.setdefault(day, []).append(Story(id=digest_of(f"story {item.id}"), items=(item,)))
    return [Day(day=day, stories=tuple(of_day)) for day, of_day in sorted(stories.items())]


def followed(days: Sequence[Day]) -> list[Followed]:
    """The days followed from the first to the last."""
    found: list[Followed] = []
    for day in days:
        found.append(follow(found[-1].memory if found else EMPTY, day))
    return found


def check_threads(text: str, expected: str) -> list[Followed]:
    """The stories of `text` make the threads `expected`: a word a thread, of the one-letter names of its items."""
    days = days_of(text)
    found = followed(days)
    names = {story.id: story.lead.id[0] for day in days for story in day.stories}
    threads: dict[str, str] = {}
    for each in found:
        for note in each.threads:
            threads[note.thread] = threads.get(note.thread, "") + names[note.story]
    assert sorted("".join(sorted(thread)) for thread in threads.values()) == sorted(expected.split())
    return found


def test_a_trial_is_followed_over_two_days() -> None:
    _, second = check_threads(TRIAL, "ab")
    [note] = second.threads
    assert (note.number, note.since, note.previous, note.new, note.repeats) == (2, FIRST, FIRST, ("b-2",), False)
    [thread] = second.states
    assert thread.slug == note.thread == "harbour-bribery-trial-mayor-oswin-2024-03-04"
    assert [day.title.split()[0] for day in thread.days] == ["Harbour", "Mayor"]
    assert thread.language == "en"


@pytest.mark.parametrize(
    ("update", "goes_on"),
    [
        ("Court hears first witness | A clerk told of envelopes for Mayor Tarrel on Monday night.", True),
        ("What to see in Varna this week | Choirs, kites and a film about bees.", False),
    ],
)
def test_a_page_that_comes_again_under_another_title_continues_its_thread(update: str, goes_on: object) -> None:
    first, second = days_of(f"{TRIAL.splitlines()[1]}\nday 2: b source-a| {update}")
    page, [again] = first.stories[0], second.stories
    again = replace(again, id=page.id, items=(replace(again.lead, id=page.lead.id),))
    [note] = followed([first, replace(second, stories=(again,))])[-1].threads
    assert (note.number == 2, note.repeats) == (goes_on, False)


def test_each_story_gets_a_note_on_its_first_day_but_a_hub() -> None:
    [day] = days_of("day 1: a| Ferry strike ends in Quillport")
    hub = Story(id="h", items=(Item(id="h", source_id="s", title="Digest hub", part=Part.HUB),))
    found = follow(EMPTY, Day(day=day.day, stories=(*day.stories, hub)))
    assert [(note.number, note.new, note.previous) for note in found.threads] == [(1, ("a-1",), None)]
    assert not found.states
    assert not found.redirects


def test_another_event_with_the_same_names_is_another_thread() -> None:
    check_threads(
        """
        day 1: a| Mayor Oswin Tarrel opens new swimming pool in Quillport | Children were the first into the water.
        day 2: b| Mayor Oswin Tarrel denies bribery as harbour trial opens | Prosecutors say he took cash for berths.
        day 2: c| Storm tears roofs off houses in Quillport | Nobody was hurt, firefighters said.
        """,
        "a b c",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daily horoscope: what the stars hold for Leo", "Daily horoscope: what the stars hold for Leo"),
        ("Border war – live updates: shelling near Varna Pass", "Border war – live updates: talks near Varna Pass"),
        (
            "Tide table for Quillport harbour, 4 March: 2.1 metres",
            "Tide table for Quillport harbour, 5 March: 1.9 metres",
        ),
        ("Harbour Tycoon 2 review: salt on every screen", "Harbour Tycoon 3 review: salt on every screen again"),
        ("Quillport Rovers vs Varna City: where to follow", "Quillport Rovers vs Tarn Athletic: where to follow"),
        ("Varna border war: list of key events, day 620", "Varna border war: list of key events, day 621"),
        ("Varna border war: the main events of the last hours", "Varna border war: the main events of the last hours"),
        ("Kurs USD/PLN 4 marca", "Kurs USD/PLN 5 marca"),
    ],
)
def test_the_issues_of_a_series_are_no_thread(one: str, other: str) -> None:
    check_threads(f"day 1: a paper| {one}\nday 2: b paper| {other}", "a b")


def test_titles_with_dates_of_their_own_are_a_series_in_any_two_sources() -> None:
    check_threads(
        """
        day 1: a post| Quillport harbour tolls for small boats on 4 March | Berths by the pier are cheapest.
        day 2: b paper| Quillport harbour tolls for small boats on 5 March | Berths by the pier are cheapest.
        """,
        "a b",
    )


def test_another_match_of_a_competition_is_another_thread() -> None:
    text = "The hosts take their place in the semi-finals of the Tarn Regatta Cup in Quillport."
    check_threads(
        f"""
        day 1: a| Tarn Regatta Cup: Belisar beat Oswin to reach semi-finals | {text}
        day 2: b| Tarn Regatta Cup: Tarrel beat Varna to reach semi-finals | {text}
        """,
        "a b",
    )


def test_a_story_that_a_match_stands_for_is_not_followed() -> None:
    match, news = (
        "Tarn Regatta Cup: Belisar beat Oswin to reach final",
        "Rowers of Belisar row home to Quillport harbour",
    )
    first, second = days_of(f"day 1: a| {news}\nday 2: b| {news}, cheered by fishermen")
    [told] = first.stories
    lead = replace(told.lead, id="m-1", title=match)
    led = [replace(first, stories=(replace(told, items=items),)) for items in ((told.lead, lead), (lead, told.lead))]
    assert [followed([day, second])[-1].threads[0].number for day in led] == [2, 1]


def test_what_several_reports_confirm_needs_less_to_continue_a_thread() -> None:
    first, second = days_of(
        """
        day 1: a| Tarrel Shipping weighs insolvency as harbour fees pile up | Lenders of the shipping firm meet.
        day 2: b| Insolvency of Tarrel Shipping stops ferries in the harbour | Passengers wait.
        """
    )
    [alone] = second.stories
    more = tuple(replace(alone.lead, id=f"b{n}-2", source_id=f"source-{n}") for n in range(5))
    confirmed = replace(second, stories=(replace(alone, items=more),))
    numbers = [followed([first, day])[-1].threads[0].number for day in (second, confirmed)]
    assert numbers == [1, 2]


def test_a_large_story_goes_before_a_lone_report_that_is_more_like_the_thread() -> None:
    first, second = days_of(
        """
        day 1: a| Tanker Belisar leaks oil off Quillport reef after engine fire | The crew was saved by fishermen.
        day 2: b| Tanker Belisar: oil reaches Quillport reef after the fire | Birds were washed.
        day 2: c| Tanker Belisar leaks oil off Quillport reef, engine fire is out | The crew was saved.
        """
    )
    many = tuple(
        replace(story, items=tuple(replace(story.lead, id=f"b{n}-2", source_id=f"source-{n}") for n in range(5)))
        if story.lead.id == "b-2"
        else story
        for story in second.stories
    )
    large = next(story.id for story in many if len(story.items) == 5)
    notes = followed([first, replace(second, stories=many)])[-1].threads
    assert [note.number for note in notes if note.story == large] == [2]


def test_a_thread_reopens_after_a_week_but_not_after_two() -> None:
    later = (
        "| Quillport harbour bribery trial: Mayor Oswin Tarrel convicted | Tarrel took cash for berths, jurors found."
    )
    found = check_threads(f"{TRIAL}\nday 12: c{later}", "abc")
    assert [(note.number, note.previous) for note in found[-1].threads] == [(3, FIRST + timedelta(days=1))]
    check_threads(f"{TRIAL}\nday 17: c{later}", "ab c")


def test_a_thread_is_called_as_the_largest_story_of_its_last_day() -> None:
    first, second = days_of(
        """
        day 1: a| Tanker Belisar leaks oil off Quillport reef after engine fire
        day 2: b| Tanker Belisar leaks oil off Quillport reef after engine fire, crew says
        day 2: c| Tanker Belisar leaks oil off Quillport reef, engine fire out
        """
    )
    for large in second.stories:
        more = tuple(replace(large.lead, id=f"{large.id}-{n}") for n in range(3))
        stories = tuple(replace(one, items=more) if one is large else one for one in second.stories)
        [state] = followed([first, replace(second, stories=stories)])[-1].states
        assert (len(state.days), state.title) == (3, large.title)


@pytest.mark.parametrize(
    "teaser",
    ["Why does the tanker Belisar leak oil off Quillport?", "Watch: tanker Belisar leaks oil off Quillport reef"],
)
def test_a_thread_is_not_called_by_a_title_that_only_asks_or_points(teaser: str) -> None:
    news = "Tanker Belisar leaks oil off Quillport reef after engine fire"
    text = "The crew of the tanker was saved by fishermen of Varna."
    found = followed(days_of(f"day 1: a| {news} | {text}\nday 2: b| {teaser} | {text}"))
    assert [state.title for state in found[-1].states] == [news]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Reef " * 23 + "reefs", "Reef " * 23 + "reefs"),
        ("Reef " * 22 + "reefs, tankers", "Reef " * 22 + "reefs…"),
        ("油" * 130, "油" * 119 + "…"),
    ],
)
def test_a_long_title_is_cut_after_a_word(title: str, kept: str) -> None:
    [found] = followed(days_of(f"day 1: a| {title}"))
    assert [thread.past[-1].title for thread in found.memory.threads] == [kept]


def test_a_lone_report_is_not_taken_up_after_days_of_silence() -> None:
    check_threads(TRIAL.replace("day 2", "day 4"), "ab")
    check_threads(TRIAL.replace("day 2", "day 5"), "a b")


@pytest.mark.parametrize(("later", "number"), [(8, 2), (9, 1)])
def test_a_story_of_one_day_is_closed_after_a_week_of_silence(later: int, number: int) -> None:
    first, last = days_of(TRIAL.replace("day 2", f"day {later}"))
    [told] = first.stories
    second = replace(told.lead, id="c-1", source_id="source-c")
    opened = replace(first, stories=(replace(told, items=(told.lead, second)),))
    assert [note.number for note in followed([opened, last])[-1].threads] == [number]


def test_languages_are_apart() -> None:
    title = "Oswin Tarrel, Quillport: proces / trial, Varna Pass harbour"
    check_threads(f"day 1: a| {title}\nday 2: b paper pl| {title}\nday 2: c| {title}", "ac b")


def test_yesterdays_story_again_repeats_and_one_that_moved_does_not() -> None:
    same = TRIAL.splitlines()[1].partition("|")[2]
    again = follow(followed(days_of(TRIAL))[-1].memory, days_of(f"day 3: c|{same}")[0])
    assert [(note.repeats, note.new) for note in again.threads] == [(True, ())]
    moved = follow(followed(days_of(TRIAL))[-1].memory, days_of(f"day 3: c|{same} A witness fled to Varna.")[0])
    assert [(note.repeats, note.new) for note in moved.threads] == [(False, ("c-3",))]


VERDICT = "Mayor Oswin Tarrel of Quillport guilty of bribery in harbour trial"
SAYS = "A jury found Tarrel guilty of taking cash from shippers for berths."


@pytest.mark.parametrize(
    ("later", "new"),
    [
        (
            "Guilty of bribery: Mayor Oswin Tarrel of Quillport | The jury in the harbour trial found Tarrel guilty.",
            False,
        ),
        ("Mayor Oswin Tarrel guilty of 14 bribes in Quillport harbour trial | The jury found Tarrel guilty.", True),
        ("Mayor Oswin Tarrel of Quillport jailed for bribery in harbour trial | A judge sentenced Tarrel.", True),
    ],
)
def test_a_report_that_another_outlet_tells_again_in_other_words_is_not_new(later: str, *, new: bool) -> None:
    *_, last = followed(days_of(f"day 1: a| {VERDICT} | {SAYS}\nday 2: b| {later}"))
    assert [(note.number, bool(note.new), note.repeats) for note in last.threads] == [(2, new, not new)]


@pytest.mark.parametrize(
    ("colour", "fresh"),
    [
        (("Weeping lilies", "Marble stairs", "Seven umbrellas"), False),
        (("Appeal lodged at Varna", "Varna appeal lodged", "Lawyers lodged a Varna appeal"), True),
    ],
)
def test_what_one_report_alone_adds_is_colour_and_what_several_add_is_news(
    colour: tuple[str, ...], *, fresh: bool
) -> None:
    first = days_of(f"day 1: a| {VERDICT} | {SAYS}")
    reports = [
        days_of(f"day 2: {n}| {VERDICT} | {SAYS} {more}.")[0].stories[0].lead
        for n, more in zip("bcd", colour, strict=True)
    ]
    second = Day(day=FIRST + timedelta(days=1), stories=(Story(id="later", items=tuple(reports)),))
    [note] = followed([*first, second])[-1].threads
    assert (note.number, note.fresh > 0.1, note.repeats) == (2, fresh, not fresh)


def test_an_older_day_moves_the_beginning_back_and_every_address_leads_on() -> None:
    days = days_of(
        TRIAL + "day 3: c| Quillport jury weighs bribery case of Mayor Oswin Tarrel, harbour trial nears end"
    )
    without, whole = followed(days[1:]), followed(days)
    published = {note.thread for each in without for note in each.threads}
    standing = {state.slug for each in whole for state in each.states}
    assert standing == {"harbour-bribery-trial-mayor-oswin-2024-03-04"}
    leads_to = dict(pair for each in whole for pair in each.redirects)
    assert {leads_to[slug] for slug in published} == standing


def test_two_threads_that_turn_out_to_be_one_go_on_as_the_older() -> None:
    _, _, third = check_threads(
        """
        day 1: a| Tanker Belisar leaks oil off Quillport reef after engine fire | The crew was saved.
        day 2: b| Fishermen of Varna demand pay from Tarrel Shipping for oily nets | Boats stay ashore.
        day 3: c| Tanker Belisar leaks oil off Quillport reef: fishermen of Varna demand pay | After the engine fire \
Tarrel Shipping saved the crew, but nets are oily and boats stay ashore.
        """,
        "ac b",
    )
    older = "tanker-belisar-leaks-oil-quillport-2024-03-04"
    assert ("fishermen-varna-demand-pay-tarrel-2024-03-05", older) in third.redirects
    assert [(state.slug, len(state.days)) for state in third.states] == [(older, 3)]


def test_no_thread_swallows_a_day() -> None:
    title = "Tanker Belisar leaks oil off Quillport reef after engine fire"
    many = "\n".join(f"day 2: s{number}| {title}" for number in range(20))
    _, second = followed(days_of(f"day 1: a| {title}\n{many}"))
    assert sum(note.number == 2 for note in second.threads) == 5


def test_slugs_are_unique_within_a_day() -> None:
    [found] = check_threads("day 1: a| Ferry strike ends\nday 1: b| Ferry strike ends", "a b")
    assert len({note.thread for note in found.threads}) == 2


def test_days_are_followed_oldest_first() -> None:
    first, second = days_of(TRIAL)
    with pytest.raises(ValueError, match="oldest first"):
        follow(follow(EMPTY, second).memory, first)


def test_memory_holds_what_the_next_day_may_continue_and_no_more() -> None:
    quiet = "\n".join(f"day {number}: z{number}| Regatta number {number} sails" for number in range(2, 6))
    opened = [
        any("oswin" in thread.slug for thread in found.memory.threads)
        for found in followed(days_of(TRIAL.splitlines()[1] + "\n" + quiet))
    ]
    assert opened == [True, True, True, False, False]


def test_memory_survives_being_kept() -> None:
    kept = TypeAdapter(Memory)
    memory = followed(days_of(TRIAL))[-1].memory
    assert kept.validate_json(kept.dump_json(memory)) == memory


WORDS = "tanker reef mayor trial harbour strike ferry storm Belisar Tarrel Quillport Varna 40 jury fire"
TITLES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=7).map(" ".join)
WEEKS = st.lists(st.lists(TITLES, max_size=5), min_size=1, max_size=5)
EVENTS = (
    "tanker Belisar leaks oil off Quillport reef",
    "Mayor Oswin Tarrel denies bribery at trial",
    "storm tears roofs off houses in Varna",
)
TOLD = st.builds("{} {}".format, st.sampled_from(EVENTS), TITLES)


@settings(max_examples=60)
@given(WEEKS | st.lists(st.lists(TOLD, max_size=5), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_a_later_day_nothing_earlier(week: list[list[str]], random: Random) -> None:
    lines = [
        f"day {number}: s{at}| {title}" for number, titles in enumerate(week, 1) for at, title in enumerate(titles)
    ]
    days = days_of("\n".join(lines))
    found = followed(days)
    shuffled = [Day(day=day.day, stories=tuple(random.sample(day.stories, len(day.stories)))) for day in days]
    assert followed(shuffled) == found
    assert followed(days[:-1]) == found[:-1]
    for day, each in zip(days, found, strict=True):
        assert {note.story for note in each.threads} == {story.id for story in day.stories}
        slugs = [note.thread for note in each.threads if note.number == 1]
        assert len(set(slugs)) == len(slugs)


@settings(max_examples=60)
@given(st.lists(st.lists(TOLD, max_size=4), min_size=2, max_size=4))
def test_every_address_leads_on_when_an_older_day_is_added(week: list[list[str]]) -> None:
    """To the thread that has the story which the address was made for."""
    lines = (
        f"day {number}: s{at}| {title}" for number, titles in enumerate(week, 1) for at, title in enumerate(titles)
    )
    days = days_of("\n".join(lines))
    whole = followed(days)
    leads = {old: new for each in whole for old, new in each.redirects}
    threads = {note.story: note.thread for each in whole for note in each.threads}

    def end(slug: str) -> str:
        seen = {slug}
        while slug in leads:
            slug = leads[slug]
            assert slug not in seen, "a redirect leads back to itself"
            seen.add(slug)
        return slug

    for each in followed(days[1:]):
        for note in each.threads:
            if note.number == 1:
                assert end(note.thread) == end(threads[note.story])
