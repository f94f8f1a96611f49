"""Copies: items whose texts are the same, or nearly, on several pages.

One title and nearly one text; one long text under titles that agree in part; and on another site also nearly one long
text, as wire texts are shortened, get another title, or another beginning ("(Agency) -"). A title alone proves nothing
where it is short or a text stands against it: "Live updates" is printed every day by everybody.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from types import MappingProxyType
from zlib import crc32

from digest.model import Item
from digest.text import UNSPACED, fold
from digest.urls import host, registered

NEARLY = 0.8
"""Share of the shorter text's word triples that the other must have to be nearly the same text;"""
NEARLY_UNDER_TITLE = 0.5
"""on another site half of them do, where titles of `TELLING_TITLE` words are nearly the same,"""
SAME_TITLE = 0.7
"""that is, have this share of all their words in common."""
TELLING_TITLE = 5
"""Words from which a title stands for its item where no text is beside it. Shorter ones head a series."""
LETTERS_A_WORD = 2
"""Letters that count as a word where a script has no blanks."""
LONG_TEXT = 120
"""Characters from which one text under unlike titles makes duplicates: what is shorter may be a series' motto."""
TITLE_OVERLAP = 0.3
"""Share of the shorter title's words that such titles must have in common."""
COMPARED = 3000
"""Characters of a text that are compared."""
CROWD = 60
"""Items under one key up to which each is compared with each; in a crowd only what is wholly equal merges."""
BEGINNING = 300
"""Words of a long text within which it must share five in a row with another to be compared;"""
ONE_IN = 4
"""of such fives those that begin with every fourth word, by its checksum, are looked up: of 25 words about six."""
FORMULA = 20
"""Items from which five words in a row are a formula."""

_WORD = re.compile(r"\w+")
_UNSPACED_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
_LETTER = re.compile(f"[{UNSPACED}]")
_NUMBER = re.compile(r"\d+")

Rule = Callable[["_Print", "_Print"], bool]


def copies_in(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of items that are copies of one text; they connect all copies."""
    prints = [_Print(item) for item in items]
    for key, same in _RULES.items():
        yield from _pairs(prints, key, same)
    for one, other in sorted(_near(prints)):
        if _copied_by_another(prints[one], prints[other]):
            yield one, other


def _words(text: str) -> tuple[str, ...]:
    folded = fold(text)
    return tuple((_WORD if folded.isascii() else _UNSPACED_WORD).findall(folded))


@dataclass(frozen=True)
class _Print:
    """What copies are told by."""

    item: Item

    @cached_property
    def site(self) -> str:
        return registered(host(self.item.url)) or self.item.source_id

    @cached_property
    def title(self) -> str:
        return " ".join(self.title_words)

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        return _words(self.item.title or "")

    @property
    def has_telling_title(self) -> bool:
        letters = sum(bool(_LETTER.match(word)) for word in self.title_words)
        return len(self.title_words) - letters + letters / LETTERS_A_WORD >= TELLING_TITLE

    @cached_property
    def words(self) -> tuple[str, ...]:
        return _words(self.item.text[:COMPARED])

    @cached_property
    def text(self) -> str:
        return " ".join(self.words)

    @cached_property
    def triples(self) -> frozenset[tuple[str, ...]]:
        return frozenset(zip(self.words, self.words[1:], self.words[2:], strict=False)) or frozenset({self.words})

    @cached_property
    def long_text(self) -> str:
        return self.text if len(self.text) >= LONG_TEXT else ""

    def samples(self) -> set[int]:
        """Checksums of some of the runs of five words with which a long text begins."""
        if not self.long_text:
            return set()
        words = self.words[:BEGINNING]
        starts = (at for at, word in enumerate(words[:-4]) if not crc32(word.encode()) % ONE_IN)
        return {crc32(" ".join(words[at : at + 5]).encode()) for at in starts}


def _nearly_one_text(one: _Print, other: _Print) -> bool:
    """Under one title: nearly the same text, or a text on one side at most and a title that tells."""
    if one.text == other.text or not (one.text and other.text):
        return bool(one.text and one.text == other.text) or one.has_telling_title
    return _shared(one, other) >= NEARLY


def _titles_agree(one: _Print, other: _Print) -> bool:
    """Under one text: titles share words, and all numbers."""
    return _NUMBER.findall(one.title) == _NUMBER.findall(other.title) and _overlap(one, other) >= TITLE_OVERLAP


def _copied_by_another(one: _Print, other: _Print) -> bool:
    """On another site: nearly one text, whole where titles share no words; a round-up may hold another's text."""
    mine, theirs = (frozenset(_NUMBER.findall(each.title)) for each in (one, other))
    if one.site == other.site or (mine and theirs and not mine & theirs):
        return False
    shared = _shared(one, other)
    if shared < NEARLY:
        ours, all_words = set(one.title_words) & set(other.title_words), {*one.title_words, *other.title_words}
        alike = len(ours) >= SAME_TITLE * len(all_words)
        return shared >= NEARLY_UNDER_TITLE and one.has_telling_title and alike
    lengths = sorted((len(one.triples), len(other.triples)))
    return _overlap(one, other) >= TITLE_OVERLAP or shared * lengths[0] >= NEARLY * lengths[1]


def _shared(one: _Print, other: _Print) -> float:
    """The share of the shorter text's triples that the other has."""
    return len(one.triples & other.triples) / min(len(one.triples), len(other.triples))


def _overlap(one: _Print, other: _Print) -> float:
    """The share of the shorter title's words that the other has."""
    mine, theirs = set(one.title_words), set(other.title_words)
    return len(mine & theirs) / (min(len(mine), len(theirs)) or 1)


_RULES: Mapping[Callable[[_Print], str], Rule] = MappingProxyType(
    {
        lambda each: each.title: _nearly_one_text,
        lambda each: each.long_text: _titles_agree,
    }
)
"""Items that have the same key are copies if the test says so."""


def _pairs(prints: Sequence[_Print], key: Callable[[_Print], str], same: Rule) -> Iterator[tuple[int, int]]:
    groups: dict[str, list[int]] = {}
    for at, each in enumerate(prints):
        if value := key(each):
            groups.setdefault(value, []).append(at)
    for group in groups.values():
        for one, other in _compared(group, prints):
            if same(prints[one], prints[other]):
                yield one, other


def _compared(group: Sequence[int], prints: Sequence[_Print]) -> Iterator[tuple[int, int]]:
    """Each with each; in a crowd neighbours whose texts are equal."""
    if len(group) <= CROWD:
        return combinations(group, 2)
    equal = sorted(group, key=lambda at: (prints[at].title, prints[at].text, at))
    return (pair for pair in pairwise(equal) if prints[pair[0]].text == prints[pair[1]].text)


def _near(prints: Sequence[_Print]) -> set[tuple[int, int]]:
    """Long texts on several sites that share five words in a row."""
    having: dict[int, list[int]] = {}
    for at, each in enumerate(prints):
        for sample in each.samples():
            having.setdefault(sample, []).append(at)
    return {pair for group in having.values() if 1 < len(group) < FORMULA for pair in combinations(group, 2)}
