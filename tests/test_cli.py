"""The command line as its user sees it."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from building import build, copy, files_of, run
from digest.cli.main import COMMANDS


def test_read_lists_items_and_problems(golden: Path) -> None:
    result = run("read", golden / "content/feeds/2024/03/2024-03-05/courier.md")
    assert "2024-03-05 06:20:00+00:00  Ferry to Lillholm sails again" in result.output
    assert "undated" in result.output
    assert "dump-markdown: 3 items, 1 problems" in result.output


def test_read_json_prints_all_that_a_briefing_brings(golden: Path) -> None:
    result = run("read", golden / "content/briefings/2024-03-05.txt", "--json")
    read = json.loads(result.output)
    assert read["reader"] == "briefing"
    assert [item["label"] for item in read["items"]] == ["New crane", "Night ferries"]
    assert [person["name"] for person in read["edition"]["people"]] == ["Lillholm Lines"]
    assert [event["start"] for event in read["edition"]["timeline"]] == ["2023-04-07", "2024-03-04"]


def test_a_reader_of_no_known_name_is_refused_with_those_that_are(golden: Path) -> None:
    result = run("read", golden / "content/digest.yml", "--reader", "tea-leaves")
    assert result.exit_code == 2
    assert "use one of" in result.output
    assert "dump-markdown" in result.output


def test_a_folder_of_dumps_needs_no_settings(golden: Path, tmp_path: Path) -> None:
    result = run("build", "--from", golden / "content/feeds", cwd=tmp_path)
    assert result.exit_code == 0, result.output
    assert "9 entries in 3 documents = 8 items + 1 duplicates" in result.output
    assert b"News Digest" in (tmp_path / "site/index.html").read_bytes()


def test_since_and_until_choose_days(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    result = run("build", content, "--site", tmp_path / "site", "--since", "2024-03-05", "--until", "2024-03-05")
    assert "on other days than asked for" in result.output
    assert [name for name in files_of(tmp_path / "site") if name.endswith("/briefing.md")] == ["2024/03/05/briefing.md"]


def test_strict_turns_problems_into_exit_code_1(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    assert run("build", content, "--site", tmp_path / "site").exit_code == 0
    assert run("build", content, "--site", tmp_path / "site", "--strict").exit_code == 1


def test_source_date_epoch_is_the_time_of_the_build(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    run("build", content, "--site", tmp_path / "site")
    before = (tmp_path / "site/about/index.html").read_text()
    run("build", content, "--site", tmp_path / "site", epoch=str(int(datetime(2030, 1, 2, tzinfo=UTC).timestamp())))
    after = (tmp_path / "site/about/index.html").read_text()
    assert "2030" in after
    assert "2030" not in before


def test_schema_prints_what_each_file_may_hold() -> None:
    schemas = json.loads(run("schema").output)
    assert schemas["sources.yml"]["$defs"]["SourceSettings"]["required"] == ["name"]
    assert json.loads(run("schema", "digest.yml").output) == schemas["digest.yml"]


def test_check_reports_settings_and_broken_links(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    run("build", content, "--site", tmp_path / "site")
    assert run("check", content, "--site", tmp_path / "site", "--strict").exit_code == 0
    (tmp_path / "site/2024/03/04/index.html").unlink()
    broken = run("check", content, "--site", tmp_path / "site", "--strict")
    assert broken.exit_code == 1
    assert "leads to no file" in broken.output
    (content / "digest.yml").write_text("titel: x\n")
    assert run("check", content, "--site", tmp_path / "site").exit_code == 2


def test_build_tells_of_links_that_lead_nowhere(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    words = ("build", content, "--site", tmp_path / "site")
    sound = run(*words)
    assert (sound.exit_code, "broken links" in sound.output) == (0, False)
    (content / "templates").mkdir()
    (content / "templates/threads.html").write_text("<a href='../about/'>about</a> <a href='../abuot/'>us</a>")
    for _ in range(2):  # though nothing has changed in between
        told = run(*words)
        assert told.exit_code == 0
        assert "threads/index.html: link to 'abuot/' leads to no file" in told.output
    assert run(*words, "--strict").exit_code == 1


def test_why_tells_what_makes_a_story_one(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    result = run("why", "2024-03-04", "northern quay reopens", "--content", content)
    assert result.exit_code == 0, result.output
    assert "one story because its items share" in result.output
    assert "Quay Radio: Sundhaven's Northern Quay reopens to container ships" in result.output


def test_why_names_the_nearest_of_a_story_that_is_not_there(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    result = run("why", "2024-03-04", "Ferry to Lilholm canceled", "--content", content)
    assert result.exit_code == 2
    assert "the nearest is 'Ferry to Lillholm cancelled as gale warning stands'" in result.output


EDITED = """
split: [[055030c06b26]]
merge: [[a9dabb0b1df9, 86d067ce6b60, 5f8459a78211]]
"""
"""Of the golden project's first day: two stories made one, one taken apart, and an id with a slip in it."""


def edited(golden: Path, tmp_path: Path) -> Path:
    """The golden project, with an editor who merges and splits."""
    content = copy(golden / "content", tmp_path / "content")
    (content / "editions/2024-03-04.yml").write_text(EDITED)
    return content


def test_why_tells_what_the_editor_merged_and_split(golden: Path, tmp_path: Path) -> None:
    content = edited(golden, tmp_path)
    merged = run("why", "2024-03-04", "tide table", "--content", content).output
    assert "one story because its items share no term\n   the editor merged a9dabb0b1df9, 86d067ce6b60\n" in merged
    split = run("why", "2024-03-04", "reopens to container ships", "--content", content).output
    assert "a single item\n   the editor split off 055030c06b26\n" in split


def test_an_item_that_the_editor_misnames_is_reported_with_the_nearest(golden: Path, tmp_path: Path) -> None:
    result = run("build", edited(golden, tmp_path), "--site", tmp_path / "site")
    assert (
        "merge: no item of the day has the id '5f8459a78211'; did you mean '5f8459a78212', “Northern" in result.output
    )


def test_why_tells_how_a_story_continues_its_thread_and_ranks_it_as_the_build_does(
    golden: Path, tmp_path: Path
) -> None:
    content = copy(golden / "content", tmp_path / "content")
    place = content / "feeds/2024/03/2024-03-05/quay.md"
    place.write_text(
        "# Source:Quay Mail, URL:https://mail.example/feed, language:en\n\n"
        "## Northern Quay reopens after eleven months of repairs: first ships\n"
        " - [https://mail.example/1](https://mail.example/1)\n - date published: 2024-03-05T08:00:00+00:00\n\n"
        "Harbour master Ida Marsk of Sundhaven greeted the freighter Aldebaran, laden with Icelandic pumice.\n"
    )
    told = run("why", "2024-03-05", "first ships", "--content", content).output
    assert "day 2 of the thread northern-quay-reopens-eleven-months-2024-03-04, followed since 2024-03-04" in told
    assert "in it because it shares " in told
    assert "last: Northern Quay reopens after eleven months of repairs\n   1 of 1 items say what" in told
    twin = json.loads(build(content, tmp_path / "site")["2024/03/05/index.json"])
    (story,) = [story for story in twin["stories"] if "first ships" in story["title"]]
    assert (story["update"], f" = {story['score']:.2f}" in told) == (True, True)


def test_eval_scores_the_grouping_on_what_the_editor_made(golden: Path, tmp_path: Path) -> None:
    content = edited(golden, tmp_path)
    lines = [line for line in run("eval", "--content", content).output.splitlines() if "F1" in line or "pairs" in line]
    scores = "4 items  B-cubed P 0.750 R 0.750 F1 0.750  pairwise F1 0.000  multi F1 0.667"
    assert lines == [f"2024-03-04: {scores}", f"all: {scores}", "the editor's pairs: 4 of 6 as the editor has them"]
    (content / "editions/2024-03-04.yml").unlink()
    nothing = run("eval", "--content", content)
    assert (nothing.exit_code, "there is nothing to score" in nothing.output) == (2, True)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "there is nothing to score"),
        (b"\n[1]\n", "labelled.jsonl:2: not a labelled item: no object"),
        (b'{"title": "x", "story": 1}\n', "labelled.jsonl:1: not a labelled item: it has no description, link, source"),
        (b"\xff\n", "labelled.jsonl:1: not a labelled item: 'utf-8'"),
    ],
)
def test_eval_says_where_a_file_has_no_labelled_item(raw: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "labelled.jsonl").write_bytes(raw)
    result = run("eval", tmp_path / "labelled.jsonl")
    assert result.exit_code == 2
    assert message in result.output


def test_eval_scores_the_grouping_on_labels(tmp_path: Path) -> None:
    rows = [
        {"title": "Northern Quay reopens after repairs", "story": "quay", "source": "a"},
        {"title": "Northern Quay in Sundhaven reopens", "story": "quay", "source": "b"},
        {"title": "Bakery wins the bread prize", "story": "bread", "source": "b"},
    ]
    lines = [
        {
            **row,
            "link": f"https://x.example/{n}",
            "description": "",
            "language": "en",
            "date_published": "2024-03-04T08:00:00Z",
        }
        for n, row in enumerate(rows)
    ]
    (tmp_path / "labelled.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    result = run("eval", tmp_path / "labelled.jsonl")
    assert "3 items  B-cubed P 1.000 R 1.000 F1 1.000  pairwise F1 1.000  multi F1 1.000" in result.output


def test_topics_tells_which_terms_say_so(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    dump = content / "feeds/2024/03/2024-03-04/courier.md"
    by_file = run("topics", "--test", dump, "--content", content).output
    assert (
        "Ferry to Lillholm cancelled as gale warning stands\n   ferries (2): ferry\n   weather (2): gale\n" in by_file
    )
    assert "Bakery wins the regional bread prize\n   other\n" in by_file
    assert by_file.endswith("ferries 1  other 1  port 1  weather 1\n")
    by_day = run("topics", "--day", "2024-03-04", "--content", content).output
    assert "Northern Quay reopens" in by_day
    of_stories = run("topics", "--day", "2024-03-05", "--content", content).output
    assert (
        "Night ferries: ferries, port\n   ferries: 3 of 3 votes\n   port: 1 of 3 votes\n   Night ferries\n"
        in of_stories
    )
    assert of_stories.endswith("port 4  ferries 2\n")
    assert run("topics", "--content", content).exit_code == 2


def test_topics_tells_of_sources_names_and_patterns_and_of_rules_it_cannot_use(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    (content / "sources.yml").write_text(
        'sources: [{name: Courier, id: our-courier, url: "https://courier.example/feed"}]\n'
    )
    (content / "who.yml").write_text("who:\n  - {name: Lillholm}\n")
    rules = "who: lillholm\n    sources: our-courier\n    regex: ['ferr(y|ies)', '(ferry)\\1']\n    threshold: 7\n"
    (content / "topics.yml").write_text(f"topics:\n  - id: island\n    title: Island\n    {rules}")
    told = run("topics", "--test", content / "feeds/2024/03/2024-03-04/courier.md", "--content", content).output
    assert "content/topics.yml:6:28: regex: not a pattern of RE2: invalid escape sequence: \\1" in told
    assert "   island (7): who 'lillholm', regex 'ferr(y|ies)', source 'our-courier'\n" in told


def test_help_loads_nothing_of_the_works() -> None:
    code = "import sys, digest.cli; digest.cli.main(['--help'], standalone_mode=False)\n"
    heavy = "{'babel', 'feedparser', 'jinja2', 'PIL', 'pydantic', 're2', 'rich'}"
    code += f"assert not {heavy} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_each_command_is_listed_with_a_line_of_its_own() -> None:
    listed = run("--help").output
    for name, (_, line) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(line)}$", listed, re.MULTILINE)
        assert run(name, "--help").exit_code == 0
