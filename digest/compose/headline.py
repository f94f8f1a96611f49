"""The headline: the lead story's best title, in the site's manner."""

import re
from collections.abc import Sequence

from digest.compose.claims import addresses
from digest.compose.clean import CleanText
from digest.compose.words import language_of, listed, terms
from digest.compose.worth import worth

LONGEST = 80
"""Characters of a headline at most."""

_SMALL = listed("a an and as at but by for if in nor of on or per so the to up via vs yet")
"""AP style: articles, conjunctions and prepositions of three letters or fewer stay small."""
_HANGING = _SMALL | listed("from into over with after before amid against who which that")
"""Words that a shortened title does not end with."""

_CLAUSE = re.compile(r"(?<=\w)(?:;|:|,|\s[-–—]|\.)\s+")
_WORD = re.compile(r"[^\W_][\w'’.&]*")


def headline(texts: Sequence[CleanText], language: str) -> str:
    """The best title among a story's items, or the empty text where none fits.

    Those in the site's language come first, then plain statements, then what shares most with the other titles.
    """
    titles = [text for text in texts if text.title]
    shared: dict[str, int] = {}
    for text in titles:
        for term in terms(text.title):
            shared[term] = shared.get(term, 0) + 1

    def merit(text: CleanText) -> float:
        words = terms(text.title)
        common = sum(shared[word] for word in words) / ((len(words) + 2) * len(titles)) if words else 0.0
        fits = 1.0 if 25 <= len(text.title) <= LONGEST else 0.5
        speaks = 1.0 if (language_of(text.title, text.language) or language) == language else 0.1
        return common * fits * speaks * worth(text.item) * (0.5 if addresses(text.title) else 1.0)

    for text in sorted(titles, key=lambda text: (-merit(text), text.item.id)):
        if short := shorten(text.title.rstrip("."), LONGEST):
            return title_case(short) if language == "en" and text.language in ("en", None) else short
    return ""


def shorten(title: str, longest: int) -> str:
    """A title, or its first clauses, or as many whole words of it as fit."""
    if len(title) <= longest:
        return title
    for clause in reversed(list(_CLAUSE.finditer(title))):
        if 25 <= clause.start() <= longest:
            return title[: clause.start()]
    words = title[: longest + 1].rsplit(" ", 1)[0].split()
    while words and words[-1].lower() in _HANGING:
        words.pop()
    short = " ".join(words)
    return short if len(short) <= longest else ""


def title_case(title: str) -> str:
    """A title in AP style: big words capitalised, small ones not; names with capitals of their own stay."""
    found = list(_WORD.finditer(title))
    parts: list[str] = []
    end = 0
    for number, match in enumerate(found):
        gap = title[end : match.start()]
        opens = number == 0 or bool(re.search(r"[:.!?—–]\s*[\"“‘']?$|[\"“‘]$", gap))
        parts += [gap, _cased(match[0], opens=opens or number == len(found) - 1)]
        end = match.end()
    return "".join((*parts, title[end:]))


def _cased(word: str, *, opens: bool) -> str:
    if any(character.isupper() for character in word[1:]):
        return word
    if not opens and word.lower() in _SMALL:
        return word.lower()
    return word[:1].upper() + word[1:]
