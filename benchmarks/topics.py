"""How well the starter topics tell what an item is about, against the sections that sources file their items under.

    python benchmarks/topics.py FOLDER [TOPICS.yml] [--read N]

FOLDER holds feed dumps in dated folders. An item is labelled where its tags and the sections of its address mean just
one topic; both are then withheld from the rules, which see its words only. A source files one item under one section,
though it may be about several things, so precision is that of an item's strongest topic. The peers: the commonest label
for every item, and naive Bayes over words, learned from the other half of the sources. With `--read N`, so many stories
of each topic are printed, drawn at random but always the same, to be read by eye.
"""

import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log
from pathlib import Path
from time import process_time
from typing import TypeAlias
from zlib import crc32

from yaml import safe_load

from digest.build import look
from digest.config import Config
from digest.config.schema import TopicsFile
from digest.files import starter_topics
from digest.group import TopicRules
from digest.model import Item, Story, Topic
from digest.text import fold
from digest.works import Job

SEED = 2023
WORD = re.compile(r"[^\W\d_]{3,}")

Told: TypeAlias = Sequence[tuple[str, str]]
"""Labels, and what was said instead ("" is no topic)."""


def main() -> None:
    """Measure and print."""
    folder, *more = (Path(argument) for argument in sys.argv[1:] if not argument.isdigit() and argument != "--read")
    read = int(sys.argv[-1]) if "--read" in sys.argv else 0
    topics = _topics(more[0]) if more else starter_topics()
    stories = _stories(folder)
    for line in (*report(topics, stories), *drawn(topics, stories, read)):
        print(line)


def report(topics: Sequence[Topic], stories: Sequence[Story]) -> Iterator[str]:
    """What the rules cost, how many items have which topics, and how right the strongest is."""
    rules = TopicRules.compile(topics)
    items = [item for story in stories for item in story.items]
    began = process_time()
    found = [rules.of(item) for item in items]
    taken = process_time() - began
    yield f"{len(items)} items, {1000 * taken / len(items):.3f} s of CPU per 1,000"
    yield f"without a topic {_share(found.count(()), len(found))}"
    labelled = [(of[0], item) for item in items if len(of := filed(item, rules)) == 1]
    labels = [label for label, _ in labelled]
    ((common, _),) = Counter(labels).most_common(1)
    ours = [next(iter(rules.of(words_of(item))), "") for _, item in labelled]
    yield f"{len(labels)} items are filed under one topic; accuracy of the strongest {accuracy(labels, ours):.3f}"
    yield f"    peer: always {common!r} {accuracy(labels, [common] * len(labels)):.3f}"
    yield f"    peer: naive Bayes {accuracy(labels, by_bayes(labelled)):.3f}"
    have = Counter(topic for topics_of in found for topic in topics_of)
    for topic in topics:
        right = sum(a == b == topic.id for a, b in zip(labels, ours, strict=True))
        precision, recall = (right / max(1, some.count(topic.id)) for some in (ours, labels))
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        yield (
            f"{topic.id:12} {have[topic.id]:6} items  {labels.count(topic.id):6} filed"
            f"  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
        )


def filed(item: Item, rules: TopicRules) -> tuple[str, ...]:
    """The topics that the source files the item under, whatever its words say."""
    return rules.of(replace(item, title=None, label=None, summary="", body=""))


def words_of(item: Item) -> Item:
    """The item without what its source files it under."""
    return replace(item, url=None, tags=(), section=None)


def accuracy(labels: Sequence[str], told: Sequence[str]) -> float:
    """The share that is told as it is labelled."""
    return sum(a == b for a, b in zip(labels, told, strict=True)) / max(1, len(labels))


def by_bayes(labelled: Sequence[tuple[str, Item]]) -> list[str]:
    """What naive Bayes says of each item, having learned from the items of the other half of the sources."""
    half = [crc32(item.source_id.encode()) % 2 for _, item in labelled]
    bags = [sorted(set(WORD.findall(fold(f"{item.title} {item.text[:600]}")))) for _, item in labelled]
    told = [""] * len(labelled)
    for side in (0, 1):
        words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for (label, _), bag, of in zip(labelled, bags, half, strict=True):
            words[label].update(bag if of != side else ())
        known = len({word for counted in words.values() for word in counted})
        mass = {label: counted.total() + known for label, counted in sorted(words.items())}
        for at, bag in enumerate(bags):
            if half[at] == side:
                told[at] = max(mass, key=lambda label: sum(log((words[label][w] + 1) / mass[label]) for w in bag))
    return told


def drawn(topics: Sequence[Topic], stories: Sequence[Story], count: int) -> Iterator[str]:
    """Stories of each topic, to be read."""
    rules = TopicRules.compile(topics)
    having: defaultdict[str, list[Story]] = defaultdict(list)
    for story in stories:
        for topic in rules.of_story(story) or ("other",):
            having[topic].append(story)
    for topic in (*(topic.id for topic in topics), "other"):
        chosen = random.Random(SEED).sample(having[topic], min(count, len(having[topic])))
        if chosen:
            yield f"\n== {topic}: {len(having[topic])} stories"
        for story in chosen:
            reasons = [r for match in rules.matches(story.lead) if match.topic == topic for r in match.reasons]
            yield f"   {story.title}  [{', '.join(reasons)}]"


def _stories(folder: Path) -> list[Story]:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        job = Job(config=Config(), site=place / "site", store=place / "kept", folders=(folder,))
        stories = [story for looked in look(job, lambda *_: None) for story in looked.day.stories]
    return sorted(stories, key=lambda story: story.id)


def _topics(file: Path) -> tuple[Topic, ...]:
    found = TopicsFile.model_validate(safe_load(file.read_text("utf-8"))).topics
    return tuple(Topic(**topic.model_dump()) for topic in found)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
