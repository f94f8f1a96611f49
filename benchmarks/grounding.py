"""How well the check of other wordings tells what an item says from what another outlet says of the same event.

    python benchmarks/grounding.py FOLDER

FOLDER holds feed dumps in dated folders. The check is given sentences that are no wordings of a claim, but as near to
one as can be found: those that other items of its story begin with, written by others about the same event. They tell
something else, or the same on another authority, so none of them should pass. Sentences of the claim's own item that
say something else come second: they have no word of their own.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from digest.build import look
from digest.compose.grounding import OWN_WORDS, Wording, fault
from digest.compose.words import language_of, terms
from digest.config import Config
from digest.files import starter_topics
from digest.model import Edition, Item
from digest.text import sentences
from digest.works import Job

READ = 3
"""Sentences of an item that are tried."""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        config = Config(topics=starter_topics())
        job = Job(config=config, site=place / "site", store=place / "kept", folders=(Path(sys.argv[1]),))
        wordings = [pair for looked in look(job, lambda *_: None) for pair in pairs(looked.edition)]
    for whose in ("others", "own"):
        report(whose, [wording for by, wording in wordings if by == whose])


def pairs(edition: Edition) -> Iterator[tuple[str, Wording]]:
    """Sentences beside the claims of an edition, by whose they are."""
    items = {item.id: item for item in edition.items}
    stories = {story.id: story.items for story in edition.stories}
    for segment in edition.rundown:
        for claim in segment.text:
            cited = [items[cite] for cite in claim.cites if cite in items]
            language = language_of(claim.text, cited[0].language if cited else None)
            if language and language in OWN_WORDS:
                for by, text in tried(stories[segment.story], cited):
                    if text != claim.text:
                        yield by, Wording.of(text, claim.text, cited, language)


def tried(items: Iterable[Item], cited: list[Item]) -> Iterator[tuple[str, str]]:
    """The first sentences of the items, by whether they are those of the cited ones."""
    for item in items:
        for text in sentences(item.text, item.language)[:READ]:
            yield ("own" if item in cited else "others"), text


def report(whose: str, wordings: list[Wording]) -> None:
    """Print how many pass, by which fault the others fail, and how many of their words are their own."""
    faults = Counter(fault(wording) or "none" for wording in wordings)
    shares = sorted(own_share(wording) for wording in wordings)
    print(f"{whose}: {len(wordings)} sentences, {faults['none']} pass")
    print("  " + ", ".join(f"{name} {n}" for name, n in faults.most_common() if name != "none"))
    for limit in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5):
        within = sum(share <= limit for share in shares)
        print(f"  at most {limit:.1f} of the words their own: {within / max(1, len(shares)):.4f}")
    for wording in [wording for wording in wordings if fault(wording) is None][:10]:
        print(f"  - {wording.said}\n    {wording.text}")


def own_share(wording: Wording) -> float:
    """The share of a wording's content words that the cited items do not have."""
    used = terms(wording.text)
    return len(used - terms(wording.behind)) / max(1, len(used))


if __name__ == "__main__":
    main()
