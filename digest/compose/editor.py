"""The editor's word about a day, with the stories that it names found."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from digest.config import EditorsWord
from digest.model import Day, Problem, Story, StoryId
from digest.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What the editor decides, by story id, and a problem for each name that no story has."""

    order: tuple[StoryId, ...]
    pin: tuple[StoryId, ...]
    drop: tuple[StoryId, ...]
    labels: Mapping[StoryId, str]
    problems: tuple[Problem, ...]


def decide(word: EditorsWord, stories: Sequence[Story], labels: Mapping[StoryId, str], where: str) -> Decisions:
    """Find the stories that the editor's word names by id, label or title, in any case.

    Where two stories share a name, the better-ranked one has it. `where` is the file, for problems.
    """
    known = _known(stories, labels)
    wanted = (*word.order, *word.pin, *word.drop, *word.label)

    def found(names: Iterable[str]) -> tuple[StoryId, ...]:
        return tuple(dict.fromkeys(known[fold(name)][1] for name in names if fold(name) in known))

    return Decisions(
        order=found(word.order),
        pin=found(word.pin),
        drop=found(word.drop),
        labels={known[fold(name)][1]: label for name, label in word.label.items() if fold(name) in known},
        problems=tuple(_unknown(name, known, where) for name in dict.fromkeys(wanted) if fold(name) not in known),
    )


def untold(
    decided: Decisions, told: Collection[StoryId], titles: Mapping[StoryId, str], where: str
) -> tuple[Problem, ...]:
    """A problem for each story that the editor wants in the rundown and that nothing can be told of."""
    wanted = dict.fromkeys((*decided.order, *decided.pin))
    return tuple(
        Problem(
            where=where,
            message=f"{titles[story]!r} cannot stand in the rundown: none of its sentences says what happened",
            remedy="write a note that says it, and pin that",
        )
        for story in wanted
        if story not in told and story not in decided.drop
    )


def unknown_items(word: EditorsWord, day: Day, where: str) -> tuple[Problem, ...]:
    """A problem for each id of the editor's `merge` and `split` that no item of the day has, with the nearest."""
    items = {item.id: item for story in day.stories for item in story.items} | {item.id: item for item in day.outside}
    near = {story.id: story.lead.id for story in day.stories}
    near |= {fold(item.title): item.id for item in items.values() if item.title} | {id_: id_ for id_ in items}

    def problem(key: str, name: str) -> Problem:
        found = get_close_matches(fold(name), sorted(near), n=1, cutoff=0.5)
        meant = items[near[found[0]]] if found else None
        return Problem(
            where=where,
            message=f"{key}: no item of the day has the id {name!r}",
            remedy=f"did you mean {meant.id!r}, “{meant.heading}”?" if meant else "`digest why` shows the ids of items",
        )

    said = (("merge", word.merge), ("split", word.split))
    names = dict.fromkeys((key, name) for key, lists in said for names in lists for name in names)
    return tuple(problem(key, name) for key, name in names if name not in items)


def _known(stories: Sequence[Story], labels: Mapping[StoryId, str]) -> dict[str, tuple[str, StoryId]]:
    """How each name is written and whose it is, by folded name; ids before labels before titles."""
    names = (
        *((story.id, story.id) for story in stories),
        *((labels[story.id], story.id) for story in stories if story.id in labels),
        *((item.label, story.id) for story in stories for item in story.items if item.label),
        *((item.title, story.id) for story in stories for item in story.items if item.title),
    )
    known: dict[str, tuple[str, StoryId]] = {}
    for name, story in names:
        known.setdefault(fold(name), (name, story))
    return known


def _unknown(name: str, known: Mapping[str, tuple[str, StoryId]], where: str) -> Problem:
    near = get_close_matches(fold(name), known, n=1, cutoff=0.5)
    return Problem(
        where=where,
        message=f"no story of the day is called {name!r}",
        remedy=f"did you mean {known[near[0]][0]!r}?" if near else "use the id, label or title of a story",
    )
