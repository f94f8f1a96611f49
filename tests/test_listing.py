"""`digest sources`: what the documents hold of each source, and how it does when it is visited."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

from building import copy, run
from digest.editions import Store
from digest.model import Health, History, Standing
from digest.visits import save_health, save_histories

SOURCES = """
sources:
  - name: Courier
    id: our-courier
    url: https://courier.example/feed
  - name: Quay Mail
    url: https://mail.example/feed
  - name: Old Post
    url: https://post.example/feed
    on: false
"""


def content(golden: Path, tmp_path: Path) -> Path:
    folder = copy(golden / "content", tmp_path / "content")
    (folder / "sources.yml").write_text(SOURCES)
    return folder


def lines(output: str) -> dict[str, str]:
    found = (line.split("  ", 1) for line in output.splitlines() if "  " in line)
    return {name: " ".join(rest.split()) for name, rest in found}


def test_sources_are_listed_with_what_the_documents_hold_and_how_visits_went(golden: Path, tmp_path: Path) -> None:
    folder = content(golden, tmp_path)
    told = run("sources", "--content", folder).output
    assert [line for line in told.splitlines() if line != line.rstrip()] == []
    before = lines(told)
    assert before["Courier"] == "6 2024-03-05 17% never visited"
    assert before["Quay Mail"] == "0 — never visited"
    assert before["Old Post"] == "0 — off; never visited"
    save_health(
        folder,
        {
            "our-courier": Health(url="https://courier.example/feed", last_success=date(2024, 3, 6), seconds=0.2),
            "mail-example-feed": Health(
                url="https://mail.example/feed",
                standing=Standing.GONE,
                since=date(2024, 3, 6),
                why="410",
                moved_to="https://mail.example/new",
            ),
            "post-example-feed": Health(url="https://elsewhere.example/", last_success=date(2024, 3, 6)),
        },
    )
    due = datetime(2999, 1, 1, 6, tzinfo=UTC)
    histories = {"post-example-feed": History(url="https://post.example/feed", due=due)}
    save_histories(Store(folder / ".digest"), histories)
    after = lines(run("sources", "--content", folder).output)
    assert after["Courier"].endswith("well on 2024-03-06, in 0.2 s")
    assert after["Quay Mail"].endswith("gone since 2024-03-06: 410; moved to https://mail.example/new")
    assert after["Old Post"].endswith("off; never visited; asks to be left alone until 2999-01-01 06:00 UTC"), (
        "its address is another one now"
    )


def test_as_json_all_sources_are_listed_those_too_that_only_documents_name(golden: Path, tmp_path: Path) -> None:
    listed = json.loads(run("sources", "--json", "--content", content(golden, tmp_path)).stdout)
    assert [one["id"] for one in listed[:3]] == ["our-courier", "mail-example-feed", "post-example-feed"]
    assert [one["configured"] for one in listed] == [True] * 3 + [False] * (len(listed) - 3)
    assert len(listed) > 3
    assert (listed[0]["items"], listed[0]["undated"], listed[0]["newest"]) == (6, 1, "2024-03-05")
    assert (listed[0]["health"], listed[0]["visits"]) == (None, [])
