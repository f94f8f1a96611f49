"""Pairs of items that may tell of one event, and how likely each does.

Candidates come from an inverted index over the rarer terms of the day, so that no two items are compared that share
none. A logistic score decides, in three looks. The first compares two items by their own terms. The others compare
them also by what their likely companions say: each item's vector is mixed with those of the items that the look before
took for the same story (as in pseudo-relevance feedback, Rocchio 1971). This is what holds a large story together whose
reports share few words, and it parts two stories that share a few. The weights stand in `digest.group.weights`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, log, sqrt
from typing import Protocol, TypeAlias

from digest.group import weights_semantic as semantic
from digest.group.common import SHARE
from digest.group.kinds import Kind
from digest.group.terms import Terms
from digest.group.weights import FIRST_LOOK, LOOKS_AGAIN, Weights
from digest.text import UNSPACED

Vector: TypeAlias = dict[str, float]
Pair: TypeAlias = tuple[int, int]
Scores: TypeAlias = dict[Pair, float]
Features: TypeAlias = tuple[float, ...]

PRIOR_TEXTS = 1000
"""How many texts with everyday words (`SHARE`) are counted as if they were of the day too."""
COMMON_SHARE = 0.1
"""A term that a larger share of the items has proposes no pair;"""
COMMON_LEAST, COMMON_MOST = 12, 300
"""but on a small day one that so few have does, and one that more have does not."""
LARGE_DAY = 3000
"""Items from which `COMMON_MOST` falls with the square root of their number, so that work grows with the items."""
CANDIDATES = 40
"""Partners that one item proposes at most: those that share most with it."""
LEAST_SHARED = 0.16
"""Cosine over the rarer terms from which two items are compared."""
LONE_PAIR = 0.3
"""Of a script without blanks, what a pair of characters that one item alone has weighs: most such lie across two words,
and tell nothing. A real day, its words rewritten as Chinese ones, gives pairwise F1 .69 so and .45 without."""
RARITY = 0.8
"""Power of its idf that a term weighs: between counting words, and trusting the rarest alone."""
TITLE = 2
"""How many times as much a term of the title weighs."""
COMPANION = 0.3
"""Score from which an item lends its vector to another, in proportion to the score."""

_IS_UNSPACED = re.compile(f"[{UNSPACED}]").match


@dataclass(frozen=True, slots=True)
class Texts:
    """The items of a day as texts to compare, by number."""

    terms: Sequence[Terms]
    idf: Mapping[str, float]
    """How telling a term is: the logarithm of how rare it is, 0 or more."""
    vectors: Sequence[Vector]
    """Per item, the terms of its text by idf to the power `RARITY`, those of the title `TITLE` times; of length 1."""
    title_mass: Sequence[float]
    """Per item, the idf of its title's terms in sum; never 0."""
    count: Mapping[str, int]
    """In how many items of the day a term is."""


class Likeness(Protocol):
    """The items of a day by what their sentences mean: what the strength `semantic` adds (`digest.group.meaning`)."""

    near: Sequence[Pair]
    """Pairs of items that are near neighbours, whatever words and languages they are in."""

    def likeness(self, pairs: Sequence[Pair]) -> Sequence[float]:
        """How alike the two of each pair are, in standard deviations above unrelated texts."""
        ...

    def are_one(self, few: Sequence[int], many: Sequence[int]) -> bool:
        """Whether two groups of items in different languages are alike enough to be one story."""
        ...


def texts_of(terms: Sequence[Terms]) -> Texts:
    """The items as texts to compare."""
    count: dict[str, int] = {}
    for each in terms:
        for term in each.text:
            count[term] = count.get(term, 0) + 1
    total = len(terms) + PRIOR_TEXTS
    share = SHARE.get
    idf = {term: max(0.0, log(total / (n + PRIOR_TEXTS * share(term, 0.0)))) for term, n in count.items()}
    idf |= {term: idf[term] * LONE_PAIR for term, n in count.items() if n == 1 and _IS_UNSPACED(term)}
    weight = {term: rarity**RARITY for term, rarity in idf.items()}
    return Texts(
        terms=terms,
        idf=idf,
        vectors=[_vector(each, weight) for each in terms],
        title_mass=[fsum(idf[term] for term in each.title) or 1.0 for each in terms],
        count=count,
    )


def score_pairs(texts: Texts, meaning: Likeness | None = None) -> Scores:
    """Pairs of items, the smaller number first, and how likely they tell of one event, from 0 to 1.

    By words alone, or by meaning too; then pairs of items in different languages are scored as well, by it alone.
    """
    looks = (FIRST_LOOK, *LOOKS_AGAIN) if meaning is None else semantic.LOOKS
    features = dict(compared(texts, meaning))
    scores = scored(features, looks[0])
    for weights in looks[1:]:
        scores = scored(looked_again(texts, features, scores), weights)
    if meaning is not None:
        scores |= scored(dict(compared_across(texts, meaning)), semantic.ACROSS)
    return scores


def compared(texts: Texts, meaning: Likeness | None = None) -> Iterator[tuple[Pair, Features]]:
    """The candidate pairs in one language and what the first look sees; see `weights.FEATURES`.

    By meaning, near neighbours are candidates too, and `weights_semantic.LIKENESS` comes last.
    """
    if meaning is None:
        for pair in _candidates(texts):
            if features := _features(texts, *pair):
                yield pair, features
        return
    pairs = sorted({*_candidates(texts), *meaning.near})
    for pair, alike in zip(pairs, meaning.likeness(pairs), strict=True):
        if features := _features(texts, *pair):
            yield pair, (*features, alike)


def compared_across(texts: Texts, meaning: Likeness) -> Iterator[tuple[Pair, Features]]:
    """The candidate pairs in two languages and what is seen of them: `weights_semantic.ACROSS_FEATURES`."""
    pairs = [pair for pair in meaning.near if _in_two_languages(texts, *pair)]
    for (one, other), alike in zip(pairs, meaning.likeness(pairs), strict=True):
        features = _features_of_any(texts.terms[one], texts.terms[other])
        if features:
            yield (one, other), (*features, alike)


def scored(features: Mapping[Pair, Features], weights: Weights) -> Scores:
    """How likely each pair tells of one event."""
    bias, *slopes = weights
    return {pair: 1 / (1 + exp(-bias - sum(map(float.__mul__, slopes, values)))) for pair, values in features.items()}


def looked_again(texts: Texts, features: Mapping[Pair, Features], scores: Scores) -> dict[Pair, Features]:
    """What a further look sees: the features, the score so far (as log odds) and the cosine with companions."""
    mixed = _mixed(texts.vectors, scores)
    return {
        pair: (*values, _log_odds(scores[pair]), cosine(mixed[pair[0]], mixed[pair[1]]))
        for pair, values in features.items()
    }


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1. The exact sum does not depend on the order of their terms."""
    return fsum([one[term] * other[term] for term in one.keys() & other.keys()])


def normed(vector: Vector) -> Vector:
    """The vector with length 1; an empty one stays empty."""
    length = sqrt(sum([weight * weight for weight in vector.values()]))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def _vector(terms: Terms, weight: Mapping[str, float]) -> Vector:
    vector = {term: weight[term] for term in sorted(terms.text)}
    for term in terms.title:
        vector[term] *= TITLE
    return normed(vector)


def _candidates(texts: Texts) -> list[Pair]:
    """Pairs that share much of the rarer terms: of either item one of the likeliest partners."""
    items = len(texts.terms)
    most = COMMON_MOST / sqrt(max(1.0, items / LARGE_DAY))
    common = min(most, max(COMMON_LEAST, COMMON_SHARE * items))
    rare = {term for term, n in texts.count.items() if 1 < n <= common}
    postings: dict[str, tuple[list[int], list[float]]] = {term: ([], []) for term in rare}
    partners: list[list[tuple[float, int]]] = [[] for _ in texts.terms]
    for at, vector in enumerate(texts.vectors):
        shared: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            if term in rare:
                others, weights = postings[term]
                for other, theirs in zip(others, weights, strict=True):
                    shared[other] += weight * theirs
                others.append(at)
                weights.append(weight)
        for other, mass in shared.items():
            if mass >= LEAST_SHARED:
                partners[at].append((-mass, other))
                partners[other].append((-mass, at))
    pairs = {
        (min(at, other), max(at, other))
        for at, likely in enumerate(partners)
        for _, other in (likely if len(likely) <= CANDIDATES else sorted(likely)[:CANDIDATES])
    }
    return sorted(pairs)


def _features(texts: Texts, a: int, b: int) -> Features | None:
    """What the first look sees of two items (`weights.FEATURES`); None where they cannot be one story."""
    one, other = texts.terms[a], texts.terms[b]
    of_any = _features_of_any(one, other)
    if of_any is None or _in_two_languages(texts, a, b):
        return None
    idf = texts.idf
    shared = one.text & other.text
    masses = sorted([idf[term] for term in shared], reverse=True)
    in_title = fsum([idf[term] for term in one.title & shared]) / texts.title_mass[a]
    in_other_title = fsum([idf[term] for term in other.title & shared]) / texts.title_mass[b]
    return (
        cosine(texts.vectors[a], texts.vectors[b]),
        (in_title + in_other_title) / 2,
        min(in_title, in_other_title),
        masses[2] if len(masses) > 2 else 0.0,
        sum(masses),
        *of_any,
    )


def _in_two_languages(texts: Texts, a: int, b: int) -> bool:
    one, other = texts.terms[a].language, texts.terms[b].language
    return bool(one and other and one != other)


def _features_of_any(one: Terms, other: Terms) -> Features | None:
    """What can be seen of two items in any languages; None where they cannot be one story."""
    if one.kind is other.kind is Kind.SERIES:
        return None
    return (
        float(one.source == other.source),
        float(Kind.SERIES in (one.kind, other.kind)),
        float(Kind.LIVE in (one.kind, other.kind)),
    )


def _mixed(vectors: Sequence[Vector], scores: Scores) -> list[Vector]:
    """Each vector with those of its companions, in proportion to their score."""
    companions: dict[int, list[tuple[int, float]]] = {}
    for (one, other), score in scores.items():
        if score >= COMPANION:
            companions.setdefault(one, []).append((other, score))
            companions.setdefault(other, []).append((one, score))
    mixed = list(vectors)
    for at, others in companions.items():
        sum_ = dict(vectors[at])
        for other, score in others:
            for term, weight in vectors[other].items():
                sum_[term] = sum_.get(term, 0.0) + score * weight
        mixed[at] = normed(sum_)
    return mixed


def _log_odds(score: float) -> float:
    """Bounded, so that one look cannot decide alone."""
    return log((score + 1e-4) / (1.0001 - score))
