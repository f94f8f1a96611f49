"""A morning in one command, and several mornings at once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from building import run
from digest.cli.ending import leave
from newsstand import Stand, feed, newsstand, rss, status

TODAY = f"{datetime.now(UTC):%a, %d %b %Y} 00:00:00 GMT"
SETTINGS = "title: The Quay\nfetch: {contact: desk@site.example, private: 127.0.0.1}\nsearch: off\ncards: false\n"


@pytest.fixture
def stand() -> Iterator[Stand]:
    with newsstand() as server:
        server.offers["/feed"] = feed(rss("Quay", [("http://quay.example/1", "A ferry is late again", TODAY)]))
        yield server


def site(folder: Path, stand: Stand, more: str = "") -> Path:
    """A repository with a site in it, whose one source is on the stand."""
    content = folder / "content"
    content.mkdir(parents=True)
    (content / "digest.yml").write_text(SETTINGS + more)
    (content / "sources.yml").write_text(f"sources: [{{name: Quay, id: quay, url: '{stand.url}/feed'}}]\n")
    for words in (("init", "-q"), ("config", "user.name", "Editor"), ("config", "user.email", "editor@site.example")):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder


def shown(folder: Path) -> str:
    return subprocess.run(
        ["git", "show", "gh-pages:index.html"], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


def test_a_morning_fetches_builds_checks_and_publishes(tmp_path: Path, stand: Stand) -> None:
    folder = site(tmp_path / "site", stand, "publish: {to: branch}\n")
    result = run("daily", cwd=folder)
    assert result.exit_code == 0, result.output
    assert "A ferry is late again" in shown(folder)
    again = run("daily", cwd=folder)
    assert (again.exit_code, "gh-pages has nothing new" in again.output) == (0, True), again.output
    stand.offers["/feed"] = status(500)
    failed = run("daily", cwd=folder)
    assert failed.exit_code == 3, failed.output
    assert "A ferry is late again" in shown(folder)


def test_news_that_is_old_ends_a_morning_as_it_ends_a_check(tmp_path: Path, stand: Stand) -> None:
    folder = site(tmp_path / "site", stand)
    old = datetime.now(UTC) - timedelta(days=9)
    entry = ("http://quay.example/1", "A ferry was late", f"{old:%a, %d %b %Y %H:%M:%S} GMT")
    stand.offers["/feed"] = feed(rss("Quay", [entry]))
    ends = {words: run(*words, cwd=folder) for words in (("daily",), ("check",))}
    assert {words: one.exit_code for words, one in ends.items()} == {("daily",): 4, ("check",): 4}
    assert "content: 1 source, " in ends["check",].output


@pytest.mark.parametrize(
    ("reasons", "code"),
    [
        ({}, 0),
        ({"nobody": False, "settings": (), "problems": [], "stale": None}, 0),
        ({"stale": "old", "problems": ["a broken link"]}, 1),
        ({"problems": 3, "settings": ["a misspelt key"]}, 2),
        ({"nobody": True, "settings": ["a misspelt key"], "stale": "old"}, 3),
    ],
)
def test_of_several_reasons_to_end_the_gravest_is_told(reasons: dict[str, object], code: int) -> None:
    with pytest.raises(SystemExit) as ended:
        leave(**reasons)
    assert ended.value.code == code


def test_two_mornings_at_once_are_one_after_the_other(tmp_path: Path, stand: Stand) -> None:
    folder = site(tmp_path / "site", stand)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    runs = [
        subprocess.Popen(
            [sys.executable, "-P", "-m", "digest", "daily"],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    told = [one.communicate(timeout=900)[0] for one in runs]
    assert [one.returncode for one in runs] == [0, 0], told
    (kept,) = (folder / "content" / "feeds").rglob("*.json")
    assert kept.read_text().count('"title": "A ferry is late again"') == 1
    assert (folder / "site" / "index.html").is_file()
