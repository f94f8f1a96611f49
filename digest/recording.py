"""Recording the days of a build: the newest ones, and only what was not read aloud before.

A recording is kept by its script, the voice, and the code that makes sound; so an edition that was composed anew
and says the same keeps its recording, byte for byte.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from digest.audio import Recorder, record, recorder_of, script_of, try_voice
from digest.disk import write_atomically
from digest.editions import Store, key_of
from digest.errors import DigestError
from digest.model import Edition, Page, Problem, Recording
from digest.plan import Planned, code_key
from digest.render import Frame, recording_path, recording_twins
from digest.site import SiteFolder
from digest.wording import Wording
from digest.works import Works

_WHERE = "digest.yml: audio"
_MEGABYTE = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Which recording belongs to an edition, by its key."""

    recording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTask:
    """Read a kept edition aloud, unless its script was, and keep under `key` which recording it has."""

    edition: str
    recorder: Recorder
    wording: Wording
    key: str
    store: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What reading an edition aloud took, and what went wrong."""

    seconds: float
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aloud:
    """What recording the days of a build came to."""

    recordings: tuple[Recording, ...] = ()
    """Newest first."""
    silent: str = ""
    """Why there are none, where the settings ask for some."""
    problems: tuple[Problem, ...] = ()


def record_days(days: Sequence[Planned], works: Works) -> Aloud:
    """The recordings of the newest days, as far as the settings ask for them and have room for them."""
    store, wording, settings = works.store, works.job.config.wording, works.job.config.settings
    if not settings.audio.recorded:
        return Aloud()
    try:
        recorder = recorder_of(settings, wording.language)
    except DigestError as error:
        return Aloud(silent=str(error))
    newest = days[: settings.audio.days]
    keys = [key_of(code_key(), recorder.key, planned.key) for planned in newest]
    tasks = [
        RecordTask(edition=planned.key, recorder=recorder, wording=wording, key=key, store=store.folder)
        for planned, key in zip(newest, keys, strict=True)
        if _kept(key, store) is None
    ]
    problems = list(_unable(recorder)) if tasks else []
    works.clock.count("record", made=0, kept=len(keys) - len(tasks))
    for spoken in works.run("record", record_edition, () if problems else tasks):
        works.clock.add({"record": spoken.seconds})
        works.clock.count("record", made=int(spoken.problem is None), kept=0)
        problems += [spoken.problem] if spoken.problem else []
    recordings = tuple(recording for key in keys if (recording := _kept(key, store)))
    _forget_others(keys, recordings, store)
    fitting = tuple(_fitting(recordings, settings.audio.megabytes * _MEGABYTE))
    return Aloud(recordings=fitting, problems=(*problems, *_left_out(recordings, fitting)))


def _unable(recorder: Recorder) -> Iterator[Problem]:
    """That the voice cannot speak, so that one that hangs is waited for once, and not for each day."""
    try:
        try_voice(recorder)
    except DigestError as error:
        yield Problem(where=_WHERE, message=str(error), remedy="nothing is recorded anew")


def record_edition(task: RecordTask) -> Spoken:
    """Make and keep the recording of an edition. One that fails is a problem, and is tried again by the next build."""
    began = perf_counter()
    store, recorder = Store(task.store), task.recorder
    edition = store.get(Edition, task.edition)
    if edition is None:
        return Spoken(seconds=0.0)
    script = script_of(edition, recorder.site, task.wording, recorder.voice.speaks)
    key = recorder.key_of(script, edition.day)
    try:
        if not _stands(key, store):
            recording, raw = record(script, edition.day, recorder)
            write_atomically(_file(recording, store), raw)
            store.put(key, recording)
        store.put(task.key, Recorded(recording=key))
    except DigestError as error:
        problem = Problem(where=f"{_WHERE}: {edition.day}", message=str(error), remedy="the day has no recording")
        return Spoken(seconds=perf_counter() - began, problem=problem)
    return Spoken(seconds=perf_counter() - began)


def write_recordings(recordings: Iterable[Recording], frame: Frame, to: tuple[Works, SiteFolder]) -> None:
    """Copy the recordings into the site, each with its transcript and chapters."""
    works, site = to
    for recording in recordings:
        group, key = f"recording {recording.day}", key_of(code_key(), recording.key, str(frame.settings.url))
        if not site.keep(group, key):
            raw = _file(recording, works.store).read_bytes()
            page = Page(path=recording_path(recording), content=raw)
            site.write(group, key, (page, *recording_twins(recording, frame)))


def _kept(key: str, store: Store) -> Recording | None:
    """The recording of an edition, where it and its file are kept."""
    found = store.get(Recorded, key)
    return _stands(found.recording, store) if found else None


def _stands(key: str, store: Store) -> Recording | None:
    recording = store.get(Recording, key)
    return recording if recording and _size(_file(recording, store)) == recording.size else None


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def _file(recording: Recording, store: Store) -> Path:
    return store.folder / "audio" / f"{recording.key}.{recording.format}"


def _forget_others(keys: Iterable[str], recordings: Iterable[Recording], store: Store) -> None:
    """Forget the recordings of days, voices and scripts that are no more."""
    wanted = {recording.key: _file(recording, store).name for recording in recordings}
    store.prune(Recorded, keys)
    store.prune(Recording, wanted)
    folder = store.folder / "audio"
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in wanted.values():
            path.unlink(missing_ok=True)


def _fitting(recordings: Iterable[Recording], room: int) -> Iterator[Recording]:
    """The newest recordings that so many bytes hold together."""
    for recording in recordings:
        room -= recording.size
        if room < 0:
            return
        yield recording


def _left_out(recordings: Sequence[Recording], fitting: Sequence[Recording]) -> Iterator[Problem]:
    if left := recordings[len(fitting) :]:
        size = sum(recording.size for recording in recordings) / _MEGABYTE
        yield Problem(
            where=_WHERE,
            message=f"the recordings take {size:.0f} MB; those of {left[0].day} and before, {len(left)}, are left out",
            remedy="set `days` or `bitrate` lower, or `megabytes` higher",
        )
