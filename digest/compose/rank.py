"""Ranking: which stories a day is about."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from math import log2

from digest.compose.claims import is_claim
from digest.compose.clean import CleanText
from digest.compose.themes import Themes
from digest.compose.words import HAN
from digest.compose.worth import worth
from digest.config import Config
from digest.model import Part, Source, Story, Topic, Who, Window
from digest.owners import owners_of
from digest.text import fold

_BY_CLAIMS = (0.5, 1.0, 1.15, 1.3)
"""What a story is worth that has no sentence to tell it by, one, two, or more."""
FOREIGN = 0.1
"""What a story counts that nobody tells in the language of the pages: below the floor of the rundown, if any is."""
_ASKED = 8
"""So many of a story's items are asked what they say; the scale ends before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What a day's stories are measured by."""

    window: Window
    sources: Mapping[str, Source]
    beat: re.Pattern[str] | None
    """Any term or name of the beat's topics, folded; None where there is no beat."""
    themes: Themes
    """What the day is about where there is no beat."""
    language: str
    """The language of the pages, in two letters."""

    @classmethod
    def of(cls, window: Window, sources: Sequence[Source], config: Config, themes: Themes) -> "Scale":
        """The measure that the settings give."""
        settings = config.settings
        wanted = settings.beat.topics if settings.beat else ()
        return cls(
            window=window,
            sources={source.id: source for source in sources},
            beat=_any_term([topic for topic in config.topics if topic.id in wanted], config.who),
            themes=themes,
            language=settings.language.split("-")[0].lower(),
        )


def score(story: Story, texts: Sequence[CleanText], scale: Scale) -> float:
    """How much a story matters today: who tells it, whether it is on the beat, how new and how well told it is.

    Distinct owners count by their logarithm: the second outlet says more than the twentieth. A story that nobody
    tells in the language of the pages comes after those that somebody does.
    """
    readable = any(text.language in (scale.language, None) for text in texts)
    return round(
        log2(1 + owners(story, scale.sources))
        * _central(texts, scale)
        * recency(story, scale.window)
        * _weight(story, scale.sources)
        * _informative(texts)
        * sum(worth(item) for item in story.items)
        / len(story.items)
        * novelty(story)
        * (1.0 if readable else FOREIGN),
        4,
    )


def owners(story: Story, sources: Mapping[str, Source]) -> int:
    """How many distinct owners of sources tell a story."""
    return len(owners_of(story.items, sources))


def recency(story: Story, window: Window) -> float:
    """From 0.6 at the window's start to 1 at its end, by the story's newest moment; 0.8 where only days are known."""
    moments = [item.published for item in story.items if isinstance(item.published, datetime)]
    if not moments:
        return 0.8
    share = (max(moments) - window.start) / (window.end - window.start)
    return 0.6 + 0.4 * min(max(share, 0.0), 1.0)


def novelty(story: Story) -> float:
    """1 for a story that begins; of one that goes on, 0.7 to 1 by the share of items that say something new.

    One that only repeats what its thread has told counts 0.1: it stays in the thread and leaves the rundown.
    """
    if story.thread is None or story.thread.number == 1:
        return 1.0
    return 0.1 if story.thread.repeats else 0.7 + 0.3 * len(story.thread.new) / len(story.items)


def _central(texts: Sequence[CleanText], scale: Scale) -> float:
    """From 0.5 to 1.5 by the share of items whose title names the beat (where only the text does, it counts half).

    Without a beat, the themes of the day are what a story can be central to.
    """
    if not scale.beat:
        return scale.themes.heat(texts)
    return 0.5 + sum(_names(text, scale.beat) for text in texts) / len(texts)


def _names(text: CleanText, beat: re.Pattern[str]) -> float:
    if beat.search(fold(text.title)):
        return 1.0
    return 0.5 if beat.search(fold(" ".join(text.sentences[:2]))) else 0.0


def _weight(story: Story, sources: Mapping[str, Source]) -> float:
    """The weight of its weightiest source."""
    return max(
        sources[source].weight if source in sources else 1.0 for item in story.items for source in item.source_ids
    )


def _informative(texts: Sequence[CleanText]) -> float:
    """More with more sentences to tell it by; an editor's labelled paragraph doubles it."""
    claims = (sentence for text in texts[:_ASKED] for sentence in text.sentences[:3] if is_claim(sentence))
    said = sum(1 for _ in islice(claims, 3))
    return _BY_CLAIMS[said] * (2.0 if any(text.item.label for text in texts) else 1.0)


def _any_term(topics: Sequence[Topic], who: Iterable[Who]) -> re.Pattern[str] | None:
    """A pattern for any term or name of topics at the beginning of a word, in scripts that have words."""
    asked = {one for topic in topics for one in topic.who}
    names = [name for entry in who if entry.id in asked for name in (entry.name, *entry.aliases)]
    terms = {fold(term.strip('"')) for term in (*names, *(term for topic in topics for term in topic.any))}
    parts = (_pattern(term) if HAN.search(term) else rf"(?<!\w){_pattern(term)}" for term in sorted(terms))
    return re.compile("|".join(parts)) if terms else None


def _pattern(term: str) -> str:
    """The term, with any ending for a star."""
    return r"\w*".join(re.escape(part) for part in term.split("*"))


def is_hub(story: Story) -> bool:
    """Whether a story is a briefing text's hub, kept only to be cited."""
    return any(item.part is Part.HUB for item in story.items)
