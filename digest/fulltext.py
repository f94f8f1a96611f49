"""The full text of an article from its page, by trafilatura, where that is installed (the extra `full-text`)."""

from importlib.util import find_spec

from digest.text import clean_paragraphs

ENOUGH = 1_500
"""Characters of a text from which an entry is taken to have its full text already."""


def can_extract() -> bool:
    """Whether there is an extractor."""
    return find_spec("trafilatura") is not None


def full_text(raw: bytes, url: str) -> str:
    """The text of the article on a page, its paragraphs separated by a blank line; empty where there is none.

    Args:
        raw: the page, in UTF-8 or with a declaration of what it is in.
        url: its address.
    """
    from trafilatura import extract  # noqa: PLC0415 - an extra, and slow to load

    try:
        found = extract(raw, url=url, include_comments=False, include_tables=False)
    except Exception:  # noqa: BLE001 - no page must end a fetch, whatever its parsers make of it
        return ""
    return clean_paragraphs((found or "").replace("\n", "\n\n"))
