"""`digest init`: a folder that builds as it is, made of answers, and never written over."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from building import files_of, run
from digest.config import read_config
from digest.errors import ConfigError
from digest.repository import address_of
from digest.starting import beats

TEXTS = ("digest.yml", "sources.yml", "topics.yml", "who.yml")


def settings(folder: Path) -> dict[str, object]:
    found = yaml.safe_load((folder / "content/digest.yml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("beat", beats())
def test_a_new_site_of_any_beat_builds_and_checks_as_it_is(beat: str, tmp_path: Path) -> None:
    started = run("init", tmp_path / "new", "--beat", beat, "--yes")
    assert started.exit_code == 0, started.output
    assert run("build", cwd=tmp_path / "new").exit_code == 0
    checked = run("check", "--strict", cwd=tmp_path / "new")
    assert checked.exit_code == 0, checked.output
    assert "0 broken links" in checked.output


def test_options_say_what_the_site_is_whatever_letters_are_in_them(tmp_path: Path) -> None:
    title = 'Ferries: "north" & {{beat}} # 1'
    words = ("--title", title, "--timezone", "Asia/Tokyo", "--language", "pl", "--repository", "Jane-Doe/ferries")
    run("init", tmp_path, *words, "--beat", "climate")
    texts = {name: (tmp_path / "content" / name).read_text("utf-8") for name in TEXTS}
    config, problems = read_config(texts, "content")
    found = config.settings
    assert not problems
    assert (found.title, found.timezone, found.language) == (title, "Asia/Tokyo", "pl")
    assert found.url == "https://jane-doe.github.io/ferries/"
    assert found.beat
    assert found.beat.name == "climate and environment"


def test_again_nothing_changes_and_what_differs_is_shown(tmp_path: Path) -> None:
    words = ("--title", "Ferries", "--beat", "china", "--timezone", "Asia/Tokyo")
    run("init", tmp_path, *words)
    before = files_of(tmp_path)
    again = run("init", tmp_path)
    assert "everything is there already" in again.output, "what was answered before is the default"
    (tmp_path / "content/digest.yml").write_text("title: Mine\n")
    (tmp_path / ".gitignore").unlink()
    third = run("init", tmp_path, *words)
    assert f"kept, differs from the starter: {tmp_path}/content/digest.yml" in third.output
    assert "    -title: Mine\n" in third.output
    assert f"wrote {tmp_path}/.gitignore" in third.output
    assert files_of(tmp_path) == {**before, "content/digest.yml": b"title: Mine\n"}


@pytest.mark.parametrize(
    ("option", "answer", "remedy"),
    [
        ("--beat", "climat", "did you mean 'climate'?"),
        ("--timezone", "warsaw", "did you mean 'Europe/Warsaw'?"),
        ("--timezone", "Nowhere", "use a name such as 'Asia/Shanghai'"),
        ("--language", "tlh", "use one of en, pl, zh-Hans"),
        ("--title", " ", "two or three words"),
        ("--repository", "my site", "write OWNER/NAME"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_a_remedy_and_nothing_is_written(
    option: str, answer: str, remedy: str, tmp_path: Path
) -> None:
    result = run("init", tmp_path / "new", option, answer)
    assert result.exit_code == 2
    assert remedy in result.output
    assert not (tmp_path / "new").exists()


def test_a_content_folder_gets_no_other_one_in_it(tmp_path: Path) -> None:
    (tmp_path / "digest.yml").write_text("title: Mine\n")
    result = run("init", tmp_path)
    assert (result.exit_code, "name the folder that it is in" in result.output) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["digest.yml"]


def test_on_a_terminal_it_asks_and_asks_again_after_what_cannot_be(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    answers = ["china", "", "atlantis", "Asia/Taipei", "", "jane/ferries"]
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "digest", "init", tmp_path / "new"],
        stdin=theirs,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    os.close(theirs)
    os.close(ours)
    asked = re.findall(r"(What it is about|Title|Time zone|Language|Repository on GitHub)(?: \[(.*?)\])?:", ran.stdout)
    assert asked == [
        ("What it is about", "world"),
        ("Title", "China Briefing"),
        ("Time zone", "Asia/Shanghai"),
        ("Time zone", "Asia/Shanghai"),
        ("Language", "en"),
        ("Repository on GitHub", ""),
    ]
    assert "no time zone 'atlantis'" in ran.stdout + ran.stderr
    found = settings(tmp_path / "new")
    assert (found["timezone"], found["url"]) == ("Asia/Taipei", "https://jane.github.io/ferries/")


def test_the_repository_is_the_one_that_the_folder_is_a_clone_of(tmp_path: Path) -> None:
    for words in (["init", "--quiet"], ["remote", "add", "origin", "git@github.com:Jane/jane.github.io.git"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    run("init", tmp_path, "--yes")
    assert settings(tmp_path)["url"] == "https://jane.github.io/"


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("jane/ferries", "https://jane.github.io/ferries/"),
        ("https://github.com/Jane/Ferries/", "https://jane.github.io/Ferries/"),
        ("https://token@github.com/jane/ferries.git", "https://jane.github.io/ferries/"),
        ("git@github.com:jane/ferries.git", "https://jane.github.io/ferries/"),
        ("ssh://git@github.com/jane/ferries", "https://jane.github.io/ferries/"),
        ("jane/Jane.github.io", "https://jane.github.io/"),
        ("", None),
    ],
)
def test_the_address_of_a_site_follows_from_its_repository(repository: str, address: str | None) -> None:
    assert address_of(repository) == address


@pytest.mark.parametrize("repository", ["ferries", "https://gitlab.example/jane/ferries", "-jane/ferries", "a/b/c"])
def test_what_is_no_repository_of_github_is_refused(repository: str) -> None:
    with pytest.raises(ConfigError, match="write OWNER/NAME"):
        address_of(repository)
