"""The content folder and folders of dumps: what is there, and its bytes."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files as package_files
from pathlib import Path

from digest.config import FILES, Config, EditorsWord, Origin, load, read_config
from digest.errors import ReadError
from digest.model import Document, Problem, Source, Topic
from digest.text import decode
from digest.wording import ENGLISH, Wording, choose, read_wording, tag_of

MAX_BYTES = 32 * 2**20
"""A larger file is refused: the largest day of a real year's dumps is 2 MB, and a reader holds the whole text."""

_SUFFIXES = frozenset(
    (".atom", ".eml", ".htm", ".html", ".json", ".markdown", ".mbox", ".md", ".rdf", ".rss", ".txt", ".xml")
)
_FOLDERS = ("feeds", "briefings", "mail", "notes")
_MAILDIR = {"cur", "new", "tmp"}
"""The folders of a Maildir: letters that were looked at, new ones, and those that are being delivered."""
_DAY = re.compile(r"(?<!\d)(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document on disk, not opened yet."""

    name: str
    path: Path
    seen: date | None
    source: Source | None = None
    reader: str | None = None
    twin: Path | None = None
    """The same dump in Markdown, to be read if the JSON cannot be."""


def load_config(folder: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration of a content folder, as far as it can be used, and every finding about the rest."""
    texts, problems = _texts(folder, {name: folder / name for name in FILES if (folder / name).is_file()})
    config, found = read_config(texts, folder.name)
    wording, unsaid = load_wording(config.settings.language, folder)
    return replace(config, wording=wording), (*problems, *found, *unsaid)


def load_wording(language: str, folder: Path) -> tuple[Wording, tuple[Problem, ...]]:
    """The words of the pages in a language, by our catalogue and the site's own; English where there is neither."""
    ours = {path.stem: path for path in sorted(Path(str(package_files("digest") / "locales")).glob("*.po"))}
    own = {path.stem: path for path in sorted((folder / "locales").glob("*.po"))}
    name = choose(language, {**ours, **own})
    if name is None:
        message = f"there is no catalogue for language {language!r}, so the pages speak English"
        remedy = f"there are {', '.join(sorted({**ours, **own}))}; or write {folder.name}/locales/{language}.po"
        return ENGLISH, (Problem(where=f"{folder.name}/digest.yml", message=message, remedy=remedy),)
    theirs, unread = _texts(folder, {f"locales/{path.name}": path for path in own.values() if path.stem == name})
    texts = [(path.name, path.read_text("utf-8")) for path in ours.values() if path.stem == name]
    texts += [(f"{folder.name}/{where}", text) for where, text in theirs.items()]
    wording, faults = read_wording(tag_of(language, name), texts)
    return wording, (*unread, *faults)


def load_words(folder: Path) -> tuple[dict[date, EditorsWord], tuple[Problem, ...]]:
    """The editor's word for each day that has one, as far as it can be used, and every finding about the rest."""
    paths = {f"editions/{path.name}": path for path in sorted((folder / "editions").glob("*.y*ml"))}
    texts, problems = _texts(folder, paths)
    words: dict[date, EditorsWord] = {}
    for name, text in texts.items():
        where = f"{folder.name}/{name}"
        try:
            day = date.fromisoformat(paths[name].stem)
        except ValueError:
            remedy = "call it YYYY-MM-DD.yml"
            problems.append(Problem(where=where, message="the file's name is no day", remedy=remedy))
            continue
        words[day], found = load(where, text, EditorsWord)
        problems.extend(found)
    return words, tuple(problems)


def _texts(folder: Path, paths: Mapping[str, Path]) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name, path in paths.items():
        try:
            texts[name] = decode(load_bytes(path))
        except ReadError as error:
            problems.append(Problem(where=f"{folder.name}/{name}", message=str(error)))
    return texts, problems


def find_documents(
    content: Path | None, origins: Sequence[Origin], folders: Iterable[Path]
) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Every document of a site, each twin pair once, in the order of names; and what is not where it should be.

    Args:
        content: the content folder, if there is one.
        origins: the configured sources; those with a `path` have documents of their own there.
        folders: more folders, or files, with documents.
    """
    problems: list[Problem] = []
    places: list[tuple[Path, Path, Origin | None]] = []
    if content is not None:
        for origin in origins:
            if origin.path is None:
                continue
            place = content / origin.path
            if not place.exists():
                where = f"{content.name}/sources.yml"
                message = f"source {origin.source.name!r} names path {origin.path!r}, which is not there"
                problems.append(Problem(where=where, message=message, remedy="correct the path or remove it"))
            places.append((place, content, origin))
        places += ((content / name, content, None) for name in _FOLDERS)
    places += ((folder, folder.resolve().parent, None) for folder in folders)
    found: dict[Path, Found] = {}
    for place, root, of in places:
        for real, document in _documents_in(place, root, of):
            found.setdefault(real, document)
    pages = {origin.source.id: origin for origin in origins if origin.type == "page"}
    owned = (_as_page(document, pages) for document in found.values())
    documents = tuple(_without_twins(sorted(owned, key=lambda document: (document.name, document.path))))
    return documents, tuple(problems)


def _as_page(document: Found, pages: Mapping[str, Origin]) -> Found:
    """The document as one of the source whose page it is, if it is the page of one, as fetched."""
    page = pages.get(document.path.stem)
    if page is None or document.source is not None or not document.name.startswith("feeds/"):
        return document
    return replace(document, source=page.source, reader=page.reader)


def _documents_in(place: Path, root: Path, origin: Origin | None) -> Iterator[tuple[Path, Found]]:
    """The documents in a folder, by where each really is; their names are relative to the root."""
    root = root.resolve()
    for path, real in _walk(place):
        name = _FLAGS.sub("", real.relative_to(root).as_posix() if real.is_relative_to(root) else path.name)
        yield (
            real,
            Found(
                name=name,
                path=path,
                seen=_day_in(name),
                source=origin.source if origin else None,
                reader=origin.reader if origin else None,
            ),
        )


def _walk(place: Path) -> Iterator[tuple[Path, Path]]:
    """The files in a folder that may hold news: a known suffix, or a letter in a Maildir; nothing hidden.

    A file stands for itself. Each with where it really is: `os.walk` follows no links to folders, so only of files
    that are links is it asked.
    """
    if place.is_file():
        yield place, place.resolve()
        return
    real_place = place.resolve()
    for folder, folders, names in os.walk(place):
        maildir = _MAILDIR.issubset(folders)
        folders[:] = sorted(name for name in folders if not (name.startswith(".") or (maildir and name == "tmp")))
        here = Path(folder)
        real_here = real_place / here.relative_to(place)
        letters = here.name in _MAILDIR and all((here.parent / name).is_dir() for name in _MAILDIR)
        for name in sorted(names):
            if not name.startswith(".") and (letters or Path(name).suffix.lower() in _SUFFIXES):
                path = here / name
                yield path, path.resolve() if path.is_symlink() else real_here / name


_FLAGS = re.compile(r":2,[A-Za-z]*$")
"""What the name of a letter in a Maildir says of who has looked at it."""


def _day_in(name: str) -> date | None:
    """The last day that a path names: `2023/11/2023-11-06/x.md`."""
    for match in reversed(list(_DAY.finditer(name))):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            continue
    return None


def _without_twins(documents: Iterable[Found]) -> Iterator[Found]:
    """Of a dump that stands there as JSON and as Markdown, the JSON, with its twin to fall back on."""
    by_path = {document.path: document for document in documents}
    for path, document in by_path.items():
        if path.suffix == ".md" and path.with_suffix(".json") in by_path:
            continue
        markdown = path.with_suffix(".md")
        if path.suffix == ".json" and markdown in by_path:
            yield replace(document, twin=markdown)
        else:
            yield document


def load_bytes(path: Path) -> bytes:
    """The bytes of a document.

    Raises:
        ReadError: it cannot be opened, or is larger than `MAX_BYTES`.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = f"{MAX_BYTES // 2**20} MB"
            raise ReadError(f"the file has {size / 2**20:.0f} MB; more than {limit} are not read; split it")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be opened: {error.strerror}") from error


def open_document(found: Found) -> Document:
    """The document, opened.

    Raises:
        ReadError: it cannot be opened, or is larger than `MAX_BYTES`.
    """
    name = Path(found.name).with_suffix(".md").as_posix() if found.path == found.twin else found.name
    return Document(name=name, raw=load_bytes(found.path), source=found.source, seen=found.seen)


def starter_topics() -> tuple[Topic, ...]:
    """Our general topics, for a build without a content folder."""
    text = (Path(str(package_files("digest"))) / "starters" / "beats" / "world" / "topics.yml").read_text("utf-8")
    return read_config({"topics.yml": text}, "starters")[0].topics


def load_templates(own: Path | None) -> Mapping[str, str]:
    """All templates by name; a file in the site's own folder takes the place of ours with the same name."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(template_folder().glob("*.*")) if path.is_file()}
    if own is not None and own.is_dir():
        texts |= {path.name: path.read_text("utf-8") for path in sorted(own.glob("*.*")) if path.is_file()}
    return texts


def load_assets(own: Path | None) -> Mapping[str, bytes]:
    """All assets by name; a file in the site's own `assets` folder takes the place of ours with the same name."""
    assets: dict[str, bytes] = {}
    for folder in (template_folder() / "assets", own / "assets" if own else None):
        if folder is not None and folder.is_dir():
            assets |= {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix}
    return assets


def template_folder() -> Path:
    """Where our templates are: inside the installed package, or beside it in a checkout."""
    inside = Path(str(package_files("digest"))) / "templates"
    return inside if inside.is_dir() else inside.parent.parent / "templates"
