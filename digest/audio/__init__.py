"""Briefings to listen to: a script for the ear is read by a voice, levelled, and encoded with its chapters.

`script` makes the script of an edition and is pure, as are `spoken`, which writes figures and abbreviations as they are
said in the languages that it knows, `respelling`, which spells for a voice what it would say wrongly, and `sound`,
which cuts, joins and levels. `voices` runs the programs that speak; `encoding` makes the file.
"""

from digest.audio.recorder import Recorder, record, recorder_of, try_voice
from digest.audio.script import Script, script_of
from digest.audio.voices import lacking

__all__ = ["Recorder", "Script", "lacking", "record", "recorder_of", "script_of", "try_voice"]
