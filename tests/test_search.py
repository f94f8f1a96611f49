"""Search: what can be found of a story, the index that is made of it, and the page where one looks."""

import json
import subprocess
from pathlib import Path

import pytest

from building import build, run
from digest.errors import ConfigError
from digest.indexer import find_indexer
from digest.render.search import searchable


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A site of three stories, in three languages."""
    folder = tmp_path / "content"
    (folder / "notes").mkdir(parents=True)
    (folder / "digest.yml").write_text("title: Tram Times\nurl: https://trams.example/news/\n")
    (folder / "topics.yml").write_text("topics: [{id: chips, title: Chips, any: [芯片]}]\n", "utf-8")
    for name, title, text in (
        ("lodz", "Tram line in Łódź reopens", "The line through the centre was closed for two years."),
        ("chips", "美国扩大芯片禁令", "商务部周二公布了新的名单。"),
        ("cafe", "Café opens in Tromsø", "It has a view of the harbour."),
    ):
        note = f"---\ntitle: {title}\ndate: 2024-03-05\nsource: Courier\n---\n{text}\n"
        (folder / "notes" / f"{name}.md").write_text(note, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tram in Łódź", "tram in lodz"),
        ("美国扩大芯片禁令", "美国 国扩 扩大 大芯 芯片 片禁 禁令 令"),
        ("AI芯片 rules", "ai 芯片 片 rules"),
        ("", ""),
    ],
)
def test_words_are_folded_and_runs_without_blanks_become_pairs(text: str, words: str) -> None:
    assert searchable(text) == words


def test_every_story_has_a_result_that_leads_to_its_place(content: Path, tmp_path: Path) -> None:
    site = build(content, tmp_path / "site")
    packs = [json.loads(raw) for name, raw in site.items() if name.startswith("pagefind/stories/")]
    results = {result["title"]: result for pack in packs for result in pack.values()}
    assert sorted(results) == ["Café opens in Tromsø", "Tram line in Łódź reopens", "美国扩大芯片禁令"]
    for result in results.values():
        path, _, anchor = result["path"].partition("#")
        assert f'id="{anchor}"' in site[f"{path}index.html"].decode()
    choices = json.loads(site["pagefind/choices.json"])
    assert [(value, count) for value, _, count in choices["topic"]] == [("Chips", 1)]
    assert [(value, count) for value, _, count in choices["day"]] == [("2024-03-05", 3)]


def test_the_same_stories_make_the_same_index(content: Path, tmp_path: Path) -> None:
    assert build(content, tmp_path / "site") == build(content, tmp_path / "other")


def test_an_index_is_made_anew_only_where_a_story_changed(content: Path, tmp_path: Path) -> None:
    first = build(content, tmp_path / "site")
    assert " 0 written, 0 removed" in run("build", content, "--site", tmp_path / "site").output
    note = content / "notes" / "cafe.md"
    note.write_text(note.read_text("utf-8").replace("Café", "Kiosk"), "utf-8")
    second = build(content, tmp_path / "site")
    assert first["pagefind/pagefind-entry.json"] != second["pagefind/pagefind-entry.json"]
    assert second == build(content, tmp_path / "clean")


def test_without_pagefind_the_build_says_so_and_goes_on(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent() -> None:
        raise ConfigError("Pagefind is not installed: pip install 'news-digest[search]'")

    build(content, tmp_path / "site")
    monkeypatch.setattr("digest.searching.find_indexer", absent)
    result = run("build", content, "--site", tmp_path / "site")
    assert result.exit_code == 0
    assert "no search: Pagefind is not installed: pip install 'news-digest[search]'" in result.output
    assert not (tmp_path / "site/pagefind").exists()
    page = (tmp_path / "site/search/index.html").read_text("utf-8")
    assert "<form" not in page
    assert 'href="../topics/chips/"' in page


@pytest.mark.parametrize("url", ["url: https://trams.example/news/\n", ""])
def test_the_page_names_the_program_whether_or_not_the_site_has_an_address(
    content: Path, tmp_path: Path, url: str
) -> None:
    (content / "digest.yml").write_text(f"title: Tram Times\n{url}")
    site = build(content, tmp_path / "site")
    assert b'data-engine="../pagefind/pagefind.js"' in site["search/index.html"]


def test_search_can_be_turned_off(content: Path, tmp_path: Path) -> None:
    (content / "digest.yml").write_text("title: Tram Times\nsearch: off\n")
    site = build(content, tmp_path / "site")
    assert [name for name in site if name.startswith("pagefind/")] == []
    assert b"<form" not in site["search/index.html"]


def test_pagefind_is_found_by_its_program() -> None:
    said = subprocess.run([find_indexer().program, "--version"], check=True, capture_output=True, text=True)
    assert find_indexer().version in said.stdout
