"""Render: an edition and the indexes become pages, feeds and twins. Pure: templates come in, pages come out.

A function for each kind of input, so that a build draws only what changed: the pages of one day hang on its edition
and the days beside it, those of a thread on its history, those of a topic's month on that month, those of
somebody on the days that name them, all others on the indexes. Only these others show when the site was built.

Layout is in the templates, words and choices are here. `shelf` names, numbers and links what is cited; `briefing` is
the page of a day as a value; `river`, `threads`, `indexes` (topics), `sources`, `who`, `archive`, `pages`, `feeds`
(`syndication` has their formats), `calendar`, `maps`, `card` and `twins` are the other pages and files; `letter` is a
briefing as mail; `kite` and `guide`, with its `schemas`, speak to programs; `listen` and `podcast` are what goes with
recordings, `cover` their picture; `search` has what can be found, and the page for it; `found` has what those are told
who find a page elsewhere; `troubles` puts together what could not be read; `stats` is the site in figures; `comforts`
makes what settings, keys and offline reading need; `charts` has the geometry of drawings, `colours` their contrast,
`links` every path; `frame` fills the templates.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from digest.model import Edition, Index, Neighbours, Page
from digest.render import (
    archive,
    calendar,
    card,
    feeds,
    guide,
    indexes,
    kite,
    letter,
    maps,
    pages,
    podcast,
    river,
    sources,
    threads,
    twins,
    who,
)
from digest.render.comforts import comfort_pages
from digest.render.feeds import archived_feed
from digest.render.frame import Frame
from digest.render.indexes import month_pages
from digest.render.letter import HTML as LETTER_HTML
from digest.render.letter import TEXT as LETTER_TEXT
from digest.render.links import SUBSCRIPTIONS
from digest.render.listen import recording_path, recording_twins
from digest.render.search import (
    SEARCH_BUNDLE,
    SEARCH_RECORD,
    SearchRecord,
    facet_word,
    pack_digits,
    search_page,
    search_records,
)
from digest.render.stats import stats_page
from digest.render.threads import redirect_pages, thread_pages
from digest.render.who import who_pages

__all__ = [
    "LETTER_HTML",
    "LETTER_TEXT",
    "SEARCH_BUNDLE",
    "SEARCH_RECORD",
    "SUBSCRIPTIONS",
    "Frame",
    "SearchRecord",
    "archived_feed",
    "comfort_pages",
    "edition_pages",
    "facet_word",
    "index_pages",
    "map_pages",
    "month_pages",
    "pack_digits",
    "recording_path",
    "recording_twins",
    "redirect_pages",
    "search_page",
    "search_records",
    "stats_page",
    "thread_pages",
    "who_pages",
]


def edition_pages(edition: Edition, around: Neighbours, frame: Frame) -> Iterator[Page]:
    """The pages of one day: the briefing, its card, its twins, its letter, and the river."""
    yield pages.briefing_page(edition, around, frame)
    yield from card.card_page(edition, frame)
    yield twins.json_twin(edition)
    yield twins.markdown_twin(edition, frame)
    yield from letter.letter_pages(edition, frame)
    yield from river.river_pages(edition, frame)


def index_pages(index: Index, latest: Edition | None, frame: Frame) -> Iterator[Page]:
    """The pages over all days: home, lists, topics, sources, archive, about, not found, feeds, calendar."""
    yield pages.home_page(index, latest, frame)
    yield threads.list_page(index, frame)
    yield from indexes.topic_pages(index, frame)
    yield from who.list_pages(index, frame)
    yield from sources.source_pages(index, frame)
    yield from archive.archive_pages(index, frame)
    yield pages.about_page(index, latest, frame)
    yield pages.missing_page(frame)
    yield from feeds.feed_pages(index, frame)
    yield from calendar.calendar_page(index, frame)
    yield from podcast.podcast_pages(index, frame)
    yield from kite.kite_pages(latest, frame)
    yield from guide.guide_pages(index, frame)


def map_pages(index: Index, moved: Mapping[str, date], frame: Frame) -> Iterator[Page]:
    """What search engines ask for: `robots.txt`, and where the site has an address the maps of its pages.

    Args:
        index: the indexes.
        moved: the slug of every thread, and the last day on which it moved.
        frame: what all pages share.
    """
    yield from maps.map_pages(index, moved, frame)
