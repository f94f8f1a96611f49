"""Feeds, and all that is read by key and value: any bytes give a reading, nothing leaves the machine."""

import builtins
import json
import socket
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Document, Source
from digest.readers import feed, feed_json, read, reader_for

FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title><item>{}</item></channel></rss>'

BEGINNINGS = {
    "dump-json": '[{"title": "Title", "link": "https://harbour.example/", "date_published": ',
    "feed-json": '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": ',
    "dump-markdown": "## Title\n - [https://harbour.example/](https://harbour.example/)\n - date published: ",
    "feed": "<rss><channel><title>Harbour</title><item><title>Title</title><description>",
    "mail": "From: a@harbour.example\nSubject: =?utf-8?q?x?=\nTo: b\nContent-Type: multipart/mixed; boundary=b\n",
    "note": "---\ntitle: Title\n",
}
PIECES = (Path(__file__).parent / "cases" / "any" / "pieces.txt").read_text(encoding="utf-8").splitlines()
"""What has broken readers, a piece a line."""

texts = st.lists(st.sampled_from([*PIECES, "\n"]) | st.text(max_size=9), max_size=25).map("".join)


@pytest.mark.parametrize("reader", BEGINNINGS)
@given(texts, st.binary(max_size=20))
def test_any_bytes_give_a_reading(reader: str, text: str, rest: bytes) -> None:
    for beginning in ("", BEGINNINGS[reader]):
        reading = read(Document(name="any", raw=(beginning + text).encode("utf-8", "replace") + rest), reader)
        assert {item.source_id for item in reading.items} == {source.id for source in reading.sources}
        assert reading.items or reading.problems or not beginning


def test_a_feed_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the reader opened something")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(builtins, "open", refuse)
    entity = (
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY e SYSTEM "file:///etc/hostname">]><rss><channel>'
    )
    for raw in (
        "http://127.0.0.1:9/feed",
        "/etc/hostname",
        entity + "<item><title>a &e; b</title></item></channel></rss>",
    ):
        reading = read(Document(name="feed", raw=raw.encode()), "feed")
        assert [item.title for item in reading.items] in ([], ["a b"], ["a &e; b"])


def test_time_grows_with_length_only() -> None:
    start = process_time()
    for hard in (
        "&lt;div&gt;" * 40_000,
        "<![&" * 20_000,
        "<a " * 20_000,
        "<x>" * 20_000,
        "&" * 100_000,
        "x" * 2_000_000,
    ):
        read(Document(name="hard", raw=FEED.format(f"<title>Title</title><description>{hard}").encode()), "feed")
    assert process_time() - start < 90, "what takes seconds here takes minutes if it is quadratic"


@pytest.mark.parametrize(
    ("text", "is_feed"),
    [
        (FEED, True),
        ('<?xml version="1.0"?>\n<!-- x -- y -->\n<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss>', True),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom">', True),
        ("<rdf:RDF\n>", True),
        ('<?xml version="1.0"?><opml version="1.1">', False),
        ("<html><body><rss></body></html>", False),
        ("Feeds begin with <rss>.", False),
        ("", False),
    ],
)
def test_a_feed_is_known_by_its_root(text: str, is_feed: object) -> None:
    assert feed.sniff(text) == is_feed


def test_a_json_feed_is_no_dump() -> None:
    items = '"items": [{"date_published": "", "link": ""}]'
    raw = f'{{"title": "x", "version" : "https:\\/\\/jsonfeed.org\\/version\\/1", {items}}}'
    assert feed_json.sniff(raw)
    assert reader_for(Document(name="feed", raw=raw.encode())) == "feed-json"


@pytest.mark.parametrize(
    ("guids", "expected"),
    [
        (("tag:a", "tag:b"), ["tag:a", "tag:b"]),
        (("news", "news"), [None, None]),
        (("https://harbour.example/", "https://harbour.example/?p=2"), [None, "https://harbour.example/?p=2"]),
        (("", "tag:b"), [None, "tag:b"]),
    ],
)
@pytest.mark.parametrize("form", ["feed", "feed-json"])
def test_what_a_feed_calls_its_entries_is_kept_unless_it_calls_several_so(
    form: str, guids: tuple[str, str], expected: list[str | None]
) -> None:
    links = [f"https://harbour.example/{n}" for n in (1, 2)]
    if form == "feed":
        entries = (f"<title>x</title><guid>{g}</guid><link>{u}</link>" for g, u in zip(guids, links, strict=True))
        raw = FEED.format("</item><item>".join(entries))
    else:
        raw = json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "items": [{"id": g, "url": u, "title": "x"} for g, u in zip(guids, links, strict=True)],
            }
        )
    assert [item.guid for item in read(Document(name="feed", raw=raw.encode()), form).items] == expected


@pytest.mark.parametrize(
    ("base", "link", "expected"),
    [
        ("", "two", "https://quay.example/feeds/two"),
        ("", "/two", "https://quay.example/two"),
        ("/blog/", "two", "https://quay.example/blog/two"),
        ("https://pier.example/blog/", "two", "https://pier.example/blog/two"),
        ("javascript:x", "/two", "https://quay.example/two"),
    ],
)
def test_addresses_are_relative_to_where_the_feed_was_found(base: str, link: str, expected: str) -> None:
    entry = f'<entry><title>Ferry</title><id>tag:a</id><link href="{link}"/></entry>'
    own = '<link rel="self" href="https://elsewhere.example/feed"/>'
    raw = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{base}">{own}{entry}</feed>'.encode()
    source = Source(id="quay", name="Quay", url="https://quay.example/feeds/all.xml")
    assert [item.url for item in read(Document(name="feed", raw=raw, source=source)).items] == [expected]


def test_half_a_character_costs_itself_only() -> None:
    items = r'[{"id": "1", "title": "Ferry \ud83d", "content_html": "<p>It is \udc00late.</p>"}]'
    raw = f'{{"version": "https://jsonfeed.org/version/1.1", "items": {items}}}'.encode()
    assert [(item.title, item.body) for item in read(Document(name="feed", raw=raw)).items] == [
        ("Ferry", "It is late.")
    ]


@pytest.mark.parametrize("url", ["http://[::1", "https://quay.example:99999/a", "http://[quay]/a"])
def test_an_address_that_no_browser_follows_is_none(url: str) -> None:
    raw = FEED.format(f"<title>Ferry</title><link>{url}</link><guid>a</guid>").encode()
    reading = read(Document(name="feed", raw=raw))
    assert [(item.title, item.url) for item in reading.items] == [("Ferry", None)]
    assert any("no web address" in problem.message for problem in reading.problems)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_feed_is_known_in_every_unicode_encoding(encoding: str) -> None:
    text = FEED.replace('<?xml version="1.0"?>', "").format("<title>渡轮</title><link>https://harbour.example/1</link>")
    document = Document(name="feed", raw=text.encode(encoding))
    assert reader_for(document) == "feed"
    assert [item.title for item in read(document).items] == ["渡轮"]
