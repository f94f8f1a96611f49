"""The golden site: every byte of a small project, in any order, in any process, in one go or step by step."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import build, copy, files_of, run
from digest.check import broken_links
from digest.model import Page
from digest.render import SEARCH_BUNDLE


@pytest.fixture(scope="session")
def site(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The golden project, built."""
    place = tmp_path_factory.mktemp("golden")
    return build(copy(golden / "content", place / "content"), place / "site")


def test_the_golden_site(golden: Path, site: dict[str, bytes], request: pytest.FixtureRequest) -> None:
    site = {name: content for name, content in site.items() if not name.startswith(SEARCH_BUNDLE)}  # Pagefind's bytes
    if request.config.getoption("--update-golden"):
        for path in sorted((golden / "site").rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        for name, content in site.items():
            path = golden / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    expected = files_of(golden / "site")
    assert sorted(site) == sorted(expected)
    for name, content in site.items():
        assert _shown(content) == _shown(expected[name]), f"{name} differs; pytest --update-golden renews it"


def _shown(content: bytes) -> str | bytes:
    """A file as text where it is text, so that a difference can be read."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def test_every_link_of_the_golden_site_leads_somewhere(site: dict[str, bytes]) -> None:
    pages = [Page(path=path, content=content) for path, content in site.items()]
    assert [str(problem) for problem in broken_links(pages, "https://digest.example/harbour/")] == []


def test_documents_under_other_names_make_the_same_site(golden: Path, site: dict[str, bytes], tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    for number, path in enumerate(sorted((content / "feeds").rglob("*.*"), reverse=True)):
        path.rename(path.with_name(f"{number}-{path.name}"))
    renamed = build(content, tmp_path / "site")
    assert {name for name in site if renamed.get(name) != site[name]} <= {"about/index.html", "2024/03/05/index.json"}
    assert sorted(renamed) == sorted(site)


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Auckland"), ("2", "America/New_York")])
def test_hash_seed_and_time_zone_of_the_machine_do_not_matter(
    golden: Path, site: dict[str, bytes], tmp_path: Path, seed: str, zone: str
) -> None:
    content = copy(golden / "content", tmp_path / "content")
    words = [sys.executable, "-m", "digest", "build", str(content), "--site", str(tmp_path / "site")]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8"}
    environment.pop("SOURCE_DATE_EPOCH", None)
    subprocess.run(words, check=True, env=environment, capture_output=True)
    assert files_of(tmp_path / "site") == site


def test_building_again_makes_and_writes_nothing(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    before = build(content, tmp_path / "site")
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}
    result = run("build", content, "--site", tmp_path / "site")
    assert "2 days, 0 made anew" in result.output
    assert " 0 written, 0 removed" in result.output
    assert files_of(tmp_path / "site") == before
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")} == stamps


def test_a_new_day_makes_that_day_only(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    build(content, tmp_path / "site")
    new = content / "feeds/2024/03/2024-03-06/courier.md"
    new.parent.mkdir(parents=True)
    new.write_text(
        "# Source:Sundhaven Courier, URL:https://courier.example/feed, language:en\n\n"
        "## First container ship docks at the port\n"
        " - [https://courier.example/ship](https://courier.example/ship)\n"
        " - RSS feed: https://courier.example/feed\n"
        " - date published: 2024-03-06T07:00:00+00:00\n\n"
        "The first container ship docked at the Northern Quay on Wednesday.\n"
    )
    result = run("build", content, "--site", tmp_path / "site")
    assert "3 days, 1 made anew" in result.output
    clean = build(copy(content, tmp_path / "again"), tmp_path / "clean")
    assert files_of(tmp_path / "site") == clean


@pytest.mark.parametrize("kind", ["reading", "day", "memory", "threadnotes", "edition"])
def test_what_is_lost_of_what_was_kept_is_made_again(
    golden: Path, site: dict[str, bytes], tmp_path: Path, kind: str
) -> None:
    content = copy(golden / "content", tmp_path / "content")
    build(content, tmp_path / "site")
    shutil.rmtree(content / ".digest" / kind)
    for path in (content / "feeds").rglob("*.md"):
        path.write_bytes(path.read_bytes() + b"\n")
    assert build(content, tmp_path / "site") == site


def test_looking_at_a_day_forgets_nothing_of_the_others(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    build(content, tmp_path / "site")
    before = set((content / ".digest").rglob("*.json.gz"))
    run("why", "2024-03-05", "crane", "--content", content)
    assert before <= set((content / ".digest").rglob("*.json.gz"))
