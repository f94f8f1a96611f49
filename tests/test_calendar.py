"""The calendar of days to come, read back by a program that knows the standard."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from digest.model import Ahead, Index
from digest.model import Event as Dated
from digest.render.calendar import calendar_page
from drawing import DAY, FRAME, MAY, drawn, edition, without_url

NEXT = DAY + timedelta(days=1)


def ahead(text: str, day: date = DAY, days: int = 1, cite: str = "a") -> Ahead:
    event = Dated(when="May", start=MAY, end=MAY + timedelta(days=days - 1), text=text, cites=(cite,))
    return Ahead(day=day, event=event, title="A fair", url="https://wire.example/fair", outlet="Wire")


def raw(*coming_up: Ahead) -> bytes:
    index = Index(days=(), topics=(), sources=(), items=0, coming_up=coming_up)
    return b"".join(page.content for page in calendar_page(index, FRAME))


def events(content: bytes) -> list[Event]:
    calendar = Calendar.from_ical(content.decode())
    assert not calendar.errors
    assert isinstance(calendar, Calendar)
    return list(calendar.events)


def test_an_edition_with_a_day_to_come_is_in_the_sites_calendar() -> None:
    pages = drawn([edition()])
    (event,) = events(pages["calendar.ics"])  # what is known by its month only is not there
    assert event.summary == "A fair; ships, knots."
    assert (MAY, MAY + timedelta(days=1)) == (event.DTSTART, event.DTEND)
    assert b"DTSTART;VALUE=DATE:20240502\r\nDTEND;VALUE=DATE:20240503\r\n" in pages["calendar.ics"]
    assert datetime(2024, 3, 5, tzinfo=UTC) == event.DTSTAMP
    assert event.url == "https://news.example/repo/2024/03/05/"
    assert b'href="../../../calendar.ics"' in pages["2024/03/05/index.html"]


def test_a_site_without_days_to_come_has_no_calendar() -> None:
    quiet = replace(edition(), hub=replace(edition().hub, coming_up=()))
    pages = drawn([quiet])
    assert "calendar.ics" not in pages
    assert b"calendar.ics" not in pages["2024/03/05/index.html"]
    assert b"Coming up" not in pages["2024/03/05/index.html"]


def test_what_is_told_again_stays_the_same_event() -> None:
    first = ahead("The spring fair opens on the quay on May 2.")
    again = ahead("On May 2, the spring fair opens on the quay.", NEXT, cite="b")
    other = ahead("Pilots vote on their new rosters.", NEXT, cite="b")
    alone, both = events(raw(first)), events(raw(other, again, first))
    assert [event.uid for event in alone] == [event.uid for event in both][:1]
    assert [event.summary for event in both] == [first.event.text, other.event.text]
    assert [len({event.uid for event in told}) for told in (alone, both)] == [1, 2]


def test_the_events_do_not_depend_on_the_host_or_the_build() -> None:
    here = drawn([edition()], replace(without_url(), built=FRAME.built + timedelta(days=9)))
    told = [
        [(event.uid, event.DTSTAMP) for event in events(site["calendar.ics"])] for site in (here, drawn([edition()]))
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize(("days", "count"), [(14, 1), (15, 0)])
def test_a_fortnight_is_the_longest(days: int, count: int) -> None:
    content = raw(ahead("The spring fair.", days=days))
    assert content.count(b"BEGIN:VEVENT") == count


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_reads_back_from_lines_of_75_octets(text: str) -> None:
    content = raw(ahead(text))
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    (event,) = events(content)
    assert event.summary == text
