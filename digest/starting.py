"""A new site's folder: its settings, a beat with topics and sources, a first note, a workflow."""

import difflib
import json
import os
import re
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files as package_files
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from digest import __version__
from digest.config import Settings, load
from digest.config.dumping import written
from digest.disk import write_atomically
from digest.errors import ConfigError
from digest.files import load_bytes
from digest.repository import branch_of
from digest.text import clean, decode
from digest.wording import choose

_PACKAGE = Path(str(package_files("digest")))
_STARTERS = _PACKAGE / "starters"
_BEATS = _STARTERS / "beats"
DEFAULT_BEAT = "world"
_NAME = "news-digest"
"""As package indexes know us."""
_EXTRAS = "audio,search"
"""What a published site may need: recordings, where its settings ask for them, and the search."""

WORKFLOW = ".github/workflows/digest.yml"

NEW_SITE: Mapping[str, str] = {
    "content/digest.yml": "site/digest.yml",
    "content/sources.yml": "beats/{beat}/sources.yml",
    "content/topics.yml": "beats/{beat}/topics.yml",
    "content/who.yml": "beats/{beat}/who.yml",
    "content/notes/first-note.md": "site/note.md",
    ".gitignore": "site/gitignore",
    "README.md": "site/README.md",
    WORKFLOW: "site/workflow.yml",
}
"""The files of a new site, and the starters that they are made from; what a beat does not have comes from `site`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a new site is to be."""

    title: str
    beat: str
    timezone: str
    language: str
    url: str | None
    today: str
    """The day that the first note is of, as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A file that was there and is not as its starter would be."""

    name: str
    diff: tuple[str, ...]
    """Lines of the file begin with `-`, lines of the starter with `+`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """What starting a site wrote, what it left as it was, and what it left although it would have written otherwise."""

    written: tuple[str, ...]
    same: tuple[str, ...]
    differs: tuple[Differing, ...]


def beats() -> tuple[str, ...]:
    """The names of the beats that come with digest."""
    return tuple(sorted(folder.name for folder in _BEATS.iterdir() if folder.is_dir()))


@cache
def settings_of(beat: str) -> Settings:
    """What a beat proposes: title, description, languages, time zone, topics."""
    return load(beat, (_BEATS / beat / "digest.yml").read_text("utf-8"), Settings)[0]


def start_site(folder: Path, answers: Answers) -> Started:
    """Write the files of a new site, as far as they are not there.

    Args:
        folder: the site's repository.
        answers: what it is to be.

    Raises:
        ConfigError: the folder is a content folder itself.
    """
    if (folder / "digest.yml").exists():
        raise ConfigError(f"{folder} is a content folder itself, with a digest.yml; name the folder that it is in")
    return _write_starters(folder, NEW_SITE, answers.beat, {**_values(answers), **_ours(folder)})


def write_workflow(folder: Path) -> Started:
    """Write the workflow that builds and publishes the site with GitHub Pages, if it is not there."""
    return _write_starters(folder, {WORKFLOW: NEW_SITE[WORKFLOW]}, DEFAULT_BEAT, _ours(folder))


def _values(answers: Answers) -> Mapping[str, str]:
    """What stands in the starters as `{{name}}`."""
    proposed = settings_of(answers.beat)
    beat = proposed.beat.model_dump(exclude_defaults=True) if proposed.beat else {}
    return {
        "title": written(answers.title),
        "heading": answers.title,
        "description": written(proposed.description),
        "url": f"url: {written(answers.url)}" if answers.url else "# url: https://NAME.github.io/REPOSITORY/",
        "timezone": written(answers.timezone),
        "language": written(answers.language),
        "languages": written(proposed.languages),
        "beat": "\n".join(f"  {key}: {written(value)}" for key, value in beat.items()),
        "today": answers.today,
    }


def _ours(folder: Path) -> Mapping[str, str]:
    """What stands in the workflow as `{{name}}`."""
    return {"branch": branch_of(folder), "package": package_here()}


def package_here() -> str:
    """What pip installs this digest by on another machine, as far as it is known where this one came from.

    A package index where nobody says otherwise (PEP 610: whoever installs from elsewhere writes it down), the commit of
    a git repository, or a file on the web. Empty for what was installed from a folder: no other machine has that.
    """
    try:
        told = distribution(_NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return ""
    if told is None:
        return f"{_NAME}[{_EXTRAS}]>={__version__}"
    origin = json.loads(told)
    url = origin["url"]
    if "vcs_info" in origin:
        url = f"{origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}"
    return "" if urlsplit(url).scheme.endswith("file") else f"{_NAME}[{_EXTRAS}] @ {url}"


def _write_starters(folder: Path, names: Mapping[str, str], beat: str, values: Mapping[str, str]) -> Started:
    fresh: list[str] = []
    same: list[str] = []
    differs: list[Differing] = []
    for name, starter in names.items():
        text = _filled(_starter(starter, beat), values)
        path = folder / name
        if not path.exists():
            write_atomically(path, text.encode())
            fresh.append(name)
            continue
        there = path.read_text("utf-8", "replace")
        if there == text:
            same.append(name)
        else:
            differs.append(Differing(name=name, diff=_diff(there, text)))
    return Started(written=tuple(fresh), same=tuple(same), differs=tuple(differs))


def _starter(name: str, beat: str) -> str:
    path = _STARTERS / name.format(beat=beat)
    return (path if path.is_file() else _STARTERS / "site" / path.name).read_text("utf-8")


def _filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each `{{name}}` replaced once: what a value holds is not looked at again."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values.get(found[1], found[0]), text)


def _diff(there: str, starter: str) -> tuple[str, ...]:
    lines = difflib.unified_diff(there.splitlines(), starter.splitlines(), lineterm="", n=0)
    return tuple(line for line in list(lines)[2:] if not line.startswith("@@"))


def known_settings(folder: Path) -> Settings | None:
    """The settings of a site that was started in this folder before."""
    path = folder / "content" / "digest.yml"
    return load(str(path), decode(load_bytes(path)), Settings)[0] if path.is_file() else None


def beat_of(settings: Settings) -> str | None:
    """The beat that a site was started with, by its name in the settings."""
    named = {beat: found.name for beat in beats() if (found := settings_of(beat).beat)}
    return next((beat for beat, name in named.items() if settings.beat and settings.beat.name == name), None)


def checked_title(text: str) -> str:
    """A title on one line.

    Raises:
        ConfigError: there is nothing in it.
    """
    if not (title := clean(text)):
        raise ConfigError("a site needs a title; two or three words that stand on its masthead")
    return title


def checked_beat(name: str) -> str:
    """The name of a beat.

    Raises:
        ConfigError: there is none of that name.
    """
    if name.strip().lower() not in beats():
        raise ConfigError(f"no beat {name!r}; {_nearest(name, beats())}")
    return name.strip().lower()


def checked_zone(name: str) -> str:
    """The name of a time zone.

    Raises:
        ConfigError: there is none of that name.
    """
    try:
        return Settings(timezone=name.strip()).timezone
    except ValidationError as error:
        known = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone)
        near = [zone for zone in known if zone.rpartition("/")[2].lower() == name.strip().lower().replace(" ", "_")]
        remedy = f"did you mean {near[0]!r}?" if near else _nearest(name, known, "use a name such as 'Asia/Shanghai'")
        raise ConfigError(f"no time zone {name!r}; {remedy}") from error


def checked_language(code: str) -> str:
    """The code of a language that the pages can be in.

    Raises:
        ConfigError: there is no catalogue for it.
    """
    catalogues = sorted(path.stem for path in (_PACKAGE / "locales").glob("*.po"))
    if choose(code, catalogues) is None:
        raise ConfigError(f"no pages in {code!r}; use one of {', '.join(catalogues)}, and add a catalogue later")
    return code.strip()


def _nearest(name: str, known: Sequence[str], otherwise: str = "") -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
    return f"did you mean {near[0]!r}?" if near else otherwise or f"use one of {', '.join(known)}"


def zone_here() -> str:
    """The time zone of this machine, as far as it names one; else UTC."""
    named = (os.environ.get("TZ", "").lstrip(":"), os.path.realpath("/etc/localtime").partition("zoneinfo/")[2])
    return next((name for name in named if name in zoneinfo.available_timezones()), "UTC")
