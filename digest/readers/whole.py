"""Text of no known format: kept whole, as one item, with a problem that says so. No structure is invented."""

from digest.model import DateIs, Document, Item, Problem, Reading, Source
from digest.text import clean_paragraphs, decode
from digest.urls import item_id, source_id

MAX_TEXT = 100_000
"""Characters: more than the longest article; what is longer is not news."""


def sniff(text: str) -> bool:
    """Any prose will do; data in JSON or XML is not prose."""
    return not text.lstrip().startswith(("{", "[{", "[[", '["', "[]", "<?xml", "<opml"))


def read(document: Document) -> Reading:
    """The whole text as the body of one item, titled by its first line where that is short."""
    text = decode(document.raw)
    body = clean_paragraphs(text[:MAX_TEXT])
    first, _, rest = body.partition("\n\n")
    title = first if rest and len(first) <= 160 else None
    source = document.source or Source(id=source_id("Unknown"), name="Unknown")
    item = Item(
        id=item_id(None, source.id, body, document.seen),
        source_id=source.id,
        title=title,
        published=document.seen,
        first_seen=document.seen,
        date_is=DateIs.SEEN if document.seen else DateIs.UNKNOWN,
        body=rest if title else body,
        language=source.language,
        where=f"{document.name}:1",
    )
    kept = "kept whole" if len(text) <= MAX_TEXT else f"its first {MAX_TEXT:,} characters kept"
    problem = Problem(
        where=document.name,
        message=f"no known format; {kept}, as one item",
        remedy="name its reader in sources.yml if it has one",
    )
    return Reading(items=(item,), sources=(source,), problems=(problem,))
