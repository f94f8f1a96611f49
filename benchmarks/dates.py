"""How well dates are found in sentences, scored on a labelled file.

    python benchmarks/dates.py FILE.tsv

A line has, between tabs, a sentence, the day of its publication, and the dates expected, separated by blanks: a day
`2024-11-06`, a week `2024-W45`, a month `2024-11`, a quarter `2024-Q4`, a season `2024-SU`, a year `2024`, a decade
`202X`; a range as its two ends. Lines that begin with `#` are passed over. `tests/cases/dates/sentences.tsv` is such a
file.
"""

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from time import process_time

from digest.dates import find_dates


def main() -> None:
    """Score and print, each miss first."""
    rows = [line.split("\t") for line in Path(sys.argv[1]).read_text("utf-8").splitlines() if line[:1] not in ("", "#")]
    hits = wanted = found = 0
    began = process_time()
    for sentence, day, *dates in rows:
        expected = "".join(dates).split()
        got = " ".join(span.value for span in find_dates(sentence, date.fromisoformat(day))).split()
        hits += (Counter(got) & Counter(expected)).total()
        wanted, found = wanted + len(expected), found + len(got)
        if sorted(got) != sorted(expected):
            print(f"found {' '.join(got) or 'none'}, expected {' '.join(expected) or 'none'}: {sentence}")
    seconds = process_time() - began
    precision, recall = hits / (found or 1), hits / (wanted or 1)
    f1 = 2 * hits / ((wanted + found) or 1)
    print(f"{len(rows)} sentences  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  {seconds:.2f} s")


if __name__ == "__main__":
    main()
