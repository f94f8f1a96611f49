"""The editor's word, notes and briefing texts, as they are started for the editor."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import build, copy, run
from digest.compose.draft import draft
from digest.config import EditorsWord, load
from digest.model import Part
from newsroom import day, edition

NEWS = """
wire | Ferry runs aground off Lund Falls | A ferry ran aground off Lund Falls on Monday with 40 people on board.
coast | Ferry aground off Lund Falls | The ferry had left the port of Lund Falls at dawn in thick fog.

wire | Port buys a crane | The port of Corfe bought a crane that can lift 60 tonnes.
"""


def uncommented(text: str, pattern: str = "") -> str:
    """The draft with those lines uncommented that begin like that."""
    return re.sub(rf"^# (?={pattern})", "", text, flags=re.MULTILINE)


def test_a_draft_says_nothing_yet() -> None:
    assert load("2024-03-05.yml", draft(edition(day(NEWS))), EditorsWord) == (EditorsWord(), ())


def test_a_draft_offers_no_hub_of_a_briefing_text_to_be_pinned() -> None:
    composed = edition(day(NEWS))
    *told, last = composed.stories
    hub = replace(last, items=tuple(replace(item, part=Part.HUB) for item in last.items))
    assert f'#   - "{last.id}"' in draft(replace(composed, rundown=composed.rundown[: len(told)]))
    assert last.id not in draft(replace(composed, stories=(*told, hub), rundown=composed.rundown[: len(told)]))


def test_a_draft_with_everything_uncommented_says_what_was_composed() -> None:
    composed = edition(day(NEWS))
    word, problems = load("2024-03-05.yml", uncommented(draft(composed)), EditorsWord)
    assert not problems
    assert word.headline == composed.headline
    assert word.order == word.drop == tuple(segment.story for segment in composed.rundown)
    assert word.label == {segment.story: segment.label for segment in composed.rundown}


@given(st.text(), st.from_regex(r"[0-9e]{12}", fullmatch=True))
def test_no_text_breaks_a_draft(text: str, name: str) -> None:
    composed = edition(day(NEWS))
    story = replace(composed.stories[0], id=name, label=text)
    told = replace(composed.rundown[0], story=name)
    drafted = draft(replace(composed, headline=text, stories=(story,), rundown=(told,)))
    assert load("x", drafted, EditorsWord) == (EditorsWord(), ())
    word, problems = load("x", uncommented(drafted), EditorsWord)
    assert (word.headline, word.order, problems) == (text, (name,), ())


def test_edit_writes_a_draft_that_changes_nothing_until_a_line_is_uncommented(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    before = build(content, tmp_path / "site")
    assert "wrote" in run("edit", "2024-03-05", "--content", content).output
    assert build(content, tmp_path / "site") == before
    path = content / "editions/2024-03-05.yml"
    path.write_text(re.sub(r"^# headline: .*", "headline: Gulls Return", path.read_text(), flags=re.MULTILINE))
    after = build(content, tmp_path / "site")
    assert json.loads(after["2024/03/05/index.json"])["headline"] == "Gulls Return"


def test_edit_shows_what_the_editor_has_said_and_leaves_it(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    path = content / "editions/2024-03-04.yml"
    said = path.read_text()
    result = run("edit", "2024-03-04", "--content", content)
    assert f"{path} is there already" in result.output
    assert said in result.output
    assert path.read_text() == said


def test_edit_of_a_day_without_an_edition_writes_nothing(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    result = run("edit", "1999-01-01", "--content", content)
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, "digest: there is no edition of 1999-01-01")
    assert not (content / "editions/1999-01-01.yml").exists()


@pytest.mark.parametrize(
    ("kind", "name", "titles"),
    [
        ("note", "notes/2024-03-05-gulls-a-count.md", ['Gulls: "a" count']),
        ("briefing", "briefings/2024-03-05.txt", ["First label", "Second label"]),
    ],
)
def test_new_starts_a_text_that_reads_well_and_never_overwrites(
    kind: str, name: str, titles: list[str], tmp_path: Path
) -> None:
    (tmp_path / "digest.yml").write_text("title: Gull Notes\n")
    words = ("new", kind, "--title", 'Gulls: "a" count', "--day", "2024-03-05")
    assert run(*words, cwd=tmp_path).exit_code == 0
    read = json.loads(run("read", tmp_path / name, "--json").output)
    assert read["reader"] == kind
    assert not read["problems"]
    assert [item["label"] or item["title"] for item in read["items"]] == titles
    assert {item["published"][:10] for item in read["items"]} == {"2024-03-05"}
    (tmp_path / name).write_text("My own words.")
    assert "is there already" in run(*words, cwd=tmp_path).output
    assert (tmp_path / name).read_text() == "My own words."


def test_a_text_is_of_today_where_no_day_is_given(tmp_path: Path) -> None:
    (tmp_path / "digest.yml").write_text("timezone: Asia/Tokyo\n")
    run("new", "note", cwd=tmp_path)
    (path,) = (tmp_path / "notes").iterdir()
    assert date.fromisoformat(path.name[:10])
    assert path.name.endswith("-note.md")
