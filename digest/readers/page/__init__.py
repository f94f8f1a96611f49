"""Web pages, as saved: reduced to a text, which the readers of texts may know; else one item.

`reduced` gives the text with what the page says of itself as its front matter, so that an archive or a briefing is
read by its own rules. A page that is neither is an article.
"""

import codecs
import re
from datetime import date, datetime

import yaml
from selectolax.lexbor import LexborHTMLParser

from digest.dates import parse_when
from digest.model import DateIs, Document, Item, Problem, Reading, Source, When
from digest.readers.page.blocks import Block, as_text, blocks_of, shallow, stripped
from digest.readers.page.front import Front, front_of
from digest.text import clean, decode
from digest.urls import host, item_id, source_id

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*){0,4}(?:<!doctype\s+html|<(?P<tag>html|head|body|main|article|section|div|table"
    r"|h[1-6]|p|title|meta|center|blockquote|ul|ol)\b)",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 20_000
"""Characters in which a page shows that it is one."""


def sniff(text: str) -> bool:
    """Whether the text begins as a web page, or a piece of one, does."""
    return bool(_START.match(text[:_HEAD]))


def reduced(document: Document) -> Document:
    """The page as a text: front matter, then headings, paragraphs and bullets, without what surrounds them."""
    front, found = _page(document)
    known = {"title": front.title, "url": front.url, "date": front.published, "site": front.site}
    stated = {key: value for key, value in known.items() if value}
    matter = f"---\n{yaml.safe_dump(stated, allow_unicode=True, sort_keys=False)}---\n\n" if stated else ""
    source = document.source or (_source(front) if front.site else None)
    return Document(
        name=document.name,
        raw=(matter + as_text(found)).encode("utf-8", "replace"),
        source=source,
        seen=document.seen,
    )


def text_of(document: Document) -> str:
    """The page as a text, without what it says of itself."""
    return as_text(_page(document)[1])


def is_article(text: str) -> bool:
    """Whether a page calls itself one article."""
    return bool(_ARTICLE.search(text))


_ARTICLE = re.compile(
    r"""<meta[^>]{0,200}og:type[^>]{0,80}["']article["']|"@type"\s*:\s*\[?\s*"(?:\w*Article|BlogPosting)\"""",
    re.IGNORECASE,
)


def read(document: Document) -> Reading:
    """The page as one item: an article with title, address, day and text."""
    front, found = _page(document)
    body = "\n\n".join(filter(None, map(_plain, _without_opening(found, front))))
    if not (body or front.summary):
        problem = Problem(
            where=document.name, message="a page without text", remedy="save it as text: scripts may write it"
        )
        return Reading(problems=(problem,))
    source = document.source or _source(front)
    published, date_is = front.published or document.seen, DateIs.STATED if front.published else DateIs.SEEN
    item = Item(
        id=item_id(front.url, source.id, front.title or body[:200], _day(published)),
        source_id=source.id,
        title=front.title,
        published=published,
        first_seen=document.seen,
        date_is=date_is if published else DateIs.UNKNOWN,
        url=front.url,
        byline=front.byline,
        summary=front.summary,
        body=body,
        language=front.language or source.language,
        image=front.image,
        where=f"{document.name}:1",
    )
    missing = [name for name, value in (("date", front.published), ("title", front.title)) if not value]
    problems = tuple(
        Problem(where=item.where, message=f"the page states no {name}", remedy="save it as a note with front matter")
        for name in missing
    )
    return Reading(items=(item,), sources=(source,), problems=problems)


def _page(document: Document) -> tuple[Front, tuple[Block, ...]]:
    """What a page says of itself, and its blocks."""
    source = shallow(_decoded(document.raw)[:_LONGEST])
    tree = LexborHTMLParser(source)
    front = front_of(tree, source)
    root = stripped(tree)
    return front, tuple(blocks_of(root, front.url)) if root else ()


_LONGEST = 5_000_000
"""Characters of a page that are read; the news stand in the first few thousand."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*(?P<name>[\w-]{2,40})""", re.IGNORECASE)


def _decoded(raw: bytes) -> str:
    """The page's text: UTF-8, else as its head declares, else as any document."""
    declared = _CHARSET.search(raw[:4_096])
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        if declared:
            try:
                return codecs.decode(raw, declared["name"].decode("ascii"), "replace")
            except LookupError:
                return decode(raw)
    return decode(raw)


def _source(front: Front) -> Source:
    """The site that the page is of."""
    name = front.site or host(front.url) or "Unknown"
    return Source(id=source_id(name), name=name, language=front.language)


def _without_opening(found: tuple[Block, ...], front: Front) -> tuple[Block, ...]:
    """The blocks without those at the head that repeat the title, the byline or the day."""
    start = 0
    while start < len(found) and start < _OPENING and not _is_text(found[start], front):
        start += 1
    return found[start:] if start < len(found) else ()


_OPENING = 6
_LINK = re.compile(r"\[([^\]]+)\]\([^\s]+\)")
_BOLD = re.compile(r"^\*\*(.+?)\*\*", re.MULTILINE)


def _is_text(block: Block, front: Front) -> bool:
    text = clean(_plain(block))
    repeats = {clean(said).casefold() for said in (front.title, front.byline) if said}
    bare = re.sub(r"^by\s+", "", text, flags=re.IGNORECASE).casefold()
    if text.casefold() in repeats or bare in repeats or block.mark == "# ":
        return False
    return not parse_when(re.sub(r"^(?:posted|published|updated)\b(?:\son)?:?\s*", "", text, flags=re.IGNORECASE), None)


def _plain(block: Block) -> str:
    """A block's words without links and bold; a bullet stays one."""
    text = _BOLD.sub(r"\1", _LINK.sub(r"\1", block.text))
    return f"• {text}" if block.mark == "• " else text


def _day(when: When | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when
