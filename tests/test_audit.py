"""The part of `make audit` that is quick enough for every run, on the golden site."""

import re
import shutil
from pathlib import Path

import pytest

from auditing import ASIDE, BASES, CHROMIUM, NU, TOOLS, browse, kinds_of, links, nu, read, seen

CSS, SCRIPTS, LISTENING = 25_000, 20 * 1024, 1500
"""What all stylesheets and all of our own scripts may weigh, in bytes; and the one more with which to listen."""

BROWSED = ("axe light", "axe dark", "console", "strangers", "overflow")


@pytest.mark.parametrize("base", BASES)
def test_every_link_of_the_site_leads_somewhere(golden: Path, base: str) -> None:
    broken = links(read(golden / "site"), base)
    broken.pop("404.html", None)  # knows the one base that it was built for
    assert broken == {}


def test_the_nu_checker_finds_what_is_wrong_and_nothing_else(golden: Path, tmp_path: Path) -> None:
    if not NU.is_file() or not shutil.which("java"):
        pytest.skip("the Nu HTML checker is not here: `make audit` brings it")
    shutil.copytree(golden / "site", tmp_path / "site")
    (tmp_path / "site/wrong.html").write_text('<!doctype html><html lang="en"><title>A</title><p id="a"><p id="a">')
    assert list(nu(tmp_path / "site")) == ["wrong.html"]


def test_axe_and_the_console_find_nothing(golden: Path) -> None:
    if not (TOOLS / "ready").is_file() or not any(map(shutil.which, CHROMIUM)):
        pytest.skip("axe-core or chromium is not here: `make audit` brings them")
    looked = [kind.largest for kind in kinds_of(read(golden / "site")) if kind.name not in ASIDE]
    for path, found in browse(golden / "site", "/harbour/", looked, rated=()).items():
        figures, details = seen(found)
        assert not any(figures[column] for column in BROWSED), (path, details)


def test_pages_stand_under_their_kinds(golden: Path) -> None:
    kinds = {kind.name: kind for kind in kinds_of(read(golden / "site"))}
    assert "other" not in kinds
    assert {"home", "briefing", "topic", "archive", "404"} <= kinds.keys()


def test_assets_keep_within_their_budgets(golden: Path) -> None:
    files = read(golden / "site")
    assert len(files["assets/digest.css"]) <= CSS  # the one of every page; the search page has another beside it
    scripts = {Path(path).name: content for path, content in files.items() if re.match(r"assets/.*\.js$", path)}
    listening = [scripts.pop("player.js"), scripts.pop("speech.js")]  # a briefing loads the one or the other
    assert max(map(len, listening)) <= LISTENING
    assert sum(map(len, scripts.values())) <= SCRIPTS  # of the pages; the service worker is beside them
