"""Plain lists: an address a line, with a name or tags beside it, as people and terminal readers write them."""

import re

from digest.lists.values import Listed, Subscription, feed_address
from digest.text import clean

_ADDRESS = re.compile(r"(?:feed:(?://)?)?https?://[^\s<>\"'`|]+|feed://[^\s<>\"'`|]+", re.IGNORECASE)
_MARKDOWN = re.compile(r"\[([^\]\n]+)\]\(\s*([^)\s]+)[^)]*\)")
_QUOTED = re.compile(r'"([^"]*)"')
_AROUND = " .\t-–—*+:,;|>#[]()"
"""What may stand between an address and its name, or before both."""


def sniff(text: str) -> bool:
    """Whether there are addresses in it, and it is no markup."""
    return not text.lstrip("\ufeff \t\r\n").startswith("<") and bool(_ADDRESS.search(text))


def read(raw: bytes, text: str) -> Listed:  # noqa: ARG001 - the other formats may ask for the bytes
    """The feeds of a list. Lines that begin with `#` are headings or comments."""
    lines = ((number, line.strip()) for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1))
    with_address = ((f"line {number}", line) for number, line in lines if _ADDRESS.search(line) and line[0] != "#")
    return Listed.collect(with_address, _subscription)


def _subscription(line: str) -> Subscription:
    """A line's address; words in quotes are tags, or with a `~` the name; without quotes, other words are the name."""
    if link := _MARKDOWN.search(line):
        return Subscription(url=feed_address(link[2]), name=clean(link[1]))
    found = _ADDRESS.search(line)
    address = found[0].rstrip(".,;)]") if found else ""
    rest = line.replace(address, " ", 1)
    quoted = _QUOTED.findall(rest)
    named = [clean(words[1:]) for words in quoted if words.startswith("~")]
    tags = tuple(dict.fromkeys(clean(words) for words in quoted if clean(words) and words[:1] not in "~!"))
    return Subscription(
        url=feed_address(address),
        name=next(iter(named), "") or ("" if quoted else clean(rest.strip(_AROUND))),
        categories=tags,
    )
