"""Whom a story names: the site's own entries, those whom the day introduces, those of whom earlier days told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.model import Gloss, Remembered, Story, Who
from digest.names import HAN, capital_runs, name_key, parts_of_runs, same_bearer, tells_apart
from digest.who import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """All whom a day may name."""

    register: Register
    """The site's own entries."""
    keys: Mapping[str, str]
    """Ids of the others, by the keys of their names."""
    han: Mapping[str, str]
    """Ids of those whose names have no blanks between words, by name."""

    def named_in(self, story: Story) -> tuple[str, ...]:
        """The ids of those whom a story names: the site's own in order of appearance, then the others by id."""
        text = "\n".join(f"{item.title or ''}\n{item.text}" for item in story.items)
        own = tuple(entry.id for entry in self.register.named_in(text))
        written = parts_of_runs(capital_runs(text)) & self.keys.keys() if self.keys else ()
        others = {self.keys[key] for key in written} | {key for name, key in self.han.items() if name in text}
        return (*own, *sorted(others.difference(own)))


def roster(who: Sequence[Who], glosses: Sequence[Gloss], recalled: Sequence[Remembered]) -> Roster:
    """The site's own entries, and of the others those whose names alone are enough to know them by."""
    register = Register.of(who)
    keys: dict[str, str] = {}
    han: dict[str, str] = {}
    told = [(one.gloss, (one.gloss.name, *one.aliases)) for one in recalled]
    for gloss, names in (*((gloss, (gloss.name,)) for gloss in glosses), *told):
        own = next((one for one in register.named_in(gloss.name) if same_bearer(one.name, gloss.name)), None)
        for name in names if own is None else ():
            if tells_apart(name):
                place, key = (han, name) if HAN.search(name) else (keys, name_key(name))
                place.setdefault(key, gloss.id)
    return Roster(register=register, keys=keys, han=han)
