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
from digest.model import Item, ItemId
from digest.text import clean, fold, sentences

_REPEATS = 3
"""A source repeats what stands in this many of its items of a day, under different titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """An item's own words: its title, its sentences in order, and what stood before them."""

    item: Item
    title: str
    sentences: tuple[str, ...]
    language: str | None
    """Two letters; what the text itself says before what its source states."""
    byline: str | None = None
    dateline: str | None = None

    @property
    def spoken(self) -> Item:
        """The item, in the language of its text."""
        return _in_language(self.item, self.language)


def spoken(item: Item) -> Item:
    """An item that nothing is told of, in the language that its text says it is in."""
    return _in_language(item, language_of(f"{item.title or ''} {item.text[:500]}", item.language))


def _in_language(item: Item, language: str | None) -> Item:
    """The item with that language, unless its source states the same, or a kind of it (`en-GB`)."""
    stated = (item.language or "").replace("_", "-").split("-")[0].lower()
    return item if language in (None, stated) else replace(item, language=language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What one source repeats, folded: its name, endings of its titles, and sentences (their numbers as 0)."""

    name: str = ""
    endings: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rough:
    """An item's sentences without the generic dirt around them."""

    sentences: tuple[str, ...]
    byline: str | None
    dateline: str | None


def clean_items(items: Iterable[Item], names: Mapping[str, str]) -> dict[ItemId, CleanText]:
    """The clean text of every item of a day, by item id. `names` are those of the sources, by id."""
    of_source: dict[str, list[Item]] = {}
    for item in items:
        of_source.setdefault(item.source_id, []).append(item)
    found: dict[ItemId, CleanText] = {}
    for source, own in of_source.items():
        rough = [_rough(item) for item in own]
        habits = _learn(own, rough, names.get(source, ""))
        found.update((item.id, _clean(item, text, habits)) for item, text in zip(own, rough, strict=True))
    return found


def _rough(item: Item) -> _Rough:
    byline, dateline = item.byline, None
    found: list[str] = []
    for number, paragraph in enumerate(item.text.split("\n\n")):
        text = clean(unescape(paragraph))
        if number < 3 and (match := dirt.BYLINE.match(text)):
            byline, text = byline or match["names"], text[match.end() :]
        if number < 3 and (match := dirt.DATELINE.match(text)):
            dateline, text = dateline or match["place"].strip(" -–—:[]"), text[match.end() :]
        lower = text.casefold()
        if any(hint in lower for hint in dirt.TAIL_HINTS):
            text = dirt.TAIL.sub("", text)
        captions_end = max((credit.end() for credit in dirt.CREDIT.finditer(text)), default=0)
        found.extend(_rejoined(sentences(text[captions_end:], item.language)))
    return _Rough(sentences=tuple(found), byline=byline, dateline=dateline)


def _rejoined(pieces: Iterable[str]) -> list[str]:
    """Sentences, joined again where one was split behind an abbreviation that never ends one."""
    joined: list[str] = []
    for piece in pieces:
        if joined and dirt.OPEN_END.search(joined[-1]):
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined


def _learn(items: Sequence[Item], rough: Sequence[_Rough], name: str) -> Habits:
    """What the items of the source of that name share; an ending must also close a tenth of its titles."""
    endings: Counter[str] = Counter()
    titles_of: dict[str, set[str]] = {}
    for item, text in zip(items, rough, strict=True):
        title = item.title or ""
        if (match := dirt.ENDING.search(title)) and not dirt.ATTRIBUTION.search(title[match.end() :]):
            endings[fold(title[match.end() :])] += 1
        for sentence in text.sentences:
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


def _clean(item: Item, rough: _Rough, habits: Habits) -> CleanText:
    title = clean_title(item.title or "", habits)
    own = tuple(
        text
        for sentence in rough.sentences
        if (text := _without_title(sentence, item.title or "", title))
        and not is_noise(text)
        and not _is_caption(text, item)
        and (item.label or _masked(sentence) not in habits.sentences)
    )
    return CleanText(
        item=item,
        title=title,
        sentences=own,
        language=language_of(f"{title} {' '.join(own[:3])}", item.language),
        byline=rough.byline,
        dateline=rough.dateline,
    )


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
