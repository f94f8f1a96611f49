"""YAML as it is written for people, so that our loader reads back what was meant."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from digest.config.loading import CORE

_ONE_LINE = 1_000_000


class _Dumper(yaml.SafeDumper):
    """Quotes what YAML 1.1, or the core of 1.2, would take for something else than text."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's own signature
        """Write everything out: an anchor is nothing to show to somebody who edits the file."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A text of several lines in double quotes, which keep it on one."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if len(text.splitlines()) > 1 else None)


_Dumper.add_representer(str, _text)
for _tag, _pattern, _first in CORE:
    _Dumper.add_implicit_resolver(_tag, _pattern, list(_first))


def written(value: object) -> str:
    """A value as it stands behind its key, on one line: a text in quotes where it needs them, the rest in brackets."""
    flat = isinstance(value, list | tuple | dict)
    text = yaml.dump(
        {"_": value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_ONE_LINE, default_flow_style=flat
    )
    return str(text).rstrip("\n").removeprefix("{").removeprefix("_: ")[: -1 if flat else None]


def entry(values: Mapping[str, Any]) -> Sequence[str]:
    """The lines of an entry of a list, a key a line, without indentation."""
    lines = [f"{written(key)}: {written(value)}" for key, value in values.items()]
    return [f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]
