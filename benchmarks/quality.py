"""How good the editions of a folder of dumps are: grounded, whole, plainly labelled, clean.

    python benchmarks/quality.py FOLDER [--read N]
    python benchmarks/quality.py --kickers FILES…

FOLDER holds feed dumps in dated folders. Its days are composed with the general topics, in a temporary place. What is
checked here is checked by rules of its own, not by those that chose the sentences. With `--read N`, so many claims of
the rundowns are printed, drawn at random but always the same, to be read by eye.

With `--kickers`, FILES are briefing texts of editors. Each of their labelled paragraphs is composed without its label,
as a story of one item on a day of its own file, and the label made for it is compared with the editor's: they agree
when they share a content word. Every second file is told apart, so that rules can be made by one half and measured on
the other.
"""

import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

from digest.build import look
from digest.compose import Material, compose
from digest.compose.words import is_stop, stem
from digest.config import Config, EditorsWord
from digest.files import starter_topics
from digest.model import Claim, Day, Document, Edition, Event, Gloss, Item, Story
from digest.readers import read
from digest.text import clean
from digest.works import Job

SEED = 2023
PER_DAY = ("items", "stories", "segments", "told", "key points", "who", "dated")
ENDED = re.compile(r"[.!?。！？][\"”’»')\]』」）]*$")
CUT = re.compile(r"…|\.\.\.")
MARK = re.compile(r"\d[\d.,]*\d|\d|[A-Z]\w+|“[^”]+”")
"""What must not be invented: numbers, names, quotations."""
BOILERPLATE = re.compile(
    r"https?:|www\.|©|\bread (?:more|the full|full)|\bcontinue reading|\bclick (?:here|on|to)|\bnewsletter|\bsign up"
    r"|\bsubscribe (?:to|now|for|here)|\bfollow us|\ball rights reserved|\b(?:first appeared|appeared first) on"
    r"|\b(?:article|comments) url|\bgetty\b|\bshutterstock|\b(?:photo|image|picture)s? (?:by|credit|courtesy|via)"
    r"|\badvertisement|\baffiliate (?:links?|commission)|\bpromo code|\bpodcast|\bour (?:app|website|site)\b"
    r"|点击|订阅|阅读(?:全文|原文)",
    re.IGNORECASE,
)


def main() -> None:
    """Measure and print."""
    if sys.argv[1] == "--kickers":
        print("\n".join(kickers([Path(name) for name in sys.argv[2:]])))
        return
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        config = Config(topics=starter_topics())
        job = Job(config=config, site=place / "site", store=place / "kept", folders=(folder,))
        editions = [looked.edition for looked in look(job, lambda *_: None)]
    editions.sort(key=lambda edition: edition.day)
    for line in (*report(editions), *drawn(editions, int(sys.argv[3]) if "--read" in sys.argv[2:3] else 0)):
        print(line)


def report(editions: list[Edition]) -> Iterator[str]:
    """The figures of each day, then of all."""
    everything: Counter[str] = Counter()
    for edition in editions:
        counts = figures(edition)
        everything.update(counts)
        yield f"{edition.day}" + "".join(f"  {counts[key]:5} {key}" for key in PER_DAY)
    told = everything["told"]
    yield ""
    for name, part, whole in (
        ("grounded: the text occurs in a cited item", "grounded", "claims"),
        ("names, numbers and quotations occur in one cited item", "marked", "claims"),
        ("rundown claims that are whole sentences, titles apart", "whole", "sentences"),
        ("labels that are unique in their day", "unique", "segments"),
    ):
        yield f"{name:56} {everything[part]:5} of {everything[whole]:5}  {share(everything[part], everything[whole])}"
    yield f"{'claims with boilerplate':56} {everything['dirty']:5} of {everything['claims']:5}"
    yield from (
        f"    {claim.text}" for edition in editions for claim in claims(edition) if BOILERPLATE.search(claim.text)
    )
    yield f"{'rundown claims that are titles':56} {told - everything['sentences']:5} of {told:5}"


def share(part: int, whole: int) -> str:
    """A share, to three digits."""
    return f"{part / whole:.3f}" if whole else "-"


def figures(edition: Edition) -> Counter[str]:
    """What is counted of a day."""
    items = {item.id: item for item in (*(one.item for one in edition.earlier), *edition.items)}
    flat = {cite: flattened(items[cite]) for claim in claims(edition) for cite in claim.cites if cite in items}
    titles = {clean(unescape(item.title or "")) for item in items.values()}
    told = [claim for segment in edition.rundown for claim in segment.text]
    sentences = [claim.text for claim in told if ENDED.search(claim.text) or not any(claim.text in t for t in titles)]
    labels = Counter(segment.label.casefold() for segment in edition.rundown)
    counts = Counter({"key points": len(edition.hub.key_points)})
    counts += Counter(
        items=len(items),
        stories=len(edition.stories),
        segments=len(edition.rundown),
        told=len(told),
        who=len(edition.hub.who),
        dated=len(edition.hub.timeline),
        ahead=len(edition.hub.coming_up),
        sentences=len(sentences),
        whole=sum(bool(ENDED.search(text)) and not CUT.search(text) for text in sentences),
        unique=sum(count for count in labels.values() if count == 1),
    )
    for claim in claims(edition):
        texts = [flat[cite] for cite in claim.cites if cite in flat]
        marks = MARK.findall(claim.text)
        counts["claims"] += 1
        counts["grounded"] += any(clean(unescape(claim.text)) in text for text in texts)
        counts["marked"] += any(all(mark in text for mark in marks) for text in texts)
        counts["dirty"] += bool(BOILERPLATE.search(claim.text))
    return counts


def flattened(item: Item) -> str:
    """All that an item says, on one line, its entities read."""
    return clean(unescape(unescape(f"{item.title or ''}\n{item.summary}\n{item.body}")))


def claims(edition: Edition) -> Iterator[Claim | Event | Gloss]:
    """Everything that an edition asserts."""
    for segment in edition.rundown:
        yield from segment.text
    yield from edition.hub.key_points
    yield from edition.hub.who
    yield from edition.hub.timeline
    yield from edition.hub.coming_up


def drawn(editions: Iterable[Edition], count: int) -> Iterator[str]:
    """Claims of the rundowns, to be read by eye."""
    told = [
        f"{edition.day} {segment.label}: {claim.text}"
        for edition in editions
        for segment in edition.rundown
        for claim in segment.text
    ]
    yield from random.Random(SEED).sample(told, min(count, len(told)))


def kickers(files: Sequence[Path]) -> Iterator[str]:
    """The editor's label and ours of every labelled paragraph, then how many agree, by half and in all."""
    agreed, told = Counter[str](), Counter[str]()
    for number, file in enumerate(sorted(files)):
        half = ("first", "second")[number % 2]
        for theirs, ours in relabelled(file):
            agrees = bool(content(theirs) & content(ours))
            agreed[half] += agrees
            told[half] += 1
            yield f"{'+' if agrees else '-'} {half:6} {theirs:40} {ours}"
    for name, part, whole in (
        *((f"{half} half", agreed[half], told[half]) for half in ("first", "second")),
        ("all", agreed.total(), told.total()),
    ):
        yield f"labels that agree with the editor's, {name:12} {part:4} of {whole:4}  {share(part, whole)}"


def relabelled(file: Path) -> list[tuple[str, str]]:
    """The editor's label and ours, of each labelled paragraph of a briefing text."""
    reading = read(Document(name=file.name, raw=file.read_bytes()))
    theirs = {item.id: item.label for item in reading.items if item.label}
    stories = [Story(id=item.id, items=(replace(item, label=None),)) for item in reading.items if item.id in theirs]
    day = Day(day=date(2024, 1, 1), stories=tuple(stories), sources=reading.sources)
    return [(theirs[story.id], story.label) for story in compose(Material.of(day), Config(), EditorsWord()).stories]


def content(label: str) -> set[str]:
    """The content words of a label, stemmed; a compound as one word, and its parts."""
    words = [*label.replace("-", "").split(), *re.findall(r"[^\W_]+", label)]
    return {stem(word) for word in words if not is_stop(word)}


if __name__ == "__main__":
    main()
