"""The rundown: which stories it tells, and each story's one to four sentences."""

from collections.abc import Mapping, Sequence

from digest.compose.claims import Candidate, candidates, central, leans, new_share, weight_terms
from digest.compose.clean import CleanText
from digest.compose.editor import Decisions
from digest.compose.rank import is_hub
from digest.compose.shares import Shares
from digest.compose.words import terms
from digest.model import Claim, Item, Story, StoryId
from digest.text import sentences

_MOST_CLAIMS = 4
_NEW_ENOUGH = 0.5
"""The share of a sentence's terms that must be new to its segment."""


def arrange(
    ranked: Sequence[Story],
    texts: Mapping[StoryId, Sequence[CleanText]],
    decided: Decisions,
    shares: Shares,
) -> dict[StoryId, tuple[Claim, ...]]:
    """The stories of the rundown, in order, each with its claims.

    What the editor orders comes first, what is pinned is in, what is dropped is not. The other places go by rank; while
    other stories wait, no topic goes beyond its share, and no story tells another's affair again. A story that nothing
    can be told of is never in.
    """
    rank = {story.id: place for place, story in enumerate(ranked)}
    free = {story.id: story for story in ranked if not is_hub(story) and story.id not in decided.drop}
    wanted = {story: free[story] for story in (*decided.order, *decided.pin) if story in free}
    told: dict[StoryId, tuple[Claim, ...]] = {}
    waiting: dict[StoryId, tuple[Claim, ...]] = {}
    for story in (wanted | free).values():
        if len(told) >= shares.places and story.id not in wanted:
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


def tell(texts: Sequence[CleanText]) -> tuple[Claim, ...]:
    """A story in one to four sentences; nothing where no item has a sentence or a title that could stand.

    A labelled paragraph of a briefing text stands first, whole. Then the most central sentence, then those that
    say something else, from other sources first.
    """
    labelled = next((text.item for text in texts if text.item.label and text.item.text), None)
    told = _paragraph(labelled) if labelled else ()
    chosen = _choose([text for text in texts if text.item is not labelled], told)
    return tuple(candidate.as_claim() for candidate in (*told, *chosen)) or _title(texts)


def _paragraph(item: Item) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(text=text, item=item.id, source=item.source_id, place=place, words=terms(text))
        for place, text in enumerate(sentences(item.text, item.language))
    )


def _choose(texts: Sequence[CleanText], told: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    weights = weight_terms(texts)
    title = terms(texts[0].title) if texts else frozenset()
    pool = {candidate: central(candidate, weights, title) for candidate in candidates(texts)}
    chosen: list[Candidate] = list(told)
    while pool and len(chosen) < _MOST_CLAIMS:
        best = max(pool, key=lambda c: (_next_score(c, pool[c], chosen), c.item, -c.place))
        if _next_score(best, pool[best], chosen) <= 0:
            break
        del pool[best]
        chosen.append(best)
    return tuple(chosen[len(told) :])


def _next_score(candidate: Candidate, score: float, chosen: Sequence[Candidate]) -> float:
    if not chosen:
        return score if not leans(candidate.text) else 0.0
    last = chosen[-1]
    follows = candidate.item == last.item and candidate.place == last.place + 1
    if leans(candidate.text) and not follows:
        return 0.0
    new = new_share(candidate, chosen)
    if new < _NEW_ENOUGH or score < 0.1:
        return 0.0
    other = candidate.source not in {claim.source for claim in chosen}
    return score * new * (1.3 if other or follows else 1.0)


def _title(texts: Sequence[CleanText]) -> tuple[Claim, ...]:
    """The first title that could stand as a sentence, where there is no better text."""
    return tuple(
        Claim(text=text.title, cites=(text.item.id,))
        for text in texts
        if text.title and not text.title.endswith(("?", "？", "…", "..."))
    )[:1]
