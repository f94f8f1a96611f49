"""Editions made by hand, and the pages drawn of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

from digest.config import Beat, Settings
from digest.files import load_templates
from digest.fold import figures_of, fold, summarise, topic_months, who_histories
from digest.model import (
    Bond,
    Claim,
    Copy,
    DateIs,
    Edition,
    Event,
    Gloss,
    Hub,
    Item,
    Neighbours,
    Part,
    Problem,
    Segment,
    Source,
    Story,
    ThreadHistory,
    Topic,
    Who,
    Window,
)
from digest.render import (
    SEARCH_BUNDLE,
    Frame,
    comfort_pages,
    edition_pages,
    index_pages,
    map_pages,
    month_pages,
    search_page,
    stats_page,
    thread_pages,
    who_pages,
)

DAY = date(2024, 3, 5)
MAY = date(2024, 5, 2)
SETTINGS = Settings(
    title="Harbour Notes",
    description="What happens along the coast.",
    url="https://news.example/repo/",
    beat=Beat(name="the coast"),
    river_page=10,
    cards=False,
)
TOPICS = (
    Topic(id="ports", title="Ports", description="Ships, quays and cranes.", colour="#2f6fb0"),
    Topic(id="weather", title="Weather & tides"),
    Topic(id="letters", title="Letters"),
)
SOURCES = (
    Source(id="kestrel", name="Kestrel Post", url="https://kestrel.example/rss", language="en", country="GB"),
    Source(id="wire", name="Harbour <Wire>", language="en", owner="Wire & Sons"),
    Source(id="haigang", name="海港日报", language="zh-Hans"),
    Source(id="latarnia", name="Latarnia", language="pl"),
)
FRAME = Frame(
    settings=SETTINGS,
    topics=TOPICS,
    built=datetime(2024, 3, 7, 6, 30, tzinfo=UTC),
    templates=load_templates(None),
    version="9.9",
)
ATTACK = "\"><script>alert('x')</script><img src=x onerror=alert(1)> & {{ 7*7 }} ]]>"


def item(number: int, title: str, **values: object) -> Item:
    """An item of the day; `number` gives it an id, an hour and an address."""
    plain: dict[str, object] = {
        "id": f"{number:012x}",
        "source_id": "kestrel",
        "title": title,
        "published": datetime(2024, 3, 5, number % 24, 7, tzinfo=UTC),
        "date_is": DateIs.STATED,
        "url": f"https://kestrel.example/{number}",
        "language": "en",
    }
    return Item(**{**plain, **values})  # type: ignore[arg-type]


def edition(day: date = DAY) -> Edition:
    """A day with everything that is hard to draw: scripts, attacks, missing and hostile addresses, long words."""
    quay = item(1, "New quay opens", also=(Copy(source_id="wire", url="https://wire.example/quay"),))
    crane = item(2, "新码头启用", source_id="haigang", url="https://haigang.example/2?a=1&b=[2]", language="zh-Hans")
    storm = item(3, "Konstantynopolitańczykowianeczka ostrzega przed sztormem", source_id="latarnia", language="pl")
    attack = item(4, ATTACK, source_id="wire", url="javascript:alert(1)")
    emoji = item(5, "🦀🦀🦀", source_id="wire", url=None, published=day, date_is=DateIs.INFERRED)
    hebrew = item(6, "הנמל נפתח מחדש", url="https://kestrel.example/a b\"<'>", language="he")
    endless = item(7, "A very long title " * 17 + "https://kestrel.example/" + "x" * 200, published=None)
    digest_hub = item(8, "Digest hub", part=Part.HUB, url=None)
    rest = [item(number, f"Small boat no. {number} returns") for number in range(20, 34)]
    stories = (
        Story(
            id="quay",
            items=(quay, crane),
            topics=("ports",),
            label="New quay",
            score=2.5,
            bond=Bond(shared=("quay", "opens")),
        ),
        Story(id="storm", items=(storm,), topics=("weather", "ports"), label="Sztorm", score=1.5),
        Story(id="attack", items=(attack, emoji), topics=("letters",), label=ATTACK, score=1.0),
        Story(id="hebrew", items=(hebrew,), topics=("ports",)),
        Story(id="endless", items=(endless,), topics=("weather",)),
        *(Story(id=f"boat-{one.id}", items=(one,)) for one in rest),
        Story(id="hub", items=(digest_hub,)),
    )
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Edition(
        day=day,
        window=Window(start=start, end=start + timedelta(days=1), zone="UTC"),
        headline="New Quay Opens & Storm Nears",
        standfirst="A run-down of key developments on the coast:",
        stories=stories,
        rundown=(
            Segment(
                label="New quay",
                text=(
                    Claim(text="The quay opened on Tuesday.", cites=(quay.id,)),
                    Claim(text="It has room for nine ships.", cites=(quay.id,)),
                    Claim(text="码头可停靠九艘船。", cites=(crane.id,)),
                ),
                story="quay",
            ),
            Segment(label="Sztorm", text=(Claim(text="Nadciąga sztorm.", cites=(storm.id,)),), story="storm"),
            Segment(
                label=ATTACK,
                text=(Claim(text=ATTACK, cites=(attack.id,)), Claim(text="Crabs came ashore.", cites=(emoji.id,))),
                story="attack",
            ),
        ),
        hub=Hub(
            key_points=(
                Claim(text="The quay is open.", cites=(digest_hub.id,)),
                Claim(text="A storm is near.", cites=(digest_hub.id,)),
            ),
            who=(Gloss(id="tern", name="Ada Tern", text="Runs the port.", cites=(quay.id, "ffffffffffff")),),
            timeline=(
                Event(when="1980s", start=date(1980, 1, 1), end=date(1989, 12, 31), text="Built.", cites=(quay.id,)),
                Event(when="March 5", start=day, end=day, text="Opened.", cites=(quay.id,)),
                Event(when="March 5", start=day, end=day, text="Praised.", cites=(crane.id,)),
            ),
            coming_up=(
                Event(when="May 2", start=MAY, end=MAY, text="A fair; ships, knots.", cites=(quay.id,)),
                Event(when="June", start=date(2024, 6, 1), end=date(2024, 6, 30), text="Dredging.", cites=(crane.id,)),
            ),
        ),
        also=(("ports", ("hebrew",)), ("weather", ("endless",))),
        most_covered=("quay", "hebrew"),
        outside=(item(40, "A match far away"),),
        sources=SOURCES,
        note="The site moves house.\n\nNothing else changes.",
        problems=(Problem(where="feeds/a.md:7", message=f"an entry without a title {ATTACK}", remedy="mend it"),),
    )


def drawn(
    editions: Iterable[Edition],
    frame: Frame = FRAME,
    histories: Iterable[ThreadHistory] = (),
    who: Sequence[Who] = (),
) -> dict[str, bytes]:
    """Every page of a site of these editions, newest first, by path; its assets are there, too."""
    days, histories = tuple(editions), tuple(histories)
    summaries = [summarise(one) for one in days]
    index = replace(fold(summaries, frame.topics, who), threads=tuple(one.thread for one in histories))
    frame = replace(frame, who=bool(index.who))
    names = {one.who.id: one.who.name for one in index.who}
    files = ("digest.css", "icon.svg", "apple-touch-icon.png", "look.js", "reader.js", "search-page.js", "search.css")
    assets = dict.fromkeys((*files, "listen.css", "player.js", "speech.js"), b"")
    pages = {f"assets/{name}": raw for name, raw in assets.items()}
    pages |= {page.path: page.content for page in comfort_pages(assets, frame)}
    for at, one in enumerate(days):
        around = Neighbours(
            previous=days[at + 1].day if at + 1 < len(days) else None,
            next=days[at - 1].day if at else None,
            who=tuple(key for key in names if key in {gloss.id for gloss in one.hub.who}),
        )
        pages |= {page.path: page.content for page in edition_pages(one, around, frame)}
    pages |= {page.path: page.content for page in index_pages(index, days[0] if days else None, frame)}
    moved = {one.thread.slug: one.thread.days[-1].day for one in histories}
    pages |= {page.path: page.content for page in map_pages(index, moved, frame)}
    figures = figures_of(index, index.threads)
    alone = (search_page(index, SEARCH_BUNDLE, frame), stats_page(index, figures, frame))
    pages |= {page.path: page.content for page in alone}
    pages |= {page.path: page.content for page in thread_pages(histories, frame)}
    pages |= {page.path: page.content for page in who_pages(who_histories(summaries, index.who, names), frame)}
    pages |= {page.path: page.content for page in month_pages(topic_months(summaries, index), frame)}
    return pages


def without_url(frame: Frame = FRAME) -> Frame:
    """The frame of a site that has no address."""
    return replace(frame, settings=frame.settings.model_copy(update={"url": None}))


class Reader(HTMLParser):
    """What a browser would make of a page: its tags with their attributes, and whether they are balanced."""

    VOID = frozenset(("meta", "link", "br", "img", "path", "rect", "input"))

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        (self.scripts if self.open[-1:] == ["script"] else self.texts).append(data)

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """The tags and the names of their attributes: what no text may ever change."""
        return [(tag, tuple(attrs)) for tag, attrs in self.tags]

    @property
    def text(self) -> str:
        """The text of the page, blanks folded."""
        return " ".join("".join(self.texts).split())

    def values(self, name: str) -> Iterator[str]:
        """The values of an attribute."""
        return (attrs[name] or "" for _, attrs in self.tags if name in attrs)


def html_of(pages: Mapping[str, bytes]) -> dict[str, Reader]:
    """The HTML pages, read; letters are none."""
    paths = (path for path in pages if path.endswith(".html") and not path.endswith("/email.html"))
    return {path: Reader(pages[path].decode()) for path in paths}
