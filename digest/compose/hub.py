"""The digest hub: the day in key points, who is in it, what happened when."""

from collections.abc import Sequence

from digest.compose.timeline import timeline
from digest.model import Claim, Day, Gloss, Hub, Segment, Story, Who
from digest.urls import digest_of, slug
from digest.who import Register

_FEWEST, _MOST = 3, 6
_MOST_WHO = 8


def compose_hub(day: Day, rundown: Sequence[Segment], stories: Sequence[Story], who: Sequence[Who]) -> Hub:
    """Key points, who's who and timeline of a day; each empty where the day has nothing for it."""
    return Hub(
        key_points=_key_points(day, rundown),
        who=_who(day, stories, who),
        timeline=timeline(day, rundown),
    )


def _key_points(day: Day, rundown: Sequence[Segment]) -> tuple[Claim, ...]:
    """Three to six claims: those that briefing texts bring, then the shortest of the first segments' claims."""
    told = {claim.text for segment in rundown for claim in segment.text}
    brought = tuple(
        Claim(text=text, cites=(parts.item.id,))
        for parts in day.parts
        if parts.item
        for text in parts.key_points
        if text not in told
    )[:_MOST]
    if len(brought) >= _FEWEST or len(rundown) < 2:
        return brought
    shortest = tuple(min(segment.text, key=lambda claim: (len(claim.text), claim.text)) for segment in rundown)
    return (*brought, *shortest)[:_MOST]


def _who(day: Day, stories: Sequence[Story], who: Sequence[Who]) -> tuple[Gloss, ...]:
    """Those whom briefing texts introduce, then the site's own entries that the stories name."""
    glosses: dict[str, Gloss] = {}
    for parts in day.parts:
        for person in parts.people if parts.item else ():
            key = slug(person.name, digest_of(person.name))
            glosses.setdefault(
                key,
                Gloss(id=key, name=person.name, text=person.text, cites=(parts.item.id,)),  # type: ignore[union-attr]
            )
    register = Register.of(who)
    cites: dict[str, list[str]] = {}
    for story in stories:
        for item in story.items:
            for entry in register.named_in(f"{item.title or ''}\n{item.text}"):
                cites.setdefault(entry.id, []).append(item.id)
    for entry in sorted(who, key=lambda entry: (-len(cites.get(entry.id, ())), entry.id)):
        if entry.gloss and entry.id in cites:
            glosses.setdefault(
                entry.id, Gloss(id=entry.id, name=entry.name, text=entry.gloss, cites=tuple(cites[entry.id][:5]))
            )
    return tuple(glosses.values())[:_MOST_WHO]
