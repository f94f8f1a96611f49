"""What may stand on the page as a claim: whole sentences of items that state something."""

import re

from digest.compose.verbs import has_verb
from digest.compose.words import HAN, listed, terms


def is_claim(sentence: str) -> bool:
    """Whether a sentence may stand on the page: whole, and neither its author's voice nor a call to the reader."""
    if not complete(sentence) or addresses(sentence) or _CALLS.match(sentence):
        return False
    return not (_SHOUTS.search(sentence) or _NAMES_A_SPEAKER.match(sentence) or _is_quote(sentence))


_END = re.compile(r"[.!?。！？][\"”’»')\]』」）]*$")
_CUT = re.compile(r"…|\.\.")
_ASKS = re.compile(r"[?？][\"”’»')\]」]*$")
_ABBREVIATED = re.compile(
    r"(?:^|\s)(?:(?:[A-Z]\.)*[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|Lt|Col|Sgt|Rev|Jr|Sr|Inc|Corp|Co|Ltd|No"
    r"|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|al|etc|ok|proc|tys|mln|mld|ul|im|prof|dr|godz|r|zł)\.$"
)
"""Ends that more often abbreviate a word than end a sentence: what is cut there looks whole."""
_OPENS = re.compile(r"^[\"“‘'«„(]*[^\W_a-z]|^[\"“‘'«„]*(?:iP|e[A-Z]|al-|i[A-Z])")
_LEANS = re.compile(
    r"^[\"“‘']*(?:he|she|it|they|him|his|her|hers|its|their|theirs|this|that|these|those|such|there|then|but|and|so|or"
    r"|yet|also|however|meanwhile|instead|moreover|further(?:more)?|still|thus|therefore|another|both|here|now"
    r"|in addition|on the other hand|for (?:example|instance)|as a result|even so"
    r"|the (?:pair|duo|two|trio|latter|former|same|move|decision|news|announcement|incident|company|report"
    r"|study|statement|bill|ruling|agency|man|woman|group|official|spokes\w+|minister|president|rest|show|film|game|device|series|\d\d-year-old)"
    r"|the (?:resulting|ensuing|aforementioned) \w+"
    r"|the (?:list|brothers|sisters|siblings|couple|suspects?|victims?|troops|vehicles?|video|clip|footage|post|letter)"
    r"(?! (?:of|in|on|at|by|for|from|behind|who|that|to)\b)"
    r"|ale|jednak|ona|ono|oni|jest|był[aoi]?|dodał[ao]?)\b|^(?:他|她|它|这|那|但|而|此外|同时|因此|该)",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(
    r"\b(?:[Yy]ou|[Yy]ours?|[Yy]ou['’]\w+|I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’]\w+|[Mm]y|[Oo]ur|us|[Mm]e|[Ll]et['’]s)\b"
)
_ANSWERS = re.compile(r"^\S+(?: \S+){0,3} (?:was responding|was speaking|was referring|also|added|went on|continued)\b")
_DANGLES = re.compile(
    r"^(?:\w+ly )?\w+(?:ed|ing|wn|lt)\b[^,]{0,80}, (?:its?|he|she|they|his|her|their|this|that)\b"
    r"|^(?:a few |some |\w+ )?(?:minutes|hours|days|weeks|months|years) (?:later|earlier|before|after that),"
    r"|^(?:in|on|at|during|after|before|with|by|from|under|while|when|as|last|earlier)\b[^,]{2,80}, (?:he|she|they)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\b[Aa]ccording to the (?:report|article|post|outlet|publication|document|study|survey|poll"
    r"|lawsuit|statement)(?:\.$|,|$)"
    r"|\bthe (?:trio|duo|pair|two men|two women)\b(?! of)"
    r"|^The (?:[\w-]+ ){1,3}(?:comes?|came|follows?|followed)"
    r" (?:after|as|amid|just|days|hours|calls|weeks|months|an?|the)\b"
    r"|^(?:In|For|At|During|After|On) (?:another|an?other such|a (?:second|third|further|separate|similar))\b"
    r"|[,.!?][\"”'’] (?:he|she|they|it) (?:said|says|told|added|wrote|adds|writes|tells|explained|insisted)\b"
)
"""What refers to something told before, wherever it stands in its sentence."""
_CALLS = re.compile(
    r"^(?:meet|beware|see|follow|watch|get|take|imagine|remember|forget|looking|want|discover|explore|try|read|learn|enjoy|grab|save"
    r"|shop|buy|consider|prepare|say hello|welcome|tune|find|plus|photo|video|image|correction|editor['’]s note|note"
    r"|here['’]?s?|from .{3,40} to .{3,60}, here|having said|that said|speaking of|spoiler|update|tl;dr|thanks?"
    r"|wow|welp|whoa|yep|yup|hooray|hey)\b",
    re.IGNORECASE,
)
_SHOUTS = re.compile(r"[!！]$")
_NAMES_A_SPEAKER = re.compile(r"^[^\W_]+: ")
"""One word before a colon is a place or a speaker (`London:`, `Judge:`), in a note's style."""
QUOTED = re.compile(r"[\"“„«].*?[\"”»]|(?<!\w)[‘'].*?[’'](?!\w)")


def complete(text: str) -> bool:
    """Whether a text is a whole sentence that states something: begun, ended, not cut, not a question."""
    if _CUT.search(text) or _ASKS.search(text) or not _END.search(text) or _ABBREVIATED.search(text):
        return False
    if not balanced(text):
        return False
    if HAN.search(text):
        return len(text) >= 10
    return bool(_OPENS.match(text)) and len(text.split()) >= 5 and has_verb(text)


_OPEN_SINGLE = re.compile(r"(?<!\w)‘(?=\w)")
_CLOSED_SINGLE = re.compile(r"(?<=[\w.,!?])’")


def balanced(text: str) -> bool:
    """Whether brackets and quotation marks that open in a text also close in it."""
    if text.count('"') % 2 or len(_OPEN_SINGLE.findall(text)) > len(_CLOSED_SINGLE.findall(text)):
        return False
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]", "“”", "「」", "（）", "«»"))


def _is_quote(text: str) -> bool:
    """Whether a sentence is all quotation, and nobody in it says it."""
    return text[:1] in '"“„«「' and not QUOTED.sub("", text).strip(" .,!")


def leans(text: str) -> bool:
    """Whether a sentence leans on what stood before it ("He added …", "But …")."""
    return any(pattern.search(text) for pattern in (_LEANS, _DANGLES, _ANSWERS, _REFERS))


_BARE = re.compile(
    r"^The (?P<noun>(?:[a-z][\w’'-]+ ){1,3}?)(?:(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must"
    r"|should|did|does|said|says|came|comes|took|takes|made|makes|began|begins|won|went|goes)\b|\w+(?:ed|ues)\b)"
    r"|^The (?P<own>\w+)['’]s "
)
_UNIQUE = listed(
    """government economy world war public internet sun moon earth weather police military army universe ocean
    government's world's country's nation's"""
)


def refers(text: str) -> frozenset[str]:
    """The terms of what a sentence speaks of as known and does not tell ("The tool was …"); none where it does."""
    match = _BARE.match(text)
    noun = (match["noun"] or match["own"]) if match else ""
    return frozenset() if _UNIQUE & set(noun.split()) else terms(noun)


def addresses(text: str) -> bool:
    """Whether a sentence speaks as its author, or to its reader, outside quotation marks."""
    return bool(_ADDRESSES.search(QUOTED.sub("", text)))
