"""Checking a site before anyone reads it: does every link between its own pages lead somewhere, and what cites it?"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from digest.model import Page, Place, Problem

_LINKS = ("href", "src")
_HEADINGS = ("h2", "h3")
_BRIEFING = re.compile(r"\d{4}/\d\d/\d\d/index\.html")


class _Reader(HTMLParser):
    """Collects what a page links to and what can be linked to in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: Counter[str] = Counter()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - by contract
        for name, value in attrs:
            if value is None:
                continue
            if name in _LINKS:
                self.links[value] += 1
            elif name == "id":
                self.anchors.add(value)


def broken_links(pages: Iterable[Page], base: str) -> tuple[Problem, ...]:
    """Every link of an HTML page to a page, or a place in a page, of the same site that is not there.

    Args:
        pages: all files of the site; each is looked at once and let go.
        base: where the site is served, a path such as `/` or `/repo/`, or a whole address.

    Returns:
        A problem for each broken link, by page, in the order of paths.
    """
    base = base.rstrip("/") + "/"
    anchors: dict[str, set[str] | None] = {}
    links: dict[str, list[str]] = {}
    for page in pages:
        anchors[page.path] = None
        if page.path.endswith(".html"):
            reader = _Reader()
            reader.feed(page.content.decode("utf-8", "replace"))
            reader.close()
            anchors[page.path] = reader.anchors
            links[page.path] = list(reader.links)
    return tuple(
        Problem(where=path, message=f"link to {href!r} {reason}")
        for path in sorted(links)
        for href in links[path]
        if (reason := _fault(href, urljoin(base, path), base, anchors))
    )


def _fault(href: str, page: str, base: str, anchors: dict[str, set[str] | None]) -> str | None:
    """What is wrong with a link on `page`, or None where it is sound or leads to another site."""
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
    if not path or path.endswith("/"):
        path += "index.html"
    if path not in anchors:
        return "leads to no file"
    found = anchors[path]
    if fragment and found is not None and unquote(fragment) not in found:
        return "names a place that is not on its page"
    return None


class _Citations(HTMLParser):
    """Collects where the articles of a page, and what is around them, lead to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        """An address, and the id of the article that cites it."""
        self.headings: dict[str, str] = {}
        """Of the articles, by their ids."""
        self._article = ""
        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "article":
            self._article = said.get("id") or ""
        elif tag in _HEADINGS and self._article:
            self._heading = []
        elif tag == "a" and (href := said.get("href")):
            self.found.append((href.strip(), self._article))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._article, self._heading = "", None
        elif tag in _HEADINGS and self._heading is not None:
            heading = " ".join("".join(self._heading).split()).rstrip(":：")
            self.headings.setdefault(self._article, heading)
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(data)


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
        reader = _Citations()
        reader.feed(page.content.decode("utf-8", "replace"))
        reader.close()
        for href, part in dict.fromkeys(reader.found):
            try:
                address = urldefrag(href).url
                parts = urlsplit(address)
            except ValueError:
                continue  # said by `broken_links`
            if parts.scheme in ("http", "https") and parts.netloc != home.netloc:
                found[address].append(Place(page=page.path, part=part, heading=reader.headings.get(part, "")))
    return {address: tuple(dict.fromkeys(places)) for address, places in found.items()}
