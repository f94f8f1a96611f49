"""Stories: the items of one day about one event."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self

from digest.config import EditorsWord
from digest.group.adopt import adopted
from digest.group.join import joined
from digest.group.kinds import Kind
from digest.group.pairs import Likeness, Scores, Texts, Vector, cosine, normed, score_pairs, texts_of
from digest.group.parts import parted
from digest.group.sentences import Sentences
from digest.group.terms import TEXT_LENGTH, phrases_of, terms_in, terms_of
from digest.group.when import moment
from digest.model import Bond, Item, Part, Story
from digest.text import fold
from digest.urls import digest_of

_TEASES = re.compile(
    r"^(?:what|how|why|who|when|where|which|watch|read|see|meet|explained|everything|inside|opinion|video|photos?|exclusive)\b"
    r"|\b(?:opinion|explained|video|podcast)$|[?？]|^(?:co|jak|kto|kiedy|gdzie|dlaczego|ile)\b"
)
_WRITTEN = re.compile(r"[\w.,]*\w")

TERMS_SHOWN = 3
"""Shared terms that say why items are one story."""
CENTRAL_ENOUGH = 0.8
"""Share of the highest centrality from which an item whose title informs leads before one whose title does not."""


def group_stories(
    items: Sequence[Item], word: EditorsWord | None = None, sentences: Sentences | None = None
) -> tuple[Story, ...]:
    """The items as stories, in order of id: every item is in exactly one, a hub in one of its own.

    The order of the items does not matter.

    Args:
        items: Items of one day, each id once.
        word: The editor's `merge` and `split`, groups of item ids, overrule the score.
        sentences: Sentence vectors of the items: with them, items are compared by meaning too, and across languages.
    """
    ordered = sorted(items, key=lambda item: item.id)
    news = [item for item in ordered if item.part is not Part.HUB]
    day = _Day.of(news, sentences)
    groups = [[news[at] for at in group] for group in day.groups()]
    if word:
        groups = _as_the_editor_says(groups, word)
    stories = [day.story(group) for group in groups]
    stories += [Story(id=_story_id(item), items=(item,)) for item in ordered if item.part is Part.HUB]
    return tuple(sorted(stories, key=lambda story: story.id))


def _as_the_editor_says(groups: Sequence[Sequence[Item]], word: EditorsWord) -> list[list[Item]]:
    """The groups with the editor's splits, then merges: what was grouped with a merged item comes along."""
    of = {item.id: (at, 0) for at, group in enumerate(groups) for item in group}
    for number, ids in enumerate(word.split, 1):
        of |= {item: (of[item][0], number) for item in ids if item in of}
    for ids in word.merge:
        merged = [of[item] for item in ids if item in of]
        of |= {item: merged[0] for item, place in of.items() if place in merged[1:]}
    result: dict[tuple[int, int], list[Item]] = {}
    for group in groups:
        for item in group:
            result.setdefault(of[item.id], []).append(item)
    return list(result.values())


@dataclass(frozen=True, slots=True)
class _Day:
    """The news of a day, compared."""

    texts: Texts
    scores: Scores
    number: Mapping[str, int]
    """By item id, its number in `texts`."""
    links: Sequence[Mapping[int, float]]
    """Per item, the scores of its pairs by the other's number."""
    meaning: Likeness | None

    @classmethod
    def of(cls, news: Sequence[Item], sentences: Sentences | None) -> Self:
        """Compare these items."""
        texts = texts_of([terms_of(item) for item in news])
        meaning = _meaning(news, texts, sentences) if sentences else None
        scores = score_pairs(texts, meaning)
        links: list[dict[int, float]] = [{} for _ in news]
        for (one, other), score in scores.items():
            links[one][other] = links[other][one] = score
        number = {item.id: at for at, item in enumerate(news)}
        return cls(texts=texts, scores=scores, number=number, links=links, meaning=meaning)

    def groups(self) -> list[list[int]]:
        """Numbers of the items that make a story, each group in rising order."""
        return parted(self.texts, self.scores, adopted(self.texts, joined(self.texts, self.scores, self.meaning)))

    def story(self, group: Iterable[Item]) -> Story:
        """The story of these items: its lead, then the others from the most central to the least."""
        items = sorted(group, key=lambda item: (moment(item), item.id))
        first = items[0]
        if len(items) == 1:
            return Story(id=_story_id(first), items=(first,))
        central = self._centrality(items)
        enough = CENTRAL_ENOUGH * max(central.values())
        items.sort(key=lambda item: (-central[item.id], moment(item), item.id))
        leads = (item for item in items if central[item.id] >= enough and self._informs(item))
        lead = next(leads, items[0])
        items.sort(key=lambda item: item is not lead)
        return Story(id=_story_id(first), items=tuple(items), bond=self._bond(items))

    def _centrality(self, items: Sequence[Item]) -> dict[str, float]:
        """By item id, the cosine with the sum of the story's texts, rounded: beyond that the earlier goes first."""
        total: Vector = {}
        for item in items:
            for term, weight in self.texts.vectors[self.number[item.id]].items():
                total[term] = total.get(term, 0.0) + weight
        whole = normed(total)
        return {item.id: round(cosine(self.texts.vectors[self.number[item.id]], whole), 2) for item in items}

    def _informs(self, item: Item) -> bool:
        """Whether a title says what happened: of news, neither question nor teaser, of more than three terms."""
        terms = self.texts.terms[self.number[item.id]]
        title = item.title or ""
        return terms.kind is Kind.NEWS and len(terms.title) > 3 and not _TEASES.search(fold(title))

    def _bond(self, items: Sequence[Item]) -> Bond:
        """The telling terms that most items share, as they are written, and the weakest of the items' best links."""
        numbers = [self.number[item.id] for item in items]
        held = Counter(term for number in numbers for term in self.texts.terms[number].text)
        shared = (term for term, count in held.items() if count > 1)
        telling = sorted(shared, key=lambda term: (-held[term] * self.texts.idf[term], term))
        inside = set(numbers)
        weakest = min(
            max((self.links[at][other] for other in inside & self.links[at].keys()), default=0.0) for at in numbers
        )
        return Bond(shared=tuple(as_written(telling[:TERMS_SHOWN], items)), weakest=weakest or None)


def _meaning(news: Sequence[Item], texts: Texts, sentences: Sentences) -> Likeness:
    """The items compared by meaning. Imported where it is wanted: NumPy comes with an extra only."""
    from digest.group.meaning import Meaning  # noqa: PLC0415

    vectors = [sentences.of[item.id] for item in news]
    return Meaning(vectors, [terms.language for terms in texts.terms], sentences.ruler)


def as_written(terms: Sequence[str], items: Sequence[Item]) -> list[str]:
    """The terms as the first of the items that has each writes it, in its text sooner than in its address."""
    written: dict[str, str] = {}
    texts = (f"{item.title} {item.text[:TEXT_LENGTH]}" for item in items)
    for text in chain(texts, (phrases_of(item.url or "") for item in items)):
        for word in _WRITTEN.findall(text):
            for term in terms_in(word):
                written.setdefault(term, word if len(term) * 3 > len(word) else term)
        if written.keys() >= set(terms):
            break
    return [written.get(term, term) for term in terms]


def _story_id(earliest: Item) -> str:
    return digest_of(f"story {earliest.id}")
