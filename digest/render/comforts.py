"""What the reader's comforts need: a page of settings and keys, the scripts' words, theme, service worker, manifest."""

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b

from digest.model import Page
from digest.render import links, words
from digest.render.colours import PAPER, theme_css
from digest.render.frame import Frame, Sheet, draw, fragment, linker, page
from digest.render.letter import accent_of

_ICONS = {
    "icon.svg": ("any", "image/svg+xml"),
    "icon-192.png": ("192x192", "image/png"),
    "icon-512.png": ("512x512", "image/png"),
}
"""Sizes and types of those assets that are icons of the manifest."""


def comfort_pages(assets: Mapping[str, bytes], frame: Frame) -> Iterator[Page]:
    """The settings page, `assets/words.js`, `assets/theme.css` if there is a theme, and what stands at the site's root.

    That is `sw.js`, `manifest.webmanifest`, and `_headers`.

    Args:
        assets: by name. All are kept for reading offline, anew where one of them changed.
        frame: what all pages share.
    """
    title, description = frame.say("Reading"), frame.say("Colours, text size, keys, and what is hidden.")
    said = page("assets/words.js", fragment(frame, "words.js", words=_said(frame.say)))
    yield draw(frame, "reading.html", Sheet(path=links.READING, title=title, description=description))
    theme = theme_css(frame.settings.theme, frame.topics)
    made = (said, *([page(links.THEME, theme)] if theme and "theme.css" not in assets else []))
    yield from made
    files = {f"assets/{name}": raw for name, raw in assets.items()} | {one.path: one.content for one in made}
    yield _worker(files, frame)
    yield _manifest(assets, frame)
    yield _headers(frame)


def _said(say: Callable[[str], str]) -> dict[str, str]:
    """What the scripts of a page say."""
    return {
        "close": say("Close"),
        "copied": say("Link copied"),
        "copy": say("Copy link"),
        "fresh": say("New"),
        "hidden": say("Hidden stories"),
        "hide": say("Hide"),
        "none": say("Nothing is hidden."),
        "nothing": say("Nothing new since your last visit"),
        "options": say("Options"),
        "read": say("Mark as read"),
        "settings": say("Reading settings and keys"),
        "share": say("Share…"),
        "show": say("Show them"),
        "since": say("New since your last visit"),
        "unhide": say("Show again"),
        "unread": say("Mark as unread"),
    }


def _said_offline(say: Callable[[str], str]) -> dict[str, str]:
    """What the service worker says; a date and a time follow the first two."""
    return {
        "late": say("The network does not answer: this page is of"),
        "offline": say("Offline: this page is of"),
        "missing": say("Offline: this page is not kept in this browser."),
    }


def _worker(files: Mapping[str, bytes], frame: Frame) -> Page:
    """The service worker, at the top of the site, so that all of it is in its scope."""
    hashed = blake2b(digest_size=8)
    for name, raw in sorted(files.items()):
        hashed.update(name.encode() + b"\0" + raw + b"\0")
    text = fragment(
        frame,
        "sw.js",
        version=hashed.hexdigest(),
        files=[*sorted(files), links.READING],
        language=frame.language,
        words=_said_offline(frame.say),
    )
    return page("sw.js", text)


def _headers(frame: Frame) -> Page:
    """What hosts are to send with the files, as far as they read that from a file: above all, what pages may load."""
    settings = frame.settings
    text = fragment(frame, "headers.txt", images=settings.images, accent=accent_of(settings.theme))
    return page("_headers", text + "\n")


def _manifest(assets: Mapping[str, bytes], frame: Frame) -> Page:
    """The web app manifest: name, colours and icons for those who put the site on a home screen."""
    settings = frame.settings
    told = {
        "name": settings.title,
        "short_name": settings.title,
        "description": settings.description,
        "lang": frame.language,
        "dir": words.direction(frame.language),
        "start_url": linker(frame, "")(links.HOME),
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": f"assets/{name}", "sizes": sizes, "type": kind}
            for name, (sizes, kind) in _ICONS.items()
            if name in assets
        ],
    }
    shown = {key: value for key, value in told.items() if value}
    return page("manifest.webmanifest", json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
