"""Paths of our pages, links between them, and the one place that lets an address of others become a link.

A path is relative to the site, with `/`; a page's path ends with `/` and is written as `index.html` in it.
"""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urljoin, urlsplit

from digest.model import ItemId, StoryId

HOME = ""
THREADS = "threads/"
TOPICS = "topics/"
SOURCES = "sources/"
WHO = "who/"
ARCHIVE = "archive/"
ABOUT = "about/"
READING = "reading/"
SEARCH = "search/"
STATS = "stats/"
CALENDAR = "calendar.ics"
PODCAST = "podcast/"
SUBSCRIPTIONS = "subscriptions.opml"
PODCAST_FEED = "podcast.xml"
THEME = "assets/theme.css"
FEED = "feed"
"""What the feeds of a folder are called, without what tells their format."""
JSON_FEED = "feed.json"

_UNSAFE = re.compile(r"""%(?![0-9A-Fa-f]{2})|[\x00-\x20\x7f-\xa0"<>\\^`{|}\s\ud800-\udfff]""")
_BRACKET = re.compile(r"[\[\]]")


def briefing(day: date) -> str:
    """The path of a day's briefing."""
    return f"{day:%Y/%m/%d}/"


def river(day: date, page: int = 1) -> str:
    """The path of a page of a day's river, counted from 1."""
    return briefing(day) + "all/" + _paged(page)


def thread(slug: str) -> str:
    """The path of a thread's page."""
    return f"{THREADS}{slug}/"


def topic(topic_id: str) -> str:
    """The path of a topic's page."""
    return f"{TOPICS}{topic_id}/"


def topic_month(topic_id: str, month: str, page: int = 1) -> str:
    """The path of a page of a topic's month (`YYYY-MM`), counted from 1."""
    return f"{topic(topic_id)}{month}/" + _paged(page)


def source(source_id: str) -> str:
    """The path of a source's page."""
    return f"{SOURCES}{source_id}/"


def who(who_id: str) -> str:
    """The path of the page of a person or organisation."""
    return f"{WHO}{who_id}/"


def year(number: int) -> str:
    """The path of a year's calendar."""
    return f"{ARCHIVE}{number:04}/"


def feed_archive(month: str) -> str:
    """The path of the feeds with the briefings of a month (`YYYY-MM`), without what tells their format."""
    return f"{ARCHIVE}{month}"


def segment_anchor(story: StoryId) -> str:
    """The fragment of a story's segment on its briefing."""
    return f"s-{story}"


def item_anchor(item: ItemId) -> str:
    """The fragment of an item on its page of the river."""
    return f"i-{item}"


def _paged(page: int) -> str:
    return "" if page == 1 else f"{page}/"


@dataclass(frozen=True, slots=True)
class Linker:
    """Turns a path of ours, with or without a fragment, into a link from one page."""

    root: str
    """From the page to the site: `../../`, or an absolute path where the page may be shown anywhere."""
    index: str
    """What a folder's link ends with: `index.html` where the site is looked at in a folder, else nothing."""

    def __call__(self, path: str) -> str:
        """The link to a path of ours."""
        target, mark, fragment = path.partition("#")
        if not target or target.endswith("/"):
            target += self.index
        return (self.root + target or "./") + mark + fragment


def linker(path: str, url: str | None) -> Linker:
    """The links of the page at `path`: relative, so that the site works wherever it is put.

    A site without an address is looked at in a folder, where only a link that names `index.html` finds it.
    """
    return Linker(root="../" * path.count("/"), index="" if url else "index.html")


def rooted(url: str | None) -> Linker:
    """The links of a page that is shown at any address: absolute paths below that of the site."""
    path = urlsplit(url).path.rstrip("/") if url else ""
    return Linker(root=f"{path}/", index="" if url else "index.html")


def permalink(url: str | None, path: str) -> str | None:
    """The absolute address of a path of ours, where the site has one."""
    return urljoin(url.rstrip("/") + "/", path) if url else None


def outward(url: str | None) -> str | None:
    """An address of others as a link may hold it, or None: only `http` and `https`, with a host.

    Addresses come with blanks, quotes and stray per cent signs in them; those are escaped, the rest stays as it is.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    tail = parts._replace(scheme="", netloc="").geturl()
    return _escaped(f"{parts.scheme}://{parts.netloc}") + _BRACKET.sub(_quoted, _escaped(tail))


def _escaped(text: str) -> str:
    return _UNSAFE.sub(_quoted, text)


def _quoted(match: re.Match[str]) -> str:
    return quote(match[0], safe="", errors="replace")
