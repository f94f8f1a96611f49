"""People and organisations in text: names, their aliases, and the appositions that say who they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.model import Who
from digest.text import fold

_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Register:
    """The site's who's who, ready to be looked up in text."""

    entries: tuple[Who, ...]
    pattern: re.Pattern[str] | None
    by_alias: dict[str, Who]

    @classmethod
    def of(cls, entries: Sequence[Who]) -> "Register":
        """A register of entries; the first that claims an alias has it."""
        by_alias: dict[str, Who] = {}
        for entry in entries:
            for alias in (entry.name, *entry.aliases):
                by_alias.setdefault(fold(alias), entry)
        parts = [_bounded(alias) for alias in sorted(by_alias, key=lambda alias: (-len(alias), alias)) if alias]
        return cls(entries=tuple(entries), pattern=re.compile("|".join(parts)) if parts else None, by_alias=by_alias)

    def named_in(self, text: str) -> tuple[Who, ...]:
        """The entries that a text names, each once, in order of appearance."""
        if not self.pattern:
            return ()
        found = (self.by_alias[match[0]] for match in self.pattern.finditer(fold(text)))
        return tuple({entry.id: entry for entry in found}.values())


def _bounded(alias: str) -> str:
    """A pattern for an alias: whole words, where its script has words."""
    return re.escape(alias) if _HAN.search(alias) else rf"(?<!\w){re.escape(alias)}(?!\w)"
