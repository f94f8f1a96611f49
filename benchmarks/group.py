"""What merging duplicates and grouping a day costs, as ratios to a peer in the same run.

    python benchmarks/group.py [LABELLED.jsonl | FOLDER]

The peer makes stories by TF-IDF cosine and connected components, with scikit-learn where that is installed; else by
MinHash with the standard library (64 hashes over title words, 16 bands). With a labelled file (see `learn_pairs.py`)
both are compared with its labels too; with a folder of dumps, its items are grouped; else a day of made-up ones.

Then two days are grouped in processes of their own: `DAY` of these items, and `LARGE_DAY`, for which the same items
come again in other words. Printed are the seconds of CPU, and the peak of memory with and without what was there
before.
"""

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import islice, pairwise
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import process_time
from zlib import crc32

from digest.group import group_stories, merge_duplicates
from digest.group.agreement import agreement
from digest.group.unite import united
from digest.group.words import STOP_WORDS
from digest.model import Document, Item
from digest.readers import read

RUNS = 3
HASHES, BANDS = 64, 16
NEAR = 0.35
"""Cosine from which scikit-learn's peer links two items: the best on real days."""
DAY, LARGE_DAY = 3_300, 30_000
"""Items of a day of some 160 feeds, and of one ten times as large."""


def main() -> None:
    """Measure and print."""
    labels: dict[str, str] = {}
    items: Sequence[Item]
    if len(sys.argv) > 1 and Path(sys.argv[1]).is_dir():
        items = dumped(Path(sys.argv[1]))
    elif len(sys.argv) > 1:
        rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
        dump = json.dumps([{**row, "source": f"https://feeds.example/{row['source']}"} for row in rows])
        items = read(Document(name="labelled.json", raw=dump.encode())).items
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
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        day, large = pool.starmap(cost, [(merged, DAY), (merged, LARGE_DAY)], chunksize=1)
    for count, (seconds, peak, before) in ((DAY, day), (LARGE_DAY, large)):
        print(f"{count:6} items  {seconds:6.2f} s of CPU, peak {peak:4.0f} MB, {before:.0f} of them before")
    print(f"{LARGE_DAY / DAY:.1f} x the items take {large[0] / day[0]:.1f} x the CPU")


def cost(items: Sequence[Item], count: int) -> tuple[float, float, float]:
    """Seconds of CPU that grouping so many items takes; peak megabytes of this process, in all and before it."""
    day = list(islice(_again_and_again(items), count))
    before = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    began = process_time()
    group_stories(day)
    return process_time() - began, getrusage(RUSAGE_SELF).ru_maxrss / 1024, before


def dumped(folder: Path) -> list[Item]:
    """The items of a folder of dumps."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = (item for path in files for item in read(Document(name=path.name, raw=path.read_bytes())).items)
    return list({item.id: item for item in found}.values())


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
    for n in range(DAY):
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


def _again_and_again(items: Sequence[Item]) -> Iterator[Item]:
    """The items, then copies that share no telling word with them or each other."""
    yield from items
    for copy in range(2, 2 + LARGE_DAY):
        for item in items:
            yield replace(
                item,
                id=f"{item.id}-{copy}",
                url=None,
                title=_in_other_words(item.title or "", copy),
                summary=_in_other_words(item.text[:400], copy),
            )


def _in_other_words(text: str, copy: int) -> str:
    return re.sub(r"\w+", lambda word: word[0] if word[0].lower() in STOP_WORDS else f"{word[0]}{copy}", text)


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
