"""Asking a language model for other wordings: the only module that sends anything out, and only if told to.

The client library, openai, comes with the extra `news-digest[llm]`; it speaks to every endpoint that answers as
OpenAI's chat completions do, those of local models among them. Answers are kept by what was
asked, so nothing is asked twice.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.compose import INSTRUCTIONS, Request, proposals_in
from digest.config import Composing
from digest.editions import key_of
from digest.errors import ConfigError

if TYPE_CHECKING:
    from openai import OpenAI

KEY = "DIGEST_LLM_KEY"
"""The environment variable that holds the endpoint's key. It is kept nowhere else, and printed never."""
INSTALL = "pip install 'news-digest[llm]'"
_GIVES_UP_AFTER = 3
"""Requests that fail one after the other, each sent again as often as the settings say: then nobody is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriter:
    """A language model that can be asked."""

    settings: Composing

    @property
    def id(self) -> str:
        """Different for rewriters that may give different answers."""
        return key_of(INSTRUCTIONS, self.settings.base_url or "", self.settings.model or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """A rewriter's proposals as they are kept: by the key of what was asked, by the number of the sentence."""

    of: Mapping[str, dict[int, str]] = field(default_factory=dict)


def find_rewriter(settings: Composing) -> Rewriter | None:
    """The rewriter that the settings ask for, or None where they ask for none. Nothing is sent.

    Raises:
        ConfigError: a setting or the library is missing, or the key would be sent for everybody to read.
    """
    if settings.rewriter == "none":
        return None
    missing = [name for name in ("base_url", "model") if not getattr(settings, name)]
    if missing:
        raise ConfigError(f"the rewriter 'llm' needs {' and '.join(f'`{name}`' for name in missing)}")
    if find_spec("openai") is None:
        raise ConfigError(f"the rewriter 'llm' needs openai, which is not installed: {INSTALL}")
    if os.environ.get(KEY) and not _is_private(settings.base_url or ""):
        raise ConfigError(f"{KEY} would go to `base_url` unencrypted; use an address that begins with https://")
    return Rewriter(settings=settings)


def _is_private(address: str) -> bool:
    """Whether nobody on the way can read what is sent to an address."""
    parts = urlsplit(address)
    if parts.scheme == "https" or parts.hostname == "localhost":
        return True
    try:
        return ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


def answers_key(rewriter: Rewriter, day: object) -> str:
    """The key under which the answers about a day's edition are kept."""
    return key_of(rewriter.id, str(day))


class Line:
    """The line to a rewriter during one build: so many requests and so much time, and then no more."""

    def __init__(self, rewriter: Rewriter) -> None:
        self.rewriter = rewriter
        self.sent = 0
        self.failures: dict[str, int] = {}
        """Why requests got no answer, and how many."""
        self.left = 0
        """Requests that were not sent."""
        self._client: OpenAI | None = None
        self._settings = rewriter.settings
        self._ends = monotonic() + rewriter.settings.deadline
        self._failed_in_a_row = 0

    def ask(self, requests: Sequence[Request]) -> Iterator[tuple[Request, dict[int, str]]]:
        """The answers to what can still be sent and is answered in time, in the order in which they come."""
        waiting = list(requests)
        answers: SimpleQueue[tuple[Request, str | None, str]] = SimpleQueue()
        under_way = 0
        while True:
            while waiting and under_way < self._settings.concurrency and self._goes_on():
                self._send(waiting.pop(0), answers)
                under_way += 1
            if not under_way:
                break
            try:
                request, answer, problem = answers.get(timeout=max(0.0, self._ends - monotonic()))
            except Empty:
                self._fail("no answer before the deadline", under_way)
                break
            under_way -= 1
            if answer is None:
                self._failed_in_a_row += 1
                self._fail(problem, 1)
            else:
                self._failed_in_a_row = 0
                yield request, proposals_in(answer)
        self.left += len(waiting)

    def _goes_on(self) -> bool:
        may = self.sent < self._settings.requests_per_build and self._failed_in_a_row < _GIVES_UP_AFTER
        return may and monotonic() < self._ends

    def _fail(self, problem: str, requests: int) -> None:
        self.failures[problem] = self.failures.get(problem, 0) + requests

    def _send(self, request: Request, answers: SimpleQueue[tuple[Request, str | None, str]]) -> None:
        """Send a request from a thread of its own, which does not keep the program alive past the deadline."""
        self.sent += 1
        client = self._client = self._client or _client(self._settings)

        def run() -> None:
            answers.put((request, *_answer(client, request, self._settings)))

        Thread(target=run, daemon=True).start()


def _client(settings: Composing) -> "OpenAI":
    """The client. Imported where it is wanted: it comes with an extra only."""
    from openai import OpenAI  # noqa: PLC0415

    return OpenAI(
        base_url=settings.base_url,
        api_key=os.environ.get(KEY) or "none",  # local models ask for none, but the library does
        timeout=settings.timeout,
        max_retries=settings.retries,
    )


def _answer(client: "OpenAI", request: Request, settings: Composing) -> tuple[str | None, str]:
    """The text of an answer, or None and why there is none, in words of our own: an endpoint may repeat the key."""
    from openai import APIConnectionError, APIStatusError, APITimeoutError, BadRequestError  # noqa: PLC0415

    def completed(limit: str) -> str:
        completion = client.chat.completions.create(
            model=settings.model or "",
            messages=[
                {"role": "system", "content": INSTRUCTIONS},
                {"role": "user", "content": request.material},
            ],
            extra_body={limit: settings.tokens},
        )
        return completion.choices[0].message.content or ""

    try:
        return _without_key(_either(completed, BadRequestError)), ""
    except APITimeoutError:
        return None, f"no answer within {settings.timeout:g} seconds"
    except APIStatusError as error:
        return None, f"answered with HTTP {error.status_code}"
    except APIConnectionError:
        return None, "cannot be reached"
    except Exception as error:  # noqa: BLE001 - whatever an endpoint answers, the sentences stand as they are
        return None, f"cannot be understood ({type(error).__name__})"


def _either(completed: Callable[[str], str], refusal: type[Exception]) -> str:
    """What is answered with the length limited under the name that most endpoints know, else under the newer one."""
    try:
        return completed("max_tokens")
    except refusal as error:
        if "max_completion_tokens" not in str(error):
            raise
        return completed("max_completion_tokens")


def _without_key(answer: str) -> str:
    """An answer, or nothing where it holds the key: it will be kept."""
    key = os.environ.get(KEY)
    return "" if key and key in answer else answer
