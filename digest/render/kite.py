"""The latest edition as front ends of Kite read it: `kite.json`, and a file for each of its categories.

Kite's own files are written by a language model and say more of a story: a quotation, perspectives, a did-you-know.
What nobody said of a story is left out here; the front ends draw what is there.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest.model import Claim, Edition, Event, Item, ItemId, Page, Part, Story
from digest.render import links
from digest.render.frame import Frame, page

INDEX = "kite.json"
_FOLDER = "kite/"
_CLUSTERS = 12
"""How many stories a category tells, as those of Kite do."""
_SUMMARY = 2
"""How many sentences are a story's summary; the others are its talking points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """An item that can be opened, and the mark by which a sentence cites it: host and number."""

    item: Item
    link: str
    domain: str
    mark: str


def kite_pages(latest: Edition | None, frame: Frame) -> Iterator[Page]:
    """The list of categories and a file for each: the rundown, then every topic that the latest edition has."""
    if latest is None:
        return
    told = {segment.story: segment.text for segment in latest.rundown} | {one: (text,) for one, text in latest.gists}
    stories = [story for story in latest.stories if story.lead.part is Part.NEWS and story.id in told]
    main = [story for story in stories if any(segment.story == story.id for segment in latest.rundown)]
    categories = [(frame.say("Latest"), f"{_FOLDER}briefing.json", main)]
    for topic in frame.topics:
        of_topic = [story for story in stories if topic.id in story.topics][:_CLUSTERS]
        if of_topic:
            categories.append((topic.title, f"{_FOLDER}topic-{topic.id}.json", of_topic))
    stamp = int((latest.newest or latest.window.start).timestamp())
    listed = [{"name": name, "file": file} for name, file, _ in categories]
    yield _written(INDEX, {"timestamp": stamp, "categories": listed})
    for name, file, of_category in categories:
        clusters = [
            _cluster(number, name, story, (told[story.id], latest)) for number, story in enumerate(of_category, 1)
        ]
        shown = {"category": name, "timestamp": stamp, "read": len(latest.items), "clusters": clusters}
        yield _written(file, shown)


def _written(path: str, shown: Mapping[str, object]) -> Page:
    return page(path, json.dumps(shown, ensure_ascii=False, indent=1) + "\n")


def _cluster(number: int, category: str, story: Story, of: tuple[Sequence[Claim], Edition]) -> dict[str, object]:
    claims, edition = of
    articles = tuple(_articles(story.items))
    marks = {article.item.id: article.mark for article in articles}
    names = {source.id: source.name for source in edition.sources}
    outlets = {item.id: names.get(item.source_id, item.source_id) for item in story.items}
    return {
        "cluster_number": number,
        "category": category,
        "title": story.title,
        "short_summary": " ".join(_marked(claim.text, claim.cites, marks) for claim in claims[:_SUMMARY]),
        "talking_points": [
            f"{outlets.get(claim.cites[0], story.label)}: {_marked(claim.text, claim.cites, marks)}"
            for claim in claims[_SUMMARY:]
        ],
        "timeline": [
            {"date": event.when, "content": _marked(event.text, event.cites, marks)}
            for event in _of_story(edition.hub.timeline, story)
        ],
        "unique_domains": len({article.domain for article in articles}),
        "number_of_titles": len(articles),
        "articles": [
            {
                "title": article.item.heading,
                "link": article.link,
                "domain": article.domain,
                **({"date": article.item.published.isoformat()} if article.item.published else {}),
            }
            for article in articles
        ],
        "domains": [{"name": domain} for domain in dict.fromkeys(article.domain for article in articles)],
    }


def _articles(items: Iterable[Item]) -> Iterator[_Article]:
    """The items that can be opened, numbered within their hosts."""
    seen: dict[str, int] = {}
    for item in items:
        if link := links.outward(item.url):
            domain = (urlsplit(link).hostname or "").removeprefix("www.")
            seen[domain] = seen.get(domain, 0) + 1
            yield _Article(item=item, link=link, domain=domain, mark=f"[{domain}#{seen[domain]}]")


def _marked(text: str, cites: Iterable[ItemId], marks: Mapping[ItemId, str]) -> str:
    """A sentence, and behind it Kite's marks of the articles that say so."""
    return " ".join((text, "".join(marks[cite] for cite in cites if cite in marks))).rstrip()


def _of_story(events: Iterable[Event], story: Story) -> Iterator[Event]:
    ours = {item.id for item in story.items}
    return (event for event in events if ours.issuperset(event.cites))
