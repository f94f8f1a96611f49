"""Feed dumps: the Markdown and the JSON of the same entries are the same items, in the real year's files, too."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Document, Item
from digest.readers import dump_json, dump_markdown, read, reader_for

FEED = "https://harbour.example/feed"


def test_the_twins_of_a_real_week_are_the_same_items(shared: Path) -> None:
    compared = 0
    for path in sorted((shared / "corpus").rglob("*_entries.json"))[::2]:  # half of them show as much, in half the time
        as_json, as_markdown = _document(path), _document(path.with_suffix(".md"))
        assert dump_json.sniff(as_json.raw.decode()), path
        assert dump_markdown.sniff(as_markdown.raw.decode()), path
        ours, theirs = dump_markdown.read(as_markdown), dump_json.read(as_json)
        assert not ours.problems + theirs.problems, path
        assert [_common(item) for item in ours.items] == [_common(item) for item in theirs.items], path
        compared += len(ours.items)
    assert compared == 10_333


def test_what_lies_beside_dumps_is_not_taken_for_one(shared: Path) -> None:
    samples = shared / "samples" / "dumps"
    others = [*shared.rglob("keywords.json"), shared / "corpus" / "sources.json"]
    others += [path for path in samples.glob("*.txt") if not path.name.startswith("rumca_")]
    for path in others:
        assert reader_for(_document(path)) not in {"dump-json", "dump-markdown", "feed", "feed-json", "note"}, path


lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30)
traps = st.sampled_from(
    ["", "## A heading", " - [a](b)", " - key: value", "<p>x</p>", "# Source:x", "None", "- [", "</"]
)
entries = st.fixed_dictionaries(
    {
        "title": lines,
        "link": st.text("ab()[]-?é", max_size=9).map("https://harbour.example/{}".format),
        "date_published": st.datetimes(min_value=datetime(1900, 1, 1)).map("{:%Y-%m-%dT%H:%M:%S}+00:00".format),  # noqa: DTZ001
        "description": st.lists(lines | traps, max_size=5).map("\n".join),
        "source": st.just(FEED),
        "language": st.just("en"),
    }
)


@given(st.lists(entries, max_size=4))
def test_entries_written_down_twice_are_the_same_items(found: list[dict[str, str]]) -> None:
    as_json = read(Document(name="twin", raw=json.dumps(found).encode()), "dump-json")
    as_markdown = read(Document(name="twin", raw=_markdown(found).encode()), "dump-markdown")
    assert [replace(item, where="") for item in as_markdown.items] == [
        replace(item, where="") for item in as_json.items
    ]
    assert as_markdown.entries == len(found)


@pytest.mark.parametrize("empty", ["[]", '{"entries": [ ]}', f"# Source:Harbour, URL:{FEED}, language:en\n"])
def test_a_dump_without_entries_is_a_dump(empty: str) -> None:
    document = Document(name="empty", raw=empty.encode())
    assert reader_for(document) in {"dump-json", "dump-markdown"}
    assert not read(document).problems


def test_texts_beyond_all_measure_end_with_a_word() -> None:
    entry = {
        "title": "title " * 500,
        "description": "<p>word " * 9_000,
        "link": "https://harbour.example/" + "x" * 5_000,
    }
    reading = read(Document(name="long", raw=json.dumps([{**entry, "date_published": "2024-03-05"}]).encode()))
    (item,), (problem,) = reading.items, reading.problems
    assert len(item.title or "") <= 1_000
    assert len(item.summary) <= 20_000
    assert (item.title or "").endswith("title…")
    assert item.summary.endswith("word…")
    assert item.url is None
    assert "no web address" in problem.message


def test_long_lines_cost_no_more_than_short_ones() -> None:
    start = process_time()
    for hard in ("## \n" * 200_000, "## x\n - [](" * 100_000, " - [" + "](" * 500_000, '[{"entries"' * 100_000):
        document = Document(name="hard", raw=hard.encode())
        for name, reader in (("dump-markdown", dump_markdown), ("dump-json", dump_json)):
            reader.sniff(hard)
            assert not read(document, name).items
    assert process_time() - start < 90, "what takes a second here takes minutes if it is quadratic"


def _markdown(found: list[dict[str, str]]) -> str:
    head = f"# Source:Harbour, URL:{FEED}, language:en\n\n"
    return head + "".join(
        f"## {entry['title']}\n - [{entry['link']}]({entry['link']})\n - RSS feed: {entry['source']}\n"
        f" - date published: {entry['date_published']}\n\n{entry['description']}\n\n"
        for entry in found
    )


def _document(path: Path) -> Document:
    dated = path.parent.name[:4].isdigit()
    return Document(name=path.name, raw=path.read_bytes(), seen=date.fromisoformat(path.parent.name) if dated else None)


def _common(item: Item) -> Item:
    """What both twins hold: Markdown has no images and tags, and no language where it has no header."""
    return replace(item, where="", image=None, tags=(), language=None)
