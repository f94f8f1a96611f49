"""The grounding check: whether another wording of a claim says what its items say, and nothing else.

It decides by what can be seen without understanding: figures, names, quotations, the words that frame a statement,
and how many words are its own. Where it is in doubt it refuses, and the sentence stands as it was.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from digest.compose.claims import QUOTED, addresses, complete, leans
from digest.compose.figures import date_words, figures
from digest.compose.framing import DECISIVE, frames
from digest.compose.words import HAN, TOKEN, is_stop, language_of, stem, terms
from digest.model import Item
from digest.text import clean, fold, sentences

OWN_WORDS: Mapping[str, float] = MappingProxyType({"en": 0.2, "de": 0.0, "fr": 0.0, "es": 0.0})
"""By language: the share of a wording's content words that its items need not have; other languages are not reworded.

Names are told by capitals, and frames by lists, which we have for these languages; the lists of words that turn a
statement only for English, so elsewhere no word may be new. The share is measured (`benchmarks/grounding.py`, a week of
dumps): of 5,186 sentences that others wrote about the same event 1.4 % are within it, 2.6 % within 0.3 and 12 % within
0.5. A wording needs a few words to join what it shortens.
"""
KEPT = 0.5
"""The share of a sentence's content words that another wording of it must have."""
_SHORTEST, _LONGEST, _MORE = 0.4, 1.2, 30
"""A wording's length, as shares of the sentence's; so many characters more are fine, for a name in place of "he"."""
_MARKUP = frozenset("<>[]{}|\\`*_#^~")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Another wording of a claim, beside the claim's own and the texts of the items that it cites."""

    text: str
    said: str
    behind: str
    language: str

    @classmethod
    def of(cls, text: str, said: str, items: Sequence[Item], language: str) -> "Wording":
        """A wording of what is said, on the ground of the cited items."""
        behind = "\n".join((said, *(f"{item.title or ''}\n{item.text}" for item in items)))
        return cls(text=text, said=said, behind=behind, language=language)


def fault(wording: Wording) -> str | None:
    """Why a wording is refused, in a few words; None where it may stand."""
    return next((what for what, at_fault in _FAULTS if at_fault(wording)), None)


def _is_no_sentence(wording: Wording) -> bool:
    text = wording.text
    if text != clean(text) or set(text) & _MARKUP or "://" in text:
        return True
    if not complete(text) or len(sentences(text, wording.language)) != 1:
        return True
    return (leans(text) and not leans(wording.said)) or (addresses(text) and not addresses(wording.said))


def _is_of_another_length(wording: Wording) -> bool:
    length = len(wording.said)
    return not _SHORTEST * length <= len(wording.text) <= _LONGEST * length + _MORE


def _is_in_another_language(wording: Wording) -> bool:
    return language_of(wording.text, wording.language) != wording.language


def _brings_figures(wording: Wording) -> bool:
    """Figures come from the sentence itself: another one of the item would count something else."""
    return not set(figures(wording.text)) <= set(figures(wording.said))


def _quotes_otherwise(wording: Wording) -> bool:
    """What is quoted stays quoted, and as it is."""
    return _quotations(wording.text) != _quotations(wording.said)


def _quotations(text: str) -> Counter[str]:
    return Counter(" ".join(TOKEN.findall(fold(quoted))) for quoted in QUOTED.findall(text))


def _brings_dates(wording: Wording) -> bool:
    return not date_words(wording.text) <= date_words(wording.said)


def _brings_names(wording: Wording) -> bool:
    """A name that the items do not have, or one of theirs in place of one that the sentence has.

    At the beginning any word has a capital; it is a name unless the items have it without one, too.
    """
    tokens = TOKEN.findall(wording.behind)
    common = {stem(token) for token in tokens if not _is_name(token)}
    known = {stem(token) for token in tokens if _is_name(token)}
    first = TOKEN.search(wording.text)
    begins = {stem(first[0])} & common if first else set()
    new, said = _names(wording.text), _names(wording.said)
    if not set(new) <= known | begins or not _stand_together(wording):
        return True
    added, lost = (set(some) - set(others) - common for some, others in ((new, said), (said, new)))
    return bool(added and lost - date_words(wording.said))


def _stand_together(wording: Wording) -> bool:
    """Whether names that stand side by side do so in the items."""
    behind = " ".join(stem(token) for token in TOKEN.findall(wording.behind))
    return all(not run or f" {run} " in f" {behind} " for run in _runs(wording.text))


def _is_name(token: str) -> bool:
    return bool(HAN.search(token)) or any(letter.isupper() for letter in token)


def _names(text: str) -> tuple[str, ...]:
    """The names in a text, each once, in the order in which they come."""
    return tuple(dict.fromkeys(stem(token) for token in TOKEN.findall(text) if _is_name(token) and not is_stop(token)))


def _runs(text: str) -> Iterator[str]:
    """Names that stand together, beyond the first word of the text; a mark parts them, and may leave none."""
    run: list[str] = []
    end = 0
    for number, found in enumerate(TOKEN.finditer(text)):
        named = number > 0 and _is_name(found[0])
        if not named or text[end : found.start()] != " ":
            yield " ".join(run)
            run = []
        if named:
            run.append(stem(found[0]))
        end = found.end()
    yield " ".join(run)


def _turns_round(wording: Wording) -> bool:
    """Who does what to whom, and what a figure counts, is told by order: what both texts have, both have alike."""
    pairs = ((told(wording.text), told(wording.said)) for told in (_names, figures, _decisive))
    return any(_of_both(one, other) != _of_both(other, one) for one, other in pairs)


def _decisive(text: str) -> tuple[str, ...]:
    return tuple(word for token in TOKEN.findall(text) if DECISIVE.match(word := stem(token)))


def _of_both(some: Sequence[str], others: Sequence[str]) -> list[str]:
    return [one for one in some if one in others and not date_words(one)]


def _frames_otherwise(wording: Wording) -> bool:
    return frames(wording.text) != frames(wording.said)


def _uses_its_own_words(wording: Wording) -> bool:
    used = terms(wording.text)
    own = used - terms(wording.behind)
    decisive = {word for word in own | (used - terms(wording.said)) if DECISIVE.match(word)}
    return bool(decisive) or len(own) > OWN_WORDS.get(wording.language, 0.0) * len(used)


def _leaves_too_much_out(wording: Wording) -> bool:
    said = terms(wording.said)
    return len(said & terms(wording.text)) < KEPT * len(said)


_FAULTS: tuple[tuple[str, Callable[[Wording], bool]], ...] = (
    ("no sentence of its own", _is_no_sentence),
    ("too short or too long", _is_of_another_length),
    ("in another language", _is_in_another_language),
    ("a figure of its own", _brings_figures),
    ("a date of its own", _brings_dates),
    ("a quotation changed", _quotes_otherwise),
    ("a name of its own", _brings_names),
    ("another order", _turns_round),
    ("a frame changed", _frames_otherwise),
    ("words of its own", _uses_its_own_words),
    ("too much left out", _leaves_too_much_out),
)
