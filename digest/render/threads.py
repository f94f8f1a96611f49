"""The pages of threads: each story that is followed over days, the list of them, and where an old name leads."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import inf

from digest.model import Index, Page, StorySummary, Thread, ThreadDay, ThreadHistory, ThreadNote, Topic
from digest.render import charts, found, links, words
from digest.render.feeds import moved_feed, story_feed
from digest.render.found import Entry
from digest.render.frame import Frame, Sheet, day_words, draw
from digest.render.indexes import Told, told

_SHOWN = 5
"""How many stories of a day a thread's page shows, for its newest days;"""
_FULL = 30
"""and for how many of these: earlier days show their first story, so that a thread of years has a page one can load."""
_OUTLETS = 10
"""How many outlets are counted on a thread's page."""
_MARKS = 2
"""How many topics a story shows."""
_CHART_DAYS = 90
"""The most days of the chart on a thread's page,"""
_WINDOW = 28
"""the fewest, and those of the charts in the list, which all end on the site's newest day so that they compare;"""
_YOUNG = 14
"""a site of fewer days has charts of so many: bars of a week would be blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """The day of its thread that a story is, and the thread's page."""

    number: int
    path: str
    hint: str
    update: str
    """The word before the label of a story that moved; empty where all of it was told on an earlier day."""
    news: str
    """How much of it is new on its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A story of a thread."""

    story: Told
    items: int
    sources: int
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A day of a thread: its first story, others, and how many are not shown."""

    date: str
    path: str
    first: Step
    others: tuple[Step, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLine:
    """A thread in a list of threads."""

    title: str
    lang: str | None
    path: str
    days: int
    since: str
    last: str
    last_path: str
    items: int
    chart: charts.Bars | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """Everything that a thread's page shows; `earlier` days come newest first."""

    title: str
    lang: str | None
    days: int
    since: str
    stories: int
    items: int
    latest: Stage
    earlier: tuple[Stage, ...]
    outlets: tuple[tuple[str, str, int], ...]
    """Name, page and stories of those that tell most of it."""
    who: tuple[tuple[str, str, int], ...]
    """The same of those whom most of its stories name."""
    chart: charts.Bars | None


def badge_of(note: ThreadNote | None, frame: Frame) -> Badge | None:
    """The badge of a story that goes on; None on a thread's first day, which has no page yet."""
    if note is None or note.number < 2:
        return None
    since = words.short_day(note.since, frame.language)
    return Badge(
        number=note.number,
        path=links.thread(note.thread),
        hint=frame.say("Followed since %(date)s", date=since),
        update="" if note.repeats else frame.say("Update:"),
        news=frame.counted(len(note.new), "%(n)s new report", "%(n)s new reports")
        if note.new
        else frame.say("nothing new"),
    )


def thread_pages(histories: Iterable[ThreadHistory], frame: Frame) -> Iterator[Page]:
    """The page of each thread, and its feeds.

    Nothing on them hangs on days without a story of the thread, so that they are drawn again only when it moves.
    """
    for history in histories:
        view = _view(history, frame)
        path = links.thread(history.thread.slug)
        title = view.title or frame.say("Untitled")
        sheet = Sheet(
            path=path,
            title=title,
            tail=frame.say("since %(date)s", date=_since(history.thread, frame)),
            description=_description(view, frame),
            part=links.THREADS,
            feed=path,
            facts=found.listed(view.title, _stages(view), frame.settings.url),
        )
        yield draw(frame, "thread.html", sheet, thread=view)
        told_of = _stories(history)
        newest_first = (told_of.get((one.day, one.story)) for day in _by_day(history.thread) for one in day)
        followed = frame.say("A story followed since %(full_date)s, day by day.", full_date=view.since)
        yield from story_feed(path, title, followed, tuple(filter(None, newest_first)), frame)


def _stories(history: ThreadHistory) -> Mapping[tuple[date, str], StorySummary]:
    """What the indexes keep of its stories, by day and id."""
    return {(story.day, story.id): story for story in history.stories if story}


def _since(thread: Thread, frame: Frame) -> str:
    return words.short_day(min(one.day for one in thread.days), frame.language)


def _description(view: ThreadView, frame: Frame) -> str:
    """What is newest in a thread, and since when it is followed."""
    story = view.latest.first.story
    newest = story.text or story.title
    told = f"{newest}{words.stop(newest)} " if newest else ""
    followed = frame.say("A story followed since %(full_date)s, day by day.", full_date=view.since)
    return f"{view.latest.date}: {told}{followed}"


def _stages(view: ThreadView) -> Iterator[Entry]:
    """The days of a thread that its page shows, by what our pages say first of each."""
    for stage in (view.latest, *view.earlier):
        yield Entry(name=stage.first.story.title, path=stage.path)


def redirect_pages(redirects: Iterable[tuple[str, str]], day: date, frame: Frame) -> Iterator[Page]:
    """A page for each old slug, and feeds, that lead to the thread of the second slug since a day."""
    for old, slug in redirects:
        sheet = Sheet(path=links.thread(old), title=frame.say("This thread has moved"))
        target = links.thread(slug)
        canonical = links.permalink(frame.settings.url, target)
        yield draw(frame, "redirect.html", sheet, target=target, canonical=canonical)
        yield from moved_feed(old, slug, day, frame)


def list_page(index: Index, frame: Frame) -> Page:
    """The threads that moved last, under the day on which they did."""
    moved = thread_lines(index, frame)
    sheet = Sheet(
        path=links.THREADS,
        title=frame.say("Threads"),
        description=frame.say("Stories that %(site)s follows over days.", site=frame.settings.title),
        part=links.THREADS,
        facts=found.listed(
            frame.say("Threads"), (Entry(name=one.title, path=one.path) for one in moved), frame.settings.url
        ),
    )
    lines = groupby(moved, key=lambda line: (line.last, line.last_path))
    groups = [(last, path, tuple(group)) for (last, path), group in lines]
    return draw(frame, "threads.html", sheet, groups=groups)


def thread_lines(index: Index, frame: Frame) -> tuple[ThreadLine, ...]:
    """The threads of the index, newest day first: those in that day's rundown in its order, then by their items."""
    ranks = {(story.day, story.id): story.rank for line in index.days for story in line.rundown}

    def order(thread: Thread) -> tuple[int, float, int, str]:
        newest = _by_day(thread)[0]
        rank = min(ranks.get((one.day, one.story), inf) for one in newest)
        return -newest[0].day.toordinal(), rank, -sum(one.items for one in newest), thread.slug

    return tuple(_line(one, index, frame) for one in sorted(index.threads, key=order))


def _by_day(thread: Thread) -> list[tuple[ThreadDay, ...]]:
    """Its stories day by day, newest day first; those of a day as they are told."""
    days = sorted(thread.days, key=lambda one: one.day, reverse=True)
    return [tuple(group) for _, group in groupby(days, key=lambda one: one.day)]


def _line(thread: Thread, index: Index, frame: Frame) -> ThreadLine:
    days = _by_day(thread)
    newest, oldest = index.days[0].day, index.days[-1].day
    start = max(newest - timedelta(_WINDOW - 1), min(oldest, newest - timedelta(_YOUNG - 1)))
    return ThreadLine(
        title=thread.title,
        lang=words.foreign(thread.language, frame.language),
        path=links.thread(thread.slug),
        days=len(days),
        since=words.short_day(days[-1][0].day, frame.language),
        last=day_words(frame, days[0][0].day),
        last_path=links.briefing(days[0][0].day),
        items=sum(one.items for one in thread.days),
        chart=_chart(thread, (start, newest), frame),
    )


def _chart(thread: Thread, span: tuple[date, date], frame: Frame) -> charts.Bars | None:
    """Its items a day, from the first day of the span to the last."""
    counts: Counter[date] = Counter()
    for one in thread.days:
        counts[one.day] += one.items
    first, last = span
    days = (first + timedelta(at) for at in range((last - first).days + 1))
    return charts.bars(((day, counts[day]) for day in days), charts.ITEMS, frame)


def _view(history: ThreadHistory, frame: Frame) -> ThreadView:
    thread = history.thread
    stories = _stories(history)
    days = _by_day(thread)
    since, last = days[-1][0].day, days[0][0].day
    stages = [_stage(day, stories, _SHOWN if at < _FULL else 1, frame) for at, day in enumerate(days)]
    namesake = next((found for one in _named(thread) if (found := stories.get((one.day, one.story)))), None)
    start = max(last - timedelta(_CHART_DAYS - 1), min(since, last - timedelta(_WINDOW - 1)))
    return ThreadView(
        title=namesake.title if namesake else thread.title,
        lang=words.foreign(namesake.language, frame.language) if namesake else None,
        days=len(days),
        since=day_words(frame, since),
        stories=len(thread.days),
        items=sum(one.items for one in thread.days),
        latest=stages[0],
        earlier=tuple(stages[1:]),
        outlets=_outlets(stories.values()),
        who=tuple((name, links.who(key), count) for key, name, count in history.who),
        chart=_chart(thread, (start, last), frame),
    )


def _named(thread: Thread) -> Iterator[ThreadDay]:
    """The stories that it may be called by, newest first: a row of its history has the title in full or cut."""
    return (one for one in reversed(thread.days) if one.title == thread.title)


def _stage(
    day: Sequence[ThreadDay], stories: Mapping[tuple[date, str], StorySummary], shown: int, frame: Frame
) -> Stage:
    first, *others = (_step(one, stories.get((one.day, one.story)), frame) for one in day[:shown])
    return Stage(
        date=day_words(frame, day[0].day),
        path=links.briefing(day[0].day),
        first=first,
        others=tuple(others),
        more=len(day) - 1 - len(others),
    )


def _step(one: ThreadDay, story: StorySummary | None, frame: Frame) -> Step:
    return Step(
        story=told(story, frame) if story else _untold(one),
        items=one.items,
        sources=len(one.sources),
        topics=frame.topics_of(story.topics)[:_MARKS] if story else (),
    )


def _untold(one: ThreadDay) -> Told:
    """A story of which the indexes keep nothing more: its day's page is where it can be found."""
    return Told(
        of=(),
        label="",
        label_lang=None,
        title=one.title,
        lang=None,
        text="",
        text_lang=None,
        href=None,
        path=links.briefing(one.day),
        outlets=(),
        more=0,
        language=None,
    )


def _outlets(stories: Iterable[StorySummary]) -> tuple[tuple[str, str, int], ...]:
    """The outlets that tell most of the stories; nothing where none tells two."""
    counts: Counter[tuple[str, str]] = Counter()
    for story in stories:
        counts.update(set(zip(story.outlets, story.sources, strict=False)))
    most = sorted(counts.items(), key=lambda found: (-found[1], found[0]))[:_OUTLETS]
    return (
        tuple((name, links.source(source), count) for (name, source), count in most) if most and most[0][1] > 1 else ()
    )
