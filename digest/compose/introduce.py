"""Who's who: the people and organisations of the day, each with what a text says of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.compose.clean import CleanText
from digest.compose.words import terms
from digest.model import Day, Gloss, Item, Who
from digest.text import fold
from digest.urls import digest_of, slug
from digest.who import Apposition, Register, appositions

_MOST = 8
_CITES = 5
_KNOWN = 4
"""Of somebody whom more items name, what only one of them says is no introduction; it may be its jibe."""
_AGREED = 0.5
"""The mean share of a gloss's words in the others from which it is agreed on; then the fuller one is better."""


def introduce(day: Day, stories: Sequence[Sequence[CleanText]], who: Sequence[Who]) -> tuple[Gloss, ...]:
    """At most eight: those whom briefing texts introduce, the site's own entries, those that items introduce.

    Within each of these, whoever most of the rundown's stories name comes first. `stories` are the rundown's.
    """
    register = Register.of(who)
    found: list[Gloss] = []
    for gloss in (*_brought(day), *_own(register, who, stories), *_introduced(register, stories)):
        if not any(_same(gloss, other) for other in found):
            found.append(gloss)
    return tuple(found[:_MOST])


def _same(one: Gloss, other: Gloss) -> bool:
    """Whether two glosses are of one bearer: one name is part of the other ("Wolfe Herd")."""
    ours, theirs = set(fold(one.name).split()), set(fold(other.name).split())
    return one.id == other.id or ours <= theirs or theirs <= ours


def _brought(day: Day) -> Iterator[Gloss]:
    for parts in day.parts:
        for person in parts.people:
            if parts.item and person.text:
                key = slug(person.name, digest_of(person.name))
                yield Gloss(id=key, name=person.name, text=person.text, cites=(parts.item.id,))


def _own(register: Register, who: Sequence[Who], stories: Sequence[Sequence[CleanText]]) -> Iterator[Gloss]:
    """Entries with a gloss of their own, which cite the items that name them."""
    counts: Counter[str] = Counter()
    cites: dict[str, list[str]] = {}
    for texts in stories:
        named = {text.item.id: register.named_in(_all(text.item)) for text in texts}
        counts.update({entry.id for entries in named.values() for entry in entries})
        for item, entries in named.items():
            for entry in entries:
                cites.setdefault(entry.id, []).append(item)
    for entry in sorted(who, key=lambda entry: (-counts[entry.id], entry.id)):
        if entry.gloss and counts[entry.id]:
            yield Gloss(id=entry.id, name=entry.name, text=entry.gloss, cites=tuple(cites[entry.id][:_CITES]))


@dataclass(frozen=True, slots=True)
class _Introduction:
    apposition: Apposition
    item: str


def _introduced(register: Register, stories: Sequence[Sequence[CleanText]]) -> Iterator[Gloss]:
    """Those that an English sentence introduces (the patterns are English), by what most items call them."""
    found: dict[str, list[_Introduction]] = {}
    for texts in stories:
        for text in texts:
            for sentence in text.sentences if text.language == "en" else ():
                for apposition in appositions(sentence):
                    known = register.named_in(apposition.name)
                    key = known[0].id if known else slug(apposition.name, digest_of(apposition.name))
                    found.setdefault(key, []).append(_Introduction(apposition, text.item.id))
    folded = [[fold(_all(text.item)) for text in texts] for texts in stories] if found else []
    wide = {key: _named_by(introductions[0].apposition.name, folded) for key, introductions in found.items()}
    for key in sorted(found, key=lambda key: (-wide[key][0], -wide[key][1], key)):
        if len(found[key]) == 1 and wide[key][1] > _KNOWN:
            continue
        best = _most_agreed(found[key])
        yield Gloss(id=key, name=best.apposition.name, text=best.apposition.gloss, cites=(best.item,))


def _most_agreed(introductions: Sequence[_Introduction]) -> _Introduction:
    """What most say, in other words too; among equals the fuller."""
    words = [terms(one.apposition.gloss) for one in introductions]
    counts = Counter(word for found in words for word in found)

    def merit(number: int) -> tuple[float, tuple[bool, int], str]:
        agreed = sum(counts[word] for word in words[number]) / ((len(words[number]) or 1) * len(words))
        return min(round(agreed, 1), _AGREED), _fullness(introductions[number].apposition), introductions[number].item

    return introductions[max(range(len(words)), key=merit)]


def _named_by(name: str, stories: Iterable[Sequence[str]]) -> tuple[int, int]:
    """How many stories, and how many of their folded texts, have a name."""
    counts = [sum(fold(name) in text for text in texts) for texts in stories]
    return sum(map(bool, counts)), sum(counts)


def _fullness(apposition: Apposition) -> tuple[bool, int]:
    """A gloss of four to twelve words tells enough and not too much."""
    words = len(apposition.gloss.split())
    return 3 <= words <= 12, words if words <= 12 else -words


def _all(item: Item) -> str:
    return f"{item.title or ''}\n{item.text}"
