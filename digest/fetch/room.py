"""Room for bodies: those on their way and those that nobody took yet are, all together, of a bounded size."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TypeAlias

from digest.fetch.bodies import Body

Pause: TypeAlias = Callable[[], AbstractContextManager[None]]
"""What surrounds a wait that is not the server's fault."""


class Room:
    """What all visits have for the bodies that they bring.

    When it is full, no visit begins, and those that go on wait before they take in more: until somebody has taken what
    is there, or another visit is over. One of them is let on all the same, to its end, so that not all wait for each
    other. So there are `size` bytes at most, and what that one brings.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._waiting = 0
        self._holds: list[Hold] = []
        self._let_on: Hold | None = None
        self._changed = asyncio.Event()

    def add_waiting(self, more: int) -> None:
        """So many bytes more are there and wait to be taken, or less."""
        self._waiting += more
        self._changed.set()

    @property
    def is_full(self) -> bool:
        """Whether there is as much as there may be."""
        return self._waiting + sum(hold.size for hold in self._holds) > self._size

    async def until_free(self) -> None:
        """Wait until a visit may begin."""
        while self.is_full:
            await self._change()

    @contextmanager
    def hold(self, pause: Pause = nullcontext) -> Iterator["Hold"]:
        """What one visit has of the room, until it is over."""
        hold = Hold(self, pause)
        self._holds.append(hold)
        try:
            yield hold
        finally:
            self._holds.remove(hold)
            self._let_on = None if self._let_on is hold else self._let_on
            self._changed.set()

    async def until_free_for(self, hold: "Hold") -> None:
        """Wait until a visit may take in more."""
        while self.is_full:
            # What waits to be taken will be. Of what is on its way, nothing might ever end.
            if not self._waiting and self._let_on in (None, hold):
                self._let_on = hold
                return
            await self._change()

    async def _change(self) -> None:
        self._changed.clear()
        await self._changed.wait()


class Hold:
    """What one visit has of the room: the bodies of all its tries, as what was cut short may be all that comes."""

    def __init__(self, room: Room, pause: Pause) -> None:
        self._room = room
        self._pause = pause
        self._bodies: list[Body] = []

    @property
    def size(self) -> int:
        """Bytes of its bodies, so far."""
        return sum(body.size for body in self._bodies)

    def begin(self, body: Body) -> None:
        """Count a body that begins to come."""
        self._bodies.append(body)

    async def until_free(self) -> None:
        """Wait until more may be taken in."""
        if self._room.is_full:
            with self._pause():
                await self._room.until_free_for(self)


@contextmanager
def paused(ends: asyncio.Timeout) -> Iterator[None]:
    """Let the time of whatever has a deadline not run meanwhile."""
    now = asyncio.get_running_loop().time
    left = (ends.when() or now()) - now()
    ends.reschedule(None)
    try:
        yield
    finally:
        ends.reschedule(now() + left)
