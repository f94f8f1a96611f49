"""From a text cut into units to a `Reading`: items, edition parts, sources and problems."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from digest.model import DateIs, Document, EditionParts, Item, Part, Problem, Reading, Source
from digest.readers.briefing.dating import Dating, Evidence, dating
from digest.readers.briefing.grammars import cut
from digest.readers.briefing.hub import Hub, cut_hub
from digest.readers.briefing.lines import Line, lines_of
from digest.readers.briefing.noise import Page, without_noise
from digest.readers.briefing.opening import Opening, front_matter, masthead, opening_of
from digest.readers.briefing.walk import Cut, Unit
from digest.text import clean
from digest.urls import host, item_id, source_id

UNKNOWN = "Unknown"
_WHOLE = "this text fits no known form of briefing; what is not its digest hub is kept whole"
_REMEDY_DATE = "name the day in the file name (2024-09-25-….txt) or in front matter (date: 2024-09-25)"
_HEAD = 12
"""So many lines of a document may hold its masthead."""

_HEAD_LENGTH = 2_000
"""So many characters, with their markup, may hold the date of a page's template."""

_SHOWN = 3
"""So many lines are quoted by a problem that counts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document's text in its parts: front matter, all lines, the hub, and the rest cut into units.

    `source` is how it begins, with its markup; `address` an address that stands alone at its end.
    """

    front: Mapping[str, object]
    source: str
    address: str | None
    lines: Sequence[Line]
    hub: Hub | None
    cut: Cut | None
    page: Page


def parse(text: str) -> Text:
    """The parts of a text, by the first grammar that fits."""
    front, body = front_matter(text)
    lines = lines_of(body)
    last = lines[-1] if lines and lines[-1].gap and lines[-1].url == lines[-1].text else None
    rest, hub = cut_hub(lines[:-1] if last else lines)
    page = replace(without_noise(rest), hub=hub is not None)
    return Text(
        front=front,
        source=body[:_HEAD_LENGTH],
        address=last.url if last else None,
        lines=lines,
        hub=hub,
        cut=cut(page),
        page=page,
    )


def reading(document: Document, text: Text) -> Reading:
    """What a text says, dated and sourced. Where no grammar fits, what is left of it is one item, with a problem."""
    parts = text.cut or _kept_whole(text.page)
    head_end = min((unit.line for unit in parts.units), default=1 << 30)
    opening = opening_of(parts.opening, text.front)
    day = dating(_evidence(document, text, parts, head_end))
    writer = _Writer(document=document, source=_source(document, text, opening), dating=day)
    items = tuple(writer.item(unit) for unit in parts.units)
    return Reading(
        items=items,
        parts=writer.parts(opening, text.hub) if text.cut or text.hub else None,
        sources=writer.sources(parts.units),
        problems=(
            *(() if text.cut else (Problem(where=document.name, message=_WHOLE),)),
            *_problems(document, day, (*opening.left, *parts.left)),
        ),
    )


def _kept_whole(page: Page) -> Cut:
    """Text that no grammar fits: one unit, nothing taken apart."""
    if not page.lines:
        return Cut(opening=(), units=())
    first, *rest = page.lines
    title = first.text if rest and len(first.text) <= 160 else None
    text = tuple(line.text for line in (rest if title else page.lines))
    return Cut(opening=(), units=(Unit(line=first.number, title=title, text=text),))


def _evidence(document: Document, text: Text, parts: Cut, head_end: int) -> Evidence:
    head = [part for line in text.lines if line.number < head_end for part in (line.text, line.url) if part]
    return Evidence(
        name=document.name,
        seen=document.seen,
        front=text.front,
        head=(*head, *((text.address,) if text.address else ())),
        source=text.source,
        days=tuple(unit.day for unit in parts.units if unit.day),
        timeline=text.hub.timeline(document.seen) if text.hub else (),
    )


def _source(document: Document, text: Text, opening: Opening) -> Source:
    """The publication: as configured, as its front matter or its title names it, else unknown."""
    if document.source:
        return document.source
    stated = next((text.front[key] for key in ("publication", "source", "site") if text.front.get(key)), None)
    if isinstance(stated, str):
        name = host(stated) or clean(stated)
        return Source(id=source_id(name), name=name, url=stated if host(stated) else None)
    name = masthead(text.lines[:_HEAD]) or opening.name or UNKNOWN
    return Source(id=source_id(name), name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Makes items of one document, all of one source and one day unless they state their own."""

    document: Document
    source: Source
    dating: Dating

    def item(self, unit: Unit) -> Item:
        source = _outlet(unit) or self.source
        published = unit.day or self.dating.published
        body = "\n\n".join(unit.text)
        return Item(
            id=item_id(unit.url, source.id, unit.title or unit.label or body[:200], _day(published)),
            source_id=source.id,
            title=unit.title,
            label=unit.label,
            section=unit.section,
            published=published,
            first_seen=self.document.seen,
            date_is=DateIs.STATED if unit.day else self.dating.date_is,
            url=unit.url,
            byline=unit.byline,
            body=body,
            language=self.source.language,
            related=unit.related,
            via=self.source.name if source is not self.source and self.source.name != UNKNOWN else None,
            where=f"{self.document.name}:{unit.line}",
        )

    def parts(self, opening: Opening, hub: Hub | None) -> EditionParts:
        day = _day(self.dating.published)
        return EditionParts(
            title=opening.title,
            standfirst=opening.standfirst,
            published=self.dating.published,
            date_is=self.dating.date_is,
            key_points=hub.key_points if hub else (),
            people=hub.people if hub else (),
            timeline=hub.timeline(day or self.document.seen) if hub else (),
            item=self._hub_item(opening, hub) if hub and hub.sentences() else None,
        )

    def sources(self, units: Iterable[Unit]) -> tuple[Source, ...]:
        named = (self.source, *filter(None, map(_outlet, units)))
        return tuple({source.id: source for source in named}.values())

    def _hub_item(self, opening: Opening, hub: Hub) -> Item:
        return Item(
            id=item_id(None, self.source.id, f"hub\n{opening.title or hub.line}", _day(self.dating.published)),
            source_id=self.source.id,
            title=opening.title,
            published=self.dating.published,
            first_seen=self.document.seen,
            date_is=self.dating.date_is,
            body="\n\n".join(hub.sentences()),
            language=self.source.language,
            part=Part.HUB,
            where=f"{self.document.name}:{hub.line}",
        )


def _outlet(unit: Unit) -> Source | None:
    return Source(id=source_id(unit.outlet), name=unit.outlet) if unit.outlet else None


def _day(when: date | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _problems(document: Document, day: Dating, left: Sequence[Line]) -> Iterable[Problem]:
    if day.problem:
        yield Problem(where=document.name, message=day.problem, remedy=_REMEDY_DATE)
    if left:
        shown = "; ".join(line.text[:60] for line in left[:_SHOWN])
        yield Problem(
            where=f"{document.name}:{left[0].number}",
            message=f"{len(left)} line(s) that belong to no entry were left out: {shown}",
        )
