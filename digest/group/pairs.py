"""Pairs of items that may tell of one event, and how likely each does.

Candidates come from an inverted index over the rarer terms of the day, so that no two items are compared that share
none; a logistic score over a dozen features decides. The weights stand in `digest.group.weights`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import exp, log, log1p, sqrt
from typing import NamedTuple

from digest.group.terms import Terms
from digest.group.weights import BIAS, WEIGHTS

COMMON_SHARE = 0.04
"""A term that a larger share of the items has proposes no pair."""
COMMON_LEAST = 12
"""But on a small day, a term in this many items still does."""
POSTINGS = 300
"""Items that one term proposes at most."""
CANDIDATES = 40
"""Partners that one item is compared with at most, those that share most first."""
LEAST_SHARED = 0.08
"""Cosine over the rarer terms from which a pair is compared."""


class Features(NamedTuple):
    """What the score of a pair is made of."""

    title_cosine: float
    text_cosine: float
    names_cosine: float
    gram_cosine: float
    shared_mass: float
    title_in_text: float
    rarest: float
    rarest_2: float
    rarest_3: float
    same_source: float
    hours_apart: float
    numbers_differ: float
    numbers_agree: float


Vector = dict[str, float]


class Day:
    """The items of a day as weighted vectors over their terms."""

    def __init__(self, terms: Sequence[Terms], sources: Sequence[str]) -> None:
        self.terms = terms
        self.sources = sources
        self.df = Counter(term for each in terms for term in each.text)
        n = max(len(terms), 500)
        self.idf = {term: log(n / df) if df < n else 0.0 for term, df in self.df.items()}
        self.title = [self._vector(each.title) for each in terms]
        self.text = [self._vector(each.text) for each in terms]
        self.names = [self._vector(each.names & each.text) for each in terms]

    def _vector(self, terms: Iterable[str]) -> Vector:
        weights = {term: self.idf[term] for term in terms}
        norm = sqrt(sum(w * w for w in weights.values())) or 1.0
        return {term: w / norm for term, w in weights.items()}

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs that share some of the rarer terms, the smaller number first."""
        cap = min(POSTINGS, max(COMMON_LEAST, COMMON_SHARE * len(self.terms)))
        postings: dict[str, list[tuple[int, float]]] = {}
        for at, vector in enumerate(self.text):
            found: dict[int, float] = {}
            for term, w in vector.items():
                df = self.df[term]
                if 1 < df <= cap:
                    posting = postings.setdefault(term, [])
                    for other, v in posting:
                        found[other] = found.get(other, 0.0) + w * v
                    posting.append((at, w))
            best = sorted(((s, o) for o, s in found.items() if s >= LEAST_SHARED), key=lambda t: (-t[0], t[1]))
            for _, other in best[:CANDIDATES]:
                if self.compatible(other, at):
                    yield other, at

    def compatible(self, a: int, b: int) -> bool:
        """Whether the two may tell of one event at all: not across languages."""
        mine, other = self.terms[a].language, self.terms[b].language
        return mine == other or not mine or not other

    def score(self, a: int, b: int) -> float:
        """How likely the two items tell of one event, from 0 to 1."""
        values = self.features(a, b)._asdict()
        return 1 / (1 + exp(-BIAS - sum(weight * values[name] for name, weight in WEIGHTS.items())))

    def shared_terms(self, positions: Sequence[int]) -> list[str]:
        """The three terms that tell most about these items: those that most of them have, the rarer first."""
        counts = Counter(term for at in positions for term in self.terms[at].text)
        return sorted(counts, key=lambda term: (-counts[term] * self.idf[term] * (counts[term] > 1), term))[:3]

    def features(self, a: int, b: int) -> Features:
        """What the score is made of."""
        one, two = self.terms[a], self.terms[b]
        shared = one.text & two.text
        idf = self.idf
        masses = [*sorted((idf[t] for t in shared), reverse=True), 0.0, 0.0, 0.0]
        mass = sum(masses)
        m1, m2 = sum(idf[t] for t in one.text), sum(idf[t] for t in two.text)
        t1, t2 = sum(idf[t] for t in set(one.title)), sum(idf[t] for t in set(two.title))
        c1 = sum(idf[t] for t in set(one.title) if t in two.text) / t1 if t1 else 0.0
        c2 = sum(idf[t] for t in set(two.title) if t in one.text) / t2 if t2 else 0.0
        grams = len(one.grams & two.grams) / sqrt(len(one.grams) * len(two.grams)) if one.grams and two.grams else 0.0
        hours = abs(one.hours - two.hours) if one.hours is not None and two.hours is not None else 6.0
        return Features(
            title_cosine=_dot(self.title[a], self.title[b]),
            text_cosine=_dot(self.text[a], self.text[b]),
            names_cosine=_dot(self.names[a], self.names[b]),
            gram_cosine=grams,
            shared_mass=mass / (min(m1, m2) or 1.0),
            title_in_text=(c1 + c2) / 2,
            rarest=masses[0],
            rarest_2=masses[1],
            rarest_3=masses[2],
            same_source=float(self.sources[a] == self.sources[b]),
            hours_apart=log1p(hours),
            numbers_differ=float(bool(one.numbers and two.numbers and not one.numbers & two.numbers)),
            numbers_agree=float(bool(one.numbers & two.numbers)),
        )


def _dot(a: Vector, b: Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[t] for t, w in a.items() if t in b)
