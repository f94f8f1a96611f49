"""A new site's folder, and publishing: the workflow for GitHub Pages, and the `gh-pages` branch."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path
from urllib.parse import urlsplit

import ghp_import

from digest import __version__
from digest.disk import write_atomically
from digest.errors import DigestError

_STARTERS = Path(str(package_files("digest"))) / "starters"

WORKFLOW = ".github/workflows/digest.yml"

NEW_SITE: Mapping[str, str] = {
    "content/digest.yml": "site/digest.yml",
    "content/sources.yml": "site/sources.yml",
    "content/topics.yml": "topics-general.yml",
    "content/who.yml": "site/who.yml",
    "content/notes/first-note.md": "site/note.md",
    ".gitignore": "site/gitignore",
    "README.md": "site/README.md",
    WORKFLOW: "site/workflow.yml",
}
"""The files of a new site, and the starters that they are made from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """What starting a site wrote, what it left as it was, and what it left although it would have written otherwise."""

    written: tuple[str, ...]
    same: tuple[str, ...]
    differs: tuple[str, ...]


def start_site(folder: Path, values: Mapping[str, str]) -> Started:
    """Write the files of a new site, as far as they are not there.

    Args:
        folder: the site's repository.
        values: what stands in the starters as `{{name}}`: `today` and `version`.
    """
    return _write_starters(folder, NEW_SITE, values)


def write_workflow(folder: Path) -> Started:
    """Write the workflow that builds and publishes the site with GitHub Pages, if it is not there."""
    return _write_starters(folder, {WORKFLOW: NEW_SITE[WORKFLOW]}, {"version": __version__})


def _write_starters(folder: Path, names: Mapping[str, str], values: Mapping[str, str]) -> Started:
    written: list[str] = []
    same: list[str] = []
    differs: list[str] = []
    for name, starter in names.items():
        text = (_STARTERS / starter).read_text("utf-8")
        for key, value in values.items():
            text = text.replace("{{" + key + "}}", value)
        path = folder / name
        if not path.exists():
            write_atomically(path, text.encode())
            written.append(name)
        else:
            (same if path.read_text("utf-8", "replace") == text else differs).append(name)
    return Started(written=tuple(written), same=tuple(same), differs=tuple(differs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Where a site is published: a branch of a repository, and the remote that it is pushed to, if any."""

    repository: Path
    name: str = "gh-pages"
    remote: str = "origin"
    url: str | None = None
    """The site's address; a host that is not GitHub's own is written into `CNAME`."""


def publish(site: Path, branch: Branch) -> str | None:
    """Commit a site to a branch and push it; the working tree and its index are not touched.

    Returns:
        The new commit, or None where the branch holds the same files already (it is pushed all the same).

    Raises:
        DigestError: no site, no repository, or git refused.
    """
    if not (site / "index.html").is_file():
        raise DigestError(f"{site} holds no site; run `digest build` first")
    _git(branch.repository, "rev-parse", "--git-dir")
    with tempfile.TemporaryDirectory() as folder:
        staged = Path(folder) / "site"
        shutil.copytree(site, staged, ignore=shutil.ignore_patterns(".*"))
        (staged / ".nojekyll").touch()
        if host := _own_host(branch.url):
            (staged / "CNAME").write_text(f"{host}\n", "utf-8")
        _fetch(branch)
        changed = _tree_of(staged, branch.repository) != _tree_at(branch)
        if changed:
            _import(staged, branch)
    if branch.remote in _git(branch.repository, "remote").split():
        _git(branch.repository, "push", "--quiet", branch.remote, f"refs/heads/{branch.name}")
    return _git(branch.repository, "rev-parse", f"refs/heads/{branch.name}") if changed else None


def _own_host(url: str | None) -> str | None:
    host = urlsplit(url or "").hostname
    return host if host and not host.endswith(".github.io") else None


def _fetch(branch: Branch) -> None:
    """Go on from the remote's branch, so that nothing published from elsewhere is lost."""
    if branch.remote not in _git(branch.repository, "remote").split():
        return
    if _git(branch.repository, "ls-remote", "--heads", branch.remote, branch.name):
        _git(
            branch.repository, "fetch", "--quiet", branch.remote, f"+refs/heads/{branch.name}:refs/heads/{branch.name}"
        )


def _tree_of(folder: Path, repository: Path) -> str:
    """The tree that the folder's files would be, written through an index of its own."""
    with tempfile.TemporaryDirectory() as place:
        index = {"GIT_INDEX_FILE": str(Path(place) / "index")}
        _git(repository, f"--work-tree={folder}", "add", "--all", "--force", ".", more=index, cwd=folder)
        return _git(repository, "write-tree", more=index)


def _tree_at(branch: Branch) -> str | None:
    try:
        return _git(branch.repository, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch.name}^{{tree}}")
    except DigestError:
        return None


def _import(staged: Path, branch: Branch) -> None:
    with chdir(branch.repository):
        try:
            ghp_import.ghp_import(str(staged), branch=branch.name, remote=branch.remote, mesg="Publish the site")
        except ghp_import.GhpError as error:
            raise DigestError(f"cannot publish: {error}") from error


def _git(repository: Path, *words: str, more: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    folder = repository.resolve()
    git_dir = [f"--git-dir={_git_dir(folder)}"] if cwd else []
    run = subprocess.run(  # noqa: S603 - our own words, no shell
        ["git", *git_dir, *words],  # noqa: S607 - the user's git
        cwd=cwd or folder,
        env={**os.environ, **(more or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise DigestError(f"git {words[0]}: {run.stderr.strip() or 'failed'}")
    return run.stdout.strip()


def _git_dir(repository: Path) -> str:
    return _git(repository, "rev-parse", "--absolute-git-dir")
