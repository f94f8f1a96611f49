"""To be written."""

from digest.model import Document, Reading


def sniff(text: str) -> bool:
    """Not yet."""
    return False and bool(text)


def read(document: Document) -> Reading:
    """Not yet."""
    raise NotImplementedError(document.name)
