"""The script for the ear: an edition as it is read aloud, in parts that become chapters.

What the eye needs is left out: citations, and sentences in languages that the voice does not speak. The sources of a
segment are named once, behind its sentences.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from babel import Locale, UnknownLocaleError
from babel.lists import format_list

from digest.audio.spoken import spoken
from digest.dates import written
from digest.model import Claim, Edition, Item, Segment
from digest.render.words import label_language
from digest.text import primary
from digest.wording import Wording

BETWEEN_SENTENCES, AFTER_LABEL, AFTER_PART = 0.35, 0.6, 1.1
"""Seconds of silence. Newsreaders rest about half a second between sentences and twice that between stories."""
_NOBODY = "unknown"
"""The id of a source that its text does not name."""
_NAMED = 3
"""How many sources of a segment are named."""
_SECTION = re.compile(r"\s+[·|]\s.*")

Speaks = Callable[[str], bool]
"""Whether a voice speaks the language of a tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is said in one breath, and the silence behind it, in seconds."""

    text: str
    language: str
    pause: float = BETWEEN_SENTENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A chapter of the script; `anchor` is the story that it tells."""

    title: str
    lines: tuple[Line, ...]
    story: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Everything that is read aloud for a day."""

    title: str
    summary: str
    parts: tuple[Part, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in order."""
        return tuple(line for part in self.parts for line in part.lines)


def script_of(edition: Edition, site: str, wording: Wording, speaks: Speaks) -> Script:
    """The script of an edition.

    Args:
        edition: what was composed for the day.
        site: the site's name, which opens the script.
        wording: the words of the pages, and their language.
        speaks: the languages that the voice speaks; sentences in others are left out.
    """
    date = written(edition.day, wording.language)
    teller = _Teller(edition, wording, speaks)
    opening = (
        *teller.own((site, date)),
        *teller.titled(edition.headline, edition.rundown),
        *teller.own((edition.standfirst, *edition.note.split("\n\n"))),
    )
    parts = [Part(title=wording.say("Opening"), lines=_resting(opening))]
    parts += [part for segment in edition.rundown if (part := teller.part(segment))]
    ending = teller.own([wording.say("End of the briefing")])
    return Script(
        title=edition.headline or wording.say("Briefing for %(full_date)s", full_date=date),
        summary=_listed([part.title for part in parts[1:]], wording.language),
        parts=(*parts[:-1], Part(title=parts[-1].title, lines=(*parts[-1].lines, *ending), story=parts[-1].story)),
    )


def _resting(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines of a part: the last of them is followed by a longer silence."""
    *others, last = lines
    return (*others, replace(last, pause=AFTER_PART))


class _Teller:
    def __init__(self, edition: Edition, wording: Wording, speaks: Speaks) -> None:
        self._wording = wording
        self._speaks = speaks
        self._items = {item.id: item for item in edition.items}
        self._stories = {story.id: story.items for story in edition.stories}
        self._names = {source.id: source.name for source in edition.sources}

    def own(self, texts: Iterable[str]) -> Iterator[Line]:
        """Lines of texts in the language of the pages."""
        language = self._wording.language
        yield from (Line(text=said, language=language) for text in texts if (said := spoken(text, language)))

    def part(self, segment: Segment) -> Part | None:
        """A segment: its label, its sentences, its sources; None where nothing of it can be said."""
        told = [(claim, line) for claim in segment.text if (line := self._line(claim))]
        if not told:
            return None
        names = self._sources(claim for claim, _ in told)
        sources = self.own([self._wording.say("From %(sources)s", sources=names)]) if names else ()
        label = (replace(line, pause=AFTER_LABEL) for line in self.titled(segment.label, (segment,)))
        lines = _resting((*label, *(line for _, line in told), *sources))
        return Part(title=segment.label or told[0][0].text, lines=lines, story=segment.story)

    def titled(self, text: str, segments: Iterable[Segment]) -> Iterator[Line]:
        """A headline or a label, in the language of the titles that it is from, where the voice speaks that."""
        page = self._wording.language
        items = (item for segment in segments for item in self._stories.get(segment.story, ()))
        language = label_language(text, ((item.heading, item.language) for item in items), page) or page
        if (said := spoken(text, language)) and (language == page or self._speaks(language)):
            yield Line(text=said, language=language)

    def _line(self, claim: Claim) -> Line | None:
        page = self._wording.language
        item = next(iter(self._cited([claim])), None)
        language = (item.language if item else None) or page
        if primary(language) == primary(page):
            language = page
        elif not self._speaks(language):
            return None
        said = spoken(claim.text, language)
        return Line(text=said, language=language) if said else None

    def _sources(self, claims: Iterable[Claim]) -> str:
        """Their names, but for those that the voice cannot say; and how many more there are.

        The section behind a publisher's name (`The Quay · World`) is for the eye.
        """
        cited = (item.source_id for item in self._cited(claims) if item.source_id != _NOBODY)
        found = dict.fromkeys(_SECTION.sub("", self._names.get(one, one)) for one in cited)
        names = [name for name in found if spoken(name, self._wording.language)][:_NAMED]
        more = len(found) - len(names) if names else 0
        if more > 0:
            names.append(self._wording.counted(more, "%(n)s other", "%(n)s others"))
        return _listed(names, self._wording.language)

    def _cited(self, claims: Iterable[Claim]) -> Iterator[Item]:
        return (self._items[cite] for claim in claims for cite in claim.cites if cite in self._items)


def _listed(names: list[str], language: str) -> str:
    """Names in a row: `A, B, and C`."""
    try:
        return str(format_list(names, locale=Locale.parse(language, sep="-"))) if names else ""
    except (ValueError, UnknownLocaleError):
        return ", ".join(names)
