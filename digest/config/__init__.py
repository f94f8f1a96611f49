"""The settings of a site: what its files may say, and the values the stages get."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from digest.config.loading import load
from digest.config.schema import (
    FILES,
    Audio,
    Beat,
    Composing,
    EditorsWord,
    Fetching,
    Filters,
    Grouping,
    Mailing,
    Rule,
    Settings,
    SourceSettings,
    SourcesFile,
    Strict,
    Theme,
    TopicSettings,
    TopicsFile,
    WhoFile,
    WhoSettings,
)
from digest.model import Problem, Source, Topic, Who
from digest.urls import digest_of, slug, source_id
from digest.wording import ENGLISH, Wording

__all__ = [
    "FILES",
    "Audio",
    "Beat",
    "Composing",
    "Config",
    "EditorsWord",
    "Fetching",
    "Filters",
    "Grouping",
    "Mailing",
    "Origin",
    "Rule",
    "Settings",
    "SourceSettings",
    "Theme",
    "TopicSettings",
    "load",
    "read_config",
]

Entry = TypeVar("Entry")
Model = TypeVar("Model", bound=Strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A configured source and how to get at its documents."""

    source: Source
    path: str | None = None
    """A file or folder with its texts, relative to the content folder."""
    reader: str | None = None
    on: bool = True
    type: Literal["feed", "page"] = "feed"
    """What is at its address."""
    full_text: bool = False
    """Whether the pages of its entries are fetched, too."""
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that the files of a content folder say about the site, as values."""

    settings: Settings = field(default_factory=Settings)
    origins: tuple[Origin, ...] = ()
    topics: tuple[Topic, ...] = ()
    who: tuple[Who, ...] = ()
    wording: Wording = ENGLISH
    """The words of the pages in the site's language."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The configured sources."""
        return tuple(origin.source for origin in self.origins)

    def sources_by_id(self) -> dict[str, Source]:
        """The configured sources by every id that readers may give them, and by their own."""
        return {
            name: source
            for source in self.sources
            for name in (source_id(source.name), source_id(source.name, source.url), source.id)
        }


def read_config(texts: Mapping[str, str], folder: str) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration in the files of a content folder, as far as it can be used, and every finding about the rest.

    Args:
        texts: the text of each file that is there, by name (`digest.yml`, …); a missing file means its defaults.
        folder: the name of the folder, for messages.
    """
    problems: list[Problem] = []

    def file(name: str, schema: type[Model], known: Mapping[str, Sequence[str]] | None = None) -> Model:
        value, found = load(f"{folder}/{name}", texts.get(name, ""), schema, known)
        problems.extend(found)
        return value

    settings = file("digest.yml", Settings)
    origins = [_origin(found) for found in file("sources.yml", SourcesFile).sources]
    who = [_who(found) for found in file("who.yml", WhoFile).who]
    known = {"who": [entry.id for entry in who]}
    topics = [Topic(**found.model_dump()) for found in file("topics.yml", TopicsFile, known).topics]
    config = Config(
        settings=settings,
        origins=_once(origins, lambda origin: origin.source.id, f"{folder}/sources.yml", problems),
        topics=_once(topics, lambda topic: topic.id, f"{folder}/topics.yml", problems),
        who=_once(who, lambda found: found.id, f"{folder}/who.yml", problems),
    )
    by_id = {topic.id for topic in topics}
    for name in settings.beat.topics if settings.beat else ():
        if name not in by_id:
            message = f"the beat names topic {name!r}, which topics.yml does not have"
            problems.append(Problem(where=f"{folder}/digest.yml", message=message, remedy="add it there"))
    return config, tuple(problems)


def _origin(found: SourceSettings) -> Origin:
    return Origin(
        source=Source(
            id=found.id or source_id(found.name, found.url),
            name=found.name,
            url=found.url,
            language=found.language,
            weight=found.weight,
            owner=found.owner,
            country=found.country,
            topics=found.topics,
        ),
        path=found.path,
        reader=found.reader,
        on=found.on,
        type=found.type,
        full_text=found.full_text,
        filters=found.filters,
    )


def _who(found: WhoSettings) -> Who:
    return Who(
        id=found.id or slug(found.name, digest_of(found.name)),
        name=found.name,
        aliases=found.aliases,
        gloss=found.gloss,
    )


def _once(
    entries: Sequence[Entry], id_of: Callable[[Entry], str], name: str, problems: list[Problem]
) -> tuple[Entry, ...]:
    """The first entry of each id; another one of the same id is a problem."""
    first: dict[str, Entry] = {}
    for entry in entries:
        if first.setdefault(id_of(entry), entry) is not entry:
            message = f"a second entry makes the id {id_of(entry)!r}"
            problems.append(Problem(where=name, message=message, remedy="give one of them another `id`"))
    return tuple(first.values())
