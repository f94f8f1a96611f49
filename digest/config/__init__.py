"""The settings of a site: what its files may say, and the values the stages get."""

from dataclasses import dataclass

from digest.config.schema import FILES, Beat, EditorsWord, Settings, Theme
from digest.model import Source, Topic, Who

__all__ = ["FILES", "Beat", "Config", "EditorsWord", "Settings", "Theme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that the files of a content folder say about the site, as values."""

    settings: Settings
    sources: tuple[Source, ...] = ()
    topics: tuple[Topic, ...] = ()
    who: tuple[Who, ...] = ()
