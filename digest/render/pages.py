"""The pages of the site itself: briefing and home, about, not found."""

from digest.model import Edition, Index, Late, Neighbours, Page
from digest.render import card, found, links, words
from digest.render.archive import day_entries
from digest.render.briefing import briefing_of
from digest.render.found import Entry, Node
from digest.render.frame import Frame, Sheet, day_words, draw, linker
from digest.render.indexes import topic_lines
from digest.render.listen import player_of
from digest.render.podcast import episodes
from digest.render.sources import silent, unanswering
from digest.render.threads import thread_lines
from digest.render.troubles import troubles

_LABELS = 6
"""How many labels describe a briefing."""
_EARLIER = 7
"""How many days the home page lists below the latest briefing."""
_MOVED = 6
"""How many threads it lists."""
_EPISODES = 3
"""How many recordings it lists."""
_HEADLINE = 110
"""The longest headline that readers of `NewsArticle` take."""


def briefing_page(edition: Edition, around: Neighbours, frame: Frame) -> Page:
    """The page of a day."""
    path = links.briefing(edition.day)
    previous, following = around.previous, around.next
    title = edition.headline or frame.say("Briefing for %(full_date)s", full_date=day_words(frame, edition.day))
    image = card.path_of(path, frame)
    sheet = Sheet(
        path=path,
        title=title,
        tail=words.short_day(edition.day, frame.language) if edition.headline else "",
        description=_description(edition, frame),
        part=links.ARCHIVE,
        above=(Entry(name=str(edition.day.year), path=links.year(edition.day.year)),),
        image=image,
        facts=(_article(edition, title, image, frame),),
        previous=links.briefing(previous) if previous else None,
        next=links.briefing(following) if following else None,
        kind="article",
    )
    return draw(
        frame,
        "day.html",
        sheet,
        briefing=briefing_of(edition, frame, linker(frame, path), around.who),
        player=player_of(around.recording),
        late=_later(around.late, frame),
        previous=day_words(frame, previous) if previous else None,
        following=day_words(frame, following) if following else None,
    )


def _description(edition: Edition, frame: Frame) -> str:
    """What a briefing is about, for whoever finds it: its day and its first labels."""
    labels = ", ".join(segment.label for segment in edition.rundown[:_LABELS] if segment.label)
    return day_words(frame, edition.day) + (f": {labels}." if labels else ".")


def _article(edition: Edition, headline: str, image: str, frame: Frame) -> Node:
    """A briefing, as `NewsArticle`. It speaks of one day, and changed last with the newest of its items.

    Args:
        edition: the edition.
        headline: what its page is headed.
        image: the path of its card, if it has one.
        frame: what all pages share.
    """
    settings = frame.settings
    address = links.permalink(settings.url, links.briefing(edition.day))
    publisher = {
        "@type": "Organization",
        "name": settings.title,
        "url": links.permalink(settings.url, links.HOME),
    }
    told = {
        "@type": "NewsArticle",
        "headline": words.shortened(headline, _HEADLINE),
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": edition.day.isoformat(),
        "dateModified": found.changed(edition.day, edition.newest, settings),
        "temporalCoverage": f"{edition.window.start.isoformat()}/{edition.window.end.isoformat()}",
        "inLanguage": frame.language,
        "image": links.permalink(settings.url, image) if image else None,
        "keywords": [segment.label for segment in edition.rundown if segment.label],
        "publisher": publisher,
        "author": publisher,
    }
    return {key: value for key, value in told.items() if value}


def home_page(index: Index, latest: Edition | None, frame: Frame) -> Page:
    """The latest briefing in full, then the threads that moved, the days before it, and the topics."""
    settings = frame.settings
    known = {one.who.id for one in index.who}
    days = day_entries(index.days[: _EARLIER + 1], frame)
    sheet = Sheet(
        path=links.HOME,
        title=settings.title,
        description=settings.description or frame.say("A daily briefing."),
        image=card.path_of(links.briefing(latest.day), frame) if latest else "",
        facts=(
            _site(frame),
            *found.listed(settings.title, (Entry(name=day.headline, path=day.path) for day in days), settings.url),
        ),
    )
    return draw(
        frame,
        "home.html",
        sheet,
        briefing=briefing_of(latest, frame, linker(frame, ""), known) if latest else None,
        player=player_of(next((one for one in index.recordings if latest and one.day == latest.day), None)),
        episodes=episodes(index, frame)[:_EPISODES],
        days=days[1:],
        late=_later(index.late, frame),
        threads=thread_lines(index, frame)[:_MOVED],
        topics=topic_lines(index, frame),
    )


def _later(late: Late | None, frame: Frame) -> str:
    """That the news came late, in words; empty where it did not."""
    if late is None:
        return ""
    return frame.say(
        "Fetched on %(moment)s, %(later)s than planned",
        moment=words.moment(late.made, frame.settings.zone, frame.wording),
        later=frame.counted(late.hours, "%(n)s hour later", "%(n)s hours later"),
    )


def _site(frame: Frame) -> Node:
    """The site itself."""
    settings = frame.settings
    told = {
        "@type": "WebSite",
        "name": settings.title,
        "url": links.permalink(settings.url, links.HOME),
        "description": settings.description,
        "inLanguage": frame.language,
    }
    return {key: value for key, value in told.items() if value}


def about_page(index: Index, latest: Edition | None, frame: Frame) -> Page:
    """How the site is made, when it was built, from what, and what could not be read."""
    settings = frame.settings
    zone = settings.zone
    window = latest.window if latest else None
    counted = sum(one.total for one in index.sources)
    duplicates = sum(one.duplicates for one in index.sources)
    return draw(
        frame,
        "about.html",
        Sheet(
            path=links.ABOUT,
            title=frame.say("About"),
            description=frame.say("How %(site)s is made, from what, and when.", site=settings.title),
            part=links.ABOUT,
        ),
        version=frame.version,
        built=words.moment(frame.built, zone, frame.wording),
        built_stamp=frame.built.isoformat(),
        window=[words.moment(end, zone, frame.wording) for end in (window.start, window.end)] if window else None,
        zone=settings.timezone,
        days=len(index.days),
        first=day_words(frame, index.days[-1].day) if index.days else None,
        items=index.items,
        sources=len(index.sources),
        fed=any(one.listed for one in index.who),
        undated=words.share(sum(one.undated for one in index.sources), counted, frame.wording),
        duplicates=words.share(duplicates, counted + duplicates, frame.wording),
        silent=silent(index),
        unanswering=unanswering(index, frame),
        newest=words.short_day(index.days[0].day, frame.language) if index.days else None,
        troubles=troubles(index.problems),
        late=_later(index.late, frame),
    )


def missing_page(frame: Frame) -> Page:
    """What a server shows at an address that is not there: its links are absolute, wherever it is shown."""
    link = links.rooted(frame.settings.url)
    sheet = Sheet(
        path="404.html", title=frame.say("Not found"), description=frame.say("There is no page at this address.")
    )
    return draw(frame, "404.html", sheet, link=link, canonical=None, structured=None)
