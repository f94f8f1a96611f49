"""The river of a day: every item, newest first, in pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from digest.model import Edition, Item, ItemId, Page
from digest.render import links, words
from digest.render.found import Entry
from digest.render.frame import Frame, Sheet, day_words, draw, linker
from digest.render.shelf import Outlet, Shelf, hideable


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An item, as the river shows it."""

    anchor: str
    of: tuple[str, ...]
    """Its sources, by id, where they are few."""
    time: str
    title: str
    lang: str | None
    href: str | None
    outlet: Outlet
    source: str
    """The path of its source's page."""
    also: tuple[Outlet, ...]
    via: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where a page stands among its like, and the paths of all of them, in order."""

    number: int
    paths: tuple[str, ...]

    @property
    def previous(self) -> str | None:
        """The path of the page before it."""
        return self.paths[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """The path of the page after it."""
        return self.paths[self.number] if self.number < len(self.paths) else None


def in_order(edition: Edition) -> tuple[Item, ...]:
    """The items of a day newest first; those of which only the day is known come last."""
    return tuple(sorted(edition.items, key=_rank))


def _rank(item: Item) -> tuple[float, str]:
    known = item.published.timestamp() if isinstance(item.published, datetime) else 0.0
    return -known, item.id


def page_of(items: Sequence[Item], size: int) -> Mapping[ItemId, int]:
    """The page of the river, from 1, on which each item stands; `items` are in its order."""
    return {item.id: at // size + 1 for at, item in enumerate(items)}


def river_pages(edition: Edition, frame: Frame) -> Iterator[Page]:
    """The pages of a day's river; one that says so where the day has no item."""
    items = in_order(edition)
    size = frame.settings.river_page
    paths = tuple(links.river(edition.day, at // size + 1) for at in range(0, max(1, len(items)), size))
    for number, path in enumerate(paths, start=1):
        shelf = Shelf.of(edition, frame, linker(frame, path))
        rows = [_row(item, shelf) for item in items[(number - 1) * size : number * size]]
        pager = Pager(number=number, paths=paths)
        date = day_words(frame, edition.day)
        sheet = Sheet(
            path=path,
            number=number,
            title=_title(date, number, frame),
            description=frame.wording.counted(
                len(items),
                "%(n)s item of %(full_date)s, newest first.",
                "%(n)s items of %(full_date)s, newest first.",
                full_date=date,
            ),
            part=links.ARCHIVE,
            above=(
                Entry(name=str(edition.day.year), path=links.year(edition.day.year)),
                Entry(name=date, path=links.briefing(edition.day)),
            ),
            previous=pager.previous,
            next=pager.next,
        )
        yield draw(
            frame,
            "river.html",
            sheet,
            date=date,
            briefing=links.briefing(edition.day),
            total=len(items),
            zone=edition.window.zone,
            first=(number - 1) * size + 1,
            groups=[(timed, list(group)) for timed, group in groupby(rows, key=lambda row: bool(row.time))],
            pager=pager,
        )


def _title(date: str, number: int, frame: Frame) -> str:
    title = frame.say("All items of %(full_date)s", full_date=date)
    return frame.say("%(title)s, page %(number)s", title=title, number=number) if number > 1 else title


def _row(item: Item, shelf: Shelf) -> Row:
    frame = shelf.frame
    outlet = shelf.outlet(item)
    return Row(
        anchor=links.item_anchor(item.id),
        of=hideable(item.source_ids),
        time=words.clock(item.published, item.date_is, frame.settings.zone, frame.wording),
        title=item.heading,
        lang=words.foreign(item.language, frame.language),
        href=outlet.href,
        outlet=outlet,
        source=links.source(item.source_id),
        also=shelf.copies(item),
        via=item.via,
    )
