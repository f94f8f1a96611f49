"""What a web page says of itself: title, address, date, site, from its head and its structured data."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from digest.dates import Precision, parse_stamp, parse_when
from digest.model import When
from digest.text import clean
from digest.urls import host


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What a page says of itself; None where it says nothing."""

    title: str | None
    url: str | None
    published: When | None
    byline: str | None
    site: str | None
    language: str | None
    image: str | None
    summary: str


_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>https?://\S+)\s*-->")
_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "url": ("og:url",),
    "published": (
        *("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate"),
        *(
            "publish_date",
            "publish-date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "sailthru.date",
        ),
        *("parsely-pub-date", "cxenseparse:recs:publishtime", "weibo:article:create_at", "publication_date"),
    ),
    "byline": ("author", "article:author", "byl", "dc.creator", "parsely-author"),
    "site": ("og:site_name", "application-name", "dc.publisher"),
    "image": ("og:image", "twitter:image"),
    "summary": ("og:description", "description", "twitter:description"),
}
"""Names of meta elements, the most reliable first."""


def front_of(tree: LexborHTMLParser, source: str) -> Front:
    """What a page says of itself. To be asked before its scripts are taken out of the tree."""
    meta = _meta(tree)
    data = _article(tree)

    def said(key: str) -> str:
        return next((meta[name] for name in _PROPERTIES[key] if meta.get(name)), "")

    saved = _SAVED_FROM.search(source[:2_000])
    base = said("url") or (saved["url"] if saved else "")
    canonical = tree.css_first("link[rel=canonical]")
    url = _address(base, canonical.attributes.get("href") if canonical else None)
    byline = _name(data.get("author")) or said("byline")
    site = said("site") or _name(data.get("publisher"))
    return Front(
        title=_title(tree, clean(str(data.get("headline") or "")) or said("title"), site),
        url=url,
        published=_when(str(data.get("datePublished") or "")) or _when(said("published")) or _time(tree),
        byline=byline if byline and not byline.startswith("http") else None,
        site=site or None,
        language=clean((tree.root.attributes.get("lang") or "") if tree.root else "") or None,
        image=said("image") or None,
        summary=said("summary"),
    )


def _address(base: str, canonical: str | None) -> str | None:
    try:
        url = urljoin(base, canonical.strip()) if canonical else base
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) and host(url) else None


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        values = node.attributes
        name = values.get("property") or values.get("name") or values.get("itemprop") or ""
        found.setdefault(name.lower(), clean(values.get("content") or "")[:2_000])
    return found


_ARTICLES = re.compile(r"\w*(?:Article|BlogPosting|Report|Posting)")


def _article(tree: LexborHTMLParser) -> Mapping[str, object]:
    """The structured data of the page's article: schema.org, as JSON-LD."""
    for script in tree.css("script[type='application/ld+json']"):
        try:
            data = json.loads(script.text())
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kinds = thing.get("@type")
            if any(_ARTICLES.fullmatch(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return thing
    return {}


def _things(data: object) -> Iterator[dict[str, object]]:
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (inner for inner in (graph if isinstance(graph, list) else ()) if isinstance(inner, dict))


def _name(value: object) -> str:
    """The name of a person or organisation in structured data, or several."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return clean(value) if isinstance(value, str) else ""


def _title(tree: LexborHTMLParser, said: str, site: str) -> str | None:
    """The title that the page gives for others, else its one first-level heading, else that of its window."""
    heads = [text for node in tree.css("h1") if (text := clean(node.text()))]
    window = tree.css_first("title")
    title = said or (heads[0] if len(heads) == 1 else "") or (clean(window.text()) if window else "")
    return (_without(title, site) if site else title) or None


def _without(title: str, site: str) -> str:
    """A title without the name of its site at its end."""
    return re.sub(rf"\s+[-–—|·»:]+\s+{re.escape(site)}\W*$", "", title, flags=re.IGNORECASE)


def _when(text: str) -> When | None:
    if not text:
        return None
    span = parse_when(text, None)
    return parse_stamp(text) or (span.start if span and span.precision is Precision.DAY else None)


def _time(tree: LexborHTMLParser) -> When | None:
    """The moment that the page's only entry is stamped with; a list of entries has many."""
    if len(tree.css("article")) > 1:
        return None
    stamps = (node.attributes.get("datetime") or "" for node in tree.css("time[datetime]"))
    return next(filter(None, map(_when, stamps)), None)
