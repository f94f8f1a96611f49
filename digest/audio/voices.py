"""Voices: programs that read text on their standard input and write what they say into a WAV file.

`espeak-ng` and `flite`, of Debian's packages of these names, are used where they are installed; any other program by
its command. Nothing is downloaded.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from digest.config import Audio
from digest.errors import ConfigError, DigestError
from digest.text import primary

_USUALLY = "espeak-ng"
INSTALL = f"apt-get install {_USUALLY}"
_LONGEST = 120
"""Seconds after which a program that says one sentence is given up; a large model on a small machine takes ten."""
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE | re.ASCII)
_OTHER = re.compile(r"\(([\w-]+) \d+\)")
_USUAL = {"en": "en-us", "zh": "cmn-latn-pinyin"}
"""Of espeak-ng's voices for a language. Debian leaves some Chinese words out of its dictionary: the usual voice spells
these as if their pinyin was English, this one says them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A program that speaks."""

    name: str
    words: tuple[str, ...]
    """The command. `{out}` stands for the file to write, `{language}` for the language of the text."""
    languages: dict[str, str] | None = field(default=None, hash=False)
    """The languages that it speaks, and what it calls them; None where it is not known which."""

    def speaks(self, language: str) -> bool:
        """Whether it speaks the language of a tag. Where nothing is known, it must at least be told which.

        Feeds state what they like as their language; what is no tag is handed to no program.
        """
        if self.languages is None:
            return bool(_TAG.fullmatch(language)) and any("{language}" in word for word in self.words)
        return self._called(language) is not None

    def say(self, text: str, language: str, out: Path) -> None:
        """Write what is said into a file.

        Raises:
            DigestError: the program failed, or wrote nothing.
        """
        places = {"{out}": str(out), "{language}": self._called(language) or language}
        words = [_filled(word, places) for word in self.words]
        try:
            code, complaint = _run(words, text)
        except OSError as error:
            raise DigestError(f"{self.name} cannot be started: {error.strerror}") from error
        except subprocess.TimeoutExpired as error:
            raise DigestError(f"{self.name} is not done with a sentence after {_LONGEST} seconds") from error
        if code or not out.is_file():
            raise DigestError(f"{self.name} failed: {complaint[-200:] or f'exit code {code}, no file'}")

    def _called(self, language: str) -> str | None:
        known = self.languages or {}
        return known.get(language.lower(), known.get(primary(language)))


def _run(words: Sequence[str], text: str) -> tuple[int, str]:
    """The exit code of a program that reads a text, and what it complained of.

    What it prints besides is not kept, as that may never end. When it takes too long, so do those that it started.
    """
    with subprocess.Popen(  # noqa: S603 - a program that the settings name, without a shell
        words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, process_group=0
    ) as process:
        try:
            _, complaint = process.communicate(text.encode(), timeout=_LONGEST)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return process.returncode, " ".join(complaint.decode("utf-8", "replace").split())


def _filled(word: str, places: dict[str, str]) -> str:
    for place, value in places.items():
        word = word.replace(place, value)
    return word


def find_voice(settings: Audio, language: str) -> Voice:
    """The voice that the settings ask for, which must speak the language of the pages.

    Raises:
        ConfigError: there is none.
    """
    if settings.command:
        return _command(settings.command)
    embedded = {_USUALLY: _espeak, "flite": _flite}
    names = embedded if settings.voice == "auto" else [settings.voice]
    found = [voice for name in names if (voice := embedded[name]())]
    if not found:
        raise ConfigError(f"{' or '.join(names)} is not installed: {INSTALL}")
    for voice in found:
        if voice.speaks(language):
            return voice
    raise ConfigError(f"{' and '.join(voice.name for voice in found)} cannot speak {language!r}; name a `command`")


def lacking(settings: Audio, language: str) -> tuple[str, ...]:
    """The Debian packages that recording as the settings ask for it needs, and that are not here.

    What a `command` needs is not known.
    """
    if not settings.recorded:
        return ()
    speaking = (_USUALLY, "flite") if primary(language) == "en" else (_USUALLY,)
    voices = () if settings.command else speaking if settings.voice == "auto" else (settings.voice,)
    wanted = [] if not voices or any(map(shutil.which, voices)) else [voices[0]]
    if settings.format == "opus" and shutil.which("ffmpeg") is None:
        wanted.append("ffmpeg")
    return tuple(wanted)


def _command(command: str) -> Voice:
    try:
        words = tuple(shlex.split(command))
    except ValueError as error:
        raise ConfigError(f"`command` cannot be read: {error}") from error
    if not words or not any("{out}" in word for word in words):
        raise ConfigError("`command` must name {out}, the file that it writes")
    if shutil.which(words[0]) is None:
        raise ConfigError(f"{words[0]} is not installed")
    return Voice(name=words[0], words=words)


def _espeak() -> Voice | None:
    if shutil.which(_USUALLY) is None:
        return None
    languages = dict(_espeak_languages(_told(_USUALLY, "--voices")))
    words = (_USUALLY, "-v", "{language}", "-s", "165", "--stdin", "-w", "{out}")
    return Voice(name=_USUALLY, words=words, languages=languages)


def _espeak_languages(table: str) -> Iterator[tuple[str, str]]:
    """Languages and voices of a table such as ` 5  en-gb  --/M  English_(Great_Britain)  gmw/en  (en 2)`."""
    rows = [(fields[1], _OTHER.findall(line)) for line in table.splitlines()[1:] if len(fields := line.split()) > 4]
    for voice, others in reversed(rows):
        yield from ((primary(other), voice) for other in reversed(others))
    yield from ((voice, voice) for voice, _ in rows)
    yield from ((language, voice) for language, voice in _USUAL.items() if voice in dict(rows))


def _flite() -> Voice | None:
    name = "flite"
    if shutil.which(name) is None:
        return None
    words = (name, "-voice", "slt", "--setf", "duration_stretch=1.15", "-f", "/dev/stdin", "-o", "{out}")
    return Voice(name=name, words=words, languages={"en": "en"})


def _told(*words: str) -> str:
    """What a program says of itself; some say it with an exit code of their own."""
    try:
        run = subprocess.run(words, capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 - installed
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout
