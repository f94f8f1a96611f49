"""The letter of a day, for those who read a briefing as mail: HTML as mail programs take it, and plain text.

The first line of the text is the letter's subject. Links are whole addresses; what only our pages have is linked where
the site has an address.
"""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import fill

from digest.config import Theme
from digest.model import Edition, Page
from digest.render import links
from digest.render.briefing import Briefing, Entries, briefing_of, shelf_of
from digest.render.frame import Frame, fragment, linker, page
from digest.render.links import Linker
from digest.render.shelf import Note, Sentence

HTML, TEXT = "email.html", "email.txt"
"""In the folder of the day."""
_ACCENT = "#a3281e"
_WIDTH = 72
"""Characters a line of the text, where its words have blanks between them."""


def letter_pages(edition: Edition, frame: Frame) -> Iterator[Page]:
    """The letter of an edition in both forms."""
    folder = links.briefing(edition.day)
    url = frame.settings.url
    link = Linker(root=url.rstrip("/") + "/", index="") if url else linker(frame, folder)
    briefing = briefing_of(edition, frame, link)
    shelf = shelf_of(edition, frame, link)
    addresses = ((number, shelf.href(shelf.items[item])) for item, number in shelf.numbers.items())
    hrefs = {number: href for number, href in addresses if href and href.startswith(("http://", "https://"))}
    subject = frame.say("Briefing: %(headline)s", headline=edition.headline or briefing.date)
    parts = tuple(_parts(briefing, frame))
    web = links.permalink(url, folder) or ""
    html = fragment(
        frame,
        "email.html",
        briefing=briefing,
        hrefs=hrefs,
        parts=parts,
        subject=subject,
        settings=frame.settings,
        accent=accent_of(frame.settings.theme),
        web=web,
    )
    yield page(folder + HTML, html + "\n")
    blocks = _blocks(briefing, parts, hrefs, frame)
    ending = [frame.say("Read on the web: %(address)s", address=web)] if web else []
    if unsubscribe := frame.settings.mail.unsubscribe:
        ending.append(frame.say("Unsubscribe: %(address)s", address=unsubscribe))
    yield page(folder + TEXT, "\n\n".join((subject, *blocks, *ending)) + "\n")


def accent_of(theme: Theme) -> str:
    """The accent colour of letters."""
    return theme.accent or _ACCENT


def _parts(briefing: Briefing, frame: Frame) -> Iterator[tuple[str, Entries]]:
    """The parts of the hub that have something, with their titles."""
    titled = (
        (frame.say("Key points"), briefing.key_points),
        (frame.say("Who’s who"), briefing.who),
        (frame.say("What happened when"), briefing.timeline),
        (frame.say("Coming up"), briefing.coming_up),
    )
    return ((title, entries) for title, entries in titled if entries.entries)


def _blocks(
    briefing: Briefing, parts: Iterable[tuple[str, Entries]], hrefs: Mapping[int, str], frame: Frame
) -> Iterator[str]:
    yield f"{briefing.date}\n{frame.settings.title}"
    for text in (briefing.standfirst, *briefing.note):
        if text:
            yield _filled(text)
    notes: dict[int, Note] = {}
    for segment in briefing.segments:
        update = f"{segment.badge.update} " if segment.badge and segment.badge.update else ""
        label = f"{update}{frame.say('%(label)s:', label=segment.label)} " if segment.label else ""
        yield _filled(label + _said(segment.sentences, frame))
        notes |= {note.number: note for note in segment.notes}
    for title, entries in parts:
        lines = (
            _filled(
                (f"{frame.say('%(label)s:', label=one.head.rstrip(':'))} " if one.head else "")
                + _said(one.texts, frame),
                "- ",
            )
            for one in entries.entries
        )
        numbered = any(text.refs for one in entries.entries for text in one.texts)
        whole = [] if numbered else ["".join(f"[{note.number}]" for note in entries.notes)]
        yield f"{title.upper()}\n\n" + "\n".join((*lines, *filter(None, whole)))
        notes |= {note.number: note for note in entries.notes}
    if notes:
        yield f"{frame.say('Sources').upper()}\n\n" + "\n".join(
            _filled(f"{note.title}, {note.outlet.name}", f"[{number}] ")
            + (f"\n    {hrefs[number]}" if number in hrefs else "")
            for number, note in sorted(notes.items())
        )


def _said(sentences: Iterable[Sentence], frame: Frame) -> str:
    """Sentences with the numbers of their sources behind them."""
    return " ".join(
        " ".join((one.text + one.stop, *_marks(one, frame), *(f"[{ref.number}]" for ref in one.refs)))
        for one in sentences
    )


def _marks(one: Sentence, frame: Frame) -> Iterator[str]:
    """What stands behind a sentence before its numbers: that it is reworded, and the day that it was said on."""
    if one.original:
        yield "≈"
    if one.said:
        yield frame.say("(as of %(date)s)", date=one.said)


def _filled(text: str, mark: str = "") -> str:
    """A text in lines; what is marked stands to the right of its mark."""
    words = " ".join(text.split())
    indent = " " * len(mark)
    lines = fill(words, _WIDTH, initial_indent=mark, subsequent_indent=indent, break_long_words=False)
    return lines or mark
