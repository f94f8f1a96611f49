"""What composing makes of dirty text: clean titles and sentences, whole claims, labels, headlines."""

from datetime import date

import pytest

from digest.compose.claims import complete, is_claim, leans, refers
from digest.compose.clean import OwnWords, clean_items
from digest.compose.dated import date_of, spelled
from digest.compose.frames import loses_frame, owned
from digest.compose.headline import title_case
from digest.compose.sameness import gist, tells_again
from digest.compose.words import language_of
from digest.dates import Precision, Span
from newsroom import day, edition, item


def cleaned(title: str, text: str = "", source: str = "north") -> OwnWords:
    """The own words of one item."""
    one = item(source, title, text)
    return clean_items([one], {"north": "Northern Post"})[one.id]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ferry runs aground - Northern Post", "Ferry runs aground"),
        ("Ferry runs aground | Opinion", "Ferry runs aground"),
        ("Ferry runs aground | Opinion | Northern Post", "Ferry runs aground"),
        ("Ferry runs aground - all aboard are safe", "Ferry runs aground - all aboard are safe"),
        ("BREAKING: Ferry runs aground", "Ferry runs aground"),
        ("Watch: Ferry runs aground (video)", "Ferry runs aground"),
        ("Northern Post: Ferry runs aground", "Ferry runs aground"),
        ("Ferry &amp; tug collide", "Ferry & tug collide"),
        ("In Depth: Why ferries run aground", "Why ferries run aground"),
        ("Ferry ran aground at night - police", "Ferry ran aground at night - police"),
    ],
)
def test_titles_lose_the_names_of_feed_and_section(title: str, expected: str) -> None:
    assert cleaned(title).title == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HARBOROUGH (Reuters) - The ferry ran aground.", ["The ferry ran aground."]),
        ("LUND FALLS, March 5 — The ferry ran aground.", ["The ferry ran aground."]),
        ("Harborough (AP) — The ferry ran aground.", ["The ferry ran aground."]),
        ("HARBOROUGH: The ferry ran aground.", ["The ferry ran aground."]),
        ("LUND FALLS, Nordmark: The ferry ran aground.", ["The ferry ran aground."]),
        ("NORTH BAY: The ferry ran aground.", ["The ferry ran aground."]),
        ("POLICE: The ferry ran aground.", ["POLICE: The ferry ran aground."]),
        ("[Northern Post] The ferry ran aground.", ["The ferry ran aground."]),
        ("Starring: Ada Quill Director: Lea Bell Plot: A ferry runs aground.", []),
        ("In tonight's Tide Report: ferries run aground. It sank.", ["It sank."]),
        ("新华社哈城3月5日电 渡轮周二搁浅，无人受伤。", ["渡轮周二搁浅，无人受伤。"]),
        ("By Ada Quill\n\nThe ferry ran aground.", ["The ferry ran aground."]),
        ("By Ada Quill\n\nHARBOROUGH (Reuters) - The ferry ran aground.", ["The ferry ran aground."]),
        ("The ferry ran aground. Read Full Article at north.example", ["The ferry ran aground."]),
        ("The ferry ran aground. [...] Continue reading...", ["The ferry ran aground."]),
        ("The ferry ran aground. The post Ferry aground appeared first on Northern Post.", ["The ferry ran aground."]),
        ("The ferry ran aground. submitted by /u/quill [link] [comments]", ["The ferry ran aground."]),
        ("Article URL: https://north.example/a Comments URL: https://south.example/b Points: 22 # Comments: 3", []),
        ("A ferry at dusk in the bay. (A. Quill/Northern Post via Getty Images)\n\nIt sank.", ["It sank."]),
        ("A ferry is moored in the bay on March 4, 2024. It sank.", ["It sank."]),
        ("Today our reporter Ada Quill looks at ferries. It sank.", ["It sank."]),
        ("Sign up for our newsletter. The ferry ran aground.", ["The ferry ran aground."]),
        ("The ferry ran aground. See https://north.example for more.", ["The ferry ran aground."]),
        ("Ferry aground off Lund Falls. The crew is safe.", ["The crew is safe."]),
        ("Prom stoi ok. Lundu, mówi m.in. Quill. Był nowy.", ["Prom stoi ok. Lundu, mówi m.in. Quill.", "Był nowy."]),
        ("Promocja trwa. Czytaj więcej w serwisie.", ["Promocja trwa."]),
    ],
)  # fmt: skip
def test_text_loses_what_a_feed_puts_around_it(text: str, expected: list[str]) -> None:
    assert list(cleaned("Ferry aground off Lund Falls", text).sentences) == expected


def test_what_a_source_repeats_under_three_titles_is_dropped() -> None:
    items = [
        item("north", f"{what} found ~ The Quay", f"{what} found in the bay. Tides are by the harbour office.")
        for what in ("Anchor", "Bell", "Compass")
    ]
    found = clean_items(items, {}).values()
    assert [text.sentences for text in found] == [(f"{w} found in the bay.",) for w in ("Anchor", "Bell", "Compass")]


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        ("渡轮周二在港口搁浅", "en", "zh"),
        ("渡輪事故調査委員会", "ja", "ja"),
        ("フェリーが座礁した", None, "ja"),
        ("Паром сел на мель, экипаж был спасён", "en", "ru"),
        ("Пором сів на мілину поблизу міста", None, "uk"),
        ("جنحت العبارة قبالة الساحل", "en", "ar"),
        ("کشتی در ساحل به گل نشست", None, "fa"),
        ("Prom osiadł na mieliźnie, załogę uratowały łodzie", "en", "pl"),
        ("Ferry from Łeba and Gdańsk aground", "en", "en"),
        ("Ferry aground", None, None),
    ],
)
def test_a_titles_script_letters_and_small_words_tell_its_language_where_they_are_sure(
    text: str, stated: str | None, expected: str | None
) -> None:
    assert language_of(text, stated) == expected


def test_the_text_itself_tells_its_language_before_its_source_does() -> None:
    polish = "Prom z Lundu osiadł na mieliźnie, ale nikt się nie zranił i to jest w tym najlepsze."
    assert cleaned("Prom osiadł na mieliźnie", polish).language == "pl"
    assert cleaned("渡轮周二搁浅", "渡轮周二搁浅，无人受伤。").language == "zh"
    assert cleaned("Ferry").language == "en"


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry ran aground off Lund Falls.",
        "“We heard a bang,” the captain of the ferry said.",
        'The captain said he "heard a bang" at night.',
        "It cost the U.S. Navy $3.5 billion in No. 5 dock.",
        "渡轮周二在港口搁浅，无人受伤。",
        "Prom z Lundu osiadł na mieliźnie we wtorek.",
    ],
)
def test_whole_sentences_are_complete(sentence: str) -> None:
    assert complete(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry ran aground off Lund",
        "The ferry ran aground off Lund Falls…",
        "The ferry ran aground off Lund Falls...",
        "The ferry ran aground and then [...] sank.",
        "Why did the ferry run aground off Lund Falls?",
        "Ferries, tugs and dredgers of the bay.",
        "The ferry, which the captain (Ada Quill ran aground.",
        'The captain said "we heard a bang at night.',
        "ran aground off Lund Falls on Tuesday.",
        "The ferry was built in the U.S.",
        "It sank.",
        "A model of the proposed ferry terminal.",
        "Harborough's new ferry to the outer bay.",
        "A pilot book which lists nine harbours of the bay.",
    ],
)
def test_what_is_cut_asked_or_no_sentence_is_not_complete(text: str) -> None:
    assert not complete(text)


def test_calls_to_the_reader_and_the_authors_own_voice_are_no_claims() -> None:
    assert not is_claim("Meet the captain who ran a ferry aground.")
    assert not is_claim("Wow, the ferry ran aground at full speed.")
    assert not is_claim("You can see the ferry from the old pier.")
    assert not is_claim("I saw the ferry from the old pier.")
    assert not is_claim("Ferries run aground in the bay!")
    assert not is_claim("Harborough: Nine ferries ran aground in the bay.")
    assert not is_claim("“Nine ferries ran aground in the bay.”")
    assert is_claim("“I saw the ferry from the pier,” she was told by a guard.")
    assert is_claim("The US Navy said it had seen the ferry.")


@pytest.mark.parametrize(
    "sentence",
    [
        "He left.",
        "But it sank.",
        "The pair swam ashore.",
        "Built in 1999, it sank.",
        "In a letter to the port, she asked for a pilot.",
        "The list includes nine ferries.",
        "The resulting storm sank nine ferries.",
        "The strike comes after a night of talks.",
        "According to the report, nine ferries sank.",
        "Two hours later, Quill swam ashore.",
        "Divers saved the trio at noon.",
        "Named after a saint, its bell rang.",
        "In another setback, Lund lost nine ferries.",
        "“Our divers have reached the ferry,” he said in a statement.",
    ],
)
def test_sentences_that_need_the_one_before_lean_on_it(sentence: str) -> None:
    assert leans(sentence)


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("The ferry will sail again.", "That is the view of its captain."), (False, True)),
        (("The ferry will sail again.", "She said in a letter."), (False, True)),
        (("The ferry will sail again.", "So says its captain."), (False, True)),
        (("The captain alleges two things:", "The ferry sank.", "The crew swam."), (True, False, True)),
        (("The ferry will sail again.", "She said it was safe."), (True, True)),
    ],
)
def test_a_sentence_whose_neighbour_says_who_claims_it_is_not_the_texts_own(
    sentences: tuple[str, ...], expected: tuple[bool, ...]
) -> None:
    assert tuple(owned(sentences)) == expected


def test_a_sentence_that_drops_who_claims_what_its_title_says_loses_its_frame() -> None:
    assert loses_frame("Ferries sink more often at night.", "Ferries sink more often at night, study finds")
    assert not loses_frame("Divers said ferries sink at night.", "Ferries sink more often at night, study finds")
    assert not loses_frame("Ferries sank at night.", "Ferries sank at night")


def test_what_a_sentence_takes_as_known_is_told_by_its_terms() -> None:
    assert refers("The lifeboat was found by divers.") == {"lifeboat"}
    assert not refers("The lifeboat of the ferry was found by divers.")
    assert not refers("The government has closed the harbour.")


def test_sentences_that_tell_the_same_in_other_words_are_known() -> None:
    told = [gist("Lund is severing its ties with Harborough and recalled the ambassador, it said.")]
    assert tells_again(gist("Ambassadors were recalled as Lund severed ties with its neighbour."), told)
    assert not tells_again(gist("Lund sold nine ferries to a museum in Harborough."), told)


def test_sentences_that_name_what_they_speak_of_lean_on_nothing() -> None:
    assert not leans("The list of ferries includes nine of Lund.")
    assert not leans("After a night at sea, Ada Quill swam ashore.")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("ferry runs aground on the way to Lund", "Ferry Runs Aground on the Way to Lund"),
        ("iPhone maker's e-bike: a test of will", "iPhone Maker's E-Bike: A Test of Will"),
        ("what captains look for", "What Captains Look For"),
        ("Ferry is ‘on the rocks’, U.S. says", "Ferry Is ‘On the Rocks’, U.S. Says"),
        ("Lund town hall to set up ferry fund", "Lund Town Hall to Set Up Ferry Fund"),
        ("Editors of The Lund Project leave", "Editors of The Lund Project Leave"),
    ],
)
def test_headlines_are_in_title_case(title: str, expected: str) -> None:
    assert title_case(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ferry runs aground off Lund Falls as captain sleeps and the harbour office looks the other way again",
         "Ferry Runs Aground Off Lund Falls"),
        ("North: Ferry with forty passengers and nine cars aboard runs aground off the Lund Falls pier",
         "Ferry With Forty Passengers and Nine Cars Aboard Runs Aground Off the Lund Falls"),
        ("Ferry runs aground, nobody hurt - Northern Post", "Ferry Runs Aground, Nobody Hurt"),
        ("Ferry captain of Lund promises ‘patient, careful’ talks with sailors, pilots and the owners of the wharves",
         "Ferry Captain of Lund Promises ‘Patient, Careful’ Talks With Sailors"),
    ],
)  # fmt: skip
def test_a_long_title_gives_its_main_clause_and_never_a_clipped_word(title: str, expected: str) -> None:
    headline = edition(day(f"north | {title} | The ferry ran aground off Lund Falls on Tuesday.")).headline
    assert len(headline) <= 80
    assert headline == expected


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (("Ferry captain asleep at wheel", "Ferry captain arrested", "Ferry captain held"), {"ferry", "captain"}),
        (("渡轮搁浅事故调查", "渡轮搁浅事故", "渡轮搁浅事故原因"), {"渡轮搁浅事故"}),
        (("Kapitan promu Zofia zasnął", "Prom Zofia na mieliźnie", "Prom Zofia: kapitan"), {"prom", "zofia"}),
    ],
)  # fmt: skip
def test_labels_are_made_of_what_the_titles_share(titles: tuple[str, ...], words: set[str]) -> None:
    lines = "\n".join(f"source{n} | {title} | " for n, title in enumerate(titles))
    label = edition(day(lines)).stories[0].label
    assert label.lower() in words or words & set(label.lower().split()), label


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The lock keeper, who had served under three mayors, retired on October 31.", "2023-10-31"),
        ("The council said on Tuesday that it would sell the ferry.", "2023-11-07"),
        ("The smuggler appeared before a harbour judge on Monday.", "2023-11-06"),
        ("The gate stays closed until November 20.", "2023-11-20"),
        ("The company, which she founded in 1994, is leaving the port.", None),
        ("The ferry is the first to be built here since 1995.", None),
        ("The diver praised the crew of the October 7 rescue.", None),
        ("The mayor apologised for remarks she made Friday.", None),
        ("The captain was freed, breaking a record set in 2011.", None),
        ("Traffic was down from September.", None),
        ("The harbour master quoted a song, “Gone on Monday to the sea”, at length.", None),
        ("The regatta was held after a storm on Saturday.", None),
        ("After a long, rainy parade on Monday, the band was ill.", None),
        ("The song was told just over three weeks ago.", None),
    ],
)
def test_a_date_dates_what_a_sentence_says_first_of_all(sentence: str, expected: str | None) -> None:
    span = date_of(sentence, date(2023, 11, 8))
    assert (span.value if span else None) == expected


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Lund cuts ferry ties with Corfe", "Ferry ties with Corfe cut by Lund"), "Ferry ties with Corfe"),
        (("Harbour tram strike ends as tensions ease",), "Harbour tram strike"),
        (("Ashby plans tram ban amid push for buses", "Tram ban splits Ashby"), "Tram ban"),
        (("New Zealand ferry sinks", "Crew of New Zealand ferry rescued"), "New Zealand ferry"),
    ],
)
def test_labels_are_noun_phrases_that_titles_have(titles: tuple[str, ...], expected: str) -> None:
    lines = "\n".join(f"source{n} | {title} | " for n, title in enumerate(titles))
    others = (
        "other | Bakery in Ashby sells a rye loaf | In Lund and in Corfe, the pilots wait for an end of the strike."
    )
    labels = {story.title: story.label for story in edition(day(f"{lines}\n\n{others}")).stories}
    assert labels[titles[0]] == expected


def test_labels_are_spelled_as_sentences_spell_them() -> None:
    titles = ("Harbour Court Hears Tram Case", "Harbour Court Rules On Trams")
    lines = "\n".join(f"s{n} | {title} | Judges of the Harbour Court sat." for n, title in enumerate(titles))
    assert "Harbour Court" in edition(day(f"{lines}\n\nx | A court in the harbour | A court sat.")).stories[0].label


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2024-06-24", "2024-06-24", Precision.DAY, "June 24, 2024"),
        ("2024-06-24", "2024-06-26", Precision.DAY, "June 24, 2024 – June 26, 2024"),
        ("2022-03-01", "2022-03-31", Precision.MONTH, "March 2022"),
        ("2022-01-01", "2022-12-31", Precision.YEAR, "2022"),
        ("1980-01-01", "1989-12-31", Precision.DECADE, "1980s"),
        ("2023-07-01", "2023-09-30", Precision.QUARTER, "Q3 2023"),
    ],
)
def test_dates_are_spelled_as_they_are_known(start: str, end: str, precision: Precision, expected: str) -> None:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    assert spelled(Span(text="", at=0, start=first, end=last, precision=precision), "en") == expected
