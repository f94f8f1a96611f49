"""The layout of an archive page: title, paragraphs, source block, repeated."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from digest.readers.archive.citations import Citation, address
from digest.readers.archive.lines import Kind, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry as found. `line` is where it begins."""

    line: int
    title: str | None = None
    paragraphs: tuple[str, ...] = ()
    byline: str | None = None
    posted: date | None = None
    citations: tuple[Citation, ...] = ()
    url: str | None = None
    begun: bool = False
    """Whether the page has only its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    line: int
    text: str
    heading: bool = False
    link: str | None = None
    posted: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    """The lines between two source blocks, and the block that ends them."""

    body: tuple[Line, ...]
    block: tuple[Line, ...]


def laid_out(lines: Sequence[Line]) -> tuple[str | None, tuple[Found, ...]]:
    """The heading of the page (its category), if it has one, and its entries in order."""
    heading = next((line.text for line in lines if line.kind is Kind.SECTION), None)
    found: list[Found] = []
    for chunk in _chunks([line for line in lines if line.kind is not Kind.SECTION]):
        paragraphs = _paragraphs(chunk.body)
        while not found and _is_page_heading(paragraphs):
            heading, paragraphs = heading or paragraphs[0].text, paragraphs[1:]
        found.extend(_entries(paragraphs, chunk))
    return heading, tuple(found)


def _is_page_heading(paragraphs: Sequence[_Paragraph]) -> bool:
    """Whether the first paragraph is no title, since a title and a text follow it."""
    if len(paragraphs) < 3:
        return False
    first, second, third = paragraphs[:3]
    if first.heading:
        return second.heading
    return len(first.text.split()) <= 6 and _may_head(first) and _may_head(second) and not _may_head(third)


def _chunks(lines: Sequence[Line]) -> Iterator[_Chunk]:
    body: list[Line] = []
    block: list[Line] = []
    for line, after in zip_longest(lines, lines[1:]):
        if _belongs(line, block) or _closes(line, body, after):
            block.append(line)
            continue
        if block:
            yield _Chunk(body=tuple(body), block=tuple(block))
            body, block = [], []
        body.append(line)
    if body or block:
        yield _Chunk(body=tuple(body), block=tuple(block))


def _belongs(line: Line, block: Sequence[Line]) -> bool:
    """Whether a line goes on with a source block: another source, an address, the second half of an address."""
    if not block or block[-1].kind is Kind.END:
        return False
    if line.kind in (Kind.CITATION, Kind.ADDRESS):
        return True
    broken = block[-1].kind is Kind.ADDRESS and not line.gap and line.kind is Kind.TEXT
    return broken and bool(_REST_OF_ADDRESS.fullmatch(line.text))


_REST_OF_ADDRESS = re.compile(r"[a-z0-9%&=?_.~/-]*[./=_-][A-Za-z0-9%&=?_.~/-]*")


def _closes(line: Line, body: Sequence[Line], after: Line | None) -> bool:
    """Whether a line begins a source block, or ends an entry without one."""
    if line.kind is Kind.END:
        return True
    if line.kind is not Kind.CITATION or not line.citation:
        return False
    if line.citation.prefixed:
        return True
    told = any(other.kind is Kind.TEXT and len(other.text) >= _PROSE for other in body)
    return told and (after is None or after.gap or after.kind in (Kind.ADDRESS, Kind.CITATION))


_PROSE = 100
"""Characters from which a line is rather a paragraph than a title."""


def _paragraphs(body: Sequence[Line]) -> tuple[_Paragraph, ...]:
    """The paragraphs of some lines: a line that goes on with the one before is joined to it."""
    found: list[list[Line]] = []
    posted: dict[int, date] = {}
    for line, after in zip_longest(body, body[1:]):
        if line.posted:
            posted.setdefault(max(0, len(found) - 1), line.posted)
        elif found and (_runs_over(found[0], line, after) if len(found) == 1 else _goes_on(found[-1][-1], line)):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(
        _Paragraph(
            line=lines[0].number,
            text=" ".join(line.text for line in lines),
            heading=lines[0].kind is Kind.HEADING,
            link=lines[0].link,
            posted=posted.get(at),
        )
        for at, lines in enumerate(found)
    )


_LONGEST_TITLE = 220
"""Characters; the longest title in the family that was seen has 140."""
_STOP = re.compile(r"[.!?。！？…:;][”\"'’)\]]*$|[”\"]$")
_BULLET = re.compile(r"[•·●▪*–—-]\s|\(?\d{1,2}[.)]\s")


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a line goes on with the one before: it starts in lower case, or no sentence has ended."""
    if last.kind is Kind.HEADING or line.kind is not Kind.TEXT or _BULLET.match(line.text):
        return False
    return line.text[0].islower() or not (line.gap or _STOP.search(last.text) or _BULLET.match(last.text))


def _runs_over(title: Sequence[Line], line: Line, after: Line | None) -> bool:
    """Whether a line goes on with the first paragraph, which may be a title that runs over."""
    first = title[-1]
    if not _may_head(first):
        return _goes_on(first, line)
    if first.kind is Kind.HEADING or line.kind is not Kind.TEXT or _BYLINE.fullmatch(line.text):
        return False
    if sum(len(part.text) for part in title[:4]) + len(line.text) > _LONGEST_TITLE:
        return False
    return line.text[0].islower() or (not line.gap and after is not None and after.gap and not _STOP.search(line.text))


def _entries(paragraphs: Sequence[_Paragraph], chunk: _Chunk) -> Iterator[Found]:
    """The entries of a chunk: mostly one; those before the last have no source block."""
    starts = [0, *(at for at in range(1, len(paragraphs)) if _begins(paragraphs, at))]
    for start, end in zip(starts, (*starts[1:], len(paragraphs)), strict=True):
        found = _entry(paragraphs[start:end], chunk.block if end == len(paragraphs) else ())
        if found.title or found.paragraphs or found.citations:
            yield found


def _begins(paragraphs: Sequence[_Paragraph], at: int) -> bool:
    """Whether an entry begins in the middle of a chunk, because the one before has no source block.

    Only what can be nothing but a title counts: a marked heading, or a line in title case or of the form
    `Outlet: title` between two paragraphs. Short lines are headings within a text.
    """
    paragraph, before, after = paragraphs[at], paragraphs[at - 1], paragraphs[at + 1 : at + 2]
    if paragraph.heading:
        return True
    if not after or not _tells(after[0]) or not _tells(before):
        return False
    words = paragraph.text.split()
    if len(words) < 5 or not _may_head(paragraph) or _BULLET.match(paragraph.text):
        return False
    long = [word for word in words if len(word) > 3]
    capital = sum(not word.lstrip("“‘\"'(").islower() for word in long)
    return capital >= 0.8 * len(long) or bool(_OUTLET_FIRST.match(paragraph.text))


def _tells(paragraph: _Paragraph) -> bool:
    """Whether a paragraph has a sentence to its end, and is more than a heading."""
    return len(paragraph.text) >= _SENTENCE and bool(_STOP.search(paragraph.text))


_SENTENCE = 50
_OUTLET_FIRST = re.compile(r"[A-Z][\w’'. -]{1,40}: [A-Z“‘\"]")
_BYLINE = re.compile(r"[Bb][Yy]\s+(?P<name>[A-Z][^.!?]{1,60})")


def _may_head(words: _Paragraph | Line) -> bool:
    """Whether a paragraph or line can be a title: short, and no sentence."""
    return len(words.text) <= _LONGEST_TITLE and not _SENTENCE_END.search(words.text)


_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bInc)(?<!\bCorp)(?<!\bJr)(?<!\bCo)(?<!\bLtd)[.。；;:,][”\"'’)\]]*$|…$")
"""How a title does not end; it may end on an initial ("the U.S.") or an abbreviation."""


def _entry(paragraphs: Sequence[_Paragraph], block: Sequence[Line]) -> Found:
    first = paragraphs[0] if paragraphs else None
    titled = first is not None and (
        first.heading or _may_head(first) or (len(paragraphs) > 1 and _is_one_short_sentence(first.text))
    )
    texts = [paragraph.text for paragraph in paragraphs[titled:]]
    byline = _BYLINE.fullmatch(texts[0]) if titled and texts else None
    texts = texts[1:] if byline else texts
    cited = tuple(line.citation for line in block if line.citation)
    urls = [one.url for one in cited if one.url] + _addresses(block)
    if not block and texts and (url := address(texts[-1])):
        urls, texts = [url], texts[:-1]
    return Found(
        line=first.line if first else block[0].number if block else 1,
        title=first.text if first and titled else None,
        paragraphs=tuple(texts),
        byline=byline["name"] if byline else None,
        posted=next((paragraph.posted for paragraph in paragraphs if paragraph.posted), None),
        citations=cited,
        url=urls[0] if urls else first.link if first and titled else None,
        begun=bool(block) and block[-1].kind is Kind.END,
    )


def _is_one_short_sentence(text: str) -> bool:
    """Whether a text that ends like a sentence may yet be a title: it is where a title is due."""
    return (
        len(text) <= 120
        and len(text.split()) <= 14
        and not re.search(r"[.!?]\s", text)
        and not text.endswith((":", ","))
    )


def _addresses(block: Sequence[Line]) -> list[str]:
    """The addresses on lines of their own; one that is broken over two lines is put together."""
    found: list[str] = []
    for line in block:
        if line.kind is Kind.ADDRESS:
            found.append(line.text)
        elif line.kind is Kind.TEXT and found:
            found[-1] += line.text
    return [url for text in found if (url := address(text))]
