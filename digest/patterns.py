"""Regular expressions of a site's settings, found in time linear in the text, whatever they are.

They are RE2's (https://github.com/google/re2/wiki/Syntax): without backreferences and look-around, and therefore
without backtracking, so that no pattern can hold up a build.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import re2

MEMORY = 1 << 23
"""Bytes that RE2 may take for a pattern, by its own default; one that needs more is refused."""


def check_pattern(written: str) -> None:
    """Nothing, where the pattern can be used.

    Raises:
        ValueError: it cannot; says why.
    """
    try:
        matches_nothing = _compiled(written).search("")
    except re2.error as error:
        (why,) = error.args
        why = why.decode("utf-8", "replace") if isinstance(why, bytes) else why
        raise ValueError(f"not a pattern of RE2: {why}; see https://github.com/google/re2/wiki/Syntax") from error
    if matches_nothing:
        raise ValueError("a pattern that finds nothing at all is found everywhere; ask for a character at least")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns, ready to be looked for without regard to case."""

    compiled: tuple[tuple[str, Any], ...]
    """Each as written, and as RE2's own value."""
    either: Any
    """All in one, which most texts do not match."""

    @classmethod
    def of(cls, written: Sequence[str]) -> Self:
        """Patterns that `check_pattern` has nothing against."""
        each = tuple(dict.fromkeys(written))
        either = "|".join(f"(?:{pattern})" for pattern in each)
        compiled = tuple((pattern, _compiled(pattern)) for pattern in each)
        return cls(compiled, _compiled(either, (len(each) + 1) * MEMORY) if each else None)

    def found_in(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Where the patterns occur: each as written, with the first character and the one behind the last."""
        if self.either is None or not self.either.search(text):
            return
        for written, pattern in self.compiled:
            for match in pattern.finditer(text):
                yield written, match.start(), match.end()


def _compiled(written: str, memory: int = MEMORY) -> Any:  # noqa: ANN401 - the binding has no types
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = memory
    return re2.compile(written, options)
