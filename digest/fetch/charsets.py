"""Bodies in UTF-8, whatever they came in: their own bytes are believed first, the server last."""

import codecs
import re
from collections.abc import Iterator

_WIDE = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\x00": "utf-16-le",
    b"\x00<": "utf-16-be",
    b"{\x00": "utf-16-le",
    b"\x00{": "utf-16-be",
}
"""How a feed in UTF-16 begins, with a mark or without."""
_DECLARED = re.compile(
    rb"""(<\?xml[^>]{0,100}?encoding\s*=\s*["']|<meta[^>]{0,100}?charset\s*=\s*["']?)([\w.:-]{1,40})""", re.IGNORECASE
)
_CHARSET = re.compile(
    r"(?:x-)?(?:utf-?(?:8|16|32)|us-ascii|iso-?8859|latin|windows-|cp-?\d|koi8|gb|big5|shift|s-?jis|euc|ks_c|mac|tis).*",
    re.IGNORECASE,
)
"""Of what Python has codecs for, the names of charsets."""
_HEAD = 2_000
"""Where a declaration stands, if anywhere; further on, a text may speak of one."""
_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252",
}
"""Charsets by whose names people mean larger ones (https://encoding.spec.whatwg.org/#names-and-labels)."""


def in_utf8(body: bytes, charset: str) -> bytes:
    """The body in UTF-8, and with a declaration that says so, where it can be told what it is in; else as it is.

    Args:
        body: as it came.
        charset: what the server says that it is in; may be empty, and is often wrong.
    """
    if body.startswith(codecs.BOM_UTF8):
        return body
    for encoding in _candidates(body, charset):
        try:
            text = body.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
        head, rest = text[:_HEAD].encode("utf-8", "replace"), text[_HEAD:].encode("utf-8", "replace")
        return _DECLARED.sub(rb"\1utf-8", head, count=1) + rest
    return body


def _candidates(body: bytes, charset: str) -> Iterator[str]:
    """Text that is valid UTF-8 is UTF-8, whatever is said of it: no other text is by chance."""
    if wide := _WIDE.get(body[:2]):
        yield wide
        return
    yield "utf-8"
    declared = _DECLARED.search(body[:_HEAD])
    for name in (declared[2].decode() if declared else "", charset):
        if _CHARSET.fullmatch(name):
            yield _LARGER.get(name.lower(), name)
