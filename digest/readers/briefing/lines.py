"""Lines: what the grammars read. Markup becomes plain words; bullets, headings and gaps are kept as marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

from digest.readers.briefing.shapes import headline
from digest.text import clean

_LONGEST = 100_000
"""Characters of a line that are worth a look; what is longer is no line of a briefing and is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that says something."""

    number: int
    """Its place in the document, from 1."""
    text: str
    """Its words, without markup and marks."""
    gap: int = 0
    """How many blank lines stand before it."""
    bullet: int | None = None
    """The indent of the bullet that it begins with (in a wiki text, the number of stars), or None."""
    numbered: bool = False
    """It begins with a number and ends no sentence: a numbered heading. It is no bullet then."""
    marked: bool = False
    """It is set as a heading: `# X`, `# X #`, `== X ==`, `** CAPS`, or bold as a whole."""
    lead: str = ""
    """The words in bold, or of a link, that it begins with."""
    url: str | None = None
    """The first address that it links to."""
    cell: bool = False
    """It is what remains of a table's cell."""
    image: bool = False
    """It is the place of a picture, without words."""
    topic: str = ""
    """The bullets above that it is a part of, where those are mere headings."""
    inner: bool = False
    """It is a bullet that goes on with what a bullet above says."""
    heads: bool = False
    """It is a bullet that is a mere heading of those below."""


_BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?:(?:[·•●○▪▫■□◆◇▶►➤➢★☆✓✔◦‣∙⁃・]|&bull;)\s*|[*+–—-]\s+"
    r"|(?P<number>\(?\d{1,2}(?:[.)]\s+|[、．]\s*|\sbig\sthings?:\s+)))"
)
_STARS = re.compile(r"(?P<stars>[*#:]+)\s*")
_HEADING = re.compile(
    r"#[#\s]{0,9}(?:\d{1,2}\.\s+)?(?P<hash>[^\s#].*)|={2,5}\s*(?P<equals>[^=]+?)\s*={2,5}|\*\*\s+(?P<stars>[^*]+)"
)
_BOLD = re.compile(r"\s*(?:\*\*(?P<stars>[^*]+(?:\*[^*]+)*?)\*\*|__(?P<lines>[^_]+)__|'''(?P<wiki>[^']+)''')")
_IMAGE = re.compile(r"!\[[^\]\n]{0,400}\](?:\([^)\n]{0,2000}\))?")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,400})\]\(\s*<?(?P<url>[^()\s<>]{1,2000}(?:\([^()\s]*\)[^()\s]*)?)>?(?:\s+\"[^\"\n]*\")?\s*\)"
)
_WIKI_URL = re.compile(r"\[(?P<url>https?://[^\s\]]{1,2000})(?:\s+(?P<text>[^\]\n]{0,400}))?\]")
_WIKI_LINK = re.compile(r"\[\[(?:[^|\[\]\n]*\|)?(?P<text>[^|\[\]\n]+)\]\]")
_WIKI_TEXT = re.compile(r"\[\[[^\]\n]{1,300}\]\]|\{\{[^}]{0,300}\}\}|'''")
_BARE_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”）]+")
_RULE = re.compile(r"[\s|_=*~.·•—–-]*")
_DROPPED = re.compile(
    r"""</?[a-zA-Z][^<>]{0,300}>|\{\{[^{}]*\}\}|`|\\u\{?200[b-fB-F]\}?"""
    r"""|\[\d{1,3}\]"""  # numbers of footnotes
    r"""|\s*\((?:links?\ )?in\ [A-Z][a-z]+\)|\s*\((?:paywall|subscription\ required"
    r"|registration\ required)\)"""
    r"""|(?i:\s*\[?\b(?:click\ here\ (?:to|for)\ (?:read|more)\b[\w\ ]{0,20}|read\ more(?:\ here)?)\W*$)"""
)
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_EMPHASIS = re.compile(
    r"\*{4,}|(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|'{2,5}|(?<!\w)__?(?=\w)|(?<=\w)__?(?!\w)"
)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that say something, in order; rules, empty cells and blank lines are only gaps."""
    bullets = _STARS if len(_WIKI_TEXT.findall(text, 0, 20_000)) > 2 else _BULLET
    found: list[Line] = []
    gap = 0
    for number, source in enumerate(_COMMENT.sub(_newlines, text).splitlines(), 1):
        line = _line(number, source[:_LONGEST], bullets)
        if line is None:
            gap += not source.strip()
            continue
        found.append(replace(line, gap=gap))
        gap = 0
    return tuple(_nested(_unwrapped(found)))


def plain(source: str) -> str:
    """The words of a line, without markup and the remarks that links leave."""
    text = _LINK.sub(r"\g<text>", _IMAGE.sub("", source))
    text = _WIKI_URL.sub("", _WIKI_LINK.sub(r"\g<text>", text))
    return clean(unescape(_DROPPED.sub("", _EMPHASIS.sub("", text))))


def _newlines(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")


def _line(number: int, source: str, bullets: re.Pattern[str]) -> Line | None:
    source = _QUOTED.sub("", source.replace("\u00a0", " ")).rstrip()
    image = bool(_IMAGE.search(source))
    cell = source.endswith("|") or source.startswith("|")
    source = source.strip("|").rstrip() if cell else source
    if _RULE.fullmatch(source):
        return None
    heading = _HEADING.fullmatch(source.strip()) if bullets is _BULLET or source.startswith("=") else None
    bullet = None if heading else bullets.match(source)
    rest = source[bullet.end() :] if bullet else source
    words = next(group for group in heading.groups() if group).rstrip("# ") if heading else rest
    bold = _BOLD.match(words)
    linked = _LINK.match(words.lstrip(" *_"))
    lead = plain(linked["text"]) if linked else plain(next(g for g in bold.groups() if g)) if bold else ""
    text = plain(words)
    if not text and not image:
        return None
    numbered = bullet is not None and bool(bullet.groupdict().get("number")) and headline(text)
    return Line(
        number=number,
        text=text,
        bullet=_depth(bullet) if bullet and not numbered else None,
        numbered=numbered,
        marked=bool(heading) or (bool(bold) and not bullet and lead.rstrip(":") == text.rstrip(":")),
        lead=lead,
        url=_address(words),
        cell=cell,
        image=image and not text,
    )


def _depth(bullet: re.Match[str]) -> int:
    parts = bullet.groupdict()
    return len(parts["stars"]) if "stars" in parts else len(parts["indent"].expandtabs(4))


def _address(source: str) -> str | None:
    for pattern in (_LINK, _WIKI_URL):
        found = pattern.search(source)
        if found and found["url"].startswith(("http://", "https://")):
            return found["url"]
    bare = _BARE_URL.search(source)
    if not bare:
        return None
    url = bare[0].rstrip(".,;:!?)]*'")
    return url if url.startswith("http") else f"https://{url}"


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Paragraphs that a mail program broke at a column, joined again.

    A break is soft where the next line's first word would not have fitted. A text is taken as wrapped where no
    line is longer than 90 characters and a third of them reach within 15 of the longest.
    """
    width = max((len(line.text) for line in lines), default=0)
    full = sum(len(line.text) > width - 15 for line in lines)
    if not 50 <= width <= 90 or len(lines) < 8 or 3 * full < len(lines):
        return lines
    paragraphs = [lines[:1]]
    for before, line in pairwise(lines):
        first = line.text.split(" ", 1)[0]
        soft = not line.gap and line.bullet is None and not line.marked and not before.marked and line.url != line.text
        if soft and len(before.text) + 1 + len(first) > width - 2:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [_joined(paragraph) for paragraph in paragraphs]


def _joined(lines: Sequence[Line]) -> Line:
    text = " ".join(line.text for line in lines)
    return replace(lines[0], text=text, url=next((line.url for line in lines if line.url), None))


def _nested(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with every bullet's place under the bullets above it."""
    above: list[tuple[int, str]] = []
    ordered = tuple(lines)
    for at, line in enumerate(ordered):
        if line.bullet is None:
            above = [] if line.marked else above
            yield line
            continue
        while above and above[-1][0] >= line.bullet:
            above.pop()
        below = ordered[at + 1] if at + 1 < len(ordered) else None
        deeper = below is not None and below.bullet is not None and below.bullet > line.bullet
        heads = deeper and not line.text.endswith((".", "!", "?", "”", '"')) and len(line.text) <= 120
        yield replace(
            line,
            topic=" · ".join(words for _, words in above if words),
            inner=any(not words for _, words in above),
            heads=heads,
        )
        above.append((line.bullet, line.text if heads else ""))
