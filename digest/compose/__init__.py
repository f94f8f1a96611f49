"""Composing: from the stories of a day to its edition, every sentence with its source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self

from digest.compose.also import also_in_brief, most_covered
from digest.compose.claims import is_claim, leans
from digest.compose.clean import Cleaned, CleanText, clean_day, spoken
from digest.compose.editor import decide, unknown_items, untold
from digest.compose.headline import headline
from digest.compose.hear import cited_of, hear
from digest.compose.introduce import introduce
from digest.compose.keypoints import key_points
from digest.compose.labels import Namer, label_stories
from digest.compose.lexicon import Lexicon
from digest.compose.naming import roster
from digest.compose.rank import Scale, is_hub, score
from digest.compose.reword import INSTRUCTIONS, Request, proposals_in, requests_of, reword
from digest.compose.rundown import arrange
from digest.compose.shares import Shares
from digest.compose.themes import Themes
from digest.compose.timeline import Course, coming_up, timeline
from digest.config import Config, EditorsWord, Settings
from digest.model import Claim, Day, Edition, Hub, Recalled, Segment, Story, StoryId, Window

__all__ = [
    "INSTRUCTIONS",
    "Cleaned",
    "Material",
    "Request",
    "clean_day",
    "compose",
    "hear",
    "proposals_in",
    "requests_of",
    "reword",
]

_READ = 4
"""So many sentences of a lead are read for one that tells its story."""
_LABELLED = 60
"""So many of a day's first stories get a label, and may tell of days to come; no page shows one of the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What an edition is made from."""

    day: Day
    cleaned: Cleaned
    """What the day's items say."""
    recalled: Recalled = field(default_factory=Recalled)
    """What earlier days say of those whom it names, and of the stories that it continues."""

    @classmethod
    def of(cls, day: Day) -> Self:
        """A day with nothing before it."""
        return cls(day=day, cleaned=clean_day(day))


def compose(material: Material, config: Config, word: EditorsWord) -> Edition:
    """The edition of a day: its stories ranked and labelled, the briefing told in sentences of their items.

    The rundown's stories are the first of the edition's, in the same order.
    """
    day, recalled, settings = material.day, material.recalled, config.settings
    every = material.cleaned.texts(day.stories)
    texts = {story: _readable(own, settings.language) for story, own in every.items()}
    lexicon = Lexicon.learn(text for own in every.values() for text in own)
    themes = Themes.of((text for own in every.values() for text in own), lexicon)
    scale = Scale.of(_window(day, settings), day, settings, themes)
    ranked = _ranked(day.stories, every, scale)
    namer = Namer.of(texts.values(), lexicon, day, config.topics)
    candidates = {story.id: namer.candidates(story, texts[story.id]) for story in ranked[:_LABELLED]}
    where = f"editions/{day.day}.yml"
    decided = decide(word, ranked, label_stories(ranked, candidates, {}), where)
    titles = {story.id: story.title for story in ranked}
    told = arrange(ranked, texts, decided, Shares.of(ranked, settings.rundown, themes))
    candidates |= {story.id: namer.candidates(story, texts[story.id]) for story in ranked if story.id in told}
    rest = (story for story in ranked if story.id not in told)
    first = {story.id: story for story in ranked if story.id in told}
    ordered = (*(first[story] for story in told), *rest)
    labels = label_stories(ordered, candidates, decided.labels)
    briefed = [texts[story] for story in told]
    who = introduce(day, briefed, config.who, recalled.glosses)
    before = dict(recalled.dated)
    courses = [Course.of(texts[story], before.get(story, ())) for story in told]
    known = roster(config.who, who, recalled.glosses)
    stories = tuple(
        replace(
            story,
            items=tuple(text.spoken for text in every[story.id]),
            label=labels.get(story.id, ""),
            who=known.named_in(story),
        )
        for story in ordered
    )
    rundown = tuple(
        Segment(label=labels.get(story) or first[story].title, text=claims, story=story)
        for story, claims in told.items()
    )
    hub = Hub(
        key_points=key_points(day, rundown),
        who=who,
        timeline=timeline(day, courses, settings.zone, settings.language),
        coming_up=coming_up(day, (texts[story.id] for story in ordered[:_LABELLED]), settings.zone, settings.language),
    )
    return Edition(
        day=day.day,
        window=scale.window,
        headline=word.headline or headline(briefed, day, settings.language),
        standfirst=word.standfirst or _standfirst(config),
        stories=stories,
        rundown=rundown,
        hub=hub,
        also=also_in_brief(stories[len(rundown) :], config.topics),
        most_covered=most_covered(stories, scale),
        outside=tuple(map(spoken, day.outside)),
        sources=day.sources,
        earlier=cited_of(recalled, hub),
        gists=tuple(_gists(stories[len(rundown) :], texts)),
        note=word.note,
        problems=(
            *day.problems,
            *unknown_items(word, day, where),
            *decided.problems,
            *untold(decided, told, titles, where),
        ),
    )


def _window(day: Day, settings: Settings) -> Window:
    start = datetime.combine(day.day, settings.day_starts_at, settings.zone)
    end = datetime.combine(day.day + timedelta(days=1), settings.day_starts_at, settings.zone)
    return Window(start=start, end=end, zone=settings.timezone)


def _readable(texts: Sequence[CleanText], language: str) -> Sequence[CleanText]:
    """The texts that tell a story in the language of the pages; all of them where none does."""
    page = language.split("-", maxsplit=1)[0].lower()
    return [text for text in texts if text.language in (page, None)] or texts


def _ranked(stories: Sequence[Story], texts: Mapping[StoryId, Sequence[CleanText]], scale: Scale) -> tuple[Story, ...]:
    """The stories with their scores, best first; what is only kept to be cited comes last."""
    terms = ((story, score(story, texts[story.id], scale)) for story in stories)
    scored = (replace(story, score=found.value, terms=found) for story, found in terms)
    return tuple(sorted(scored, key=lambda story: (is_hub(story), -story.score, story.id)))


def _gists(stories: Iterable[Story], texts: Mapping[StoryId, Sequence[CleanText]]) -> Iterator[tuple[StoryId, Claim]]:
    """The first sentence of each story's lead that may stand alone, for the stories that other pages list."""
    for story in stories:
        if is_hub(story) or not (story.topics or (story.thread and story.thread.number > 1)):
            continue
        lead = next((text for text in texts[story.id] if text.item.id == story.lead.id), None)
        found = (one for one in (lead.sentences[:_READ] if lead else ()) if is_claim(one) and not leans(one))
        if sentence := next(found, None):
            yield story.id, Claim(text=sentence, cites=(story.lead.id,))


def _standfirst(config: Config) -> str:
    beat, wording = config.settings.beat, config.wording
    if beat is None:
        return wording.say("A run-down of key developments over the past 24 hours:")
    return wording.say("A run-down of key developments in %(beat)s over the past 24 hours:", beat=beat.name)
