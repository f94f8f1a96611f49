"""Learns the weights of the pair score from labelled stories, and says what they are worth on stories not seen.

    python benchmarks/learn_pairs.py LABELLED.jsonl [UNSEEN.jsonl …] [ENCODER]

A line of the file is an item: title, description, link, source, date_published, language, and the label `story`.
Printed are the weights for `digest/group/weights.py`, and how well the items are grouped in cross-validation by story:
stories are dealt into ten folds, and every pair is scored by weights that no pair of its two stories' folds had a part
in. Figures of the final weights on the same file (the fitted ones) would flatter and are not printed; those on other
days, UNSEEN, of which nothing is learned, are. With ENCODER, the folder of a sentence encoder, the weights are for
`digest/group/weights_semantic.py`.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import combinations_with_replacement
from math import exp, sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeAlias

from digest.config import Grouping
from digest.editions import Store
from digest.encode import encoded, find_encoder
from digest.group.adopt import adopted
from digest.group.agreement import agreement
from digest.group.join import joined
from digest.group.meaning import Meaning
from digest.group.pairs import Features, Pair, Scores, Texts, compared, looked_again, scored, texts_of
from digest.group.parts import parted
from digest.group.terms import terms_of
from digest.group.weights import FEATURES, FURTHER_FEATURES, Weights
from digest.group.weights_semantic import ACROSS_FEATURES, LIKENESS
from digest.model import Document, Item
from digest.readers import read

FOLDS = 10
PENALTY = 10.0
"""Of squared weights, for features of unit variance: small beside thousands of pairs, enough for rare features."""
FURTHER_LOOKS = 2
LEFT_OUT = {
    0: {"title in text, least"},
    1: {"title in text, mean", "third rarest shared term", "shared terms"},
    2: {"title in text, mean", "third rarest shared term", "shared terms"},
}
"""Features that a look leaves out (weight 0): they add nothing there, by cross-validation, but to choose from."""

Seen: TypeAlias = Mapping[Pair, Features]


def main(path: Path, unseen: Sequence[Path], encoder: Path | None) -> None:
    """Learn from one file and print; with the folder of a sentence encoder, the weights that go by meaning too."""
    items, labels = labelled(path)
    texts = texts_of([terms_of(item) for item in items])
    meaning = meaning_of(items, texts, encoder) if encoder else None
    told = (*FEATURES, *((LIKENESS,) if meaning else ()), *FURTHER_FEATURES)
    seen: Seen = dict(compared(texts, meaning))
    held_out: Scores = {}
    looks: list[Weights] = []
    for look in range(1 + FURTHER_LOOKS):
        seen = looked_again(texts, dict(compared(texts, meaning)), held_out) if look else seen
        names = told[: len(next(iter(seen.values()))) + 1]
        free = [name not in LEFT_OUT[look] for name in names[1:]]
        learn = Learner(labels, free, importance=_balanced if look == 0 else _equal)
        looks.append(learn(seen))
        print(f"look {look + 1}:", ", ".join(f"{weight:.3f}" for weight in looks[-1]))
        held_out = cross_validated(seen, labels, learn)
    print("cross-validated by story:")
    print_agreement(texts, labels, held_out, meaning)
    for other in unseen:
        print_unseen(other, looks, encoder)
    if meaning:
        learn_across(texts, labels, meaning)


def print_unseen(path: Path, looks: Sequence[Weights], encoder: Path | None) -> None:
    """What weights that another file taught are worth on this one."""
    items, labels = labelled(path)
    texts = texts_of([terms_of(item) for item in items])
    meaning = meaning_of(items, texts, encoder) if encoder else None
    seen = dict(compared(texts, meaning))
    scores = scored(seen, looks[0])
    for weights in looks[1:]:
        scores = scored(looked_again(texts, seen, scores), weights)
    print(f"{path.name}, of which nothing was learned:")
    print_agreement(texts, labels, scores, meaning)


def learn_across(texts: Texts, labels: Sequence[str], meaning: Meaning) -> None:
    """Learn what is seen of two languages from near neighbours in one: all that tells of their words is left out."""
    near = set(meaning.near)
    width = len(ACROSS_FEATURES) - 1
    seen = {pair: values[-width:] for pair, values in compared(texts, meaning) if pair in near}
    learn = Learner(labels, [True] * width, importance=_balanced)
    print("across languages:", ", ".join(f"{weight:.3f}" for weight in learn(seen)))
    print("cross-validated by story:")
    print_agreement(texts, labels, cross_validated(seen, labels, learn), meaning)


def labelled(path: Path) -> tuple[list[Item], list[str]]:
    """The items of a file, as a reader reads them, and their labels."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    dump = json.dumps([{**row, "source": f"https://feeds.example/{row['source']}"} for row in rows])
    items = {item.url: item for item in read(Document(name=path.name, raw=dump.encode())).items}
    kept = [row for row in rows if row["link"] in items]
    return [items[row["link"]] for row in kept], [row["story"] for row in kept]


def meaning_of(items: Sequence[Item], texts: Texts, folder: Path) -> Meaning:
    """The items, compared by the sentence encoder in a folder."""
    found = find_encoder(Grouping(method="semantic", model=str(folder)), None)
    assert found is not None
    began = process_time()
    with TemporaryDirectory() as kept:
        sentences = encoded(items, date.min, found, Store(Path(kept)))
    print(f"encoding: {1000 * (process_time() - began) / len(items):.2f} s of CPU per 1,000 items")
    languages = [terms.language for terms in texts.terms]
    return Meaning([sentences.of[item.id] for item in items], languages, sentences.ruler)


def _balanced(one: int, other: int) -> float:
    """So that one story of thirty reports does not teach as much as thirty stories."""
    return 1 / sqrt(sqrt(one * other))


def _equal(_one: int, _other: int) -> float:
    return 1.0


class Learner:
    """Logistic regression by Newton's method on features scaled to unit variance."""

    def __init__(self, labels: Sequence[str], free: Sequence[bool], importance: Callable[[int, int], float]) -> None:
        self.labels = labels
        self.columns = [at for at, is_free in enumerate(free) if is_free]
        self.width = len(free)
        self.sizes = Counter(labels)
        self.importance = importance

    def __call__(self, seen: Seen) -> Weights:
        """The bias and a weight per feature; 0 for those left out."""
        rows = [[values[at] for at in self.columns] for values in seen.values()]
        means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        spreads = [
            sqrt(sum((x - mean) ** 2 for x in column) / len(rows)) or 1.0
            for column, mean in zip(zip(*rows, strict=True), means, strict=True)
        ]
        scaled = [
            [1.0, *((x - mean) / spread for x, mean, spread in zip(row, means, spreads, strict=True))] for row in rows
        ]
        truth = [self.labels[one] == self.labels[other] for one, other in seen]
        sizes = [(self.sizes[self.labels[one]], self.sizes[self.labels[other]]) for one, other in seen]
        bias, *slopes = _newton(scaled, truth, [self.importance(*pair) for pair in sizes])
        slopes = [slope / spread for slope, spread in zip(slopes, spreads, strict=True)]
        bias -= sum(slope * mean for slope, mean in zip(slopes, means, strict=True))
        by_column = dict(zip(self.columns, slopes, strict=True))
        return (bias, *(by_column.get(at, 0.0) for at in range(self.width)))


def _newton(rows: Sequence[Sequence[float]], truth: Sequence[bool], importance: Sequence[float]) -> list[float]:
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(12):
        gradient = [0.0] + [-PENALTY * weight for weight in weights[1:]]
        hessian = [[PENALTY * (at == to and at > 0) for to in range(size)] for at in range(size)]
        for row, right, matters in zip(rows, truth, importance, strict=True):
            chance = 1 / (1 + exp(-sum(map(float.__mul__, weights, row))))
            error, curve = matters * (right - chance), matters * chance * (1 - chance)
            for at, value in enumerate(row):
                gradient[at] += error * value
                line, factor = hessian[at], curve * value
                for to in range(at, size):
                    line[to] += factor * row[to]
        for at in range(size):
            for to in range(at):
                hessian[at][to] = hessian[to][at]
        step = _solved(hessian, gradient)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a positive definite system, by elimination."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for row in rows[at + 1 :]:
            factor = row[at] / pivot[at]
            for to in range(at, len(row)):
                row[to] -= factor * pivot[to]
    solution = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        known = sum(rows[at][to] * solution[to] for to in range(at + 1, len(rows)))
        solution[at] = (rows[at][-1] - known) / rows[at][at]
    return solution


def cross_validated(seen: Seen, labels: Sequence[str], learn: Learner) -> Scores:
    """Each pair's score by weights learned without the folds of its two stories."""
    dealt = random.Random(0)
    fold_of = {label: dealt.randrange(FOLDS) for label in sorted(set(labels))}
    fold = {pair: tuple(sorted(fold_of[labels[at]] for at in pair)) for pair in seen}
    scores: Scores = {}
    for left_out in combinations_with_replacement(range(FOLDS), 2):
        asked = {pair: values for pair, values in seen.items() if fold[pair] == left_out}
        if asked:
            taught = {pair: values for pair, values in seen.items() if not set(fold[pair]) & set(left_out)}
            scores |= scored(asked, learn(taught))
    return {pair: scores[pair] for pair in seen}


def print_agreement(texts: Texts, labels: Sequence[str], scores: Scores, meaning: Meaning | None) -> None:
    """Group by these scores, and compare with the labels."""
    groups = [0] * len(labels)
    for number, group in enumerate(parted(texts, scores, adopted(texts, joined(texts, scores, meaning)))):
        for at in group:
            groups[at] = number
    result = agreement(labels, groups)
    print(
        f"B3 F1 {result.b_cubed.f1:.3f}, pairwise F1 {result.pairwise.f1:.3f},"
        f" multi {result.multi.f1:.3f} ({result.items} items, {len(scores)} pairs)"
    )


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[1:]]
    main(files[0], [file for file in files[1:] if file.is_file()], next(filter(Path.is_dir, files), None))
