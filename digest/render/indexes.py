"""The pages of topics, with their months."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from digest.model import Index, Page, StorySummary, Topic, TopicIndex, TopicMonth
from digest.render import charts, found, links, words
from digest.render.beside import moving, named_links
from digest.render.found import Entry
from digest.render.frame import Frame, Sheet, day_words, draw
from digest.render.river import Pager
from digest.render.shelf import hideable
from digest.text import fold
from digest.wording import forms

_NAMED = 2
"""How many outlets a line names."""
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story as a list of many days shows it."""

    of: tuple[str, ...]
    """Its sources, by id, where they are few."""
    label: str
    label_lang: str | None
    title: str
    lang: str | None
    text: str
    text_lang: str | None
    href: str | None
    path: str
    """Our page that tells it, or its day's briefing."""
    outlets: tuple[str, ...]
    more: int
    language: str | None
    """The name of the link's language, where it is not the page's."""

    @property
    def repeats(self) -> bool:
        """Whether the title says nothing that the text does not: it was the sentence that told the story best."""
        return fold(self.text).rstrip(" .。") == fold(self.title).rstrip(" .。")

    @property
    def stop(self) -> str:
        """What the page sets behind a text that does not end as a sentence, such as a title."""
        return words.stop(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The stories of one day."""

    date: str
    path: str
    entries: tuple[Told, ...]
    more: int = 0
    """Entries that are not shown,"""
    onward: str = ""
    """and the page that has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """A topic in a list of topics."""

    topic: Topic
    path: str
    week: int
    """Stories of the last seven days."""
    total: int
    chart: charts.Bars | None
    newest: Told | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A topic, and how many stories it shares with another."""

    topic: Topic
    count: int


def topic_lines(index: Index, frame: Frame) -> tuple[TopicLine, ...]:
    """Every topic that has a story, in the order of the index."""
    return tuple(
        TopicLine(
            topic=one.topic,
            path=links.topic(one.topic.id),
            week=sum(count for _, count in one.days[-_WEEK:]),
            total=one.total,
            chart=_topic_chart(one, frame),
            newest=told(one.recent[0], frame) if one.recent else None,
        )
        for one in index.topics
    )


def topic_pages(index: Index, frame: Frame) -> Iterator[Page]:
    """The list of topics, and each topic's page."""
    named = (Entry(name=one.topic.title, path=links.topic(one.topic.id)) for one in index.topics)
    sheet = Sheet(
        path=links.TOPICS,
        title=frame.say("Topics"),
        description=frame.say("What %(site)s follows.", site=frame.settings.title),
        part=links.TOPICS,
        facts=found.listed(frame.say("Topics"), named, frame.settings.url),
    )
    yield draw(frame, "topics.html", sheet, topics=topic_lines(index, frame))
    titles = {one.topic.id: one.topic for one in index.topics}
    beat = frame.settings.beat.topics if frame.settings.beat else ()
    for one in index.topics:
        groups = _of_topic(one, frame)
        stories = (Entry(name=story.title, path=told(story, frame).path) for story in one.recent)
        months = [(_month(month), links.topic_month(one.topic.id, month), count) for month, count in one.months]
        yield draw(
            frame,
            "topic.html",
            Sheet(
                path=links.topic(one.topic.id),
                title=one.topic.title,
                tail=frame.say("Topics"),
                description=f"{one.topic.title}: {one.topic.description}"
                if one.topic.description
                else frame.say("Stories on %(topic)s, day by day.", topic=one.topic.title),
                part=links.TOPICS,
                feed=links.topic(one.topic.id),
                facts=found.listed(one.topic.title, stories, frame.settings.url),
            ),
            topic=one.topic,
            total=one.total,
            chart=_topic_chart(one, frame),
            latest=next(iter(groups), None),
            groups=groups[1:],
            threads=moving(one.recent, frame),
            who=named_links(one.who, index),
            months=[(words.month_name(month, frame.language), path, count) for month, path, count in months],
            related=[
                Related(topic=titles[other], count=count)
                for other, count in one.related
                if other in titles and other not in beat
            ],
        )


def month_pages(months: Iterable[TopicMonth], frame: Frame) -> Iterator[Page]:
    """Each topic's stories of each month, in as many pages as they need."""
    size = frame.settings.river_page
    for one in months:
        name = words.month_name(_month(one.month), frame.language)
        starts = range(0, max(1, len(one.stories)), size)
        paths = tuple(links.topic_month(one.topic.id, one.month, at // size + 1) for at in starts)
        for number, start in enumerate(starts, start=1):
            pager = Pager(number=number, paths=paths)
            sheet = Sheet(
                path=paths[number - 1],
                number=number,
                title=_month_title(one.topic, name, number, frame),
                description=frame.wording.counted(
                    len(one.stories),
                    "%(n)s story on %(topic)s in %(month)s.",
                    "%(n)s stories on %(topic)s in %(month)s.",
                    topic=one.topic.title,
                    month=name,
                ),
                part=links.TOPICS,
                above=(Entry(name=one.topic.title, path=links.topic(one.topic.id)),),
                feed=links.topic(one.topic.id),
                previous=pager.previous,
                next=pager.next,
            )
            yield draw(
                frame,
                "month.html",
                sheet,
                topic=one.topic,
                path=links.topic(one.topic.id),
                month=name,
                total=len(one.stories),
                groups=stories_by_day(one.stories[start : start + size], frame),
                pager=pager,
                earlier=_month_link(one, one.previous, frame),
                later=_month_link(one, one.next, frame),
            )


def _month_title(topic: Topic, month: str, number: int, frame: Frame) -> str:
    title = frame.say("%(topic)s, %(month)s", topic=topic.title, month=month)
    return frame.say("%(title)s, page %(number)s", title=title, number=number) if number > 1 else title


def told(story: StorySummary, frame: Frame) -> Told:
    """A story's line: its title leads to the source, its day to our page."""
    names = story.outlets or story.sources
    path = links.briefing(story.day)
    return Told(
        of=hideable(story.sources),
        label=story.label if story.in_rundown else "",
        label_lang=words.label_language(story.label, [(story.title, story.language)], frame.language),
        title=story.title,
        lang=words.foreign(story.language, frame.language),
        text=story.text,
        text_lang=words.foreign(story.text_language, frame.language),
        href=links.outward(story.url),
        path=f"{path}#{links.segment_anchor(story.id)}" if story.in_rundown else path,
        outlets=names[:_NAMED],
        more=max(0, len(names) - _NAMED),
        language=words.foreign_name(story.language, frame.language),
    )


def stories_by_day(stories: Sequence[StorySummary], frame: Frame) -> list[Group]:
    """The stories under their days, in the order in which they come."""
    return [
        Group(
            date=day_words(frame, day),
            path=links.briefing(day),
            entries=tuple(told(story, frame) for story in group),
        )
        for day, group in groupby(stories, key=lambda story: story.day)
    ]


def _of_topic(one: TopicIndex, frame: Frame) -> list[Group]:
    """Its newest stories by day; what a day has beyond those shown is on the page of the month."""
    days = [day for day, _ in groupby(one.recent, key=lambda story: story.day)]
    counts = dict(one.days)
    return [
        replace(
            group,
            more=max(0, counts.get(day, 0) - len(group.entries)),
            onward=links.topic_month(one.topic.id, f"{day:%Y-%m}"),
        )
        for day, group in zip(days, stories_by_day(one.recent, frame), strict=True)
    ]


def _topic_chart(one: TopicIndex, frame: Frame) -> charts.Bars | None:
    return charts.bars(one.days, forms("%(n)s story", "%(n)s stories"), frame)


def _month(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _month_link(one: TopicMonth, month: str | None, frame: Frame) -> tuple[str, str] | None:
    if month is None:
        return None
    return words.month_name(_month(month), frame.language), links.topic_month(one.topic.id, month)
