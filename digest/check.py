"""Checking a site before anyone reads it: does every link between its own pages lead somewhere, and what cites it?"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from digest.model import Page, Place, Problem

_LINKS = ("href", "src")
_BRIEFING = re.compile(r"\d{4}/\d\d/\d\d/index\.html")


def _read(content: bytes) -> tuple[tuple[str, ...], frozenset[str]]:
    """What a page links to, each once, and what can be linked to in it."""
    nodes = LexborHTMLParser(content).css("[href], [src], [id]")
    found = [node.attributes for node in nodes]
    links = (said[name] for said in found for name in _LINKS if name in said)
    return (
        tuple(dict.fromkeys(link for link in links if link is not None)),
        frozenset(said["id"] or "" for said in found if "id" in said),
    )


def broken_links(pages: Iterable[Page], base: str) -> tuple[Problem, ...]:
    """Every link of an HTML page to a page, or a place in a page, of the same site that is not there.

    Args:
        pages: all files of the site; each is looked at once and let go.
        base: where the site is served, a path such as `/` or `/repo/`, or a whole address.

    Returns:
        A problem for each broken link, by page, in the order of paths.
    """
    base = base.rstrip("/") + "/"
    anchors: dict[str, frozenset[str] | None] = {}
    links: dict[str, tuple[str, ...]] = {}
    for page in pages:
        anchors[page.path] = None
        if page.path.endswith(".html"):
            links[page.path], anchors[page.path] = _read(page.content)
    return tuple(
        Problem(where=path, message=f"link to {href!r} {reason}")
        for path in sorted(links)
        for href in links[path]
        if (reason := _fault(href, urljoin(base, path), base, anchors))
    )


def _fault(href: str, page: str, base: str, anchors: Mapping[str, frozenset[str] | None]) -> str | None:
    """What is wrong with a link on `page`, or None where it is sound or leads to another site."""
    target = _target(href, page, base)
    return _lack(target, anchors.__contains__, anchors.__getitem__) if isinstance(target, Target) else target


@dataclass(frozen=True, slots=True)
class Target:
    """What a link within a site leads to."""

    path: str
    """A file of the site."""
    fragment: str


def _target(href: str, page: str, base: str) -> Target | str | None:
    """What a link on `page` leads to: None for another site, and a reason where it cannot be on this one."""
    try:
        address, fragment = urldefrag(urljoin(page, href))
        parts, home = urlsplit(address), urlsplit(base)
    except ValueError:
        return "is no address"
    if (parts.scheme, parts.netloc) != (home.scheme, home.netloc):
        return None
    if not parts.path.startswith(home.path):
        return f"leaves {base}"
    path = unquote(parts.path.removeprefix(home.path))
    return Target(path + ("index.html" if not path or path.endswith("/") else ""), unquote(fragment))


def _lack(
    target: Target, is_there: Callable[[str], bool], anchors: Callable[[str], Collection[str] | None]
) -> str | None:
    """What a target lacks, if anything."""
    if not is_there(target.path):
        return "leads to no file"
    if not target.fragment:
        return None
    found = anchors(target.path)
    return None if found is None or target.fragment in found else "names a place that is not on its page"


class Ledger:
    """What the pages of a site link to within it, noted while they are made, to be looked up when all of them are.

    Each target is kept once, whatever the number of pages that lead there.
    """

    def __init__(self, base: str) -> None:
        """Of a site that is served at a path, or a whole address."""
        self.noted: set[str] = set()
        """The paths of the pages whose links are noted, and of files that have none."""
        self._base = base.rstrip("/") + "/"
        self._pages: dict[str, list[str]] = {}
        """By link as it stands on a page of the site's root, the pages that have it."""

    def note(self, page: Page) -> None:
        """Note what a page links to."""
        self.noted.add(page.path)
        if not page.path.endswith(".html"):
            return
        up = "../" * page.path.count("/")
        links, anchors = _read(page.content)
        for href in links:
            if href.startswith("#") and unquote(href[1:]) in anchors:
                continue
            rooted = href.removeprefix(up) if up and href.startswith(up) else self._rooted(href, page.path)
            if rooted is not None:
                self._pages.setdefault(rooted, []).append(page.path)

    def _rooted(self, href: str, path: str) -> str | None:
        """A link as a page of the site's root would have it; None where it leads elsewhere."""
        try:
            address = urljoin(urljoin(self._base, path), href)
            parts, home = urlsplit(address), urlsplit(self._base)
        except ValueError:
            return href
        return address.removeprefix(self._base) if (parts.scheme, parts.netloc) == (home.scheme, home.netloc) else None

    def broken(self, is_there: Callable[[str], bool], content: Callable[[str], bytes]) -> Mapping[str, tuple[str, ...]]:
        """The links that lead nowhere, each with why, by the page that has it.

        Args:
            is_there: whether the site has a file.
            content: the bytes of one that it has.
        """
        anchors: dict[str, Collection[str] | None] = {}

        def of(path: str) -> Collection[str] | None:
            if path not in anchors:
                anchors[path] = _read(content(path))[1] if path.endswith(".html") else None
            return anchors[path]

        found: defaultdict[str, list[str]] = defaultdict(list)
        for href, pages in self._pages.items():
            target = _target(href, self._base, self._base)
            fault = _lack(target, is_there, of) if isinstance(target, Target) else target
            for page in pages if fault else ():
                found[page].append(f"link to {href!r} {fault}")
        return {page: tuple(faults) for page, faults in sorted(found.items())}


def is_briefing(path: str) -> bool:
    """Whether a page is the briefing of a day: the page that cites; others list, or repeat what it says."""
    return bool(_BRIEFING.fullmatch(path))


def cited(pages: Iterable[Page], base: str) -> Mapping[str, tuple[Place, ...]]:
    """Every address of another site that a briefing leads to, and where it does.

    Args:
        pages: the briefings among them are looked at, one at a time.
        base: where the site is served, as for `broken_links`.

    Returns:
        The places of each address, in the order of the pages; fragments are no part of an address.
    """
    home = urlsplit(base)
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for page in pages:
        if not is_briefing(page.path):
            continue
        for link in LexborHTMLParser(page.content).css("a[href]"):
            try:
                address = urldefrag((link.attributes["href"] or "").strip()).url
                parts = urlsplit(address)
            except ValueError:
                continue  # said by `broken_links`
            if parts.scheme in ("http", "https") and parts.netloc != home.netloc:
                found[address].append(_place(page.path, link))
    return {address: tuple(dict.fromkeys(places)) for address, places in found.items()}


def _place(page: str, link: LexborNode) -> Place:
    """Where a link stands on a page: in the story that an article has, or outside of all."""
    node = link.parent
    while node and node.tag != "article":
        node = node.parent
    if not node:
        return Place(page=page)
    heading = node.css_first("h2, h3")
    words = " ".join(heading.text().split()).rstrip(":：") if heading else ""
    return Place(page=page, part=node.attributes.get("id") or "", heading=words)
