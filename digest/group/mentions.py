"""Where a text mentions what the topics ask for: terms, names of the who's who, patterns.

All terms and names are looked up in one pass over the words of a text, through a table from a first word to those that
begin with it: what a text costs does not grow with their number.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, Self, TypeAlias

from digest.model import Who
from digest.patterns import Patterns
from digest.text import UNSPACED, fold

_WORD = re.compile(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])[^\W_])+")
_POSSESSIVE = re.compile(r"['’]s\b")
_STARRED_WORD = re.compile(rf"({_WORD.pattern})(\*?)")
_ES_PLURAL = ("xes", "zes", "ches", "shes", "sses")

_OPENING = 3
"""Letters by which a word with a star is looked up, and the fewest that may stand before the star."""

_Form: TypeAlias = Literal["written", "folded", "singular", "starred"]


class Asked(NamedTuple):
    """What a topic asks for."""

    kind: Literal["term", "who", "regex"]
    written: str
    """As the topic writes it: a term, the id of an entry of the who's who, a pattern."""


class Mention(NamedTuple):
    """A place in a text where something asked for stands."""

    asked: Asked
    claims: frozenset[Hashable]
    """The numbers of its words, and what all forms of one term have in common: what shares any of it with another
    mention says nothing new."""


class _Word(NamedTuple):
    """One word, in the forms that may be asked for."""

    written: str
    folded: str
    singular: str

    opening: str
    """Its first letters, folded, and a star."""

    def answers(self, wanted: str) -> bool:
        """Whether it is the wanted word in singular, or begins with it where that ends with a star."""
        return self.folded.startswith(wanted[:-1]) if wanted.endswith("*") else self.singular == wanted


@dataclass(frozen=True, slots=True)
class _Term:
    """Words that must follow one another."""

    asked: Asked
    words: tuple[str, ...]
    form: _Form
    """The attribute of `_Word` that is compared; "starred" words are asked one by one."""
    stem: tuple[str, ...]
    """Its words in singular: "ferry" and "ferries" are the same term twice."""

    @property
    def first(self) -> str:
        """By what its first word is looked up."""
        return self.stem[0][:_OPENING] + "*" if self.stem[0].endswith("*") else self.stem[0]

    def stands_in(self, words: Sequence[_Word]) -> bool:
        """Whether these are its words."""
        if self.form != "starred":
            return tuple([getattr(word, self.form) for word in words]) == self.words
        return len(words) == len(self.words) and all(map(_Word.answers, words, self.words))


@dataclass(frozen=True, slots=True)
class Finder:
    """All that is asked for, ready to be looked for."""

    terms: Mapping[str, tuple[_Term, ...]]
    """By first word, folded and without plural ending, or by its first letters and a star: the terms and names that
    begin with it, the longest first."""
    patterns: Patterns

    @classmethod
    def of(cls, terms: Iterable[str], patterns: Sequence[str], who: Sequence[Who]) -> Self:
        """A finder of terms, patterns, and entries of the who's who under any name; the first that claims one has it.

        A term matches whole words, in singular and plural, without regard to case and accents. In "double quotes"
        it matches as it is written but for case and accents, and so does a name. A word with a star stands for all
        words that begin like it. An acronym of up to four capital
        letters matches capital letters only, so that "WHO" is not "who". In scripts without blanks a term matches
        anywhere.
        """
        names: dict[str, _Term] = {}
        for entry in who:
            for name in (entry.name, *entry.aliases):
                form: _Form = "written" if _is_acronym(name) else "folded"
                names.setdefault(fold(name).strip(), _term(Asked("who", entry.id), name, form))
        asked = (_term(Asked("term", written), written, _form(written)) for written in dict.fromkeys(terms))
        begun: dict[str, list[_Term]] = {}
        for term in (*asked, *names.values()):
            if term.stem:
                begun.setdefault(term.first, []).append(term)
        longest_first = {first: tuple(sorted(found, key=_by_length)) for first, found in begun.items()}
        return cls(longest_first, Patterns.of(patterns))

    def mentions(self, text: str, first: int) -> tuple[list[Mention], int]:
        """What the text mentions, of what begins with one word the longest first, and the number behind its last word.

        A name within a longer one is not mentioned: "Bank of China" in "People's Bank of China".

        Args:
            text: running text.
            first: the number of its first word, by which texts that are read together are told apart.
        """
        words = _words(text)
        mentions: list[Mention] = []
        named: set[int] = set()
        for term, at in self._terms_in(words):
            places = range(first + at, first + at + len(term.words))
            if term.asked.kind == "who":
                if not named.isdisjoint(places):
                    continue
                named.update(places)
            mentions.append(Mention(term.asked, frozenset((term.stem, *places))))
        if self.patterns.compiled:
            mentions += self._patterns_in(text, first)
        return mentions, first + len(words)

    def _terms_in(self, words: list[_Word]) -> Iterator[tuple[_Term, int]]:
        begun_by = self.terms
        for at, first in enumerate(words):
            if first.singular not in begun_by and first.opening not in begun_by:
                continue
            for term in (*begun_by.get(first.singular, ()), *begun_by.get(first.opening, ())):
                if term.stands_in(words[at : at + len(term.words)]):
                    yield term, at

    def _patterns_in(self, text: str, first: int) -> Iterator[Mention]:
        """What the patterns find in the text, and in the text without accents."""
        for readable in (text,) if text.isascii() else (text, fold(text)):
            for written, start, end in self.patterns.found_in(readable):
                stem = tuple(word.singular for word in _words(readable[start:end]))
                behind = first + len(_words(readable[:end]))
                places = range(behind - len(stem), behind)
                yield Mention(Asked("regex", written), frozenset((written, stem or written, *places)))


@lru_cache(maxsize=1 << 14)
def folded_words(tag: str) -> str:
    """The words of a tag without case and accents, a blank between them. The same tags come again and again."""
    return " ".join([word.folded for word in _words(tag)])


def _by_length(term: _Term) -> int:
    return -len(term.words)


def _term(asked: Asked, written: str, form: _Form) -> _Term:
    if form == "starred":
        wanted = tuple(_starred(written))
        return _Term(asked=asked, words=wanted, form=form, stem=wanted)
    words = _words(written)
    return _Term(
        asked=asked,
        words=tuple(getattr(word, form) for word in words),
        form=form,
        stem=tuple(word.singular for word in words),
    )


def _starred(written: str) -> Iterator[str]:
    """The words of a term in singular; those with a star after letters enough as they begin, and the star."""
    for found, star in _STARRED_WORD.findall(unicodedata.normalize("NFC", _POSSESSIVE.sub("", written))):
        word = _word(found)
        yield word.folded + star if star and len(word.folded) >= _OPENING else word.singular


def _form(written: str) -> _Form:
    if _is_acronym(written):
        return "written"
    if len(written) > 2 and written[0] == written[-1] == '"':
        return "folded"
    return "starred" if "*" in written else "singular"


def _is_acronym(written: str) -> bool:
    return written.isalpha() and written.isascii() and written.isupper() and len(written) <= 4


def _words(text: str) -> list[_Word]:
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return list(map(_word, _WORD.findall(_POSSESSIVE.sub("", composed))))


@lru_cache(maxsize=1 << 16)
def _word(written: str) -> _Word:
    folded = unicodedata.normalize("NFC", fold(written))
    return _Word(written=written, folded=folded, singular=_singular(folded), opening=folded[:_OPENING] + "*")


def _singular(word: str) -> str:
    """The word without an English plural ending: "tariffs", "taxes", "parties"."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_ES_PLURAL) else word[:-1]
