"""The pages of people and organisations: who they are, the stories that name them, whom these name beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest.model import Index, Page, WhoHistory, WhoIndex
from digest.render import charts, found, links, words
from digest.render.beside import Moving, moving
from digest.render.feeds import story_feed
from digest.render.found import Entry
from digest.render.frame import Frame, Sheet, draw
from digest.render.indexes import Group, stories_by_day, told
from digest.text import fold
from digest.wording import forms

_CHART_DAYS = 90
_WINDOW = 28
"""The days over which the list is ranked and its charts run."""
_FIRST = 60
"""So many have a line with a chart in the list; the others follow by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Who somebody is, and who says so."""

    text: str
    lang: str | None
    """Its language, where that is not the page's."""
    date: str
    title: str
    href: str | None
    outlet: str

    @property
    def stop(self) -> str:
        """What the page sets behind a text that does not end as a sentence."""
        return words.stop(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoLine:
    """Somebody in a list."""

    name: str
    path: str
    said: Said | None
    recent: int
    """Stories of the last 28 days."""
    chart: charts.Bars | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoView:
    """Everything that the page of somebody shows."""

    name: str
    aliases: tuple[str, ...]
    said: Said | None
    stories: int
    days: int
    since: str
    groups: Sequence[Group]
    older: int
    """Stories that the page does not show."""
    threads: tuple[Moving, ...]
    beside: tuple[tuple[str, str, int], ...]
    """Name, page and shared stories of others."""
    chart: charts.Bars | None
    fed: bool
    """Whether there are feeds."""


def who_pages(histories: Iterable[WhoHistory], frame: Frame) -> Iterator[Page]:
    """The page of each, and feeds of those in `who.yml`.

    Nothing on it hangs on days that do not name them, so that a page is drawn again only when they are in the news.
    """
    for history in histories:
        view = _view(history, frame)
        path = links.who(history.index.who.id)
        named = frame.say("Stories that name %(name)s, day by day.", name=view.name)
        described = view.said.text if view.said else named
        stories = (Entry(name=story.title, path=told(story, frame).path) for story in history.recent)
        sheet = Sheet(
            path=path,
            title=view.name,
            tail=frame.say("Who"),
            description=described if view.name in described else f"{view.name}: {described}",
            part=links.WHO,
            feed=path if view.fed else "",
            facts=found.listed(view.name, stories, frame.settings.url),
        )
        yield draw(frame, "who.html", sheet, who=view)
        if view.fed:
            yield from story_feed(path, view.name, described, history.recent, frame)


def list_pages(index: Index, frame: Frame) -> Iterator[Page]:
    """The list of all who have a page, those in the news first; nothing where nobody has."""
    if not index.who:
        return
    sheet = Sheet(
        path=links.WHO,
        title=frame.say("Who"),
        description=frame.say("People and organisations in %(site)s.", site=frame.settings.title),
        part=links.WHO,
    )
    newest = index.days[0].day
    recent = {one.who.id: _recent(one, newest) for one in index.who}
    ranked = sorted(index.who, key=lambda one: (-recent[one.who.id], -one.days[0][0].toordinal(), one.who.id))
    first = tuple(_line(one, recent[one.who.id], newest, frame) for one in ranked[:_FIRST])
    others = sorted(ranked[_FIRST:], key=lambda one: (fold(one.who.name), one.who.id))
    rest = [(one.who.name, links.who(one.who.id)) for one in others]
    yield draw(frame, "who-list.html", sheet, first=first, others=rest, total=len(index.who), days=_WINDOW)


def _recent(one: WhoIndex, newest: date) -> int:
    return sum(count for day, count in one.days if day > newest - timedelta(days=_WINDOW))


def _line(one: WhoIndex, recent: int, newest: date, frame: Frame) -> WhoLine:
    return WhoLine(
        name=one.who.name,
        path=links.who(one.who.id),
        said=_said(one, frame),
        recent=recent,
        chart=_chart(one, _WINDOW, newest, frame),
    )


def _view(history: WhoHistory, frame: Frame) -> WhoView:
    one = history.index
    total = sum(count for _, count in one.days)
    return WhoView(
        name=one.who.name,
        aliases=one.who.aliases,
        said=_said(one, frame),
        stories=total,
        days=len(one.days),
        since=words.short_day(one.days[-1][0], frame.language),
        groups=stories_by_day(history.recent, frame),
        older=total - len(history.recent),
        threads=moving(history.recent, frame),
        beside=tuple((name, links.who(other), count) for other, name, count in history.beside),
        chart=_chart(one, _CHART_DAYS, one.days[0][0], frame),
        fed=one.listed,
    )


def _said(one: WhoIndex, frame: Frame) -> Said | None:
    """The site's own words, which need no source; else what an item said, with its day."""
    if one.who.gloss:
        return Said(text=one.who.gloss, lang=None, date="", title="", href=None, outlet="")
    gloss = one.gloss
    if gloss is None:
        return None
    return Said(
        text=gloss.text,
        lang=words.foreign(gloss.language, frame.language),
        date=words.short_day(gloss.day, frame.language),
        title=gloss.title,
        href=links.outward(gloss.url),
        outlet=gloss.outlet,
    )


def _chart(one: WhoIndex, days: int, last: date, frame: Frame) -> charts.Bars | None:
    """The stories of so many days up to the last."""
    counts = dict(one.days)
    span = (last - timedelta(days=at) for at in range(days - 1, -1, -1))
    return charts.bars(((day, counts.get(day, 0)) for day in span), forms("%(n)s story", "%(n)s stories"), frame)
