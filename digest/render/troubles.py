"""What could not be read, put together: a source that fails alike each day is told once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from digest.model import Problem

_SHOWN = 50
"""How many groups the page about the site lists."""
_PLACE = re.compile(r"(?:[:#]\d+)+$")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Problems of one file name and kind, by the first of them."""

    name: str
    """The file's name, without folders."""
    problem: Problem
    more: int
    """How many others there are."""


def troubles(problems: Iterable[Problem]) -> tuple[Trouble, ...]:
    """The problems by their files' names and by what they say but for numbers; in the order of each group's first."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((_NUMBER.sub("0", _name(problem)), _NUMBER.sub("0", problem.message)), []).append(problem)
    return tuple(
        Trouble(name=_name(first), problem=first, more=len(others)) for first, *others in list(groups.values())[:_SHOWN]
    )


def _name(problem: Problem) -> str:
    return _PLACE.sub("", problem.where).rsplit("/", maxsplit=1)[-1]
