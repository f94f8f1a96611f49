"""OPML 2.0 (http://opml.org/spec2.opml), read and written: what is exported imports to the same sources.

Read by expat, so that attributes in the namespaces of other programs are known with their names; a list that is not
well-formed is read by listparser, which forgives nearly everything, but knows no more than addresses, titles and
categories. What OPML has no word for is written as attributes of a namespace of our own.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import listparser
from pydantic import ValidationError

from digest.config.schema import SourceSettings, TopicSettings
from digest.errors import EntryError, ReadError
from digest.lists.values import Listed, Subscription, TopicName, feed_address
from digest.model import Problem
from digest.text import clean

NAMESPACE = "https://pypi.org/project/news-digest/opml"
_OURS = f"{{{NAMESPACE}}}"
_NO_FEED = f"{_OURS}feed"
"""Marks an outline without an address as a source that has no feed, and not as an empty folder."""
_TOPIC = f"{_OURS}topic"
_LIST = re.compile(r"<(?:\w+:)?opml\b.*</(?:\w+:)?opml\s*>", re.DOTALL | re.IGNORECASE)
_START = re.compile(r"<(?:\w+:)?opml[\s>]", re.IGNORECASE)
_LISTS = ("include", "link")

_Placed: TypeAlias = tuple[ET.Element, tuple[str, ...]]
"""An outline, and the titles of those that it is in."""


def sniff(text: str) -> bool:
    """Whether there is an OPML document in the text; it may stand within something else."""
    return bool(_START.search(text))


def read(raw: bytes, text: str) -> Listed:
    """The sources of a list, filed under the outlines that they are in and under what `category` says.

    Raises:
        ReadError: this is no OPML.
    """
    found = _LIST.search(text)
    try:
        root = _parsed(raw, found[0] if found else text)
    except ET.ParseError as error:
        return _forgiven(found[0] if found else text, f"this OPML is not well-formed: {error}")
    if _local(root.tag) != "opml":
        raise ReadError("this is not an OPML list")
    listed = Listed.collect(
        ((f"outline {_title(outline) or number}", (outline, within)) for number, (outline, within) in _sources(root)),
        _subscription,
    )
    topics = (TopicName(id=one.get("id", ""), title=one.get("title", "")) for one in root.iter(_TOPIC))
    return replace(listed, topics=tuple(topic for topic in topics if topic.id and topic.title))


def _parsed(raw: bytes, within: str) -> ET.Element:
    """The root element of the document that the bytes are, else of the one that stands in the text.

    Raises:
        ET.ParseError: neither is well-formed.
    """
    try:
        return ET.fromstring(raw)  # noqa: S314 - expat refuses entities that grow, and loads nothing from elsewhere
    except (ET.ParseError, ValueError, LookupError):
        return ET.fromstring(within)  # noqa: S314 - as above


def _sources(root: ET.Element) -> Iterator[tuple[int, _Placed]]:
    """The outlines that stand for sources or for other lists, with those that they are in, numbered."""
    number = 0
    open_outlines: list[_Placed] = [(child, ()) for child in reversed(list(_outlines(root)))]
    while open_outlines:
        outline, within = open_outlines.pop()
        number += 1
        if _value(outline, "xmlUrl") or outline.get(_NO_FEED) or _value(outline, "type").lower() in _LISTS:
            yield number, (outline, within)
        inside = (*within, title) if (title := _title(outline)) else within
        open_outlines += [(child, inside) for child in reversed(list(_outlines(outline)))]


def _outlines(element: ET.Element) -> Iterator[ET.Element]:
    """The outlines of an outline or of the body."""
    for child in element:
        if _local(child.tag) == "outline":
            yield child
        elif _local(child.tag) == "body":
            yield from _outlines(child)


def _subscription(placed: _Placed) -> Subscription:
    outline, within = placed
    address = _value(outline, "xmlUrl")
    if not address and not outline.get(_NO_FEED):
        raise EntryError(f"another list, at {_value(outline, 'url')!r}: fetch it, and import it too")
    named = (step for path in _value(outline, "category").split(",") for step in path.split("/"))
    settings = {"language": language} if (language := _value(outline, "language")) else {}
    others: dict[str, str] = {}
    for name, value in outline.attrib.items():
        if name.startswith(_OURS) and name != _NO_FEED:
            settings |= _ours(name.removeprefix(_OURS), value)
        elif name.startswith("{") and name != _NO_FEED:
            others[name] = value
    return Subscription(
        url=feed_address(address) if address else None,
        name=_title(outline),
        categories=_once((*named, *within)),
        settings=settings | ({"outline": others} if others else {}),
    )


def _ours(name: str, written: str) -> dict[str, Any]:
    """A setting that we wrote: text as it is, anything else as JSON. One that is none of ours any more is left out."""
    try:
        read_as: object = json.loads(written)
    except ValueError:
        read_as = written
    for value in (written,) if isinstance(read_as, str) or read_as is None else (read_as, written):
        try:
            SourceSettings.model_validate({"name": "_", name: value})
        except ValidationError:
            continue
        return {name: value}
    return {}


def _forgiven(text: str, message: str) -> Listed:
    """What can be read of a list that is not well-formed."""
    found = listparser.parse(text)
    listed = Listed.collect(
        ((f"outline {feed.title or feed.url}", feed) for feed in found.feeds),
        lambda feed: Subscription(
            url=feed_address(feed.url),
            name=clean(feed.title),
            categories=_once(step for path in feed.categories for step in path),
        ),
    )
    doubt = Problem(where="the list", message=message, remedy="read as far as it can be understood")
    return replace(listed, problems=(doubt, *listed.problems))


def _title(outline: ET.Element) -> str:
    return _value(outline, "text") or _value(outline, "title")


def _value(outline: ET.Element, name: str) -> str:
    """An attribute, whatever the case of its name: `xmlurl` and `xmlURL` are found as well."""
    exact = outline.get(name)
    if exact is None:
        exact = next((value for key, value in outline.attrib.items() if key.lower() == name.lower()), "")
    return clean(exact)


def _local(tag: object) -> str:
    """The name of an element without its namespace, in lower case."""
    return str(tag).rpartition("}")[2].lower()


def _once(titles: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(title for one in titles if (title := clean(one))))


def write(title: str, sources: Sequence[SourceSettings], topics: Sequence[TopicSettings]) -> bytes:
    """An OPML list of sources in their order; those with a topic stand in an outline of their first one.

    Args:
        title: the list's title.
        sources: what `sources.yml` holds.
        topics: what `topics.yml` holds, for the titles.
    """
    ET.register_namespace("digest", NAMESPACE)
    titles = {topic.id: topic.title for topic in topics}
    root = ET.Element("opml", version="2.0")
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = clean(title)
    used = {topic for source in sources for topic in source.topics}
    for topic in topics:
        if topic.id in used:
            ET.SubElement(head, _TOPIC, id=topic.id, title=clean(topic.title))
    body = ET.SubElement(root, "body")
    for first, some in groupby(sources, key=lambda source: next(iter(source.topics), "")):
        folder = ET.SubElement(body, "outline", text=clean(titles.get(first, first))) if first else body
        for source in some:
            ET.SubElement(folder, "outline", _attributes(source))
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


_IN_OPML = frozenset(("name", "url", "language", "topics", "outline"))
"""Settings for which OPML has attributes of its own."""


def _attributes(source: SourceSettings) -> dict[str, str]:
    name = clean(source.name)
    own = {"type": "rss", "text": name, "title": name, "xmlUrl": source.url} if source.url else {"text": name}
    language = {"language": source.language} if source.language else {}
    topics = {"category": ",".join(source.topics)} if source.topics else {}
    unfed = {} if source.url else {_NO_FEED: "none"}
    others = source.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=set(_IN_OPML))
    extra = {f"{_OURS}{key}": value if isinstance(value, str) else json.dumps(value) for key, value in others.items()}
    return {**own, **language, **topics, **unfed, **extra, **source.outline}
