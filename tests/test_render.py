"""What a reader of the site sees, and what no source can make the site do."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from digest.check import broken_links
from digest.config.schema import Beat, Theme
from digest.errors import DigestError
from digest.fold import fold, summarise
from digest.model import Claim, Hub, Neighbours, Page, Problem, Segment, Source, SourceCount, Story
from digest.render import charts, edition_pages, indexes, troubles, words
from digest.render.colours import ACCENT, NIGHT, PAPER, contrast, readable
from digest.render.links import outward
from digest.render.typeset import typeset
from digest.wording import ENGLISH, Wording
from drawing import ATTACK, DAY, FRAME, SETTINGS, SOURCES, Reader, drawn, edition, html_of, item, without_url

CSS = Path(__file__).parents[1] / "templates" / "assets" / "digest.css"


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return drawn([edition(DAY + timedelta(days=1)), edition(), edition(DAY - timedelta(days=5))])


@pytest.fixture(scope="module")
def html(pages: dict[str, bytes]) -> dict[str, Reader]:
    return html_of(pages)


@pytest.fixture(scope="module")
def day(html: dict[str, Reader]) -> Reader:
    return html["2024/03/05/index.html"]


def test_every_kind_of_page_is_there(pages: dict[str, bytes]) -> None:
    of_a_day = {path for path in pages if path.startswith("2024/03/05/")}
    assert of_a_day == {
        f"2024/03/05/{name}"
        for name in (
            "index.html",
            "index.json",
            "briefing.md",
            "email.html",
            "email.txt",
            "all/index.html",
            "all/2/index.html",
            "all/3/index.html",
        )
    }
    others = {path for path in pages if not path.startswith("2024/")}
    topic = {
        f"topics/{one}/{name}"
        for one in ("ports", "weather", "letters")
        for name in ("index.html", "feed.xml", "feed.json")
    }
    months = {
        f"topics/{one}/{month}/index.html"
        for one in ("ports", "weather", "letters")
        for month in ("2024-02", "2024-03")
    }
    sources = {f"sources/{one.id}/{name}" for one in SOURCES for name in ("index.html", "feed.xml", "feed.json")}
    folders = {
        f"{name}/index.html"
        for name in ("threads", "topics", "sources", "archive", "archive/2024", "search", "about", "stats")
    }
    files = {"index.html", "404.html", "feed.xml", "feed.json", "calendar.ics", "robots.txt"}
    maps = {"sitemap.xml", "news-sitemap.xml"}
    programs = {
        "llms.txt",
        "kite.json",
        "kite/briefing.json",
        *(f"kite/topic-{one}.json" for one in ("ports", "weather", "letters")),
    }
    programs |= {f"schemas/{name}.json" for name in ("index", "briefing", "kite", "kite-category")}
    comforts = {"reading/index.html", "sw.js", "manifest.webmanifest", "_headers"}
    ours = {path for path in others if not path.startswith("assets/")}
    assert ours == topic | months | sources | folders | files | maps | programs | comforts


def test_every_link_leads_somewhere(pages: dict[str, bytes]) -> None:
    site = [Page(path=path, content=content) for path, content in pages.items()]
    assert broken_links(site, "https://news.example/repo/") == ()
    assert broken_links(site, "/repo/") == ()


def test_a_site_without_an_address_works_from_a_folder() -> None:
    pages = drawn([edition()], without_url())
    site = [Page(path=path, content=content) for path, content in pages.items()]
    assert broken_links(site, "/") == ()
    links = (href for path, page in html_of(pages).items() if path != "404.html" for href in page.values("href"))
    ours = [href.partition("#")[0] for href in links if not href.startswith("http")]
    assert [href for href in ours if href.endswith("/") or href.startswith("/")] == []
    assert "sitemap.xml" not in pages


def test_pages_are_sound(html: dict[str, Reader]) -> None:
    for path, page in html.items():
        assert not page.faults, path
        assert not page.open, path
        names = [tag for tag, _ in page.tags]
        scripts = [attrs for tag, attrs in page.tags if tag == "script"]
        assert all(attrs.get("src") or attrs == {"type": "application/ld+json"} for attrs in scripts), path
        assert names.count("h1") == 1, path
        assert names.count("main") == 1, path
        ids = list(page.values("id"))
        assert len(ids) == len(set(ids)), path
        assert "style" not in names, path
        assert {"style", "onerror"}.isdisjoint(name for _, attrs in page.tags for name in attrs), path
        assert all(attrs.get("aria-label") or attrs.get("aria-hidden") for tag, attrs in page.tags if tag == "svg"), (
            path
        )
        assert not [href for href in page.values("href") if href.lower().startswith("javascript")], path


def test_the_briefing_is_in_its_grammar(day: Reader) -> None:
    assert "Tuesday, March 5, 2024 19 stories from 4 sources · 1-minute read · All 23 items" in day.text
    assert "All 23 items Briefing: New Quay Opens & Storm Nears" in day.text
    assert "New quay: The quay opened on Tuesday. It has room for nine ships.1 码头可停靠九艘船。2" in day.text
    assert "海港日报 新码头启用 海港日报, 02:07 (link in Chinese) Also: Harbour <Wire>" in day.text
    assert "3 outlets: United Kingdom, elsewhere (2)" in day.text
    assert "Latarnia, 03:07 (link in Polish) Single source" in day.text
    assert "Previous day Thursday, February 29, 2024" in day.text
    assert "The site moves house." in day.text
    assert "1980s Built.1 March 5, 2024 Opened.1 Praised.2" in day.text


def test_a_number_opens_what_it_cites(day: Reader) -> None:
    """Each number opens a note below the text, which says the title and leads to the source; no two have one number."""
    notes = [at for at, (_, attrs) in enumerate(day.tags) if "popover" in attrs]
    ids = [day.tags[at][1]["id"] for at in notes]
    assert len(set(ids)) == len(ids)
    assert set(day.values("popovertarget")) == set(ids) - {"n6"}
    assert {day.tags[at - 1][0] for at in notes} == {"a"}
    crabs = day.tags[notes[ids.index("n5")] - 1][1]["href"]
    assert crabs == "../../../2024/03/05/all/3/#i-000000000005"


def test_a_theme_sets_what_the_stylesheet_reads() -> None:
    theme = Theme(accent="#777777", headings="sans", serif="Literata, Georgia", measure=55)
    pages = drawn([edition()], replace(FRAME, settings=SETTINGS.model_copy(update={"theme": theme})))
    assert b'href="../../../assets/theme.css"' in pages["2024/03/05/index.html"]
    chosen = pages["assets/theme.css"].decode()
    css = CSS.read_text("utf-8")
    for name, value in (("display", "var(--sans)"), ("own-serif", "Literata, Georgia,"), ("measure", "30.00rem")):
        assert f"--{name}:{value};" in chosen
        assert f"var(--{name})" in css
    assert f"--accent:light-dark({readable('#777777', PAPER, 4.5)}," in chosen
    with pytest.raises(ValidationError):
        Theme(serif="Georgia;} body{display:none")


def test_pictures_are_shown_only_where_they_are_asked_for() -> None:
    shown = SETTINGS.model_copy(update={"images": True})
    first = edition().stories[0]
    pictured = replace(first.lead, image="https://kestrel.example/quay.jpg")
    story = replace(first, items=(pictured, *first.items[1:]))
    with_picture = replace(edition(), stories=(story, *edition().stories[1:]))
    pages = (html_of(drawn([with_picture], replace(FRAME, settings=one))) for one in (SETTINGS, shown))
    without, with_one = ([attrs for tag, attrs in one["2024/03/05/index.html"].tags if tag == "img"] for one in pages)
    assert without == []
    assert [(one["src"], one["loading"], one["alt"]) for one in with_one] == [
        ("https://kestrel.example/quay.jpg", "lazy", "")
    ]
    assert all(one["width"] and one["height"] for one in with_one)


def test_what_all_entries_cite_is_said_once(day: Reader) -> None:
    assert "The quay is open. A storm is near. Kestrel Post Digest hub Kestrel Post, 08:07" in day.text


def test_foreign_titles_say_their_language(day: Reader) -> None:
    marked = {attrs["lang"] for _, attrs in day.tags if "lang" in attrs}
    assert marked == {"en", "zh-Hans", "pl", "he"}
    assert "הנמל נפתח מחדש Kestrel Post (link in Hebrew)" in day.text


def test_a_label_from_a_foreign_title_says_its_language(html: dict[str, Reader]) -> None:
    for path in ("2024/03/05/index.html", "topics/weather/index.html"):
        source = html[path]
        assert [attrs["lang"] for _, attrs in source.tags if attrs.get("lang") == "pl"], path
    titles = [("Sztorm nadciąga", "pl"), ("新码头", "zh-Hans")]
    assert words.label_language("Sztorm", titles, "en") == "pl"
    assert words.label_language("Sztorm", [*titles, ("Sztorm, a ship, sinks", "en")], "en") is None
    assert words.label_language("Harbour", titles, "en") is None


def test_a_headline_in_a_foreign_language_says_so() -> None:
    polish = drawn([replace(edition(), headline="Konstantynopolitańczykowianeczka ostrzega")])
    text = polish["2024/03/05/index.html"].decode()
    assert '</span> <span lang="pl">Konstantynopolitańczykowianeczka ostrzega</span></h1>' in text
    for path in ("archive/index.html", "archive/2024/index.html"):
        assert 'dir="auto" lang="pl">Konstantynopolitańczykowianeczka ostrzega</a>' in polish[path].decode(), path
    assert '· <span lang="pl">Konstantynopolitańczykowianeczka</span>' in labelled(
        "storm", "Konstantynopolitańczykowianeczka"
    )
    assert "· Harbour" in labelled("storm", "Harbour")


def labelled(story: str, label: str) -> str:
    """The archive of a day in which a story has a label, its blanks plain ones."""
    one = edition()
    told = (replace(segment, label=label) if segment.story == story else segment for segment in one.rundown)
    page = drawn([replace(one, rundown=tuple(told))])["archive/index.html"]
    return page.decode().replace("\u00a0", " ")


def test_a_text_and_the_title_beside_it_each_say_their_language() -> None:
    one = edition()
    quay = replace(one.stories[0], items=tuple(reversed(one.stories[0].items)))
    page = drawn([replace(one, stories=(quay, *one.stories[1:]))])["topics/ports/index.html"].decode()
    assert '<span dir="auto">The quay opened on Tuesday.</span>' in page
    assert 'dir="auto" lang="zh-Hans">新码头启用</a>' in page


@pytest.mark.parametrize(
    ("typed", "language", "printed"),
    [
        ("Quay's \"slow\" turn - 'no one' knows", "en-GB", "Quay’s “slow” turn – ‘no one’ knows"),
        ("The crews' pay in the '90s", "en", "The crews’ pay in the ’90s"),
        ('A 6" gun, a 7-inch gun', "en", 'A 6" gun, a 7-inch gun'),
        ('Statek "Mewa" -- już w porcie', "pl", "Statek „Mewa” – już w porcie"),
        ('L\'eau "monte"', "fr", 'L’eau "monte"'),
        ('צה"ל', "he", 'צה"ל'),
        ("“Set” already – it’s so", "en", "“Set” already – it’s so"),
        ("At the quay , a .5 knot tide . It turned .", "en", "At the quay, a .5 knot tide. It turned."),
    ],
)
def test_marks_are_those_of_print(typed: str, language: str, printed: str) -> None:
    assert typeset(typed, language) == printed


def test_a_site_in_hebrew_is_written_from_right_to_left() -> None:
    hebrew = replace(FRAME, wording=Wording(language="he"))
    assert html_of(drawn([edition()], hebrew))["index.html"].tags[0] == ("html", {"lang": "he", "dir": "rtl"})


def test_empty_things_are_not_drawn() -> None:
    bare = replace(
        edition(), hub=Hub(), also=(), most_covered=(), note="", standfirst="", rundown=(), stories=(), outside=()
    )
    page = html_of(drawn([bare]))["2024/03/05/index.html"]
    for heading in ("Key points", "Who’s who", "What happened when", "Also in brief", "Most covered", "day by topic"):
        assert heading not in page.text
    assert "Nothing on the beat that day." in page.text


def test_a_site_without_a_day_has_its_pages() -> None:
    pages = drawn([])
    assert "There is no briefing yet." in html_of(pages)["index.html"].text
    assert broken_links([Page(path=path, content=content) for path, content in pages.items()], "/repo/") == ()


def test_the_river_is_newest_first_and_the_undated_last(html: dict[str, Reader]) -> None:
    river = html["2024/03/05/all/index.html"]
    anchors = [value for value in river.values("id") if value.startswith("i-")]
    assert len(anchors) == SETTINGS.river_page
    assert river.text.index("23:07 Small boat no. 23 returns") < river.text.index("22:07 Small boat no. 22 returns")
    last = html["2024/03/05/all/3/index.html"].text
    assert last.index("Time not stated") < last.index("🦀🦀🦀")


@given(st.text(min_size=1), st.text())
@settings(max_examples=60)
def test_no_text_becomes_markup(text: str, other: str) -> None:
    assert _shape(text, other) == _shape("words", "more")


def _shape(text: str, other: str) -> list[tuple[str, tuple[str, ...]]]:
    one = item(1, text, byline=other, summary=other)
    told = replace(
        edition(),
        headline=text,
        standfirst=f"A {other}",
        stories=(Story(id="s", items=(one,), topics=("ports",), label=text),),
        rundown=(Segment(label=text, text=(Claim(text=other, cites=(one.id,)),), story="s"),),
        hub=Hub(key_points=(Claim(text=text, cites=(one.id,)),)),
        also=(),
        most_covered=(),
        outside=(),
        sources=(Source(id="kestrel", name=text),),
        note=f"A {other}".replace("\n\n", " "),
    )
    drawn_pages = list(edition_pages(told, Neighbours(), FRAME))
    return [tag for page in drawn_pages if page.path.endswith(".html") for tag in Reader(page.content.decode()).shape]


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://a.example/x?y=1&z=2#f", "https://a.example/x?y=1&z=2#f"),
        ("HTTP://a.example/", "http://a.example/"),
        (" https://a.example/a b ", "https://a.example/a%20b"),
        ("https://a.example/[x]?q=[1]", "https://a.example/%5Bx%5D?q=%5B1%5D"),
        ("https://[::1]/x", "https://[::1]/x"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/łódź", "https://a.example/łódź"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example/x", None),
        ("/x", None),
        ("https://", None),
        ("https://[a", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, href: str | None) -> None:
    assert outward(url) == href


@given(st.text())
def test_a_link_never_leaves_its_attribute(url: str) -> None:
    href = outward("https://a.example/" + url)
    assert href is None or not re.search(r"[\s\"<>]", href)


def test_pages_hang_on_their_inputs_only(pages: dict[str, bytes]) -> None:
    later = replace(
        FRAME,
        built=datetime(2030, 1, 1, tzinfo=UTC),
        version="10",
        templates=dict(reversed(list(FRAME.templates.items()))),
    )
    again = drawn([edition(DAY + timedelta(days=1)), edition(), edition(DAY - timedelta(days=5))], later)
    assert {path for path in pages if pages[path] != again[path]} == {"about/index.html"}
    assert "January 1, 2030" in html_of(again)["about/index.html"].text


def test_a_site_may_bring_its_own_template() -> None:
    own = replace(FRAME, templates={**FRAME.templates, "404.html": "<p>{{ settings.title }} & {{ link('') }}</p>"})
    assert drawn([edition()], own)["404.html"] == b"<p>Harbour Notes & /repo/</p>"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("<p>\n{% if %}", "templates/404.html:2: Expected an expression"),
        ("{{ sheet.title }} {{ nothing }}", "templates/404.html: 'nothing' is undefined"),
        ("{% extends 'mine.html' %}", "templates/404.html: mine.html"),
    ],
)
def test_a_template_that_is_not_sound_is_named(template: str, message: str) -> None:
    own = replace(FRAME, templates={**FRAME.templates, "404.html": template})
    with pytest.raises(DigestError, match=re.escape(message)):
        drawn([edition()], own)


def test_a_topic_that_the_site_does_not_have_is_not_linked() -> None:
    strange = replace(edition(), also=(("gone", ("hebrew",)),))
    stories = tuple(replace(story, topics=("gone", *story.topics)) for story in strange.stories)
    pages = drawn([replace(strange, stories=stories)])
    assert broken_links([Page(path=path, content=content) for path, content in pages.items()], "/repo/") == ()


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True), st.sampled_from([PAPER, NIGHT]))
def test_any_accent_can_be_read(colour: str, ground: str) -> None:
    assert contrast(_channels(readable(colour, ground, 4.6)), _channels(ground)) >= 4.5


def test_the_stylesheet_keeps_its_bars() -> None:
    css = CSS.read_text("utf-8")
    assert len(css.encode()) <= 25_000
    assert not re.search(r"@import|url\(|@font-face|animation|transition", css)
    colours = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", css)
    light, dark = ({name: pair[at] for name, *pair in colours} for at in (0, 1))
    assert (light["paper"], dark["paper"], light["accent"]) == (PAPER, NIGHT, ACCENT)
    for scheme in (light, dark):
        for ground in ("paper", "wash"):
            for name in ("ink", "soft", "accent"):
                assert contrast(_channels(scheme[name]), _channels(scheme[ground])) >= 4.5, (name, scheme[name])
        for level, ink in enumerate(("ink", "ink", "ink", "on-heat", "on-heat")):
            assert contrast(_channels(scheme[ink]), _channels(scheme[f"heat-{level}"])) >= 4.5, level


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def test_words() -> None:
    assert ENGLISH.counted(1, "%(n)s story", "%(n)s stories") == "1 story"
    assert ENGLISH.counted(1204, "%(n)s story", "%(n)s stories") == "1,204 stories"
    shares = [words.share(part, whole, ENGLISH) for part, whole in ((0, 9), (1, 900), (1, 3))]
    assert shares == ["0%", "under 1%", "33%"]
    assert words.minutes(["word " * 690, "字" * 400]) == 4
    assert [words.foreign(tag, "en") for tag in ("en-GB", "zh-Hans", "klingon", "xx", None)] == [
        None,
        "zh-Hans",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("Port reopens", "."),
        ("Open at last!", ""),
        ("“Open,” he said.", ""),
        ("He said “open.”", ""),
        ("码头启用", "。"),
        ("", ""),
    ],
)
def test_what_does_not_end_as_a_sentence_lacks_a_stop(text: str, stop: str) -> None:
    assert words.stop(text) == stop


def test_a_title_among_the_sentences_ends_with_a_stop_outside_of_it() -> None:
    told = edition()
    titles = tuple(Claim(text=text, cites=told.rundown[0].text[0].cites) for text in ("Quay reopens", "Ships return"))
    site = drawn([replace(told, rundown=(replace(told.rundown[0], text=titles), *told.rundown[1:]))])
    assert "<span>Quay reopens</span>." in site["2024/03/05/index.html"].decode()
    assert "Quay reopens. ([1]" in site["2024/03/05/briefing.md"].decode()
    assert "</strong> Quay reopens. Ships return. (" in json.loads(site["feed.json"])["items"][0]["content_html"]
    assert json.loads(site["2024/03/05/index.json"])["stories"][0]["text"][0]["text"] == "Quay reopens"


def test_hostile_text_is_shown_as_it_is(day: Reader) -> None:
    assert typeset(ATTACK, "en") in day.text


def test_a_source_shows_how_it_is_doing(html: dict[str, Reader]) -> None:
    told = "undated: 0%; duplicate: 33%"
    for path in ("sources/wire/index.html", "sources/index.html"):
        drawings = [attrs["aria-label"] or "" for tag, attrs in html[path].tags if tag == "svg"]
        assert any(one.startswith("6 items from ") and one.endswith(told) for one in drawings), path
    assert [attrs["class"] for tag, attrs in html["sources/wire/index.html"].tags if tag == "path"] == [
        "dated",
        "duplicate",
    ]


def test_an_outlet_that_is_cited_twice_running_is_named_once() -> None:
    first, second, other = (item(number, f"Boat {number}", source_id="wire") for number in (50, 51, 52))
    both = Segment(label="Boats", text=(Claim(text="Two boats.", cites=(first.id, second.id)),), story="boats")
    boats = Story(id="boats", items=(first, second, other), label="Boats")
    told = replace(edition(), stories=(*edition().stories, boats), rundown=(both,), hub=Hub())
    page = html_of(drawn([told]))["2024/03/05/index.html"]
    links = [attrs for tag, attrs in page.tags if tag == "a" and "example/5" in (attrs.get("href") or "")]
    assert [(one.get("aria-label"), one.get("data-source")) for one in links[:2]] == [
        ("1 Harbour <Wire>", None),
        (None, "wire"),
    ]


def test_the_archive_tells_what_each_month_had(html: dict[str, Reader]) -> None:
    assert "March 2024 38 stories February 2024 19 stories" in html["archive/index.html"].text
    assert "JanFebMar" in html["archive/index.html"].text
    year = html["archive/2024/index.html"]
    assert "March 2024 38 stories · 46 items Ports 6 Weather & tides 4 Letters 2" in year.text
    assert "5 New Quay Opens & Storm Nears 19 stories · 23 items" in year.text
    assert "../../topics/ports/2024-03/" in year.values("href")


def test_the_bars_of_a_source_stand_on_one_another() -> None:
    first = SourceCount(day=DAY - timedelta(days=1), items=3, undated=1, duplicates=1)
    drawing = charts.health((first, SourceCount(day=DAY, items=1)), FRAME)
    assert drawing is not None
    assert dict(drawing.layers) == {
        "dated": "M0 40v-20h3v20zM4 40v-10h3v10z",
        "undated": "M0 20v-10h3v10z",
        "duplicate": "M0 10v-10h3v10z",
    }
    assert charts.health((SourceCount(day=DAY), SourceCount(day=DAY + timedelta(days=1))), FRAME) is None


def test_sources_that_fell_silent_are_named() -> None:
    later = edition(DAY + timedelta(days=8))
    only = tuple(story for story in later.stories if all(one.source_id == "kestrel" for one in story.items))
    later = replace(later, stories=only, rundown=(), hub=Hub(), also=(), most_covered=(), outside=())
    about = html_of(drawn([later, edition()]))["about/index.html"]
    assert "Nothing came from these in the week up to March 13, 2024. Harbour <Wire> Latarnia 海港日报" in about.text
    assert "fallen silent" not in html_of(drawn([edition()]))["about/index.html"].text


def test_what_fails_alike_is_told_once() -> None:
    problems = [Problem(where=f"feeds/2024-03-0{day}/log.xml#{day}", message=f"no date; {day}") for day in (5, 4, 3)]
    first, other = troubles.troubles([*problems, Problem(where="feeds/2024-03-01/log.xml", message="no feed")])
    assert (first.name, first.problem, first.more) == ("log.xml", problems[0], 2)
    assert (other.problem.message, other.more) == ("no feed", 0)


def test_a_topic_of_ten_thousand_stories_stays_light() -> None:
    story = next(one for one in summarise(edition()).stories if one.id == "quay")
    days = [DAY - timedelta(days=at) for at in range(100)]
    busy = [
        replace(summarise(edition(day)), stories=tuple(replace(story, id=f"{at}", day=day) for at in range(100)))
        for day in days
    ]
    index = fold(busy, FRAME.topics)
    [page] = [page for page in indexes.topic_pages(index, FRAME) if page.path == "topics/ports/index.html"]
    assert index.topics[0].total == 10_000
    assert len(page.content) < 40_000


def test_topics_that_make_the_beat_are_related_to_nothing() -> None:
    beat = Beat(name="the coast", topics=("ports",))
    on_beat = replace(FRAME, settings=SETTINGS.model_copy(update={"beat": beat}))
    assert "Stories shared with Ports" in html_of(drawn([edition()]))["topics/weather/index.html"].text
    assert "Stories shared with" not in html_of(drawn([edition()], on_beat))["topics/weather/index.html"].text


def test_three_thousand_items_are_drawn_quickly() -> None:
    stories = tuple(Story(id=f"s{number}", items=(item(number, f"Boat {number}"),)) for number in range(3000))
    busy = replace(edition(), stories=stories, rundown=(), hub=Hub(), also=(), most_covered=())
    started = process_time()
    assert sum(page.content.count(b'id="i-') for page in edition_pages(busy, Neighbours(), FRAME)) == 3001
    assert process_time() - started < 60  # seconds of CPU; 0.5 where this was written
