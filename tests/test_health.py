"""What should worry an editor about the sources, and what should not."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from building import build, copy, run
from digest.files import load_config
from digest.health import after, stale, worries
from digest.model import Health, Standing, Visited
from digest.visits import load_health, save_health

TODAY = date(2026, 11, 22)
WELL = Health(url="http://quay.example/feed")


def days(*ago: int) -> tuple[date, ...]:
    return tuple(TODAY - timedelta(days=n) for n in sorted(ago, reverse=True))


@pytest.mark.parametrize(
    ("published", "worry"),
    [
        (days(*range(5, 40)), "nothing new for 5 days"),
        (days(*range(2, 40)), None),
        (days(*range(10, 80, 7)), None),
        (days(*range(20, 85, 7)), "nothing new for 20 days; it never was silent for more than 7"),
        (days(30, 31), None),
        ((), None),
    ],
)
def test_a_source_that_used_to_publish_and_went_silent_is_told_of(
    published: tuple[date, ...], worry: str | None
) -> None:
    found = worries({"Quay": WELL}, {"Quay": published}, TODAY)
    assert [problem.where for problem in found] == ["Quay"] * bool(worry)
    assert all(worry in problem.message for problem in found if worry)


def test_a_day_far_narrower_than_quiet_days_is_told_of() -> None:
    names = [f"S{n}" for n in range(10)]
    published = {name: days(*range(0 if n < 2 else 2, 20)) for n, name in enumerate(names)}
    (found,) = worries(dict.fromkeys(names, WELL), published, TODAY)
    assert (found.where, found.message) == ("2026-11-21", "news of 2 sources only; a quiet day has 10")
    weekends = {
        name: tuple(day for day in days(*range(40)) if day.weekday() < 5 or n < 3) for n, name in enumerate(names)
    }
    assert worries(dict.fromkeys(names, WELL), weekends, TODAY) == ()  # yesterday was a Saturday


def test_old_news_is_not_called_todays() -> None:
    assert stale({"Quay": days(1, 2)}, TODAY) is None
    assert stale({}, TODAY) is None
    assert stale({"Quay": days(*range(6, 90, 7))}, TODAY) is None
    assert stale({"Quay": days(*range(9, 90, 7))}, TODAY)
    old = stale({"Quay": days(3, 4), "Pier": days(5, -30)}, TODAY)
    assert old is not None
    assert "3 days old" in old.message


def visited(outcome: str = "fetched", *, well: bool = True, new: int = 0, message: str = "") -> Visited:
    at = datetime(2026, 11, 22, 6, tzinfo=UTC)
    return Visited(at=at, outcome=outcome, well=well, new=new, items=9, seconds=0.3, message=message)


def test_failing_is_counted_from_the_first_failure_and_forgotten_with_success() -> None:
    failing = after(WELL, [visited("failed", well=False, message="404")], TODAY)
    later = after(failing, [visited("failed", well=False, message="503")], TODAY + timedelta(days=4))
    assert (later.standing, later.since, later.why) == (Standing.FAILING, TODAY, "503")
    (worry,) = worries({"Quay": later}, {}, TODAY + timedelta(days=4))
    assert "failed for 4 days" in worry.message
    again = after(later, [visited(new=2)], TODAY + timedelta(days=5))
    assert (again.standing, again.since, again.why, again.last_new) == (
        Standing.WELL,
        None,
        "",
        TODAY + timedelta(days=5),
    )
    assert (again.items, again.seconds) == (9, 0.5)
    assert after(again, [visited("later", well=False)], TODAY) == again


def test_what_is_written_of_sources_is_read_again(tmp_path: Path) -> None:
    healths = {"quay": WELL, "pier": after(WELL, [visited("gone", well=False, message="gone")], TODAY)}
    save_health(tmp_path, healths)
    assert load_health(tmp_path) == (healths, ())
    (tmp_path / "health.json").write_text("{<<<<")
    found, (problem,) = load_health(tmp_path)
    assert (found, problem.where) == ({}, f"{tmp_path.name}/health.json")


def test_check_refuses_old_news(tmp_path: Path) -> None:
    (tmp_path / "digest.yml").write_text("title: T\n")
    (tmp_path / "sources.yml").write_text("sources: [{name: Quay, id: quay, url: 'http://quay.example/feed'}]\n")
    day = datetime.now(UTC).date() - timedelta(days=9)
    folder = tmp_path / "feeds" / f"{day:%Y}" / f"{day:%m}" / str(day)
    folder.mkdir(parents=True)
    (folder / "quay.json").write_text("[]")
    assert run("check", tmp_path, "--site", tmp_path / "none").exit_code == 0
    save_health(tmp_path, {"quay": WELL})
    result = run("check", tmp_path, "--site", tmp_path / "none")
    assert (result.exit_code, "nothing here is today's" in result.output) == (4, True), result.output


def test_check_tells_nothing_of_an_address_that_a_source_had_before(tmp_path: Path) -> None:
    (tmp_path / "digest.yml").write_text("title: T\n")
    (tmp_path / "sources.yml").write_text("sources: [{name: Quay, id: quay, url: 'http://quay.example/feed'}]\n")
    gone = Health(url=WELL.url, standing=Standing.GONE, since=TODAY, why="410")
    save_health(tmp_path, {"quay": gone})
    assert "gone since" in run("check", tmp_path, "--site", tmp_path / "none").output
    (tmp_path / "sources.yml").write_text("sources: [{name: Quay, id: quay, url: 'http://quay.example/new'}]\n")
    assert "gone since" not in run("check", tmp_path, "--site", tmp_path / "none").output


def test_pages_show_how_sources_are_doing_and_depend_on_files_alone(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    before = build(content, tmp_path / "site")
    config = load_config(content)[0]
    quay, courier = (one for one in config.sources if one.url and f"sources/{one.id}/index.html" in before)
    healths = {
        quay.id: Health(url=quay.url or "", last_success=TODAY, items=30, seconds=0.2),
        courier.id: Health(url=courier.url or "", standing=Standing.GONE, since=TODAY, why="410"),
    }
    save_health(content, healths)
    after_visits = build(content, tmp_path / "site")
    changed = {path for path in after_visits if after_visits[path] != before.get(path)}
    assert changed == {
        *("about/index.html", "sources/index.html"),
        *(f"sources/{one.id}/index.html" for one in (quay, courier)),
    }
    assert "answers" in after_visits[f"sources/{quay.id}/index.html"].decode()
    assert "gone since" in after_visits["about/index.html"].decode()
    assert build(content, tmp_path / "site2") == after_visits
