"""Why a story stands where it stands, in plain words: the terms of its score, and how it became one story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from digest.model import Bond, DateIs, Score, Story, Window
from digest.wording import Wording

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


def reasons(story: Story, window: Window, wording: Wording) -> Reasons | None:
    """The reasons of a ranked story; None for one that was never ranked."""
    if story.terms is None:
        return None
    return Reasons(
        words=" · ".join(_words(story, story.terms, window, wording)),
        formula=_formula(story.terms, wording),
        one=_one(story.bond, wording),
    )


def _one(bond: Bond | None, wording: Wording) -> str:
    if bond is None:
        return ""
    if bond.shared:
        tie = wording.say("One story because its items share %(words)s", words=", ".join(bond.shared))
    elif bond.weakest is not None:
        tie = wording.say("One story because its items are alike in meaning")
    else:
        tie = wording.say("One story because its items share no term")
    if bond.weakest is None:
        return wording.say("%(tie)s.", tie=tie)
    return wording.say("%(tie)s; weakest link %(value)s.", tie=tie, value=f"{bond.weakest:.2f}")


def _words(story: Story, terms: Score, window: Window, wording: Wording) -> Iterator[str]:
    say = wording.say
    yield wording.counted(terms.owners, "told by %(n)s owner", "told by %(n)s owners")
    if story.beat is not None:
        yield (
            say("on the beat")
            if story.beat >= _ON_BEAT
            else say("partly on the beat")
            if story.beat >= _PARTLY
            else say("names the beat")
        )
    elif terms.beat >= _HOT:
        yield say("of a theme of the day")
    yield _age(story, window, wording)
    yield _novelty(story, wording)
    if terms.weight != 1.0:
        yield say("source weight %(weight)s", weight=wording.number(terms.weight))
    if terms.reach < _SPECIAL:
        yield say("told by specialists")
    if terms.detail < 1.0:
        yield say("no sentence to tell it by")
    if any(item.label for item in story.items):
        yield say("has an editor’s paragraph")
    if terms.kind < 1.0:
        yield say("not all plain reports")
    if terms.language < 1.0:
        yield say("not told in the language of the page")


def _age(story: Story, window: Window, wording: Wording) -> str:
    moments = [item.published for item in story.items if isinstance(item.published, datetime)]
    if not moments:
        undated = story.lead.date_is is DateIs.SEEN
        return wording.say("nobody dates it") if undated else wording.say("only the day is known")
    hours = max(0, round((window.end - max(moments)).total_seconds() / 3600))
    if not hours:
        return wording.say("newest report less than an hour old when the day ended")
    return wording.counted(
        hours,
        "newest report %(n)s hour old when the day ended",
        "newest report %(n)s hours old when the day ended",
    )


def _novelty(story: Story, wording: Wording) -> str:
    note = story.thread
    if note is None or note.number == 1:
        return wording.say("new today")
    if note.repeats:
        return wording.say("day %(number)s, all of it told on an earlier day", number=note.number)
    return wording.counted(
        len(story.items),
        "day %(number)s, %(new)s of %(n)s item new",
        "day %(number)s, %(new)s of %(n)s items new",
        number=note.number,
        new=len(note.new),
    )


def _formula(terms: Score, wording: Wording) -> str:
    """Of the factors that are not there for every story, those that change something."""
    say = wording.say
    always = {say("beat"): terms.beat, say("recency"): terms.recency, say("novelty"): terms.novelty}
    others = {
        say("weight"): terms.weight,
        say("reach"): terms.reach,
        say("detail"): terms.detail,
        say("kind"): terms.kind,
        say("language"): terms.language,
    }
    factors = always | {name: value for name, value in others.items() if value != 1.0}
    product = "".join(f" × {name} {value:.2f}" for name, value in factors.items())
    owners = wording.counted(terms.owners, "%(n)s owner", "%(n)s owners")
    return f"log₂(1 + {owners}){product} = {terms.value:.2f}"
