"""Composing a day: what an edition holds, in which order, and that it says nothing that no item says."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.compose.worth import worth
from digest.config import Beat, EditorsWord, Settings
from digest.model import (
    Claim,
    DatedText,
    DateIs,
    Edition,
    EditionParts,
    Item,
    Part,
    Person,
    Score,
    Story,
    ThreadNote,
    Topic,
    Who,
)
from digest.text import clean
from newsroom import DAY, claims, day, day_of, edition, item

TRAM = """
north | Tram drivers in Harborough walk out over rosters | Tram drivers in Harborough walked out on Tuesday over
    new rosters. The operator, Harborough Transit, said 40 of 52 lines stood still.
south | Harborough tram strike stops 40 lines | A strike by tram drivers stopped most lines in Harborough. Mayor
    Ada Quill asked both sides to talk before the weekend.
east | Harborough tram strike: mayor asks for talks | The strike in Harborough began at dawn and no end is in sight.
"""
BRIDGE = """
north | Engineers close the Old Bridge in Lund Falls | Engineers closed the Old Bridge in Lund Falls after they found
    cracks in two pillars. Repairs began in 2019 and were never finished.
west | Lund Falls bridge closed over cracks | The bridge at Lund Falls is closed until June 30, 2024, the council said.
"""
BAKERY = """
west | Bakery sells its millionth rye loaf | A bakery in the harbour district sold its millionth loaf of rye bread on
    Monday.
"""
NEWS = f"{TRAM}\n{BRIDGE}\n{BAKERY}"


def check_grounded(of: Edition, own: tuple[str, ...] = ()) -> None:
    """Every sentence occurs in an item that it cites, white space and entities apart; `own` are the site's glosses."""
    items = {item.id: item for item in of.items}
    for claim in claims(of):
        cited = [items[cite] for cite in claim.cites]
        assert claim.text in own or any(claim.text in _flat(item) for item in cited), claim.text


def _flat(of: Item) -> str:
    return " ".join(unescape(f"{of.title or ''}\n{of.summary}\n{of.body}").split())


def test_the_story_that_most_owners_tell_leads_and_each_has_a_label_and_whole_sentences() -> None:
    composed = edition(day(NEWS))
    assert [story.title for story in composed.stories] == [
        "Tram drivers in Harborough walk out over rosters",
        "Engineers close the Old Bridge in Lund Falls",
        "Bakery sells its millionth rye loaf",
    ]
    assert [segment.story for segment in composed.rundown] == [story.id for story in composed.stories]
    assert all(2 <= len(segment.label.split()) <= 4 for segment in composed.rundown)
    assert [segment.label for segment in composed.rundown] == [story.label for story in composed.stories]
    assert "tram" in composed.rundown[0].label.lower()
    assert {claim.cites[0].split("-")[0] for claim in composed.rundown[0].text} >= {"north", "south"}
    check_grounded(composed)


def test_headline_is_a_title_of_the_lead_in_title_case_without_feed_names() -> None:
    assert edition(day(TRAM)).headline in {
        "Harborough Tram Strike Stops 40 Lines",
        "Tram Drivers in Harborough Walk Out Over Rosters",
        "Harborough Tram Strike: Mayor Asks for Talks",
    }


def test_standfirst_and_window_follow_the_settings() -> None:
    settings = Settings(beat=Beat(name="Harborough"), timezone="Asia/Shanghai")
    composed = edition(day(NEWS), settings=settings)
    assert composed.standfirst == "A run-down of key developments in Harborough over the past 24 hours:"
    assert composed.window.start == datetime(2024, 3, 4, 16, tzinfo=UTC)
    assert composed.window.end == datetime(2024, 3, 5, 16, tzinfo=UTC)


def test_a_day_without_items_has_no_briefing() -> None:
    composed = edition(day(""))
    assert (composed.headline, composed.rundown, composed.stories) == ("", (), ())
    assert not list(claims(composed))


def test_a_day_of_one_item_has_one_segment_and_no_key_points() -> None:
    composed = edition(day(BAKERY))
    assert [segment.text[0].text for segment in composed.rundown] == [
        "A bakery in the harbour district sold its millionth loaf of rye bread on Monday."
    ]
    assert composed.hub.key_points == ()
    assert composed.most_covered == ()


def test_titles_tell_the_day_where_feeds_have_no_text() -> None:
    composed = edition(
        day(
            """
            north | Harborough Council Buys Forty New Trams

            south | Why Do Trams Ring Twice?
            """
        )
    )
    assert [segment.text[0].text for segment in composed.rundown] == ["Harborough Council Buys Forty New Trams"]


def test_a_story_is_told_in_the_language_of_the_pages() -> None:
    tram = "The council of Harborough bought forty trams for the harbour line on Monday."
    told = edition(
        day(
            f"""
            north | Council buys forty trams | {tram}
            east | 市议会购买四十辆电车 | 市议会周一为港口线购买了四十辆电车。

            east | 渡轮周二在港口搁浅 | 渡轮周二在港口搁浅，无人受伤。
            """
        )
    )
    assert [claim.text for segment in told.rundown for claim in segment.text] == [tram]


def test_a_day_that_nobody_tells_in_the_language_of_the_pages_is_told_as_it_is() -> None:
    told = edition(day("east | 渡轮周二在港口搁浅 | 渡轮周二在港口搁浅，无人受伤。"))
    assert [claim.text for segment in told.rundown for claim in segment.text] == ["渡轮周二在港口搁浅，无人受伤。"]


def test_a_title_says_first_what_a_sentence_leaves_out() -> None:
    (segment,) = edition(
        day(
            """
            north | Tidal Group sells its oldest ferry to a museum in Lund | The operator said it would be moved in
                spring.
            """
        )
    ).rundown
    assert [claim.text for claim in segment.text] == [
        "Tidal Group sells its oldest ferry to a museum in Lund",
        "The operator said it would be moved in spring.",
    ]


def test_a_story_keeps_who_claims_what_and_says_nothing_twice() -> None:
    (segment,) = edition(
        day(
            """
            north | Night ferries sink more often, study finds | Night ferries sink more often. Lund University
                counted nine wrecks in ten years.
            south | Lund study of ferry wrecks | Lund University counted nine wrecks of ferries, eight of them at night.
            """
        )
    ).rundown
    assert [claim.text for claim in segment.text] == ["Lund University counted nine wrecks in ten years."]


def test_items_are_in_the_language_that_their_text_is_in() -> None:
    composed = edition(day("north | 渡轮周二在港口搁浅 | 渡轮周二在港口搁浅，无人受伤。"))
    assert [item.language for item in composed.items] == ["zh"]


def test_a_claim_that_cites_nothing_or_nothing_of_the_day_cannot_be_built() -> None:
    composed = edition(day(TRAM))
    with pytest.raises(ValueError, match="without a source"):
        Claim(text="The trams run.", cites=())
    stray = replace(composed.rundown[0], text=(Claim(text="The trams run.", cites=("nobody",)),))
    with pytest.raises(ValueError, match="cites no item"):
        replace(composed, rundown=(stray,))


def test_order_of_the_stories_does_not_matter() -> None:
    first = day(NEWS)
    shuffled = list(first.stories)
    Random(7).shuffle(shuffled)
    assert edition(replace(first, stories=tuple(shuffled))) == edition(first)


def test_what_an_editor_says_wins() -> None:
    word = EditorsWord(
        headline="A Day Without Trams",
        standfirst="What moved in town:",
        order=("bakery sells its millionth rye loaf",),
        drop=("engineers close the old bridge in lund falls",),
        label={"Bakery sells its millionth rye loaf": "A million loaves"},
        note="We were on the first tram.",
    )
    composed = edition(day(NEWS), word)
    assert (composed.headline, composed.standfirst) == ("A Day Without Trams", "What moved in town:")
    assert composed.rundown[0].label == "A million loaves"
    assert len(composed.rundown) == 2
    assert composed.note == "We were on the first tram."
    assert composed.problems == ()


def test_pinned_stories_are_in_even_where_places_are_few() -> None:
    composed = edition(
        day(NEWS), EditorsWord(pin=("Bakery sells its millionth rye loaf",)), settings=Settings(rundown=1)
    )
    assert "Bakery sells its millionth rye loaf" in {story.title for story in composed.stories[: len(composed.rundown)]}


def test_a_story_that_nobody_has_is_a_problem_that_names_the_nearest() -> None:
    (problem,) = edition(day(NEWS), EditorsWord(drop=("Bakery sells its milionth rye loaf",))).problems
    assert problem.where == "editions/2024-03-05.yml"
    assert "Bakery sells its millionth rye loaf" in (problem.remedy or "")


def test_a_pinned_story_that_nothing_can_be_told_of_is_a_problem() -> None:
    of = day(f"{BAKERY}\n\nwest | What the swan thinks")
    swan = next(story.id for story in of.stories if "swan" in story.title)
    composed = edition(of, EditorsWord(pin=(swan,)))
    assert swan not in {segment.story for segment in composed.rundown}
    (problem,) = composed.problems
    assert problem.message.startswith("'What the swan thinks' cannot stand in the rundown")
    assert not edition(of, EditorsWord(pin=(swan,), drop=(swan,))).problems


def test_a_label_given_twice_moves_the_other_story_to_its_next() -> None:
    taken = edition(day(NEWS)).stories[0].label
    composed = edition(day(NEWS), EditorsWord(label={"Bakery sells its millionth rye loaf": taken}))
    labels = [story.label for story in composed.stories]
    assert len(set(labels)) == len(labels)
    assert labels[-1] == taken


def test_stories_nobody_tells_in_the_language_of_the_site_come_last() -> None:
    composed = edition(
        day(
            f"""
            dom | Kierowcy tramwajów w Harborough przerwali pracę | Kierowcy tramwajów w mieście przerwali pracę we
                wtorek, bo nie zgadzają się na nowy grafik.
            las | Strajk kierowców tramwajów w Harborough trwa | Strajk kierowców tramwajów w mieście trwa od świtu
                i nikt nie wie, kiedy się skończy.

            {BAKERY}
            """
        )
    )
    assert composed.stories[0].title == "Bakery sells its millionth rye loaf"


def test_lists_offers_and_quizzes_stand_below_news() -> None:
    composed = edition(
        day(
            f"""
            north | 7 things you may have missed this week | The harbour opened and a bridge closed, among other things.
            south | 7 things you may have missed this week | The week had a strike, a bridge and a loaf of bread.

            {BAKERY}
            """
        )
    )
    assert composed.stories[0].title == "Bakery sells its millionth rye loaf"
    assert composed.headline == "Bakery Sells Its Millionth Rye Loaf"


def test_what_is_on_the_beat_comes_before_what_only_names_it() -> None:
    of = day(f"{BAKERY}\n{BRIDGE}")
    first, second = of.stories
    for beats in ((0.1, 0.9), (0.9, 0.1)):
        told = (replace(first, beat=beats[0]), replace(second, beat=beats[1]))
        assert edition(replace(of, stories=told)).stories[0].beat == 0.9


def test_the_score_is_the_product_of_its_terms_and_each_term_moves_it() -> None:
    terms = Score(
        owners=3, beat=1.5, recency=0.8, weight=2.0, novelty=0.7, reach=1.0, detail=1.15, kind=0.4, language=1.0
    )
    assert terms.value == round(2 * 1.5 * 0.8 * 2.0 * 0.7 * 1.15 * 0.4, 4)
    assert replace(terms, owners=7).value == round(terms.value * 1.5, 4)
    composed = edition(day(NEWS))
    assert all(story.terms and story.score == story.terms.value for story in composed.stories)


def test_what_only_specialists_tell_stands_below_what_papers_of_many_subjects_tell() -> None:
    papers = {"games": ("play",) * 8, "paper": ("play", "town", "town", "sea", "law", "law", "sea", "law")}
    stories = [
        Story(id=f"{paper}-{n}", topics=(topic,), items=(item(paper, f"Event {paper} {n}", "A thing happened there."),))
        for paper, topics in papers.items()
        for n, topic in enumerate(topics)
    ]
    composed = edition(day_of(*stories))
    assert [story.id.split("-")[0] for story in composed.stories] == ["paper"] * 8 + ["games"] * 8


@pytest.mark.parametrize(
    "title",
    [
        "Shocking moment a swan chases a mayor",
        "Mayor REFUSES to feed the swan",
        "Harbour Tycoon 4 – Official Launch Trailer",
        "Harbour recap: a week of fog",
        "Swan keeper dies at 91",
    ],
)
def test_cries_trailers_running_pages_and_deaths_stand_below_plain_reports(title: str) -> None:
    plain = "UNESCO lists the old harbour of Corfe"
    assert worth(item("paper", title)) < worth(item("paper", plain)) == 1.0


def test_no_topic_takes_more_than_its_share_while_others_wait() -> None:
    events = {
        "ports": ("Dredgers deepen a channel", "Pilots refuse night shifts", "A crane topples", "Customs finds teak"),
        "schools": ("Pupils plant oaks", "Teachers vote on pay", "A gym reopens", "Chess returns to lessons"),
    }
    stories = [
        Story(
            id=title,
            topics=(topic,),
            items=tuple(item(f"{topic}-{n}", title, f"{title} after all, it was said.") for n in range(copies)),
        )
        for topic, copies in (("ports", 3), ("schools", 1))
        for title in events[topic]
    ]
    stories.append(Story(id="z", items=(item("z", "An owl", "An owl nests by the clock, it was said."),)))
    topics = (Topic(id="ports", title="Ports"), Topic(id="schools", title="Schools"))
    composed = edition(day_of(*stories), settings=Settings(rundown=4), topics=topics)
    assert [story.topics[0] for story in composed.stories[:4]] == ["ports", "ports", "schools", "schools"]
    assert [topic for topic, _ in composed.also] == ["ports", "schools", ""]
    assert composed.also[-1] == ("", ("z",))
    told = {segment.story for segment in composed.rundown}
    assert not told & {story for _, ids in composed.also for story in ids}


def test_two_stories_about_one_affair_take_one_place() -> None:
    composed = edition(
        day(
            f"""
            {TRAM}

            river | Harborough tram drivers strike over rosters | Tram drivers in Harborough strike over rosters.
            lake | Harborough tram drivers on strike | A strike of the tram drivers over rosters has begun there.

            {BRIDGE}
            """
        ),
        settings=Settings(rundown=2),
    )
    assert [segment.label.split()[0] for segment in composed.rundown if "ridge" in segment.label]


def briefed() -> tuple[Story, Story, EditionParts]:
    """A briefing text's paragraph and hub, as its reader gives them."""
    paragraph = item(
        "gazette",
        None,
        "The city has bought forty trams. Delivery starts in May. It is the largest order since the war.",
        id="paragraph",
        label="New trams",
    )
    said = "The city buys trams.\n\nMs Quill leads the council.\n\nThe first tram ran in town."
    hub = item("gazette", "Hub", said, id="hub", part=Part.HUB)
    parts = EditionParts(
        title="Briefing: City buys forty trams",
        standfirst=None,
        published=DAY,
        date_is=DateIs.STATED,
        key_points=("The city buys trams.", "The city has bought forty trams."),
        people=(Person(name="Ada Quill", text="Ms Quill leads the council."),),
        timeline=(
            DatedText(when="May 2, 1899:", start=date(1899, 5, 2), end=None, text="The first tram ran in town."),
            DatedText(when="Once:", start=None, end=None, text="Nobody knows when."),
        ),
        item=hub,
    )
    return Story(id="paragraph", items=(paragraph,)), Story(id="hub", items=(hub,)), parts


def test_a_briefing_text_brings_its_label_its_whole_paragraph_and_its_hub() -> None:
    paragraph, hub, parts = briefed()
    composed = edition(replace(day(NEWS), stories=(*day(NEWS).stories, hub, paragraph), parts=(parts,)))
    segment = next(segment for segment in composed.rundown if segment.label == "New trams")
    assert [claim.text for claim in segment.text] == [
        "The city has bought forty trams.",
        "Delivery starts in May.",
        "It is the largest order since the war.",
    ]
    assert composed.hub.key_points[0].cites == ("hub",)
    assert [point.text for point in composed.hub.key_points if "hub" in point.cites] == ["The city buys trams."]
    assert (composed.hub.who[0].name, composed.hub.who[0].cites) == ("Ada Quill", ("hub",))
    assert composed.hub.timeline[0].when == "May 2, 1899"
    assert composed.stories[-1].id == "hub"
    check_grounded(composed)


def test_a_briefing_texts_headline_is_the_days_where_its_paragraph_leads() -> None:
    paragraph, hub, parts = briefed()
    assert edition(day_of(paragraph, hub, parts=(parts,))).headline == "City Buys Forty Trams"


def test_the_sites_own_people_are_named_with_their_gloss_and_stories_know_them() -> None:
    quill = Who(id="ada-quill", name="Ada Quill", aliases=("阿达",), gloss="Mayor of Harborough since 2020.")
    composed = edition(day(NEWS), who=(quill,))
    assert composed.hub.who[0].text == "Mayor of Harborough since 2020."
    assert composed.stories[0].who == ("ada-quill",)
    check_grounded(composed, own=(quill.gloss,))


def test_a_date_that_only_names_something_dates_no_event() -> None:
    told = edition(day("wire | Ferry race returns | The ferry race will be longer than last year's race off Lund."))
    assert not told.hub.timeline


def test_timeline_holds_dated_sentences_in_order_with_their_precision() -> None:
    hub = edition(day(NEWS)).hub
    assert [event.start for event in hub.timeline] == sorted(event.start for event in hub.timeline)
    assert {"2019", "March 4, 2024"} <= {event.when for event in hub.timeline}
    assert [event.when for event in hub.coming_up] == ["June 30, 2024"]


def test_the_next_days_come_up_once_each_soonest_first_and_at_most_six() -> None:
    months = ("April", "May", "June", "July", "August", "September", "October")
    told = [f"w{n} | Pier {n}0 opens | Pier {n}0 in Lund opens on {month} {n}." for n, month in enumerate(months, 1)]
    again = [f"e{line[1:].replace('opens on', 'will open on')}" for line in told]
    starts = [event.start for event in edition(day("\n\n".join(told + again))).hub.coming_up]
    assert len(starts) == 6
    assert starts == sorted(set(starts))


@given(st.lists(st.sampled_from(NEWS.strip().splitlines()), max_size=12), st.randoms())
def test_any_selection_of_items_makes_a_grounded_edition_with_unique_labels(lines: list[str], random: Random) -> None:
    news = [line for line in dict.fromkeys(lines) if "|" in line]
    random.shuffle(news)
    composed = edition(day("\n\n".join(news)))
    check_grounded(composed)
    labels = [segment.label for segment in composed.rundown]
    assert len(set(labels)) == len(labels)
    assert len(composed.stories) == len(news)
    assert set(composed.most_covered) <= {story.id for story in composed.stories}


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_at_all_is_told_only_in_its_own_words(text: str, title: str) -> None:
    composed = edition(day_of(Story(id="s", items=(item("north", title or None, text, id="i"),))))
    for claim in claims(composed):
        assert "".join(claim.text.split()) in "".join(clean(unescape(clean(f"{title} {text}"))).split())


@pytest.mark.parametrize("places", [1, 3])
def test_a_loud_day_has_no_more_segments_than_the_settings_say(places: int) -> None:
    assert len(edition(day(NEWS), settings=Settings(rundown=places)).rundown) == places


def test_what_nobody_dates_and_what_was_told_before_stay_out_unless_the_editor_asks() -> None:
    of = day(f"{BAKERY}\n{BRIDGE}")
    first, second = of.stories
    undated = replace(first, items=tuple(replace(item, date_is=DateIs.SEEN) for item in first.items))
    note = ThreadNote(
        story=second.id,
        thread="bridge",
        number=2,
        since=of.day - timedelta(days=1),
        new=(),
        repeats=True,
        previous=of.day - timedelta(days=1),
    )
    quiet = replace(of, stories=(undated, replace(second, thread=note)))
    assert edition(quiet).rundown == ()
    pinned = edition(quiet, EditorsWord(pin=(second.id,)))
    assert [segment.story for segment in pinned.rundown] == [second.id]
