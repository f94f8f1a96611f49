"""Checking a site before anyone reads it: does every link between its own pages lead somewhere?"""

from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from digest.model import Page, Problem

_LINKS = ("href", "src")


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
