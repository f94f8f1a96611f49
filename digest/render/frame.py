"""What every page is drawn in: settings, topics and templates, and the drawing itself."""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, TemplateSyntaxError

from digest.config import Settings
from digest.errors import DigestError
from digest.model import Page, Topic
from digest.render import found, links, words
from digest.render.colours import theme_css
from digest.render.found import Entry, Node
from digest.render.links import Linker
from digest.render.typeset import typeset
from digest.wording import ENGLISH, Wording

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 forbids, and HTML calls an error."""


SECTIONS = {
    links.THREADS: "Threads",
    links.TOPICS: "Topics",
    links.WHO: "Who",
    links.SOURCES: "Sources",
    links.ARCHIVE: "Archive",
    links.ABOUT: "About",
}
"""The names of the site's sections, by their paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What all pages share. `built` shows on the site's own pages only, so that a kept briefing never changes by it."""

    settings: Settings
    topics: tuple[Topic, ...]
    built: datetime
    templates: Mapping[str, str]
    """Templates by file name."""
    version: str
    wording: Wording = ENGLISH
    who: bool = False
    """Whether there are pages of people and organisations, to which the navigation leads."""
    podcast: bool = False
    """Whether there are recordings to listen to."""

    @property
    def language(self) -> str:
        """The language that the pages speak; that of the settings, unless there is no catalogue for it."""
        return self.wording.language

    def say(self, message: str, /, **values: object) -> str:
        """A string of the pages, in their language."""
        return self.wording.say(message, **values)

    def counted(self, number: int, one: str, many: str, /) -> str:
        """A number with its noun, in the language of the pages: `%(n)s story`, `%(n)s stories`."""
        return self.wording.counted(number, one, many)

    def topics_of(self, ids: Iterable[str]) -> tuple[Topic, ...]:
        """The topics of these ids, in their order; one that the site does not have is left out."""
        return tuple(topic for one in ids for topic in self.topics if topic.id == one)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a page says of itself: in its head, and to the navigation."""

    path: str
    """Of the page; a folder's ends with `/`."""
    title: str
    description: str = ""
    part: str = ""
    """The path of the section that it belongs to, marked in the navigation."""
    feed: str = ""
    """The folder of its own feeds, where it has some beside the site's."""
    previous: str | None = None
    """The path of the page before it in a row of pages, for `rel=prev`."""
    next: str | None = None
    tail: str = ""
    """What tells its title from those of its like: the day of a briefing."""
    above: tuple[Entry, ...] = ()
    """The pages between that of its section and itself, outermost first."""
    image: str = ""
    """The path of the card that a shared link to it shows."""
    facts: tuple[Node, ...] = ()
    """What is told of it to machines, beside the pages above it."""
    number: int = 1
    """Which it is of pages that go on in one another; those after the first say so."""
    kind: str = "website"
    """Open Graph's word for it."""


def draw(frame: Frame, template: str, sheet: Sheet, **values: object) -> Page:
    """A page of the site, drawn by a template."""
    url = frame.settings.url
    path = sheet.path + ("index.html" if not sheet.path or sheet.path.endswith("/") else "")
    whole = {
        "sheet": sheet,
        "link": links.linker(path, url),
        "canonical": links.permalink(url, sheet.path),
        "page_title": _page_title(sheet, frame),
        "page_description": words.shortened(
            f"{sheet.title}: {sheet.description}" if sheet.number > 1 else sheet.description, found.DESCRIPTION
        ),
        "card": links.permalink(url, sheet.image) if sheet.image else None,
        "structured": found.structured(_trail(sheet, frame), sheet.facts, url),
        "settings": frame.settings,
        "direction": words.direction(frame.language),
        "has_who": frame.who,
        "has_podcast": frame.podcast,
        "theme": links.THEME if theme_css(frame.settings.theme, frame.topics) else "",
        **values,
    }
    return page(path, fragment(frame, template, **whole))


def _page_title(sheet: Sheet, frame: Frame) -> str:
    """The title that the page goes by elsewhere."""
    site = frame.settings.title
    return site if sheet.path == links.HOME else found.title(sheet.title, sheet.tail, site)


def _trail(sheet: Sheet, frame: Frame) -> tuple[Entry, ...]:
    """The pages above a page, from the home page on, then the page itself."""
    here = Entry(name=sheet.title, path=sheet.path)
    part = sheet.part if sheet.part != sheet.path else ""
    section = (Entry(name=frame.say(SECTIONS[part]), path=part),) if part else ()
    home = (Entry(name=frame.settings.title, path=links.HOME),) if sheet.path != links.HOME else ()
    return (*home, *section, *sheet.above, here)


def fragment(frame: Frame, template: str, **values: object) -> str:
    """What a template makes of the values.

    Raises:
        DigestError: the template, most likely a site's own, is not sound or asks for what is not there.
    """
    try:
        return _environment(tuple(sorted(frame.templates.items())), frame.wording).get_template(template).render(values)
    except TemplateError as error:
        place = f"{error.name}:{error.lineno}" if isinstance(error, TemplateSyntaxError) else template
        raise DigestError(f"templates/{place}: {error.message}; correct it, or remove it to use ours") from error


def page(path: str, text: str) -> Page:
    """A text as a file of the site, without what neither HTML nor XML may hold."""
    return Page(path=path, content=_FORBIDDEN.sub("", text).encode())


def linker(frame: Frame, path: str) -> Linker:
    """The links of the page at `path`."""
    return links.linker(path, frame.settings.url)


def address(frame: Frame, page: str, path: str) -> str:
    """A path of ours as what stands at `page` names it elsewhere: absolute where the site has an address."""
    return links.permalink(frame.settings.url, path) or linker(frame, page)(path)


def day_words(frame: Frame, day: date) -> str:
    """A day written out in the site's language."""
    return words.written(day, frame.language)


@lru_cache(maxsize=4)
def _environment(templates: tuple[tuple[str, str], ...], wording: Wording) -> Environment:
    """The templates, compiled once for each set of them and each language."""
    environment = Environment(
        loader=DictLoader(dict(templates)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(wording.translations, newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= {"counted": wording.counted, "language": wording.language}
    environment.filters["number"] = wording.number
    environment.filters["hashed"] = _hashed
    environment.filters["typeset"] = lambda text, own=None: typeset(text, own or wording.language)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


def _hashed(text: str) -> str:
    """A style as a policy of contents names it: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
