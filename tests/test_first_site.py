"""The tutorial, line by line, with a server and a repository of our own in place of the net."""

import re
import subprocess
from pathlib import Path

import pytest

from building import run
from newsstand import feed, newsstand, rss

PAGE = Path(__file__).parents[1] / "docs" / "first-site.md"
LINES = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[0].splitlines()
SITE = "https://www.carbonbrief.org/"
SETTINGS = "\nfetch:\n  private: [127.0.0.1]\n"


def test_an_empty_folder_becomes_a_published_site_in_ten_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(LINES) == len(re.findall(r"^\d+\. ", PAGE.read_text("utf-8"), re.MULTILINE)) == 10
    for key in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(key, "jane@harbour.example")
    subprocess.run(["git", "init", "--quiet", "--bare", "remote.git"], cwd=tmp_path, check=True)
    place = tmp_path
    with newsstand() as stand:
        stand.offers["/feed"] = feed(rss("Quay", [("a", "Glacier loses ice", "Mon, 02 Mar 2026 08:00:00 GMT")]))
        stand.offers["/sea"] = feed(rss("Sea", [("b", "Wind farm opens", "Mon, 02 Mar 2026 09:00:00 GMT")]))
        outline = f'<outline text="Power"><outline text="Sea" xmlUrl="{stand.url}/sea"/></outline>'
        (tmp_path / "feeds.opml").write_text(f'<opml version="2.0"><body>{outline}</body></opml>')
        ours = {SITE: stand.url, "~": str(tmp_path), "git@github.com:jane/harbour.git": str(tmp_path / "remote.git")}
        for line in LINES:
            for theirs, our in ours.items():
                line = line.replace(theirs, our)  # noqa: PLW2901 - the same line
            first, *words = line.split()
            if line.startswith("digest serve"):
                continue
            if first == "cd":
                place = tmp_path / words[0]
            elif first == "git":
                subprocess.run(line, shell=True, cwd=place, check=True)
            else:
                result = run(*words, cwd=place)
                assert result.exit_code == 0, f"{line}: {result.output}"
            if words[0] == "init":  # the feeds of the beat are on the net
                content = tmp_path / "harbour" / "content"
                (content / "digest.yml").write_text((content / "digest.yml").read_text() + SETTINGS)
                (content / "sources.yml").write_text("sources: []\n")
    shown = ["git", "show", "gh-pages:2026/03/02/index.html"]
    page = subprocess.run(shown, cwd=tmp_path / "remote.git", check=True, capture_output=True, text=True).stdout
    assert "Glacier loses ice" in page
    assert "Wind farm opens" in page
    kept = ["git", "ls-tree", "-r", "--name-only", "main"]
    names = subprocess.run(kept, cwd=tmp_path / "remote.git", check=True, capture_output=True, text=True).stdout
    assert "content/feeds/2026/03/2026-03-02/" in names
    assert "site/" not in names
    assert ".digest/" not in names
