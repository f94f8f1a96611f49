"""Headlines with a text below: paragraphs under each (`headed`), or one standfirst that ends no sentence (`pairs`).

Sections are marked (`# Section #`, `** CAPS`), in capitals, or a few plain words above a headline.
"""

from collections.abc import Sequence

from digest.readers.briefing.lead import led
from digest.readers.briefing.lines import Line
from digest.readers.briefing.noise import Page
from digest.readers.briefing.shapes import (
    capitals,
    ended,
    headline,
    paragraph,
    short,
    title_case,
    words,
)
from digest.readers.briefing.walk import Does, Mark, Rule, Spot, Unit, marked_section

_LONG = 160
"""Characters from which a paragraph is a story's text and not one more heading."""


def start_marked(page: Page) -> int | None:
    """Where the first section over a headline with its paragraphs stands; paragraphs are sentences, not standfirsts."""
    lines = page.lines
    over = [at for at in range(len(lines) - 2) if _is_mark(lines, at) and _over_text(lines, at + 1)]
    bullets = sum(line.bullet is not None for line in lines)
    return over[0] if over and _prose(lines[over[0] :]) and 3 * bullets < len(lines) else None


def start_pairs(page: Page) -> int | None:
    """Where pairs of headline and standfirst begin.

    After a letter, at a marked section, after a line that announces them; else where pairs are nearly all there is.
    """
    lines = page.lines
    marked = _first_mark(lines)
    if page.letter and _pairs(lines[page.letter :]):
        return page.letter
    sections = sum(line.marked for line in lines)
    if marked is not None and not _prose(lines[marked:]) and (sections > 1 or _pairs(lines[marked:])):
        return marked
    announced = next(
        (at + 1 for at, line in enumerate(lines) if line.text.endswith(":") and words(line.text) > 4), None
    )
    if announced is not None and _pairs(lines[announced:]) >= 2:
        return announced
    bare = [at for at in range(len(lines)) if _opens_bare_pair(lines, at)]
    long = sum(not short(line.text, 3) for line in lines[bare[0] :]) if bare else 0
    if len(bare) < 2 or 3 * len(bare) < long:
        return None
    first = bare[0]
    return first - 1 if first > 1 and _is_few_words(lines[first - 1].text) else first


def start_headed(page: Page) -> int | None:
    """Where the first headline over a paragraph stands.

    None unless there are two, in Title Case or three, each over one paragraph or hardly more: an article with
    subheadings has more text below each.
    """
    lines = page.lines
    heads = [at for at in range(len(lines)) if _over_paragraph(lines, at)]
    if len(heads) > 2 and heads[:2] == [0, 2]:
        heads = heads[1:]  # the first is the title of all, over an introduction
    if len(heads) < 2:
        return None
    texts = sum(len(line.text) >= _LONG for line in lines[heads[0] :])
    cased = all(title_case(lines[at].text) for at in heads)
    if 2 * texts > 3 * len(heads) or not (cased or len(heads) > 2):
        return None
    first = heads[0]
    return first - 1 if first and short(lines[first - 1].text.rstrip("."), 4) else first


def _is_mark(lines: Sequence[Line], at: int) -> bool:
    return lines[at].marked or (at > 0 and capitals(lines[at].text))


def _over_text(lines: Sequence[Line], at: int) -> bool:
    """Whether an unmarked headline stands before a paragraph."""
    head, below = lines[at], lines[at + 1]
    unmarked = not head.marked and not below.marked and head.bullet is None and below.bullet is None
    return unmarked and headline(head.text) and paragraph(below.text)


def _first_mark(lines: Sequence[Line]) -> int | None:
    """Where the first marked section stands; a mark on the first line of several is the title's."""
    marks = [at for at, line in enumerate(lines) if line.marked]
    return marks[1] if marks[:1] == [0] and len(marks) > 1 else next(iter(marks), None)


def _prose(lines: Sequence[Line]) -> bool:
    """Whether the text below headings is sentences, not standfirsts."""
    plain = [line for line in lines if not line.marked]
    return 3 * sum(paragraph(line.text) for line in plain) >= len(plain) > 0


def _pairs(lines: Sequence[Line]) -> int:
    return sum(opens_pair(lines, at) for at in range(len(lines)))


def opens_pair(lines: Sequence[Line], at: int) -> bool:
    """Whether a headline in Title Case stands before a line that is not."""
    if at + 1 >= len(lines) or lines[at].marked or lines[at + 1].marked:
        return False
    head, below = lines[at].text, lines[at + 1].text
    return words(head) >= 3 and _is_head(head) and title_case(head) and words(below) >= 5 and not title_case(below)


def _opens_bare_pair(lines: Sequence[Line], at: int) -> bool:
    return opens_pair(lines, at) and not ended(lines[at + 1].text)


def _is_head(text: str) -> bool:
    """Whether a line may head a text. A few words in Title Case may even end with a period."""
    return headline(text) or (len(text) < 90 and title_case(text) and words(text) > 1 and text.count(".") == 1)


def _over_paragraph(lines: Sequence[Line], at: int) -> bool:
    if at + 1 >= len(lines) or lines[at].bullet is not None:
        return False
    head, below = lines[at].text, lines[at + 1].text
    return len(head) <= 120 and _is_head(head) and paragraph(below) and len(below) >= _LONG


def _plain_section(spot: Spot) -> Mark | None:
    """A few words, or capitals, above a headline."""
    text, after = spot.line.text.rstrip("."), spot.after
    if after is None or spot.waits or not _is_head(after.text):
        return None
    over_head = words(after.text) > 3 or _over_paragraph(spot.lines, spot.at + 1)
    return Mark(does=Does.SECTION, text=text) if over_head and _is_few_words(text) else None


def _is_few_words(text: str) -> bool:
    return capitals(text) or (short(text, 3) and title_case(text))


def _head(spot: Spot) -> Mark | None:
    line = spot.line
    if line.bullet is not None or not _is_head(line.text):
        return None
    return Mark(does=Does.UNIT, unit=Unit(line=line.number, title=line.text.rstrip("."), url=line.url))


def _standfirst(spot: Spot) -> Mark | None:
    """Below a headline, a line in sentence case belongs to it even though it ends no sentence."""
    waits = spot.waits and spot.unit is not None and spot.unit.title is not None
    return Mark(does=Does.TEXT) if waits and not title_case(spot.line.text) else None


def _announced(spot: Spot) -> Mark | None:
    """A paragraph with a label in bold is a story of its own among others."""
    unit = led(spot.line)
    return Mark(does=Does.UNIT, unit=unit) if unit and unit.label and paragraph(unit.text[0]) else None


HEADED: Sequence[Rule] = (marked_section, _plain_section, _announced, _head)
PAIRS: Sequence[Rule] = (marked_section, _plain_section, _standfirst, _head)
