"""Lists of subscriptions, as other programs keep them: a module per format, chosen by content.

A module has two functions: `sniff(text)`, which tells whether the format is its own, and `read(raw, text)`, which reads
it. The table below is in the order of asking; the last takes any text in which there are addresses.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from digest.errors import ReadError
from digest.lists import ini, json_list, opml, plain, yaml_list
from digest.lists.values import Listed, Subscription, TopicName
from digest.text import decode

__all__ = ["Listed", "Subscription", "TopicName", "read_list"]


class ListReader(Protocol):
    """What a format's module offers."""

    def sniff(self, text: str) -> bool:
        """Whether the text is of this format."""
        ...

    def read(self, raw: bytes, text: str) -> Listed:
        """Read a list of this format, from its bytes or from its text.

        Raises:
            ReadError: it cannot be read at all.
        """
        ...


FORMATS: Mapping[str, ListReader] = MappingProxyType(
    {"OPML": opml, "JSON": json_list, "INI": ini, "YAML": yaml_list, "plain": plain}
)


def read_list(raw: bytes) -> tuple[str, Listed]:
    """The subscriptions in a list, and the name of its format.

    Raises:
        ReadError: this is no list of subscriptions.
    """
    text = decode(raw)
    name = next((name for name, reader in FORMATS.items() if reader.sniff(text)), None)
    if name is None:
        raise ReadError("this is no list of subscriptions; if it is a feed, put it below content/feeds")
    listed = FORMATS[name].read(raw, text)
    if not listed.subscriptions and not listed.problems:
        raise ReadError(f"there is no subscription in this {name} list")
    return name, listed
