"""Pages on the web: as sources of their own, and as the full text of what feeds announce."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

import digest.completing
from building import build, run
from newsstand import Stand, feed, newsstand, rss, status

SHELL = """<!doctype html><html lang=en><head><title>Harbour</title></head>
<body><nav><a href='/'>Home</a> {turn}</nav>{body}</body></html>"""
BRIEFING = """<main><h1>Harbour Briefing</h1><time datetime="2026-03-05"></time>
<p>A run-down of key developments in the harbour over the past 24 hours:</p>
<p><b>Ferries:</b> The Alda is afloat again. She had lain on a sandbank for two days.</p>
<p><b>Cranes:</b> A new crane lifts forty tons. It came by ship from Gdynia in one piece.</p>
<p><b>Tides:</b> The spring tide stays below the quay. The harbour master has taken the sandbags away.</p></main>"""
TEXTS = ("The Alda lay on a sandbank for two days.", "She is afloat again now, and nobody aboard was hurt at all.")
ARTICLE = f"<article><h1>afloat</h1>{''.join(f'<p>{text}</p>' for text in TEXTS)}</article>"


@pytest.fixture
def stand() -> Iterator[Stand]:
    with newsstand() as stand, stamina.set_testing(True, attempts=1, cap=True):
        yield stand


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    settings = "timezone: Europe/Warsaw\nfetch: {contact: desk@site.example, private: 127.0.0.1}\n"
    (tmp_path / "content" / "digest.yml").write_text(settings, encoding="utf-8")
    return tmp_path / "content"


def page(body: str, turn: int = 0) -> bytes:
    return SHELL.format(turn=turn, body=body).encode()


def sources(content: Path, text: str) -> None:
    (content / "sources.yml").write_text(f"sources:\n  - {text}\n", encoding="utf-8")


def test_a_page_is_kept_as_found_when_its_text_is_new_and_read_as_the_text_that_it_is(
    stand: Stand, content: Path, tmp_path: Path
) -> None:
    stand.offers["/today"] = feed(page(BRIEFING))
    sources(content, f"{{name: Harbour Briefing, id: harbour, type: page, url: '{stand.url}/today'}}")
    assert run("fetch", content).exit_code == 0
    (path,) = (content / "feeds").rglob("*.*")
    assert path.name == "harbour.html"
    assert page(BRIEFING) in (kept := path.read_bytes())

    stand.offers["/today"] = feed(page(BRIEFING, turn=1))
    run("fetch", content, "--now")
    assert path.read_bytes() == kept, "what surrounds the text is no news"

    site = build(content, tmp_path / "site")
    (day,) = (json.loads(raw) for name, raw in site.items() if name == "2026/03/05/index.json")
    told = {story["label"]: story["items"][0]["source"] for story in day["stories"]}
    assert told == dict.fromkeys(("Ferries", "Cranes", "Tides"), "Harbour Briefing")


def test_what_is_no_page_is_not_kept_as_one(stand: Stand, content: Path) -> None:
    stand.offers["/today"] = feed(rss("Harbour", [("https://harbour.example/1", "One", "")]))
    sources(content, f"{{name: Harbour, type: page, url: '{stand.url}/today'}}")
    assert "no web page but a feed" in run("fetch", content).output
    assert not (content / "feeds").exists()


def test_the_full_text_of_new_entries_is_kept_and_stays(stand: Stand, content: Path) -> None:
    entries = [(f"{stand.url}/{name}", name, "Thu, 05 Mar 2026 07:00:00 GMT") for name in ("afloat", "gone")]
    stand.offers |= {"/feed": feed(rss("Harbour", entries)), "/gone": status(404)}
    stand.offers["/afloat"] = feed(page(ARTICLE))
    sources(content, f"{{name: Harbour, id: harbour, full_text: true, url: '{stand.url}/feed'}}")
    output = run("fetch", content).output
    assert f"no full text of {stand.url}/gone" in output, output
    (path,) = (content / "feeds").rglob("*.json")
    kept = path.read_bytes()
    bodies = {entry["title"]: entry.get("content", "") for entry in json.loads(kept)}
    assert bodies["afloat"].endswith("\n\n".join(TEXTS))
    assert not bodies["gone"]
    stand.forget()
    stand.offers["/feed"] = feed(rss("Harbour", entries[::-1]))
    run("fetch", content, "--now")
    assert path.read_bytes() == kept
    assert {asked.path for asked in stand.asked} <= {"/feed", "/robots.txt"}, "pages are asked for once"


def test_without_an_extractor_the_fetch_says_so(stand: Stand, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest.completing, "can_extract", lambda: False)
    stand.offers["/feed"] = feed(rss("Harbour", [(f"{stand.url}/1", "One", "")]))
    sources(content, f"{{name: Harbour, full_text: true, url: '{stand.url}/feed'}}")
    assert "pip install 'news-digest[full-text]'" in run("fetch", content).output
