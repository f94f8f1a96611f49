"""The feeds behind an address: the address itself, what its page links to, else what sites have by custom."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from digest.compose.words import language_of
from digest.errors import EntryError, ReadError
from digest.fetch import Manners, Outcome, Visit, Wanted, fetch_all, fetch_one, silent
from digest.lists.values import feed_address, name_for
from digest.model import DateIs, Document, Item, Reading
from digest.readers import read, reader_for
from digest.text import decode

_FEED_READERS = ("feed", "feed-json")
_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "text/xml",
)
_CUSTOMARY = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "feeds/posts/default")
"""Where WordPress, Ghost, Hugo, Jekyll, Blogger and newspapers have their feeds, below the site or a section of it."""
_HEARD_OF = 20
_HEARD = 200
"""So many items of a feed, and so many characters of each, tell its language."""
_LIKE_A_FEED = re.compile(r"(?:^|[/.=_-])(?:rss2?|atom|rdf|feeds?)(?:[./](?:xml|json|rss)?)?/?$", re.IGNORECASE)
"""How the address of a feed ends, as a rule: `/rss`, `/news/feed/`, `?format=rss`, `atom.xml`."""
_MOST = 12
"""So many links of a page are tried."""
_OF_REPLIES = ("comments", "comment-feed", "oembed")
"""In the address of a feed of what readers reply: such feeds come last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed, and what it is like."""

    url: str
    """Where it is, for good."""
    name: str
    items: int
    newest: date | None
    undated: int
    """How many of its items have no date."""
    language: str | None
    """What its texts are in, where that is sure, else what it states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was found behind an address: feeds, else why there are none."""

    address: str
    feeds: tuple[FoundFeed, ...] = ()
    message: str = ""


def find_page(typed: str, manners: Manners) -> Search:
    """A web page that somebody wants to follow itself, as its reader sees it now; its site's robots.txt is asked."""
    try:
        address = _spelled_out(typed)
    except EntryError as error:
        return Search(address=typed, message=str(error))
    visit = fetch_one(address, manners, "page")
    if visit.body is None:
        return Search(address=typed, message=_reason(visit))
    url = visit.moved_to or visit.url
    seen = _described(url, read(Document(name=url, raw=visit.body)))
    return Search(address=typed, feeds=(seen,)) if seen.items else Search(address=typed, message="no text on this page")


def find_feeds(typed: str, manners: Manners) -> Search:
    """The feeds behind an address that somebody typed, the likeliest first; each is fetched and read."""
    try:
        address = _spelled_out(typed)
    except EntryError as error:
        return Search(address=typed, message=str(error))
    visit = fetch_one(address, manners)
    if visit.body is None and "://" not in typed:
        visit = fetch_one(f"http://{typed}", manners)
    if visit.body is None:
        return Search(address=typed, feeds=_behind_a_closed_front(visit, manners), message=_reason(visit))
    if feed := _feed(visit):
        return Search(address=typed, feeds=(feed,))
    page = visit.final_url or visit.url
    for places in (*_linked(_text(visit), page), _customary(page)):
        if found := _visited(places, manners):
            return Search(address=typed, feeds=found)
    tried = len(_customary(page))
    return Search(
        address=typed,
        message=f"no feed: neither this page nor what it links to is one, nor is there one at {tried} usual addresses; "
        "`--page` takes the page itself",
    )


def _spelled_out(typed: str) -> str:
    """The address with its scheme, which people leave out.

    Raises:
        EntryError: it is no address on the web.
    """
    return feed_address(typed if "://" in typed or typed[:5].lower() == "feed:" else f"https://{typed}")


def _behind_a_closed_front(visit: Visit, manners: Manners) -> tuple[FoundFeed, ...]:
    """The feeds of a site that shows no front page to programs; of any other page without an answer, none."""
    is_front = visit.status is not None and urlsplit(visit.final_url or visit.url).path in ("", "/")
    return _visited(_customary(visit.final_url or visit.url), manners) if is_front else ()


def _reason(visit: Visit) -> str:
    """Why there is no answer, in words."""
    if visit.outcome is Outcome.GONE:
        return "410 Gone: whoever published it says that it is no more"
    return visit.message or f"no answer ({visit.outcome})"


def _text(visit: Visit) -> str:
    try:
        return decode(visit.body or b"")
    except ReadError:
        return ""


def _linked(text: str, page: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The feeds that a page names as other forms of itself; and what it links to that is called like a feed.

    Each in the page's order, those of replies last.
    """
    tree = LexborHTMLParser(text)
    based = tree.css_first("base[href]")
    base = _joined(page, (based.attributes.get("href") if based else None) or "") or page
    found: list[str] = []
    for link in tree.css("link[rel][href]"):
        attributes = {name: value or "" for name, value in link.attributes.items()}
        kind = attributes.get("type", "").partition(";")[0].strip().lower()
        relations = attributes["rel"].lower().split()
        if ("alternate" in relations and kind in _FEED_TYPES) or "feed" in relations:
            found.append(_joined(base, attributes["href"]))
    hrefs = (link.attributes.get("href") or "" for link in tree.css("a[href]"))
    called = [_joined(base, href) for href in hrefs if _LIKE_A_FEED.search(href.strip())]
    return _repliers_last(found)[:_MOST], _repliers_last(called)[:_MOST]


def _joined(base: str, href: str) -> str:
    """An address that a page writes, made absolute; empty where it is none."""
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


def _repliers_last(places: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(places), key=lambda url: any(word in url for word in _OF_REPLIES)))


def _customary(page: str) -> tuple[str, ...]:
    """The addresses at which the site of a page, or the section that it is of, may have a feed."""
    parts = urlsplit(page)
    root = f"{parts.scheme}://{parts.netloc}/"
    section = root + "".join(f"{step}/" for step in parts.path.split("/")[1:] if step)
    below = (section, root) if "." not in section.rstrip("/").rpartition("/")[2] or section == root else (root,)
    return tuple(dict.fromkeys(folder + name for folder in below for name in _CUSTOMARY))


def _visited(places: Iterable[str], manners: Manners) -> tuple[FoundFeed, ...]:
    """The feeds among some addresses, in their order, each once though it has several."""
    wanted = [Wanted(source_id=str(number), url=url) for number, url in enumerate(_usable(places))]
    patience = replace(manners, deadline=2 * manners.visit_deadline)
    visits = sorted(fetch_all(wanted, patience, silent), key=lambda visit: int(visit.source_id)) if wanted else []
    found: dict[str, FoundFeed] = {}
    bodies: set[bytes] = set()
    for visit in visits:
        if visit.body is not None and visit.body not in bodies and (feed := _feed(visit)):
            bodies.add(visit.body)
            found.setdefault(feed.url, feed)
    return tuple(found.values())


def _usable(places: Iterable[str]) -> Iterator[str]:
    for place in places:
        try:
            yield feed_address(place)
        except EntryError:
            continue


def _feed(visit: Visit) -> FoundFeed | None:
    """What was fetched, as far as it is a feed."""
    url = visit.moved_to or visit.url
    document = Document(name=url, raw=visit.body or b"")
    try:
        reader = reader_for(document)
    except ReadError:
        return None
    return _described(url, read(document, reader)) if reader in _FEED_READERS else None


def _described(url: str, reading: Reading) -> FoundFeed:
    items = reading.items
    dated = [item.published for item in items if item.published and item.date_is is not DateIs.SEEN]
    names = [source.name for source in reading.sources]
    return FoundFeed(
        url=url,
        name=names[0] if names else name_for(url),
        items=len(items),
        newest=max((when.date() if isinstance(when, datetime) else when for when in dated), default=None),
        undated=len(items) - len(dated),
        language=_language(items),
    )


def _language(items: Sequence[Item]) -> str | None:
    """The language that the items of a feed share, with its country where the feed states one."""
    stated = Counter(item.language for item in items if item.language)
    most = max(sorted(stated), key=lambda code: stated[code]) if stated else None
    told = language_of(" ".join(f"{item.title or ''} {item.text[:_HEARD]}" for item in items[:_HEARD_OF]), most)
    return most if most and told and most.lower().split("-")[0] == told else told
