"""Lists in YAML: `osmosfeed.yaml`, whose sources have an `href`, and the `sources.yml` of another site."""

from collections.abc import Mapping
from typing import Any

import yaml
from pydantic import ValidationError

from digest.config.loading import read_values
from digest.config.schema import SourceSettings
from digest.errors import EntryError
from digest.lists.values import Listed, Subscription, feed_address
from digest.text import clean


def sniff(text: str) -> bool:
    """Whether the text is a YAML mapping with a list of sources."""
    return bool(_sources(text))


def read(raw: bytes, text: str) -> Listed:  # noqa: ARG001 - the other formats may ask for the bytes
    """The sources of a list."""
    return Listed.collect(((f"source {number}", one) for number, one in enumerate(_sources(text), 1)), _subscription)


def _sources(text: str) -> list[Mapping[str, Any]]:
    try:
        values = read_values(text)
    except (yaml.YAMLError, ValueError):
        return []
    found = values.get("sources") if isinstance(values, dict) else None
    entries = found if isinstance(found, list) else []
    return [entry for entry in entries if isinstance(entry, dict) and entry.keys() & {"href", "url", "name"}]


def _subscription(entry: Mapping[str, Any]) -> Subscription:
    if isinstance(entry.get("href"), str):
        return Subscription(url=feed_address(entry["href"]), name=clean(str(entry.get("name") or "")))
    try:
        SourceSettings.model_validate(entry)
    except ValidationError as error:
        raise EntryError(f"no source: {error.errors()[0]['msg']}") from error
    topics = entry.get("topics", [])
    settings = {key: value for key, value in entry.items() if key not in ("name", "url", "topics")}
    return Subscription(
        url=feed_address(entry["url"]) if entry.get("url") else None,
        name=entry["name"],
        categories=tuple([topics] if isinstance(topics, str) else topics),
        settings=settings,
    )
