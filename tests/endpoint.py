"""An endpoint on this machine that answers as a language model's does: well, badly, late, or not at all."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, TypeAlias

Sentences: TypeAlias = list[dict[str, Any]]
Reply: TypeAlias = Callable[[dict[str, Any]], str | int]
"""What is answered to the material of a request: a model's text, or a status."""
WAIT = 300
"""Seconds that nobody must wait for: a test in which somebody does gets an answer that it does not expect."""


@dataclass
class Endpoint:
    """What was asked, and how it answers; tests may change `reply` as they go."""

    reply: Reply
    url: str = ""
    silent: bool = False
    """Whether requests get no answer before the test is over."""
    over: Event = field(default_factory=Event)
    asked: list[dict[str, Any]] = field(default_factory=list)
    """The bodies of the requests, as they came."""
    keys: set[str] = field(default_factory=set)
    """What came as authorization."""

    def answer(self, body: dict[str, Any], authorization: str) -> tuple[int, bytes]:
        """Status and body."""
        self.asked.append(body)
        self.keys.add(authorization)
        if self.silent:
            self.over.wait(WAIT)
        said = self.reply(json.loads(body["messages"][-1]["content"]))
        if isinstance(said, int):
            error = {"error": {"message": f"refused, you sent {authorization}", "type": "test"}}
            return said, json.dumps(error).encode()
        message = {"role": "assistant", "content": said}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        return 200, json.dumps({"id": "1", "object": "chat.completion", "created": 0, "choices": [choice]}).encode()


@contextmanager
def endpoint(reply: Reply) -> Iterator[Endpoint]:
    """An endpoint that answers until the test is over."""
    state = Endpoint(reply)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            status, content = state.answer(body, self.headers.get("authorization", ""))
            try:
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            except OSError:
                pass  # nobody waits any more

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield state
    finally:
        state.over.set()
        server.shutdown()
        server.server_close()


def saying(change: Callable[[str], str]) -> Reply:
    """Answers with every sentence changed."""

    def reply(material: dict[str, Any]) -> str:
        return proposing([{"number": one["number"], "text": change(one["text"])} for one in material["sentences"]])

    return reply


def proposing(sentences: Sentences) -> str:
    """An answer in the shape that is asked for."""
    return json.dumps({"sentences": sentences})
