"""The errors that digest raises, as one small tree.

DigestError             the command line prints its message and stops, without a traceback
├── ConfigError         settings that cannot be used: every finding at once, each with file, line and remedy
├── ReadError           a document that no reader can make sense of
└── EntryError          one entry that cannot become an item: becomes a `Problem`, costs nothing else
"""

from collections.abc import Iterable


class DigestError(Exception):
    """Something the person who runs digest can mend; its message says how."""


class ConfigError(DigestError):
    """Settings that cannot be used. `findings` are complete lines: `file:line:column: what; remedy`."""

    def __init__(self, findings: Iterable[str]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(self.findings))


class ReadError(DigestError):
    """A document that no reader can make sense of."""


class EntryError(DigestError):
    """One entry that cannot become an item."""
