"""One visit: asked again where that may help, and over when its time is."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import lru_cache, partial
from time import monotonic
from typing import Any

import httpcore
import stamina

from digest.fetch.addresses import RefusedError, UnknownHostError
from digest.fetch.asking import Answer, Asker, said
from digest.fetch.patience import fresh_until, retry_after
from digest.fetch.robots import Robots, UnruledError
from digest.fetch.room import Hold, Pause, Room, paused
from digest.fetch.values import Manners, Outcome, UnderWay, Visit, Wanted

_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
"""What may be different a moment later."""
_WAITS_AT_MOST = 10.0
"""Seconds that a visit waits when the server asks for them; what asks for more is visited another time."""
_ACCEPT = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
    "page": "text/html, application/xhtml+xml, */*;q=0.5",
    "link": "text/html, application/xhtml+xml, */*;q=0.5",
}
_A_BYTE = {"range": "bytes=0-0"}
_NOT_WORTH_ANOTHER_WORD = frozenset((429, 503))
"""What a server answers that has enough of us; any other refusal of HEAD may be one of the method."""
_NO_SUCH_BYTE = 416
"""There is something, and it is empty (RFC 9110, 15.5.17)."""
_NO_ANSWER = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError)


class _AgainError(Exception):
    """An answer that another try may better."""

    def __init__(self, answer: Answer, wait: timedelta | None = None) -> None:
        super().__init__(answer)
        self.answer = answer
        self.wait = wait


class Course:
    """The course of one visit: it can be told of while it goes on, and ends with a `Visit` whatever happens."""

    def __init__(self, wanted: Wanted, manners: Manners) -> None:
        self.wanted = wanted
        self._manners = manners
        self._at = datetime.now(UTC)
        self._began = monotonic()
        self._idle = 0.0
        self._tries = 0
        self._transferred = 0
        self._doing = "waits for its turn"

    @property
    def under_way(self) -> UnderWay:
        """How it is going."""
        return UnderWay(source_id=self.wanted.source_id, seconds=self._seconds, doing=self._doing)

    async def run(self, asker: Asker, robots: Robots, room: Room) -> Visit:
        """The visit, within its own deadline."""
        self._began, self._at = monotonic(), datetime.now(UTC)
        try:
            async with asyncio.timeout(self._manners.visit_deadline) as ends:
                with room.hold(partial(self._paused, ends, "waits until others are read")) as hold:
                    pause = partial(self._paused, ends, "waits between two pages of the host, as its robots.txt asks")
                    return self._visit(await self._answer(asker, robots, hold, pause))
        except TimeoutError:
            return self.failed(f"no end within {self._manners.visit_deadline:g} seconds ({self._doing})")
        except _AgainError as error:
            return self._unbettered(error)
        except RefusedError as error:
            dead = isinstance(error, UnruledError) and self.wanted.kind == "link"
            return self._ended(Outcome.FAILED if dead else Outcome.REFUSED, str(error))
        except Exception as error:  # noqa: BLE001 - what a server makes a library do must cost its source only
            return self.failed(said(error))

    def failed(self, message: str) -> Visit:
        """The visit as it ends here."""
        return self._ended(Outcome.FAILED, message)

    def put_off(self, message: str, due: datetime | None = None) -> Visit:
        """The visit as one that is to be made another time."""
        return replace(self._ended(Outcome.LATER, message), due=due)

    @contextmanager
    def _paused(self, ends: asyncio.Timeout, doing: str) -> Iterator[None]:
        """While the visit waits for what is not its server's fault."""
        was, self._doing, began = self._doing, doing, monotonic()
        with paused(ends):
            yield
        self._doing = was
        self._idle += monotonic() - began

    @property
    def _seconds(self) -> float:
        """Seconds that it takes, so far, as far as that is the server's doing."""
        return monotonic() - self._began - self._idle

    async def _answer(self, asker: Asker, robots: Robots, hold: Hold, pause: Pause) -> Answer:
        wanted = self.wanted
        asks = self._manners.robots == "all" or (self._manners.robots == "pages" and wanted.kind != "feed")
        if asks:
            self._doing = "asks for robots.txt"
            await robots.check(wanted.url)
        tries = stamina.retry_context(
            on=self._worth_another, attempts=self._manners.tries, timeout=None, wait_initial=0.5, wait_max=8.0
        )
        async for attempt in tries:
            with attempt:
                if asks:
                    await robots.turn(wanted.url, pause)
                self._tries += 1
                self._doing = "waits for an answer" + (f", try {self._tries}" if self._tries > 1 else "")
                asking = asker.ask(wanted.url, _headers(wanted), hold) if wanted.kind != "link" else self._probe(asker)
                answer = await asking
                self._transferred += answer.transferred
                if answer.status in _AGAIN:
                    raise _AgainError(answer, retry_after(answer.headers, datetime.now(UTC)))
                if not answer.whole:
                    raise _AgainError(answer)
        return answer

    async def _probe(self, asker: Asker) -> Answer:
        """The answer to HEAD or, where a server does not like that, to GET for a byte."""
        url, headers = self.wanted.url, _headers(self.wanted)
        try:
            answer = await asker.probe("HEAD", url, headers)
        except (httpcore.RemoteProtocolError, httpcore.ReadError):
            return await asker.probe("GET", url, headers | _A_BYTE)
        if answer.status < 400 or answer.status in _NOT_WORTH_ANOTHER_WORD:
            return answer
        return await asker.probe("GET", url, headers | _A_BYTE)

    def _worth_another(self, error: Exception) -> bool | float:
        """Whether to try again; as a number, after how many seconds."""
        if isinstance(error, UnknownHostError | httpcore.UnsupportedProtocol | httpcore.LocalProtocolError):
            return False
        if not isinstance(error, (_AgainError, *_NO_ANSWER)):
            return False
        self._doing = "waits before another try"
        if isinstance(error, _AgainError) and error.wait is not None:
            wait = error.wait.total_seconds()
            return wait if wait <= _WAITS_AT_MOST else False
        return True

    def _visit(self, answer: Answer) -> Visit:
        if answer.status == 304 and (self.wanted.etag or self.wanted.last_modified):
            return self._ended(Outcome.UNCHANGED, "", answer)
        if answer.status == 410:
            return self._ended(Outcome.GONE, "the server says that it is gone for good", answer)
        if self.wanted.kind == "link" and (200 <= answer.status < 300 or answer.status == _NO_SUCH_BYTE):
            return self._ended(Outcome.THERE, "", answer)
        if answer.body is None:
            return self._ended(Outcome.FAILED, _answers(answer.status), answer)
        if not answer.body.strip():
            return self._ended(Outcome.FAILED, "the answer is empty", answer)
        return self._ended(Outcome.FETCHED, "", answer)

    def _unbettered(self, error: _AgainError) -> Visit:
        """What no other try has bettered, or what was not worth one."""
        answer = error.answer
        if answer.body is not None:
            message = "the answer was cut short" + (f", {self._tries} times" if self._tries > 1 else "")
            return self._ended(Outcome.FETCHED if answer.body.strip() else Outcome.FAILED, message, answer)
        if error.wait is not None and error.wait.total_seconds() > _WAITS_AT_MOST:
            return self._ended(Outcome.LATER, _answers(answer.status) + " and asks to wait", answer)
        return self._ended(Outcome.FAILED, _answers(answer.status), answer)

    def _ended(self, outcome: Outcome, message: str, answer: Answer | None = None) -> Visit:
        visit = Visit(
            source_id=self.wanted.source_id,
            url=self.wanted.url,
            at=self._at,
            outcome=outcome,
            seconds=self._seconds,
            tries=self._tries,
            transferred=self._transferred,
            message=message,
        )
        return replace(visit, **_told(answer, self.wanted, visit)) if answer else visit


def _told(answer: Answer, wanted: Wanted, visit: Visit) -> dict[str, Any]:
    """What an answer adds to a visit that ended with it."""
    headers, outcome = answer.headers, visit.outcome
    media_type, charset = _content_type(headers.get("content-type", ""))
    told: dict[str, Any] = {"final_url": answer.url, "status": answer.status}
    if outcome is Outcome.LATER:
        return told | {"due": visit.at + (retry_after(headers, visit.at) or timedelta())}
    if outcome is Outcome.THERE:
        return told | {"moved_to": answer.moved_to}
    if outcome not in (Outcome.FETCHED, Outcome.UNCHANGED):
        return told
    told |= {"moved_to": answer.moved_to, "media_type": media_type, "charset": charset, "body": answer.body}
    if not answer.whole:
        return told | {"cut_short": True}
    before = wanted if outcome is Outcome.UNCHANGED else Wanted(source_id="", url="")
    return told | {
        "etag": headers.get("etag", before.etag),
        "last_modified": headers.get("last-modified", before.last_modified),
        "due": fresh_until(headers, visit.at),
    }


def _headers(wanted: Wanted) -> dict[str, str]:
    known = {"if-none-match": wanted.etag, "if-modified-since": wanted.last_modified}
    return {"accept": _ACCEPT[wanted.kind], **{name: value for name, value in known.items() if value}}


@lru_cache(maxsize=256)
def _content_type(header: str) -> tuple[str, str]:
    """The media type and the charset, in lower case."""
    message = EmailMessage()
    message["content-type"] = header[:200]
    return message.get_content_type() if header else "", (message.get_content_charset() or "").lower()


def _answers(status: int) -> str:
    reason = _REASONS.get(status)
    return f"the server answers {status}" + (f" ({reason})" if reason else "")


_REASONS: Mapping[int, str] = {
    401: "it asks for a password",
    403: "it does not let us in",
    404: "there is nothing at this address",
    429: "it was asked too often",
    500: "it has a fault of its own",
    502: "it cannot reach what is behind it",
    503: "it is overloaded or being mended",
    504: "it cannot reach what is behind it",
}
