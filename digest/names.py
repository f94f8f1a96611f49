"""Names in running text: runs of capitalised words, the forms that one name takes, other names that a text tells."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from digest.text import fold

HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
CAPITAL = (
    r"(?:\b(?:a[ldnrstz]h?|el)-)?[^\W\d_a-z\u3040-\u30ff\u3400-\u9fff]"
    r"(?:[\w&-]|\.(?=\w)|['’](?!s\b)(?=\w))*(?:(?<=\b[^\W\d_a-z])\.)?"
)
"""A capitalised word or initial, with its article (`al-`), without a possessive or a full stop behind it."""
JOINT = r"(?:of|de|del|della|der|den|van|von|bin|bint|ibn|al|el|la|le|da|dos|y|e|und|and the|of the)"
NAME = rf"{CAPITAL}(?:\s(?:{JOINT}\s)?{CAPITAL}){{0,6}}"

_RUN = re.compile(NAME)
_OPENING_WORDS = """
a an the this that these those it its she they we i his her their our my in on at by for from to with of
and or but as if when while after before since until during over under about against between among despite
although though because what who where why how which here there now then yet so no not all some many most more
two three one former new according meanwhile however also both each every last next today yesterday tomorrow
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december mr mrs ms dr
"""
_OPENERS = frozenset(_OPENING_WORDS.split())
"""Words that open sentences, and are no names for standing there with a capital. `He` before a capital is a surname."""
_BEFORE_NAMES = re.compile(r"^(?:Shares|Stocks?|Bonds|Members|Workers|Employees|Officials|Leaders) (?:of|at) ")
_BEHIND_NAMES = re.compile(r"\s(?:MP|MEP|MSP|KC|QC|OBE|CBE|PhD|MD)$")
_MARKS = re.compile(r"'s$|[.']")
_LONGEST = 8
"""Words of the longest name that is looked for in a run."""
_LONG = 6
_ALIKE = 0.85
_GIVEN_ALIKE = 0.55
"""So alike are two spellings of a surname of six letters or more, and of a given name before it."""
_ALSO = re.compile(rf"(?P<name>{NAME})\.?,?\s?[(（](?P<others>[^()（）]{{2,60}})[)）]")
_OTHER = re.compile(r"(?:known as |formerly |or )?[\"“‘']?([^\"”’']+)[\"”’']?$")


def trimmed(run: str) -> str:
    """A run of capitalised words without what only opens its sentence, and without letters behind a name."""
    words = _BEFORE_NAMES.sub("", run).split()
    while words and words[0].casefold().rstrip(".,") in _OPENERS:
        del words[0]
    return _BEHIND_NAMES.sub("", " ".join(words).rstrip(".,'’"))


def name_key(name: str) -> str:
    """What the spellings of a name have in common: its words, folded, without dots and possessives."""
    words = fold(name).split()
    return " ".join(_MARKS.sub("", word) if "'" in word or "." in word else word for word in words)


def capital_runs(text: str) -> Iterator[str]:
    """The keys of all runs of capitalised words in a text."""
    return (name_key(match[0]) for match in _RUN.finditer(text))


def parts_of_runs(runs: Iterable[str]) -> frozenset[str]:
    """All names that stand in runs, as keys: of "mayor ada quill" also "ada quill"."""
    found: set[str] = set()
    for run in runs:
        words = run.split()
        found.update(
            " ".join(words[start:end])
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + _LONGEST) + 1)
        )
    return frozenset(found)


def tells_apart(name: str) -> bool:
    """Whether a name alone is enough to know its bearer by on another day: two words, an acronym, or Han."""
    return len(name.split()) > 1 or (name.isupper() and len(name) > 2) or bool(HAN.search(name) and len(name) > 2)


def same_bearer(one: str, other: str) -> bool:
    """Whether two names of one day are of one bearer: one is part of the other, or another spelling of it."""
    ours, theirs = name_key(one).split(), name_key(other).split()
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return _alike(ours[-1], theirs[-1]) and any(
        _alike(one, other) or _spelt_alike(one, other) for one in ours[:-1] for other in theirs[:-1]
    )


def _alike(one: str, other: str) -> bool:
    """Whether two words are one, or two spellings of a long one: short surnames differ by a letter."""
    return one == other or (min(len(one), len(other)) >= _LONG and _ratio(one, other) >= _ALIKE)


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two given names before one surname may be spellings of one (Hasan, Hassan; Vladimir, Volodymyr)."""
    return one[0] == other[0] and min(len(one), len(other)) >= _LONG - 1 and _ratio(one, other) >= _GIVEN_ALIKE


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def aliases_in(text: str) -> Iterator[tuple[str, ...]]:
    """A name and what stands in brackets behind it as other names: an acronym of it, or it in another script."""
    for match in _ALSO.finditer(text):
        name = trimmed(match["name"])
        others = (_OTHER.match(part.strip()) for part in re.split(r"[,;，；、]", match["others"]))
        found = tuple(other[1].strip() for other in others if other and _is_alias(other[1].strip(), name))
        if name and found:
            yield name, *found


def _is_alias(other: str, name: str) -> bool:
    if HAN.search(other):
        return 2 <= len(other) <= 20 and not HAN.search(name) and not re.search(r"\d", other)
    if not other.isupper() or not other.isalpha() or len(other) < 2:
        return False
    letters = iter("".join(word[0] for word in name_key(name).split()))
    return other[0].casefold() == name_key(name)[:1] and sum(letter in letters for letter in other.casefold()) > 1
