"""Chunks: the runs of words in a line that may make a noun phrase, as running text writes them."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

from digest.compose.lexicon import BEFORE_VERB, POSSESSIVE, Lexicon, in_title_case, is_name
from digest.compose.words import TOKEN, is_stop
from digest.text import fold

Phrase: TypeAlias = tuple[str, ...]

_NO_NAME = ("s", "ed", "ing", "tion", "sion", "ment", "ness", "ity", "ly", "ful", "ous", "ive", "able", "ance", "ence")
"""Endings of words that are seldom names, for capitalised words that no running text has."""


def chunks(line: str, lexicon: Lexicon) -> Iterator[Phrase]:
    """Runs of words that neither punctuation, a small word nor a verb interrupts."""
    found = list(TOKEN.finditer(line))
    run: list[str] = []
    before, end = "", 0
    for (match, word), after in zip_longest(_written(found, lexicon), found[1:]):
        gap, end = line[end : match.start()], match.end()
        if run and word.isdigit() and is_name(run[-1]) and gap == " ":
            run[-1] = f"{run[-1]} {word}"
            continue
        breaks = is_stop(word) and not (word[0].isupper() and run and is_name(run[-1]))
        if word.islower() and not breaks:
            subject = run[-1] if run and all(map(is_name, run)) else ""
            breaks = fold(before) in BEFORE_VERB or lexicon.acts(word, subject, after[0] if after else "")
        if run and (breaks or gap.strip()):
            yield tuple(run)
            run = []
        if not breaks:
            run.append(word)
        before = word
    if run:
        yield tuple(run)


def _written(found: Sequence[re.Match[str]], lexicon: Lexicon) -> Iterator[tuple[re.Match[str], str]]:
    """Each token as running text writes it.

    Of one that no text has, a capital tells nothing where all words have one, nor at the beginning; a small word with
    a capital is part of a name ("He Lifeng") only in lines that capitalise nothing else.
    """
    plain = in_title_case(match[0] for match in found)
    for number, match in enumerate(found):
        word = match[0]
        if is_stop(word):
            yield match, word.lower() if plain or not number else word
        elif form := lexicon.written(word):
            yield match, form
        elif plain:
            yield match, word.lower() if POSSESSIVE.sub("", word).endswith(_NO_NAME) or word.isupper() else word
        else:
            yield match, word
