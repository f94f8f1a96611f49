"""Dates: stamps of machines, dates as people write them, and the day that a moment belongs to.

`stamps` reads what machines write. `find` looks for what people write, by rules: `explicit` (the calendar), `relative`
(as seen from the day of publication) and `chinese`; they share `words`, the pieces in `rule`, the surroundings in
`scene` with its `tense`, and the stretches of time in `span`.
"""

from digest.dates.find import find_dates, parse_when
from digest.dates.span import Precision, Span
from digest.dates.stamps import day_of, parse_stamp, written

__all__ = ["Precision", "Span", "day_of", "find_dates", "parse_stamp", "parse_when", "written"]
