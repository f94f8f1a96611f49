"""Publishing: the `gh-pages` branch."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import ghp_import

from digest.errors import DigestError


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
