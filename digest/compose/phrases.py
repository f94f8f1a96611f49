"""Phrases: what a story's lines offer for its label."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from digest.compose.chunks import Phrase, chunks, is_plural, linked_chunks
from digest.compose.clean import CleanText
from digest.compose.lexicon import POSSESSIVE, Lexicon, is_name
from digest.compose.nouns import (
    ACTORS,
    ADJECTIVE_ENDINGS,
    AFFAIRS,
    GRAVE,
    ING_NOUNS,
    LINKS,
    NO_FIRST,
    NO_FIRST_ENDINGS,
    NO_HEAD,
    PLURAL_FIRST,
    ROLES,
    STARTS,
    VAGUE,
)
from digest.compose.words import TOKEN, is_stop, stem
from digest.text import fold

LONGEST = 4
"""Words of a label at most."""
_READ = 3
"""So many of a story's texts, and of each so many sentences, are looked through beside the titles."""
_TITLED, _SAID, _BARE_NAME = 1.0, 0.6, 0.5
"""What a phrase is worth that a title has, that only a text has, and that is a name of which nothing is said."""
_LINKED = 0.95
"""What it is worth with a small word in it ("ban on trams")."""
_PAIRED, _PAIRED_ONCE = 0.8, 0.7
"""What a name and a noun are worth that titles share but never put side by side, or that one title alone has so."""
_AFFAIR, _ACTOR = 1.2, 0.8
"""What it adds that a phrase names what happens, and what it takes that it names only who acts."""
_SHARED = 1 / 3
"""The share of the titles that must have the noun of such a pair."""


def offered(texts: Sequence[CleanText], lexicon: Lexicon) -> dict[Phrase, float]:
    """Noun phrases, names, and pairs of both, each with what its kind is worth."""
    linked = [list(linked_chunks(title_of(text), lexicon)) for text in texts]
    titles = [[chunk for chunk, _ in found] for found in linked]
    in_titles = [chunk for found in titles for chunk in found]
    in_texts = [chunk for text in texts[:_READ] for line in text.sentences[:_READ] for chunk in chunks(line, lexicon)]
    names = _independent(Counter(run for chunk in (*in_titles, *in_texts) for run in _name_runs(chunk)))
    heads = [phrase for phrase in _ends(in_titles) if _stands(phrase, names, lexicon)]
    proper = [name for name in names if _is_proper(name, lexicon)]
    found = dict.fromkeys(_pairs(proper, heads, titles), _PAIRED if len(texts) > 1 else _PAIRED_ONCE)
    found |= dict.fromkeys(names, _BARE_NAME * _SAID)
    found |= {phrase: _SAID for phrase in _ends(in_texts) if _stands(phrase, names, lexicon)}
    found |= dict.fromkeys((name for name in _runs(in_titles) if name in names), _BARE_NAME)
    found |= dict.fromkeys(_links(linked, names, lexicon), _LINKED)
    found |= dict.fromkeys(heads, _TITLED)
    return {
        phrase: _worth(phrase, worth)
        for phrase, worth in found.items()
        if len(phrase) <= LONGEST and _names_something(phrase)
    }


def _worth(phrase: Phrase, worth: float) -> float:
    if all(is_name(word) for word in phrase if word not in LINKS):
        return min(worth, _BARE_NAME)
    head = _head(phrase)
    return worth * (_AFFAIR if head in AFFAIRS else _ACTOR if head in ACTORS else 1.0)


def _head(phrase: Phrase) -> str:
    """The noun that the rest of a phrase tells more about: its last word, or the one before a small word."""
    at = next((at for at, word in enumerate(phrase) if at and word in LINKS), len(phrase))
    return fold(phrase[at - 1])


def title_of(text: CleanText) -> str:
    """The title of a text, or its first sentence where it has none."""
    return text.title or (text.sentences[0] if text.sentences else "")


def stemmed(phrase: Phrase) -> Phrase:
    """The stems of a phrase's words."""
    return tuple(stem(word) for word in phrase)


def _names_something(phrase: Phrase) -> bool:
    first, last, head = fold(phrase[0]), fold(phrase[-1]), _head(phrase)
    if {last, head} & VAGUE or (first in VAGUE and phrase[0] != "New") or first in NO_FIRST or last != _bare(last):
        return False
    if (phrase[0].isdigit() and len(phrase[0]) < 3) or (len(last) == 1 and last == phrase[-1]):
        return False
    return head not in NO_HEAD and (head not in ROLES or len(phrase) > 2 or any(map(is_name, phrase)))


def _ends(found: Iterable[Phrase]) -> Iterator[Phrase]:
    """Every end of every chunk that a label has room for, each once: where it begins is open, where it ends is not."""
    begins = ((chunk, start) for chunk in found for start in range(max(0, len(chunk) - LONGEST), len(chunk)))
    return iter(dict.fromkeys(chunk[start:] for chunk, start in begins))


def _runs(found: Iterable[Phrase]) -> Iterator[Phrase]:
    return (run for chunk in found for run in _name_runs(chunk))


def _name_runs(chunk: Phrase) -> Iterator[Phrase]:
    """All runs of names in a chunk, of up to three words, without possessive endings."""
    for start in range(len(chunk)):
        for end in range(start + 1, min(start + 3, len(chunk)) + 1):
            if all(map(is_name, chunk[start:end])) and not is_stop(chunk[end - 1]):
                yield (*chunk[start : end - 1], _bare(chunk[end - 1]))


def _independent(runs: Counter[Phrase]) -> dict[Phrase, int]:
    """The runs that also occur outside every longer run: "New Lund" is none where "Falls" always follows.

    The C-value of Frantzi and Ananiadou (1996), without its weights.
    """
    longest: Counter[Phrase] = Counter()
    for run, count in runs.items():
        for start, end in combinations(range(len(run) + 1), 2):
            if end - start < len(run):
                longest[run[start:end]] = max(longest[run[start:end]], count)
    return {run: count - longest[run] for run, count in runs.items() if count > longest[run]}


def _stands(phrase: Phrase, names: Mapping[Phrase, int], lexicon: Lexicon) -> bool:
    """Whether a phrase ends in a noun or a name, and cuts no name."""
    named = [is_name(word) for word in phrase]
    first, last = fold(phrase[0]), fold(phrase[-1])
    if len(phrase) > LONGEST or last[0].isdigit() or not (named[-1] or lexicon.is_noun(last)):
        return False
    if (last.endswith("ing") and last not in ING_NOUNS and not named[-1]) or (
        first.endswith(NO_FIRST_ENDINGS)
        and not named[0]
        and first not in (ING_NOUNS if first.endswith("ing") else lexicon.nouns)
    ):
        return False
    if len(phrase) > 1 and first in STARTS and not named[0] and first not in lexicon.nouns:
        return False
    if any(_interrupts(*three) for three in zip(phrase, phrase[1:], (*phrase[2:], ""), strict=False)):
        return False
    opening = [*named, False].index(False)
    closing = [*named[::-1], False].index(False)
    return all(
        not run or (*run[:-1], _bare(run[-1])) in names for run in (phrase[:opening], phrase[len(phrase) - closing :])
    )


def _interrupts(before: str, word: str, after: str) -> bool:
    """Whether the second of three words is seldom part of a noun phrase: what somebody does, or who does it."""
    if before.islower() and is_plural(before) and fold(before) not in PLURAL_FIRST and word.islower():
        return True
    return bool(after) and is_name(before) and word.islower() and word.endswith("ing") and word not in ING_NOUNS


def _links(
    linked: Iterable[Iterable[tuple[Phrase, str]]], names: Mapping[Phrase, int], lexicon: Lexicon
) -> Iterator[Phrase]:
    """A noun phrase, a small word and a name that stand side by side ("ban on Lund trams", "elections in Lund")."""
    for found in linked:
        for (chunk, _), (after, link) in pairwise(found):
            if link == "to" and is_name(chunk[-1]):
                continue
            if link in LINKS and len(after) <= 2 and after in names and _is_proper(after, lexicon):
                for phrase in _ends([chunk]):
                    whole = phrase == chunk or (len(phrase) == 1 and not is_name(phrase[0]))
                    if whole and len(phrase) <= 2 and _stands(phrase, names, lexicon):
                        yield (*phrase, link, *after)


def _is_proper(name: Phrase, lexicon: Lexicon) -> bool:
    """Whether running text has a name as it is, and it is no adjective."""
    return not fold(name[-1]).endswith(ADJECTIVE_ENDINGS) and all(map(lexicon.knows_name, name))


def _pairs(names: Iterable[Phrase], heads: Iterable[Phrase], titles: Sequence[Sequence[Phrase]]) -> Iterator[Phrase]:
    """A name and a noun that the titles share, though none may put them side by side ("Harborough" + "tram strike")."""
    stems = [{word for chunk in found for word in stemmed(chunk)} for found in titles]
    nouns = [
        head
        for head in heads
        if (len(head) == 2 or (len(head) == 1 and len(titles) > 1))
        and not any(map(is_name, head))
        and fold(head[-1]) in AFFAIRS - GRAVE
        and sum(own.issuperset(stemmed(head)) for own in stems) >= _SHARED * len(stems)
    ]
    for name in names:
        naming = [own for own in stems if own.issuperset(stemmed(name))]
        if len(name) <= 2 and len(naming) * 2 >= len(stems):
            yield from ((*name, *noun) for noun in nouns if not set(stemmed(name)) & set(stemmed(noun)))


def _bare(word: str) -> str:
    return POSSESSIVE.sub("", word)


def stems_of(text: str) -> set[str]:
    """The stems of all words of a text."""
    return {stem(token) for token in TOKEN.findall(text)}
