"""Chunks: the runs of words in a line that may make a noun phrase, as running text writes them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeAlias

from digest.compose.lexicon import BEFORE_VERB, POSSESSIVE, Lexicon, in_title_case, is_name
from digest.compose.nouns import ACTS
from digest.compose.words import TOKEN, is_stop, listed
from digest.text import fold

Phrase: TypeAlias = tuple[str, ...]

_NO_NAME = ("s", "ed", "ing", "tion", "sion", "ment", "ness", "ity", "ly", "ful", "ous", "ive", "able", "ance", "ence")
"""Endings of words that are seldom names, for capitalised words that no running text has."""


_INITIALS = 4
"""Letters of initials at most; a longer word in capitals is a word in capitals."""
_QUOTED = re.compile(r"‘|(?:^|[\s(])'")
"""An opening quotation mark, so that one behind an s may close it rather than tell whose something is."""
_NO_PART = listed("amid amidst ahead apart aside ago despite versus unlike plus minus following according due")
"""Words that join or follow noun phrases and are part of none."""


_AFTER_NEW = listed("york yorkers delhi zealand zealanders jersey orleans hampshire mexico england guinea caledonia")
"""What makes the small word "new" a part of a name."""


def chunks(line: str, lexicon: Lexicon) -> Iterator[Phrase]:
    """Runs of words that neither punctuation, a small word nor a verb interrupts."""
    return (run for run, _ in linked_chunks(line, lexicon))


def linked_chunks(line: str, lexicon: Lexicon) -> Iterator[tuple[Phrase, str]]:
    """The same, each with the one small word between it and the run before it; the empty text where there is none."""
    found = list(TOKEN.finditer(line))
    titled = in_title_case(match[0] for match in found)
    run: list[str] = []
    between: list[str] = []
    link = before = ""
    end = 0
    for (match, word), after in zip_longest(_written(found, lexicon, titled=titled), found[1:]):
        gap, end = _gap(line, end, match, run), match.end()
        if run and word.isdigit() and is_name(run[-1]) and gap == " ":
            run[-1] = f"{run[-1]} {word}"
            continue
        spot = _Spot(before=before, word=word, after=after[0] if after else "", titled=titled)
        breaks = _breaks(run, spot, lexicon)
        if run and (breaks or gap.strip()):
            yield tuple(run), link
            run, between = [], []
        if gap.strip():
            between = [""]
        if breaks:
            between.append(word if is_stop(word) else "")
        else:
            link = link if run else between[0] if len(between) == 1 else ""
            run.append(word)
        before = word
    if run:
        yield tuple(run), link


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A word between its neighbours, in a line that may capitalise every word."""

    before: str
    word: str
    after: str
    titled: bool


def _breaks(run: Sequence[str], spot: _Spot, lexicon: Lexicon) -> bool:
    """Whether a word is no part of the noun phrase that a run of words may be."""
    word = spot.word
    if is_stop(word) and not _opens_name(word, spot.after):
        return not (word[0].isupper() and run and is_name(run[-1]))
    if not word.islower():
        return spot.titled and fold(spot.before) in BEFORE_VERB and not lexicon.knows_name(word)
    subject = run[-1] if run and (all(map(is_name, run)) or is_plural(run[-1])) else ""
    return (
        word in _NO_PART
        or (bool(run) and word in ACTS and word not in lexicon.nouns)
        or fold(spot.before) in BEFORE_VERB
        or lexicon.acts(word, subject, spot.after)
    )


def _opens_name(word: str, after: str) -> bool:
    return word == "New" and fold(after) in _AFTER_NEW


def _gap(line: str, end: int, match: re.Match[str], run: list[str]) -> str:
    """What stands before a word; the apostrophe behind a plural's s becomes a part of that plural."""
    gap = line[end : match.start()]
    if run and gap in ("’ ", "' ") and run[-1].endswith("s") and not _QUOTED.search(line):
        run[-1] += gap[0]
        return " "
    return gap


def _shouts(word: str) -> bool:
    return word.isupper() and len(word) > _INITIALS


def is_plural(word: str) -> bool:
    """Whether a word looks like a noun in the plural."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def _written(found: Sequence[re.Match[str]], lexicon: Lexicon, *, titled: bool) -> Iterator[tuple[re.Match[str], str]]:
    """Each token as running text writes it.

    Of one that no text has, a capital tells nothing where all words have one, nor at the beginning; a small word with
    a capital is part of a name ("He Lifeng") only in lines that capitalise nothing else.
    """
    for number, match in enumerate(found):
        word = match[0]
        after = found[number + 1][0] if number + 1 < len(found) else ""
        if _opens_name(word, after):
            yield match, word
        elif is_stop(word):
            yield match, word.lower() if titled or not number else word
        elif form := lexicon.written(word):
            yield match, form
        elif titled:
            yield match, word.lower() if POSSESSIVE.sub("", word).endswith(_NO_NAME) or _shouts(word) else word
        else:
            yield match, word
