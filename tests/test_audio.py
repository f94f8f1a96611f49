"""Briefings to listen to: what is read, how it sounds, what stands in the site."""

import json
import math
import re
import shutil
import subprocess
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Literal

import feedparser
import pytest
from lxml import etree
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from PIL import Image

from browsing import browsing
from building import build, copy, files_of, run
from digest.audio import Recorder, Script, record, recorder_of, script_of, try_voice
from digest.audio.script import Line, Part
from digest.audio.sound import TARGET, Sound, _highpass, _shelf, leveled, loudness, resampled, trimmed
from digest.audio.spoken import spoken
from digest.config import Audio, Settings
from digest.errors import ConfigError, DigestError
from digest.model import Edition
from digest.render.cover import cover_page
from digest.wording import ENGLISH
from drawing import FRAME
from newsroom import DAY, day, edition

VOICE = f"{sys.executable} {Path(__file__).with_name('voice.py')} {{out}}"
NEWEST = "2024/03/05/"


def _script(of: Edition, *languages: str) -> Script:
    return script_of(of, "The Quay", ENGLISH, lambda language: language in languages)


def test_the_script_reads_label_sentences_and_sources() -> None:
    made = edition(
        day(
            """
            courier | New crane lifts 60 tonnes | The port received its tallest crane on Tuesday. It can lift 60 tonnes.
            beacon | New crane lifts 60 tonnes in Sundhaven | The tallest crane of the port arrived on Tuesday.
            """
        )
    )
    script = _script(made)
    opening, told = script.parts
    assert [line.text for line in opening.lines[:3]] == ["The Quay.", "Tuesday, March 5, 2024.", f"{made.headline}."]
    label, *sentences, sources, end = [line.text for line in told.lines]
    assert (told.title, label) == (made.rundown[0].label, f"{made.rundown[0].label}.")
    assert sentences == [spoken(claim.text, "en") for claim in made.rundown[0].text]
    assert re.fullmatch(r"From (Courier|Beacon)( and (Courier|Beacon))?\.", sources)
    assert end == "End of the briefing."


def test_two_sections_of_one_publisher_are_named_once() -> None:
    told = day(
        """
        courier | New crane lifts 60 tonnes | The port received its tallest crane on Tuesday. It can lift 60 tonnes.
        beacon | New crane lifts 60 tonnes in Sundhaven | The tallest crane of the port arrived from Lund by barge.
        """
    )
    names = {"courier": "The Quay · World", "beacon": "The Quay · Local"}
    made = edition(replace(told, sources=tuple(replace(one, name=names[one.id]) for one in told.sources)))
    assert "From The Quay." in [line.text for line in _script(made).lines]


def test_sentences_in_a_language_that_the_voice_does_not_speak_are_left_out() -> None:
    made = edition(day("courier | Nowy dźwig w porcie | Port dostał dziś nowy dźwig, najwyższy w kraju."))
    polish = [line for line in _script(made, "pl").lines if line.language == "pl"]
    assert polish or not made.rundown
    assert all(line.language == "en" for line in _script(made).lines)


def _tone(hertz: float, amplitude: float, rate: int, seconds: float = 4) -> Sound:
    waves = (math.sin(2 * math.pi * hertz * at / rate) for at in range(round(rate * seconds)))
    return Sound(rate=rate, samples=array("h", (round(32767 * amplitude * one) for one in waves)))


@pytest.mark.parametrize("rate", [16000, 22050, 48000])
def test_loudness_is_that_of_the_standard(rate: int) -> None:
    full = loudness(_tone(997, 1, rate))
    assert full is not None
    assert abs(full - -3.01) < 0.05  # BS.1770-4, annex 1


def test_the_filters_are_those_of_the_standard() -> None:
    shelf = (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585)
    highpass = (-1.99004745483398, 0.99007225036621)
    assert _shelf(48000) == pytest.approx(shelf, abs=1e-6)  # BS.1770-4, annex 1, tables 1 and 2
    assert _highpass(48000) == pytest.approx(highpass, abs=1e-6)


def test_pauses_do_not_count_as_quiet_sound() -> None:
    tone = _tone(997, 0.1, 16000)
    paused = Sound(rate=16000, samples=tone.samples + array("h", bytes(2 * 16000 * 8)) + tone.samples)
    whole, alone = loudness(paused), loudness(tone)
    assert whole is not None
    assert alone is not None
    assert abs(whole - alone) < 0.3
    assert loudness(Sound(rate=16000, samples=array("h", bytes(32000)))) is None


@pytest.mark.parametrize("amplitude", [0.001, 0.02, 0.9])
def test_whatever_the_voice_all_recordings_are_equally_loud_and_none_is_clipped(amplitude: float) -> None:
    made = leveled(_tone(300, amplitude, 16000))
    found = loudness(made)
    assert found is not None
    assert abs(found - TARGET) < 0.5
    assert max(made.samples) < 32767 * 0.8


def test_a_voice_at_another_rate_joins_in() -> None:
    made = resampled(_tone(300, 0.5, 16000), 22050)
    assert abs(made.seconds - 4) < 0.001
    wanted, found = loudness(_tone(300, 0.5, 22050)), loudness(made)
    assert wanted is not None
    assert found is not None
    assert abs(found - wanted) < 0.1


def test_silence_is_cut_at_the_ends_and_bounded_within() -> None:
    tone, rest = _tone(300, 0.5, 16000, 1).samples, array("h", bytes(2 * 16000 * 3))
    assert abs(trimmed(Sound(rate=16000, samples=rest + tone + rest + tone + rest)).seconds - 2.9) < 0.08


def _recorder(**audio: object) -> Recorder:
    return recorder_of(Settings(title="The Quay", audio=Audio(**audio)), "en")


def _longest_silence(samples: "array[int]", rate: int) -> float:
    frames = [samples[start : start + rate // 100] for start in range(0, len(samples), rate // 100)]
    sounds = "".join("." if max(frame) < 100 and min(frame) > -100 else "#" for frame in frames)
    return max(map(len, sounds.split("#"))) / 100


SCRIPT = Script(
    title="Crane & Co",
    summary="New crane",
    parts=(
        Part(title="Opening", lines=(Line(text="The Quay today.", language="en"),)),
        Part(title="New crane", lines=(Line(text="The crane, at last, came by barge.", language="en"),), story="x"),
    ),
)


def test_a_recording_says_when_what_is_said_and_carries_its_chapters() -> None:
    recording, raw = record(SCRIPT, DAY, _recorder(command=VOICE))
    assert [cue.text for cue in recording.cues] == [line.text for line in SCRIPT.lines]
    times = [time for cue in recording.cues for time in (cue.start, cue.end)]
    assert times == sorted(times)
    tags = ID3(BytesIO(raw))
    assert (str(tags["TIT2"]), str(tags["TPE1"]), str(tags["TDRC"])) == ("Crane & Co", "The Quay", "2024-03-05")
    chapters = [(one.start_time / 1000, str(one.sub_frames["TIT2"])) for one in tags.getall("CHAP")]
    assert (
        chapters == [(mark.start, mark.title) for mark in recording.marks] == [(0, "Opening"), (times[2], "New crane")]
    )
    assert list(tags["CTOC:contents"].child_element_ids) == ["chapter0", "chapter1"]
    sound = MP3(BytesIO(raw)).info
    assert abs(sound.length - recording.seconds) < 0.2
    assert (sound.channels, sound.bitrate) == (1, 64000)
    assert record(SCRIPT, DAY, _recorder(command=VOICE)) == (recording, raw)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("no-such-voice {out}", "no-such-voice is not installed"),
        ("cat", "must name {out}"),
        ('say "', "cannot be read"),
    ],
)
def test_a_command_that_cannot_be_used_is_refused(command: str, message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)):
        _recorder(command=command)


def test_a_voice_reads_only_languages_that_it_is_known_to_speak() -> None:
    assert not _recorder(command=VOICE).voice.speaks("pl")
    told = _recorder(command=f"{VOICE} {{language}}").voice
    assert told.speaks("pl")
    assert not told.speaks("../pl")
    assert not told.speaks("--pl")
    if shutil.which("flite"):
        with pytest.raises(ConfigError, match="cannot speak 'pl'"):
            recorder_of(Settings(audio=Audio(voice="flite")), "pl")


def test_a_foreign_sentence_that_the_voice_fails_at_is_left_out() -> None:
    recorder = _recorder(command=f"{VOICE} {{language}}")  # speaks no Polish
    lines = (Line(text="Port.", language="pl"), Line(text="The port.", language="en"))
    script = Script(title="", summary="", parts=(Part(title="", lines=lines),))
    assert [cue.text for cue in record(script, DAY, recorder)[0].cues] == ["The port."]
    with pytest.raises(DigestError, match="speaks no Polish"):
        record(script, DAY, replace(recorder, language="pl"))


def test_without_a_voice_the_build_says_so_and_the_browser_reads(golden: Path, tmp_path: Path) -> None:
    content = _listening(golden, tmp_path, {"command": "no-such-voice {out}"})
    result = run("build", content, "--site", tmp_path / "site")
    assert result.exit_code == 0
    assert "no recordings: no-such-voice is not installed" in result.output
    pages = files_of(tmp_path / "site")
    assert "podcast/index.html" not in pages
    assert b"assets/speech.js" in pages[f"{NEWEST}index.html"]


def test_a_command_tells_which_voice_reads(golden: Path, tmp_path: Path) -> None:
    def told(command: str, place: Path) -> tuple[int, str]:
        result = run("voice", _listening(golden, place, {"command": command}))
        return result.exit_code, result.output

    assert told(VOICE, tmp_path / "one") == (0, f"{sys.executable} is here\n")
    assert told("no-such-voice {out}", tmp_path / "two") == (2, "digest: no-such-voice is not installed\n")


def test_a_voice_that_cannot_speak_is_asked_once_and_the_build_goes_on(golden: Path, tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    content = _listening(golden, tmp_path, {"command": f"sh -c 'echo >> {asked}; exit 3' {{out}}"})
    result = run("build", content, "--site", tmp_path / "site")
    assert result.exit_code == 0
    assert "sh failed: exit code 3, no file; nothing is recorded anew" in result.output
    assert len(asked.read_text().splitlines()) == 1
    pages = files_of(tmp_path / "site")
    assert not [path for path in pages if path.endswith(".mp3")]
    assert b"assets/speech.js" in pages[f"{NEWEST}index.html"]


@pytest.mark.parametrize(
    ("does", "message"),
    [
        ("echo no voice here >&2; exit 1", "sh failed: no voice here"),
        ("echo words; exit 0", "sh failed: exit code 0, no file"),
        ("echo words > {out}", "the voice wrote no WAV file"),
        (": > {out}", "the voice wrote no WAV file"),
        ("yes & sleep 600", "sh is not done with a sentence after 0.2 seconds"),
    ],
)
def test_what_is_wrong_with_a_voice_is_told(does: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.audio.voices._LONGEST", 0.2 if "sleep" in does else 60)
    with pytest.raises(DigestError, match=re.escape(message)):
        try_voice(_recorder(command=f"sh -c '{does}' {{out}}"))


def _listening(golden: Path, place: Path, audio: dict[str, object] | dict[str, str]) -> Path:
    """The golden project with these settings of audio."""
    content = copy(golden / "content", place / "content")
    with (content / "digest.yml").open("a") as file:
        file.write(f"\naudio: {json.dumps(audio)}\n")
    return content


@pytest.fixture(scope="module")
def listened(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The golden project with recordings: its content folder, and its site's files."""
    place = tmp_path_factory.mktemp("listened")
    content = _listening(golden, place, {"command": VOICE})
    return content, build(content, place / "site")


def _cues(transcript: bytes) -> list[tuple[float, float, str]]:
    found = re.findall(r"^([\d:.]+) --> ([\d:.]+)\n(.+)$", transcript.decode(), re.MULTILINE)
    return [(*(_seconds(time) for time in times), text) for *times, text in found]


def _seconds(time: str) -> float:
    hours, minutes, seconds = map(float, time.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def test_the_briefing_has_a_player_whose_chapters_are_those_of_the_file(
    listened: tuple[Path, dict[str, bytes]],
) -> None:
    _, site = listened
    page = site[f"{NEWEST}index.html"].decode()
    assert re.search(
        r'<audio controls preload="none" src="[^"]*2024/03/05/briefing\.mp3" aria-label="Recording">', page
    )
    listed = re.findall(r'briefing\.mp3#t=([\d.]+)"><span class="number">[\d:]+</span> <span dir="auto">([^<]+)<', page)
    chapters = json.loads(site[f"{NEWEST}chapters.json"])["chapters"]
    assert [(float(start), title) for start, title in listed] == [(one["startTime"], one["title"]) for one in chapters]
    starts = [one["startTime"] for one in chapters]
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    cues = _cues(site[f"{NEWEST}transcript.vtt"])
    assert set(starts) <= {start for start, _, _ in cues}
    assert all(f'id="{one["url"].partition("#")[2]}"' in page for one in chapters[1:])
    assert re.search(r"briefing\.mp3", site["index.html"].decode())


def test_the_transcript_is_what_is_read_at_the_pace_of_the_voice(listened: tuple[Path, dict[str, bytes]]) -> None:
    _, site = listened
    cues = _cues(site[f"{NEWEST}transcript.vtt"])
    page = site[f"{NEWEST}index.html"].decode()
    shown = re.findall(r"<span>([^<]+)</span>", "".join(re.findall(r"<h3>.*?</h3> <p>.*?</p>", page)))
    assert shown
    said = " ".join(text for _, _, text in cues)
    assert all(text in said for text in shown)
    for start, end, text in cues:
        assert abs(end - start - 0.3 * len(text.split()) - 0.9 * text.count(", ")) < 0.1, text
    pauses = [later - end for (_, end, _), (later, _, _) in pairwise(cues)]
    assert max(pauses) < 2


def test_the_podcast_feed_reads_back_with_what_directories_ask_for(listened: tuple[Path, dict[str, bytes]]) -> None:
    _, site = listened
    feed = feedparser.parse(site["podcast.xml"])
    assert not feed.bozo
    assert (feed.feed.title, feed.feed.language) == ("Harbour Digest", "en")
    assert feed.feed.link == "https://digest.example/harbour/"
    assert feed.feed.subtitle
    assert feed.feed.image.href == "https://digest.example/harbour/podcast.png"
    assert site["podcast.png"].startswith(b"\x89PNG")
    assert [tag.term for tag in feed.feed.tags] == ["News", "Daily News"]
    assert b"<itunes:explicit>false</itunes:explicit>\n<itunes:image" in site["podcast.xml"]
    assert b"<podcast:guid>" in site["podcast.xml"]
    assert [one.title for one in feed.entries] == [
        json.loads(site[f"{path}index.json"])["headline"] for path in (NEWEST, "2024/03/04/")
    ]
    assert len({one.id for one in feed.entries}) == 2
    for one in feed.entries:
        (enclosure,) = one.enclosures
        path = enclosure.href.removeprefix("https://digest.example/harbour/")
        raw = site[path]
        assert (int(enclosure.length), enclosure.type) == (len(raw), "audio/mpeg")
        assert abs(MP3(BytesIO(raw)).info.length - int(one.itunes_duration)) < 1
        assert one.published_parsed
        assert one.podcast_chapters["url"].removeprefix("https://digest.example/harbour/") in site
        assert one.podcast_transcript["url"].removeprefix("https://digest.example/harbour/") in site
    assert re.search(r'href="[^"]*podcast\.xml"', site["index.html"].decode())
    assert b"2024/03/05/" in site["podcast/index.html"]


def test_the_podcast_feed_has_the_shape_that_its_namespaces_ask_for(listened: tuple[Path, dict[str, bytes]]) -> None:
    schema = etree.RelaxNG(file=str(Path(__file__).parent / "schemas/podcast.rng"))
    raw = listened[1]["podcast.xml"]
    schema.assertValid(etree.fromstring(raw))
    for gone in (rb' length="\d+"', rb"<pubDate>.*?</pubDate>", rb"<podcast:chapters .*?/>", rb"<itunes:image .*?/>"):
        assert not schema.validate(etree.fromstring(re.sub(gone, b"", raw, count=1)))


def test_the_feeds_of_the_site_have_the_recordings_too(listened: tuple[Path, dict[str, bytes]]) -> None:
    _, site = listened
    podcast = feedparser.parse(site["podcast.xml"])
    atom = feedparser.parse(site["feed.xml"])
    wanted = [(one.href, int(one.length)) for entry in podcast.entries for one in entry.enclosures]
    assert [(one.href, int(one.length)) for entry in atom.entries for one in entry.enclosures] == wanted
    attached = [one for entry in json.loads(site["feed.json"])["items"] for one in entry["attachments"]]
    assert [(one["url"], one["size_in_bytes"]) for one in attached] == wanted
    assert [one["duration_in_seconds"] for one in attached] == [int(one.itunes_duration) for one in podcast.entries]


@pytest.mark.parametrize("title", ["Harbour Digest – przegląd dnia", "港口", "A" * 300])
def test_whatever_its_name_a_podcast_has_a_cover(title: str) -> None:
    made = cover_page(replace(FRAME, settings=FRAME.settings.model_copy(update={"title": title})))
    picture = Image.open(BytesIO(made.content))
    assert picture.size == (1400, 1400)
    assert len(picture.convert("RGB").getcolors() or ()) >= 3


def test_a_day_is_recorded_once(listened: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    content = copy(listened[0], tmp_path / "content")
    shutil.copytree(listened[0] / ".digest", content / ".digest")
    before = build(content, tmp_path / "site")
    assert before == listened[1]
    kept = {path.name: path.stat().st_mtime_ns for path in (content / ".digest/audio").iterdir()}
    result = run("build", content, "--site", tmp_path / "site")
    assert " 0 written, 0 removed" in result.output
    (content / "editions/2024-03-05.yml").write_text("headline: Another Crane\n")
    after = build(content, tmp_path / "site")
    again = {path.name: path.stat().st_mtime_ns for path in (content / ".digest/audio").iterdir()}
    assert len(kept.items() & again.items()) == 1  # the other day's
    changed = {path for path in after if path.endswith(".mp3") and after[path] != before[path]}
    assert changed == {f"{NEWEST}briefing.mp3"}


def test_a_day_that_a_voice_fails_at_is_a_problem_and_has_no_recording(
    listened: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    content = copy(listened[0], tmp_path / "content")
    shutil.copytree(listened[0] / ".digest", content / ".digest")
    (content / "editions/2024-03-05.yml").write_text("headline: Mumbled\n")
    result = run("build", content, "--site", tmp_path / "site")
    assert "mumbled, as asked; the day has no recording" in result.output
    recordings = [path for path in files_of(tmp_path / "site") if path.endswith(".mp3")]
    assert recordings == ["2024/03/04/briefing.mp3"]


def test_only_so_many_days_have_recordings(listened: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    content = copy(listened[0], tmp_path / "content")
    shutil.copytree(listened[0] / ".digest", content / ".digest")
    settings = content / "digest.yml"
    settings.write_text(settings.read_text().replace('{"command"', '{"days": 1, "command"'))
    site = build(content, tmp_path / "site")
    assert [path for path in site if path.endswith(".mp3")] == [f"{NEWEST}briefing.mp3"]
    assert b"speech.js" in site["2024/03/04/index.html"]
    assert len(list((content / ".digest/audio").iterdir())) == 1


def test_the_newest_recordings_that_there_is_room_for_stay_and_the_build_tells_of_the_others(
    listened: tuple[Path, dict[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copy(listened[0], tmp_path / "content")
    shutil.copytree(listened[0] / ".digest", content / ".digest")
    sizes = [len(listened[1][f"{path}briefing.mp3"]) for path in (NEWEST, "2024/03/04/")]
    monkeypatch.setattr("digest.recording._MEGABYTE", sum(sizes) - 1)
    settings = content / "digest.yml"
    settings.write_text(settings.read_text().replace('{"command"', '{"megabytes": 1, "command"'))
    result = run("build", content, "--site", tmp_path / "site")
    assert "those of 2024-03-04 and before, 1, are left out; set `days` or `bitrate` lower" in result.output
    site = files_of(tmp_path / "site")
    assert [path for path in site if path.endswith(".mp3")] == [f"{NEWEST}briefing.mp3"]
    assert len(feedparser.parse(site["podcast.xml"]).entries) == 1


def test_turned_off_nothing_offers_to_listen(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    with (content / "digest.yml").open("a") as file:
        file.write("\naudio: off\n")
    page = build(content, tmp_path / "site")[f"{NEWEST}index.html"].decode()
    assert "Listen" not in page
    assert "speech.js" not in page


Ear = Callable[[bytes], Sound]
"""What is heard of a recording's file."""
DECODE = """async (file) => {
  const raw = Uint8Array.from(atob(file), (one) => one.charCodeAt(0));
  const heard = await new OfflineAudioContext(1, 1, 16000).decodeAudioData(raw.buffer);
  const samples = Int16Array.from(heard.getChannelData(0), (one) => Math.max(-1, Math.min(1, one)) * 32767);
  let told = "";
  for (const one of new Uint8Array(samples.buffer)) told += String.fromCharCode(one);
  return btoa(told);
}"""


@pytest.fixture(scope="module")
def ear() -> Iterator[Ear]:
    """A browser's, as readers have it; no other decoder is on each machine that runs these tests."""
    with browsing() as browser:
        page = browser.new_page()

        def heard(raw: bytes) -> Sound:
            return Sound(rate=16000, samples=array("h", b64decode(page.evaluate(DECODE, b64encode(raw).decode()))))

        yield heard


def _programs(*names: str) -> None:
    missing = [name for name in names if not shutil.which(name)]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed")


@pytest.mark.parametrize("voice", ["espeak-ng", "flite"])
def test_embedded_voices_sound_as_they_should(voice: Literal["espeak-ng", "flite"], ear: Ear) -> None:
    _programs(voice)
    texts = ("The crane came from the north on a barge, and lifts sixty tonnes.", "It is the tallest of the port.")
    script = Script(
        title="", summary="", parts=(Part(title="", lines=tuple(Line(text=text, language="en") for text in texts)),)
    )
    recording, raw = record(script, DAY, _recorder(voice=voice))
    check_sound(recording.cues[-1].end, sum(len(text.split()) for text in texts), raw, ear)


def test_the_latest_edition_of_the_demo_is_recorded(tmp_path: Path, ear: Ear) -> None:
    _programs("espeak-ng")
    content = copy(Path(__file__).parents[1] / "content", tmp_path / "content")
    with (content / "digest.yml").open("a") as file:
        file.write("\naudio: {voice: auto, days: 1}\n")
    site = build(content, tmp_path / "site", "--since", "2024-02-24")
    cues = _cues(site["2024/02/24/transcript.vtt"])
    words = sum(len(text.split()) for _, _, text in cues)
    check_sound(cues[-1][1], words, site["2024/02/24/briefing.mp3"], ear)


def check_sound(seconds: float, words: int, raw: bytes, ear: Ear) -> None:
    """A recording is as long as its words take, as loud as it should be, and nowhere clipped or silent for long."""
    assert abs(MP3(BytesIO(raw)).info.length - seconds) < 1.5
    assert 100 < 60 * words / seconds < 220
    sound = ear(raw)
    found = loudness(sound)
    assert found is not None
    assert abs(found - -16) < 2
    assert max(sound.samples) < 32767
    assert min(sound.samples) > -32767
    assert _longest_silence(sound.samples, sound.rate) < 2


def test_opus_where_ffmpeg_is_there() -> None:
    _programs("ffmpeg", "ffprobe")
    recorder = _recorder(command=VOICE, format="opus", bitrate=32)
    recording, raw = record(SCRIPT, DAY, recorder)
    words = ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_chapters", "-"]
    told = json.loads(subprocess.run(words, check=True, capture_output=True, input=raw).stdout)
    assert [one["tags"]["title"] for one in told["chapters"]] == ["Opening", "New crane"]
    assert abs(float(told["format"].get("duration", recording.seconds)) - recording.seconds) < 0.2
    assert record(SCRIPT, DAY, recorder)[1] == raw


def test_the_default_asks_for_no_voice() -> None:
    assert not Settings().audio.recorded
    assert Settings(audio="auto").audio == Audio(voice="auto")
