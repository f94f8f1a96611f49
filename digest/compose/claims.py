"""Claims: sentences of items that may stand on the page, and which of them tell a story best."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.compose.clean import CleanText
from digest.compose.words import terms
from digest.model import Claim, Item, ItemId
from digest.text import clean

MOST_WORDS = 60
"""A longer claim stands only where there is no shorter one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that could become a claim. `place` counts the item's sentences from 0; a title's is -1."""

    text: str
    item: ItemId
    source: str
    place: int
    words: frozenset[str]

    def as_claim(self) -> Claim:
        """The claim it makes."""
        return Claim(text=self.text, cites=(self.item,))


_END = re.compile(r"[.!?。！？][\"”’»')\]』」）]*$")
_CUT = re.compile(r"…|\.\.")
_ASKS = re.compile(r"[?？][\"”’»')\]」]*$")
_ABBREVIATED = re.compile(
    r"(?:^|\s)(?:[A-Z]\.|(?:[A-Z]\.){2,}|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|Lt|Col|Sgt|Rev|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|al|etc|ok|proc|tys|mln|mld|ul|im|prof|dr|godz|r|zł)\.$"
)
_OPENS = re.compile(r"^[\"“‘'«„(]*[^\W_a-z]|^[\"“‘'«„]*(?:iP|e[A-Z]|al-|i[A-Z])")
_LEANS = re.compile(
    r"^[\"“‘']*(?:he|she|it|they|him|his|her|hers|its|their|theirs|this|that|these|those|such|there|then|but|and|so|or|yet"
    r"|also|however|meanwhile|instead|moreover|further(?:more)?|still|thus|therefore|another|both|here|now|in addition|on the other hand"
    r"|for (?:example|instance)|as a result|even so|the (?:pair|duo|two|trio|latter|former|same|move|decision|news|announcement|incident|company"
    r"|report|study|statement|bill|ruling|agency|man|woman|group|official|spokes\w+|minister|president|rest|show|film|game|device|series)"
    r"|i|i['’]\w+|we|we['’]\w+|my|our|you|your|you['’]\w+|to|ale|jednak|on|ona|ono|oni|to|ten|ta|te|jest|był[aoi]?|dodał[ao]?)\b"
    r"|^(?:他|她|它|这|那|但|而|此外|同时|因此|该)",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(
    r"\b(?:you|your|yours|you['’]\w+|i|i['’](?:m|ve|d|ll)|we|we['’]\w+|my|our|us|me|let['’]s)\b", re.IGNORECASE
)
_CALLS = re.compile(
    r"^(?:meet|see|watch|get|take|imagine|remember|forget|looking|want|discover|explore|try|read|learn|enjoy|grab|save"
    r"|shop|buy|consider|prepare|say hello|welcome|tune|find|plus|photo|video|image|correction|editor['’]s note|note"
    r"|here['’]?s?|from .{3,40} to .{3,60}, here|having said|that said|speaking of|spoiler|update|tl;dr|thank|thanks)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„«].*?[\"”»]|(?<!\w)[‘'].*?[’'](?!\w)")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|says?|said|told|tells?"
    r"|faces?|takes?|took|gets?|got|makes?|made|gives?|gave|goes|went|comes?|came|sees?|saw|finds?|found|wins?|won|loses?|lost|leads?|led"
    r"|rises?|rose|falls?|fell|grows?|grew|hits?|cuts?|sets?|puts?|lets?|meets?|met|holds?|held|begins?|began|brings?|brought|buys?|bought|sells?|sold"
    r"|sends?|sent|spends?|spent|keeps?|kept|leaves?|left|means?|meant|pays?|paid|runs?|ran|shows?|seeks?|sought|stands?|stood|strikes?|struck|tries|warns?"
    r"|plans?|urges?|calls?|wants?|vows?|backs?|opens?|ends?|starts?|moves?|turns?|looks?|works?|needs?|helps?|hopes?|claims?|denies|accuses|reveals?|launches"
    r"|announces|becomes?|became|dies|breaks?|broke|drives?|drove|draws?|drew|flies|flew|speaks?|spoke|writes?|wrote|shoots?|shot|sinks?|sank|swears?|swore"
    r"|\w{2,}ed|\w{3,}(?:izes|ises|ates|ifies)|jest|są|był[aoiy]?|ma|mają|będzie|będą|został[aoiy]?|może|mogą|nie|\w{2,}(?:ał|ała|ali|ało|ił|iła|ili|iło|ył|yła|yli|ęli)"
    r"|ist|sind|war|hat|haben|wird|werden|est|sont|été|ont|es|son|fue|ha|han)\b|n['’]t\b|['’](?:s|re|ve|ll)\b",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"\d")


def complete(text: str) -> bool:
    """Whether a text is a whole sentence that states something: begun, ended, not cut, not a question."""
    if _CUT.search(text) or _ASKS.search(text) or not _END.search(text) or _ABBREVIATED.search(text):
        return False
    if not _balanced(text):
        return False
    if _HAN.search(text):
        return len(text) >= 10
    return bool(_OPENS.match(text)) and len(text.split()) >= 5 and bool(_VERB.search(text))


def _balanced(text: str) -> bool:
    """Whether brackets and quotation marks that open in a text also close in it."""
    if text.count('"') % 2:
        return False
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]", "“”", "「」", "（）", "«»"))


def leans(text: str) -> bool:
    """Whether a sentence leans on what stood before it ("He added …", "But …")."""
    return bool(_LEANS.match(text))


def addresses(text: str) -> bool:
    """Whether a sentence speaks as its author, or to its reader, outside quotation marks."""
    return bool(_ADDRESSES.search(_QUOTED.sub("", text)))


def grounded(text: str, items: Iterable[Item]) -> bool:
    """Whether a text occurs in an item as it came, white space and entities apart."""
    wanted = _plain(text)
    return any(wanted in _plain(" ".join((item.title or "", item.summary, item.body))) for item in items)


def _plain(text: str) -> str:
    from html import unescape

    return clean(unescape(unescape(text)))


def candidates(texts: Sequence[CleanText]) -> tuple[Candidate, ...]:
    """The sentences of a story's items that may be claims, in the order of the items."""
    return tuple(
        Candidate(
            text=sentence,
            item=text.item.id,
            source=text.item.source_id,
            place=place,
            words=terms(sentence),
        )
        for text in texts
        for place, sentence in enumerate(text.sentences)
        if is_claim(sentence)
    )


def is_claim(sentence: str) -> bool:
    """Whether a sentence may stand on the page: whole, and neither its author's voice nor a call to the reader."""
    return complete(sentence) and not addresses(sentence) and not _CALLS.match(sentence)


def weight_terms(texts: Iterable[CleanText]) -> dict[str, float]:
    """How much each term counts in a story: the share of its items that have it."""
    found: dict[str, float] = {}
    number = 0
    for number, text in enumerate(texts, 1):
        for term in terms(text.title) | terms(" ".join(text.sentences[:4])):
            found[term] = found.get(term, 0.0) + 1.0
    return {term: count / number for term, count in found.items()}


def core_terms(texts: Sequence[CleanText]) -> frozenset[str]:
    """The terms that a story is about: those that two in five of its items have; of one item, its title's."""
    if len(texts) == 1:
        return terms(texts[0].title)
    return frozenset(term for term, share in weight_terms(texts).items() if share >= 0.4)


def central(candidate: Candidate, weights: Mapping[str, float], title: frozenset[str]) -> float:
    """How well a sentence tells its story alone: it holds the story's terms and the title's, early, and not too many others."""
    if not candidate.words:
        return 0.0
    share = sum(weights.get(term, 0.0) for term in candidate.words) / (len(candidate.words) + 4)
    named = len(candidate.words & title) / (len(title) or 1)
    score = share + named
    score *= 1.0 if candidate.place == 0 else 0.8 if candidate.place == 1 else 0.6
    score *= 1.1 if _NUMBER.search(candidate.text) else 1.0
    length = len(candidate.text.split())
    if length > MOST_WORDS:
        score *= 0.3
    elif length > 40:
        score *= 0.8
    elif length < 8:
        score *= 0.7
    if leans(candidate.text):
        score *= 0.2
    return score


def new_share(candidate: Candidate, told: Iterable[Candidate]) -> float:
    """The share of a sentence's terms that no sentence told so far has."""
    known = frozenset().union(*(other.words for other in told))
    return len(candidate.words - known) / (len(candidate.words) or 1)
