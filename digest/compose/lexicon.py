"""What the day's own running text tells about words: how they are written, and which are nouns or verbs.

Titles Are Often Written Like This, so a title alone does not say which of its words are names. Running text does: a
word that stands in lower case in the middle of sentences is none. In the same way a word that stands between an
article and the end of its phrase is a noun, and one that follows "to" or "will" a verb.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from digest.compose.clean import CleanText
from digest.compose.verbs import AFTER_NAMES, FINITE, HEADLINE
from digest.compose.words import TOKEN, is_stop, listed
from digest.text import fold

_READ = 3
"""So many sentences of a text are read: what a feed sends is seldom longer."""
_BEFORE_NOUN = listed("the a an its their his her our this that no some of for")
BEFORE_VERB = listed("to will would can could must should may might he she they it who we you")
_OTHER_ENDINGS = ("ly", "ing", "ed", "ous", "ful", "less", "able", "ible", "ive", "ic", "ish", "est", "al", "ese", "en")
_ADJECTIVES = listed(
    """new old big small great good bad high low long short free full real sure strong weak hot cold dead alive early
    late due open safe ready rich poor young ill tough deep wide fast slow hard easy huge vast rare true false wrong
    right straight"""
)
_PARTICLES = listed("up out off down back away")
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words of a day, all keys folded."""

    forms: Mapping[str, str]
    """How running text writes a word."""
    nouns: frozenset[str]
    verbs: frozenset[str]
    """Inflected forms that are no nouns, and base forms that never close a noun phrase."""

    @classmethod
    def learn(cls, texts: Iterable[CleanText]) -> "Lexicon":
        """Read the titles that do not capitalise every word, and how each text begins."""
        written: dict[str, Counter[str]] = defaultdict(Counter)
        nouns: Counter[str] = Counter()
        verbs: Counter[str] = Counter()
        for text in texts:
            titles = [text.title] if not in_title_case(TOKEN.findall(text.title)) else []
            for word, role in chain.from_iterable(map(_roles, (*titles, *text.sentences[:_READ]))):
                key = fold(word)
                written[key][word] += 1
                if role == "verb":
                    verbs[key] += 1
                elif role == "noun":
                    nouns[key] += 1
        acting = {key for key in verbs if verbs[key] > nouns[key]}
        return cls(
            forms={key: max(forms, key=lambda form: (forms[form], form)) for key, forms in written.items()},
            nouns=frozenset(key for key in nouns if nouns[key] * 2 > verbs[key]),
            verbs=frozenset(key for key in acting if not nouns[key])
            | {form for key in acting for form in _forms(key) if nouns[form] < 3},
        )

    def written(self, word: str) -> str | None:
        """A word as running text writes it, its possessive ending kept; None where no text has it."""
        if form := self.forms.get(fold(word)):
            return form
        bare = POSSESSIVE.sub("", word)
        form = self.forms.get(fold(bare)) if bare != word else None
        return form + word[len(bare) :] if form else None

    def knows_name(self, word: str) -> bool:
        """Whether running text writes a word with a capital letter."""
        return is_name(self.written(word) or "")

    def is_noun(self, word: str) -> bool:
        """Whether a word closes noun phrases; of a word that no text has, its ending tells."""
        key = fold(word)
        if key in self.nouns:
            return True
        return key not in self.verbs and not key.endswith(_OTHER_ENDINGS) and key not in _ADJECTIVES

    def acts(self, word: str, subject: str, after: str) -> bool:
        """Whether a word in lower case acts as a verb, not as a noun; its subject or what follows may tell.

        A subject is a name, or a noun in the plural; the empty text where neither stands before the word.
        """
        key = fold(word)
        if key in self.verbs or key in HEADLINE or (subject and key in AFTER_NAMES):
            return True
        if key in self.nouns:
            return False
        if key in FINITE:
            return True
        if subject and fold(after) in _PARTICLES:
            return True
        third = key.endswith("s") and (is_name(subject) or is_name(after) or fold(after) in _PARTICLES)
        return third or key.endswith(("ed", "ates", "izes", "ises", "ifies"))


def _roles(sentence: str) -> Iterator[tuple[str, str]]:
    """The words of a sentence but its first, whose capital tells nothing, and what their neighbours say they are."""
    found = list(TOKEN.finditer(sentence))
    for before, match, after in zip(found, found[1:], [*found[2:], None], strict=False):
        if sentence[before.end() : match.start()] != " ":
            continue
        if before[0] in BEFORE_VERB:
            yield match[0], "verb"
        elif before[0] in _BEFORE_NOUN and (after is None or after.start() != match.end() + 1 or is_stop(after[0])):
            yield match[0], "noun"
        else:
            yield match[0], ""


def is_name(word: str) -> bool:
    """Whether a word, as running text writes it, has a capital letter."""
    return word[:1].isalpha() and not word.islower()


def in_title_case(words: Iterable[str]) -> bool:
    """Whether a title writes its big words with capital letters, so that they tell nothing about names."""
    big = [word for word in list(words)[1:] if word[:1].isalpha() and not is_stop(word)]
    return sum(not word.islower() for word in big) * 4 > len(big) * 3 and len(big) > 1


def _forms(verb: str) -> tuple[str, ...]:
    """The inflected forms of a regular English verb."""
    stem = verb.removesuffix("e")
    third = (
        f"{verb[:-1]}ies"
        if verb.endswith("y")
        else f"{verb}es"
        if verb.endswith(("s", "sh", "ch", "x", "o"))
        else f"{verb}s"
    )
    return third, f"{stem}ed", f"{stem}ing"
