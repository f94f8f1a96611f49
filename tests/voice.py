"""A voice for tests: hums for each word that it reads on standard input, and rests for three seconds at a comma."""

import math
import sys
import wave
from array import array
from itertools import chain

RATE = 16000
WORD = 0.3

if sys.argv[2:] == ["pl"]:
    sys.exit("it speaks no Polish")
hum = array("h", (round(2500 * math.sin(at * 0.17)) for at in range(round(RATE * WORD))))
rest = array("h", bytes(2 * 3 * RATE))
words = sys.stdin.read().split()
if words == ["Mumbled."]:
    sys.exit("mumbled, as asked")
samples = array("h", chain.from_iterable((*hum, *(rest if word.endswith(",") else ())) for word in words))
with wave.open(sys.argv[1], "wb") as file:
    file.setparams((1, 2, RATE, 0, "NONE", ""))
    file.writeframes(samples.tobytes())
