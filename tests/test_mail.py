"""The mail edition: what is in a letter, and how it goes out."""

import asyncio
import json
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, message_from_string, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from click.testing import Result

from building import build, copy, run
from digest.config import Mailing
from digest.errors import ConfigError
from digest.mailing import sending
from drawing import FRAME, Reader, drawn, edition, without_url
from newsstand import listening

DAY = "2024-03-05"


class Inbox:
    """A server's post, by reader; nobody is at home at `gone.example`."""

    def __init__(self) -> None:
        self.letters: dict[str, EmailMessage] = {}

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's own name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        if address.endswith("@gone.example"):
            return "550 nobody is here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        del server, session
        assert isinstance(envelope.content, bytes)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters |= dict.fromkeys(envelope.rcpt_tos, letter)
        return "250 taken"


@contextmanager
def post_office(inbox: Inbox, password: str) -> Iterator[int]:
    """A server on this machine that takes letters; its port."""

    def check(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object) -> AuthResult:
        right = isinstance(given, LoginPassword) and (given.login, given.password) == (b"editor", password.encode())
        return AuthResult(success=right, handled=right)

    async def begin() -> asyncio.Server:
        def answering() -> SMTP:
            return SMTP(inbox, authenticator=check, auth_require_tls=False)

        return await asyncio.get_running_loop().create_server(answering, "127.0.0.1", 0)

    with listening(begin) as port:
        yield port


@pytest.fixture(scope="module")
def place(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the golden content and its site; the content's settings tell how mail is sent."""
    folder = tmp_path_factory.mktemp("mail")
    build(copy(golden / "content", folder / "content"), folder / "site")
    return folder


def send(place: Path, mail: dict[str, object], *words: str) -> Result:
    settings = (place / "content/digest.yml").read_text().partition("\nmail:")[0]
    shown = {"from": "Harbour Digest <news@harbour.example>", **mail}
    (place / "content/digest.yml").write_text(f"{settings}\nmail: {json.dumps(shown)}\n")
    return run("mail", DAY, *words, cwd=place)


def test_a_letter_reaches_each_reader_alone(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = Inbox()
    monkeypatch.setenv("DIGEST_SMTP_PASSWORD", "quay-7")
    mail = {"host": "127.0.0.1", "security": "none", "user": "editor", "unsubscribe": "https://digest.example/off"}
    with post_office(inbox, "quay-7") as port:
        readers = ("--to", "a@reader.example", "--to", "Bo Ek <b@reader.example>", "--to", "c@gone.example")
        result = send(place, {**mail, "port": port}, *readers)
    assert result.exit_code == 1
    assert "c@gone.example: refused" in result.output
    assert "2024-03-05: sent to 2 of 3" in result.output
    assert sorted(inbox.letters) == ["a@reader.example", "b@reader.example"]
    one, other = inbox.letters.values()
    assert (one["To"], other["To"]) == ("a@reader.example", "Bo Ek <b@reader.example>")
    assert one["From"] == "Harbour Digest <news@harbour.example>"
    assert one["Subject"] == "Briefing: A Tall Crane for Sundhaven"
    assert one["Message-ID"] == other["Message-ID"]
    assert one["List-Unsubscribe"] == "<https://digest.example/off>"
    assert one["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert one["Date"]
    assert one.get_content_type() == "multipart/alternative"
    plain, html = one.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    folder = place / "site/2024/03/05"
    assert plain.get_content().replace("\r\n", "\n") == (folder / "email.txt").read_text()
    assert html.get_content().replace("\r\n", "\n") == (folder / "email.html").read_text()


def test_a_wrong_password_is_said_and_none_is_ever_shown(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGEST_SMTP_PASSWORD", "wrong-9")
    with post_office(Inbox(), "quay-7") as port:
        mail = {"host": "127.0.0.1", "port": port, "security": "none", "user": "editor"}
        result = send(place, mail, "--to", "a@reader.example")
    assert result.exit_code == 2
    assert "535" in result.output
    assert "wrong-9" not in result.output


def test_a_program_takes_the_place_of_a_server(place: Path, tmp_path: Path) -> None:
    program = tmp_path / "post.py"
    program.write_text("import pathlib, sys\npathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())\n")
    reader = "a@reader.example"
    result = send(place, {"command": f"{sys.executable} {program}"}, "--to", reader)
    assert result.exit_code == 0, result.output
    letter = message_from_bytes((place / reader).read_bytes(), policy=policy.default)
    assert letter["To"] == reader
    assert b"\r\n" not in (place / reader).read_bytes()


def test_a_dry_run_prints_the_letter_and_sends_nothing(place: Path) -> None:
    twice = [send(place, {}, "--to", "a@reader.example", "--from", "me@harbour.example", "--dry-run") for _ in "ab"]
    assert twice[0].output == twice[1].output
    letter = message_from_string(twice[0].output, policy=policy.default)
    assert letter["From"] == "me@harbour.example"
    assert letter["Message-ID"].endswith("@harbour.example>")


@pytest.mark.parametrize(
    ("mail", "to", "said"),
    [
        ({"from": ""}, "a@reader.example", "no mail address of the sender"),
        ({}, "nobody", "no mail address of a reader"),
        ({}, "a@reader.example\nBcc: b@reader.example", "no mail address of a reader"),
        ({}, "a@reader.example", "nothing to send with"),
        ({"host": "mail.example", "user": "editor"}, "a@reader.example", "DIGEST_SMTP_PASSWORD"),
        ({"host": "127.0.0.1", "port": 1, "security": "none"}, "a@reader.example", "127.0.0.1:1"),
    ],
)
def test_what_cannot_be_sent_is_said(
    place: Path, monkeypatch: pytest.MonkeyPatch, mail: dict[str, object], to: str, said: str
) -> None:
    monkeypatch.delenv("DIGEST_SMTP_PASSWORD", raising=False)
    result = send(place, mail, "--to", to)
    assert result.exit_code == 2
    assert said in result.output


def test_no_password_goes_over_a_network_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGEST_SMTP_PASSWORD", "quay-7")
    mail = Mailing.model_validate({"host": "mail.example", "security": "none", "user": "editor"})
    with pytest.raises(ConfigError, match="in the clear"), sending(mail):
        pass
    assert ssl.create_default_context().verify_mode is ssl.CERT_REQUIRED


def test_a_letter_holds_what_the_briefing_says() -> None:
    pages = drawn([edition()])
    shown = Reader(pages["2024/03/05/email.html"].decode())
    assert not shown.faults
    assert {"script", "img", "link", "svg", "div"}.isdisjoint(tag for tag, _ in shown.tags)
    assert "New quay: The quay opened on Tuesday. It has room for nine ships. [1] 码头可停靠九艘船。 [2]" in shown.text
    assert "Ada Tern: Runs the port. [1]" in shown.text
    assert all(href.startswith("https://") for href in shown.values("href"))
    assert "https://news.example/repo/2024/03/05/" in set(shown.values("href"))
    text = pages["2024/03/05/email.txt"].decode()
    assert text.startswith("Briefing: New Quay Opens & Storm Nears\n\nTuesday, March 5, 2024\n")
    assert "[2] 新码头启用, 海港日报\n    https://haigang.example/2?a=1&b=%5B2%5D\n" in text
    assert "- The quay is open.\n- A storm is near.\n[6]\n" in text
    assert text.endswith("Read on the web: https://news.example/repo/2024/03/05/\n")


def test_a_letter_of_a_site_without_an_address_has_no_broken_links() -> None:
    page = drawn([edition()], without_url(FRAME))["2024/03/05/email.html"].decode()
    assert set(Reader(page).values("href")) == {
        *("https://kestrel.example/1", "https://haigang.example/2?a=1&b=%5B2%5D", "https://kestrel.example/3")
    }
