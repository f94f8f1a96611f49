"""The site's folder: only files whose bytes changed are written, and only files that we wrote are removed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from digest.check import Ledger
from digest.disk import write_atomically
from digest.editions import Store, key_of
from digest.errors import ConfigError
from digest.model import Page, Problem

MANIFEST = ".digest-pages"
"""In the site's folder: the paths that we wrote, a line each."""
_SEARCH_INDEX = "pagefind/"
"""Parts of it go with every day that comes, and only its own script knows their names: no page links to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that we wrote, so that a later build can tell that it is still as it was."""

    path: str
    size: int
    mtime: int
    hashed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGroup:
    """Pages that are rendered together, and the key of what they were made from."""

    key: str
    files: tuple[Written, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGroups:
    """What a build left in a site's folder."""

    groups: dict[str, PageGroup] = field(default_factory=dict)


def key_of_site(folder: Path) -> str:
    """The key under which it is kept what a build left in a site's folder."""
    return key_of(str(folder.resolve()))


def sizes_of(folder: Path) -> dict[str, int]:
    """The bytes of each file of a site that is published, by its path; nothing where there is no such folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}


class SiteFolder:
    """A site's folder during one build."""

    def __init__(self, folder: Path, store: Store, base: str = "/") -> None:
        """Open the folder for writing.

        Args:
            folder: where it is.
            store: what is kept between builds.
            base: where it will be served, a path or a whole address.

        Raises:
            ConfigError: it holds somebody else's site.
        """
        self.folder = folder
        self.changed = 0
        self.kept = 0
        self.made = 0
        self.key = key_of_site(folder)
        self._store = store
        kept = store.get(PageGroups, self.key)
        self._old = kept.groups if kept else {}
        self._new: dict[str, PageGroup] = {}
        self._links = Ledger(base)
        manifest = folder / MANIFEST
        self._ours = set(manifest.read_text("utf-8").splitlines()) if manifest.is_file() else set()
        if not self._ours and (folder / "index.html").exists():
            raise ConfigError(f"{folder}: holds a site that digest did not build; empty it or name another folder")

    def keep(self, group: str, key: str) -> bool:
        """Keep the pages of a group if they were made from the same things and stand as they were written."""
        old = self._old.get(group)
        if old is None or old.key != key or not all(self._stands(file) for file in old.files):
            return False
        self._new[group] = old
        self.kept += 1
        return True

    def write(self, group: str, key: str, pages: Iterable[Page]) -> None:
        """Write the pages of a group, as far as their bytes changed."""
        self.made += 1
        before = {file.path: file for file in self._old[group].files} if group in self._old else {}
        files: list[Written] = []
        for page in pages:
            self._links.note(page)
            files.append(self._write(page, before.get(page.path)))
        self._new[group] = PageGroup(key=key, files=tuple(files))

    def broken_links(self) -> tuple[Problem, ...]:
        """Links within the site that lead nowhere, once all its pages are made and before it is finished.

        Those of the pages that were made now are looked up and, where pages of former builds will be removed, those of
        all others too. What has a broken link is made again the next time, so that it is told of until it is mended.
        """
        paths = self._paths
        gone = self._ours - paths
        linked = any(not path.startswith(_SEARCH_INDEX) for path in gone)
        for path in sorted(paths - self._links.noted) if linked else ():
            if path.endswith(".html"):
                self._links.note(Page(path=path, content=(self.folder / path).read_bytes()))
        broken = self._links.broken(
            lambda path: path in paths or (path not in gone and self._has(path)),
            lambda path: (self.folder / path).read_bytes(),
        )
        for name, group in self._new.items():
            if any(file.path in broken for file in group.files):
                self._new[name] = replace(group, key="")
        return tuple(Problem(where=path, message=message) for path, found in broken.items() for message in found)

    def finish(self) -> int:
        """Remove pages of former builds that are no more, remember the rest; returns how many were removed."""
        paths = self._paths
        removed = 0
        for path in sorted(self._ours - paths):
            file = self.folder / path
            if file.is_file() and file.resolve().is_relative_to(self.folder.resolve()):
                file.unlink()
                removed += 1
                self._remove_empty(file.parent)
        manifest = "".join(f"{path}\n" for path in sorted(paths)).encode()
        if not (self.folder / MANIFEST).is_file() or (self.folder / MANIFEST).read_bytes() != manifest:
            write_atomically(self.folder / MANIFEST, manifest)
        if self._new != self._old:
            self._store.put(self.key, PageGroups(groups=self._new))
        return removed

    @property
    def _paths(self) -> set[str]:
        return {file.path for group in self._new.values() for file in group.files}

    @property
    def pages(self) -> int:
        """How many files the site has now."""
        return sum(len(group.files) for group in self._new.values())

    def _has(self, path: str) -> bool:
        """Whether there is such a file; a path that no file can have, such as one that is too long, is none."""
        try:
            return (self.folder / path).is_file()
        except OSError:
            return False

    def _stands(self, file: Written) -> bool:
        try:
            stat = (self.folder / file.path).stat()
        except OSError:
            return False
        return file.path in self._ours and (stat.st_size, stat.st_mtime_ns) == (file.size, file.mtime)

    def _write(self, page: Page, before: Written | None) -> Written:
        path = self.folder / page.path
        hashed = blake2b(page.content, digest_size=16).hexdigest()
        if before is not None and before.hashed == hashed and self._stands(before):
            return before
        if not (path.is_file() and path.stat().st_size == len(page.content) and path.read_bytes() == page.content):
            write_atomically(path, page.content)
            self.changed += 1
        stat = path.stat()
        return Written(path=page.path, size=stat.st_size, mtime=stat.st_mtime_ns, hashed=hashed)

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.folder and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
