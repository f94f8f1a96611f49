"""What GitHub Pages asks of a site before it is one: the right address, and not too large."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest.model import Problem

WARNED_AT = 0.8
"""The share of a limit from which on it is spoken of."""
MB = 10**6
LARGEST_SITE = 1000 * MB
"""https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits"""
LARGEST_FILE = 100 * MB
"""What git may push to GitHub (https://docs.github.com/en/repositories/working-with-files/managing-large-files)."""
_PAGES = ".github.io"
_BUILT_FOR = re.compile(r"^Sitemap: (\S+?)sitemap\.xml$", re.MULTILINE)
_WHERE = "digest.yml"

KINDS: Mapping[str, tuple[str, str]] = {
    "recordings": (r".*\.(?:mp3|opus|vtt)$", "`audio: {days: …}` or `audio: {megabytes: …}` keeps fewer"),
    "search index": (r"pagefind/", "`search: off` does without"),
    "pictures for shared links": (r"(?:.*/)?card\.(?:png|jpe?g)$", "`cards: false` does without"),
    "pages of all items": (r"\d{4}/\d\d/\d\d/all/", "`languages` and `filters` keep fewer items"),
    "briefings": (r"\d{4}/\d\d/\d\d/", "`digest build --since DAY` leaves older days out"),
    "indexes": (r"(?:threads|topics|who|sources|archive)/", "`digest build --since DAY` leaves older days out"),
    "everything else": (r"", "see what is in `templates/assets`"),
}
"""What files a site has, by their paths, and which setting makes them fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What a site weighs, in bytes."""

    total: int
    kinds: Mapping[str, int]
    """By kind, the heaviest first."""
    files: Mapping[str, int]
    """How many files are of each kind."""


def weigh(sizes: Mapping[str, int]) -> Weights:
    """What a site weighs, of the sizes of its files by path."""
    kinds, files = Counter[str](), Counter[str]()
    for path, size in sizes.items():
        kind = next(name for name, (pattern, _) in KINDS.items() if re.match(pattern, path))
        kinds[kind] += size
        files[kind] += 1
    heaviest = sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    return Weights(total=sum(sizes.values()), kinds=dict(heaviest), files=dict(sorted(files.items())))


def too_large(sizes: Mapping[str, int], share: float = WARNED_AT) -> tuple[Problem, ...]:
    """That a site, or a file of it, takes more than a share of what GitHub Pages allows, and what makes it less."""
    found: list[Problem] = []
    weights = weigh(sizes)
    if weights.total > share * LARGEST_SITE:
        told = ", ".join(f"{kind} {_mb(size)}" for kind, size in list(weights.kinds.items())[:3])
        message = f"{_mb(weights.total)} of the {_mb(LARGEST_SITE)} that GitHub Pages allows: {told}"
        found.append(Problem(where="site", message=message, remedy=KINDS[next(iter(weights.kinds))][1]))
    for path, size in sorted(sizes.items()):
        if size > share * LARGEST_FILE:
            kind = next(iter(weigh({path: size}).kinds))
            message = f"{_mb(size)} of the {_mb(LARGEST_FILE)} that GitHub takes in one file"
            found.append(Problem(where=path, message=message, remedy=KINDS[kind][1]))
    return tuple(found)


def _mb(size: int) -> str:
    return f"{size / MB:,.0f} MB"


def domain_of(url: str | None) -> str | None:
    """The domain of one's own that GitHub Pages is to serve a site at: it stands in the file `CNAME`.

    None for an address of GitHub's, and for one with a path: that is a project of somebody whose own pages have a
    domain, and a `CNAME` of its own would take it away from there.
    """
    parts = urlsplit(url or "")
    return None if _theirs(url) or parts.path.strip("/") else parts.hostname


def _theirs(url: str | None) -> bool:
    return (urlsplit(url or "").hostname or "").endswith(_PAGES)


def misplaced(url: str | None, address: str | None) -> tuple[Problem, ...]:
    """That a site's `url` is not where GitHub Pages will publish it.

    Args:
        url: as set.
        address: where the repository's pages are without a domain of their own; None if it is not on GitHub.
    """
    if not url:
        return ()
    set_to, theirs = urlsplit(url), urlsplit(address or "")
    if _theirs(url):
        if set_to.scheme != "https":
            return (_wrong(url, "pages of GitHub are at https://", url.replace("http://", "https://", 1)),)
        if address and _same(url) != _same(address):
            return (_wrong(url, f"GitHub Pages publishes this repository at {address}", address),)
        return ()
    path, project = set_to.path.strip("/"), theirs.path.strip("/")
    if address and path and path.lower() != project.lower():
        root = f"{set_to.scheme}://{set_to.netloc}/"
        below = f"{root}{project}/" if project else root
        return (_wrong(url, f"a site of this repository is at {root}" + (f" or {below}" if project else ""), below),)
    return ()


def _wrong(url: str, why: str, instead: str) -> Problem:
    return Problem(
        where=_WHERE, message=f"`url` says {url}, but {why}", remedy=f"set `url: {instead}`, and build again"
    )


def _same(url: str) -> str:
    return url.rstrip("/").lower()


def outdated(url: str | None, robots: str) -> tuple[Problem, ...]:
    """That a site was built for another address than its settings name now, by its `robots.txt`."""
    found = _BUILT_FOR.search(robots)
    built_for = found[1] if found else None
    if _same(built_for or "") == _same(url or ""):
        return ()
    message = f"built for {built_for or 'no address'}, and `url` says {url or 'none'}"
    return (Problem(where="site", message=message, remedy="run `digest build` again"),)


def lost_domain(url: str | None, cname: str) -> tuple[Problem, ...]:
    """That publishing would take a domain away, by what stands in the `CNAME` of the branch now."""
    domain = cname.strip()
    if not domain or domain_of(url):
        return ()
    message = f"the branch is served at {domain}, and `url` says {url or 'nothing'}: that domain would be given up"
    remedy = f"set `url: https://{domain}/`, and build again; or take the file CNAME out of the branch"
    return (Problem(where=_WHERE, message=message, remedy=remedy),)
