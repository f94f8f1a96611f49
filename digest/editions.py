"""Values kept on disk between builds, by the hash of what they were made from.

Everything here may be deleted at any time: the next build makes it again, with the same result.
"""

import gzip
import zlib
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from digest.disk import write_atomically

Value = TypeVar("Value")


_SUFFIX = ".json.gz"
"""Packed, a day takes a third of the room, for a hundredth of the time that it takes to make."""

_adapters: dict[type, TypeAdapter[Any]] = {}
"""One per kind, made on first use: making one costs milliseconds."""


def _adapter(kind: type) -> TypeAdapter[Any]:
    return _adapters.setdefault(kind, _adapters.get(kind) or TypeAdapter(kind))


def to_json(value: object) -> bytes:
    """A value as JSON, the same bytes for the same value."""
    return bytes(_adapter(type(value)).dump_json(value))


def key_of(*parts: bytes | str) -> str:
    """A key for a value made from these parts: 32 hex digits, different for different lists of parts."""
    hashed = blake2b(digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(raw).to_bytes(8, "big"))
        hashed.update(raw)
    return hashed.hexdigest()


class Store:
    """A folder of values: `kind/key.json.gz`, where the kind is a type's name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, kind: type, key: str) -> Path:
        """Where a value is, or would be."""
        return self.folder / kind.__name__.lower() / f"{key}{_SUFFIX}"

    def has(self, kind: type, key: str) -> bool:
        """Whether the value is there."""
        return self.path(kind, key).is_file()

    def get(self, kind: type[Value], key: str) -> Value | None:
        """The value, or None where it is not there or cannot be read (a damaged file is as good as none)."""
        try:
            value: Value = _adapter(kind).validate_json(gzip.decompress(self.path(kind, key).read_bytes()))
        except (OSError, EOFError, zlib.error, ValidationError):
            return None
        return value

    def put(self, key: str, value: object) -> None:
        """Keep a value."""
        write_atomically(self.path(type(value), key), gzip.compress(to_json(value), compresslevel=1, mtime=0))

    def keep(self, value: object) -> str:
        """Keep a value under a key of what it holds; returns the key."""
        key = key_of(to_json(value))
        if not self.has(type(value), key):
            self.put(key, value)
        return key

    def prune(self, kind: type, keep: Iterable[str]) -> None:
        """Delete all values of a kind but these."""
        wanted = {f"{key}{_SUFFIX}" for key in keep}
        folder = self.folder / kind.__name__.lower()
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in wanted:
                path.unlink(missing_ok=True)
