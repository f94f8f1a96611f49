"""YAML text to settings, with every finding at once: `content/sources.yml:12:5: unknown key 'langauge'; …`.

The YAML read here is the core of version 1.2: only `true` and `false` are truth values, so that `on:` is a key, `NO` is
Norway and `10:00` a time of day.
"""

import difflib
import re
from collections.abc import Hashable, Iterator
from typing import Any, TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from digest.config.schema import Strict
from digest.errors import ConfigError

Path: TypeAlias = tuple[str | int, ...]
Model = TypeVar("Model", bound=Strict)


class _Loader(yaml.SafeLoader):
    """Scalars by the YAML 1.2 core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own shape


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first))


def load(name: str, text: str, schema: type[Model]) -> Model:
    """The settings in a YAML text.

    Args:
        name: where the text is, for messages.
        text: YAML; empty text means the defaults.
        schema: what the file may hold.

    Raises:
        ConfigError: with all findings.
    """
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return schema()
            marks = dict(_marks(node))
            repeated = [
                _line(name, key.start_mark, f"key {key.value!r} stands here twice; remove one")
                for key in _repeated(node)
            ]
            values = loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        what = " ".join(part for part in (error.context, error.problem) if part)
        at_end = "end>" in (error.problem or "")
        mark = (error.context_mark if at_end else None) or error.problem_mark or error.context_mark
        raise ConfigError(
            [_line(name, mark, f"this is not YAML: {what}; mind indentation, colons and quotes")]
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigError([f"{name}: this is not YAML: {error}"]) from error
    if not isinstance(values, dict):
        raise ConfigError([f"{name}:1:1: expected `key: value` lines; see `digest schema`"])
    try:
        settings = schema.model_validate(values)
    except ValidationError as error:
        raise ConfigError([*repeated, *(_finding(name, found, marks, schema) for found in error.errors())]) from error
    if repeated:
        raise ConfigError(repeated)
    return settings


def _marks(node: yaml.Node, path: Path = ()) -> Iterator[tuple[Path, yaml.Mark]]:
    """Where each value stands: a mapping's values by the place of their key."""
    yield path, node.start_mark
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _marks(value, (*path, _key(key)))
            yield (*path, _key(key)), key.start_mark
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _marks(value, (*path, number))


def _key(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _repeated(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    yield key
                seen.add(key.value)
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated(value)


def _line(name: str, mark: yaml.Mark | None, message: str) -> str:
    return f"{name}:{mark.line + 1}:{mark.column + 1}: {message}" if mark else f"{name}: {message}"


def _finding(name: str, error: ErrorDetails, marks: dict[Path, yaml.Mark], schema: type[BaseModel]) -> str:
    path: Path = error["loc"]
    mark = next((marks[path[:n]] for n in range(len(path), -1, -1) if path[:n] in marks), None)
    return _line(name, mark, _what(error, _keys_at(schema, path[:-1])))


def _what(error: ErrorDetails, known: list[str]) -> str:
    key = error["loc"][-1] if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(key), known, n=1)
        remedy = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"
        return f"unknown key {str(key)!r}; {remedy}"
    if error["type"] == "missing":
        return f"key {str(key)!r} is missing; add it"
    if error["type"] == "string_type":
        return f"{key}: expected text, found {error['input']!r}; put it in quotes"
    return f"{key}: {error['msg'].removeprefix('Value error, ')} (found {_short(error['input'])})"


def _short(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _keys_at(schema: type[BaseModel], path: Path) -> list[str]:
    """The keys that the mapping at `path` may have."""
    model: Any = schema
    for step in path:
        if isinstance(step, int):
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        if step not in fields:
            return []
        annotation: Any = fields[step].annotation
        models = [a for a in (annotation, *getattr(annotation, "__args__", ())) if _is_model(a)]
        if not models:
            return []
        model = models[0]
    return sorted(field.alias or name for name, field in model.model_fields.items())


def _is_model(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
