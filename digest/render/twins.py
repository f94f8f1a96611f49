"""The twins of a briefing: `index.json` for programs, `briefing.md` for newsletters."""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict
from html import escape

import yaml

from digest.model import Claim, Edition, Event, Gloss, Item, ItemId, Page, Segment, Source, Story, When
from digest.render import links, words
from digest.render.briefing import GLOSSED, shelf_of
from digest.render.frame import Frame, day_words, linker, page
from digest.render.shelf import Shelf
from digest.render.threads import badge_of

_SPECIAL = re.compile(r"([\\`*_\[\]])")
_OPENING = re.compile(r"^(\d*)([-+=>#.)])")
"""What makes a heading, a list or a quotation of a line."""
_ENTITY = re.compile(r"&(?=#?\w+;)|<")


def json_twin(edition: Edition) -> Page:
    """The edition as a program reads it: every story of the day, in rank order."""
    sources = {source.id: source for source in edition.sources}
    told = {segment.story: segment for segment in edition.rundown}
    window = edition.window
    twin = {
        "day": edition.day.isoformat(),
        "window": {"from": window.start.isoformat(), "to": window.end.isoformat(), "zone": window.zone},
        "headline": edition.headline,
        "standfirst": edition.standfirst,
        "stories": [
            _story(story, rank, told.get(story.id), sources) for rank, story in enumerate(edition.stories, start=1)
        ],
        "hub": {
            "key_points": [_claim(claim) for claim in edition.hub.key_points],
            "who": [_gloss(gloss, edition) for gloss in edition.hub.who],
            "timeline": [_event(event, edition) for event in edition.hub.timeline],
            "coming_up": [_event(event, edition) for event in edition.hub.coming_up],
        },
        "most_covered": edition.most_covered,
        "problems": [{"where": problem.where, "message": problem.message} for problem in edition.problems],
    }
    path = links.briefing(edition.day) + "index.json"
    return page(path, json.dumps(twin, ensure_ascii=False) + "\n")


def _story(story: Story, rank: int, segment: Segment | None, sources: dict[str, Source]) -> dict[str, object]:
    note = story.thread
    return {
        "id": story.id,
        "rank": rank,
        "label": segment.label if segment else story.label,
        "title": story.title,
        "topics": story.topics,
        "thread": note.thread if note else None,
        "new": note is None or note.number == 1 or bool(note.new),
        "update": note is not None and note.number > 1 and not note.repeats,
        "score": round(story.score, 6),
        "terms": asdict(story.terms) if segment and story.terms else None,
        "why": str(story.bond or ""),
        "who": story.who,
        "text": [_claim(claim) for claim in segment.text] if segment else [],
        "items": [_item(item, sources) for item in story.items],
    }


def _item(item: Item, sources: dict[str, Source]) -> dict[str, object]:
    source = sources.get(item.source_id)
    return {
        "id": item.id,
        "title": item.heading,
        "url": item.url,
        "also": [copy.url for copy in item.also if copy.url],
        "source": source.name if source else item.source_id,
        "published": _when(item.published),
        "date_is": item.date_is,
        "language": item.language,
    }


def _when(when: When | None) -> str | None:
    return when.isoformat() if when else None


def _claim(claim: Claim) -> dict[str, object]:
    reworded = {"rewritten": True, "original": claim.original} if claim.original else {}
    return {"text": claim.text, "cites": claim.cites, **reworded}


def _gloss(gloss: Gloss, edition: Edition) -> dict[str, object]:
    """A who's-who entry; what an earlier day said with that day and the items that it is from."""
    told: dict[str, object] = {"id": gloss.id, "name": gloss.name, "text": gloss.text, "cites": gloss.cites}
    if gloss.said is None:
        return told
    return told | {"as_of": gloss.said.isoformat(), "items": _earlier(gloss.cites, edition)}


def _event(event: Event, edition: Edition) -> dict[str, object]:
    """A dated event; what an earlier day told with the items that it is from."""
    told: dict[str, object] = {
        "when": event.when,
        "start": event.start.isoformat(),
        "end": event.end.isoformat(),
        "text": event.text,
        "cites": event.cites,
    }
    items = _earlier(event.cites, edition)
    return told | {"items": items} if items else told


def _earlier(cites: Collection[ItemId], edition: Edition) -> list[dict[str, object]]:
    """The cited items that are of earlier days."""
    sources = {one.source.id: one.source for one in edition.earlier}
    return [_item(one.item, sources) for one in edition.earlier if one.item.id in cites]


def markdown_twin(edition: Edition, frame: Frame) -> Page:
    """The briefing as Markdown with front matter, each sentence followed by numbered links to its sources."""
    path = links.briefing(edition.day) + "briefing.md"
    shelf = shelf_of(edition, frame, linker(frame, path))
    front = {
        "title": frame.say("Briefing: %(headline)s", headline=edition.headline),
        "day": edition.day.isoformat(),
        "site": frame.settings.title,
        "permalink": links.permalink(frame.settings.url, links.briefing(edition.day)),
    }
    shown = {key: value for key, value in front.items() if value}
    head = yaml.safe_dump(shown, allow_unicode=True, sort_keys=False, width=10_000)
    return page(path, f"---\n{head}---\n\n" + "\n\n".join(_blocks(edition, shelf)) + "\n")


def _blocks(edition: Edition, shelf: Shelf) -> Iterator[str]:
    say = shelf.frame.say
    yield "# " + say("Briefing: %(headline)s", headline=escaped(edition.headline))
    yield day_words(shelf.frame, edition.day)
    for text in (edition.standfirst, *edition.note.split("\n\n")):
        if text:
            yield escaped(text)
    notes_of = {story.id: story.thread for story in edition.stories}
    for segment in edition.rundown:
        badge = badge_of(notes_of.get(segment.story), shelf.frame)
        update = f"{badge.update} " if badge and badge.update else ""
        named = say("%(label)s:", label=escaped(segment.label))
        label = f"**{update}{named}** " if segment.label else ""
        text = " ".join(_claimed(claim, shelf) for claim in segment.text)
        yield label + text + (" " + say("(day %(number)s)", number=badge.number) if badge else "")
    if any(claim.original for segment in edition.rundown for claim in segment.text):
        yield "≈ " + say("Reworded by a language model, with the figures, names and quotations of the source.")
    hub = edition.hub
    parts = (
        (say("Key points"), [_claimed(claim, shelf) for claim in hub.key_points]),
        (say("Who’s who"), [_introduced(one, shelf) for one in hub.who]),
        (say("What happened when"), _dated(hub.timeline, shelf)),
        (say("Coming up"), _dated(hub.coming_up, shelf)),
    )
    for title, lines in parts:
        if lines:
            yield f"## {title}\n\n" + "\n".join(f"- {line}" for line in lines)
    if notes := shelf.notes(shelf.numbers):
        yield (
            "## "
            + say("Sources")
            + "\n\n"
            + "\n".join(
                f"{note.number}. {_linked(note.title, note.outlet.href)}, {escaped(note.outlet.name)}" for note in notes
            )
        )


def _dated(events: Iterable[Event], shelf: Shelf) -> list[str]:
    return [_entry(one.when.rstrip(":"), _cited(one.text, one.cites, shelf), shelf) for one in events]


def _introduced(gloss: Gloss, shelf: Shelf) -> str:
    day = words.short_day(gloss.said, shelf.frame.language) if gloss.said else ""
    text = _cited(gloss.text, gloss.cites[:GLOSSED], shelf)
    return _entry(gloss.name, text, shelf) + (" " + shelf.frame.say("(as of %(date)s)", date=day) if day else "")


def _entry(head: str, text: str, shelf: Shelf) -> str:
    return "**" + shelf.frame.say("%(label)s:", label=escaped(head)) + f"** {text}"


def _claimed(claim: Claim, shelf: Shelf) -> str:
    return _cited(claim.text, claim.cites, shelf, " ≈" if claim.original else "")


def _cited(text: str, cites: Iterable[ItemId], shelf: Shelf, mark: str = "") -> str:
    numbers = ", ".join(
        _linked(str(shelf.numbers[item.id]), shelf.href(item))
        for item in shelf.cited(cites)
        if item.id in shelf.numbers
    )
    return escaped(text) + words.stop(text) + mark + (f" ({numbers})" if numbers else "")


def _linked(text: str, href: str | None) -> str:
    return f"[{escaped(text)}](<{href}>)" if href else escaped(text)


def escaped(text: str) -> str:
    """Text that Markdown, in any of its dialects, shows as it is; on one line."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _OPENING.sub(r"\1\\\2", _ENTITY.sub(lambda found: escape(found[0]), line))
