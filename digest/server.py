"""A look at the site on this machine: static files on the loopback address."""

import re
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from digest.headers import HEADERS, headers_of, read_headers

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".vtt": "text/vtt; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


class _Handler(SimpleHTTPRequestHandler):
    """Files below the base path; the site's own page for what is not there; no listings."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012 - the base class's own shape

    def __init__(self, *args: object, base: str, **more: object) -> None:
        self._base = base
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self._base)
        return super().translate_path("/" + path.removeprefix(self._base) if inside else "/.not-below-the-base")

    def send_head(self) -> BytesIO | BinaryIO | None:
        """A file, or the part of it that is asked for: without that, a player cannot seek in a recording."""
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if asked is None or not path.is_file():
            return super().send_head()
        raw = path.read_bytes()
        start, last = int(asked[1]), min(int(asked[2] or len(raw)), len(raw) - 1)
        if start > last:
            self.send_error(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            return None
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {start}-{last}/{len(raw)}")
        self.send_header("Content-Length", str(last + 1 - start))
        self.end_headers()
        return BytesIO(raw[start : last + 1])

    def list_directory(self, path: object) -> None:
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        """Send what the site's `_headers` asks for, too, as hosts do that read it."""
        for name, value in ({"Cache-Control": "no-cache"} | self._asked_for()).items():
            self.send_header(name, value)
        super().end_headers()

    def _asked_for(self) -> dict[str, str]:
        file = Path(self.directory) / HEADERS
        rules = read_headers(file.read_text("utf-8")) if file.is_file() else ()
        path = unquote(urlsplit(getattr(self, "path", "/")).path)  # a request that cannot be read has none
        return headers_of("/" + path.removeprefix(self._base), rules)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own name
        del format, args


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page before all of it came is no error; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def open_server(folder: Path, port: int, base: str = "/") -> ThreadingHTTPServer:
    """A server of a folder's files, on 127.0.0.1 only, not serving yet.

    Args:
        folder: the site.
        port: 0 for any that is free.
        base: the path below which the site is, as GitHub Pages has it for a project: `/repo/`.

    Raises:
        OSError: the port is taken.
    """
    base = f"/{base.strip('/')}/".replace("//", "/")
    return _Server(("127.0.0.1", port), partial(_Handler, directory=str(folder.resolve()), base=base))
