"""Recording a script: line by line by a voice, with silences of our own, levelled and encoded."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files as package_files
from pathlib import Path
from tempfile import TemporaryDirectory

from digest.audio.encoding import Imprint, check_encoder, encoded
from digest.audio.respelling import respelled
from digest.audio.script import Line, Part, Script
from digest.audio.sound import Sound, leveled, read_wav, resampled, silence, trimmed
from digest.audio.voices import Voice, find_voice
from digest.config import Settings
from digest.editions import key_of, to_json
from digest.errors import DigestError
from digest.model import Cue, Mark, Recording

_OF_SOUND = ("recorder.py", "respelling.py", "sound.py", "encoding.py", "voices.py")
"""The modules that make sound of a script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorder:
    """A voice, and how what it says becomes a file."""

    voice: Voice
    format: str
    bitrate: int
    site: str
    """The site's name: the artist."""
    language: str
    """Of the pages."""

    @property
    def key(self) -> str:
        """Different for recorders that are meant to make different files of a script.

        A newer version of a voice is not: what listeners may have already should not change with a machine's packages.
        """
        return key_of(_code_key(), *self.voice.words, self.format, str(self.bitrate), self.site, self.language)

    def key_of(self, script: Script, day: date) -> str:
        """The key of the recording of a script."""
        return key_of(self.key, str(day), to_json(script))


def recorder_of(settings: Settings, language: str) -> Recorder:
    """The recorder that the settings ask for.

    Raises:
        ConfigError: the voice, or what the format needs, is not there.
    """
    check_encoder(settings.audio.format)
    return Recorder(
        voice=find_voice(settings.audio, language),
        format=settings.audio.format,
        bitrate=settings.audio.bitrate,
        site=settings.title,
        language=language,
    )


def try_voice(recorder: Recorder) -> None:
    """Have the voice count to three, before it is asked for a day of sentences.

    Raises:
        DigestError: it failed, or what it wrote is no sound.
    """
    with TemporaryDirectory(prefix="digest-audio-") as place:
        _sound(Line(text="1, 2, 3.", language=recorder.language), recorder.voice, Path(place) / "trial.wav")


def record(script: Script, day: date, recorder: Recorder) -> tuple[Recording, bytes]:
    """A recording, and its file.

    Raises:
        DigestError: the voice or the encoder failed.
    """
    sound, marks, cues = _read_aloud(script, recorder)
    imprint = Imprint(title=script.title, artist=recorder.site, day=day, language=recorder.language, marks=marks)
    raw = encoded(leveled(sound), imprint, recorder.format, recorder.bitrate)
    recording = Recording(
        key=recorder.key_of(script, day),
        day=day,
        title=script.title,
        summary=script.summary,
        format=recorder.format,
        size=len(raw),
        seconds=round(sound.seconds, 3),
        marks=marks,
        cues=cues,
    )
    return recording, raw


def _read_aloud(script: Script, recorder: Recorder) -> tuple[Sound, tuple[Mark, ...], tuple[Cue, ...]]:
    """The script as one sound, where its parts begin, and what is said when."""
    whole: array[int] = array("h")
    marks: list[Mark] = []
    cues: list[Cue] = []
    rate = 0
    for part in script.parts:
        marks.append(Mark(start=round(len(whole) / rate, 3) if rate else 0.0, title=part.title, anchor=part.story))
        for line, sound in _said(part, recorder):
            rate, start = rate or sound.rate, len(whole)
            whole.extend(resampled(sound, rate).samples)
            end = len(whole)
            whole.extend(silence(line.pause, rate))
            times = {"start": round(start / rate, 3), "end": round(end / rate, 3)}
            cues.append(Cue(**times, text=line.text, language=line.language))
    return Sound(rate=rate, samples=whole), tuple(marks), tuple(cues)


def _said(part: Part, recorder: Recorder) -> Iterator[tuple[Line, Sound]]:
    """The lines of a part as they are said. One in another language than the pages' is left out where that fails."""
    with TemporaryDirectory(prefix="digest-audio-") as place:
        for number, line in enumerate(part.lines):
            try:
                yield line, _sound(line, recorder.voice, Path(place) / f"{number}.wav")
            except DigestError:
                if line.language == recorder.language:
                    raise


def _sound(line: Line, voice: Voice, out: Path) -> Sound:
    voice.say(respelled(line.text, line.language), line.language, out)
    sound = trimmed(read_wav(out))
    if not sound.samples:
        raise DigestError(f"{voice.name} is silent at {line.text[:60]!r}")
    return sound


@cache
def _code_key() -> str:
    """A key for the code that makes sound of a script; scripts have keys of their own."""
    folder = Path(str(package_files("digest"))) / "audio"
    return key_of(*((folder / name).read_bytes() for name in _OF_SOUND))
