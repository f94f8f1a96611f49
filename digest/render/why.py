"""Why a story stands where it stands, in plain words: the terms of its score, and how it became one story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from digest.model import DateIs, Score, Story, Window
from digest.render.words import counted

_ON_BEAT, _PARTLY = 0.75, 0.4
"""From so much of a story's `beat` it is on the beat, and partly on it."""
_HOT = 1.15
"""From so much it is of a theme of the day, where there is no beat."""
_SPECIAL = 0.9
"""Below this `reach` it is specialists that tell a story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why a story stands where it stands."""

    words: str
    """`told by 9 owners · on the beat · newest report 3 hours before the edition closed · …`."""
    formula: str
    """The terms as numbers, and what they make."""
    one: str
    """Why its items are one story; empty for a single item."""


def reasons(story: Story, window: Window) -> Reasons | None:
    """The reasons of a ranked story; None for one that was never ranked."""
    if story.terms is None:
        return None
    return Reasons(
        words=" · ".join(_words(story, story.terms, window)),
        formula=_formula(story.terms),
        one=f"One story because its items {story.why}." if story.why else "",
    )


def _words(story: Story, terms: Score, window: Window) -> Iterator[str]:
    yield f"told by {counted(terms.owners, 'owner', 'owners')}"
    if story.beat is not None:
        yield (
            "on the beat"
            if story.beat >= _ON_BEAT
            else "partly on the beat"
            if story.beat >= _PARTLY
            else "names the beat"
        )
    elif terms.beat >= _HOT:
        yield "of a theme of the day"
    yield _age(story, window)
    yield _novelty(story)
    if terms.weight != 1.0:
        yield f"source weight {terms.weight:g}"
    if terms.reach < _SPECIAL:
        yield "told by specialists"
    if terms.detail < 1.0:
        yield "no sentence to tell it by"
    if any(item.label for item in story.items):
        yield "has an editor’s paragraph"
    if terms.kind < 1.0:
        yield "not all plain reports"
    if terms.language < 1.0:
        yield "not told in the language of the page"


def _age(story: Story, window: Window) -> str:
    moments = [item.published for item in story.items if isinstance(item.published, datetime)]
    if not moments:
        return "only the day is known" if story.lead.date_is is not DateIs.SEEN else "nobody dates it"
    hours = max(0, round((window.end - max(moments)).total_seconds() / 3600))
    age = counted(hours, "hour", "hours") if hours else "less than an hour"
    return f"newest report {age} old when the day ended"


def _novelty(story: Story) -> str:
    note = story.thread
    if note is None or note.number == 1:
        return "new today"
    if note.repeats:
        return f"day {note.number}, all of it told on an earlier day"
    return f"day {note.number}, {len(note.new)} of {counted(len(story.items), 'item', 'items')} new"


def _formula(terms: Score) -> str:
    """Of the factors that are not there for every story, those that change something."""
    always = {"beat": terms.beat, "recency": terms.recency, "novelty": terms.novelty}
    others = {
        "weight": terms.weight,
        "reach": terms.reach,
        "detail": terms.detail,
        "kind": terms.kind,
        "language": terms.language,
    }
    factors = always | {name: value for name, value in others.items() if value != 1.0}
    product = "".join(f" × {name} {value:.2f}" for name, value in factors.items())
    return f"log₂(1 + {counted(terms.owners, 'owner', 'owners')}){product} = {terms.value:.2f}"
