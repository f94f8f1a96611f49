"""What a day says of people and organisations, for later days that name them and say nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from digest.compose.clean import Cleaned, CleanText, OwnWords
from digest.compose.introduce import brought, introduced, is_jibe
from digest.model import Day, Earlier, Gloss, Heard, Item, Remembered, Source
from digest.names import aliases_in, capital_runs, name_key, tells_apart

_MOST = 60
"""So many glosses of a day's items are remembered: those of whom most items name. Of briefing texts all are."""


def hear(day: Day, cleaned: Cleaned) -> Heard:
    """What a day adds to what is remembered, and the names by which it may ask for what earlier days said."""
    stories = list(cleaned.texts(day.stories).values())
    runs = Counter(run for text in cleaned.of.values() for run in _runs(text))
    aliases = _aliases(stories)
    glosses = [*_from_briefings(day), *_from_items(day, stories, runs)]
    first = {remembered.gloss.id: remembered for remembered in reversed(glosses)}
    return Heard(
        glosses=tuple(
            replace(first[key], aliases=aliases.get(name_key(first[key].gloss.name), ())) for key in sorted(first)
        ),
        names=tuple(sorted(runs)),
    )


def _runs(text: OwnWords) -> frozenset[str]:
    return frozenset(run for part in (text.title, *text.sentences) for run in capital_runs(part))


def _aliases(stories: list[list[CleanText]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for sentence in (sentence for texts in stories for text in texts for sentence in text.sentences):
        for name, *others in aliases_in(sentence):
            found.setdefault(name_key(name), set()).update(others)
    return {name: tuple(sorted(others)) for name, others in found.items()}


def _from_briefings(day: Day) -> Iterator[Remembered]:
    hubs = {parts.item.id: parts.item for parts in day.parts if parts.item}
    for gloss in brought(day):
        yield _remembered(gloss, hubs[gloss.cites[0]], f"{gloss.name}: {gloss.text}", day)


def _from_items(day: Day, stories: list[list[CleanText]], runs: Counter[str]) -> Iterator[Remembered]:
    """The glosses of those whom most items name, each with the sentence that it is from."""
    items = {text.item.id: text for told in stories for text in told}
    found = [
        gloss
        for gloss, voices in introduced(stories)
        if tells_apart(gloss.name) and not is_jibe(voices, runs[name_key(gloss.name)])
    ]
    found.sort(key=lambda gloss: (-runs[name_key(gloss.name)], gloss.id))
    for gloss in found[:_MOST]:
        text = items[gloss.cites[0]]
        said = next(sentence for sentence in text.sentences if gloss.text in sentence and gloss.name in sentence)
        yield _remembered(gloss, text.item, said, day)


def _remembered(gloss: Gloss, item: Item, said: str, day: Day) -> Remembered:
    source = next((one for one in day.sources if one.id == item.source_id), None)
    return Remembered(
        gloss=replace(gloss, said=day.day),
        origin=Earlier(
            day=day.day,
            item=replace(item, summary="", body=said, also=(), related=(), tags=(), where=""),
            source=source or Source(id=item.source_id, name=item.source_id),
        ),
    )
