"""A broken content folder: one report of everything that is wrong, and a site of everything that is not."""

from pathlib import Path

import pytest

from building import files_of, run
from digest.files import MAX_BYTES

SETTINGS = {
    "digest.yml": "title: Harbour Digest\ntitel: Twice\nlanguage: en\nlanguage: en\n",
    "sources.yml": "sources:\n  - name: Lost Courier\n    path: lost/courier.md\n",
    "topics.yml": "topics:\n  - id: port\n    any: [port\n",
    "editions/2024-03-04.yml": "pin: [no-such-story]\n",
    "editions/tomorrow.yml": "note: x\n",
}
GOOD = """# Source:Sundhaven Courier, URL:https://courier.example/feed, language:en

## Northern Quay reopens
 - [https://courier.example/quay](https://courier.example/quay)
 - RSS feed: https://courier.example/feed
 - date published: 2024-03-04T08:15:00+00:00

The Northern Quay of Sundhaven reopened on Monday.
"""
DAY = "feeds/2024/03/2024-03-04"
DOCUMENTS = {
    f"{DAY}/good.md": GOOD.encode(),
    f"{DAY}/binary.md": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    f"{DAY}/empty.md": b"",
    f"{DAY}/cut.json": b'[{"title": "Cut", "link": "https://courier.example/cut", "date_pub',
    f"{DAY}/short.json": b'[{"title": "Short", "link": "https://courier.example/s", "date_published": "2024-03',
    f"{DAY}/wide.md": b"# Source:Wide\n\n## " + b"x" * (50 * 2**20),
    f"{DAY}/long.md": b"word " * (MAX_BYTES // 6),
}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    for name, text in SETTINGS.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text)
    for name, raw in DOCUMENTS.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(raw)
    return content


def test_one_report_names_every_file_line_and_remedy(broken: Path, tmp_path: Path) -> None:
    result = run("build", broken, "--site", tmp_path / "site", "--verbose")
    assert result.exit_code == 2
    assert [line for line in result.output.splitlines() if line.startswith("content/")] == [
        "content/digest.yml:4:1: key 'language' stands here twice; remove one",
        "content/digest.yml:2:1: unknown key 'titel'; did you mean 'title'?",
        (
            "content/topics.yml:3:10: this is not YAML: while parsing a flow sequence expected ',' or ']',"
            " but got '<stream end>'; mind indentation, colons and quotes"
        ),
        "content/editions/tomorrow.yml: the file's name is no day; call it YYYY-MM-DD.yml",
        (
            "content/sources.yml: source 'Lost Courier' names path 'lost/courier.md', which is not there;"
            " correct the path or remove it"
        ),
    ]
    for name, message in (
        ("binary.md", "this is not text (it holds NUL bytes)"),
        ("empty.md", "the file is empty"),
        ("cut.json", "not valid JSON: Unterminated string starting at: line 1 column 58"),
        ("short.json:1", "not valid JSON"),
        ("wide.md", "the file has 50 MB; more than 32 MB are not read; split it"),
        ("long.md", "no known format; its first 100,000 characters kept, as one item"),
    ):
        assert f"{DAY}/{name}" in result.output
        assert message in result.output


def test_what_is_good_is_built_and_nothing_is_half_a_file(broken: Path, tmp_path: Path) -> None:
    run("build", broken, "--site", tmp_path / "site")
    files = files_of(tmp_path / "site")
    assert b"The Northern Quay of Sundhaven reopened on Monday." in files["2024/03/04/index.html"]
    assert not [name for name in files if name.endswith(".part")]
    assert all(text.rstrip().endswith(b"</html>") for name, text in files.items() if name.endswith(".html"))


def test_a_folder_without_settings_says_how_to_start(tmp_path: Path) -> None:
    result = run("build", cwd=tmp_path)
    assert result.exit_code == 2
    assert "start one with `digest init`" in result.output
