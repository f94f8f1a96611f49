"""Adding entries to the list of a settings file, with everything that stands there left as it is.

The text before and after the new lines stays as it is to the byte: comments, order, quotes, indentation, line endings.
A parser that writes the whole file anew would fold long lines and normalise line endings; here PyYAML's marks tell
where the list ends, and that is where lines are put in. What comes out is loaded again and compared before it is taken.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from digest.config.dumping import entry, written
from digest.config.loading import read_values
from digest.errors import ConfigError

_BLANK_LINE = re.compile(r"\n[^\S\n]*\r?\n")


def add_entries(name: str, text: str, key: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """A settings text with entries added to the list under a key; the key is added where it is missing.

    Args:
        name: where the text is, for messages.
        text: the whole file, line endings as they are.
        key: a key of the file that holds a list of mappings, such as `sources`.
        entries: what to add, in order.

    Raises:
        ConfigError: the file is not YAML, or is written in a way in which nothing can be put in; it shows the lines.
    """
    if not entries:
        return text
    before = _entries(name, text, key)
    added = _added(text, key, entries)
    try:
        after = _entries(name, added, key)
    except ConfigError:
        after = []
    if after != [*before, *(dict(values) for values in entries)]:
        lines = "\n".join(line for values in entries for line in entry(values))
        raise ConfigError(f"{name}: `{key}` is written in a way that cannot be added to; add yourself:\n{lines}")
    return added


def _entries(name: str, text: str, key: str) -> list[Any]:
    """What the list under the key holds.

    Raises:
        ConfigError: this is not YAML, or there is no list.
    """
    try:
        values = read_values(text)
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigError(f"{name}: this is not YAML: {error}; mend it first, `digest check` tells where") from error
    found = values.get(key) if isinstance(values, dict) else values
    if found is not None and not isinstance(found, list):
        raise ConfigError(f"{name}: `{key}` holds no list; mend it first, `digest check` tells where")
    return found or []


def _added(text: str, key: str, entries: Sequence[Mapping[str, Any]]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    found = next((value for name, value in pairs if name.value == key), None)
    if found is None:
        return _ended(text, newline) + f"{key}:{newline}" + _lines(entries, "  ", newline)
    if isinstance(found, yaml.SequenceNode) and found.value and found.flow_style:
        at = found.value[-1].end_mark.index
        return text[:at] + "".join(f", {written(dict(values))}" for values in entries) + text[at:]
    if isinstance(found, yaml.SequenceNode) and found.value:
        return _after_last(text, found, entries, newline)
    # Nothing, `null` or `[]`: what stands there goes, the comment behind it stays.
    start, end = found.start_mark.index, found.end_mark.index
    emptied = text[:start].rstrip(" ") + text[end:] if end > start else text
    return _inserted(emptied, len(text[:start].rstrip(" ")) if end > start else start, _lines(entries, "  ", newline))


def _after_last(text: str, found: yaml.SequenceNode, entries: Sequence[Mapping[str, Any]], newline: str) -> str:
    """The text with lines behind the last entry and the comments indented as it is.

    There is a blank line before each where the entries have one between them.
    """
    indent = " " * found.start_mark.column
    spaced = len(found.value) > 1 and _BLANK_LINE.search(text, _end(found.value[-2]), found.value[-1].start_mark.index)
    gap = newline if spaced else ""
    end = _end(found.value[-1])
    end -= text[end - 1] == "\n"  # a text of several lines ends behind its last one
    own_comments = re.compile(rf"(?:[^\n]*\n {{{len(indent) + 1},}}#)*").match(text, end)
    return _inserted(
        text,
        own_comments.end() if own_comments else end,
        "".join(gap + _lines([one], indent, newline) for one in entries),
    )


def _end(node: yaml.Node) -> int:
    """Where what a node says ends: a block ends with the last thing in it, before blank lines and comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _inserted(text: str, at: int, lines: str) -> str:
    """The text with lines put in behind the line on which a place is."""
    end = text.find("\n", at)
    if end < 0:
        return _ended(text, "\r\n" if "\r\n" in text else "\n") + lines
    return text[: end + 1] + lines + text[end + 1 :]


def _ended(text: str, newline: str) -> str:
    return text if not text or text.endswith("\n") else text + newline


def _lines(entries: Sequence[Mapping[str, Any]], indent: str, newline: str) -> str:
    return "".join(f"{indent}{line}{newline}" for values in entries for line in entry(values))
