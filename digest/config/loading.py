"""YAML text to settings, with every finding at once: `content/sources.yml:12:5: unknown key 'langauge'; …`.

The YAML read here is the core of version 1.2: only `true` and `false` are truth values, so that `on:` is a key, `NO` is
Norway and `10:00` a time of day.
"""

import difflib
import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from digest.config.schema import Strict
from digest.model import Problem

Path: TypeAlias = tuple[str | int, ...]
Model = TypeVar("Model", bound=Strict)


class _Loader(yaml.SafeLoader):
    """Scalars by the YAML 1.2 core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own shape


CORE: Sequence[tuple[str, re.Pattern[str], Sequence[str]]] = tuple(
    (f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), tuple(first))
    for tag, pattern, first in (
        ("bool", r"true|false", "tf"),
        ("null", r"null|~|", ("n", "~", "")),
        ("int", r"[-+]?[0-9]+", "-+0123456789"),
        ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    )
)
"""What is not text among the scalars, by the YAML 1.2 core schema: tag, pattern, and how it may begin."""

for _tag, _pattern, _first in CORE:
    _Loader.add_implicit_resolver(_tag, _pattern, list(_first))


def read_values(text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """What a YAML text holds, by the core of version 1.2; None where it holds nothing.

    Raises:
        yaml.YAMLError, ValueError: it is not YAML.
    """
    loader = _Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def load(
    name: str, text: str, schema: type[Model], known: Mapping[str, Sequence[str]] | None = None
) -> tuple[Model, tuple[Problem, ...]]:
    """The settings in a YAML text, as far as they can be used, and every finding about the rest.

    What cannot be used is left out, and no more than that: an unknown key, a value, an entry of a list; the whole text
    where it is not YAML.

    Args:
        name: where the text is, for messages.
        text: YAML; empty text means the defaults.
        schema: what the file may hold. All its keys must have defaults.
        known: what the other files hold that this one may name: ids, by kind.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        what = " ".join(part for part in (error.context, error.problem) if part)
        at_end = "end>" in (error.problem or "")
        mark = (error.context_mark if at_end else None) or error.problem_mark or error.context_mark
        return schema(), (_problem(name, mark, f"this is not YAML: {what}", "mind indentation, colons and quotes"),)
    except (yaml.YAMLError, ValueError) as error:
        return schema(), (_problem(name, None, f"this is not YAML: {error}", "save it as plain text in UTF-8"),)
    finally:
        loader.dispose()
    if node is None:
        return schema(), ()
    if not isinstance(values, dict):
        return schema(), (_problem(name, node.start_mark, "expected `key: value` lines", "see `digest schema`"),)
    twice = [
        _problem(name, key.start_mark, f"key {key.value!r} stands here twice", "remove one") for key in _repeated(node)
    ]
    settings, errors = _usable(values, schema, known)
    marks = dict(_marks(node))
    return settings, (*twice, *(_finding(name, error, marks, schema) for error in errors))


def _usable(
    values: dict[str, Any], schema: type[Model], known: Mapping[str, Sequence[str]] | None
) -> tuple[Model, list[ErrorDetails]]:
    """The settings without what is wrong in them, and what is wrong in them."""
    found: list[ErrorDetails] = []
    while True:
        try:
            return schema.model_validate(values, context=known), found
        except ValidationError as error:
            errors = error.errors()
        found += [new for new in errors if not any(_same(new, old) for old in found)]
        paths = {_to_drop(error) for error in errors}
        if () in paths or not paths:
            return schema(), found
        values = _without(values, paths, ())


def _same(one: ErrorDetails, other: ErrorDetails) -> bool:
    return (one["loc"], one["type"]) == (other["loc"], other["type"])


def _to_drop(error: ErrorDetails) -> Path:
    """The path of what to leave out: of a missing key, what it is missing in."""
    return error["loc"][:-1] if error["type"] == "missing" else error["loc"]


def _without(value: Any, paths: set[Path], at: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """A copy without what stands at these paths; what is dropped from a list leaves a gap that keeps the numbers."""
    if isinstance(value, dict):
        return {key: _without(v, paths, (*at, key)) for key, v in value.items() if not _dropped(v, paths, (*at, key))}
    if isinstance(value, list):
        return [_without(v, paths, (*at, n)) for n, v in enumerate(value) if not _dropped(v, paths, (*at, n))]
    return value


def _dropped(value: Any, paths: set[Path], at: Path) -> bool:  # noqa: ANN401 - whatever the file holds
    """Whether a value goes as a whole; a single word that stands for a list does so with its only entry."""
    return at in paths or (isinstance(value, str) and any(at == path[: len(at)] for path in paths))


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


def _problem(name: str, mark: yaml.Mark | None, message: str, remedy: str | None) -> Problem:
    where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
    return Problem(where=where, message=message, remedy=remedy)


def _finding(name: str, error: ErrorDetails, marks: dict[Path, yaml.Mark], schema: type[BaseModel]) -> Problem:
    path: Path = error["loc"]
    mark = next((marks[path[:n]] for n in range(len(path), -1, -1) if path[:n] in marks), None)
    return _problem(name, mark, *_what(error, _keys_at(schema, path[:-1])))


_SECRET = re.compile(r"(?:^|_)(?:key|token|secret|password|authorization)$", re.IGNORECASE)
"""Names under which somebody may put what nobody else must read. What stands there is not repeated."""


def _what(error: ErrorDetails, known: list[str]) -> tuple[str, str | None]:
    """What is wrong, and what helps."""
    key = next((step for step in reversed(error["loc"]) if isinstance(step, str)), "")
    if error["type"] == "extra_forbidden" and _SECRET.search(key):
        return f"{key}: a key of a service does not belong into a file", "take it out, and set DIGEST_LLM_KEY instead"
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, known, n=1)
        return f"unknown key {key!r}", f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"
    if error["type"] == "missing":
        return f"key {key!r} is missing", "add it"
    if error["type"] == "string_type":
        return f"{key}: expected text, found {error['input']!r}", "put it in quotes"
    message, _, remedy = error["msg"].removeprefix("Value error, ").partition("; ")
    if error["type"] == "secret":
        return f"{key}: {message}", remedy
    return f"{key}: {message} (found {_short(error['input'])})", remedy or None


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
