"""Writing to disk so that nothing is ever half a file."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from time import monotonic, sleep

from digest.errors import DigestError

PATIENCE = 1800.0
"""Seconds to wait for another run: a first fetch and build of a large site take minutes."""


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, whatever happens in between."""
    part = path.parent / f".{token_hex(8)}.part"
    try:
        file = part.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = part.open("xb")
    try:
        with file:
            file.write(content)
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


@contextmanager
def locked(path: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Work while nobody else does who locks the same file. The system ends a lock with the process that holds it.

    Args:
        path: the file; it is made where it is not there, and stays.
        waits: called once if somebody else is at work.

    Raises:
        DigestError: somebody else is at work for longer than `PATIENCE`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    ends = monotonic() + PATIENCE
    with path.open("w") as file:
        told = False
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not told:
                    waits()
                    told = True
                if monotonic() > ends:
                    raise DigestError(
                        f"another run has been at work for {PATIENCE / 60:.0f} minutes; is it stuck?"
                    ) from None
                sleep(0.2)
        yield
