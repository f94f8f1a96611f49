"""Grouping the items of a day into stories."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import EditorsWord
from digest.group import group_stories, merge_duplicates
from digest.group.adopt import adopted
from digest.group.agreement import agreement
from digest.group.join import joined
from digest.group.pairs import texts_of
from digest.group.parts import parted
from digest.group.terms import terms_of
from digest.model import Document, Item, Part, Story
from digest.readers import read

DAY = """
a| Ferry Aurora runs aground off Skerry Point | The Aurora with 80 aboard struck rocks in fog near Skerry Point at dawn.
b| Passengers taken off ferry Aurora at Skerry Point | Lifeboats brought 80 people from the Aurora ashore in the fog.
c| Fog blamed as Aurora ferry hits rocks | The captain of the Aurora said he saw Skerry Point too late.
d| Council votes for tram line to the university | The tram will run from 2027 and cost 90 million.
e| University tram line wins council vote | Councillors agreed to build the tram for 90 million.
f| Beekeepers count heavy winter losses | One hive in three did not survive, the association says.
"""


def items_of(text: str) -> list[Item]:
    """Items from lines `id| title | summary`, a source each, an hour apart."""
    items = []
    for hour, line in enumerate(filter(None, map(str.strip, text.splitlines()))):
        name, title, summary = (*map(str.strip, line.split("|")), "")[:3]
        items.append(
            Item(
                id=name,
                source_id=f"source-{name}",
                title=title,
                summary=summary,
                published=datetime(2024, 3, 5, hour % 24, tzinfo=UTC),
            )
        )
    return items


def shape(stories: tuple[Story, ...]) -> list[str]:
    return sorted("".join(sorted(item.id for item in story.items)) for story in stories)


def check_stories(text: str, expected: str, word: EditorsWord | None = None) -> None:
    """The items of `text` make the stories `expected`: ids of one letter, a word a story."""
    assert shape(group_stories(items_of(text), word)) == sorted(expected.split())


def test_same_event_from_two_sources_is_one_story() -> None:
    check_stories(
        """
        a| PBOC cuts reserve ratio by 50bp
        b| Beijing opens tariff talks
        c| PBOC cuts the reserve ratio
        """,
        "ac b",
    )


def test_events_of_a_day_are_told_apart() -> None:
    check_stories(DAY, "abc de f")


def test_chinese_and_japanese_are_grouped_without_blanks() -> None:
    check_stories(
        """
        a| 央行宣布下调存款准备金率零点五个百分点 | 中国人民银行周一宣布下调金融机构存款准备金率。
        b| 中国人民银行下调存款准备金率 | 央行决定下调存款准备金率零点五个百分点，释放长期资金。
        c| 台风登陆海南 多地停课 | 气象台说，台风周一清晨登陆。
        d| 能登半島で震度5強の地震 津波の心配なし | 気象庁によると能登半島で強い地震があった。
        e| 能登半島で強い地震 震度5強を観測 | 津波の心配はないと気象庁。
        """,
        "ab c de",
    )


DAYS = Path(__file__).parent / "cases" / "days"


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_a_day_without_blanks_falls_into_its_events(language: str) -> None:
    """The lines of a case are `event| title | summary`; there is chatter beside the events, and parts of series."""
    lines = (DAYS / f"{language}.txt").read_text("utf-8").splitlines()
    items = items_of("\n".join(f"{n:02}{line}" for n, line in enumerate(lines)))
    events: dict[str, list[str]] = {}
    for item in items:
        events.setdefault(item.id[2:], []).append(item.id)
    assert shape(group_stories(items)) == sorted(map("".join, events.values()))


def test_two_languages_are_two_stories_whatever_names_they_share() -> None:
    english, polish = items_of("a| Aurora Skerry Point 2024\nb| Aurora Skerry Point 2024")
    stories = group_stories([replace(english, language="en-GB"), replace(polish, language="pl")])
    assert shape(stories) == ["a", "b"]


def test_english_declared_of_another_script_parts_no_story() -> None:
    titles = "a| 央行宣布下调存款准备金率零点五个百分点\nb| 央行下调存款准备金率零点五个百分点"
    chinese, declared_english = items_of(titles)
    stories = group_stories([replace(chinese, language="zh-CN"), replace(declared_english, language="en-US")])
    assert shape(stories) == ["ab"]


def test_parts_of_a_series_are_no_story() -> None:
    check_stories(
        """
        a| 7 best lamps for your desk in 2024 | We lit our desks with dozens of lamps and chose the best lamps.
        b| 9 best chairs for your desk in 2024 | We sat at our desks on dozens of chairs and chose the best chairs.
        c| Horoscope for Tuesday: Aries | What the stars say for Aries on Tuesday.
        d| Horoscope for Tuesday: Libra | What the stars say for Libra on Tuesday.
        e| Gold rate today: 5 March 2024 | Gold was quoted at 210 today.
        f| Silver rate today: 5 March 2024 | Silver was quoted at 24 today.
        g| Watch the Island Cup: Livestream Skerry vs. Quillport | Where to see the Island Cup match and what it costs.
        h| Watch the Island Cup: Livestream Varna vs. Tarrel | Where to see the Island Cup match and what it costs.
        i| Where to find the brass key in Lantern Deep | The brass key of Lantern Deep lies under the stairs.
        j| Where to find the iron key in Lantern Deep | The iron key of Lantern Deep lies under the well.
        """,
        "a b c d e f g h i j",
    )


def test_one_strong_link_glues_no_aside_to_a_story() -> None:
    aside = "\ng| Lighthouse museum opens at last | The brass lamps of three centuries are on show for children."
    texts = texts_of([terms_of(item) for item in items_of(DAY + aside)])
    assert joined(texts, {(0, 1): 0.97, (0, 2): 0.96, (2, 6): 0.95}) == [[0, 1, 2], [3], [4], [5], [6]]


def test_two_items_of_two_sources_that_share_many_terms_need_less_to_begin_a_story() -> None:
    texts = texts_of([terms_of(item) for item in items_of(DAY)])
    sisters = texts_of([replace(terms, source="one") for terms in texts.terms])
    scores = {(0, 1): 0.78, (4, 5): 0.78}  # the ferry, told twice; the tram and the beekeepers
    assert joined(texts, scores) == [[0, 1], [2], [3], [4], [5]]
    assert joined(sisters, scores) == [[at] for at in range(6)]


NAMED = """
a| Ravens review | Ravens is a grim delight to wander.
b| Ravens needs 90 GB of disk | The textures of Ravens swell its download.
c| Ravens gets a board edition | Cardboard crows and dice: Ravens comes to the table.
d| Voices of Ravens | Actors on screaming in a booth for Ravens.
e| Ravens on old consoles | How Ravens stutters, frame by frame.
f| Ravens sneakers | Shoes with feathers mark Ravens for collectors.
g| Ravens and its hats | Milliners sew beaks for Ravens.
h| Ravens mobile spin-off | A telephone puzzle borrows from Ravens.
i| Ravens discount | Supermarkets bundle crisps with Ravens.
j| Ravens wallpaper | Download twelve backgrounds of Ravens.
k| Ravens novel | An author adapts Ravens as prose.
l| Ravens orchestra tour | Trombones play Ravens in nine cities.
"""
RULINGS = """
a| Varna lifts the ban on ferry Aurora | Judges in Varna found no harm in her timetable, and merchants cheered.
b| Ferry ban falls in Varna | Varna judges ruled on the timetable of the Aurora after merchants sued.
c| Aurora may sail again to Varna | Merchants won: no harm in the timetable, judges in Varna ruled.
d| Tarrel widens the ban on ferry Aurora | The court of Tarrel silenced her pilots, who mocked a clerk in a tavern song.
e| Pilots of ferry Aurora silenced | A clerk complained to the Tarrel court of a tavern song about her.
f| No more songs by Aurora pilots | The tavern song on a clerk cost the pilots of Tarrel their voice, the court decided.
"""
SHADES = """
a| Ferry Aurora runs aground off Skerry Point | Lifeboats took 80 passengers from the Aurora in the fog.
b| Lifeboats take 80 passengers from ferry Aurora | Passengers of the Aurora waited an hour, her captain says.
c| Aurora passengers tell of an hour in the fog | Many on the ferry Aurora blamed the captain and the owner.
d| Captain of the Aurora speaks | The captain says fog hid Skerry Point from the ferry, and lifeboats were late.
e| Owner of ferry Aurora defends its captain | The owner says the captain saved 80 passengers of the Aurora.
f| Union backs captain of ferry Aurora | The captain saved the passengers, it says; the owner sent lifeboats late.
"""


@pytest.mark.parametrize(
    ("text", "parts"), [(NAMED, [[at] for at in range(12)]), (RULINGS, [[0, 1, 2], [3, 4, 5]]), (SHADES, [[*range(6)]])]
)
def test_what_a_whole_group_shares_is_no_event(text: str, parts: list[list[int]]) -> None:
    others = "\n".join(f"x{n}| Harbour notice alpha{n} beta{n}" for n in range(1200))
    texts = texts_of([terms_of(item) for item in items_of(text + others)])
    assert parted(texts, {}, [range(sum(map(len, parts)))]) == parts


def test_a_small_group_is_not_taken_apart() -> None:
    texts = texts_of([terms_of(item) for item in items_of(NAMED)])
    assert parted(texts, {}, [range(5)]) == [[0, 1, 2, 3, 4]]


def test_the_phrases_of_an_address_are_compared_too() -> None:
    url = "https://news.example/coast-guard/4711/captain-taught-cook-01.html?from=a-b-c-d"
    terms = terms_of(Item(id="a", source_id="s", title="Nobody at the helm", url=url))
    assert terms.text - terms.title == {"captain", "taught", "cook"}


def test_a_large_story_adopts_a_comment_that_names_it_and_is_like_it() -> None:
    reports = "\n".join(f"r{n}| Ferry Aurora aground {n} | The ferry lies on rocks at Skerry." for n in range(12))
    aside = "\na| The Aurora and us | Who sails a ferry on rocks for tourists?"
    other = (
        "\no| Aurora tonight | Green lights may dance above northern farms, say watchers of skies with cameras ready."
    )
    quiet = "\n".join(f"x{n}| Harbour notice alpha{n} beta{n}" for n in range(1200))
    texts = texts_of([terms_of(item) for item in items_of(f"{reports}{aside}{other}\n{quiet}")])
    assert adopted(texts, [[*range(12)], [12], [13]]) == [[*range(13)], [13]]
    spoken = texts_of([replace(terms, language="pl" if at == 12 else "en") for at, terms in enumerate(texts.terms)])
    assert adopted(spoken, [[*range(12)], [12], [13]]) == [[*range(12)], [12], [13]]


def test_a_hub_is_a_story_of_its_own() -> None:
    news = items_of("a| PBOC cuts reserve ratio by 50bp")
    assert shape(group_stories([*news, replace(news[0], id="h", part=Part.HUB)])) == ["a", "h"]


def test_the_editor_has_the_last_word() -> None:
    check_stories(DAY, "ab c de f", EditorsWord(split=(("c", "unknown"),)))
    check_stories(DAY, "abc def", EditorsWord(merge=(("d", "f"),)))
    check_stories(DAY, "ab cde f", EditorsWord(split=(("c",),), merge=(("c", "d"),)))


def test_the_lead_says_what_happened_and_why_names_what_is_shared() -> None:
    story = next(story for story in group_stories(items_of(DAY)) if len(story.items) == 3)
    assert story.title in {
        "Ferry Aurora runs aground off Skerry Point",
        "Passengers taken off ferry Aurora at Skerry Point",
    }
    assert str(story.bond) == "share Aurora, Ferry, fog; weakest link 0.97"


def test_a_story_keeps_its_id_when_it_grows() -> None:
    items = items_of(DAY)
    before = {story.items[0].id: story.id for story in group_stories(items[:2])}
    after = {story.id for story in group_stories(items)}
    assert set(before.values()) <= after


WORDS = ("ferry", "aurora", "tram", "council", "vote", "fog", "rocks", "hive", "bees", "90", "skerry", "captain")


@st.composite
def days(draw: st.DrawFn) -> list[Item]:
    """Items whose titles and texts share words by chance."""
    text = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
    when = st.sampled_from([None, date(2024, 3, 5), datetime(2024, 3, 5, 6, tzinfo=UTC)])
    drawn = draw(st.lists(st.tuples(text, text, when, st.sampled_from([None, "en", "pl"])), max_size=25))
    return [
        Item(id=f"i{n}", source_id=f"s{n % 4}", title=title, summary=summary, published=published, language=language)
        for n, (title, summary, published, language) in enumerate(drawn)
    ]


@given(days(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_stories_are_a_partition_in_any_order(items: list[Item], chance: Random) -> None:
    stories = group_stories(items)
    assert sorted(item.id for story in stories for item in story.items) == sorted(item.id for item in items)
    assert len({story.id for story in stories}) == len(stories)
    shuffled = list(items)
    chance.shuffle(shuffled)
    assert group_stories(shuffled) == stories


@pytest.mark.parametrize(
    ("name", "floors"),
    [("real_2023-11-06.jsonl", (0.95, 0.80, 0.89)), ("uci_2014_dev.jsonl", (0.82, 0.76, 0.82))],
)
def test_agreement_with_labels_does_not_fall(shared: Path, name: str, floors: tuple[float, float, float]) -> None:
    rows = [json.loads(line) for line in (shared / "eval" / "stories" / name).read_text("utf-8").splitlines()]
    dump = json.dumps([{**row, "source": f"https://feeds.example/{row['source']}"} for row in rows])
    items = merge_duplicates(read(Document(name="labelled.json", raw=dump.encode())).items)
    story_of = {
        url: story.id
        for story in group_stories(items)
        for item in story.items
        for url in (item.url, *(copy.url for copy in item.also))
    }
    result = agreement([row["story"] for row in rows], [story_of[row["link"]] for row in rows])
    assert all(
        figure >= floor
        for figure, floor in zip((result.b_cubed.f1, result.pairwise.f1, result.multi.f1), floors, strict=True)
    )
