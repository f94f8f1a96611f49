"""Walking: a grammar's rules applied to the lines of a text, one line after another.

A rule looks at a line in its place (`Spot`) and says what the line does (`Mark`), or None where it is not the
rule's business; the first rule that answers counts. What no rule claims goes on with the open unit, or belongs to
the opening of the text while there is none.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import TypeAlias

from digest.readers.briefing.lines import Line
from digest.readers.briefing.shapes import headline, paragraph


class Does(Enum):
    """What a line does."""

    SECTION = "opens a section"
    UNIT = "opens a unit"
    TITLE = "gives the open unit its title"
    TEXT = "goes on with the open unit"
    RELATED = "names another text, as a part of the open unit"
    SKIP = "says nothing of its own"
    LEFT = "fits nowhere; is reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An entry of a briefing as its text gives it."""

    line: int
    label: str | None = None
    title: str | None = None
    section: str | None = None
    text: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    day: date | None = None
    byline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a line does, and its words in their parts; `unit` where it opens or renames one, else `text`."""

    does: Does
    text: str = ""
    unit: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A line in its place."""

    lines: Sequence[Line]
    at: int
    unit: Unit | None
    """The open unit as it stands."""

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.lines[self.at]

    @property
    def after(self) -> Line | None:
        """The next line."""
        return self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None

    @property
    def before(self) -> Line | None:
        """The line before."""
        return self.lines[self.at - 1] if self.at else None

    @property
    def waits(self) -> bool:
        """Whether the open unit has a label or a title, but no text yet."""
        return self.unit is not None and not self.unit.text


Rule: TypeAlias = Callable[[Spot], Mark | None]
SKIP = Mark(does=Does.SKIP)
LEFT = Mark(does=Does.LEFT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A text cut into units; `left` are lines that fit nowhere."""

    opening: tuple[Line, ...]
    units: tuple[Unit, ...]
    left: tuple[Line, ...] = ()


@dataclass
class _Walker:
    """The units so far; of the open one, only the first paragraph stands in it until it is closed."""

    opening: list[Line] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    section: str | None = None
    open: Unit | None = None
    opened: Line | None = None
    """The line that opened it."""
    text: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)

    def close(self) -> None:
        if self.open and (self.open.title or self.open.text):
            text = (*self.open.text, *self.text)
            self.units.append(replace(self.open, text=text, related=tuple(self.related)))
        elif self.opened:
            self.left.append(self.opened)
        self.open, self.opened, self.text, self.related = None, None, [], []

    def take(self, line: Line, mark: Mark) -> None:
        match mark.does:
            case Does.SECTION:
                self.close()
                self.section = mark.text
            case Does.UNIT:
                self.close()
                unit = mark.unit or Unit(line=line.number)
                self.open = replace(unit, section=unit.section or self.section)
                self.opened = line
            case Does.LEFT:
                self.left.append(line)
            case Does.SKIP:
                pass
            case _:
                self.extend(line, mark)

    def extend(self, line: Line, mark: Mark) -> None:
        unit = self.open
        if unit is None and (self.units or self.section):
            unit = Unit(line=line.number, section=self.section)
        if unit is None:
            self.opening.append(line)
            return
        text = mark.text or line.text
        if mark.does is Does.TITLE:
            unit = mark.unit or replace(unit, title=text)
        elif mark.does is Does.RELATED:
            self.related.append(text)
        elif line.url == text:
            pass
        elif unit.text:
            self.text.append(text)
        else:
            unit = replace(unit, text=(text,))
        linked = line.url if not line.lead or line.url == text else None
        self.open = replace(unit, url=unit.url or linked) if linked else unit


def walk(lines: Sequence[Line], start: int, rules: Iterable[Rule]) -> Cut:
    """The lines cut into units by the rules, from `start` on; those before are the opening."""
    walker = _Walker(opening=list(lines[:start]))
    asked = tuple(rules)
    for at in range(start, len(lines)):
        spot = Spot(lines=lines, at=at, unit=walker.open)
        answers = (mark for rule in asked if (mark := rule(spot)))
        walker.take(lines[at], next(answers, Mark(does=Does.TEXT)))
    walker.close()
    return Cut(opening=tuple(walker.opening), units=tuple(walker.units), left=tuple(walker.left))


def marked_section(spot: Spot) -> Mark | None:
    """A line that is set as a heading: a title where a paragraph follows at once, else a section's name."""
    line, after = spot.line, spot.after
    if not line.marked or not headline(line.text):
        return None
    text = line.text.rstrip(":：")
    if after and after.bullet is None and not after.marked and paragraph(after.text):
        return Mark(does=Does.UNIT, unit=Unit(line=line.number, title=text, url=line.url))
    return Mark(does=Does.SECTION, text=text)
