"""People and organisations in running text: the site's own entries, under any alias and form of their names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

from digest.model import Who
from digest.names import HAN
from digest.text import fold

_ACRONYM = 3
"""Letters up to which an acronym counts only as it is written: `WHO` is not `who`, but `Nasa` is `NASA`."""
_LANGUAGES = ("en", "zh", "ja", "de", "es", "fr", "it", "pl", "pt", "ru")
"""In these a country's name is known beside the one in `who.yml`."""


@dataclass(frozen=True, slots=True)
class Register:
    """The site's who's who, ready to be looked up in text."""

    pattern: re.Pattern[str] | None
    by_alias: Mapping[str, Who]
    """Entries by folded name and alias."""
    exact: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """How acronyms must be written, by what they are folded."""

    @classmethod
    def of(cls, entries: Sequence[Who]) -> "Register":
        """A register of entries; the first that claims an alias has it, before all that have it as a country's form."""
        by_alias: dict[str, Who] = {}
        written: dict[str, set[str]] = {}
        given = [(alias, entry) for entry in entries for alias in (entry.name, *entry.aliases)]
        forms = [(form, entry) for alias, entry in given for form in _country_forms().get(fold(alias), ())]
        for alias, entry in (*given, *forms):
            if folded := fold(alias).strip():
                by_alias.setdefault(folded, entry)
                written.setdefault(folded, set()).add(alias.strip())
        longest_first = sorted(by_alias, key=lambda alias: (-len(alias), alias))
        return cls(
            re.compile("|".join(map(_bounded, longest_first))) if by_alias else None,
            by_alias,
            {
                folded: re.compile("|".join(map(_bounded, sorted(aliases))))
                for folded, aliases in written.items()
                if len(folded.replace(".", "")) <= _ACRONYM and all(alias.isupper() for alias in aliases)
            },
        )

    def named_in(self, text: str) -> tuple[Who, ...]:
        """The entries that a text names, each once, in order of appearance."""
        if not self.pattern:
            return ()
        aliases = dict.fromkeys(match[0] for match in self.pattern.finditer(fold(text)))
        sure = (alias for alias in aliases if alias not in self.exact or self.exact[alias].search(text))
        return tuple({entry.id: entry for entry in (self.by_alias[alias] for alias in sure)}.values())


def _bounded(alias: str) -> str:
    """A pattern for an alias: whole words, where its script has words."""
    return re.escape(alias) if HAN.search(alias) else rf"(?<!\w){re.escape(alias)}(?!\w)"


@cache
def _country_forms() -> Mapping[str, tuple[str, ...]]:
    """All forms of the name of a country or union, by each of them, folded: `US`, `U.S.`, `United States`."""
    names = [Locale(language).territories for language in _LANGUAGES]
    found: dict[str, tuple[str, ...]] = {}
    for code in names[0]:
        if str(code).isalpha():
            forms = tuple(dict.fromkeys(form for known in names for form in _forms(known.get(code, ""))))
            found |= {fold(form): forms for form in forms}
    return found


def _forms(name: str) -> Iterator[str]:
    """The name, and of a union of several words its initials, with dots and without."""
    if not name:
        return
    yield name
    words = name.split()
    if words[0] in ("United", "European") and words[-1] != "Islands":
        initials = [word[0] for word in words if word[0].isupper()]
        yield "".join(initials)
        yield "".join(f"{letter}." for letter in initials)
    if words == ["United", "States"]:
        yield from ("USA", "U.S.A.", "United States of America")
