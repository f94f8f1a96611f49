"""Runs that come late or not at all: the page says so, and what was missed comes to its own day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from building import build, copy, files_of, run
from digest.errors import ConfigError
from digest.model import Late
from digest.schedule import late, schedule_of
from digest.visits import load_late, save_late
from newsstand import Stand, feed, newsstand, rss

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)  # a Sunday
TODAY = datetime.now(UTC).date()
TITLES = (
    "A ferry is late again",
    "The tall crane lifts a church tower",
    "Pilots end their strike",
    "A storm closes the northern quay",
    "Fish is sold by lottery",
)


@pytest.mark.parametrize(
    ("cron", "planned"),
    [
        ("17 4 * * *", "2026-11-22 04:17"),
        ("30 6 * * *", "2026-11-22 06:30"),
        ("31 6 * * *", "2026-11-21 06:31"),
        ("*/20 * * * *", "2026-11-22 06:20"),
        ("5 */4 * * *", "2026-11-22 04:05"),
        ("0 9-17/4 * * mon-fri", "2026-11-20 17:00"),
        ("0 5 * * 7", "2026-11-22 05:00"),
        ("0 5 * * 0,3", "2026-11-22 05:00"),
        ("0 5 1 * *", "2026-11-01 05:00"),
        ("0 5 13 * fri", "2026-11-20 05:00"),
        ("0 5 29 feb *", None),
    ],
)
def test_a_schedule_tells_when_a_run_was_due_last(cron: str, planned: str | None) -> None:
    due = schedule_of(cron).last(NOW)
    assert (f"{due:%Y-%m-%d %H:%M}" if due else None) == planned


@pytest.mark.parametrize(
    "cron", ["", "4 17", "60 4 * * *", "x 4 * * *", "*/0 4 * * *", "*/-5 4 * * *", "9-3 4 * * *", "1 2 3 4 5 6"]
)
def test_what_is_no_schedule_is_said_to_be_none(cron: str) -> None:
    with pytest.raises(ConfigError, match="no schedule"):
        schedule_of(cron)


def test_some_minutes_are_not_late() -> None:
    assert late(schedule_of("31 5 * * *"), NOW) is None
    assert late(None, NOW) is None
    told = late(schedule_of("30 3 * * *"), NOW)
    assert told
    assert (told.hours, told.made) == (3, NOW)


def test_the_newest_page_alone_says_that_it_came_late(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    punctual = build(content, tmp_path / "site")
    save_late(content, Late(planned=NOW - timedelta(hours=3), made=NOW))
    said = "Fetched on November 22, 2026, 07:30, 3 hours later than planned"
    told = build(content, tmp_path / "site")
    pages = {path for path, page in told.items() if said.encode() in page}
    assert pages == {"index.html", "2024/03/05/index.html", "about/index.html"}
    assert told == build(content, tmp_path / "again")
    save_late(content, None)
    assert build(content, tmp_path / "site") == punctual


@pytest.fixture
def stand() -> Iterator[Stand]:
    with newsstand() as server:
        yield server


def site(folder: Path, stand: Stand) -> Path:
    content = folder / "content"
    content.mkdir()
    (content / "digest.yml").write_text(
        "title: The Quay\nfetch: {contact: desk@site.example, private: 127.0.0.1}\nsearch: off\ncards: false\n"
    )
    (content / "sources.yml").write_text(f"sources: [{{name: Quay, id: quay, url: '{stand.url}/feed'}}]\n")
    return content


def entries(*ago: int) -> list[tuple[str, str, str]]:
    """An entry of each of these days before today."""
    return [
        (f"http://quay.example/a{n}", TITLES[n], f"{TODAY - timedelta(days=n):%a, %d %b %Y} 00:00:00 GMT") for n in ago
    ]


def cron_of(ago: timedelta) -> str:
    """The daily schedule by which a run was due that long ago."""
    return f"{datetime.now(UTC) - ago:%M %H} * * *"


def test_it_is_said_while_the_last_news_came_late(stand: Stand, tmp_path: Path) -> None:
    content = site(tmp_path, stand)
    stand.offers["/feed"] = feed(rss("Quay", entries(0)))
    result = run("fetch", content, "--planned", cron_of(timedelta(hours=3, minutes=5)))
    assert "3 h later than planned" in result.output
    told = load_late(content)
    assert told
    assert told.hours == 3
    before = files_of(content / "feeds"), (content / "late.json").read_bytes()
    run("fetch", content, "--now", "--planned", cron_of(timedelta(hours=5)))
    assert (files_of(content / "feeds"), (content / "late.json").read_bytes()) == before, "no news, no change"
    stand.offers["/feed"] = feed(rss("Quay", entries(0, 1)))
    run("fetch", content, "--now", "--planned", cron_of(timedelta(minutes=2)))
    assert load_late(content) is None
    assert run("fetch", content, "--planned", "at noon").exit_code == 2


def test_after_runs_that_were_left_out_each_item_is_on_its_own_day(stand: Stand, tmp_path: Path) -> None:
    content = site(tmp_path, stand)
    stand.offers["/feed"] = feed(rss("Quay", entries(4, 3)))
    assert run("daily", content, "--planned", "", cwd=tmp_path).exit_code == 4, "nothing is of today"
    stand.offers["/feed"] = feed(rss("Quay", entries(3, 2, 1, 0)))
    result = run("daily", content, cwd=tmp_path)
    assert result.exit_code == 0, result.output
    for ago, title in enumerate(TITLES):
        day = TODAY - timedelta(days=ago)
        assert title in (tmp_path / "site" / f"{day:%Y/%m/%d}" / "index.html").read_text()
        (kept,) = (content / "feeds" / f"{day:%Y/%m}" / str(day)).glob("*.json")
        assert [one for one in TITLES if one in kept.read_text()] == [title]
