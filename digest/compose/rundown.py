"""The rundown: which stories it tells, in which order."""

from collections.abc import Mapping, Sequence

from digest.compose.clean import CleanText
from digest.compose.editor import Decisions
from digest.compose.rank import is_hub
from digest.compose.shares import Shares
from digest.compose.tell import tell
from digest.model import Claim, DateIs, Story, StoryId

_FLOOR = 0.15
"""A story with less of the first one's score is not worth a place, however quiet the day."""


def arrange(
    ranked: Sequence[Story],
    texts: Mapping[StoryId, Sequence[CleanText]],
    decided: Decisions,
    shares: Shares,
) -> dict[StoryId, tuple[Claim, ...]]:
    """The stories of the rundown, in order, each with its claims.

    What the editor orders comes first, what is pinned is in, what is dropped is not. The other places go by rank; while
    other stories wait, no topic goes beyond its share, and no story tells another's affair again. A story that nothing
    can be told of is never in, nor one that is not of this day: nobody dates it, or all of it was told before.
    """
    rank = {story.id: place for place, story in enumerate(ranked)}
    floor = ranked[0].score * _FLOOR if ranked else 0.0
    known = {story.id: story for story in ranked if not is_hub(story)}
    asked = [story for story in (*decided.order, *decided.pin) if story in known and story not in decided.drop]
    wanted = {story: known[story] for story in asked}
    free = {id_: story for id_, story in known.items() if id_ not in decided.drop and _is_of_the_day(story)}
    told: dict[StoryId, tuple[Claim, ...]] = {}
    waiting: dict[StoryId, tuple[Claim, ...]] = {}
    for story in (wanted | free).values():
        if story.id not in wanted and (len(told) >= shares.places or story.score < floor):
            break
        if not (claims := tell(texts[story.id])):
            continue
        if story.id in wanted or shares.fits(story, texts[story.id]):
            shares.take(story, texts[story.id])
            told[story.id] = claims
        else:
            waiting[story.id] = claims
    told.update(list(waiting.items())[: max(0, shares.places - len(told))])
    first = {story: place for place, story in enumerate(decided.order)}
    return dict(sorted(told.items(), key=lambda pair: (first.get(pair[0], len(first)), rank[pair[0]])))


def _is_of_the_day(story: Story) -> bool:
    """Whether somebody dates a story, and it says something that its thread has not told before."""
    dated = any(item.date_is is not DateIs.SEEN for item in story.items)
    return dated and not (story.thread and story.thread.repeats)
