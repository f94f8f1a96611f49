"""Sending letters: the mail edition of a day, as a built site has it, through an SMTP server or a program."""

import os
import shlex
import smtplib
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, parseaddr
from pathlib import Path
from typing import TypeAlias
from uuid import NAMESPACE_OID, uuid5

from digest.config import Mailing, Settings
from digest.errors import ConfigError, DigestError
from digest.render import LETTER_HTML, LETTER_TEXT

PASSWORD = "DIGEST_SMTP_PASSWORD"  # noqa: S105 - the name of a variable
_TIMEOUT = 60
"""Seconds that a server or a program may take for a step."""
_HERE = ("localhost", "127.0.0.1", "::1")

Send: TypeAlias = Callable[[EmailMessage, str], None]
"""Hands a letter over for one reader; raises `DigestError` where it is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A briefing as it is sent."""

    day: date
    subject: str
    text: str
    html: str


def load_letter(site: Path, day: date) -> Letter:
    """The letter of a day.

    Raises:
        DigestError: the site has none.
    """
    folder = site / f"{day:%Y/%m/%d}"
    try:
        text, html = ((folder / name).read_text("utf-8") for name in (LETTER_TEXT, LETTER_HTML))
    except OSError as error:
        raise DigestError(f"{site} has no letter of {day}; run `digest build`, or name another day") from error
    return Letter(day=day, subject=text.partition("\n")[0], text=text, html=html)


def message(letter: Letter, sender: str, to: str, settings: Settings) -> EmailMessage:
    """The letter to one reader, in plain text and HTML; its id is that of the day, however often it is sent.

    Raises:
        ConfigError: an address is none.
    """
    written = EmailMessage(policy=SMTP)
    written["Subject"] = letter.subject
    written["From"] = _address(sender, "the sender; set `from` under `mail` in digest.yml, or give --from")
    written["To"] = _address(to, "a reader")
    host = parseaddr(sender)[1].rpartition("@")[2]
    written["Message-ID"] = f"<{letter.day}.{uuid5(NAMESPACE_OID, f'{settings.title} {letter.day}').hex}@{host}>"
    if address := settings.mail.unsubscribe:
        written["List-Unsubscribe"] = f"<{address}>"
        if address.startswith("https://"):
            written["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    written.set_content(letter.text)
    written.add_alternative(letter.html, subtype="html")
    written.set_boundary(f"digest-{letter.day}")
    return written


def dated(written: EmailMessage, now: datetime) -> EmailMessage:
    """The letter with the time at which it is sent."""
    written["Date"] = format_datetime(now)
    return written


def _address(given: str, whose: str) -> str:
    name, address = parseaddr(given)
    local, _, host = address.rpartition("@")
    if not local or not host or any(ord(character) < 33 for character in address) or "\n" in given or "\r" in given:
        raise ConfigError(f"{given!r} is no mail address of {whose}")
    return formataddr((name, address))


@contextmanager
def sending(mail: Mailing) -> Iterator[Send]:
    """What hands letters over: the program that the settings name, else a connection to their server.

    Raises:
        ConfigError: they name neither, or a password would go over the network in the clear.
        DigestError: the server cannot be reached, or refuses.
    """
    if mail.command:
        yield _program(mail.command)
    elif mail.host:
        with _connected(mail) as server:
            yield _server(server)
    else:
        raise ConfigError("nothing to send with; set `host` or `command` under `mail` in digest.yml")


def _program(command: str) -> Send:
    def send(written: EmailMessage, to: str) -> None:
        words = [*shlex.split(command), parseaddr(to)[1]]
        try:
            done = subprocess.run(  # noqa: S603 - the program that the settings name
                words,
                input=written.as_bytes(policy=SMTP.clone(linesep="\n")),
                capture_output=True,
                timeout=_TIMEOUT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise DigestError(f"{words[0]}: {error}") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise DigestError(f"{words[0]} ended with {done.returncode}: {said}")

    return send


def _server(server: smtplib.SMTP) -> Send:
    def send(written: EmailMessage, to: str) -> None:
        try:
            server.send_message(written, to_addrs=[parseaddr(to)[1]])
        except (smtplib.SMTPException, OSError) as error:
            raise DigestError(f"refused: {error}") from error

    return send


@contextmanager
def _connected(mail: Mailing) -> Iterator[smtplib.SMTP]:
    password = os.environ.get(PASSWORD, "")
    if mail.user and not password:
        raise ConfigError(f"{mail.user} has no password; set {PASSWORD} in the environment")
    if mail.user and mail.security == "none" and mail.host not in _HERE:
        raise ConfigError(f"a password would go to {mail.host} in the clear; use `security: starttls` or `tls`")
    try:
        with _open(mail) as server:
            if mail.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if mail.user:
                server.login(mail.user, password)
            yield server
    except (smtplib.SMTPException, OSError) as error:
        raise DigestError(f"{mail.host}:{mail.port}: {error}") from error


def _open(mail: Mailing) -> smtplib.SMTP:
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=_TIMEOUT, context=ssl.create_default_context())
    return smtplib.SMTP(mail.host, mail.port, timeout=_TIMEOUT)
