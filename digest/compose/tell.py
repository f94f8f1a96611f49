"""Telling a story: which of its items' sentences, and in which order."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from digest.compose.claims import is_claim, leans, refers
from digest.compose.clean import CleanText
from digest.compose.frames import loses_frame, owned
from digest.compose.lexicon import in_title_case
from digest.compose.sameness import gist, tells_again
from digest.compose.verbs import has_verb
from digest.compose.words import HAN, terms
from digest.compose.worth import worth
from digest.model import Claim, Item, ItemId
from digest.text import sentences

_MOST_CLAIMS = 4
_READ = 6
"""So many sentences of an item are read: a feed's text says what is new at its beginning."""
_NEW_ENOUGH = 0.6
"""The share of a sentence's terms that must be new to its segment."""
_GOOD_ENOUGH = 0.45
"""How far a further sentence may fall behind the first."""
_HALVES_AFTER = 24.0
"""Hours after which a sentence counts half of one from the story's newest item."""
_HELD, _HELD_BY_DEFINITE = 0.2, 0.65
"""How much of what the titles share a first sentence must hold; more where it begins with "The company"."""
_SURNAME = 0.6
"""What is left of a sentence that opens with a bare surname whose first name its item gives elsewhere."""
_FIRST_WORD = re.compile(r"[A-Z][a-z’'-]+(?=,? [a-z])")
_FULL_NAME = re.compile(r"[A-Z][\w’'.-]+ (?P<last>[A-Z][a-z’'-]+)")
_CORE = 0.4
"""The share of a story's items that must have a term for it to be what the story is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that could become a claim. `place` counts the item's sentences from 0."""

    text: str
    item: ItemId
    source: str
    place: int
    words: frozenset[str]
    gist: frozenset[str]

    @classmethod
    def of(cls, text: str, item: Item, place: int) -> "Candidate":
        """A sentence at its place in an item."""
        words = {"words": terms(text), "gist": gist(text)}
        return cls(text=text, item=item.id, source=item.source_id, place=place, **words)


def tell(texts: Sequence[CleanText]) -> tuple[Claim, ...]:
    """A story in one to four sentences; nothing where no item has a sentence or a title that could stand.

    A labelled paragraph of a briefing text stands first, whole. Then the most central sentence, then those that
    say something else, from other sources first. A title stands where no sentence does, and before a sentence that
    does not say whom it is about ("The company said …").
    """
    labelled = next((text.item for text in texts if text.item.label and text.item.text), None)
    told = _paragraph(labelled) if labelled else ()
    others = [text for text in texts if text.item is not labelled]
    chosen = _choose(others, told)
    if not told and not (chosen and _introduces(chosen[0], texts)):
        titles = _titles(texts, _reads) or ([] if chosen else _titles(texts, _says))
        chosen = _choose(others, tuple(titles[:1])) if titles else chosen
    return tuple(Claim(text=candidate.text, cites=(candidate.item,)) for candidate in chosen)


def _introduces(first: Candidate, texts: Sequence[CleanText]) -> bool:
    """Whether a sentence tells a story to one who has not read its titles: it holds what they, or its own, say."""
    titled = _shares([terms(text.title) for text in texts])
    shared = sum(share for term, share in titled.items() if term in first.words) / (sum(titled.values()) or 1.0)
    own = next((terms(text.title) for text in texts if text.item.id == first.item), frozenset[str]())
    held = max(shared, len(own & first.words) / (len(own) or 1))
    return held >= (_HELD_BY_DEFINITE if DEFINITE.match(first.text) else _HELD)


def _titles(texts: Sequence[CleanText], fits: Callable[[str], bool]) -> list[Candidate]:
    """The titles of plain reports that fit, those first that hold most of what the story is about."""
    core = core_terms(texts)
    titles = [Candidate.of(text.title, text.item, -1) for text in texts if fits(text.title) and worth(text.item) == 1.0]
    return sorted(titles, key=lambda title: (-len(title.words & core), len(title.text), title.item))


def _reads(title: str) -> bool:
    """Whether a title reads as a sentence: it says something, and is not written Like This."""
    words = title.split()
    acts = has_verb(title) or _TITLE_VERB.search(title)
    return len(words) >= 5 and bool(acts) and _says(title) and not in_title_case(words)


def _says(title: str) -> bool:
    """Whether a title says enough to stand where there is no text at all."""
    long_enough = len(title) >= 8 if HAN.search(title) else len(title.split()) >= 4
    return long_enough and not _NO_STATEMENT.search(title)


_TITLE_VERB = re.compile(r"\b[a-z]{2,}[^su\W]s \w|\bto [a-z]{3,} \w")
"""Titles are told in the third person ("pleads guilty"), or as "to lead"; there a plural seldom stands alone."""
_NO_STATEMENT = re.compile(
    r"[?？…]|\.\.|^(?:how|why|what|when|who|where|inside|watch|live)\b|\b(?:you|your)\b", re.IGNORECASE
)


def core_terms(texts: Sequence[CleanText]) -> frozenset[str]:
    """The terms that a story is about: those that two in five of its items have; of one item, its title's."""
    if len(texts) == 1:
        return terms(texts[0].title)
    return frozenset(term for term, share in _shares([_opening(text) for text in texts]).items() if share >= _CORE)


def _paragraph(item: Item) -> tuple[Candidate, ...]:
    return tuple(Candidate.of(text, item, place) for place, text in enumerate(sentences(item.text, item.language)))


def _choose(texts: Sequence[CleanText], told: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """What is told already, and what adds to it, best first; one item's sentences stay in its own order."""
    pool = _merits(texts)
    chosen = list(told)
    floor = 0.0
    while len(chosen) < _MOST_CLAIMS:
        gains = {candidate: _gain(candidate, merit, chosen) for candidate, merit in pool.items()}
        best = min(gains, key=lambda one: (-gains[one], one.item, one.place), default=None)
        if best is None or gains[best] <= floor:
            break
        floor = floor or gains[best] * _GOOD_ENOUGH
        del pool[best]
        chosen.append(best)
    if not told and len({candidate.item for candidate in chosen}) == 1:
        ordered = sorted(chosen, key=lambda one: one.place)
        return tuple(ordered if not leans(ordered[0].text) else chosen)
    return tuple(chosen)


def _gain(candidate: Candidate, merit: float, chosen: Sequence[Candidate]) -> float:
    """What a sentence adds to those chosen: nothing where it leans on one that is not there, or says what they say."""
    follows = bool(chosen) and _follows(candidate, chosen[-1])
    if not follows and (leans(candidate.text) or not _knows(chosen, candidate)):
        return 0.0
    if not chosen:
        return merit
    if not _is_new(candidate, chosen):
        return 0.0
    if _amounts(candidate.text) & {amount for other in chosen for amount in _amounts(other.text)}:
        merit *= 0.5
    other_source = candidate.source not in {other.source for other in chosen}
    return merit * (1.2 if other_source or follows else 1.0)


def _follows(candidate: Candidate, last: Candidate) -> bool:
    return candidate.item == last.item and candidate.place == last.place + 1


def _is_new(candidate: Candidate, told: Sequence[Candidate]) -> bool:
    """Whether a sentence says enough that is not told, in these or in other words."""
    known = frozenset[str]().union(*(other.words for other in told))
    enough = len(candidate.words - known) >= _NEW_ENOUGH * len(candidate.words)
    return enough and not tells_again(candidate.gist, (other.gist for other in told))


def _knows(told: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether what a sentence speaks of as known ("The tool was …") is told."""
    referred = refers(candidate.text)
    return not referred or any(referred & other.words for other in told)


def _merits(texts: Sequence[CleanText]) -> dict[Candidate, float]:
    """How well each sentence tells the story, read alone."""
    if not texts:
        return {}
    said = _shares([_opening(text) for text in texts])
    titled = _shares([terms(text.title) for text in texts])
    late = lateness(texts)
    merits: dict[Candidate, float] = {}
    for text in texts:
        surnames = _surnames(f"{text.title} {' '.join(text.sentences[:_READ])}")
        for candidate in _candidates(text):
            central = _central(candidate, said, titled) * (1.0, 0.85, 0.7)[min(candidate.place, 2)]
            first = _FIRST_WORD.match(candidate.text)
            named = _SURNAME if first and first[0] in surnames - _surnames(candidate.text) else 1.0
            merits[candidate] = central * _shape(candidate.text) * late[text.item.id] * worth(text.item) * named
    return merits


def _candidates(text: CleanText) -> Iterator[Candidate]:
    """The sentences of a text that may stand as claims, with the frame that the text gives them."""
    for place, (sentence, own) in enumerate(zip(text.sentences[:_READ], owned(text.sentences), strict=False)):
        if own and is_claim(sentence):
            candidate = Candidate.of(sentence, text.item, place)
            if candidate.words and not _loses_frame(candidate, text.title):
                yield candidate


def _surnames(text: str) -> frozenset[str]:
    """The last words of names of two words and more."""
    return frozenset(match["last"] for match in _FULL_NAME.finditer(text))


def _loses_frame(candidate: Candidate, title: str) -> bool:
    """Whether a sentence says again what its title says, but no longer who claims it."""
    titled = terms(title)
    return loses_frame(candidate.text, title) and len(titled & candidate.words) * 2 >= len(titled)


def lateness(texts: Sequence[CleanText]) -> dict[ItemId, float]:
    """What an item's age leaves of its merit: 1 for a story's newest, half for one a day older."""
    moments = {text.item.id: text.item.published for text in texts}
    newest = max((moment for moment in moments.values() if isinstance(moment, datetime)), default=None)
    return {
        item: 1 / (1 + (newest - moment).total_seconds() / 3600 / _HALVES_AFTER)
        if newest and isinstance(moment, datetime)
        else 1.0
        for item, moment in moments.items()
    }


def _central(candidate: Candidate, said: Mapping[str, float], titled: Mapping[str, float]) -> float:
    """How many of a story's terms a sentence holds beside others, and how many of its titles'."""
    share = sum(said.get(term, 0.0) for term in candidate.words) / (len(candidate.words) + 4)
    return share + sum(titled.get(term, 0.0) for term in candidate.words) / (sum(titled.values()) or 1.0) * 2


_AHEAD = re.compile(
    r"\b(?:(?:is|are|was|were) (?:set|due|expected|scheduled|about|poised|likely|hoping|preparing) to|returns to"
    r"|will (?:take|testify|appear|face)|later today)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\breports?\.$|\bas .{3,30} reported\b|\breported (?:earlier|last)\b|\b(?:earlier|separately|a separate)\b"
)
DEFINITE = re.compile(r"^The (?:[A-Z][\w’'-]+ )?[a-z]")
"""What a text calls "the strike" it has often named before."""
_LOOSE = re.compile(r"\w ['’]s\b|\w ,|\(\s|[ĂÄĹÃ][\u0080-\u017f]|â€")
"""Blanks where none belong, and letters that were decoded twice."""
_DIGIT = re.compile(r"\d")


def _shape(sentence: str) -> float:
    """What a sentence's form is worth: neither long nor short, told as done, not second-hand; figures help."""
    words = len(sentence.split())
    size = 0.3 if words > 60 else 0.7 if words > 40 else 0.9 if words > 32 else 0.7 if words < 8 else 1.0
    return (
        size
        * (1.1 if _DIGIT.search(sentence) else 1.0)
        * (0.75 if _AHEAD.search(sentence) else 1.0)
        * (0.6 if _HEARSAY.search(sentence) or _LOOSE.search(sentence) else 1.0)
        * (0.5 if leans(sentence) else 0.85 if DEFINITE.match(sentence) else 1.0)
    )


_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _amounts(sentence: str) -> set[str]:
    """The figures of a sentence that two sentences hardly share by chance; years are none."""
    found = {amount.replace(",", "") for amount in _AMOUNT.findall(sentence)}
    return {amount for amount in found if len(amount) > 1 and not (len(amount) == 4 and amount[:2] in ("19", "20"))}


def _opening(text: CleanText) -> frozenset[str]:
    return terms(text.title) | terms(" ".join(text.sentences[:4]))


def _shares(sets: Sequence[frozenset[str]]) -> dict[str, float]:
    """By term: the share of the sets that have it."""
    counts = Counter(term for found in sets for term in found)
    return {term: count / len(sets) for term, count in counts.items()}
