"""English words as a voice must see them to say them; a script, and so a transcript, keeps them as they are written.

Voices of the rule-based kind read an acronym that could be a word as one ("ev" for EV), take the stop of an
abbreviation before a capital for a sentence's end, and know neither "Ms." nor pinyin.
"""

import re

from digest.text import primary

_SAID_AS_WORDS = (
    "AIDS APEC CERN DACA FARC FEMA FIFA FIFO FOMO GATT IKEA ISIS JAXA LEGO LIDL MAGA MERS NASA NATO NOAA OPEC OPPO "
    "OSHA PETA PISA RAF RAM RAND REIT REM SARS SIM SWAT TASS UEFA VISA VIVO VIX WAN YOLO ZARA"
)
_SHOUTED_WORDS = (
    "ALL AN AND ANY ARE AS AT BE BIG BUT BUY BY CAN DAY DEAL DO FOR FREE FROM FULL GET GO GOOD HAS HAVE HE HER HIS "
    "HOT HOW IF IN INTO IS ITS JUST LIVE LOOK MAN MAX MAY MORE MUST MY NEW NEWS NO NOT NOW OF OFF OLD ON ONE ONLY OR "
    "OUR OUT OVER OWN PRO READ REAL SAY SEE SHE SHOW SO THAN THAT THE THEM THEY THIS TO TOO TOP TWO UP USE VERY VIA "
    "VIEW WAR WAS WAY WE WERE WHAT WHY WILL WITH YES YOU YOUR"
)
"""What headlines shout, and is no acronym."""
_WORDS = frozenset(f"{_SAID_AS_WORDS} {_SHOUTED_WORDS}".split())
_ACRONYM = re.compile(r"(?<![\w&.'’])(?=[A-Z]*[AEIOUY])(?![IVX]+\b)([A-Z]{2,4})((?:['’]?s)?)(?![\w&]|\.\w)")
"""Four letters at most, a vowel among them; without one, voices spell."""
_FORMULA = re.compile(r"\b(CO|NO|SO)(?=[23]\b)")
_DOTTED = re.compile(r"\b((?:[A-Z]\.)+[A-Z])\.(?= [A-Z])")
_SOUNDS = (
    (re.compile(r"\bMs\b\.?"), "Miz"),
    (re.compile(r"\b(?:Xi|XI)\b"), "Shee"),
    (re.compile(r"\bQi\b"), "Chee"),
    (re.compile(r"\bLi\b"), "Lee"),
    (re.compile(r"\bX(?=[iu][a-z]*\b)"), "Sh"),
    (re.compile(r"\bQ(?=i[a-z]+\b)"), "Ch"),
    (re.compile(r"(?<=[a-z])q(?=i)"), "ch"),
    (re.compile(r"\bZhou\b"), "Joe"),
    (re.compile(r"(?<=[a-z])zhou\b"), "joe"),
)
_SHOUTED = 0.5
"""A text with so many capitals among its letters has no acronyms to tell from words."""


def respelled(text: str, language: str) -> str:
    """A text of a script as it is handed to a voice."""
    if primary(language) != "en":
        return text
    for pattern, letters in _SOUNDS:
        text = pattern.sub(letters, text)
    text = _FORMULA.sub(lambda found: ".".join(found[1]) + " ", text)
    if not _is_shouted(text):
        text = _ACRONYM.sub(_spelled, text)
    return _DOTTED.sub(r"\1", text)


def _is_shouted(text: str) -> bool:
    letters = [one for one in text if one.isalpha()]
    return sum(one.isupper() for one in letters) > _SHOUTED * len(letters)


def _spelled(found: re.Match[str]) -> str:
    """Letter by letter: `E.V`, and `E.V.'s` for several and for what is its. A last stop would end the sentence."""
    name, ending = found.groups()
    if name in _WORDS:
        return found[0]
    return ".".join(name) + (".'s" if ending else "")
