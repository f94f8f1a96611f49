"""Sound as samples: cutting silence, measuring loudness, levelling. Pure, but for reading a file; stdlib alone.

A sound is mono, 16 bits a sample. Loudness is that of ITU-R BS.1770-4: K-weighted, in blocks of 400 ms of which those
below −70 LUFS, then those 10 LU below the mean of the others, do not count.
"""

import math
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.errors import DigestError

TARGET = -16.0
"""LUFS: what podcasts are levelled to (AES TD1008, of speech)."""
SILENCE = 0.9
"""Seconds that a voice may be silent within a sentence; the rest is cut."""
_FULL = 32768.0
_QUIET = 10 ** (-45 / 20)
"""What is so much quieter than a sentence's loudest moment is silence: 45 dB."""
_MARGIN = 3
"""Frames that are kept before and behind what is heard: a sentence may begin with an f."""
_FRAME = 0.01
"""Seconds: the grain in which silence is looked for."""
_CLOSE = 0.2
"""LU: nobody hears a smaller difference."""
_KNEE, _CEILING = 0.5, 0.75
"""Up to half of full scale sound stays as it is; peaks beyond are bent towards −2.5 dBFS, which leaves room for what
encoding adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """Samples, and how many of them make a second."""

    rate: int
    samples: "array[int]"

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / self.rate


def read_wav(path: Path) -> Sound:
    """The sound of a WAV file; several channels are mixed into one.

    Raises:
        DigestError: it is no such file, or its samples are not of 16 bits.
    """
    try:
        with wave.open(str(path), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            raw = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise DigestError(f"the voice wrote no WAV file: {error}") from error
    if width != 2 or not 8000 <= rate <= 48000:
        raise DigestError(f"the voice wrote {8 * width} bits at {rate} Hz; 16 bits at 8000 to 48000 Hz are understood")
    samples = array("h", raw[: len(raw) // (2 * channels) * 2 * channels])
    if channels > 1:
        mixed = zip(*(samples[channel::channels] for channel in range(channels)), strict=True)
        samples = array("h", (sum(frame) // channels for frame in mixed))
    return Sound(rate=rate, samples=samples)


def trimmed(sound: Sound) -> Sound:
    """A sound without silence at its ends, and without long silence within."""
    step = round(sound.rate * _FRAME)
    longest = round(SILENCE / _FRAME)
    frames = [sound.samples[start : start + step] for start in range(0, len(sound.samples), step)]
    peak = max((max(map(abs, frame)) for frame in frames), default=0)
    heard = [max(map(abs, frame)) > peak * _QUIET for frame in frames]
    ends = [at for at, is_heard in enumerate(heard) if is_heard]
    kept: array[int] = array("h")
    silent = 0
    for at in range(max(0, ends[0] - _MARGIN), min(len(frames), ends[-1] + _MARGIN + 1)) if ends else ():
        silent = 0 if heard[at] else silent + 1
        if silent <= longest:
            kept.extend(frames[at])
    return Sound(rate=sound.rate, samples=kept)


def resampled(sound: Sound, rate: int) -> Sound:
    """A sound at another rate, by straight lines between its samples: voices of two languages may differ."""
    if sound.rate == rate or not sound.samples:
        return sound
    last, ratio = len(sound.samples) - 1, sound.rate / rate
    made: array[int] = array("h")
    for at in range(int(len(sound.samples) / ratio)):
        place = at * ratio
        before = int(place)
        one, other = sound.samples[before], sound.samples[min(before + 1, last)]
        made.append(round(one + (other - one) * (place - before)))
    return Sound(rate=rate, samples=made)


def silence(seconds: float, rate: int) -> "array[int]":
    """Samples of nothing."""
    return array("h", bytes(2 * round(seconds * rate)))


def leveled(sound: Sound) -> Sound:
    """A sound as loud as `TARGET`, without a clipped peak; silence stays silence."""
    found = loudness(sound)
    if found is None:
        return sound
    lift = TARGET - found
    first = _lifted(sound, lift)
    lost = TARGET - (loudness(first) or TARGET)  # to the bending of peaks
    return first if abs(lost) < _CLOSE else _lifted(sound, lift + lost)


def _lifted(sound: Sound, lift: float) -> Sound:
    """A sound made louder by so many decibels, its peaks bent."""
    gain = 10 ** (lift / 20)
    table = [_bent(sample / _FULL * gain) for sample in range(-32768, 32768)]
    return Sound(rate=sound.rate, samples=array("h", (table[sample + 32768] for sample in sound.samples)))


def _bent(value: float) -> int:
    """A sample as it is up to the knee; beyond, ever nearer to the ceiling."""
    size = abs(value)
    if size > _KNEE:
        room = _CEILING - _KNEE
        size = _KNEE + room * math.tanh((size - _KNEE) / room)
    return round(math.copysign(size, value) * (_FULL - 1))


def loudness(sound: Sound) -> float | None:
    """The integrated loudness in LUFS; None where there is nothing but silence."""
    steps = list(_energies(sound))
    blocks = [sum(steps[at : at + 4]) / 4 for at in range(len(steps) - 3)] or steps
    loud = [block for block in blocks if _lufs(block) > -70]
    if not loud:
        return None
    gate = _lufs(sum(loud) / len(loud)) - 10
    louder = [block for block in loud if _lufs(block) > gate]
    return _lufs(sum(louder) / len(louder))


def _lufs(energy: float) -> float:
    return -0.691 + 10 * math.log10(energy) if energy > 0 else -math.inf


def _energies(sound: Sound) -> Iterator[float]:
    """The mean square of the K-weighted sound, for each 100 ms: blocks of 400 ms overlap by three quarters."""
    (b0, b1, b2, a1, a2), (c1, c2) = _shelf(sound.rate), _highpass(sound.rate)
    step = round(sound.rate / 10)
    s1 = s2 = t1 = t2 = 0.0
    for start in range(0, len(sound.samples), step):
        total = 0.0
        some = sound.samples[start : start + step]
        for sample in some:
            x = sample / 32768.0
            y = b0 * x + s1
            s1 = b1 * x - a1 * y + s2
            s2 = b2 * x - a2 * y
            z = y + t1
            t1 = t2 - 2.0 * y - c1 * z
            t2 = y - c2 * z
            total += z * z
        yield total / len(some)


def _shelf(rate: int) -> tuple[float, float, float, float, float]:
    """BS.1770's first filter, a high shelf, for any rate: its analogue prototype as in libebur128."""
    k = math.tan(math.pi * 1681.974450955533 / rate)
    high = 10 ** (3.999843853973347 / 20)
    band, q = high**0.4996667741545416, 0.7071752369554196
    scale = 1 + k / q + k * k
    return (
        (high + band * k / q + k * k) / scale,
        2 * (k * k - high) / scale,
        (high - band * k / q + k * k) / scale,
        2 * (k * k - 1) / scale,
        (1 - k / q + k * k) / scale,
    )


def _highpass(rate: int) -> tuple[float, float]:
    """BS.1770's second filter, a high-pass, for any rate; the numerator is always 1, −2, 1."""
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    scale = 1 + k / q + k * k
    return 2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale
