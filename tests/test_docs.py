"""The docs are true: every command, option and key stands in them, and what they name is there."""

import re
from pathlib import Path

import click
import pytest

from building import copy, run
from digest.cli import main
from digest.cli.main import COMMANDS
from digest.config import FILES
from digest.readers import BUILT_IN

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    text = (DOCS / "commands.md").read_text()
    section = re.search(rf"^## `digest {name}\b(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no section on digest {name}"
    command = main.get_command(click.Context(main), name)
    assert command
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert any(option in section[0] for option in parameter.opts), parameter.opts


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_key_of_every_file_is_documented(name: str) -> None:
    text = (DOCS / "settings.md").read_text()

    def check(schema: dict[str, object]) -> None:
        properties = schema.get("properties", {})
        assert isinstance(properties, dict)
        for key in properties:
            assert f"`{key}`" in text, f"docs/settings.md does not tell of {name}: {key}"

    schema = FILES[name].model_json_schema(by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        check(part)


def test_every_reader_is_documented() -> None:
    text = (DOCS / "readers.md").read_text()
    assert [name for name in BUILT_IN if f"`{name}`" not in text] == []


@pytest.mark.parametrize("path", sorted([ROOT / "README.md", *DOCS.glob("*.md")]), ids=lambda path: path.name)
def test_links_between_the_docs_lead_somewhere(path: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(), flags=re.DOTALL)
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", prose):
        assert (path.parent / link).exists(), f"{path.name} links to {link}"


def test_the_commands_of_the_readme_run(golden: Path, tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text()
    blocks = "\n".join(re.findall(r"^```\n(.*?)^```", readme, re.MULTILINE | re.DOTALL))
    commands = [line.split("#")[0].split() for line in blocks.splitlines() if line.startswith("digest ")]
    needed = {"init", "add", "fetch", "daily", "build", "check", "read", "publish", "serve"}
    assert {words[1] for words in commands} >= needed
    dumps = copy(golden / "content" / "feeds", tmp_path / "2023")
    subscriptions = tmp_path / "feeds.opml"
    subscriptions.write_text(
        '<opml version="2.0"><body><outline text="Quay" xmlUrl="https://quay.example/f"/></body></opml>'
    )
    place = tmp_path
    for _, name, *words in commands:
        known = {
            "feeds.opml": str(subscriptions),
            "FILE": str(dumps / "2024/03/2024-03-04/courier.md"),
            "examples/china": str(ROOT / "examples/china"),
        }
        given = [known.get(word, str(dumps) if word.startswith("~") else word) for word in words]
        if name in ("add", "fetch", "daily", "publish", "serve"):  # they wait for a browser, a repository, the network
            assert run(name, "--help").exit_code == 0
            continue
        if "examples/china" in words:
            given[0] = str(copy(ROOT / "examples/china", tmp_path / "china-content"))
        result = run(name, *given, cwd=place)
        assert result.exit_code == 0, f"digest {name} {words}: {result.output}"
        if name == "init":
            place = tmp_path / words[0]
