"""The items of a day by what their sentences mean, as a sentence encoder has told it.

Encoders differ in how alike they call two texts that have nothing to do with each other: of one the cosine is about 0,
of another .7. So a cosine is told as a standard score: how many standard deviations it stands above the mean of the
cosines among sentences on unrelated subjects, the ruler, by the same encoder. One set of weights then serves all.

Only the `semantic` strength imports this module, as NumPy comes with its extra.
"""

from collections.abc import Sequence
from math import isqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from digest.group.pairs import Pair

Matrix: TypeAlias = NDArray[np.float64]

NEIGHBOURS = 5
"""Partners that one item proposes at most among those near one landmark, and as many of other languages."""
NEAR = 5.0
"""Standard score from which two items are compared."""
VISITS = 3
"""Landmarks near which an item looks for partners. There are about as many landmarks as the square root of the items,
so that work grows with the items to the power of 1.5; two items that are alike mostly have one in common."""
DECIMALS = 3
"""Of a standard score: what machines differ by in the sums stays below."""
SPREAD = 0.01
"""The least standard deviation that a ruler is taken to have: an encoder that tells no two texts apart has none."""
MOST = 20.0
"""No pair is more or less alike than so many standard deviations."""
AS_ONE = 6.0
"""Standard score of their sums from which two groups in different languages may be one story."""


class Meaning:
    """The items of a day, in order, compared by their vectors."""

    def __init__(self, vectors: Sequence[bytes], languages: Sequence[str], ruler: Sequence[bytes]) -> None:
        among = _unit(ruler)
        cosines = (among @ among.T)[np.triu_indices(len(among), 1)]
        self._mean, self._spread = float(cosines.mean()), max(float(cosines.std()), SPREAD)
        self._unit = _unit(vectors) if vectors else np.zeros((0, among.shape[1]))
        self._languages = np.unique(np.array(languages, dtype=str), return_inverse=True)[1]
        self.near: Sequence[Pair] = self._neighbours() if vectors else []

    def likeness(self, pairs: Sequence[Pair]) -> list[float]:
        """The standard score of each pair."""
        if not pairs:
            return []
        one, other = np.array(pairs).T
        scores: list[float] = self._standard(np.einsum("ij,ij->i", self._unit[one], self._unit[other])).tolist()
        return scores

    def are_one(self, few: Sequence[int], many: Sequence[int]) -> bool:
        """Whether two groups without a language in common are alike enough to be one story, going by their sums."""
        if set(self._languages[few]) & set(self._languages[many]):
            return False
        one, other = (self._unit[list(group)].sum(axis=0) for group in (few, many))
        cosine = one @ other / (np.linalg.norm(one) * np.linalg.norm(other) or 1.0)
        return bool(self._standard(np.array([cosine]))[0] >= AS_ONE)

    def _neighbours(self) -> list[Pair]:
        """Pairs of items that are near neighbours, the smaller number first, in order; also across languages."""
        items = len(self._unit)
        landmarks = self._unit[:: max(1, isqrt(items))]
        visited = np.argsort(-self._standard(self._unit @ landmarks.T), axis=1, kind="stable")[:, :VISITS]
        pairs: set[Pair] = set()
        for landmark in range(len(landmarks)):
            pairs |= self._near_one((visited == landmark).any(axis=1).nonzero()[0])
        return sorted(pairs)

    def _near_one(self, at: NDArray[np.int64]) -> set[Pair]:
        """Near neighbours among the items of these numbers."""
        scores = self._standard(self._unit[at] @ self._unit[at].T)
        np.fill_diagonal(scores, -np.inf)
        foreign = np.where(self._languages[at][:, None] != self._languages[at], scores, -np.inf)
        pairs: set[Pair] = set()
        for some in (scores, foreign):
            best = np.argsort(-some, axis=1, kind="stable")[:, :NEIGHBOURS]
            for row, column in zip(*np.nonzero(np.take_along_axis(some, best, axis=1) >= NEAR), strict=True):
                one, other = int(at[row]), int(at[best[row, column]])
                pairs.add((min(one, other), max(one, other)))
        return pairs

    def _standard(self, cosines: Matrix) -> Matrix:
        standard = np.round((cosines - self._mean) / self._spread, DECIMALS)
        return np.clip(standard, -MOST, MOST)


def _unit(vectors: Sequence[bytes]) -> Matrix:
    """The vectors as rows of length 1; one of length 0 stays so."""
    rows = np.array([np.frombuffer(vector, dtype=np.int8) for vector in vectors], dtype=np.float64)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Matrix = rows / np.where(lengths, lengths, 1.0)
    return unit
