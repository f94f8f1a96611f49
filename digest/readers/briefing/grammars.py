"""The grammars: a table of how briefings are set, the most particular first.

`start` says where the units of a text begin if the grammar fits it, from counts of shapes; `rules` cut it from there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest.readers.briefing import bulleted, dated, headed, kicker, labelled, listed, live, numbered
from digest.readers.briefing.lines import Line
from digest.readers.briefing.noise import Page
from digest.readers.briefing.walk import Cut, Rule, walk


@dataclass(frozen=True, slots=True)
class Grammar:
    """A way of setting a briefing."""

    name: str
    start: Callable[[Page], int | None]
    rules: Sequence[Rule]


def _by_lines(start: Callable[[Sequence[Line]], int | None]) -> Callable[[Page], int | None]:
    return lambda page: start(page.lines)


GRAMMARS: Sequence[Grammar] = (
    Grammar("live", _by_lines(live.start), live.RULES),
    Grammar("kicker", _by_lines(kicker.start), kicker.RULES),
    Grammar("numbered", _by_lines(numbered.start), numbered.RULES),
    Grammar("marked", headed.start_marked, headed.HEADED),
    Grammar("bulleted", _by_lines(bulleted.start), bulleted.RULES),
    Grammar("closed", _by_lines(dated.start_closed), dated.CLOSED),
    Grammar("dated", _by_lines(dated.start), dated.RULES),
    Grammar("pairs", headed.start_pairs, headed.PAIRS),
    Grammar("labelled", labelled.start, labelled.RULES),
    Grammar("cited", _by_lines(listed.start_cited), listed.CITED),
    Grammar("outlets", _by_lines(listed.start_outlets), listed.OUTLETS),
    Grammar("announced", _by_lines(listed.start_announced), listed.ANNOUNCED),
    Grammar("headed", headed.start_headed, headed.HEADED),
    Grammar("column", _by_lines(listed.start_column), ()),
    Grammar("bare", _by_lines(listed.start_bare), listed.BARE),
)


def cut(page: Page) -> Cut | None:
    """The text cut by the first grammar that fits; None where none fits."""
    for grammar in GRAMMARS:
        start = grammar.start(page)
        if start is not None:
            return walk(page.lines, start, grammar.rules)
    return None
