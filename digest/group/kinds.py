"""What kind of text a title announces: news, a running live blog, or one more of a series.

Lists, deals, horoscopes, price tables and round-ups fill the same pattern with other facts every time: they look alike
and tell of nothing in common. `digest.group.titles` has the patterns, by language; all are tried on every title, for
feeds do not always say what language they are in.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from itertools import pairwise

from digest.group.titles import DATE, LIVE, NUMBERS, OFF, RATE, SERIES, UNSPACED_LIVE, UNSPACED_SERIES
from digest.text import fold


class Kind(Enum):
    """What a title announces."""

    NEWS = "news"
    LIVE = "live"
    """A live blog: about an event, and about others too."""
    SERIES = "series"
    """One more of a series: a list, a deal, a horoscope, a price table, a round-up."""


def kind_of(title: str) -> Kind:
    """What the title announces."""
    folded = fold(title)
    composed = unicodedata.normalize("NFKC", title).lower() if _UNSPACED.search(title) else ""
    for kind, spaced, unspaced in _patterns():
        if spaced.search(folded) or (composed and unspaced.search(composed)):
            return kind
    return Kind.NEWS


def _compiled(tables: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern for folded titles."""
    lines = list(_lines(tables))
    off = [line.removeprefix("<off>") for line in lines if line.startswith("<off>")]
    at_the_start = [line.removeprefix("^") for line in lines if line.startswith("^")]
    at_a_word = [line for line in lines if line[0] not in "<^"]
    whole = rf"^(?:{'|'.join(at_the_start)})|\b(?:{_by_letter(at_a_word)})|{OFF}(?:{'|'.join(off)})"
    return re.compile(whole)


def _by_letter(lines: Iterable[str]) -> str:
    """The alternatives by their first letter: three times as fast, for at most words of a title none need be tried."""
    of: dict[str, list[str]] = {}
    for head in (head for line in lines for head in _heads(line)):
        plain = head[0].isalpha() and head[1:2] not in {"?", "*", "+", "{"}
        of.setdefault(head[0] if plain else "", []).append(head[plain:])
    return "|".join(rf"{letter}(?:{'|'.join(rest)})" for letter, rest in of.items())


def _heads(line: str) -> Iterator[str]:
    """The line once for each alternative that it begins with."""
    if not line.startswith("(?:"):
        yield line
        return
    depth, starts = 0, [3]
    for at, letter in enumerate(line):
        escaped = line[at - 1] == "\\"
        depth += 0 if escaped else (letter == "(") - (letter == ")")
        if letter == "|" and depth == 1:
            starts.append(at + 1)
        if not depth:
            break
    heads = [line[start : end - 1] for start, end in pairwise([*starts, at + 1])]
    rest = line[at + 1 :]
    if rest.startswith("?"):
        heads, rest = [*heads, ""], rest[1:]
    for head in heads:
        yield from _heads(head + rest)


def _lines(tables: Mapping[str, str]) -> Iterator[str]:
    """The patterns of the tables, what stands in angle brackets put in."""
    for language, table in tables.items():
        for line in re.split(r"\s\s+", table.strip()):
            number = rf"(?:\d+|{NUMBERS.get(language)})"
            yield line.replace("<number>", number).replace("<rate>", RATE).replace("<date>", DATE)


_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str], re.Pattern[str]], ...]:
    """A kind, what says it in a folded title, and in a composed one; what is first goes first.

    Compiled when first asked for: it takes a tenth of a second, which a build that groups nothing need not wait.
    """
    return (
        (Kind.SERIES, _compiled(SERIES), re.compile("|".join(_lines(UNSPACED_SERIES)))),
        (Kind.LIVE, _compiled(LIVE), re.compile("|".join(_lines(UNSPACED_LIVE)))),
    )
