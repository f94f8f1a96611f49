"""Notes: which texts with a front matter are notes."""

from pathlib import Path

import pytest

from digest.model import Document
from digest.readers import note, read

NOTE = "---\ntitle: Buoys are repainted\ndate: 2024-03-05\n---\n"


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        (NOTE + "All of them.", True),
        (NOTE + "- Red ones.\n- Green ones.\n- Yellow ones.", True),
        (NOTE.replace("\n", "\r\n") + "All of them.", True),
        ("---\ntitle: [\n---\nBroken, and told so.", True),
        (NOTE + "Ports: Two of them open.\n\nDIGEST HUB\n\nDigging Deeper\n\n- Two ports open.", False),
        ("---\nNo keys between the lines.\n---\n", False),
        (NOTE.removesuffix("---\n") + "It never ends.", False),
        ("Text.\n" + NOTE, False),
        ("", False),
    ],
)
def test_a_note_has_a_front_matter_with_a_title(text: str, is_note: object) -> None:
    assert note.sniff(text) == is_note


def test_nesting_beyond_all_sense_is_kept_as_text() -> None:
    (item,) = read(Document(name="deep.md", raw=(NOTE + ">" * 5_000 + " deep").encode()), "note").items
    assert item.body.endswith("deep")


def test_the_demo_notes_are_notes() -> None:
    paths = sorted((Path(__file__).parents[1] / "content" / "notes").glob("*.md"))
    for path in paths:
        assert note.sniff(path.read_text(encoding="utf-8")), path
        assert not read(Document(name=path.name, raw=path.read_bytes()), "note").problems
