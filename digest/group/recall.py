"""Recall: which open threads the stories of a day are like, and how much.

The score is logistic, as that of pairs within a day, but made of what the prints of two days have: how much of either
title the other story holds, how much the terms tell that they share, and how many of these both titles have. The hours
between them say nothing here. Languages are weighed each on its own: in a site of two, every word of the rarer one
would look rare. Candidates come from an inverted index over the rarer terms.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, log1p
from typing import NamedTuple

from digest.group.common import SHARE
from digest.group.memory import OpenThread
from digest.group.prints import Print, frame_of, is_dated, read_print

BIAS, TITLES, MASS, TITLE_TERMS, SAME_SOURCE = -5.9, 2.6, 1.2e-5, 2.4, -2.8
"""Weights: of the mean share of a title that the other print holds; of what the shared terms tell; of the logarithm of
how many are in both titles; of two prints being the same one source's alone, which repeats its phrases. Learned, then
rounded, from 174 pairs of stories of seven real days, drawn from those that share much and labelled by hand: of those
that score 0.82 in cross-validation 96 % are one event."""
MASS_MOST = 400_000
"""What shared terms tell counts up to this."""
SERIES = 0.6
"""Share of terms common to two titles from which other numbers or dates make them issues of a series, if one source
has both or both name a month or a day of the week."""
HABIT = 3
"""Threads of one source from which a term that is in all of them is the source's habit, and says nothing."""
HABIT_SHARE = 0.03
"""And for a source of many threads, the share of them."""
PRIOR_TEXTS = 1000
"""How many texts with everyday words (`SHARE`) are counted as if they were remembered, in each language."""
COMMON_LEAST, COMMON_SHARE = 40, 0.004
"""A term in more prints of a language, and in more than this share of them, proposes no thread."""
CANDIDATES = 8
"""Threads that a story is compared with at most: those that share most."""
LEAST_SHARED = 60_000
"""What the rarer terms tell that a thread shares with a story to be compared: one very rare term, or two."""


@dataclass(frozen=True, slots=True)
class Side:
    """A print, and what it is compared by besides."""

    print: Print
    language: str
    source: str
    """The only source; the empty text where there are several."""


class Link(NamedTuple):
    """How much a story is like a thread."""

    score: float
    """The highest score with one of the thread's prints, from 0 to 1."""
    core: float
    """The mean over the thread's prints."""
    story: int
    thread: int


class Recall:
    """The open threads and the stories of a day, by number, ready to be compared."""

    def __init__(self, threads: Sequence[OpenThread], stories: Sequence[Side]) -> None:
        self._stories = stories
        self._threads = [_sides(thread) for thread in threads]
        sides = [*(side for of_thread in self._threads for side in of_thread), *stories]
        self._tongues = {language: Tongue(language, sides) for language in sorted({side.language for side in sides})}
        self._texts: dict[str, list[frozenset[str]]] = {}
        """By source, what it alone told: the terms of each thread's first story and of each of today's."""
        for side in (*(of_thread[0] for of_thread in self._threads), *stories):
            if side.source:
                self._texts.setdefault(side.source, []).append(side.print.text)
        self._habits: dict[str, frozenset[str]] = {}

    def mass(self, language: str) -> Mapping[str, int]:
        """By term of a language, how much it tells."""
        return self._tongues[language].mass

    def links(self) -> Iterator[Link]:
        """The threads that a story is like."""
        for language in self._tongues:
            for number, thread in self._near(language):
                scores = [self._score(self._stories[number], other) for other in self._threads[thread]]
                yield Link(max(scores), sum(scores) / len(scores), number, thread)

    def _near(self, language: str) -> Iterator[tuple[int, int]]:
        """The stories of a language, and the threads worth comparing each with: those that share most."""
        tongue = self._tongues[language]
        stories = [at for at, side in enumerate(self._stories) if side.language == language]
        wanted = tongue.rarer(frozenset().union(*(self._stories[at].print.text for at in stories)))
        postings: dict[str, list[int]] = {}
        for at, sides in enumerate(self._threads):
            if not language or sides[0].language in (language, ""):
                for side in sides:
                    for term in side.print.text & wanted:
                        postings.setdefault(term, []).append(at)
        for number in stories:
            shared: dict[int, int] = {}
            for term in self._stories[number].print.text & postings.keys():
                mass = tongue.mass[term]
                for at in postings[term]:
                    shared[at] = shared.get(at, 0) + mass
            near = sorted((-mass, at) for at, mass in shared.items() if mass >= LEAST_SHARED)
            yield from ((number, thread) for _, thread in near[:CANDIDATES])

    def _score(self, one: Side, other: Side) -> float:
        """How likely the two prints tell of one event, from 0 to 1."""
        tongue = self._tongues[one.language]
        a, b = one.print, other.print
        shared = a.text & b.text
        same = bool(one.source) and one.source == other.source
        if (same or (is_dated(a.title) and is_dated(b.title))) and tongue.series(a.title, b.title):
            return 0.0
        if same:
            shared -= self._habit(one.source)
        titles = tongue.sum(a.title & shared) / (tongue.sum(a.title) or 1)
        titles += tongue.sum(b.title & shared) / (tongue.sum(b.title) or 1)
        in_both = len(a.title & b.title & shared)
        mass = min(tongue.sum(shared), MASS_MOST)
        z = BIAS + TITLES * titles / 2 + MASS * mass + TITLE_TERMS * log1p(in_both) + SAME_SOURCE * same
        return 1 / (1 + exp(-z))

    def _habit(self, source: str) -> frozenset[str]:
        """Terms that a source has in one text after another, whatever it tells."""
        if source not in self._habits:
            texts = self._texts[source]
            held = Counter(term for terms in texts for term in terms)
            least = max(HABIT, HABIT_SHARE * len(texts))
            self._habits[source] = frozenset(term for term, count in held.items() if count >= least)
        return self._habits[source]


def _sides(thread: OpenThread) -> list[Side]:
    sources = {source for past in thread.past for source in past.sources}
    source = sources.pop() if len(sources) == 1 else ""
    return [Side(print=read_print(written), language=thread.language, source=source) for written in thread.prints]


class Tongue:
    """How much the terms of one language tell."""

    def __init__(self, language: str, sides: Iterable[Side]) -> None:
        texts = [side.print.text for side in sides if not language or side.language in (language, "")]
        self._df: Counter[str] = Counter()
        for text in texts:
            self._df.update(text)
        self._common = max(COMMON_LEAST, COMMON_SHARE * len(texts))
        self.mass: Mapping[str, int] = _Masses(self._df, len(texts))

    def rarer(self, terms: Iterable[str]) -> frozenset[str]:
        """Those of the terms that propose threads."""
        return frozenset(term for term in terms if 1 < self._df[term] <= self._common)

    def sum(self, terms: Iterable[str]) -> int:
        """How much the terms tell."""
        mass = self.mass
        return sum([mass[term] for term in terms])

    def series(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two titles differ in numbers or dates and in little else."""
        a, b = frame_of(one), frame_of(other)
        return one - a != other - b and self.sum(a & b) >= SERIES * (self.sum(a | b) or 1)


class _Masses(dict[str, int]):
    """By term, the square of the logarithm of how rare it is, in thousandths.

    Whole numbers, so that their sums are the same in any order.
    """

    def __init__(self, df: Mapping[str, int], texts: int) -> None:
        super().__init__()
        self._df = df
        self._texts = texts + PRIOR_TEXTS

    def __missing__(self, term: str) -> int:
        rarity = log(self._texts / (max(1, self._df[term]) + PRIOR_TEXTS * SHARE.get(term, 0.0)))
        return self.setdefault(term, round(1000 * rarity * rarity))
