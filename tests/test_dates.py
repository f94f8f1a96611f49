"""Dates: stamps, dates in running text, whole texts that are dates."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import Precision, day_of, find_dates, parse_stamp, parse_when, written

SENTENCES = Path(__file__).parent / "cases" / "dates" / "sentences.tsv"
REFERENCE = date(2024, 9, 22)


def cases(path: Path) -> list[tuple[str, date, list[str]]]:
    """Sentence, day of publication, and the dates expected, from a table."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [(row[0], date.fromisoformat(row[1]), "".join(row[2:]).split()) for row in rows if row[0]]


def values(sentence: str, reference: date) -> list[str]:
    return " ".join(span.value for span in find_dates(sentence, reference)).split()


@pytest.mark.parametrize(("sentence", "reference", "expected"), cases(SENTENCES))
def test_dates_are_found_and_resolved(sentence: str, reference: date, expected: list[str]) -> None:
    assert sorted(values(sentence, reference)) == sorted(expected)


def test_the_labelled_sentences_are_read_as_labelled(shared: Path) -> None:
    hits = wanted = found = 0
    for sentence, reference, expected in cases(shared / "eval" / "dates.tsv"):
        got = values(sentence, reference)
        hits += (Counter(got) & Counter(expected)).total()
        wanted, found = wanted + len(expected), found + len(got)
    assert 2 * hits / (wanted + found) >= 0.98


def test_a_span_tells_its_words_place_and_days() -> None:
    text = "The fair runs from July 5 to July 9, they say."
    (span,) = find_dates(text, date(2024, 6, 15))
    assert text[span.at :].startswith(span.text)
    assert (span.text, span.start, span.end) == ("July 5 to July 9", date(2024, 7, 5), date(2024, 7, 9))
    assert span.precision is Precision.DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sunday, September 22, 2024", "2024-09-22"),
        ("As of last year:", "2023"),
        ("1980s", "198X"),
        ("September 9", "2024-09-09"),
        ("From July 5 to July 9", "2024-07-05 2024-07-09"),
        ("Late June", "2024-06"),
        ("Q3 2023", "2023-Q3"),
        ("1860:", "1860"),
        ("Sept. 9, 2024, 5:30 p.m.", "2024-09-09"),
        ("2024年6月", "2024-06"),
        ("6 listopada 2023 r.", "2023-11-06"),
    ],
)
def test_a_whole_text_can_be_a_date(text: str, expected: str) -> None:
    span = parse_when(text, REFERENCE)
    assert span is not None
    assert span.value == expected


@pytest.mark.parametrize("text", ["", "May", "The harbour", "Opened on Monday by the mayor", "Monday, Tuesday"])
def test_other_texts_are_no_date(text: str) -> None:
    assert parse_when(text, REFERENCE) is None


@pytest.mark.parametrize("text", ["Monday", "September 9", "last year", "three days ago", "w poniedziałek", "7日"])
def test_without_a_reference_only_full_dates_are_read(text: str) -> None:
    assert parse_when(text, None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-11-06T05:30:00Z", datetime(2023, 11, 6, 5, 30, tzinfo=UTC)),
        ("2023-11-06 05:30", datetime(2023, 11, 6, 5, 30, tzinfo=UTC)),
        ("2023-11-06 05:30:00.1234567+08:00", datetime(2023, 11, 6, 5, 30, 0, 123456, timezone(timedelta(hours=8)))),
        ("2023-11-06T23:59:60Z", datetime(2023, 11, 6, 23, 59, 59, tzinfo=UTC)),
        ("Mon, 06 Nov 2023 10:00:00 GMT", datetime(2023, 11, 6, 10, tzinfo=UTC)),
        ("6 Nov 2023 10:00 -0500", datetime(2023, 11, 6, 15, tzinfo=UTC)),
        ("2023-11-06", date(2023, 11, 6)),
        ("2023-02-30", None),
        ("0001-01-01T00:00:00", None),
        ("soon", None),
    ],
)
def test_stamps_are_read(text: str, expected: datetime | date | None) -> None:
    assert parse_stamp(text) == expected


def test_a_day_begins_when_its_zone_and_the_site_say() -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    moment = datetime(2023, 11, 5, 21, 30, tzinfo=UTC)  # 05:30 on the 6th in Shanghai
    assert day_of(moment, shanghai, time(0, 0)) == date(2023, 11, 6)
    assert day_of(moment, shanghai, time(6, 0)) == date(2023, 11, 5)
    assert day_of(date(2023, 11, 6), shanghai, time(6, 0)) == date(2023, 11, 6)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Monday, November 6, 2023"),
        ("pl", "poniedziałek, 6 listopada 2023"),
        ("zh-CN", "2023年11月6日星期一"),
        ("no such language", "Monday, November 6, 2023"),
    ],
)
def test_days_are_written_out(language: str, expected: str) -> None:
    assert written(date(2023, 11, 6), language) == expected


@given(st.dates(date(1900, 1, 1), date(2049, 12, 31)), st.dates(date(1900, 1, 1), date(2049, 12, 31)))
def test_a_day_written_out_reads_back_from_any_day(day: date, reference: date) -> None:
    assert values(f"It happened on {written(day)}, they say.", reference) == [day.isoformat()]


@given(st.text(), st.dates())
def test_any_text_has_dates_in_order_without_overlap(text: str, reference: date) -> None:
    free = 0
    for span in find_dates(text, reference):
        assert span.at >= free
        assert text[span.at : span.at + len(span.text)] == span.text
        assert span.start <= span.end
        free = span.at + len(span.text)
