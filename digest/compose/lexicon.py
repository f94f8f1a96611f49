"""What the day's own running text tells about words: how they are written, and which are nouns or verbs.

Titles Are Often Written Like This, so that a title alone does not say which of its words are names. Running text
does: a word that stands in lower case in the middle of sentences is none. In the same way a word that stands
between an article and a full stop is a noun, and one that follows "to" or "will" a verb. Nothing of it is kept.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from digest.compose.words import TOKEN, is_stop
from digest.text import fold

_ARTICLES = frozenset("the a an its their his her our of this that no".split())
_BEFORE_VERB = frozenset("to will would can could must should may might he she they it who we you i and not".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Counts over a day's sentences, by folded word."""

    forms: dict[str, Counter[str]]
    """How a word is written in the middle of sentences."""
    nouns: Counter[str]
    """How often it closes a noun phrase."""
    verbs: Counter[str]
    """How often it follows what comes before verbs."""

    @classmethod
    def learn(cls, sentences: Iterable[str]) -> "Lexicon":
        """Count the words of sentences."""
        forms: dict[str, Counter[str]] = {}
        nouns: Counter[str] = Counter()
        verbs: Counter[str] = Counter()
        for sentence in sentences:
            words = [(match[0], match.start(), match.end()) for match in TOKEN.finditer(sentence)]
            for number in range(1, len(words)):
                word, start, end = words[number]
                before, _, before_end = words[number - 1]
                if start != before_end + 1 or sentence[before_end] != " ":
                    continue
                key = fold(word)
                forms.setdefault(key, Counter())[word] += 1
                closes = number + 1 == len(words) or words[number + 1][1] != end + 1 or is_stop(words[number + 1][0])
                if before in _ARTICLES and closes:
                    nouns[key] += 1
                elif before in _BEFORE_VERB:
                    verbs[key] += 1
        return cls(forms=forms, nouns=nouns, verbs=verbs)

    def written(self, word: str) -> str:
        """A word as running text writes it; as it stands where no text has it."""
        found = self.forms.get(fold(word))
        if not found:
            return word
        return max(found, key=lambda form: (found[form], form))

    def is_name(self, word: str) -> bool:
        """Whether running text writes a word with a capital letter, most of the time."""
        form = self.written(word)
        return any(character.isupper() for character in form)

    def is_noun(self, word: str) -> bool:
        """Whether a word in lower case closes noun phrases more often than it acts as a verb."""
        key = fold(word)
        return self.nouns[key] > self.verbs[key] or (
            self.nouns[key] == self.verbs[key] == 0 and key.endswith(_NOUN_ENDINGS)
        )

    def is_verb(self, word: str) -> bool:
        """Whether a word acts as a verb more often than it closes noun phrases; `s` and `ed` forms go by their stem."""
        key = fold(word)
        stems = {key} | {key[: -len(end)] + tail for end, tail in _VERB_ENDINGS if key.endswith(end)}
        return max(self.verbs[k] for k in stems) > max(self.nouns[key], 0)


_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "ism", "cy", "age", "hood")
_VERB_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"))
