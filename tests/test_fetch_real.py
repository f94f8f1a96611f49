"""Feeds made from what outlets really wrote: each entry kept once, in its words; a second visit brings nothing."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from building import run
from digest.model import Document, Item
from digest.readers import read
from newsstand import feed, newsstand

DEMO = Path(__file__).parents[1] / "content/feeds"
SOURCES, ENTRIES = 200, 25
Entries = Mapping[str, Item]
"""What a feed has, by address."""


def entries_by_source(folder: Path) -> dict[str, Entries]:
    """The newest that each feed's dumps have, of dumps in folders of days."""
    found: dict[str, dict[str, Item]] = {}
    for file in sorted(folder.rglob("*.json")):
        items = read(Document(name=file.name, raw=file.read_bytes())).items
        dated = (one for one in items if one.url and one.title and isinstance(one.published, datetime))
        found.setdefault(file.stem, {}).update((one.url or "", one) for one in dated)
    return {name: dict(list(entries.items())[-ENTRIES:]) for name, entries in found.items() if entries}


def rss(entries: Entries) -> bytes:
    """A feed with the entries, as a newsroom's system would write it."""
    items = "".join(
        f"<item><title>{escape(one.title or '')}</title><link>{escape(url)}</link><guid>{escape(url)}</guid>"
        f"<pubDate>{one.published}</pubDate><description>{escape(one.summary)}</description></item>"
        for url, one in entries.items()
    )
    return f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode()


def archive(content: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (content / "feeds").rglob("*.json")}


def check_fetch(feeds: Mapping[str, Entries], content: Path) -> None:
    with newsstand() as stand:
        ids = {f"s{n}": entries for n, entries in enumerate(feeds.values())}
        stand.offers |= {f"/{name}": feed(rss(entries)) for name, entries in ids.items()}
        content.mkdir()
        lines = [f"  - {{name: {name}, id: {name}, url: '{stand.url}/{name}'}}" for name in ids]
        (content / "sources.yml").write_text("sources:\n" + "\n".join(lines) + "\n")
        (content / "digest.yml").write_text("title: T\nfetch: {contact: desk@site.example, private: 127.0.0.1}\n")
        assert run("fetch", content).exit_code == 0
        kept = archive(content)
        found = (
            (path.stem, one) for path, raw in kept.items() for one in read(Document(name=path.name, raw=raw)).items
        )
        told = ((name, one) for name, entries in ids.items() for one in entries.values())
        assert sorted((name, one.url, one.title) for name, one in found) == sorted(
            (name, one.url, one.title) for name, one in told
        )
        stand.forget()
        assert run("fetch", content).exit_code == 0
        assert not any(stand.sent.values())
        assert archive(content) == kept


def test_the_feeds_of_the_demo(tmp_path: Path) -> None:
    check_fetch(entries_by_source(DEMO), tmp_path / "content")


def test_two_hundred_feeds_of_a_real_week(shared: Path, tmp_path: Path) -> None:
    feeds = entries_by_source(shared / "corpus")
    assert len(feeds) > SOURCES
    check_fetch(dict(list(feeds.items())[:SOURCES]), tmp_path / "content")
