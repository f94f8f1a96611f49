"""The git repository that a site is in: what git knows of it, and where GitHub Pages publishes it."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from digest.errors import ConfigError, DigestError

_REPOSITORY = re.compile(
    r"(?:(?:https?|ssh|git)://(?:[^/@]+@)?github\.com/|git@github\.com:)?"
    r"(?P<owner>[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))/(?P<name>[\w.-]{1,100}?)(?:\.git)?/?"
)
"""A repository as GitHub names it: `owner/name`, or its address for browsers or for git."""


def git(folder: Path, *words: str, more: Mapping[str, str] | None = None) -> str:
    """What git says, run in a folder with `more` in its environment.

    Raises:
        DigestError: it is not here, or refused.
    """
    try:
        run = subprocess.run(  # noqa: S603 - our own words, no shell
            ["git", *words],  # noqa: S607 - the user's git
            cwd=folder,
            env={**os.environ, **(more or {})},
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise DigestError(f"git cannot be run: {error.strerror}") from error
    if run.returncode:
        raise DigestError(f"git {words[0]}: {run.stderr.strip() or 'failed'}")
    return run.stdout.strip()


def repository_of(folder: Path, remote: str = "origin") -> str:
    """The repository of GitHub that a folder is a clone of, as OWNER/NAME, by a remote; empty if it is none."""
    if not folder.is_dir():
        return ""
    try:
        address = git(folder, "remote", "get-url", remote)
    except DigestError:
        return ""
    found = _REPOSITORY.fullmatch(address) if "github.com" in address else None
    return f"{found['owner']}/{found['name']}" if found else ""


def branch_of(folder: Path) -> str:
    """The branch that is worked on in a folder; `main` where it is no repository, or on no branch."""
    if not folder.is_dir():
        return "main"
    try:
        return git(folder, "symbolic-ref", "--short", "HEAD")
    except DigestError:
        return "main"


def address_of(repository: str) -> str | None:
    """Where GitHub Pages publishes a repository; None for an empty name.

    Raises:
        ConfigError: this does not name a repository of GitHub.
    """
    if not repository.strip():
        return None
    found = _REPOSITORY.fullmatch(repository.strip())
    if not found:
        raise ConfigError(f"no repository {repository!r}; write OWNER/NAME, or its address on github.com")
    host = f"{found['owner'].lower()}.github.io"
    return f"https://{host}/" if found["name"].lower() == host else f"https://{host}/{found['name']}/"
