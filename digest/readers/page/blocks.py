"""The text of a web page, as lines: headings, paragraphs, bullets; what surrounds the news is dropped.

Extractors that look for the one article of a page (trafilatura 2.3 among them) kept one entry of three of an
archive page and none of its titles; so the page is reduced here by what its elements mean, on the parser selectolax,
which is one wheel without dependencies.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from digest.text import clean

_DROPPED = (
    "script, style, noscript, template, iframe, svg, math, canvas, object, embed, audio, video, form, button, input,"
    " select, textarea, dialog, nav, aside, footer, figcaption, menu, [hidden], [aria-hidden=true], [role=navigation],"
    " [role=banner], [role=contentinfo], [role=complementary], [role=search], [role=dialog], [role=alert],"
    " [style*='display:none'], [style*='display: none'], body > header, body > div > header:not(:has(h1))"
)
_FURNITURE = re.compile(
    r"""comments?(?:-.*)?|respond|related(?:-.*)?|jp-relatedposts|shar(?:e|ing)(?:-.*)?|sharedaddy|social(?:-.*)?|breadcrumbs?|cookies?(?:-.*)?
    |newsletter(?:-.*)?|subscri(?:be|ption)(?:-.*)?|advert(?:isement|ising)?(?:-.*)?|ads?|ad-.*|promo(?:-.*)?|sidebar(?:-.*)?|widget-area
    |(?:main-|site-|primary-)?(?:menu|nav|navigation)|pagination|pager|post-navigation|nav-links|screen-reader-text|sr-only
    |visually-hidden|skip-link|popup|modal|site-(?:header|footer|branding)|masthead|footer|paywall|caption|wp-caption-text|toolbar""",
    re.VERBOSE | re.IGNORECASE,
)
"""Classes and ids of what is no text of the page, as the common site builders name them."""
_KEPT = frozenset({"html", "body", "main", "article"})

_MARKS = {
    "h1": "# ",
    "h2": "## ",
    "h3": "### ",
    "h4": "#### ",
    "h5": "#### ",
    "h6": "#### ",
    "li": "• ",
} | dict.fromkeys(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
        ),
        *("header", "hgroup", "hr", "html", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot"),
        *("thead", "tr", "ul"),
    ),
    "",
)
"""Elements that are blocks, and what a line that begins with one is marked with."""
_MAIN = ("main", "[role=main]", "article", "#content", "#main")
_MAIN_SHARE = 0.5
"""What share of the page's text an element must hold to be its main part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of text that stands by itself. `mark` is what a Markdown line would begin with."""

    text: str
    mark: str = ""


def shallow(source: str) -> str:
    """HTML without the tags that open more than 200 elements in one another: parsing those takes time by its square.

    Elements whose end may be left out (`<p>`, `<li>`) do not count.
    """
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag["name"].lower()
        if name in _ENDLESS:
            return tag[0] if name not in _CHOICES else ""
        if tag["end"]:
            depth = max(0, depth - 1)
            return tag[0]
        depth += depth < _DEEPEST
        return tag[0] if depth < _DEEPEST else ""

    return _TAG.sub(kept, source)


_DEEPEST = 200
_CHOICES = frozenset({"option", "optgroup"})
"""Parts of forms, which are dropped in any case, but only after a long time where there are thousands."""
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^>]{0,4000}>?")
_ENDLESS = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "source",
            "track",
            "wbr",
            "html",
            "body",
        ),
        *(
            "p",
            "li",
            "dt",
            "dd",
            "option",
            "tr",
            "td",
            "th",
            "thead",
            "tbody",
            "tfoot",
            "colgroup",
            "head",
            "path",
            "param",
        ),
    )
)


def stripped(tree: LexborHTMLParser) -> LexborNode | None:
    """The main part of a page, after all that is not its text was taken out of the tree; None without a body."""
    for node in tree.css(_DROPPED):
        if node.tag not in _KEPT:
            node.decompose()
    for node in tree.css("[class], [id]"):
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".split()
        if node.tag not in _KEPT and any(_FURNITURE.fullmatch(name) for name in names):
            node.decompose()
    body = tree.body
    if body is None:
        return None
    whole = len(body.text())
    parts = (found[0] for selector in _MAIN if len(found := body.css(selector)) == 1)
    return next((part for part in parts if len(part.text()) >= _MAIN_SHARE * whole), body)


def blocks_of(root: LexborNode, base: str | None) -> Iterator[Block]:
    """The blocks of an element in order. Links become `[text](address)`, words in bold at their head `**words**`."""
    writer = _Writer(base=base or "")
    node: LexborNode | None = root
    entered = False
    while node is not None:
        if not entered:
            yield from writer.enter(node)
            if child := node.child:
                node = child
                continue
        yield from writer.leave(node)
        if node.mem_id == root.mem_id:
            return
        following = node.next
        node, entered = (following, False) if following else (node.parent, True)


@dataclass(slots=True)
class _Writer:
    """What is written of the block at hand, while the tree is walked."""

    base: str
    parts: list[str] = field(default_factory=list)
    mark: str = ""
    opened: list[int] = field(default_factory=list)
    """Where in `parts` the links and bold words at hand begin."""

    def enter(self, node: LexborNode) -> Iterator[Block]:
        """Take in the beginning of a node."""
        tag = node.tag or ""
        if tag == "-text":
            self.parts.append(_SPACE.sub(" ", node.text_content or ""))
        elif tag in _MARKS:
            yield from self._flush()
            self.mark = _MARKS[tag] or self.mark
        elif tag == "br":
            self.parts.append("\n")
        elif tag in ("td", "th") and "".join(self.parts).strip():
            self.parts.append(" | ")
        elif tag in _INLINE:
            self.opened.append(len(self.parts))

    def leave(self, node: LexborNode) -> Iterator[Block]:
        """Take in the end of a node."""
        tag = node.tag or ""
        if tag in _MARKS:
            yield from self._flush()
            self.mark = ""
        elif tag in _INLINE and self.opened:
            start = min(self.opened.pop(), len(self.parts))
            words = "".join(self.parts[start:])
            self.parts[start:] = [
                self._linked(words, node.attributes.get("href")) if tag == "a" else self._emboldened(words, start)
            ]

    def _linked(self, words: str, href: str | None) -> str:
        text = clean(words)
        try:
            url = urljoin(self.base, (href or "").strip())
        except ValueError:
            return words
        if not text or not href or href.startswith("#") or not url.startswith(("http://", "https://")):
            return words
        if len(url) > _LONGEST_URL or "[" in text or "]" in text:
            return words
        return f" {url} " if _IS_URL.match(text) else words.replace(words.strip(), f"[{text}]({_safe(url)})", 1)

    def _emboldened(self, words: str, start: int) -> str:
        """Words in bold, marked where a line begins with them."""
        text = clean(words)
        if not text or "*" in text or "\n" in words.strip() or not self._line_begins_at(start):
            return words
        return f"**{text}** "

    def _line_begins_at(self, start: int) -> bool:
        for part in reversed(self.parts[max(0, start - _LOOK_BACK) : start]):
            _, line_break, rest = part.rpartition("\n")
            if rest.strip() or line_break:
                return not rest.strip()
        return start <= _LOOK_BACK

    def _flush(self) -> Iterator[Block]:
        written, self.parts, self.opened = "".join(self.parts), [], []
        for piece in _EMPTY_LINES.split(written):
            lines = filter(None, map(clean, piece.split("\n")))
            if text := "\n".join(lines):
                yield Block(text=text, mark=self.mark)
                self.mark = ""


_LOOK_BACK = 8
"""Pieces of text before words in bold that are looked at."""
_INLINE = frozenset({"a", "b", "strong"})
_SPACE = re.compile(r"\s+")
_EMPTY_LINES = re.compile(r"\n\s*\n")
_IS_URL = re.compile(r"(?:https?://|www\.)\S+$")
_LONGEST_URL = 2_000
_BALANCED = re.compile(r"[^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)?")


def _safe(url: str) -> str:
    """An address that can stand between the brackets of a link."""
    if _BALANCED.fullmatch(url):
        return url
    return url.translate({ord(c): f"%{ord(c):02X}" for c in "()<> \t\n"})


def as_text(found: Iterable[Block]) -> str:
    """Blocks as a Markdown-like text: bullets line by line, other blocks with a blank line between."""
    lines: list[str] = []
    for block in found:
        if lines and not (block.mark == _MARKS["li"] and lines[-1].startswith(_MARKS["li"])):
            lines.append("")
        lines.append(block.mark + block.text)
    return "\n".join(lines)
