"""Writing the site: the pages of every day, month, thread and index whose inputs changed, in groups."""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import groupby, islice

from digest import __version__
from digest.config import SourceSettings, TopicSettings
from digest.editions import key_of, to_json
from digest.files import load_assets, load_templates
from digest.fold import CHART_DAYS, day_line, figures_of, fold, topic_months
from digest.fold.who import SHOWN_DAYS, who_histories
from digest.following import chapters, histories, moved, redirects
from digest.jobs import RenderTask, render_edition
from digest.lists import opml
from digest.model import Chapter, Edition, Figures, Index, Neighbours, Page, Thread
from digest.plan import Catalog, Planned, code_key, summaries
from digest.render import (
    SUBSCRIPTIONS,
    Frame,
    archived_feed,
    comfort_pages,
    index_pages,
    map_pages,
    month_pages,
    redirect_pages,
    stats_page,
    thread_pages,
    who_pages,
)
from digest.site import SiteFolder
from digest.visits import load_health, load_late, of_address
from digest.works import Job, Works


def fold_editions(days: Sequence[Planned], works: Works) -> tuple[Index, str]:
    """The indexes over all days, and the key of what they were made from."""
    topics, who = works.job.config.topics, works.job.config.who
    key = key_of(code_key(), to_json(topics), to_json(who), *(planned.key + planned.chapter for planned in days))
    with works.clock("fold"):
        index = works.store.get(Index, key)
        if index is None:
            threads = moved(tuple(islice(chapters(days, works.store), CHART_DAYS)))
            index = replace(fold(summaries(days, works.store), topics, who), threads=threads)
            works.store.put(key, index)
    return index, key


def frame_of(catalog: Catalog, index: Index, job: Job) -> Frame:
    """What all pages share. The time of the build is that of the newest entry, or `SOURCE_DATE_EPOCH`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moments = (found.newest for found in catalog.readings.values() if found.newest)
    newest = max(moments, default=datetime.fromtimestamp(0, UTC))
    return Frame(
        settings=job.config.settings,
        topics=job.config.topics,
        built=datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else newest.astimezone(UTC),
        templates=load_templates(job.content / "templates" if job.content else None),
        version=__version__,
        wording=job.config.wording,
        who=bool(index.who),
        podcast=bool(index.recordings),
    )


def render_site(days: Sequence[Planned], index: Index, frame: Frame, to: tuple[Works, SiteFolder]) -> Figures:
    """Render the pages of every day, month and index whose inputs changed; returns the site in figures."""
    works, site = to
    look = key_of(
        code_key(),
        frame.settings.model_dump_json(),
        frame.wording.compiled,
        to_json(frame.topics),
        f"{frame.who} {frame.podcast}",
        *sum(sorted(frame.templates.items()), ()),
    )
    index = _visited(index, works.job)
    known = _told_of(index)
    recordings = {recording.day: recording for recording in index.recordings}
    tasks: list[tuple[str, str, RenderTask]] = []
    for planned, later, earlier in zip(days, (None, *days), (*days[1:], None), strict=False):
        around = Neighbours(
            previous=earlier.day if earlier else None,
            next=later.day if later else None,
            who=known.get(planned.day, ()),
            recording=recordings.get(planned.day),
            late=None if later else index.late,
        )
        group, key = f"day {planned.day}", key_of(look, planned.key, str(around))
        if not site.keep(group, key):
            tasks.append((group, key, RenderTask(key=planned.key, around=around, frame=frame, store=works.job.store)))
    rendered = works.run("render", render_edition, [task for _, _, task in tasks])
    for (group, key, _), result in zip(tasks, rendered, strict=True):
        works.clock.add(result.seconds)
        site.write(group, key, result.pages)
    with works.clock("render"):
        drawn = _Drawn.of(days, index, look, frame)
        _render_months(days, drawn, index, to)
        told = tuple(chapters(days, works.store))
        _render_threads(told, days, drawn, to)
        _render_who(days, index, drawn, to)
        heard = (recording.key for recording in index.recordings)
        told_days = (planned.key + planned.chapter for planned in days)
        visits = to_json([one.visits for one in index.sources])
        key = key_of(look, str(frame.built), to_json(index.problems), visits, str(index.late), *told_days, *heard)
        if not site.keep("indexes", key):
            latest = works.store.get(Edition, days[0].key) if days else None
            site.write("indexes", key, index_pages(index, latest, frame))
        _write_subscriptions(works, site)
        if not site.keep("maps", key):
            moved_on = {thread.slug: chapter.day for chapter in told for thread in chapter.threads}
            site.write("maps", key, map_pages(index, moved_on, frame))
        figures = figures_of(index, (thread for chapter in told for thread in chapter.threads))
        if not site.keep("stats", key):
            site.write("stats", key, (stats_page(index, figures, frame),))
        assets = load_assets(works.job.content / "templates" if works.job.content else None)
        files = (Page(path=f"assets/{name}", content=raw) for name, raw in sorted(assets.items()))
        site.write("assets", look, (*files, *comfort_pages(assets, frame)))
    return figures


def _write_subscriptions(works: Works, site: SiteFolder) -> None:
    """Write the list of the sources that are visited, which feed readers import."""
    config = works.job.config
    sources = [
        SourceSettings(name=one.source.name, url=one.source.url, language=one.source.language, topics=one.source.topics)
        for one in config.origins
        if one.on and one.source.url
    ]
    if not sources:
        return
    topics = [TopicSettings(id=one.id, title=one.title) for one in config.topics]
    raw = opml.write(config.settings.title, sources, topics)
    site.write("subscriptions", key_of(raw.decode()), [Page(path=SUBSCRIPTIONS, content=raw)])


def _render_months(days: Sequence[Planned], drawn: "_Drawn", index: Index, to: tuple[Works, SiteFolder]) -> None:
    """Render the months of topics, and of the site's feed those that are over."""
    works, site = to
    topics = to_json([(found.topic.id, [month for month, _ in found.months]) for found in index.topics])
    months = [(month, tuple(of_month)) for month, of_month in groupby(days, key=lambda one: f"{one.day:%Y-%m}")]
    for at, (month, planned) in enumerate(months):
        before = months[at + 1][0] if at + 1 < len(months) else None
        group, keys = f"month {month}", (one.key for one in planned)
        key = key_of(drawn.look, topics, f"{at > 0} {before}", *keys)
        if site.keep(group, key):
            continue
        told = tuple(summaries(planned, works.store))
        over = archived_feed(month, before, tuple(map(day_line, told)), drawn.frame) if at else ()
        site.write(group, key, (*month_pages(topic_months(told, index), drawn.frame), *over))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What pages hang on that tell stories of many days and lead to whom these name."""

    look: str
    """The key of all that shapes pages."""
    frame: Frame
    names: Mapping[str, str]
    """Of all who have a page, by id."""
    keys: Mapping[date, str]
    """Of each day: its edition, and those with a page whom it names."""

    @classmethod
    def of(cls, days: Sequence[Planned], index: Index, look: str, frame: Frame) -> "_Drawn":
        """Of the days of a site."""
        named: defaultdict[date, list[str]] = defaultdict(list)
        for one in index.who:
            for day, _ in one.days:
                named[day].append(f"{one.who.id} {one.who.name}")
        keys = {planned.day: key_of(planned.key, *named[planned.day]) for planned in days}
        return cls(look=look, frame=frame, names={one.who.id: one.who.name for one in index.who}, keys=keys)


def _visited(index: Index, job: Job) -> Index:
    """The indexes with how each source is doing when it is visited, and the last run, as the content folder has it."""
    healths = load_health(job.content)[0] if job.content else {}
    sources = tuple(
        replace(one, visits=health) if (health := of_address(healths.get(one.source.id), one.source)) else one
        for one in index.sources
    )
    return replace(index, sources=sources, late=load_late(job.content) if job.content else None)


def _render_threads(
    told: Sequence[Chapter], days: Sequence[Planned], drawn: _Drawn, to: tuple[Works, SiteFolder]
) -> None:
    """Render the threads that moved, or of whose names one has a page now, and where former addresses lead."""
    works, site = to
    look, frame = drawn.look, drawn.frame
    by_day = {planned.day: planned for planned in days}

    def key_of_thread(thread: Thread) -> str:
        return key_of(look, to_json(thread), *(drawn.keys[row.day] for row in thread.days if row.day in by_day))

    for chapter in told:
        stale = [thread for thread in chapter.threads if not site.keep(f"thread {thread.slug}", key_of_thread(thread))]
        for thread, history in histories(stale, by_day, drawn.names, works.store):
            site.write(f"thread {thread.slug}", key_of_thread(thread), thread_pages([history], frame))
    for day, leads in redirects(told).items():
        key = key_of(look, to_json(leads))
        if not site.keep(f"redirects {day}", key):
            site.write(f"redirects {day}", key, redirect_pages(leads, day, frame))


def _told_of(index: Index) -> Mapping[date, tuple[str, ...]]:
    """By day, the ids of those in its who's who that have a page."""
    found: defaultdict[date, list[str]] = defaultdict(list)
    for one in index.who:
        for day in one.told:
            found[day].append(one.who.id)
    return {day: tuple(sorted(ids)) for day, ids in found.items()}


def _render_who(days: Sequence[Planned], index: Index, drawn: _Drawn, to: tuple[Works, SiteFolder]) -> None:
    """Render the pages of those whom a day names that changed, or of whose like one has a page now."""
    look, frame, keys = drawn.look, drawn.frame, drawn.keys
    works, site = to
    stale: dict[str, str] = {}
    for one in index.who:
        key = key_of(look, to_json(one), *(keys[day] for day, _ in one.days[:SHOWN_DAYS]))
        if not site.keep(f"who {one.who.id}", key):
            stale[one.who.id] = key
    wanted = [one for one in index.who if one.who.id in stale]
    shown = {day for one in wanted for day, _ in one.days[:SHOWN_DAYS]}
    told = summaries((planned for planned in days if planned.day in shown), works.store)
    for history in who_histories(told, wanted, drawn.names):
        key = history.index.who.id
        site.write(f"who {key}", stale[key], who_pages([history], frame))
