"""What kind of text a title announces, in the languages of `tests/cases/kinds`."""

from pathlib import Path

import pytest

from digest.group.kinds import kind_of

CASES = sorted((Path(__file__).parent / "cases" / "kinds").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_titles_announce_what_they_are(case: Path) -> None:
    expected = [line.split("| ", 1) for line in case.read_text("utf-8").splitlines()]
    assert [[kind_of(title).value, title] for _, title in expected] == expected
