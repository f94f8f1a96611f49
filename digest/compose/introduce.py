"""Who's who: the people and organisations of the day, each with what a text says of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.appositions import Apposition, appositions, informs
from digest.compose.clean import CleanText
from digest.compose.words import terms
from digest.model import Day, Gloss, Item, Remembered, Who
from digest.names import aliases_in, name_key, same_bearer
from digest.urls import digest_of, slug
from digest.who import Register

_MOST = 8
_CITES = 5
_KNOWN = 4
"""Of somebody whom more items name, what only one of them says is no introduction; it may be its jibe."""
_AGREED = 0.5
"""The mean share of a gloss's words in the others from which it is agreed on; then the fuller one is better."""
_LANGUAGES = ("en", "zh")
"""The languages whose appositions are understood."""


def introduce(
    day: Day, stories: Sequence[Sequence[CleanText]], who: Sequence[Who], recalled: Sequence[Remembered] = ()
) -> tuple[Gloss, ...]:
    """At most eight: those whom briefing texts introduce, the site's own entries, those that items introduce.

    Within each of these, whoever most of the rundown's stories name comes first. The site's own words on somebody win;
    what an earlier day said stands where today says nothing. `stories` are the rundown's.
    """
    own = {gloss.id: gloss for gloss in _own(who, stories)}
    register = Register.of(who)
    told = [_under_own_id(gloss, register) for gloss in (*brought(day), *_trusted(stories))]
    aliases = _aliases(stories)
    candidates = [
        *(own.get(gloss.id, gloss) for gloss in told[: len(tuple(brought(day)))]),
        *own.values(),
        *_by_width([*told, *_remembered(recalled, register, stories)], stories),
    ]
    found: list[Gloss] = []
    for gloss in candidates:
        if not any(_same(gloss, other, aliases) for other in found):
            found.append(gloss)
    return tuple(found[:_MOST])


def brought(day: Day) -> Iterator[Gloss]:
    """Those whom the day's briefing texts introduce."""
    for parts in day.parts:
        for person in parts.people:
            if parts.item and person.text:
                yield Gloss(id=_id(person.name), name=person.name, text=person.text, cites=(parts.item.id,))


def introduced(stories: Sequence[Sequence[CleanText]]) -> Iterator[tuple[Gloss, int]]:
    """Those whom an English or Chinese sentence introduces, by what most items call them, and how many do; by id."""
    found: dict[str, list[_Introduction]] = {}
    for text in (text for texts in stories for text in texts if text.language in _LANGUAGES):
        for apposition in (one for sentence in text.sentences for one in appositions(sentence)):
            if informs(apposition.gloss):
                found.setdefault(_id(apposition.name), []).append(_Introduction(apposition, text.item.id))
    for key, introductions in sorted(found.items()):
        best = _most_agreed(introductions)
        gloss = Gloss(id=key, name=best.apposition.name, text=best.apposition.gloss, cites=(best.item,))
        yield gloss, len(introductions)


def is_jibe(voices: int, items: int) -> bool:
    """Whether what so many of the items that name somebody call them is no introduction: one word of many's."""
    return voices == 1 and items > _KNOWN


def _trusted(stories: Sequence[Sequence[CleanText]]) -> list[Gloss]:
    found = list(introduced(stories))
    named = _named(Register.of([Who(id=gloss.id, name=gloss.name) for gloss, _ in found]), stories)
    return [gloss for gloss, voices in found if not is_jibe(voices, len(named[gloss.id].items))]


def _id(name: str) -> str:
    return slug(name, digest_of(name))


def _under_own_id(gloss: Gloss, register: Register) -> Gloss:
    """The gloss under the id of the site's own entry for its bearer, where there is one."""
    known = register.named_in(gloss.name)
    return replace(gloss, id=known[0].id) if known and same_bearer(known[0].name, gloss.name) else gloss


def _own(who: Sequence[Who], stories: Sequence[Sequence[CleanText]]) -> Iterator[Gloss]:
    """Entries with a gloss of their own, which cite the items that name them; whom most stories name first."""
    named = _named(Register.of(who), stories)
    for entry in sorted(who, key=lambda entry: (-named[entry.id].stories, entry.id)):
        if entry.gloss and named[entry.id].stories:
            yield Gloss(id=entry.id, name=entry.name, text=entry.gloss, cites=named[entry.id].items[:_CITES])


def _remembered(
    recalled: Sequence[Remembered], register: Register, stories: Sequence[Sequence[CleanText]]
) -> Iterator[Gloss]:
    """What earlier days said of those whom the stories name."""
    bearers = [Who(id=one.gloss.id, name=one.gloss.name, aliases=one.aliases) for one in recalled]
    named = _named(Register.of(bearers), stories)
    for one in recalled:
        if named[one.gloss.id].stories:
            yield _under_own_id(one.gloss, register)


@dataclass(frozen=True, slots=True)
class _Introduction:
    apposition: Apposition
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """How many stories name somebody, and the items that do."""

    stories: int = 0
    items: tuple[str, ...] = ()


def _named(register: Register, stories: Sequence[Sequence[CleanText]]) -> Mapping[str, _Place]:
    """Where the entries of a register are named, by id; nowhere is a place, too."""
    found: defaultdict[str, _Place] = defaultdict(_Place)
    for texts in stories:
        items: dict[str, list[str]] = {}
        for text in texts:
            for entry in register.named_in(_all(text.item)):
                items.setdefault(entry.id, []).append(text.item.id)
        for key, ids in items.items():
            found[key] = _Place(stories=found[key].stories + 1, items=(*found[key].items, *ids))
    return found


def _by_width(glosses: Sequence[Gloss], stories: Sequence[Sequence[CleanText]]) -> list[Gloss]:
    """The glosses, first of whom most stories and items name; of one bearer today's before an earlier day's."""
    bearers = {gloss.id: Who(id=gloss.id, name=gloss.name) for gloss in reversed(glosses)}
    named = _named(Register.of(tuple(bearers.values())), stories)

    def rank(gloss: Gloss) -> tuple[int, int, bool, str]:
        place = named[gloss.id]
        return -place.stories, -len(place.items), gloss.said is not None, gloss.id

    return sorted(glosses, key=rank)


def _aliases(stories: Iterable[Sequence[CleanText]]) -> frozenset[frozenset[str]]:
    """The names that the texts say to be of one bearer, as pairs of keys."""
    told = (
        names
        for texts in stories
        for text in texts
        for sentence in text.sentences
        if "(" in sentence or "（" in sentence
        for names in aliases_in(sentence)
    )
    return frozenset(frozenset(map(name_key, (name, other))) for name, *others in told for other in others)


def _same(one: Gloss, other: Gloss, aliases: frozenset[frozenset[str]]) -> bool:
    """Whether two glosses are of one bearer."""
    if one.id == other.id or frozenset((name_key(one.name), name_key(other.name))) in aliases:
        return True
    return same_bearer(one.name, other.name)


def _most_agreed(introductions: Sequence[_Introduction]) -> _Introduction:
    """What most say, in other words too; among equals the fuller."""
    words = [terms(one.apposition.gloss) for one in introductions]
    counts = Counter(word for found in words for word in found)

    def merit(number: int) -> tuple[float, tuple[bool, int], str]:
        agreed = sum(counts[word] for word in words[number]) / ((len(words[number]) or 1) * len(words))
        return min(round(agreed, 1), _AGREED), _fullness(introductions[number].apposition), introductions[number].item

    return introductions[max(range(len(words)), key=merit)]


def _fullness(apposition: Apposition) -> tuple[bool, int]:
    """A gloss of four to twelve words tells enough and not too much."""
    words = len(apposition.gloss.split())
    return 3 <= words <= 12, words if words <= 12 else -words


def _all(item: Item) -> str:
    return f"{item.title or ''}\n{item.text}"
