"""Phrases: what a story's lines offer for its label."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from digest.compose.chunks import Phrase, chunks
from digest.compose.clean import CleanText
from digest.compose.lexicon import POSSESSIVE, Lexicon, is_name
from digest.compose.words import TOKEN, listed, stem
from digest.text import fold

LONGEST = 4
"""Words of a label at most."""
_READ = 3
"""So many of a story's texts, and of each so many sentences, are looked through beside the titles."""
_TITLED, _SAID, _PAIRED, _BARE_NAME = 1.0, 0.75, 0.8, 0.5
"""What a phrase is worth that a title has, that only a text has, that joins a name and a noun which titles share but
never put side by side, and that is a name of which nothing is said."""
_SHARED = 1 / 3
"""The share of the titles that must have the noun of such a pair."""

_VAGUE = listed(
    """man men woman women people person guy year years day days week weeks month months time times way ways
    thing things report reports news update updates official officials minister president live watch video
    photos exclusive breaking latest first top best new big more million billion percent number part one two
    three four five six seven eight nine ten second third fourth fifth dozens hundreds thousands monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december look question questions key major old local former ex help end start
    life back high low full final huge morning evening night today tonight tomorrow yesterday lot kind sort
    bit move moves others fans user users expert experts source sources reason reasons star chance place
    company companies plan plans version claim claims dad mum mom father mother son daughter wife husband
    side mr mrs dead alive amid secretary senator rep sen speaker"""
)
"""Words that name no story: a label neither begins nor ends with one."""
_NO_FIRST = listed("founder co-founder boss ceo owner actor actress singer rapper star leader newly own")
"""Words that only lead to a name."""
_NO_FIRST_ENDINGS = ("ing", "ly", "er", "est", "ed")
_ING_NOUNS = listed(
    """meeting building shooting funding hearing ruling bombing trading banking housing wedding training spending
    pricing opening warning listing briefing filing offering landing crossing mining shipping gaming lending
    restructuring setting wing spring ring king thing offspring morning evening ceiling beijing"""
)
_GRAVE = listed(
    """murder killing killings death deaths rape assault abuse fraud corruption bribery terror terrorism genocide
    suicide massacre theft racism torture crime crimes attack attacks cocaine scandal affair guilty orgies execution"""
)
"""What is said of nobody who does not stand beside it in a title."""


def offered(texts: Sequence[CleanText], lexicon: Lexicon) -> dict[Phrase, float]:
    """Noun phrases, names, and pairs of both, each with what its kind is worth."""
    titles = [list(chunks(text.title, lexicon)) for text in texts]
    in_titles = [chunk for found in titles for chunk in found]
    in_texts = [chunk for text in texts[:_READ] for line in text.sentences[:_READ] for chunk in chunks(line, lexicon)]
    names = _independent(Counter(run for chunk in (*in_titles, *in_texts) for run in _name_runs(chunk)))
    heads = [phrase for phrase in _ends(in_titles) if _stands(phrase, names, lexicon)]
    found = dict.fromkeys(_pairs(names, heads, titles), _PAIRED)
    found |= dict.fromkeys(names, _BARE_NAME * _SAID)
    found |= {phrase: _SAID for phrase in _ends(in_texts) if _stands(phrase, names, lexicon)}
    found |= dict.fromkeys((name for name in _runs(in_titles) if name in names), _BARE_NAME)
    found |= dict.fromkeys(heads, _TITLED)
    return {
        phrase: min(worth, _BARE_NAME) if all(map(is_name, phrase)) else worth
        for phrase, worth in found.items()
        if len(phrase) <= LONGEST and _names_something(phrase)
    }


def stemmed(phrase: Phrase) -> Phrase:
    """The stems of a phrase's words."""
    return tuple(stem(word) for word in phrase)


def _names_something(phrase: Phrase) -> bool:
    first, last = fold(phrase[0]), fold(phrase[-1])
    return not ({first, last} & _VAGUE or first in _NO_FIRST or last != _bare(last))


def _ends(found: Iterable[Phrase]) -> Iterator[Phrase]:
    """Every end of every chunk, each once: where a noun phrase begins is open, where it ends is not."""
    return iter(dict.fromkeys(chunk[start:] for chunk in found for start in range(len(chunk))))


def _runs(found: Iterable[Phrase]) -> Iterator[Phrase]:
    return (run for chunk in found for run in _name_runs(chunk))


def _name_runs(chunk: Phrase) -> Iterator[Phrase]:
    """All runs of names in a chunk, of up to three words, without possessive endings."""
    for start, end in combinations(range(len(chunk) + 1), 2):
        if end - start <= 3 and all(map(is_name, chunk[start:end])):
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
    if (last.endswith("ing") and last not in _ING_NOUNS and not named[-1]) or (
        first.endswith(_NO_FIRST_ENDINGS) and not named[0] and first not in lexicon.nouns
    ):
        return False
    opening = [*named, False].index(False)
    closing = [*named[::-1], False].index(False)
    return all(
        not run or (*run[:-1], _bare(run[-1])) in names for run in (phrase[:opening], phrase[len(phrase) - closing :])
    )


def _pairs(names: Iterable[Phrase], heads: Iterable[Phrase], titles: Sequence[Sequence[Phrase]]) -> Iterator[Phrase]:
    """A name and a noun that the titles share, though none may put them side by side ("Harborough" + "tram strike")."""
    stems = [{word for chunk in found for word in stemmed(chunk)} for found in titles]
    nouns = [
        head
        for head in heads
        if len(head) <= 2
        and not any(map(is_name, head))
        and fold(head[-1]) not in _GRAVE
        and sum(own.issuperset(stemmed(head)) for own in stems) >= _SHARED * len(stems)
    ]
    for name in names:
        if len(name) <= 2 and any(own.issuperset(stemmed(name)) for own in stems):
            yield from ((*name, *noun) for noun in nouns if not set(stemmed(name)) & set(stemmed(noun)))


def _bare(word: str) -> str:
    return POSSESSIVE.sub("", word)


def stems_of(text: str) -> set[str]:
    """The stems of all words of a text."""
    return {stem(token) for token in TOKEN.findall(text)}
