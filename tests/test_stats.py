"""A site in figures: `digest stats`, the page of statistics, and what each stage of a build took."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from building import build, copy, run
from digest.clock import Clock
from digest.fold import figures_of, fold, summarise
from digest.model import Stage, Tally
from drawing import DAY, TOPICS, Reader, drawn, edition


@pytest.fixture(scope="module")
def built(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the golden content and its site."""
    place = tmp_path_factory.mktemp("stats")
    build(copy(golden / "content", place / "content"), place / "site")
    return place


def told(place: Path, *words: str) -> str:
    result = run("stats", place / "content", "--site", place / "site", *words)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_terminal_tells_what_is_there_what_it_weighs_and_what_it_took(built: Path) -> None:
    found = [line.split() for line in told(built).splitlines()]
    assert ["days", "2"] in found
    assert ["from,", "to", "2024-03-04,", "2024-03-05"] in found
    assert ["Sundhaven", "Courier", "6", "0"] in found
    assert ["compose", "2", "0"] in [[line[0], *line[2:]] for line in found if line and line[0] == "compose"]
    assert any(line[:1] == ["briefings"] and line[-1].endswith("%") for line in found)
    assert any(line[-3:] == ["of", "1", "GB"] for line in found)


def test_as_json_it_adds_up(built: Path) -> None:
    values = json.loads(told(built, "--json"))
    counts, sizes, figures = values["counts"], values["sizes"], values["figures"]
    assert counts["entries"] == sum(n for what, n in counts.items() if what != "entries")
    assert sizes["total"] == sum(kind["bytes"] for kind in sizes["kinds"].values())
    assert sizes["files"] == values["pages"]
    assert figures["items"] == sum(one["items"] for one in figures["sources"])
    assert figures["days"] == sum(one["days"] for one in figures["months"]) == 2


def test_a_build_tells_what_it_kept(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    build(content, tmp_path / "site")
    made = json.loads(told(tmp_path, "--json"))["stages"]
    build(content, tmp_path / "site")
    kept = json.loads(told(tmp_path, "--json"))["stages"]
    for stage in ("read", "group", "follow", "compose"):
        assert made[stage]["made"] > 0 == made[stage]["kept"]
        assert kept[stage]["made"] == 0 < kept[stage]["kept"]
    told_so = run("build", content, "--site", tmp_path / "site", "--verbose").stdout
    rows = [line.split() for line in told_so.splitlines()]
    assert ["compose", "0", "2"] in [[row[0], *row[2:]] for row in rows if len(row) == 4]


def test_a_site_that_was_never_built_has_no_figures(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    result = run("stats", content, "--site", tmp_path / "site")
    assert (result.exit_code, "run `digest build` first" in result.output) == (2, True)
    assert run("stats", cwd=tmp_path).exit_code == 2


def test_an_edition_is_counted_as_it_is_told() -> None:
    one = edition()
    claims = [claim for segment in one.rundown for claim in segment.text] + list(one.hub.key_points)
    tally = summarise(one).tally
    assert (tally.segments, tally.claims) == (len(one.rundown), len(claims))
    assert tally.citations == sum(len(claim.cites) for claim in claims)
    assert summarise(replace(one, rundown=(), hub=replace(one.hub, key_points=()))).tally == Tally()


def test_figures_of_many_days_are_sums() -> None:
    days = [edition(DAY - timedelta(days=at)) for at in (0, 1, 40)]
    found = figures_of(fold(map(summarise, days), TOPICS), ())
    assert [(one.month, one.days) for one in found.months] == [("2024-03", 2), ("2024-01", 1)]
    assert (found.first, found.last, found.days) == (date(2024, 1, 25), DAY, 3)
    assert found.tally.claims == 3 * summarise(days[0]).tally.claims
    assert [one.items for one in found.sources] == sorted((one.items for one in found.sources), reverse=True)


def test_the_page_has_the_same_figures_and_leads_on() -> None:
    pages = drawn([edition(DAY + timedelta(days=1)), edition()])
    text = pages["stats/index.html"].decode()
    figures = figures_of(fold(map(summarise, (edition(DAY + timedelta(days=1)), edition())), TOPICS), ())
    assert f"<dt>Items</dt><dd>{figures.items}</dd>" in text
    assert f'March 2024</a></th><td class="number">2</td><td class="number">{figures.stories}</td>' in text
    assert {"../topics/ports/", "../sources/kestrel/", "../archive/2024/#m2024-03"} <= set(Reader(text).values("href"))
    assert "../stats/" in set(Reader(pages["about/index.html"].decode()).values("href"))
    assert len(text.encode()) < 20_000


def test_a_clock_counts_what_stages_take() -> None:
    ticks: Iterator[float] = iter((0.0, 1.0, 3.5, 9.0))
    clock = Clock(now=lambda: next(ticks))
    with clock("group"):
        clock.count("group", made=2, kept=5)
    clock.add({"group": 0.5, "render": 1.0})
    assert clock.stages == {"group": Stage(seconds=3.0, made=2, kept=5), "render": Stage(seconds=1.0)}
    assert clock.elapsed == 9.0
