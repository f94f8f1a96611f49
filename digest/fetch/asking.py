"""One question to a server, redirects followed by hand: each is checked, and the permanent ones are told."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Literal
from urllib.parse import urljoin

import httpcore
import httpx

from digest.fetch.addresses import Guarded, UnknownHostError, check_url
from digest.fetch.bodies import ACCEPTED, Body, BodyError
from digest.fetch.room import Hold, Room
from digest.fetch.values import Manners

_PERMANENT = frozenset((301, 308))
_REDIRECTS = _PERMANENT | {302, 303, 307}
_LONGEST_WAY = 10
"""Redirects in a row; browsers follow 20, feeds have 1 to 4."""
_CONNECT, _SILENCE = 10.0, 20.0
"""Seconds that a connection may take to be made, and that a server may say nothing at all."""
_REMAINS = 2**14
"""Bytes of an answer that nobody reads which are taken so that the connection can be used again."""


_WHY: Sequence[tuple[type[Exception], str]] = (
    (httpcore.ConnectTimeout, "no connection in time"),
    (httpcore.ReadTimeout, "the server says nothing"),
    (httpcore.TimeoutException, "no answer in time"),
    (httpcore.ConnectError, "no connection"),
    (httpcore.NetworkError, "the connection broke"),
    (httpcore.RemoteProtocolError, "the answer is no HTTP"),
    (OSError, "no answer"),
    (Exception, "an answer that cannot be understood"),
)


class AnswerError(Exception):
    """An answer that leads nowhere; its message says why."""


def said(error: Exception) -> str:
    """Why there is no answer, in words."""
    if isinstance(error, AnswerError | BodyError | UnknownHostError):
        return str(error)
    words = next(words for kind, words in _WHY if isinstance(error, kind))
    return words + (f": {error}"[:200] if str(error) else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said in the end."""

    url: str
    """Where it said it, after all redirects."""
    status: int
    headers: Mapping[str, str]
    body: bytes | None
    """Of 2xx only, and where it was asked for."""
    whole: bool
    """Whether the body came to its end."""
    transferred: int
    moved_to: str | None


class Asker:
    """Asks servers, through one pool of connections."""

    def __init__(self, manners: Manners, room: Room) -> None:
        self._manners = manners
        self._room = room
        self._client = httpx.AsyncClient(
            transport=_Transport(manners),
            headers={"user-agent": manners.agent, "accept-encoding": ACCEPTED, **_from(manners.contact)},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(_SILENCE, connect=_CONNECT, pool=None),
            trust_env=False,  # a proxy would resolve names behind our back
        )

    async def ask(self, url: str, headers: Mapping[str, str], hold: Hold) -> Answer:
        """What the server says, in the end.

        Args:
            url: where.
            headers: of the request, beside those that all have.
            hold: where the body has room.

        Raises:
            RefusedError: the address, or one that it redirects to, is not to be asked.
            AnswerError: redirects that lead nowhere.
            BodyError: a body that is too large, or cannot be unpacked.
            httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError: no answer.
        """
        return await self._follow("GET", (url, headers), partial(self._body, hold=hold))

    async def probe(self, method: Literal["HEAD", "GET"], url: str, headers: Mapping[str, str]) -> Answer:
        """The same without a body: that is not waited for. Raises as `ask` does, but for bodies."""
        return await self._follow(method, (url, headers), _take_remains if method == "HEAD" else _leave)

    async def _follow(
        self,
        method: Literal["HEAD", "GET"],
        to: tuple[str, Mapping[str, str]],
        take: Callable[[httpx.Response], Awaitable[Body | None]],
    ) -> Answer:
        """Ask there, and wherever one is sent; `take` makes what is wanted of the last answer's body."""
        url, headers = to
        way: list[str] = [url]
        moved_to, for_good = None, True
        while True:
            check_url(url)
            async with self._client.stream(method, url, headers=dict(headers)) as response:
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    body = await take(response)
                    return Answer(
                        url=url,
                        status=response.status_code,
                        headers=response.headers,
                        body=body.text if body and response.is_success else None,
                        whole=body is None or body.whole,
                        transferred=body.received if body else 0,
                        moved_to=moved_to,
                    )
                await _take_remains(response)
                url = _next(url, response.headers["location"])
            if url in way:
                raise AnswerError(f"redirected in a circle, back to {url[:200]}")
            if len(way) > _LONGEST_WAY:
                raise AnswerError(f"redirected more than {_LONGEST_WAY} times")
            way.append(url)
            for_good = for_good and response.status_code in _PERMANENT
            moved_to = url if for_good else moved_to

    async def text_of(self, url: str) -> tuple[int, bytes]:
        """Status and body of what stands at an address; raises as `ask` does."""
        with self._room.hold() as hold:
            answer = await self.ask(url, {"accept": "text/plain, */*;q=0.5"}, hold)
        return answer.status, answer.body or b""

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def _body(self, response: httpx.Response, hold: Hold) -> Body | None:
        if not response.is_success:
            await _take_remains(response)
            return None
        body = Body(response.headers.get("content-encoding", ""), self._manners.size)
        hold.begin(body)
        try:
            async for chunk in response.aiter_raw():
                await hold.until_free()
                body.add(chunk)
        except (httpcore.RemoteProtocolError, httpcore.ReadError):
            body.cut_off()
        return body


def _from(contact: str) -> dict[str, str]:
    return {"from": contact} if "@" in contact and contact.isascii() else {}


def _next(url: str, location: str) -> str:
    """Where a redirect leads; the fragment is the browser's business."""
    try:
        # A header may hold bytes that an address cannot: they are taken for UTF-8, as browsers take them.
        return str(httpx.URL(urljoin(url, location.strip()))).partition("#")[0]
    except (ValueError, httpx.InvalidURL) as error:
        raise AnswerError(f"redirected to what is no address: {location[:200]!r}") from error


async def _leave(_: httpx.Response) -> None:
    """Nothing of a body, however slowly it comes; the connection ends with it."""


async def _take_remains(response: httpx.Response) -> None:
    taken = 0
    try:
        async for chunk in response.aiter_raw():
            taken += len(chunk)
            if taken > _REMAINS:
                return
    except (httpcore.RemoteProtocolError, httpcore.ReadError):
        return


class _Transport(httpx.AsyncBaseTransport):
    """The client library's own transport, but for the guard at its connections, which it has no place for."""

    def __init__(self, manners: Manners) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            http2=True,
            max_connections=manners.concurrency,
            max_keepalive_connections=manners.concurrency,
            keepalive_expiry=5.0,
            network_backend=Guarded(manners.private),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request."""
        asked = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        answer = await self._pool.handle_async_request(asked)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()
