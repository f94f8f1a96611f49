"""Single values of an entry, made regular: languages, tags, addresses, stamps, lengths."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from digest.markup import plain
from digest.text import clean

LONGEST_LINE = 1_000
LONGEST_SUMMARY = 20_000
LONGEST_BODY = 100_000
LONGEST_URL = 4_000
"""Characters; what is longer is no such thing, or not for a digest."""

_NOTHING = frozenset({"None", "null", "$source"})
_OPEN_SECTION = re.compile(r"<!\[(?![^<>]*>)")
_MARKUP_SHARE = 5
"""How many characters of markup are parsed for one of text."""
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE)
_REGIONS = {"UK": "GB"}
"""Regions as people write them, and as BCP 47 has them."""

_QUOTED = re.compile(r"""'(?P<single>(?:[^'\\]|\\.)*)'|"(?P<double>(?:[^"\\]|\\.)*)\"""")
"""A text as Python writes it in a list."""

_LONGEST_TAGS = 4_000
_NO_ZONE = re.compile(r".*[T\s]\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?\s*")


def unless_nothing(text: str) -> str:
    """The text, or none where it is what programs write when they have none."""
    return "" if text.strip() in _NOTHING else text


def spelled_out(text: str) -> str:
    """Plain text as a dump holds it, where text is taken for markup: what reads as the text itself."""
    markup = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"&#{ord(markup[0])};{markup[1:]}" if markup.strip() in _NOTHING else markup


@lru_cache(maxsize=256)
def language_tag(text: str) -> str | None:
    """A language as BCP 47 writes it (`en-us` and `en_US` are `en-US`), or None where it is none."""
    found = _LANGUAGE.fullmatch(text.strip())
    if not found:
        return None
    language, script, region = (part or "" for part in found.groups())
    region = _REGIONS.get(region.upper(), region.upper())
    return "-".join(part for part in (language.lower(), script.title(), region) if part)


def tags_of(value: object) -> tuple[str, ...]:
    """Tags, each once: from a list, or from text such as `['a', 'b']` or `a, b`."""
    if isinstance(value, str):
        value = _listed(value)
    if not isinstance(value, list):
        return ()
    tags = (clean(tag) for tag in value if isinstance(tag, str))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def web_address(text: str) -> str | None:
    """An address as found, without blanks around it, if it can be followed by a browser; else None."""
    url = clean(text)
    if len(url) > LONGEST_URL or not url.lower().startswith(("http://", "https://")):
        return None
    try:
        _ = urlsplit(url).port
    except ValueError:  # such as http://[x or http://quay.example:70000
        return None
    return url


def absolute(base: str, url: str) -> str:
    """An address that may be relative to another, made absolute; empty where it is."""
    url = url.strip()
    if not url or url.startswith(("http://", "https://")):  # as nearly all are
        return url
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def names_no_zone(stamp: str) -> bool:
    """Whether a stamp ends with a time of day, so that its zone can only be guessed."""
    return bool(_NO_ZONE.fullmatch(stamp[:100]))


def line_of(markup: str) -> str:
    """One line of plain text: a title, a name."""
    return clean(text_of(markup, LONGEST_LINE))


def text_of(markup: str, limit: int) -> str:
    """The plain text of what may be markup, with at most `limit` characters.

    Markup is cut before it is parsed, too: deep nesting takes time by its square. A closing tag that is cut short is
    dropped (feeds cut their texts anywhere), and so are the marks of a CDATA section within a text; `<![` that nothing
    closes is text, where a browser would swallow all that follows.
    """
    if not markup:
        return ""
    markup = markup[: _MARKUP_SHARE * limit].strip().removesuffix("</")
    if "<![" in markup:
        markup = _OPEN_SECTION.sub("&lt;![", markup.replace("<![CDATA[", "").replace("]]>", ""))
    return _shortened(plain(markup), limit)


def _shortened(text: str, limit: int) -> str:
    """The text, cut after a paragraph or else a word if it has more characters than `limit`."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    for end in ("\n\n", " "):
        at = head.rfind(end, limit // 2)
        if at > 0:
            return head[:at].rstrip() + "…"
    return head + "…"


def _listed(text: str) -> list[str]:
    if text.lstrip().startswith("["):
        quoted = _QUOTED.finditer(text[:_LONGEST_TAGS])
        return [re.sub(r"\\(.)", r"\1", found["single"] or found["double"] or "") for found in quoted]
    return text[:_LONGEST_TAGS].split(",")
