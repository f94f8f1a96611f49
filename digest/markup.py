"""HTML in and out: the one place that strips, sanitises and marks text as safe."""

import re
from html import unescape

import nh3

from digest.text import clean_paragraphs

_MARKUP = re.compile(r"[<&]")
_BLOCKS = (
    "address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul"
)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS.replace(' ', '|')})>")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*>")


def plain(source: str) -> str:
    """The text of an HTML fragment: paragraphs separated by a blank line, entities resolved, no markup.

    Text without `<` and `&` is not parsed at all. What the sanitiser returns is well-formed and, without
    attributes, has no `>` but at the end of a tag: that is why patterns suffice for the rest.
    """
    if not _MARKUP.search(source):
        return clean_paragraphs(source)
    if "<" not in source:
        return clean_paragraphs(unescape(source))
    # JSON can spell out halves of characters, which the parser does not take.
    whole = source if source.isascii() else source.encode("utf-8", "ignore").decode()
    cleaned = nh3.clean(whole, attributes={"*": set()}, link_rel=None)
    return clean_paragraphs(unescape(_TAG.sub("", _BLOCK_TAG.sub("\n\n", cleaned.replace("<br>", "\n")))))
