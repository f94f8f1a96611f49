"""Samples as a file: MP3 with ID3 chapters by lameenc and mutagen, or Opus by ffmpeg."""

import io
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec

from digest.audio.sound import Sound
from digest.errors import ConfigError, DigestError
from digest.model import Mark
from digest.text import primary

_QUALITY = 5
"""LAME's middle way: at the better 2 a voice takes three times as long and sounds no other."""
INSTALL = "pip install 'news-digest[audio]'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a file says of itself."""

    title: str
    artist: str
    day: date
    language: str
    marks: tuple[Mark, ...]


def check_encoder(kind: str) -> None:
    """See that a format can be written.

    Raises:
        ConfigError: what it needs is not installed.
    """
    if kind == "mp3" and not (find_spec("lameenc") and find_spec("mutagen")):
        raise ConfigError(f"lameenc and mutagen, which write MP3, are not installed: {INSTALL}")
    if kind == "opus" and shutil.which("ffmpeg") is None:
        raise ConfigError("ffmpeg, which writes Opus, is not installed; `format: mp3` does without")


def encoded(sound: Sound, imprint: Imprint, kind: str, bitrate: int) -> bytes:
    """The file of a sound, in `kbit/s`; the same bytes for the same sound.

    Raises:
        DigestError: the encoder failed.
    """
    return _ENCODERS[kind](sound, imprint, bitrate)


def _mp3(sound: Sound, imprint: Imprint, bitrate: int) -> bytes:
    import lameenc  # noqa: PLC0415 - comes with an extra

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(sound.rate)
    encoder.set_bit_rate(bitrate)
    encoder.set_quality(_QUALITY)
    frames = bytes(encoder.encode(sound.samples.tobytes())) + bytes(encoder.flush())
    return _id3(imprint, sound.seconds) + frames


def _id3(imprint: Imprint, seconds: float) -> bytes:
    """The tags: title, artist, date, language, chapters (ID3v2 Chapter Frame Addendum)."""
    from mutagen.id3 import CHAP, CTOC, ID3, TALB, TCON, TDRC, TIT2, TLAN, TPE1, CTOCFlags  # noqa: PLC0415 - an extra

    tags = ID3()
    for frame, text in (
        (TIT2, imprint.title),
        (TPE1, imprint.artist),
        (TALB, imprint.artist),
        (TDRC, imprint.day.isoformat()),
        (TCON, "Podcast"),
        (TLAN, _three_letters(imprint.language)),
    ):
        tags.add(frame(encoding=3, text=text))
    ends = (*(mark.start for mark in imprint.marks[1:]), seconds)
    names = [f"chapter{number}" for number in range(len(imprint.marks))]
    flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    tags.add(CTOC(element_id="contents", flags=flags, child_element_ids=names, sub_frames=[]))
    for name, mark, end in zip(names, imprint.marks, ends, strict=True):
        title = TIT2(encoding=3, text=mark.title)
        times = {"start_time": round(1000 * mark.start), "end_time": round(1000 * end)}
        tags.add(CHAP(element_id=name, **times, start_offset=_NONE, end_offset=_NONE, sub_frames=[title]))
    file = io.BytesIO()
    tags.save(file, padding=lambda _: 0)
    return file.getvalue()


_NONE = 0xFFFFFFFF
"""No offset: the times count."""


def _three_letters(language: str) -> str:
    """ISO 639-2's code of a language that we know; that is what the tag asks for."""
    return {"en": "eng", "pl": "pol", "zh": "zho", "de": "deu", "fr": "fra", "es": "spa"}.get(primary(language), "und")


def _opus(sound: Sound, imprint: Imprint, bitrate: int) -> bytes:
    tags = {
        "title": imprint.title,
        "artist": imprint.artist,
        "date": imprint.day.isoformat(),
        "language": imprint.language,
    }
    tags |= {f"CHAPTER{at:03}": _clock(mark.start) for at, mark in enumerate(imprint.marks)}
    tags |= {f"CHAPTER{at:03}NAME": mark.title for at, mark in enumerate(imprint.marks)}
    read = ("-f", "s16le", "-ar", str(sound.rate), "-ac", "1", "-i", "-", *_metadata(tags))
    write = ("-c:a", "libopus", "-application", "voip", "-b:a", f"{bitrate}k", "-fflags", "+bitexact", "-f", "ogg", "-")
    return _ffmpeg((*read, "-flags:a", "+bitexact", *write), sound.samples.tobytes())


def _metadata(tags: Mapping[str, str]) -> Sequence[str]:
    return [word for name, text in tags.items() for word in ("-metadata", f"{name}={text}")]


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(1000 * seconds), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest / 1000:06.3f}"


def _ffmpeg(words: Sequence[str], raw: bytes) -> bytes:
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", *words]
    try:
        run = subprocess.run(command, input=raw, capture_output=True, check=True)  # noqa: S603 - the user's ffmpeg
    except OSError as error:
        raise DigestError(f"ffmpeg cannot be started: {error.strerror}") from error
    except subprocess.CalledProcessError as error:
        raise DigestError(
            f"ffmpeg failed: {' '.join(error.stderr.decode('utf-8', 'replace').split())[-200:]}"
        ) from error
    return run.stdout


_ENCODERS: Mapping[str, Callable[[Sound, Imprint, int], bytes]] = {"mp3": _mp3, "opus": _opus}
