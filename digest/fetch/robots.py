"""What robots.txt allows (RFC 9309), and how often, where it applies: to web pages that we come upon, not to feeds."""

import asyncio
from urllib.parse import urljoin

import httpcore
from protego import Protego

from digest.fetch.addresses import RefusedError
from digest.fetch.asking import AnswerError, Asker, said
from digest.fetch.bodies import BodyError
from digest.fetch.room import Pause

_LONGEST = 500 * 2**10
"""RFC 9309, 2.5: what a parser has to read at least."""
LONGEST_DELAY = 30.0
"""Seconds between two requests to a host, whatever longer `Crawl-delay` it asks for: that is meant for programs which
take whole sites, and we ask for a few pages."""


class UnruledError(RefusedError):
    """Nobody says what may be fetched, so nothing may; the server is in trouble, or there is none."""


class Robots:
    """The rules of the hosts that we came to, each asked for once."""

    def __init__(self, asker: Asker, agent: str) -> None:
        self._asker = asker
        self._agent = agent
        self._rules: dict[str, Protego | str] = {}
        """Or why there are none."""
        self._asking: dict[str, asyncio.Lock] = {}
        self._free: dict[str, float] = {}
        """When each host that has a `Crawl-delay` may be asked again, by the clock of the loop."""

    async def check(self, url: str) -> None:
        """Nothing, where the page may be fetched.

        Raises:
            UnruledError: nobody says.
            RefusedError: it may not.
        """
        place = _place(url)
        async with self._asking.setdefault(place, asyncio.Lock()):
            if place not in self._rules:
                self._rules[place] = await self._read(place)
        rules = self._rules[place]
        if isinstance(rules, str):
            raise UnruledError(f"{place} cannot be had ({rules}), so the page is not fetched")
        if not rules.can_fetch(url, self._agent):
            raise RefusedError(f"{place} asks programs not to fetch this page")

    async def turn(self, url: str, pause: Pause) -> None:
        """Wait until the page's host may be asked again, where the rules that allowed it have a `Crawl-delay`."""
        rules = self._rules.get(place := _place(url))
        delay = min(float(rules.crawl_delay(self._agent) or 0), LONGEST_DELAY) if isinstance(rules, Protego) else 0.0
        if not delay:
            return
        now = asyncio.get_running_loop().time()
        free = max(now, self._free.get(place, now))
        self._free[place] = free + delay
        if free > now:
            with pause():
                await asyncio.sleep(free - now)

    async def _read(self, place: str) -> Protego | str:
        """The rules there, or why there are none as the server is in trouble: then nothing is allowed.

        So RFC 9309 has it, 2.3.1.4.
        """
        try:
            status, body = await self._asker.text_of(place)
        except (
            AnswerError,
            BodyError,
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.TimeoutException,
            OSError,
        ) as error:
            return said(error)
        if status >= 500:
            return f"the server answers {status}"
        return Protego.parse(body[:_LONGEST].decode("utf-8", "replace") if status == 200 else "")


def _place(url: str) -> str:
    return urljoin(url, "/robots.txt")
