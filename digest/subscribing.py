"""Sources on their way into a site's `sources.yml`, and the topics that they bring into its `topics.yml`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from digest.config.adding import add_entries
from digest.config.loading import load
from digest.config.schema import SourceSettings, SourcesFile, TopicSettings, TopicsFile
from digest.disk import write_atomically
from digest.errors import ConfigError
from digest.lists import Listed, Subscription, TopicName
from digest.lists.values import name_for
from digest.model import Problem
from digest.text import fold
from digest.urls import digest_of, slug, source_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed:
    """What became of subscriptions."""

    added: tuple[SourceSettings, ...]
    there: tuple[str, ...]
    """Names of the sources that `sources.yml` had already, under the name it has for them."""
    topics: tuple[str, ...]
    """Ids of the topics that were added to `topics.yml`."""
    problems: tuple[Problem, ...]


def known_sources(folder: Path) -> tuple[SourceSettings, ...]:
    """What `sources.yml` of a content folder holds, as far as it can be used."""
    return load(f"{folder.name}/sources.yml", _text(folder / "sources.yml"), SourcesFile)[0].sources


def known_topics(folder: Path) -> tuple[TopicSettings, ...]:
    """What `topics.yml` of a content folder holds, as far as it can be used."""
    return load(f"{folder.name}/topics.yml", _text(folder / "topics.yml"), TopicsFile)[0].topics


def subscribe(folder: Path, listed: Listed) -> Subscribed:
    """Add subscriptions to the settings of a content folder; what is there already stays as it is.

    Topics come first: should the second file not be written, no source names a topic that is not there.

    Raises:
        ConfigError: one of the files cannot be added to; it is left as it is.
    """
    topics = _Topics(known_topics(folder), listed.topics)
    shelf = _Shelf(known_sources(folder))
    problems = list(listed.problems)
    for one in listed.subscriptions:
        try:
            shelf.take(one, topics.ids_of(one.categories))
        except ValidationError as error:
            reason = error.errors()[0]
            what = f"{'.'.join(map(str, reason['loc']))}: {reason['msg']}"
            problems.append(Problem(where=one.name or one.url or "a source", message=what, costs_entry=True))
    used = {topic for entry in shelf.added for topic in entry.get("topics", ())}
    fresh = [{"id": topic.id, "title": topic.title} for topic in topics.fresh if topic.id in used]
    _add(folder / "topics.yml", "topics", fresh)
    _add(folder / "sources.yml", "sources", shelf.added)
    return Subscribed(
        added=tuple(SourceSettings.model_validate(entry) for entry in shelf.added),
        there=tuple(shelf.there),
        topics=tuple(entry["id"] for entry in fresh),
        problems=tuple(problems),
    )


class _Topics:
    """The topics of a site and those that subscriptions bring, found by id or title."""

    def __init__(self, known: Sequence[TopicSettings], brought: Iterable[TopicName]) -> None:
        self._by_name = {name: topic.id for topic in known for name in (fold(topic.title), topic.id)}
        self._known = {topic.id for topic in known}
        self.fresh: list[TopicName] = []
        for topic in brought:
            self._bring(topic)

    def ids_of(self, categories: Iterable[str]) -> list[str]:
        """The ids of the topics of these names; what has no topic yet gets one."""
        return list(dict.fromkeys(self._by_name.get(fold(name)) or self._named(name) for name in categories))

    def _named(self, name: str) -> str:
        return self._bring(TopicName(id=slug(name, digest_of(name)), title=name))

    def _bring(self, topic: TopicName) -> str:
        if topic.id not in self._known:
            self._known.add(topic.id)
            self.fresh.append(topic)
        self._by_name |= {topic.id: topic.id, fold(topic.title): topic.id}
        return topic.id


class _Shelf:
    """The sources of a site and those that come to them, each once."""

    def __init__(self, known: Iterable[SourceSettings]) -> None:
        self._names: dict[str, str] = {}
        self._ids: set[str] = set()
        self._added: dict[str, dict[str, Any]] = {}
        self.there: list[str] = []
        for source in known:
            self._names[_key(source.url, source.name, source.path)] = source.name
            self._ids.add(source.id or source_id(source.name, source.url))

    @property
    def added(self) -> list[dict[str, Any]]:
        """What to add to the file, as it holds it."""
        return list(self._added.values())

    def take(self, one: Subscription, topics: Sequence[str]) -> None:
        """Put a subscription on the shelf, unless its feed is there; one that comes twice has the topics of both.

        Raises:
            ValidationError: it cannot be a source.
        """
        name = one.name or name_for(one.url or "")
        key = _key(one.url, name, one.settings.get("path"))
        if key in self._names:
            self.there.append(self._names[key])
        elif key in self._added:
            both = dict.fromkeys((*self._added[key].get("topics", ()), *topics))
            self._added[key] |= {"topics": list(both)} if both else {}
        else:
            entry = _entry(one, name, topics)
            found = SourceSettings.model_validate(entry)
            wanted = found.id or source_id(name, one.url)
            if wanted in self._ids:
                number = next(n for n in range(2, len(self._ids) + 3) if f"{wanted}-{n}" not in self._ids)
                wanted = f"{wanted}-{number}"
                entry = {"name": name, "id": wanted} | entry | {"id": wanted}
            self._ids.add(wanted)
            self._added[key] = entry


def _key(url: str | None, name: str, path: object) -> str:
    """What two entries for one source share."""
    if not url:
        return f"{fold(name)}\n{path or ''}"
    try:
        parts = urlsplit(url)
        port = parts.port or ""
    except ValueError:
        return url
    # No parameter is dropped here: what names an article's origin may name one feed of many.
    return f"{(parts.hostname or '').removeprefix('www.')}:{port}{parts.path.rstrip('/')}?{parts.query}"


def _entry(one: Subscription, name: str, topics: Sequence[str]) -> dict[str, Any]:
    """A subscription as `sources.yml` holds it, the usual keys first."""
    settings: Mapping[str, Any] = one.settings
    first = {"name": name} | ({"url": one.url} if one.url else {})
    return first | dict(settings) | ({"topics": list(topics)} if topics else {})


def _add(path: Path, key: str, entries: Sequence[Mapping[str, Any]]) -> None:
    if not entries:
        return
    before = _text(path)
    write_atomically(path, add_entries(f"{path.parent.name}/{path.name}", before, key, entries).encode("utf-8"))


def _text(path: Path) -> str:
    """The text of a settings file with its line endings as they are; empty where there is none.

    Raises:
        ConfigError: it cannot be opened, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8; save it as plain text in UTF-8") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be opened: {error.strerror}") from error
