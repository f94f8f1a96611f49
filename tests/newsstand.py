"""A server on this machine with feeds on it that answer as servers do: well, badly, slowly, or not at all."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Thread
from time import monotonic, sleep
from typing import TypeAlias


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request, as it came."""

    path: str
    headers: Mapping[str, str]
    count: int
    """How often the path has been asked for, this time included."""
    method: str = "GET"


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What is sent, and how."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    declared: int | None = None
    """A false length, for a body that is cut short."""
    pieces: int = 0
    """Send it so many bytes at a time, with `pace` seconds in between."""
    pace: float = 0.0
    silent: bool = False
    """Send nothing at all, and keep the connection open."""
    raw: bytes | None = None
    """Send this, which may be no HTTP."""


WAIT = 120
"""Seconds for what takes none where all is well."""
HANDSHAKE = b"\x16"
"""How TLS begins, which is not spoken here."""
Behaviour: TypeAlias = Callable[[Asked], Reply]


class Stand:
    """The server: what it offers may be changed while it runs."""

    def __init__(self) -> None:
        self.url = ""
        self.offers: dict[str, Behaviour] = {}
        self.asked: list[Asked] = []
        self.sent = Counter[str]()
        """Bytes of bodies, by path."""
        self.most_at_once = 0
        self._now = 0
        self._counts = Counter[str]()

    def forget(self) -> None:
        """Count from zero again; what was asked before is counted on for `Asked.count`."""
        self.asked.clear()
        self.sent.clear()
        self.most_at_once = 0

    def wait_for(self, requests: int) -> None:
        """Wait until so many requests have come."""
        ends = monotonic() + WAIT
        while len(self.asked) < requests:
            assert monotonic() < ends, self.asked
            sleep(0.01)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            await self._talk(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        except asyncio.CancelledError:
            writer.transport.abort()
        writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer until somebody has enough."""
        begun = await reader.read(1)
        if begun == HANDSHAKE:
            return
        while head := begun + await reader.readuntil(b"\r\n\r\n"):
            begun = b""
            first, *lines = head.decode("latin-1").strip().split("\r\n")
            method, path, _ = first.split(" ")
            headers = {name.strip().lower(): value.strip() for name, _, value in (one.partition(":") for one in lines)}
            self._counts[path] += 1
            asked = Asked(path=path, headers=headers, count=self._counts[path], method=method)
            self.asked.append(asked)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            try:
                if not await self._answer(asked, reader, writer):
                    break
            finally:
                self._now -= 1

    async def _answer(self, asked: Asked, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Send the reply; whether the connection can go on."""
        reply = self.offers.get(asked.path, status(404))(asked)
        if reply.silent:
            await reader.read()  # until nobody waits any more
            return False
        if reply.raw is not None:
            writer.write(reply.raw)
            await writer.drain()
            return False
        length = len(reply.body) if reply.declared is None else reply.declared
        headers = {"content-length": str(length), **reply.headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        writer.write(f"HTTP/1.1 {reply.status} Said\r\n{head}\r\n".encode())
        if asked.method == "HEAD":
            await writer.drain()
            return True
        step = reply.pieces or 2**16
        for start in range(0, len(reply.body), step):
            writer.write(reply.body[start : start + step])
            self.sent[asked.path] += len(reply.body[start : start + step])
            await writer.drain()
            if reply.pace:
                await asyncio.sleep(reply.pace)
        return reply.declared is None


@contextmanager
def newsstand() -> Iterator[Stand]:
    """A server until the test is over."""
    stand = Stand()
    with listening(lambda: asyncio.start_server(stand.serve, "127.0.0.1", 0, backlog=1000)) as port:
        stand.url = f"http://127.0.0.1:{port}"
        yield stand


@contextmanager
def listening(begin: Callable[[], Awaitable[asyncio.Server]]) -> Iterator[int]:
    """Run a server in a thread of its own, until all that is left of it is gone; the port at which it listens."""
    ready: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event, int]] = Future()

    async def serve() -> None:
        over = asyncio.Event()
        server = await begin()
        ready.set_result((asyncio.get_running_loop(), over, server.sockets[0].getsockname()[1]))
        await over.wait()
        server.close()

    thread = Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    loop, over, port = ready.result(WAIT)
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()


def status(code: int, **headers: str) -> Behaviour:
    """An answer without a body."""
    said = Reply(status=code, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return lambda _: said


def moved(code: int, to: str) -> Behaviour:
    """A redirect."""
    return status(code, location=to)


def feed(body: bytes, **headers: str) -> Behaviour:
    """A feed as good servers give it: with an ETag, and only to those who do not have it."""
    tag = f'"{sha256(body).hexdigest()[:16]}"'
    more = {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == tag:
            return Reply(status=304, headers={"etag": tag})
        return Reply(headers={"content-type": "application/rss+xml", "etag": tag, **more}, body=body)

    return answer


def packed(body: bytes, coding: str) -> Behaviour:
    """A body that is said to be packed."""
    return lambda _: Reply(headers={"content-encoding": coding}, body=body)


def cut(body: bytes) -> Behaviour:
    """A feed of which half comes, before the connection ends."""
    return lambda _: Reply(body=body[: len(body) // 2], declared=len(body))


def drip(body: bytes, pace: float = 0.05) -> Behaviour:
    """A feed that comes byte by byte."""
    return lambda _: Reply(body=body, pieces=1, pace=pace)


def silence(_: Asked) -> Reply:
    """No answer, ever."""
    return Reply(silent=True)


def first(times: int, behaviour: Behaviour, then: Behaviour) -> Behaviour:
    """One behaviour for the first requests, another from then on."""
    return lambda asked: behaviour(asked) if asked.count <= times else then(asked)


def raw(sent: bytes) -> Behaviour:
    """Bytes that may be no HTTP at all."""
    return lambda _: Reply(raw=sent)


def rss(title: str, entries: Sequence[tuple[str, str, str]], *, head: str = "") -> bytes:
    """A feed: its entries are address, title and date each (a date may be empty)."""
    items = "".join(
        f"<item><title>{name}</title><link>{url}</link><guid isPermaLink='false'>{url}</guid>"
        + (f"<pubDate>{date}</pubDate>" if date else "")
        + f"<description>{name}, told in a sentence.</description></item>"
        for url, name, date in entries
    )
    channel = f"<channel><title>{title}</title>{head}{items}</channel>"
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'>{channel}</rss>".encode()
