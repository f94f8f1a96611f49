"""The settings of a site: what its files may say, and the values the stages get."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from digest.config.loading import load
from digest.config.schema import (
    FILES,
    Beat,
    EditorsWord,
    Settings,
    SourceSettings,
    SourcesFile,
    Strict,
    Theme,
    TopicsFile,
    WhoFile,
)
from digest.errors import ConfigError
from digest.model import Source, Topic, Who
from digest.urls import slug, source_id

__all__ = ["FILES", "Beat", "Config", "EditorsWord", "Origin", "Settings", "Theme", "load", "read_config"]

Model = TypeVar("Model", bound=Strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A configured source and how to get at its documents."""

    source: Source
    path: str | None = None
    """A file or folder with its texts, relative to the content folder."""
    reader: str | None = None
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that the files of a content folder say about the site, as values."""

    settings: Settings = field(default_factory=Settings)
    origins: tuple[Origin, ...] = ()
    topics: tuple[Topic, ...] = ()
    who: tuple[Who, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The configured sources."""
        return tuple(origin.source for origin in self.origins)


def read_config(texts: Mapping[str, str], folder: str) -> Config:
    """The configuration in the files of a content folder.

    Args:
        texts: the text of each file that is there, by name (`digest.yml`, …); a missing file means its defaults.
        folder: the name of the folder, for messages.

    Raises:
        ConfigError: with the findings of all files.
    """
    findings: list[str] = []

    def file(name: str, schema: type[Model]) -> Model:
        try:
            return load(f"{folder}/{name}", texts.get(name, ""), schema)
        except ConfigError as error:
            findings.extend(error.findings)
            return schema()

    settings = file("digest.yml", Settings)
    config = Config(
        settings=settings,
        origins=tuple(_origin(found) for found in file("sources.yml", SourcesFile).sources),
        topics=tuple(Topic(**found.model_dump()) for found in file("topics.yml", TopicsFile).topics),
        who=tuple(
            Who(
                id=found.id or slug(found.name, "who"),
                name=found.name,
                aliases=found.aliases,
                gloss=found.gloss,
            )
            for found in file("who.yml", WhoFile).who
        ),
    )
    findings += _repeats(f"{folder}/sources.yml", "source", [source.id for source in config.sources])
    findings += _repeats(f"{folder}/topics.yml", "topic", [topic.id for topic in config.topics])
    findings += _repeats(f"{folder}/who.yml", "who entry", [who.id for who in config.who])
    topics = {topic.id for topic in config.topics}
    beat = settings.beat.topics if settings.beat else ()
    if "topics.yml" not in texts or topics:
        findings += [
            f"{folder}/digest.yml: beat names topic {name!r}, which topics.yml does not have; add it there"
            for name in beat
            if name not in topics
        ]
    if findings:
        raise ConfigError(findings)
    return config


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
    )


def _repeats(name: str, what: str, ids: list[str]) -> list[str]:
    repeated = sorted({found for found in ids if ids.count(found) > 1})
    return [f"{name}: two entries make {what} {found!r}; give one of them another `id`" for found in repeated]
