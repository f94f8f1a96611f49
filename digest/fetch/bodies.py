"""Unpacking bodies in small pieces, so that what a bomb would become is never in memory.

The client library could unpack these codings as well, but only whole chunks at a time: 64 kB of gzip are 64 MB, of zstd
2 GB. Here a piece is at most some megabytes, and the limit is looked at after each.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import Protocol

import brotli
import zstandard

ACCEPTED = "gzip, deflate, br, zstd"

_PIECE = 2**16
_ZSTD_INPUT = 64
"""Bytes given to zstd at once: a block of 4 bytes may stand for 128 kB, so these become 2 MB at most."""
_ZSTD_WINDOW = 2**23
"""RFC 9659: what a decoder of HTTP content has to support, and no more."""
_CODINGS = 3
"""More codings, one in the other, are no server's way."""
_BOMB_SHARE = 100
"""How many bytes one packed byte may stand for, past the first `_BOMB_START`: feeds that we know have 4 to 30."""
_BOMB_START = 2**20


class BodyError(Exception):
    """A body that cannot be unpacked, or must not be; its message says why."""


class Unpacker(Protocol):
    """One coding being undone."""

    def feed(self, packed: bytes) -> Iterator[bytes]:
        """What these bytes become, piece by piece."""
        ...

    @property
    def whole(self) -> bool:
        """Whether the end that the coding itself marks was seen."""
        ...


class _Deflated:
    """gzip (RFC 1952, of any number of members) and deflate, with zlib's frame or without."""

    def __init__(self, bits: Sequence[int]) -> None:
        self._bits = list(bits)
        self._inner = zlib.decompressobj(self._bits.pop(0))
        self._begun = False
        self._rest = b""

    def feed(self, packed: bytes) -> Iterator[bytes]:
        packed, self._rest = self._rest + packed, b""
        if not self._begun and len(packed) < 2:
            self._rest = packed  # two bytes tell with or without a frame
            return
        while packed:
            if self._inner.eof:
                if not packed.startswith(b"\x1f"):
                    return  # padding behind the last member
                self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                piece = self._inner.decompress(packed, _PIECE)
            except zlib.error:
                if self._begun or not self._bits:
                    raise
                self._inner = zlib.decompressobj(self._bits.pop(0))
                continue
            self._begun = True
            yield piece
            packed = self._inner.unconsumed_tail or self._inner.unused_data

    @property
    def whole(self) -> bool:
        return self._inner.eof


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    def feed(self, packed: bytes) -> Iterator[bytes]:
        yield self._inner.process(packed, output_buffer_limit=_PIECE)
        while not self._inner.can_accept_more_data():
            yield self._inner.process(b"", output_buffer_limit=_PIECE)

    @property
    def whole(self) -> bool:
        return bool(self._inner.is_finished())


class _Zstandard:
    def __init__(self) -> None:
        self._inner = self._frame()

    @staticmethod
    def _frame() -> "zstandard.ZstdDecompressionObj":
        return zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()

    def feed(self, packed: bytes) -> Iterator[bytes]:
        for start in range(0, len(packed), _ZSTD_INPUT):
            left = packed[start : start + _ZSTD_INPUT]
            while left:
                if self._inner.eof:
                    self._inner = self._frame()
                yield self._inner.decompress(left)
                left = self._inner.unused_data

    @property
    def whole(self) -> bool:
        return self._inner.eof


_UNPACKERS: Mapping[str, Callable[[], Unpacker]] = MappingProxyType(
    {
        "gzip": lambda: _Deflated([zlib.MAX_WBITS | 16]),
        "x-gzip": lambda: _Deflated([zlib.MAX_WBITS | 16]),
        "deflate": lambda: _Deflated([zlib.MAX_WBITS, -zlib.MAX_WBITS]),
        "br": _Brotli,
        "zstd": _Zstandard,
    }
)


class Body:
    """A body that is being received and unpacked."""

    def __init__(self, codings: str, limit: int) -> None:
        """A body packed in `codings`, as `Content-Encoding` has them, of at most `limit` bytes once unpacked."""
        names = [name for part in codings.lower().split(",") if (name := part.strip()) not in ("", "identity")]
        if unknown := [name for name in names if name not in _UNPACKERS]:
            raise BodyError(f"packed in a way that nobody asked for: {unknown[0][:40]}")
        if len(names) > _CODINGS:
            raise BodyError(f"packed {len(names)} times over")
        self._unpackers = [_UNPACKERS[name]() for name in reversed(names)]
        self._sizes = [0] * len(names)
        self._limit = limit
        self._text = BytesIO()
        self.received = 0
        """Bytes as they came over the wire."""
        self._cut_off = False

    def add(self, packed: bytes) -> None:
        """Take in what came.

        Raises:
            BodyError: it is too much, or not what the codings say.
        """
        self.received += len(packed)
        try:
            for piece in self._unpacked(packed, 0):
                self._text.write(piece)
                if self.size > self._limit:
                    raise BodyError(f"larger than {self._limit / 2**20:g} MB")
        except (zlib.error, brotli.error, zstandard.ZstdError) as error:
            raise BodyError("damaged: it cannot be unpacked") from error

    def _unpacked(self, packed: bytes, at: int) -> Iterator[bytes]:
        if at == len(self._unpackers):
            yield packed
            return
        for piece in self._unpackers[at].feed(packed):
            self._sizes[at] += len(piece)
            if self._sizes[at] > max(_BOMB_START, _BOMB_SHARE * self.received):
                raise BodyError(f"a bomb: {self.received:,} bytes that unpack to more than {self._sizes[at]:,}")
            yield from self._unpacked(piece, at + 1)

    def cut_off(self) -> None:
        """Take note that the connection ended before its end."""
        self._cut_off = True

    @property
    def whole(self) -> bool:
        """Whether it came to its end: that of the connection, and those that the codings mark themselves."""
        return not self._cut_off and all(unpacker.whole for unpacker in self._unpackers)

    @property
    def size(self) -> int:
        """Bytes that have been unpacked so far."""
        return self._text.tell()

    @property
    def text(self) -> bytes:
        """What has been unpacked so far."""
        return self._text.getvalue()
