"""Clean text: what an item itself says, without what its feed puts around it.

Two kinds of dirt are known: what any feed may carry (`dirt`), and what one source repeats in its own items (learned
from the items of the day, see `Habits`). Text is only ever dropped or cut at its ends, so what is left still occurs in
the item as it came.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape

from digest.compose import dirt
from digest.compose.words import language_of
from digest.model import Day, Item, ItemId, Story, StoryId
from digest.text import clean, fold, primary, sentences

_REPEATS = 3
"""A source repeats what stands in this many of its items of a day, under different titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What an item itself says: its title, and its sentences in order."""

    title: str
    sentences: tuple[str, ...]
    language: str | None
    """Two letters; what the text itself says before what its source states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText(OwnWords):
    """An item in its own words."""

    item: Item

    @property
    def spoken(self) -> Item:
        """The item, in the language of its text."""
        return _in_language(self.item, self.language)


def spoken(item: Item) -> Item:
    """An item that nothing is told of, in the language that its text says it is in."""
    return _in_language(item, language_of(f"{item.title or ''} {item.text[:500]}", item.language))


def _in_language(item: Item, language: str | None) -> Item:
    """The item with that language, unless its source states the same, or a kind of it (`en-GB`)."""
    return item if language in (None, primary(item.language)) else replace(item, language=language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What one source repeats, folded: its name, endings of its titles, and sentences (their numbers as 0)."""

    name: str = ""
    endings: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The own words of all items in the stories of a day. Finding them takes longer than keeping them."""

    of: Mapping[ItemId, OwnWords]

    def texts(self, stories: Iterable[Story]) -> dict[StoryId, list[CleanText]]:
        """The clean texts of the items of stories of the day, in each story's order."""
        return {story.id: [self._text(item) for item in story.items] for story in stories}

    def _text(self, item: Item) -> CleanText:
        own = self.of[item.id]
        return CleanText(item=item, title=own.title, sentences=own.sentences, language=own.language)


def clean_day(day: Day) -> Cleaned:
    """What the items in the stories of a day say, without what their feeds put around it."""
    names = {source.id: source.name for source in day.sources}
    return Cleaned(of=clean_items((item for story in day.stories for item in story.items), names))


def clean_items(items: Iterable[Item], names: Mapping[str, str]) -> dict[ItemId, OwnWords]:
    """The own words of every item of a day, by item id. `names` are those of the sources, by id."""
    of_source: dict[str, list[Item]] = {}
    for item in items:
        of_source.setdefault(item.source_id, []).append(item)
    found: dict[ItemId, OwnWords] = {}
    for source, own in of_source.items():
        rough = [_rough(item) for item in own]
        habits = _learn(own, rough, names.get(source, ""))
        found.update((item.id, _clean(item, text, habits)) for item, text in zip(own, rough, strict=True))
    return found


def _rough(item: Item) -> tuple[str, ...]:
    """An item's sentences without the generic dirt around them."""
    found: list[str] = []
    for number, paragraph in enumerate(item.text.split("\n\n")):
        text = clean(unescape(paragraph))
        if number < 3 and (match := dirt.BYLINE.match(text)):
            text = text[match.end() :]
        if number < 3 and (match := dirt.DATELINE.match(text)):
            text = text[match.end() :]
        lower = text.casefold()
        if any(hint in lower for hint in dirt.TAIL_HINTS):
            text = dirt.TAIL.sub("", text)
        captions_end = max((credit.end() for credit in dirt.CREDIT.finditer(text)), default=0)
        found.extend(_rejoined(sentences(text[captions_end:], item.language)))
    return tuple(found)


def _rejoined(pieces: Iterable[str]) -> list[str]:
    """Sentences, joined again where one was split behind an abbreviation that never ends one."""
    joined: list[str] = []
    for piece in pieces:
        if joined and dirt.OPEN_END.search(joined[-1]):
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined


def _learn(items: Sequence[Item], rough: Sequence[Sequence[str]], name: str) -> Habits:
    """What the items of the source of that name share; an ending must also close a tenth of its titles."""
    endings: Counter[str] = Counter()
    titles_of: dict[str, set[str]] = {}
    for item, said in zip(items, rough, strict=True):
        title = item.title or ""
        if (match := dirt.ENDING.search(title)) and not dirt.ATTRIBUTION.search(title[match.end() :]):
            endings[fold(title[match.end() :])] += 1
        for sentence in said:
            titles_of.setdefault(_masked(sentence), set()).add(title)
    return Habits(
        name=fold(name),
        endings=frozenset(
            ending for ending, count in endings.items() if count >= _REPEATS and count * 10 >= len(items)
        ),
        sentences=frozenset(sentence for sentence, titles in titles_of.items() if len(titles) >= _REPEATS),
    )


_DIGITS = re.compile(r"\d+")


def _masked(sentence: str) -> str:
    return _DIGITS.sub("0", sentence.casefold())


def _clean(item: Item, rough: Sequence[str], habits: Habits) -> OwnWords:
    title = clean_title(item.title or "", habits)
    own = tuple(
        text
        for sentence in rough
        if (text := _without_title(sentence, item.title or "", title))
        and not is_noise(text)
        and not _is_caption(text, item)
        and (item.label or _masked(sentence) not in habits.sentences)
    )
    language = language_of(f"{title} {' '.join(own[:3])}", item.language)
    return OwnWords(title=title, sentences=own, language=language)


def clean_title(title: str, habits: Habits) -> str:
    """A title without the tags before it, and without the names of feed and section on either side."""
    text = clean(unescape(title))
    while match := dirt.ENDING.search(text):
        ending = text[match.end() :]
        if fold(ending) not in habits.endings | {habits.name} and not dirt.SECTION.fullmatch(ending):
            break
        text = text[: match.start()]
    before, colon, rest = text.partition(": ")
    if colon and rest and fold(before) == habits.name:
        text = rest
    while (shorter := dirt.TAG_BEHIND.sub("", dirt.BEGINNING.sub("", text))) != text and shorter:
        text = shorter
    return text.strip()


_NO_WORD = re.compile(r"[^\w']+")


def is_noise(sentence: str) -> bool:
    """Whether a sentence speaks about its page, not about the news."""
    if any(pattern.search(sentence) for pattern in dirt.NOISE) or len(dirt.FIELD.findall(sentence)) > 1:
        return True
    if any(phrase in sentence for phrase in dirt.HAN_PHRASES):
        return True
    words = f" {_NO_WORD.sub(' ', sentence.casefold().replace('’', chr(39)))} "
    found = {f"{word} "[:3] for word in words.split()} & dirt.BY_BEGINNING.keys()
    return any(phrase in words for key in found for phrase in dirt.BY_BEGINNING[key])


def _is_caption(sentence: str, item: Item) -> bool:
    match = dirt.CAPTION.search(sentence)
    return bool(match and item.published and match["year"] == str(item.published.year))


def _without_title(sentence: str, *titles: str) -> str:
    """A sentence without the title that some feeds repeat in front of it; empty where nothing else is in it."""
    for title in titles:
        if len(title) >= 15 and sentence.casefold().startswith(title.casefold()):
            rest = sentence[len(title) :].lstrip(" .:-–—|")
            return rest if rest[:1].isupper() or not rest else sentence
    return sentence
