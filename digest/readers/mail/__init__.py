"""Newsletters: messages as mail programs keep them (`.eml`, files of a Maildir), and mailboxes of many (mbox).

A letter is read by the reader that its text asks for: as a briefing or an archive text, dated by when it was sent. One
that is neither is an item. A letter that was forwarded is the one that it forwards.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

import yaml

from digest.dates import Precision, parse_stamp, parse_when
from digest.errors import ReadError
from digest.model import Document, Problem, Reading, Source
from digest.readers import archive, briefing
from digest.readers._entries import Entry, read_entries
from digest.readers.mail.letters import Letter, letter_of, messages_of
from digest.urls import source_id

_HEAD = 20_000
"""Characters in which a message shows that it is one."""
_ENVELOPE = re.compile(r"\ufeff?(?:From [^\n]*\n)?")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]{0,70}):(?:[^\n]*\n)(?:[ \t][^\n]*\n)*")
_OTHERS = frozenset(
    (
        "date",
        "subject",
        "to",
        "message-id",
        "received",
        "return-path",
        "delivered-to",
        "mime-version",
        "x-mozilla-status",
    )
)
"""Fields of which three or more stand with `From` over a message."""


def sniff(text: str) -> bool:
    """Whether the text begins with the header of a message, or with that of a mailbox's first."""
    head = text[:_HEAD].replace("\r\n", "\n")
    start = _ENVELOPE.match(head)
    at = start.end() if start else 0
    names: set[str] = set()
    while found := _FIELD.match(head, at):
        names.add(found["name"].lower())
        at = found.end()
    return "from" in names and len(names & _OTHERS) >= (1 if text.startswith("From ") else 2)


def read(document: Document) -> Reading:
    """What the letters of a message or mailbox say."""
    return _joined(_opened(place, raw, document) for place, raw in messages_of(document))


def _opened(place: str, raw: bytes, document: Document) -> Reading:
    try:
        letter = letter_of(place, raw)
    except ReadError as error:
        return Reading(problems=(Problem(where=place, message=str(error), costs_entry=True),))
    return _read(_forwarded(letter), document)


def _read(letter: Letter, document: Document) -> Reading:
    """A letter by the reader that knows its text, in the first form in which one does; else as an item."""
    source = document.source or _sender(letter)
    plain, marked = map(_without_foot, (letter.plain, letter.marked))
    for text in filter(None, (plain, marked)):
        if of_text := next((of_text for of_text in (archive, briefing) if of_text.sniff(text)), None):
            reading: Reading = of_text.read(_as_text(letter, text, replace(document, source=source)))
            return reading
    text = plain if len(plain) >= _WHOLE * len(marked) else marked
    entry = Entry(
        title=letter.title,
        url=letter.url,
        guid=letter.name,
        stamp=letter.stamp,
        body=text,
        language=letter.language,
    )
    return read_entries(replace(document, source=source), [(letter.place, entry)], lambda entry: entry)


_WHOLE = 0.6
"""What share of the marked text the plain one has, if it is not only a hint at it."""


def _as_text(letter: Letter, text: str, document: Document) -> Document:
    """The letter as a text with front matter, which the readers of texts know."""
    known = {"title": letter.title, "date": parse_stamp(letter.stamp), "url": letter.url}
    stated = {key: value for key, value in known.items() if value}
    matter = f"---\n{yaml.safe_dump(stated, allow_unicode=True, sort_keys=False)}---\n\n" if stated else ""
    return replace(document, name=letter.place, raw=(matter + text).encode("utf-8", "replace"))


def _sender(letter: Letter) -> Source:
    name = letter.sender or "Unknown"
    return Source(id=source_id(name), name=name)


_FORWARDED = re.compile(
    r"""(?:^|\n)[ \t>*_-]*
    (?:Forwarded\ message|Original\ Message|Begin\ forwarded\ message|Weitergeleitete\ Nachricht
    |Message\ transf[ée]r[ée]|Wiadomość\ przekazana|转发的?邮件|Mensaje\ reenviado)[ \t:*_-]*\n
    (?P<header>(?:[ \t>]*\n|[ \t>*]*[^\n:]{2,20}:[^\n]*\n){2,12})""",
    re.IGNORECASE | re.VERBOSE,
)
_ROW = re.compile(r"^[ \t>*]*(?P<name>[^\n:*]{2,20}):[ \t*]*(?P<value>[^\n]*?)[ \t*]*$", re.MULTILINE)
_ROWS = {
    "sender": ("from", "von", "od", "de", "发件人"),
    "stamp": ("date", "sent", "datum", "gesendet", "data", "fecha", "日期", "发送时间"),
    "title": ("subject", "betreff", "temat", "objet", "asunto", "主题"),
}
"""What stands over a forwarded letter, in the words of mail programs."""
_FORWARD_MARK = re.compile(r"^(?:(?:fwd?|wg|tr|pd|转发)\s*[:：]\s*)+", re.IGNORECASE)


def _forwarded(letter: Letter) -> Letter:
    """The letter that is forwarded within another, dated and titled as it was; any other as it is."""
    found = _FORWARDED.search(letter.plain) or _FORWARDED.search(letter.marked)
    if found is None:
        return replace(letter, title=_FORWARD_MARK.sub("", letter.title))
    rows = {row["name"].strip().lower(): row["value"].strip() for row in _ROW.finditer(found["header"])}
    said = {key: next((rows[name] for name in names if rows.get(name)), "") for key, names in _ROWS.items()}
    day = parse_when(said["stamp"], None)
    when = parse_stamp(said["stamp"]) or (day.start if day and day.precision is Precision.DAY else None)
    sender = re.sub(r"\s*(?:<[^<>]*>|\[mailto:[^\]]*\])\s*$", "", said["sender"]).strip("\"' ")
    return replace(
        letter,
        title=said["title"] or _FORWARD_MARK.sub("", letter.title),
        sender=sender or letter.sender,
        stamp=when.isoformat() if when else letter.stamp,
        plain=_below(letter.plain),
        marked=_below(letter.marked),
    )


def _below(text: str) -> str:
    """What stands below the header of a forwarded letter; the text itself where there is none."""
    found = _FORWARDED.search(text)
    return text[found.end() :] if found else text


_FOOT = re.compile(
    r"\bunsubscrib|\bmanage (?:your )?(?:email )?(?:preferences|subscription)"
    r"|\bview (?:this|it|the) \w+ in (?:your|a) browser"
    r"|\babbestellen\b|\babmelden\b|\bwypisz się|\bdésabonner|\bdarse de baja|退订|取消订阅",
    re.IGNORECASE,
)
_FOOT_AT = 0.5
"""The share of a letter's lines below which its foot begins: above, it is said at the head, or in the text."""


def _without_foot(text: str) -> str:
    """The text without what is said to subscribers below it; at its head, only the line that says it goes."""
    lines = text.split("\n")
    marks = [number for number, line in enumerate(lines) if _FOOT.search(line)]
    end = next((number for number in marks if number >= _FOOT_AT * len(lines)), len(lines))
    return "\n".join(line for number, line in enumerate(lines[:end]) if number not in marks)


def _joined(readings: Iterable[Reading]) -> Reading:
    """The readings of the letters of one document, in one."""
    each = tuple(readings)
    parts = tuple(parts for reading in each for parts in reading.all_parts)
    return Reading(
        items=tuple(item for reading in each for item in reading.items),
        parts=next(iter(parts), None),
        more_parts=parts[1:],
        sources=tuple({source.id: source for reading in each for source in reading.sources}.values()),
        problems=tuple(problem for reading in each for problem in reading.problems),
    )
