"""Whom we ask: public web addresses, and others only where the settings allow it.

A name is resolved here, what it stands for is checked, and the connection goes to that very address: a name that
resolves to another one a moment later (DNS rebinding) gains nothing. The same holds for each redirect.
"""

import asyncio
import socket
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Thread
from typing import TypeAlias
from urllib.parse import urlsplit

import httpcore

from digest.fetch.values import Network

Address: TypeAlias = IPv4Address | IPv6Address
_SCHEMES = ("http", "https")
_NAT64 = ip_network("64:ff9b::/96")
"""RFC 6052: IPv6 addresses that end with an IPv4 address."""


class RefusedError(Exception):
    """An address that is not to be asked; its message says why."""


class UnknownHostError(OSError):
    """A name that stands for no address."""


def check_url(url: str) -> None:
    """Nothing, where the address can be asked as far as its text tells.

    Raises:
        RefusedError: it cannot.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise RefusedError(f"{url[:200]!r} is no address: {error}") from error
    if parts.scheme.lower() not in _SCHEMES:
        raise RefusedError(f"{url[:200]!r} is not on the web; only http and https are asked")
    if not host:
        raise RefusedError(f"{url[:200]!r} names no host")
    if parts.username or parts.password:
        raise RefusedError("the address holds a name or a password; those are not sent")


class Guarded(httpcore.AsyncNetworkBackend):
    """Connects to public addresses, and to the private ones that are allowed."""

    def __init__(self, allowed: Sequence[Network]) -> None:
        self._allowed = allowed
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first of the host's addresses that answers.

        Raises:
            RefusedError: one of its addresses is not public, and not allowed.
            OSError: there is no such host, or none of its addresses answers.
        """
        addresses = await resolve(host, port)
        for address in addresses:
            if not self._may_ask(address):
                name = f"{address}" if str(address) == host else f"{address}, which {host} stands for,"
                remedy = f"`fetch: {{private: {str(address)!r}}}` in digest.yml would allow it"
                raise RefusedError(f"{name} is not a public address; {remedy}")
        failure: Exception | None = None
        for address in addresses:
            try:
                return await self._inner.connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        assert failure
        raise failure

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._inner.sleep(seconds)

    def _may_ask(self, address: Address) -> bool:
        if any(address in network for network in self._allowed if network.version == address.version):
            return True
        inner = _inside(address)
        return all(one.is_global and not one.is_multicast for one in (address, *inner))


def _inside(address: Address) -> tuple[Address, ...]:
    """The IPv4 address that an IPv6 address leads to, where it is of a kind that does."""
    if isinstance(address, IPv4Address):
        return ()
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(one for one in found if one is not None)


async def resolve(host: str, port: int) -> tuple[Address, ...]:
    """What a host's name stands for, each address once, in the order in which they are to be tried.

    The question is put from a thread of its own: the system's resolver cannot be interrupted, and one that hangs must
    hold up neither the others nor the end of the program.

    Raises:
        UnknownHostError: nothing.
    """
    try:
        return (ip_address(host),)
    except ValueError:
        pass
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def ask() -> None:
        try:
            found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError):
            why = UnknownHostError(f"there is no host {host!r}")
            hand_over(lambda: answer.set_exception(why))
        else:
            hand_over(lambda: answer.set_result(found))

    def hand_over(settle: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(lambda: None if answer.done() else settle())

    Thread(target=ask, daemon=True).start()
    return tuple(dict.fromkeys(ip_address(name.partition("%")[0]) for name in await answer))
