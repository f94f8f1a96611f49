"""Who is named: entries under any alias and form, and names that are one."""

import pytest

from digest.model import Who
from digest.names import aliases_in, same_bearer
from digest.who import Register

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


@pytest.mark.parametrize("name", ["US", "U.S.", "United States", "美国"])
@pytest.mark.parametrize("text", ["The US agreed.", "The U.S. agreed.", "The United States agreed.", "美国同意了。"])
def test_the_forms_of_a_country_are_one(name: str, text: str) -> None:
    assert Register.of((Who(id="us", name=name),)).named_in(text)


@pytest.mark.parametrize("text", ["They told us so.", "US-style", "Ships of the USS line"])
def test_a_short_acronym_counts_only_as_it_is_written(text: str) -> None:
    named = Register.of((Who(id="us", name="United States"),)).named_in(text)
    assert bool(named) == text.startswith("US-")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harborough Marine Works Corp. (HMW, 港海工程) sank.", ("Harborough Marine Works Corp", "HMW", "港海工程")),
        ("The Tidal Rail Union (TRU) struck.", ("Tidal Rail Union", "TRU")),
        ("Ada Quill (CEO) spoke.", None),
        ("Ada Quill (42) spoke.", None),
        ("Tidal Group (see below) spoke.", None),
    ],
)
def test_brackets_behind_a_name_tell_its_other_names(text: str, expected: tuple[str, ...] | None) -> None:
    assert next(aliases_in(text), None) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Quill", "Quill", True),
        ("Hasan Brandtner", "Hassan Brandtner", True),
        ("Sayyed Hassan Brandtner", "Hasan Brandtner", True),
        ("Volodymyr Brandtner", "Vladimir Brandtnerr", True),
        ("Ada Quill", "Ivo Quill", False),
        ("Li Ming", "Li Kaming", False),
        ("Li Ming", "Li Minh", False),
    ],
)
def test_parts_and_spellings_of_a_name_are_one_bearer(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert same_bearer(one, other) is same
