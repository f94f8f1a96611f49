"""Letters in mail: what one says of itself, and its text, from all that mail programs make of it.

The message format is RFC 5322 with MIME (RFC 2045 and following), a mailbox is many of them in one file (RFC 4155).
Headers and character sets are as wrong as they come: what is declared is believed only where the bytes do not
contradict it. That is why the older policy of `email` reads them: the newer one takes every header apart, and raises on
what is none.
"""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr
from itertools import pairwise

from digest.errors import ReadError
from digest.model import Document
from digest.readers import page
from digest.text import clean, decode

_BETWEEN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\r?\n(?=[A-Za-z][\w-]*:|>?From )")
"""The line before each message of a mailbox."""
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_STATEFUL = ("iso-2022", "iso2022", "hz", "utf-7", "utf7")
"""Character sets whose bytes could be taken for ASCII."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}
"""Character sets that are declared, and those in which such texts are written."""
_DEEPEST = 20
"""Parts within parts that are looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message: what its headers say, and its text in the forms in which it has it."""

    place: str
    """Where it is: the document's name, with its number in a mailbox."""
    title: str
    sender: str
    """The name of whom it is from, else the address."""
    stamp: str
    """When it was sent, as it says."""
    name: str
    """Its Message-ID."""
    url: str
    """Where it is archived, if it says so."""
    language: str
    plain: str
    """Its text; empty where it has markup only."""
    marked: str
    """The text of its markup; empty where it has none."""


def messages_of(document: Document) -> Iterator[tuple[str, bytes]]:
    """The messages of a document, each with its place: one, or all of a mailbox."""
    marks = list(_BETWEEN.finditer(document.raw))
    if not marks:
        yield document.name, document.raw
        return
    ends = [mark.start() for mark in marks[1:]] + [len(document.raw)]
    for number, (mark, end) in enumerate(zip(marks, ends, strict=True), 1):
        yield f"{document.name}#{number}", _QUOTED_FROM.sub(rb"\1", document.raw[mark.end() : end])


def letter_of(place: str, raw: bytes) -> Letter:
    """The letter that a message is.

    Raises:
        ReadError: the message cannot be taken apart.
    """
    try:
        return _opened(BytesParser(policy=policy.compat32).parsebytes(raw), place)
    except Exception as error:  # the parser raises what it likes on what is no message
        raise ReadError(f"this message cannot be taken apart ({error}); save it again") from error


def _opened(message: Message, place: str) -> Letter:
    plain, marked, enclosed = _texts(message)
    sender, address = parseaddr(_header(message, "From"))
    letter = Letter(
        place=place,
        title=_header(message, "Subject"),
        sender=clean(sender) or address,
        stamp=_header(message, "Date") or _header(message, "Received").rpartition(";")[2].strip(),
        name=_header(message, "Message-ID"),
        url=_header(message, "Archived-At").strip("<>"),
        language=_header(message, "Content-Language").partition(",")[0],
        plain="\n\n".join(plain),
        marked="\n\n".join(marked),
    )
    if enclosed is not None and len(letter.plain + letter.marked) < _NOTE:
        return replace(_opened(enclosed, place), place=place)
    return letter


_NOTE = 500
"""Characters up to which the text of a letter is a note about the one that it encloses."""


def _texts(message: Message, depth: int = 0) -> tuple[list[str], list[str], Message | None]:
    """The plain texts and those of markup in a message, and a message that it encloses, without attachments."""
    kind = message.get_content_type()
    if kind == "message/rfc822":
        inner = message.get_payload()
        return [], [], inner[0] if isinstance(inner, list) and inner and isinstance(inner[0], Message) else None
    if message.is_multipart() and depth < _DEEPEST:
        plain: list[str] = []
        marked: list[str] = []
        enclosed: Message | None = None
        for part in message.get_payload():
            if isinstance(part, Message):
                ours, theirs, letter = _texts(part, depth + 1)
                plain, marked, enclosed = plain + ours, marked + theirs, enclosed or letter
        return plain, marked, enclosed
    if _header(message, "Content-Disposition").lower().startswith("attachment"):
        return [], [], None
    if kind == "text/html":
        raw = _decoded(message).encode("utf-8", "replace")
        return [], [page.text_of(Document(name="", raw=raw))], None
    if kind == "text/plain":
        laid_out = _flowed if str(message.get_param("format", "")).lower() == "flowed" else _unwrapped
        return [laid_out(_decoded(message))], [], None
    return [], [], None


def _header(message: Message, name: str) -> str:
    """A header as one line of text, in whatever it is encoded; empty where it is missing."""
    value = next((str(raw) for key, raw in message.raw_items() if key.lower() == name.lower()), "")
    if "=?" in value:
        with suppress(Exception):  # what is not encoded as it says stands as it is
            value = str(make_header(decode_header(value)))
    return clean(decode(value.encode("utf-8", "surrogateescape").replace(b"\x00", b"")))


def _decoded(part: Message) -> str:
    """The text of a part: UTF-8 if its bytes are that, else what it declares, else as any text."""
    payload = part.get_payload(decode=True)
    raw = (payload if isinstance(payload, bytes) else b"").replace(b"\r\n", b"\n").replace(b"\x00", b"")
    declared = (part.get_content_charset() or "").strip("\"' ")
    declared = _WIDER.get(declared, declared)
    if not declared.startswith(_STATEFUL):
        with suppress(UnicodeDecodeError):
            return raw.decode("utf-8")
    if declared:
        with suppress(LookupError, ValueError):
            return codecs.decode(raw, declared, "replace")
    return decode(raw)


def _flowed(text: str) -> str:
    """The text with each paragraph in one line, by the blanks at the ends of lines that go on (RFC 3676)."""
    joined: list[str] = []
    for before, line in pairwise(["", *text.split("\n")]):
        if before.endswith(" ") and before != _SIGNATURE and line.strip():
            joined[-1] += line.removeprefix(" ")
        else:
            joined.append(line.removeprefix(" "))
    return "\n".join(line.rstrip() for line in joined)


_SIGNATURE = "-- "


def _unwrapped(text: str) -> str:
    """The text with each paragraph in one line: where it was wrapped, the next word had no room in the line."""
    lines = [line.rstrip() for line in text.expandtabs().split("\n")]
    if 2 * sum(line.startswith(">") for line in lines) > sum(map(bool, lines)):
        lines = [line.removeprefix(">").removeprefix(" ") for line in lines]
    width = max((len(line) for line in lines if "://" not in line), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return "\n".join(lines)
    joined: list[str] = []
    for before, line in pairwise(["", *lines]):
        words = line.split(maxsplit=1)
        if before and words and not _STARTS_ANEW.match(line) and len(before) + 1 + len(words[0]) > width:
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
    return "\n".join(joined)


_STARTS_ANEW = re.compile(r"\s*(?:[-*•·▪>#|=_]|\d{1,3}[.)]\s|https?://|\[)")
_NARROWEST, _WIDEST = 50, 100
"""Characters of the longest line of a text that was wrapped."""
