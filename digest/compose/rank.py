"""Ranking: which stories a day is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log2

from digest.compose.claims import candidates
from digest.compose.clean import CleanText
from digest.config import Config
from digest.model import Item, Part, Source, Story, Topic, Window
from digest.text import fold
from digest.urls import host

_DEMOTED: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (factor, re.compile(pattern, re.IGNORECASE | re.VERBOSE))
    for factor, pattern in (
        (
            0.1,
            r"\bhoroscope | \bwordle\b | \bcrossword | \bconnections\s(?:answers|hints) | \bzodiac | \bhoroskop | \blottery\snumbers | \bhalftime\sreport",
        ),
        (
            0.1,
            r"\b(?:best|top)\b.{0,40}\b(?:deals?|gifts?|laptops|phones|tvs|vpns?)\b | \bdeals?\b.{0,30}\b(?:amazon|black\sfriday|today|week|ever|off)\b"
            r"| \bblack\sfriday\b | \b(?:save|get)\s(?:up\sto\s)?[$£€]?\d+ | \b\d+\s?%\soff\b | \bpromo(?:cja|cje|cji|\scodes?)?\b | \bcoupons?\b | \bon\ssale\b | \bgiveaway"
            r"| \bcheapest\b | \blowest\sprice | \bprice\sdrops?\b | \bhands-on\b | \bcorrections\s&",
        ),
        (
            0.3,
            r"^(?:[\"“]?the\s)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a\sdozen)\s(?:\w+\s){0,3}(?:things|ways|reasons|tips|reads|takeaways|facts|books|films|movies|shows|tricks|stories|places|questions|photos|moments|signs|lessons)\b",
        ),
        (
            0.3,
            r"\byou\s(?:may|might)\shave\smissed | \byou\sneed\sto\sknow | \bwhat\sto\sknow | \beverything\s(?:we|you)\b | \bwon['’]t\sbelieve | \bhere(?:['’]s|\sis|\sare|['’]re)\b"
            r"| \bthis\sis\s(?:why|how|what) | ^(?:how|why|what|when|who|where|which|should|meet|inside|is|are|can|could|will|does|do)\b | \bwordle | \bexplained\b | \bthe\sone\sthing | \bquiz\b"
            r"| ^(?:review|hands\son|tested|how\sto|opinion|editorial|letters?|column|commentary|q&a|ask\shn|show\shn|tell\shn|ama|podcast|newsletter|listen|corrections?|tribute|obituar\w+|book|trailer)\b",
        ),
        (
            0.4,
            r"\blive\s?(?:blog|updates?|stream|coverage|news)? \s*(?:[:|–—-]|$) | ^(?:watch|video|wideo|photos?|in\spictures|in\spics|gallery|pictures?)\b | \bas\sit\shappened\b | \brelacja\b | \bminute\sby\sminute\b",
        ),
        (0.4, r"[?？]\s*[\"”’]?$"),
        (
            0.4,
            r"\b\d{1,3}\s?[-–:]\s?\d{1,3}\b(?!\s?(?:pm|am|percent|%|year|day)) | \b(?:beats?|defeats?|edges?|thrash(?:es)?|routs?|downs?)\b.{2,40}\b(?:in|at|to)\b | \b(?:hat-trick|quarterback|touchdown|innings|wickets?|nfl|nba|mlb|nhl|odi|epl"
            r"|premier\sleague|la\sliga|serie\sa|bundesliga|champions\sleague|world\scup|grand\sprix|playoffs?|semi-?final|head\scoach|mecz|ekstraklas\w+|liga|striker|midfielder)\b",
        ),
        (
            0.6,
            r"^(?:opinion|analysis|editorial|commentary|the\sguardian\sview)\b | \|\s*opinion | \[(?:opinion|sprawdzam)\]",
        ),
    )
)
"""What a title says about its text: how much of the score is left. The smallest that applies counts."""

_SECTION_DEMOTED: tuple[tuple[float, re.Pattern[str]], ...] = (
    (0.4, re.compile(r"/(?:sports?|football|cricket|soccer|tennis|nba|nfl|golf)/", re.IGNORECASE)),
    (
        0.5,
        re.compile(
            r"/(?:opinions?|commentisfree|editorial|columns?|lifestyle|life-?style|horoscopes?|shopping|reviews?|celebrity|showbiz|recipes?|deals?|podcasts?|videos?|galler(?:y|ies)|quiz(?:zes)?)/",
            re.IGNORECASE,
        ),
    ),
)
"""The same for the section in an item's address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What a day's stories are measured by."""

    window: Window
    sources: Mapping[str, Source]
    beat: tuple[re.Pattern[str], ...]
    """The terms of the beat's topics."""
    languages: frozenset[str]
    """The languages in which a story can be told on the site."""

    @classmethod
    def of(cls, window: Window, sources: Sequence[Source], config: Config) -> "Scale":
        """The measure that the settings give."""
        settings = config.settings
        wanted = settings.beat.topics if settings.beat else ()
        return cls(
            window=window,
            sources={source.id: source for source in sources},
            beat=tuple(_any_of(topic) for topic in config.topics if topic.id in wanted and topic.any),
            languages=frozenset(
                language.split("-")[0].lower() for language in (settings.language, *settings.languages)
            ),
        )


def _any_of(topic: Topic) -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"(?<!\w){re.escape(fold(term))}" for term in sorted(topic.any, key=lambda t: (-len(t), t)))
    )


def score(story: Story, texts: Sequence[CleanText], scale: Scale) -> float:
    """How much a story matters today: how many tell it, whether it is on the beat, how new and how well told it is.

    Distinct owners count by their logarithm: the second outlet says more than the twentieth.
    """
    return round(
        log2(1 + owners(story, scale.sources))
        * _on_beat(story, texts, scale)
        * recency(story, scale.window)
        * max(scale.sources[item.source_id].weight if item.source_id in scale.sources else 1.0 for item in story.items)
        * _informative(story, texts)
        * _worth(story)
        * (1.0 if scale.languages & {text.language or "" for text in texts} else 0.2),
        4,
    )


def owners(story: Story, sources: Mapping[str, Source]) -> int:
    """How many distinct owners of sources tell a story."""
    return len({_owner(item, source, sources) for item in story.items for source in item.source_ids})


def _owner(item: Item, source: str, sources: Mapping[str, Source]) -> str:
    known = sources.get(source)
    if known and known.owner:
        return known.owner
    return host(item.url if source == item.source_id else known.url if known else None) or source


def _on_beat(story: Story, texts: Sequence[CleanText], scale: Scale) -> float:
    """1 without a beat; on a beat from 0.5 to 1.5, by the share of titles that name it, texts counting half."""
    if not scale.beat:
        return 1.0
    share = sum(
        1.0
        if _names_beat(text.title, scale.beat)
        else 0.5
        if _names_beat(" ".join(text.sentences[:2]), scale.beat)
        else 0.0
        for text in texts
    )
    return 0.5 + share / len(texts)


def _names_beat(text: str, beat: Sequence[re.Pattern[str]]) -> bool:
    folded = fold(text)
    return any(pattern.search(folded) for pattern in beat)


def recency(story: Story, window: Window) -> float:
    """From 1 at the end of the window to 0.6 at its start, by the story's newest moment; 0.8 where only days are known."""
    moments = [item.published for item in story.items if isinstance(item.published, datetime)]
    if not moments:
        return 0.8
    length = (window.end - window.start).total_seconds()
    share = (max(moments) - window.start).total_seconds() / length
    return 0.6 + 0.4 * min(max(share, 0.0), 1.0)


def _informative(story: Story, texts: Sequence[CleanText]) -> float:
    """0.5 without a sentence to tell it by, 1 with one, 1.3 with three or more; an editor's labelled paragraph doubles it."""
    count = len(candidates(texts[:8]))
    return (0.5, 1.0, 1.15, 1.3)[min(count, 3)] * (2.0 if any(item.label for item in story.items) else 1.0)


def _worth(story: Story) -> float:
    """The mean over its items of what a list, a deal, a quiz or a result is worth beside news."""
    return sum(title_worth(item) for item in story.items) / len(story.items)


def title_worth(item: Item) -> float:
    title = item.title or ""
    return min(
        [factor for factor, pattern in _DEMOTED if pattern.search(title)]
        + [factor for factor, pattern in _SECTION_DEMOTED if pattern.search(item.url or "")],
        default=1.0,
    )


def is_hub(story: Story) -> bool:
    """Whether a story is a briefing text's hub, kept only to be cited."""
    return any(item.part is Part.HUB for item in story.items)
