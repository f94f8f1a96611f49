"""JSON as it comes: lists that are decoded value by value, and the values of objects that may be anything."""

import json
import re
from collections.abc import Mapping

from digest.errors import EntryError
from digest.model import Problem
from digest.readers._values import unless_nothing

_BLANKS = re.compile(r"\s*")
_DECODER = json.JSONDecoder()
_KINDS = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    type(None): "null",
}


def list_values(text: str, at: int, name: str) -> tuple[list[tuple[str, object]], Problem | None]:
    """The values of the list that begins at `at`, each with its place, to its end or to where it is broken.

    A place is `name:line`, or `name#number` where several entries share a line.
    """
    values: list[tuple[str, object]] = []
    line, counted = 1, 0
    while not text.startswith("]", at := _after_blanks(text, at)):
        breaks, counted = text.count("\n", counted, at), at
        line += breaks
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            return values, invalid(text, at, name, error)
        place = f"{name}:{line}" if breaks else f"{name}#{len(values) + 1}"
        values.append((place, value))
        at = _after_blanks(text, at)
        if text.startswith(",", at):
            at += 1
        elif not text.startswith("]", at):
            return values, invalid(text, at, name, json.JSONDecodeError("Expecting ',' delimiter", text, at))
    return values, None


def invalid(text: str, at: int, name: str, error: Exception) -> Problem:
    """What is said of JSON that cannot be decoded from `at` on, where a value began or a comma was missing."""
    if not isinstance(error, json.JSONDecodeError):
        error = json.JSONDecodeError(str(error), text, at)
    return Problem(
        where=f"{name}:{error.lineno}:{error.colno}",
        message=f"not valid JSON: {error.msg}; what stands before is read, the rest is not",
        remedy="fetch the file again, or mend it at this place",
        costs_entry=text.startswith("{", at),
    )


def required_text(entry: Mapping[str, object], key: str) -> str:
    """A text that matters: an entry in which it is something else is not understood."""
    value = entry.get(key)
    if isinstance(value, dict | list | bool):
        raise EntryError(f"{key!r} is not text but {kind(value)}")
    return "" if value is None else unless_nothing(str(value))


def optional_text(entry: Mapping[str, object], *keys: str) -> str:
    """The first of several texts that is there; anything else is as good as none."""
    for key in keys:
        value = entry.get(key)
        if isinstance(value, str) and unless_nothing(value):
            return value
    return ""


def kind(value: object) -> str:
    """What a decoded value is, in words."""
    return _KINDS.get(type(value), "a number")


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    assert found
    return found.end()
