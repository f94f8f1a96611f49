"""What merging duplicates and grouping a day costs, as ratios to a peer in the same run.

    python benchmarks/group.py [LABELLED.jsonl]

The peer makes stories by TF-IDF cosine and connected components, with scikit-learn where that is installed; else by
MinHash with the standard library (64 hashes over title words, 16 bands). With a labelled file (see `learn_pairs.py`)
both are compared with its labels too; without one, a day of made-up items is grouped.
"""

import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import process_time
from zlib import crc32

from digest.group import group_stories, merge_duplicates
from digest.group.agreement import agreement
from digest.group.unite import united
from digest.model import Document, Item
from digest.readers import read

RUNS = 3
HASHES, BANDS = 64, 16
NEAR = 0.35
"""Cosine from which scikit-learn's peer links two items: the best on real days."""
ITEMS = 3000


def main() -> None:
    """Measure and print."""
    labels: dict[str, str] = {}
    if len(sys.argv) > 1:
        rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
        dump = json.dumps([{**row, "source": f"https://feeds.example/{row['source']}"} for row in rows])
        items: Sequence[Item] = read(Document(name="labelled.json", raw=dump.encode())).items
        labels = {row["link"]: row["story"] for row in rows}
    else:
        items = made_up()
    merged = merge_duplicates(items)
    name, peer = _peer()
    ours, theirs = timed(lambda: group_stories(merged)), timed(lambda: peer(merged))
    print(f"{len(items)} items; peer: {name}")
    print(f"merge duplicates  {timed(lambda: merge_duplicates(items)) / theirs:6.2f} x peer")
    print(f"group stories     {ours / theirs:6.2f} x peer  ({1000 * ours / len(merged):.2f} s of CPU per 1,000 items)")
    if labels:
        told = {item.url or "": story.id for story in group_stories(merged) for item in story.items}
        _compare("group stories", labels, told)
        _compare("peer", labels, {merged[at].url or "": str(n) for n, group in enumerate(peer(merged)) for at in group})


def timed(run: Callable[[], object]) -> float:
    """Seconds of CPU, the median of a few runs."""
    taken = []
    for _ in range(RUNS):
        began = process_time()
        run()
        taken.append(process_time() - began)
    return median(taken)


def made_up() -> list[Item]:
    """A day of items over a skewed vocabulary; every third tells of an event that others tell of too."""
    chance = random.Random(0)
    words = [f"{chance.choice('bdfgklmnprst')}{chance.choice('aeiou')}{n:x}" for n in range(20000)]
    events = [[words[chance.randrange(20000)] for _ in range(6)] for _ in range(200)]
    items = []
    for n in range(ITEMS):
        text = [words[int(20000 * chance.random() ** 4)] for _ in range(40)]
        about = chance.choice(events) if n % 3 == 0 else []
        items.append(
            Item(
                id=f"{n:05}",
                source_id=f"s{n % 90}",
                title=" ".join(about[:4] + text[:5]),
                summary=" ".join(about + text),
            )
        )
    return items


def _compare(name: str, labels: dict[str, str], told: dict[str, str]) -> None:
    known = [url for url in labels if url in told]
    result = agreement([labels[url] for url in known], [told[url] for url in known])
    print(f"{name:17} B3 {result.b_cubed.f1:.3f}  pairwise {result.pairwise.f1:.3f}  multi {result.multi.f1:.3f}")


def _peer() -> tuple[str, Callable[[Sequence[Item]], list[list[int]]]]:
    try:
        sklearn = import_module("sklearn.feature_extraction.text")
    except ImportError:
        return "MinHash (standard library)", _minhash

    def by_cosine(items: Sequence[Item]) -> list[list[int]]:
        texts = [f"{item.title} {item.text[:300]}" for item in items]
        vectors = sklearn.TfidfVectorizer(stop_words="english").fit_transform(texts)
        near = (vectors @ vectors.T).tocoo()
        linked = (
            (int(a), int(b))
            for a, b, cosine in zip(near.row, near.col, near.data, strict=True)
            if a < b and cosine >= NEAR
        )
        return united(len(items), linked)

    return "TF-IDF (scikit-learn)", by_cosine


def _minhash(items: Sequence[Item]) -> list[list[int]]:
    return united(len(items), _same_band(items))


def _same_band(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    bands: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    height = HASHES // BANDS
    for at, item in enumerate(items):
        words = [crc32(word.encode()) for word in set((item.title or "").lower().split())] or [0]
        least = [min((word * (2 * n + 1) + n * 0x9E3779B1) & 0xFFFFFFFF for word in words) for n in range(HASHES)]
        for band in range(BANDS):
            bands[(band, *least[band * height : (band + 1) * height])].append(at)
    for together in bands.values():
        yield from pairwise(together)


if __name__ == "__main__":
    main()
