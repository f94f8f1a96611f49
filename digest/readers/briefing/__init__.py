"""Briefing texts: a day's news in labelled paragraphs, lists, or headlines with their texts, by any publisher.

A text goes through `lines` (what it says, line by line), `hub` (the digest hub is taken out), `noise` (what is none
of its own text is dropped), `grammars` (a table: which form it has, and the rules that cut it into units, in the
modules named there), `opening` and `dating` (title, standfirst, day), and `reading` (items).
"""

from digest.model import Document, Reading
from digest.readers.briefing.reading import parse, reading
from digest.text import decode

__all__ = ["read", "sniff"]


def sniff(text: str) -> bool:
    """Whether the text has the structure of a briefing: a digest hub, or units of one of the grammars."""
    parts = parse(text)
    return parts.hub is not None or parts.cut is not None


def read(document: Document) -> Reading:
    """The units of a briefing as items, and its title, standfirst, digest hub and day beside them."""
    return reading(document, parse(decode(document.raw)))
