"""The settings of a site, as its files hold them. Descriptions become the JSON Schemas of `digest schema`."""

import difflib
from datetime import time
from ipaddress import ip_network
from typing import Annotated, Literal, Self, TypeAlias
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from digest.patterns import check_pattern

Slug: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]


class Strict(BaseModel):
    """Settings refuse keys they do not know, and never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"no such time zone: {name!r}; use a name such as 'Asia/Shanghai' or 'UTC'") from error
    return name


def _address(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise ValueError("an address starts with http:// or https://")
    return url


def _endpoint(url: str) -> str:
    """An address without a secret in it. The message does not repeat the address: it may be shown to others."""
    parts = urlsplit(_address(url))
    if parts.username or parts.password or parts.query:
        raise PydanticCustomError("secret", "a key does not belong into an address; set DIGEST_LLM_KEY instead")
    return url


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _voice_alone(value: object) -> object:
    return {"voice": value} if isinstance(value, str) else value


def _pattern(written: str) -> str:
    check_pattern(written)
    return written


def _network(name: str) -> str:
    try:
        ip_network(name, strict=False)
    except ValueError as error:
        raise ValueError(f"no network: {name!r}; use an IP address, or a network such as 10.1.0.0/16") from error
    return name


def _known_who(name: str, info: ValidationInfo) -> str:
    """The id of an entry of who.yml, where it is known what stands there."""
    if info.context and name not in info.context["who"]:
        near = difflib.get_close_matches(name, info.context["who"], n=1)
        raise ValueError(f"who.yml has no such id; {f'did you mean {near[0]!r}?' if near else 'add it there'}")
    return name


_FONTS = r"^(?:[\w \-]+(?:, *[\w \-]+)*)?$"
"""Names of fonts, with commas between; nothing that could end a rule of a stylesheet."""

Zone: TypeAlias = Annotated[str, AfterValidator(_zone)]
Address: TypeAlias = Annotated[str, AfterValidator(_address)]
Endpoint: TypeAlias = Annotated[str, AfterValidator(_endpoint)]
Words: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
Network: TypeAlias = Annotated[str, AfterValidator(_network)]
Pattern: TypeAlias = Annotated[str, AfterValidator(_pattern)]
Patterns: TypeAlias = Annotated[tuple[Pattern, ...], BeforeValidator(_one_or_many)]
Voice: TypeAlias = Literal["off", "browser", "auto", "espeak-ng", "flite"]
KnownWho: TypeAlias = Annotated[str, AfterValidator(_known_who)]


class Beat(Strict):
    """What the site is about."""

    name: str
    """As it stands in "A run-down of key developments in …"."""
    topics: Words = ()
    """Topics that make the beat; an item with none of them is off it. Empty: everything is on it."""
    others: Literal["river", "leave out"] = "river"
    """Where items off the beat go: on the day's river page only, or nowhere."""


class Rule(Strict):
    """What an item is like: all that is said of it is true. A pattern alone is one for its title or text."""

    any: Patterns = ()
    """Patterns in its title or text; of these as of those below, one of several is enough."""
    title: Patterns = ()
    """Patterns in its title."""
    text: Patterns = ()
    """Patterns in its text."""
    author: Patterns = ()
    """Patterns in its byline."""
    tags: Patterns = ()
    """Patterns in one of its tags."""
    url: Patterns = ()
    """Patterns in its address."""
    language: Words = ()
    """Its language, such as `pl` or `pt-BR`; `en` is English of any country."""

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, value: object) -> object:
        return {"any": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise ValueError("a rule that says nothing; give it a pattern, or remove it")
        return self


Rules: TypeAlias = Annotated[tuple[Rule, ...], BeforeValidator(_one_or_many)]


class Filters(Strict):
    """Which items are wanted. They are taken out when the site is built; what was fetched is kept whole."""

    keep: Rules = ()
    """Rules, one of which an item must fit; without any, all are kept."""
    drop: Rules = ()
    """Rules that leave out what fits one of them, also of what is to be kept."""
    per_day: Annotated[int, Field(ge=1)] | None = None
    """How many items of a source a day has at most: its newest ones."""


class Theme(Strict):
    """How the site looks."""

    accent: str | None = Field(default=None, pattern=r"^#[0-9a-fA-F]{6}$")
    """Accent colour on light ground, as #rrggbb."""
    accent_dark: str | None = Field(default=None, pattern=r"^#[0-9a-fA-F]{6}$")
    """Accent colour on dark ground, as #rrggbb."""
    headings: Literal["serif", "sans"] = "serif"
    """The kind of letters of headlines and headings."""
    text: Literal["serif", "sans"] = "serif"
    """The kind of letters of running text."""
    serif: str = Field(default="", pattern=_FONTS)
    """Fonts to use before ours with serifs, such as "Literata, Georgia"."""
    sans: str = Field(default="", pattern=_FONTS)
    """Fonts to use before ours without serifs."""
    measure: Annotated[int, Field(ge=45, le=90)] = 66
    """The length of a line of text, in characters."""


class Grouping(Strict):
    """How items become stories."""

    method: Literal["lexical", "semantic"] = "lexical"
    """What items are compared by: their words, or also what their sentences mean, across languages too."""
    model: str = "sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2"
    """The sentence encoder of `semantic`: a folder, relative to the content folder, or a name that fastembed knows."""


class Composing(Strict):
    """How claims are worded. The key of the endpoint is in the environment, as DIGEST_LLM_KEY; never in a file."""

    rewriter: Literal["none", "llm"] = "none"
    """Who words them: nobody but the sources, or a language model, of whose proposals only grounded ones are taken."""
    base_url: Endpoint | None = None
    """Where a language model answers as OpenAI's chat completions do, such as http://localhost:11434/v1."""
    model: str | None = None
    """The name of the model there."""
    requests_per_day: Annotated[int, Field(ge=1, le=50)] = 12
    """How many paragraphs of an edition are sent at most, the first ones; one request each."""
    requests_per_build: Annotated[int, Field(ge=1, le=10_000)] = 100
    """How many requests a build sends at most, of the newest days first."""
    tokens: Annotated[int, Field(ge=50, le=32_000)] = 1000
    """How long an answer may be."""
    timeout: Annotated[float, Field(gt=0, le=600)] = 60.0
    """Seconds after which a request is given up."""
    deadline: Annotated[float, Field(gt=0, le=86_400)] = 300.0
    """Seconds after which a build waits for no more answers."""
    concurrency: Annotated[int, Field(ge=1, le=32)] = 2
    """How many requests are under way at a time."""
    retries: Annotated[int, Field(ge=0, le=10)] = 2
    """How often a request that failed is sent again, each time after a longer wait."""


class Fetching(Strict):
    """How sources are visited."""

    contact: str = ""
    """Where somebody whose server is visited can complain: a mail address or a page; by default the site's `url`."""
    deadline: Annotated[float, Field(gt=0, le=86_400)] = 300.0
    """Seconds that all visits together may take."""
    source_deadline: Annotated[float, Field(gt=0, le=3_600)] = 30.0
    """Seconds that a visit to one source may take, with all redirects and tries."""
    size: Annotated[int, Field(ge=1, le=32)] = 16
    """How many megabytes an answer may have, once unpacked."""
    tries: Annotated[int, Field(ge=1, le=10)] = 3
    """How often a source is asked in one visit where another try may help."""
    concurrency: Annotated[int, Field(ge=1, le=200)] = 24
    """How many sources are visited at a time."""
    per_host: Annotated[int, Field(ge=1, le=50)] = 4
    """How many of them on one host."""
    robots: Literal["pages", "all", "never"] = "pages"
    """Where robots.txt is asked: for web pages, for feeds as well, or nowhere."""
    days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    """How old an entry may be that is kept, in days; any entry is, if that is not said."""
    private: Annotated[tuple[Network, ...], BeforeValidator(_one_or_many)] = ()
    """Networks that may be visited although they are not public, such as 127.0.0.1 or 10.1.0.0/16."""


class Audio(Strict):
    """Listening to a briefing. Only the voice may stand in place of all of it: `audio: auto`."""

    voice: Voice = "browser"
    """Who reads: nobody, the reader's browser, the first voice here that speaks the site's language, or this one."""
    command: str = ""
    """A program that reads text on its standard input and writes {out}, a WAV file; it takes the place of `voice`."""
    format: Literal["mp3", "opus"] = "mp3"
    """What recordings are written as; Opus needs ffmpeg."""
    bitrate: Annotated[int, Field(ge=16, le=160)] = 64
    """Of recordings, in kbit/s."""
    days: Annotated[int, Field(ge=1, le=3660)] = 30
    """How many of the newest days have recordings."""
    megabytes: Annotated[int, Field(ge=1, le=100_000)] = 300
    """What recordings may take together; those of the newest days stay."""

    @property
    def recorded(self) -> bool:
        """Whether recordings are asked for."""
        return self.voice != "off" and (bool(self.command) or self.voice != "browser")


class Publishing(Strict):
    """Where `digest daily` publishes the site."""

    to: Literal["nowhere", "branch"] = "nowhere"
    """Nowhere, as where a workflow publishes it; or to a branch, as `digest publish` does."""
    branch: str = "gh-pages"
    """The branch."""
    remote: str = "origin"
    """The remote that it is pushed to, where there is one."""


class Mailing(Strict):
    """How `digest mail` sends letters. The password is in the environment, as DIGEST_SMTP_PASSWORD; never in a file."""

    sender: Annotated[str, Field(alias="from")] = ""
    """Who sends them: an address, or a name and an address, such as "The Harbour <news@harbour.example>"."""
    host: str = ""
    """The SMTP server that takes them."""
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    """Its port."""
    security: Literal["starttls", "tls", "none"] = "starttls"
    """How the connection is made safe: after it is made, from the first byte, or not at all, as on this machine."""
    user: str = ""
    """The name to log in with, where the server asks for one."""
    command: str = ""
    """A program that takes a letter on its standard input, in place of a server, such as `/usr/sbin/sendmail -i`."""
    unsubscribe: Annotated[str, Field(pattern=r"^(?:(?:https?://|mailto:)[^\s<>]+)?$")] = ""
    """Where readers end their subscription: a page, or an address that begins with `mailto:`."""


class Settings(Strict):
    """`digest.yml`: the site."""

    title: str = "News Digest"
    """The site's name, on its masthead and in its feeds."""
    description: str = ""
    """One sentence about the site."""
    url: Address | None = None
    """Where the site will be published, such as https://name.github.io/repo/; feeds and the sitemap need it."""
    beat: Beat | None = None
    timezone: Zone = "UTC"
    """The zone whose days the editions are."""
    day_starts_at: time = time(0, 0)
    """When an edition's day begins: with 06:00, what is published at 05:30 belongs to the day before."""
    language: str = "en"
    """The language of the pages, such as en, pl or zh-Hans; a catalogue in `locales/` adds another."""
    languages: Words = ()
    """Languages of items to keep, such as [en, zh]; empty keeps all. Items without a language stay."""
    filters: Filters = Filters()
    rundown: Annotated[int, Field(ge=1, le=50)] = 12
    """How many segments a briefing has at most."""
    river_page: Annotated[int, Field(ge=10, le=1000)] = 200
    """How many items a page of the river holds."""
    images: bool = False
    """Whether segments show a picture from their feeds; each is loaded from its publisher, who sees who reads."""
    cards: bool = True
    """Whether each briefing has a picture for shared links, where the site has a `url`."""
    search: Literal["on", "off"] = "on"
    """Whether the pages can be searched; the index is made by Pagefind, where that is installed."""
    feeds: Literal["full", "summary"] = "full"
    """What the feeds tell of a briefing or a story: all of it, or its beginning."""
    websub: Address | None = None
    """A WebSub hub that tells readers of the feeds when there is something new."""
    audio: Annotated[Audio, BeforeValidator(_voice_alone, json_schema_input_type=Voice | Audio)] = Audio()
    grouping: Grouping = Grouping()
    compose: Composing = Composing()
    fetch: Fetching = Fetching()
    publish: Publishing = Publishing()
    mail: Mailing = Mailing()
    theme: Theme = Theme()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone itself."""
        return ZoneInfo(self.timezone)


class SourceSettings(Strict):
    """One source of `sources.yml`."""

    name: str
    """As it is shown."""
    id: Slug | None = None
    """Its slug in addresses; by default derived from `url`, else from `name`."""
    url: Address | None = None
    """The address of its feed or page: dumps of this feed are recognised by it."""
    path: str | None = None
    """A file or folder with its texts, relative to the content folder."""
    reader: str | None = None
    """The reader for its documents; by default chosen by their content."""
    language: str | None = None
    """The language of its items where they do not say."""
    weight: Annotated[float, Field(ge=0, le=10)] = 1.0
    """How much it counts in ranking; 1 is usual."""
    owner: str | None = None
    """Who owns it; sources of one owner count once."""
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """Where it is published, as a two-letter code."""
    topics: Words = ()
    """Topics that all its items have."""
    on: bool = True
    """Off leaves its items out."""
    type: Literal["feed", "page"] = "feed"
    """What is at its `url`: a feed, or a web page, whose text is news."""
    full_text: bool = False
    """Whether the pages of its new entries are fetched for their full text."""
    filters: Filters = Filters()
    outline: dict[str, str] = Field(default_factory=dict)
    """What an imported OPML list says of it in the words of other programs, by {namespace}name; goes into exports."""


class TopicSettings(Strict):
    """One topic of `topics.yml`."""

    id: Slug
    """Its slug in addresses."""
    title: str
    description: str = ""
    any: Words = ()
    """Terms and phrases; one of them is enough."""
    all: Words = ()
    """Terms that must all occur."""
    none: Annotated[Words, Field(alias="not")] = ()
    """Terms that rule the topic out."""
    tags: Words = ()
    """Tags and address sections of the sources that mean this topic."""
    who: Annotated[tuple[KnownWho, ...], BeforeValidator(_one_or_many)] = ()
    """Ids of who.yml; an item that names one of them, under any alias, has the topic."""
    sources: Words = ()
    """Ids of the sources whose items have the topic."""
    regex: Patterns = ()
    """Patterns in RE2's syntax; one of them is enough."""
    threshold: Annotated[float, Field(ge=1, le=100)] = 1.0
    """The least weight: a mention in the title weighs 2, one in the text 1, a tag or source 3."""
    colour: str | None = Field(default=None, pattern=r"^#[0-9a-fA-F]{6}$")
    """Colour of its small mark, as #rrggbb."""


class WhoSettings(Strict):
    """One person or organisation of `who.yml`."""

    name: str
    id: Slug | None = None
    """Its slug in addresses; by default derived from `name`."""
    aliases: Words = ()
    """Other names, in any script."""
    gloss: str = ""
    """Who they are, in one sentence."""


class SourcesFile(Strict):
    """`sources.yml`."""

    sources: tuple[SourceSettings, ...] = ()


class TopicsFile(Strict):
    """`topics.yml`."""

    topics: tuple[TopicSettings, ...] = ()


class WhoFile(Strict):
    """`who.yml`."""

    who: tuple[WhoSettings, ...] = ()


class EditorsWord(Strict):
    """`editions/YYYY-MM-DD.yml`: what the editor decides about a day. Stories go by id, label or title."""

    headline: str | None = None
    """The briefing's headline, without "Briefing:"."""
    standfirst: str | None = None
    order: Words = ()
    """Stories that come first, in this order."""
    pin: Words = ()
    """Stories that must be in the rundown."""
    drop: Words = ()
    """Stories that must not be in the rundown."""
    label: dict[str, str] = Field(default_factory=dict)
    """Labels, by story."""
    merge: tuple[tuple[str, ...], ...] = ()
    """Groups of item ids that are one story."""
    split: tuple[tuple[str, ...], ...] = ()
    """Groups of item ids that are not one story with the rest."""
    note: str = ""
    """A note to the readers, shown above the rundown."""


FILES: dict[str, type[Strict]] = {
    "digest.yml": Settings,
    "sources.yml": SourcesFile,
    "topics.yml": TopicsFile,
    "who.yml": WhoFile,
    "editions/YYYY-MM-DD.yml": EditorsWord,
}
"""What each file of a content folder holds."""
