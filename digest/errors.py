"""The errors that digest raises, as one small tree.

DigestError             the command line prints its message and stops, without a traceback
├── ConfigError         settings without which nothing can be done
├── ReadError           a document that no reader can make sense of
└── EntryError          one entry that cannot become an item: becomes a `Problem`, costs nothing else
"""


class DigestError(Exception):
    """Something the person who runs digest can mend; its message says how."""


class ConfigError(DigestError):
    """Settings without which nothing can be done."""


class ReadError(DigestError):
    """A document that no reader can make sense of."""


class EntryError(DigestError):
    """One entry that cannot become an item."""
