"""Search: what the index holds of each story, and the page on which one searches.

The indexer takes a small document for each story, so that a result leads to the story itself and filters choose among
stories, not among pages. These documents are no pages of the site. Words are folded (`Łódź` is `lodz`), and a run of a
script without blanks becomes its overlapping pairs of letters (`芯片禁令` is `芯片 片禁 禁令`): each word in it is then
found without a dictionary, as CJK analysers of search engines have it. `assets/search-page.js` does the same to what is
asked for.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.model import Edition, Index, Page, Part, Story, StoryId, Who
from digest.render import links, words
from digest.render.frame import Frame, Sheet, day_words, draw, fragment
from digest.render.indexes import topic_lines
from digest.render.river import in_order, page_of
from digest.text import UNSPACED, fold
from digest.urls import digest_of

SEARCH_BUNDLE = "pagefind/"
"""Where the index is."""
SEARCH_RECORD = "record.html"
"""The template of a document."""
_TEXT_LENGTH = 300
"""Characters of each item's text that can be found: what follows them is background more than news."""
_ITEMS = 20
"""How many items of a story can be found by their own words."""
_SHOWN = 200
"""Characters of a result's text."""
_OUTLETS = 3
"""How many outlets a result names."""
_PACKED = 48
"""Results in a file, about: 6 kB compressed, of which a page of results loads at most one for each of them."""

_RUN = re.compile(f"[{UNSPACED}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """A story as it is found and shown."""

    name: str
    """Unique in the site, and a file name."""
    document: str
    """What the indexer takes in, as HTML."""
    facets: tuple[tuple[str, str], ...]
    """What a search can be narrowed by: `topic`, `source`, `who`, `month` or `day`, and its value."""
    result: Mapping[str, str]
    """What the search page shows of it: `path` with the fragment, `title`, `text`, `date`, `outlets`; where it has
    one, `topic`; and `lang`, where that is not the page's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """By what a story is found."""

    day: str
    facets: tuple[str, ...]
    """A word for each facet."""
    heading: str
    """The words of title and label, folded: they weigh most."""
    words: str
    """All other words, folded."""


def searchable(text: str) -> str:
    """The words of a text as they are indexed."""
    return " ".join(fold(_RUN.sub(_pairs, unicodedata.normalize("NFKC", text))).split())


def _pairs(run: re.Match[str]) -> str:
    """Every two neighbours of a run, and its last letter: each letter begins a word, so one alone is found too."""
    letters = run[0]
    return f" {' '.join(letters[at : at + 2] for at in range(len(letters)))} "


def facet_word(facet: tuple[str, str]) -> str:
    """The word by which the stories of a facet are found: no text has it, and no language changes its ending.

    Pagefind has filters of its own, but writes their values in another order each time.
    """
    kind, value = facet
    return f"in{kind}{digest_of(value)}0"


def search_records(edition: Edition, who: Sequence[Who], frame: Frame) -> Iterator[SearchRecord]:
    """A record for each story of an edition."""
    people = {one.id: one for one in who}
    places = _places(edition, frame)
    names = {source.id: source.name for source in edition.sources}
    told = {segment.story: " ".join(claim.text for claim in segment.text) for segment in edition.rundown}
    for story in edition.stories:
        if story.lead.part is Part.NEWS:
            claims = told.get(story.id, "")
            repeated = ("", story.title, f"{story.title}.")
            sources = tuple(dict.fromkeys(names.get(one, one) for item in story.items for one in item.source_ids))
            named = [people[one] for one in story.who if one in people]
            topics = tuple(topic.title for topic in frame.topics_of(story.topics))
            texts = (claims, *_texts(story), *sources, *(name for one in named for name in (one.name, *one.aliases)))
            day = edition.day.isoformat()
            facets = (
                *(("topic", topic) for topic in topics),
                *(("source", source) for source in sources),
                *(("who", one.name) for one in named),
                ("month", day[:7]),
                ("day", day),
            )
            found = _Found(
                day=day,
                facets=tuple(facet_word(facet) for facet in facets),
                heading=searchable(f"{story.title}\n{story.label}"),
                words=searchable("\n".join(texts)),
            )
            result = {
                "path": places[story.id],
                "title": story.title,
                "text": _shortened(
                    next((text for text in (claims, story.lead.text) if text not in repeated), ""), _SHOWN, "…"
                ),
                "date": day_words(frame, edition.day),
                "outlets": ", ".join(sources[:_OUTLETS])
                + (f" +{len(sources) - _OUTLETS}" if len(sources) > _OUTLETS else ""),
                "topic": topics[0] if topics else "",
                "lang": words.foreign(story.lead.language, frame.language) or "",
            }
            yield SearchRecord(
                name=f"{edition.day}-{story.id}",
                document=fragment(frame, SEARCH_RECORD, found=found, settings=frame.settings),
                facets=facets,
                result={key: value for key, value in result.items() if value},
            )


def _places(edition: Edition, frame: Frame) -> Mapping[StoryId, str]:
    """Where each story can be read: in the rundown, else where its lead is in the river."""
    pages = page_of(in_order(edition), frame.settings.river_page)
    river = {
        story.id: f"{links.river(edition.day, pages[story.lead.id])}#{links.item_anchor(story.lead.id)}"
        for story in edition.stories
    }
    told = (segment.story for segment in edition.rundown)
    return river | {one: f"{links.briefing(edition.day)}#{links.segment_anchor(one)}" for one in told}


def _texts(story: Story) -> Iterator[str]:
    """What the items of a story say, each no further than it is searched."""
    for item in story.items[:_ITEMS]:
        if item is not story.lead and item.title:
            yield item.title
        yield _shortened(item.text, _TEXT_LENGTH, "")


def _shortened(text: str, length: int, mark: str) -> str:
    """A text in one line; a long one up to a blank, with a mark behind it."""
    line = " ".join(text[: 2 * length].split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + mark


def pack_digits(index: Index) -> int:
    """By how many hexadecimal digits of their ids results are packed: a file for each story would be too many files."""
    digits = 1
    while sum(line.stories for line in index.days) > _PACKED * 16**digits:
        digits += 1
    return digits


def search_page(index: Index, bundle: str | None, frame: Frame) -> Page:
    """The page on which one searches; without a bundle, and without scripts, a plain index of all pages.

    Args:
        index: the indexes.
        bundle: where the search index is, or None where there is none.
        frame: what all pages share.
    """
    months = dict.fromkeys(line.day.replace(day=1) for line in index.days)
    return draw(
        frame,
        "search.html",
        Sheet(
            path=links.SEARCH,
            title=frame.say("Search"),
            description=frame.say("Stories by word, topic, source, name and date."),
            part=links.SEARCH,
        ),
        bundle=bundle,
        digits=pack_digits(index),
        topics=topic_lines(index, frame),
        months=[
            (words.month_name(month, frame.language), f"{links.year(month.year)}#m{month:%Y-%m}") for month in months
        ],
    )
