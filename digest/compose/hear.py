"""What a day says for later days: of people and organisations, and of what happened when."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from zoneinfo import ZoneInfo

from digest.compose.clean import Cleaned, CleanText, OwnWords
from digest.compose.dated import announces, dated_events, once
from digest.compose.introduce import brought, introduced, is_jibe
from digest.model import (
    Day,
    Earlier,
    Event,
    Gloss,
    Heard,
    Hub,
    Item,
    ItemId,
    Recalled,
    Remembered,
    Source,
)
from digest.names import aliases_in, capital_runs, name_key, tells_apart

_MOST = 60
"""So many glosses of a day's items are remembered: those of whom most items name. Of briefing texts all are."""
_OF_A_STORY = 2
"""So many dated events of a story are remembered in each language that it is told in."""


def hear(day: Day, cleaned: Cleaned, zone: ZoneInfo) -> Heard:
    """What a day adds to what is remembered, and the names by which it may ask for what earlier days said."""
    of_story = cleaned.texts(day.stories)
    stories = list(of_story.values())
    runs = Counter(run for text in cleaned.of.values() for run in _runs(text))
    aliases = _aliases(stories)
    glosses = [*_from_briefings(day), *_from_items(day, stories, runs)]
    first = {remembered.gloss.id: remembered for remembered in reversed(glosses)}
    return Heard(
        glosses=tuple(
            replace(first[key], aliases=aliases.get(name_key(first[key].gloss.name), ())) for key in sorted(first)
        ),
        names=tuple(sorted(runs)),
        dated=tuple(
            (story, dated) for story, texts in sorted(of_story.items()) if (dated := tuple(_dated(texts, day, zone)))
        ),
    )


def _dated(texts: Iterable[CleanText], day: Day, zone: ZoneInfo) -> Iterator[Earlier]:
    """The sentences of a story that date what happened: what is nearest to the day first, some in each language."""
    by_language = sorted(texts, key=lambda text: text.language or "")
    for _, of_language in groupby(by_language, key=lambda text: text.language):
        items: dict[str, Item] = {}
        events: list[tuple[int, Event]] = []
        for text in of_language:
            items[text.item.id] = text.spoken
            told = (event for event in dated_events(text, zone, "en") if _has_been(event, day))
            events += [(place, event) for place, event in enumerate(told)]
        events.sort(key=lambda found: (-found[1].end.toordinal(), found[0], found[1].text, found[1].cites))
        for event in once([event for _, event in events], _OF_A_STORY):
            yield _origin(items[event.cites[0]], event.text, day)


def _has_been(event: Event, day: Day) -> bool:
    """Whether an event has been, and is told so: what is announced for later that day may not have come about, and
    what goes on ("voters are heading to the polls Tuesday") may be of the week to come.
    """
    if _GOES_ON.search(event.text) and not _SAID.search(event.text):
        return False
    return event.end < day.day or (event.start <= day.day and not announces(event.text))


_GOES_ON = re.compile(r"\b(?:is|are)\s(?:\w+ly\s)?\w{2,}ing\b")
_SAID = re.compile(r"\b(?:said|says|told|tells|announced|reported|confirmed|according)\b")


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
    return Remembered(gloss=replace(gloss, said=day.day), origin=_origin(item, said, day))


def cited_of(recalled: Recalled, hub: Hub) -> tuple[Earlier, ...]:
    """The items of earlier days that a hub cites, each once, with all that it is cited for, under its newest day."""
    glosses = {(gloss.text, cite) for gloss in hub.who if gloss.said for cite in gloss.cites}
    events = {(event.text, cite) for event in hub.timeline for cite in event.cites}
    said = [one.origin for one in recalled.glosses if (one.gloss.text, one.origin.item.id) in glosses]
    said += [one for _, dated in recalled.dated for one in dated if (one.item.body, one.item.id) in events]
    found: dict[ItemId, Earlier] = {}
    for one in sorted(said, key=lambda one: (-one.day.toordinal(), one.item.id, one.item.body)):
        known = found.setdefault(one.item.id, one)
        if one.item.body not in known.item.body:
            found[one.item.id] = replace(known, item=replace(known.item, body=f"{known.item.body}\n\n{one.item.body}"))
    return tuple(found.values())


def _origin(item: Item, said: str, day: Day) -> Earlier:
    source = next((one for one in day.sources if one.id == item.source_id), None)
    return Earlier(
        day=day.day,
        item=replace(item, summary="", body=said, also=(), related=(), tags=(), where=""),
        source=source or Source(id=item.source_id, name=item.source_id),
    )
