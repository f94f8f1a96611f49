"""Dates: stamps of machines, dates as people write them, and the day that a moment belongs to.

`stamps` reads what machines write, `grammar` finds what people write in running text, `resolve` gives what was
found its place in the calendar.
"""

from digest.dates.stamps import day_of, parse_stamp, written

__all__ = ["day_of", "parse_stamp", "written"]
