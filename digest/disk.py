"""Writing to disk so that nothing is ever half a file."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import monotonic, sleep

from digest.errors import DigestError

PATIENCE = 1800.0
"""Seconds to wait for another run: a first fetch and build of a large site take minutes."""


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, whatever happens in between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        try:
            file.write(content)
            file.close()
            Path(file.name).chmod(0o644)
            os.replace(file.name, path)  # noqa: PTH105 - the same call, without a second path object for each file
        except BaseException:
            with suppress(OSError):
                Path(file.name).unlink()
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
