"""Briefing texts beyond the cases in `cases/briefing`: what is claimed, how days are known, what is noise."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import readers
from digest.model import DateIs, Document, Part, Reading, Source
from digest.readers import briefing
from digest.readers.briefing.noise import is_noise
from digest.readers.briefing.shapes import labelled

CASES = Path(__file__).parent / "cases" / "briefing"


def read(text: str, **known: object) -> Reading:
    document = Document(name="text.txt", raw=text.encode())
    return readers.read(replace(document, **known), "briefing")  # type: ignore[arg-type]


ARTICLE = """
Why the Bay Turned Green

The bay turned green in April. Officers had warned of it for years: warm springs feed algae.

Bo Ek: “The river brings it, and the river takes it away again.”

The council wants three things:

- fewer boats in May
- clean water from upriver
- a new treatment plant

What happens next

The council meets on Friday. Until then the beaches stay closed.

Nobody expects a decision before summer, because the money has to come from elsewhere.
"""

INTERVIEW = """
Caixa: Why did you buy the cannery, of all things? Was nobody against it?
Maja Holm: We have worked here for thirty years. Nobody else wanted it.
Caixa: Where did the money come from, then? The banks had said no twice.
Maja Holm: From the building and the brand. They are worth more than we knew.
"""


@pytest.mark.parametrize("text", [ARTICLE, INTERVIEW, "One line.", "", "# Heading\n\nA paragraph.\n\nAnother one."])
def test_other_texts_are_not_claimed(text: str) -> None:
    assert not briefing.sniff(text)


def test_an_article_is_kept_whole_when_a_caller_says_it_is_a_briefing() -> None:
    reading = read(ARTICLE)
    (item,) = reading.items
    assert item.title == "Why the Bay Turned Green"
    assert "a new treatment plant" in item.body
    assert "no known form" in str(reading.problems[0])


RUNDOWN = """
Below is a rundown of the day:

{0}Shipyard Wins Order for Six Ferries

Delivery starts in 2026, with an option for four more hulls

{0}Cannery Sold to Its Own Workers

The cooperative borrows against the building and the brand
"""


@pytest.mark.parametrize("bullet", ["· ", "·", "• ", "- ", "* ", "– ", "  • ", "·\u00a0", ""])
@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\n\n\n"])
def test_a_rundown_is_read_whatever_its_bullets_and_gaps(bullet: str, gap: str) -> None:
    reading = read(RUNDOWN.format(bullet).replace("\n\n", gap))
    assert [(item.title, item.body[:8]) for item in reading.items] == [
        ("Shipyard Wins Order for Six Ferries", "Delivery"),
        ("Cannery Sold to Its Own Workers", "The coop"),
    ]


@pytest.mark.parametrize(
    "section", ["# Business #", "# Business", "## Business", "#Business#", "** BUSINESS", "**Business**", "BUSINESS"]
)
def test_sections_are_told_however_they_are_marked(section: str) -> None:
    text = f"Weekly: The Bay in Green\n{section}\n" + RUNDOWN.format("").partition(":\n")[2].replace("\n\n", "\n")
    assert {(item.section or "").upper() for item in read(text).items} == {"BUSINESS"}


BODY = "\nPort /\nStrike ends\nDockers went back to work.\nBay /\nBeaches open\nThe water is clear again.\n"


@pytest.mark.parametrize(
    ("head", "known", "published", "date_is"),
    [
        ("---\ndate: 2024-05-01\n---\nMay 2, 2024", {"name": "2024-05-03.txt"}, "2024-05-01", DateIs.STATED),
        ("May 2, 2024", {"name": "a/2024-05-03-daily.txt"}, "2024-05-03", DateIs.STATED),
        ("https://daily.example/2024-05-04/port.html\nMay 2, 2024", {}, "2024-05-04", DateIs.STATED),
        ("Daily for May 2, 2024", {"seen": date(2024, 5, 9)}, "2024-05-02", DateIs.STATED),
        ("UPDATED : Thursday, 2 May, 2024, 7:52am", {}, "2024-05-02", DateIs.STATED),
        (
            f"This is the edition of May 2, 2024, {'with all that matters on the coast ' * 3}.",
            {},
            "2024-05-02",
            DateIs.STATED,
        ),
        ("What moved on Thursday", {"seen": date(2024, 5, 9)}, "2024-05-09", DateIs.INFERRED),
        ("What moved on Friday", {"seen": date(2024, 5, 9)}, "2024-05-03", DateIs.INFERRED),
        ("Daily Round: 2 May", {"seen": date(2024, 5, 2)}, "2024-05-02", DateIs.INFERRED),
        ("What moved", {"seen": date(2024, 5, 9)}, "2024-05-09", DateIs.SEEN),
    ],
)
def test_the_day_is_known_from_the_first_that_tells(
    head: str, known: dict[str, object], published: str, date_is: DateIs
) -> None:
    reading = read(head + BODY, **known)
    assert {(str(item.published), item.date_is) for item in reading.items} == {(published, date_is)}
    assert reading.parts is not None
    assert reading.parts.date_is is date_is


def test_a_weekday_alone_names_no_day_and_is_reported() -> None:
    reading = read("What moved on Friday" + BODY)
    assert {(item.published, item.date_is) for item in reading.items} == {(None, DateIs.UNKNOWN)}
    assert "weekday (Friday)" in str(reading.problems[0])


def test_what_lies_ahead_in_a_timeline_does_not_date_a_briefing() -> None:
    hub = "- DIGEST HUB\n- May 1, 2024:\n- The strike ended.\n- June 1, 2024:\n- Fares will rise.\n"
    parts = read("Briefing: Strike Ends\n" + hub).parts
    assert parts is not None
    assert (str(parts.published), parts.date_is) == ("2024-05-02", DateIs.INFERRED)
    assert [str(event.start) for event in parts.timeline] == ["2024-05-01", "2024-06-01"]


def test_a_hub_can_be_cited_as_one_item_beside_the_others() -> None:
    reading = read(
        (CASES / "hub.txt").read_text(encoding="utf-8"), source=Source(id="port", name="Port", language="en")
    )
    assert reading.parts is not None
    assert reading.parts.item is not None
    hub = reading.parts.item
    assert hub.part is Part.HUB
    assert hub not in reading.items
    assert hub.source_id == "port"
    assert hub.body.split("\n\n")[-1] == "As of last year: Half of the region's grain passed through the port."
    assert "Ada Lind: Ada Lind leads the dockers' union." in hub.body


def test_what_belongs_to_no_entry_is_reported() -> None:
    (problem,) = (
        p for p in read((CASES / "cited.txt").read_text(encoding="utf-8")).problems if "left out" in p.message
    )
    assert "A farm on the northern shore" in problem.message
    assert problem.where.endswith(":11")


@pytest.mark.parametrize(
    "line",
    [
        "Listen to the full version",
        "Subscribe to both papers — for the price of one.",
        "Unlock all stories with a group subscription",
        "Sign up for our daily letter and get the news in your inbox",
        "Follow us",
        "Read more",
        "Share this article",
        "ADVERTISEMENT",
        "Home > News > Coast",
        "The bay on Monday morning. Photo: Coast Wire",
        "Download the Coast app on the App Store",
        "By Ida Quist and Bo Ek",
        "— By Ida Quist (ida@coast.example)",
        "Ida Quist is a reporter with Coast Wire in Northhaven.",
        "© 2024 Coast Wire. All rights reserved.",
        "This site uses cookies to remember what you read.",
        "12 min read",
        "Already a member? Sign in here",
        "Get our weekly free newsletter.",
        "If you have not got the app, please click here.",
        "Privacy policy | Terms of use",
        "A message from our sponsor",
    ],
)
def test_noise_is_told_by_its_shape(line: str) -> None:
    assert is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ministry said users must sign up with their real names.",
        "Share prices of ferry operators rose by 4 percent.",
        "Subscribers to mobile services reached a billion in May, the operators said.",
        "Photo agencies have asked the council for better seats.",
        "Cookies and other sweets will be taxed from June.",
        "More people read newspapers than in 2019, a survey found.",
        "Video: Landslide Blocks the Coast Road",
        "By 2030, half of the ferries will be electric.",
        "Home prices fell for a third month.",
        "A member of the council said that nobody had asked her.",
        "Ferry company pulls its app from the App Store",
        "Messenger Changes Its Privacy Policy in Three Countries",
        "AI-Generated Pictures Flood the Gallery",
        "Join US talks, the minister tells fishermen",
        "Copyright law changes in June, and libraries are glad.",
        "Graphic: How the Bay Turned Green in a Week",
        "Print media lost a tenth of their readers.",
        "Get-rich schemes cost pensioners their savings, the court heard.",
    ],
)
def test_sentences_are_kept_though_they_use_the_same_words(line: str) -> None:
    assert not is_noise(line)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Smart cars: The council wants to know what they record.", "Smart cars"),
        ("U.S. trade: Exports rose by a fifth, the office said.", "U.S. trade"),
        ("5G: Two masts more are to be built on the north shore.", "5G"),
        ("渔业： 今年的渔获量比去年增加了百分之四，渔业局说。", "渔业"),
        ("The minister said: The fares will rise by four percent.", None),
        ("One thing is clear: The fares will rise by four percent.", None),
        ("Three things count: money, time and weather, he said.", None),
        ("Exclusive: Council Opens Probe of Pilot Fees", None),
        ("Ada Lind: “We were not asked, and we will not forget it.”", None),
        ("At 10:30 the ferry left the port without its captain.", None),
    ],
)
def test_a_colon_makes_a_label_only_before_a_text_of_its_own(text: str, label: str | None) -> None:
    parts = labelled(text)
    assert (parts[0] if parts else None) == label


LINES = st.sampled_from(
    [
        *{line for case in sorted(CASES.glob("*.txt")) for line in case.read_text(encoding="utf-8").splitlines()[:12]},
        *("", "---", "* ", "[", "{{a|", "<!--", "**", "\x00", "1. ", "https://a.example/2024/05/02/x", "• •", "/", ":"),
    ]
)


@settings(max_examples=150)
@given(st.one_of(st.lists(LINES, max_size=40).map("\n".join), st.text(max_size=300)))
def test_any_text_gives_a_reading_and_claims_no_more_than_it_holds(text: str) -> None:
    briefing.sniff(text)
    reading = read(text)
    assert all(item.title or item.body for item in reading.items)
    assert all(item.where.startswith("text.txt:") for item in reading.items)
    assert {item.source_id for item in reading.items} <= {source.id for source in reading.sources}


@pytest.mark.parametrize("family", ["caixin", "cxdaily"])
def test_real_briefings_lose_no_entry_and_leak_no_noise(shared: Path, family: str) -> None:
    for path in sorted((shared / "samples" / family).glob("*.expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        reading = read(path.with_name(path.name.replace(".expected.json", ".txt")).read_text(encoding="utf-8"))
        entries = [entry for entry in expected["rundown"] if not entry.get("truncated")]
        heads = {name for item in reading.items for name in (item.title, item.label) if name}
        wanted = {
            entry.get("headline") or entry["label"] for entry in entries if entry.get("headline") or entry.get("label")
        }
        assert wanted <= heads, path.name
        assert len(entries) <= len(reading.items) <= len(entries) + 1, path.name
        text = "\n".join(f"{item.title}\n{item.body}" for item in reading.items)
        assert not [line for line in expected["boilerplate_lines"] if len(line) > 12 and line in text], path.name
