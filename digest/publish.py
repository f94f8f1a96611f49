"""Publishing: the `gh-pages` branch."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path

import ghp_import

from digest.check import broken_links
from digest.errors import DigestError
from digest.hosting import domain_of, lost_domain, misplaced, outdated, too_large
from digest.model import Page, Problem
from digest.repository import address_of, git, repository_of
from digest.site import sizes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Where a site is published: a branch of a repository, and the remote that it is pushed to, if any."""

    repository: Path
    name: str = "gh-pages"
    remote: str = "origin"
    url: str | None = None
    """The site's address; a domain of one's own is written into `CNAME`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What publishing would do: how many files of the branch are new, are other than they were, and go."""

    fresh: int
    changed: int
    removed: int
    size: int
    """Of all files of the site, in bytes."""
    remote: str
    """The address that the branch is pushed to; empty if there is none."""

    @property
    def idle(self) -> bool:
        """Whether the branch holds the same files already."""
        return not (self.fresh or self.changed or self.removed)


def publish(site: Path, branch: Branch) -> str | None:
    """Commit a site to a branch and push it; the working tree and its index are not touched.

    Returns:
        The new commit, or None where the branch holds the same files already (it is pushed all the same).

    Raises:
        DigestError: no site, one that would not work where the branch is published, no repository, or git refused.
    """
    with _staged(site, branch) as staged:
        changed = _tree_of(staged, branch.repository) != _tree_at(branch)
        if changed:
            _import(staged, branch)
    if branch.remote in _remotes(branch):
        git(branch.repository, "push", "--quiet", branch.remote, f"refs/heads/{branch.name}")
    return git(branch.repository, "rev-parse", f"refs/heads/{branch.name}") if changed else None


def plan_publishing(site: Path, branch: Branch) -> Plan:
    """What `publish` would do. Nothing is committed or pushed; the remote's branch is fetched.

    Raises:
        DigestError: as `publish` does.
    """
    with _staged(site, branch) as staged:
        before = _tree_at(branch) or git(branch.repository, "hash-object", "-t", "tree", os.devnull)
        after = _tree_of(staged, branch.repository)
        rows = git(branch.repository, "diff-tree", "-r", "--no-renames", "--name-status", before, after).splitlines()
        kinds = [row[0] for row in rows]
        size = sum(path.stat().st_size for path in staged.rglob("*") if path.is_file())
    pushed = branch.remote in _remotes(branch)
    return Plan(
        fresh=kinds.count("A"),
        changed=kinds.count("M"),
        removed=kinds.count("D"),
        size=size,
        remote=git(branch.repository, "remote", "get-url", branch.remote) if pushed else "",
    )


def unfit(site: Path, branch: Branch) -> tuple[Problem, ...]:
    """Why a site would not work where GitHub Pages publishes a repository: another address, or too much."""
    robots = site / "robots.txt"
    return (
        *misplaced(branch.url, address_of(repository_of(branch.repository, branch.remote))),
        *(outdated(branch.url, robots.read_text("utf-8", "replace")) if robots.is_file() else ()),
        *too_large(sizes_of(site), 1.0),
    )


def broken(site: Path, url: str | None) -> tuple[Problem, ...]:
    """The links within a built site that lead nowhere."""
    pages = (
        Page(path=path, content=(site / path).read_bytes() if path.endswith(".html") else b"")
        for path in sizes_of(site)
    )
    return broken_links(pages, url or "/")


@contextmanager
def _staged(site: Path, branch: Branch) -> Iterator[Path]:
    """The files of the branch, in a folder of their own; what stands on the remote's branch is fetched."""
    if not (site / "index.html").is_file():
        raise DigestError(f"{site} holds no site; run `digest build` first")
    git(branch.repository, "rev-parse", "--git-dir")
    _fetch(branch)
    if found := (*unfit(site, branch), *lost_domain(branch.url, _cname(branch))):
        raise DigestError("not published: " + "\n".join(map(str, found)))
    with tempfile.TemporaryDirectory() as folder:
        staged = Path(folder) / "site"
        shutil.copytree(site, staged, ignore=shutil.ignore_patterns(".*"))
        (staged / ".nojekyll").touch()
        if domain := domain_of(branch.url):
            (staged / "CNAME").write_text(f"{domain}\n", "utf-8")
        yield staged


def _remotes(branch: Branch) -> list[str]:
    return git(branch.repository, "remote").split()


def _fetch(branch: Branch) -> None:
    """Go on from the remote's branch, so that nothing published from elsewhere is lost."""
    if branch.remote not in _remotes(branch):
        return
    if git(branch.repository, "ls-remote", "--heads", branch.remote, branch.name):
        git(branch.repository, "fetch", "--quiet", branch.remote, f"+refs/heads/{branch.name}:refs/heads/{branch.name}")


def _cname(branch: Branch) -> str:
    """What stands in the file CNAME of the branch; nothing where there is none."""
    try:
        return git(branch.repository, "show", f"refs/heads/{branch.name}:CNAME")
    except DigestError:
        return ""


def _tree_of(folder: Path, repository: Path) -> str:
    """The tree that the folder's files would be, written through an index of its own."""
    with tempfile.TemporaryDirectory() as place:
        index = {"GIT_INDEX_FILE": str(Path(place) / "index")}
        git_dir = git(repository, "rev-parse", "--absolute-git-dir")
        git(folder, f"--git-dir={git_dir}", f"--work-tree={folder}", "add", "--all", "--force", ".", more=index)
        return git(repository, "write-tree", more=index)


def _tree_at(branch: Branch) -> str | None:
    try:
        return git(branch.repository, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch.name}^{{tree}}")
    except DigestError:
        return None


def _import(staged: Path, branch: Branch) -> None:
    with chdir(branch.repository):
        try:
            ghp_import.ghp_import(str(staged), branch=branch.name, remote=branch.remote, mesg="Publish the site")
        except ghp_import.GhpError as error:
            raise DigestError(f"cannot publish: {error}") from error
