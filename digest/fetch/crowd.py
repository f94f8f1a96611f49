"""Many visits at once: at most so many in all and to one host, and an end to all of them.

They run in a thread of their own, so that whoever wants them can read what has come while the rest is on its way.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from urllib.parse import urlsplit

import stamina.instrumentation

from digest.fetch.asking import Asker
from digest.fetch.robots import Robots
from digest.fetch.room import Room
from digest.fetch.values import WAITING, Manners, Outcome, Progress, Told, Visit, Wanted
from digest.fetch.visiting import Course

_TOO_MANY = 429
_TICK = 0.2
"""Seconds between two words about the progress."""


class Crowd:
    """All visits of one run."""

    def __init__(self, wanted: Sequence[Wanted], manners: Manners) -> None:
        self._courses = [Course(one, manners) for one in wanted]
        self._manners = manners
        self._ended: SimpleQueue[Visit | BaseException] = SimpleQueue()
        self._room = Room(WAITING)
        """Touched by the thread of the visits alone."""
        self._under_way: dict[int, Course] = {}
        self._loop = asyncio.new_event_loop()
        self._all: asyncio.Task[None] | None = None
        self._stopped = False
        self._thread = Thread(target=self._run, daemon=True)

    def visits(self, tell: Told) -> Iterator[Visit]:
        """The visits, as they end: one for each that is wanted, and the last of them at the deadline."""
        self._thread.start()
        try:
            done, told = 0, 0.0
            while done < len(self._courses):
                if monotonic() - told >= _TICK:
                    told = monotonic()
                    tell(self._progress(done))
                with suppress(Empty):
                    ended = self._ended.get(timeout=_TICK)
                    if isinstance(ended, BaseException):
                        raise ended
                    done += 1
                    self._call(self._room.add_waiting, -len(ended.body or b""))
                    yield ended
            tell(self._progress(done))
        finally:
            self._call(self._stop)
            self._thread.join(timeout=5.0)

    def _progress(self, done: int) -> Progress:
        under_way = sorted(
            (course.under_way for course in list(self._under_way.values())), key=lambda one: -one.seconds
        )
        return Progress(done=done, total=len(self._courses), under_way=tuple(under_way))

    def _call(self, do: Callable[..., None], *args: int) -> None:
        """Have something done in the thread of the visits."""
        with suppress(RuntimeError):  # the loop is closed: all is over
            self._loop.call_soon_threadsafe(do, *args)

    def _stop(self) -> None:
        self._stopped = True
        if self._all is not None:
            self._all.cancel()

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._visit_all())
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits for the visits
            self._ended.put(error)

    async def _visit_all(self) -> None:
        stamina.instrumentation.set_on_retry_hooks([])  # what is tried again is told in our own words
        if self._stopped:  # before it has begun
            return
        self._all = asyncio.current_task()
        ends = self._loop.time() + self._manners.deadline
        asker = Asker(self._manners, self._room)
        robots = Robots(asker, self._manners.agent)
        places = asyncio.Semaphore(self._manners.concurrency)
        hosts: dict[str, _Host] = defaultdict(lambda: _Host(asyncio.Semaphore(self._manners.per_host)))

        async def one(course: Course) -> None:
            host = hosts[_host(course.wanted.url)]
            try:
                async with asyncio.timeout_at(ends), host.places:
                    visit = host.spared(course)
                    if visit is None:
                        await asyncio.sleep(host.free_at - self._loop.time())
                        async with places:
                            await self._room.until_free()
                            self._under_way[id(course)] = course
                            visit = await course.run(asker, robots, self._room)
                        host.free_at = self._loop.time() + self._manners.pause
                        host.note(visit, course)
            except TimeoutError:
                message = f"not done when the time for all, {self._manners.deadline:g} s, was over"
                visit = course.put_off(message) if course.wanted.kind == "link" else course.failed(message)
            finally:
                self._under_way.pop(id(course), None)
            self._room.add_waiting(len(visit.body or b""))
            self._ended.put(visit)

        try:
            async with asyncio.TaskGroup() as group:
                for course in self._courses:
                    group.create_task(one(course))
        finally:
            self._all = None  # whoever stops listening now must not break off the closing of connections
            with suppress(TimeoutError):
                async with asyncio.timeout(3.0):
                    await asker.aclose()


class _Host:
    """A machine that is visited."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self.places = places
        self.free_at = 0.0
        """When it may be visited again, by the clock of the loop."""
        self._enough: Visit | None = None

    def spared(self, course: Course) -> Visit | None:
        """The visit as put off, where the machine has had enough of our testing its links, for the rest of a run."""
        if self._enough is None or course.wanted.kind != "link":
            return None
        return course.put_off(self._enough.message, self._enough.due)

    def note(self, visit: Visit, course: Course) -> None:
        """Note whether the machine has had enough."""
        asks_to_wait = visit.outcome is Outcome.LATER or visit.status == _TOO_MANY
        if course.wanted.kind == "link" and asks_to_wait and _host(visit.final_url) == _host(course.wanted.url):
            self._enough = visit


def _host(url: str) -> str:
    """Whose server it is: the limit is for a machine, whatever its ports."""
    with suppress(ValueError):
        return urlsplit(url).hostname or ""
    return ""
