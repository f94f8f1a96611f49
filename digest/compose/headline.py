"""The headline: the lead story's best title, in the site's manner."""

import re
from collections import Counter
from collections.abc import Sequence

from digest.compose.claims import addresses, balanced
from digest.compose.clean import CleanText
from digest.compose.lexicon import in_title_case
from digest.compose.tell import lateness
from digest.compose.verbs import HEADLINE, has_verb
from digest.compose.words import language_of, listed, terms
from digest.compose.worth import worth
from digest.model import Day

LONGEST = 80
"""Characters of a headline at most."""
_ASKED = 3
"""So many of the first stories may give the day its headline."""

_SMALL = listed("a an and as at but by for if in nor of on or per so the to via vs yet")
"""AP style: articles, conjunctions and prepositions of three letters or fewer stay small."""
_HANGING = _SMALL | listed("from into over with after before amid against than between near who which that built based")
"""Words that a shortened title does not end with."""
_LATER = listed("at by for from in into on over with after before amid as under through during despite while ahead")
"""Words before which a title may be cut without taking a phrase apart."""

_CLAUSE = re.compile(
    r"(?:[;:,]|\s[-–—]|\.)?\s+(?=(?:as|after|while|amid|but|because|since|despite|before|following|when)\s)|(?<=\w)(?:[;:,.]|\s[-–—])\s+",
    re.IGNORECASE,
)
"""Where the main clause of a title may end."""
_PREFIX = re.compile(r"^[^:]{3,40}:\s+(?=\S+\s\S+\s\S+)")
_MASTHEAD = re.compile(r"^(?:[\w-]+ ){0,2}(?:briefing|daily|digest|live|brief|rundown|must-read)\s*:\s+", re.IGNORECASE)
"""The name of a briefing text before its headline."""
_WORD = re.compile(r"[^\W_][\w'’.&]*")
_SHORTEST = 25


def headline(stories: Sequence[Sequence[CleanText]], day: Day, language: str) -> str:
    """The first story's best title, or the empty text where the rundown is empty. `stories` are the rundown's.

    Where a briefing text's labelled paragraph leads, that text's own headline is it. Where no title of the first
    story fits, whole or by its main clause, the next stories are asked, and only then words are dropped at the end.
    """
    if not stories:
        return ""
    titles = [title for texts in stories[:_ASKED] for title in _by_merit(texts, language)]
    if any(text.item.label for text in stories[0]):
        own = (_MASTHEAD.sub("", parts.title) for parts in day.parts if parts.title)
        titles = [*own, *titles, *(text.item.label for text in stories[0] if text.item.label)]
    for fit in (_whole, _clause, _words):
        if found := next(filter(None, map(fit, titles)), ""):
            return title_case(found) if language == "en" else found
    return ""


def _by_merit(texts: Sequence[CleanText], language: str) -> list[str]:
    """A story's titles: those in the site's language, plain statements, what shares most with the others first."""
    titled = [text for text in texts if text.title]
    shared = Counter(term for text in titled for term in terms(text.title))
    late = lateness(titled)

    def merit(text: CleanText) -> float:
        words = terms(text.title)
        common = sum(shared[word] for word in words) / ((len(words) + 2) * len(titled))
        fits = 1.0 if _SHORTEST <= len(text.title) <= LONGEST else 0.5
        fits *= 0.7 if _PREFIX.match(text.title) else 1.0
        speaks = 1.0 if (language_of(text.title, text.language) or language) == language else 0.1
        states = 1.0 if _states(text.title) else 0.5
        return (
            late[text.item.id]
            * states
            * common
            * fits
            * speaks
            * worth(text.item)
            * (0.5 if addresses(text.title) else 1.0)
        )

    ranked = sorted(titled, key=lambda text: (-merit(text), text.item.id))
    return [text.title.rstrip(".") for text in ranked]


def _whole(title: str) -> str:
    short = title if len(title) <= LONGEST else _PREFIX.sub("", title)
    return short if len(short) <= LONGEST else ""


def _clause(title: str) -> str:
    ends = (match.start() for match in _CLAUSE.finditer(title))
    fitting = [title[:end] for end in ends if _SHORTEST <= end <= LONGEST]
    return next((clause for clause in reversed(fitting) if _is_closed(clause) and _states(clause)), "")


def _words(title: str) -> str:
    words = title.split()
    cuts = [" ".join(words[:at]) for at in range(len(words) - 1, 0, -1) if words[at - 1].lower() not in _HANGING]
    fitting = [cut for cut in cuts if len(cut) <= LONGEST and _is_closed(cut)]
    phrases = (cut for cut in fitting if len(cut) >= _SHORTEST and words[len(cut.split())].lower() in _LATER)
    return next(phrases, next(iter(fitting), ""))


def _is_closed(text: str) -> bool:
    """Whether a part of a title closes what it opens."""
    return balanced(text) and text.rfind("‘") <= text.rfind("’")


def _states(title: str) -> bool:
    return has_verb(title) or bool(HEADLINE & set(title.casefold().split()))


def title_case(title: str) -> str:
    """A title in AP style: big words capitalised, small ones not; names with capitals of their own stay.

    A small word keeps its capital where the title as it came capitalises little else ("The Lund Project").
    """
    found = list(_WORD.finditer(title))
    tells = not in_title_case(match[0] for match in found)
    parts: list[str] = []
    end = 0
    for number, match in enumerate(found):
        gap = title[end : match.start()]
        opens = number == 0 or bool(re.search(r"[:.!?—–]\s*[\"“‘']?$|[\"“‘]$", gap))
        stays = opens or number == len(found) - 1 or (tells and match[0].istitle())
        parts += [gap, _cased(match[0], opens=stays)]
        end = match.end()
    return "".join((*parts, title[end:]))


def _cased(word: str, *, opens: bool) -> str:
    if any(character.isupper() for character in word[1:]):
        return word
    if not opens and word.lower() in _SMALL:
        return word.lower()
    return word[:1].upper() + word[1:]
