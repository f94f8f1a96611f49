"""Names in running text, aliases in any script, and what a text calls somebody."""

import pytest

from digest.model import Who
from digest.who import Apposition, Register, appositions

QUILL = Who(id="ada-quill", name="Ada Quill", aliases=("Mayor Quill", "阿达·奎尔"))
DOCKS = Who(id="docks", name="Harborough Docks", aliases=("HD",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Quill and the Harborough Docks signed.", ["ada-quill", "docks"]),
        ("the HARBOROUGH DOCKS opened; Ádá Quill came", ["docks", "ada-quill"]),
        ("市长阿达·奎尔周一说", ["ada-quill"]),
        ("An HDR picture of Adaquill", []),
        ("HD closed early, HD said", ["docks"]),
    ],
)
def test_entries_are_found_under_any_alias_as_whole_words(text: str, expected: list[str]) -> None:
    assert [entry.id for entry in Register.of((QUILL, DOCKS)).named_in(text)] == expected


def test_an_empty_register_names_nobody() -> None:
    assert Register.of(()).named_in("Ada Quill") == ()


@pytest.mark.parametrize(
    ("sentence", "name", "gloss"),
    [
        ("Tidal Group, the island’s ferry operator, will sell.", "Tidal Group", "the island’s ferry operator"),
        ("Ivo Brandt, CEO of Tidal Group, resigned.", "Ivo Brandt", "CEO of Tidal Group"),
        ("Tidal Group founder Ivo Brandt resigned on Monday.", "Ivo Brandt", "Tidal Group founder"),
        ("It was signed by Mara Osei, a former judge.", "Mara Osei", "a former judge"),
        ("When Finance Minister Mara Osei spoke, they left.", "Mara Osei", "Finance Minister"),
        ("Finance Minister Mara Osei spoke.", "Mara Osei", "Finance Minister"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_says_who_it_is(sentence: str, name: str, gloss: str) -> None:
    assert Apposition(name, gloss) in appositions(sentence)
    assert gloss in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "In Harborough, the capital of the island, trams stood still.",
        "On Monday, the company said so.",
        "Ashby, Bexley, and Corfe agreed.",
        "Tidal Group, weeks after the group was fined, said it would sell.",
        "Harborough, which is the seat of the company, was quiet.",
    ],
)
def test_places_lists_and_clauses_introduce_nobody(sentence: str) -> None:
    assert appositions(sentence) == ()
