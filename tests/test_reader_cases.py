"""Every reader, on small documents: `cases/<reader>/<case>.<suffix>` beside the report expected, `<case>.yaml`.

The YAML file holds what is expected of `digest.readers.report`. Only the keys that it gives are compared, lists
must have the same length, and dates may be written without quotes. `reader` need not be given: the folder
names it. A key `document` says what is known of the document beforehand: `name`, `seen`, `source` (the values
of a `Source`).
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from digest.model import Document, Source
from digest.readers import read, reader_for
from digest.readers.report import report

CASES = Path(__file__).parent / "cases"
READERS = ("dump-json", "feed-json", "dump-markdown", "feed", "mail", "note", "page", "archive", "briefing", "whole")


@pytest.mark.parametrize(
    "case",
    sorted(path for reader in READERS for path in (CASES / reader).glob("*.yaml")),
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_a_document_reads_as_its_case_says(case: Path) -> None:
    expected = {"reader": case.parent.name, **yaml.safe_load(case.read_text(encoding="utf-8"))}
    document = _document(case, expected.pop("document", {}))
    check_values(expected, report(read(document), reader_for(document) or "none"), case.stem)


def check_values(expected: object, got: object, place: str) -> None:
    """Compare what is expected, and only that; a failure names the place where the two differ."""
    if isinstance(expected, dict):
        assert isinstance(got, dict), f"{place}: expected keys {list(expected)}, got {got!r}"
        for key, value in expected.items():
            check_values(value, got[key], f"{place}.{key}")
    elif isinstance(expected, list):
        assert isinstance(got, list), f"{place}: expected a list, got {got!r}"
        assert len(got) == len(expected), f"{place}: expected {len(expected)} values, got {got!r}"
        for number, (value, its) in enumerate(zip(expected, got, strict=True)):
            check_values(value, its, f"{place}[{number}]")
    else:
        assert got == (expected.isoformat() if isinstance(expected, date) else expected), place


def _document(case: Path, known: dict[str, object]) -> Document:
    (path,) = (path for path in case.parent.glob(f"{case.stem}.*") if path != case)
    if isinstance(source := known.get("source"), dict):
        known["source"] = Source(**source)
    return replace(Document(name=path.name, raw=path.read_bytes()), **known)  # type: ignore[arg-type]
