"""Whether a text speaks of a day to come or of one gone by, told by the words around it.

The nearest cue before a date within its sentence decides, else the first one after it. Cues are found once per
text, so that asking is cheap however many dates the text has.
"""

import re
from bisect import bisect_left, bisect_right
from enum import StrEnum


class Tense(StrEnum):
    """The time a sentence speaks of, as far as it can be told."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"
    """Up to the date: a day to come, but not a month of next year ("until October", said in November)."""
    UNSAID = "unsaid"


class Tenses:
    """The cues of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [end.end() for end in _SENTENCE_END.finditer(text)]
        self._cues = [(cue.start(), kind) for cue in _CUE.finditer(text) if (kind := _KINDS.get(cue.lastgroup or ""))]
        self._starts = [at for at, _ in self._cues]

    def at(self, start: int, end: int) -> Tense:
        """The tense of the date that stands from `start` to `end`."""
        before = self._text[max(0, start - _NEAR) : start]
        for pattern, tense in _ADJACENT:
            if pattern.search(before):
                return tense
        index = bisect_right(self._ends, start)
        opens = self._ends[index - 1] if index else 0
        closes = self._ends[index] if index < len(self._ends) else len(self._text)
        first, here = bisect_left(self._starts, opens), bisect_left(self._starts, start)
        for _, kind in reversed(self._cues[max(first, here - _REACH) : here]):
            if kind is not _WEAK:
                return kind
            if all(other is not Tense.PAST for _, other in self._cues[max(first, here - _REACH) : here]):
                return Tense.FUTURE
        after, last = bisect_left(self._starts, end), bisect_left(self._starts, closes)
        return next(
            (kind for _, kind in self._cues[after : min(last, after + _REACH)] if kind is not _WEAK), Tense.UNSAID
        )


_REACH = 12
"""How many cues before and after a date are looked at, so that a text without full stops stays linear."""

_WEAK = Tense.UNSAID
"""The kind of a cue that counts only where no past verb stands before it: "to" and a verb."""

_ABBREVIATED = r"(?<![.\s][A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Lt)\.)(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Rev|Sgt)\.)"
_SENTENCE_END = re.compile(rf"(?<=[\w”\"')\]%][.!?]){_ABBREVIATED}\s+(?=[A-Z“\"‘])|[。！？，；]|;\s|\n\s*\n")

_NEAR = 60
"""So many characters before a date hold the words that stand right before it."""

_ASKED = "asked|told|ordered|expected|due|scheduled|requested|set|given|supposed|hoping|hoped"
"""Before "by Friday", what was wanted; else it was done by then ("had cleared the road by Friday")."""

_ADJACENT = (
    (re.compile(rf"\b(?:had|was|were) (?!(?:\S+ )*?(?:to|{_ASKED}) )(?:\S+ ){{1,4}}by $"), Tense.PAST),
    (re.compile(r"\b(?i:until|till|by) $"), Tense.OPEN),
    (re.compile(r"\b(?i:ahead of|starting|beginning|effective|due|is|are|coming) $"), Tense.FUTURE),
    (re.compile(r"\b(?i:since|after|following|was|were|as of) (?:the )?$"), Tense.PAST),
)

_FUTURE = r"""will|won't|shall|would|'ll|going to|set to|set for|due|(?<!than[- ])expected|scheduled|slated|planned
|plans?|planning|anticipated|projected|poised|supposed|tipped|ahead of|about to|aims? to|hopes? to|intends? to|likely
|could|may(?! \d)|might|should|must|can|tomorrow|begins?|starts?|opens?|kicks? off|takes? place|premieres?|airs?
|expires?|ends|debuts?|heads? to|heads? into|goes to|go to|hosts?|deadline|forecast|previews?|będzie|będą|zostanie
|zostaną|odbędzie|rozpocznie
|to (?:happen|occur|take place|open|start|begin|launch|resume|premiere|debut|arrive|expire)
(?= (?:in|on|from|this|next)\b)
|to be (?:held|released|launched|published|unveiled|completed|delivered|opened|signed)
|(?:launch|arriv|com|releas|open|debut|premier|air|happen)ing (?=in|on|from|this|next)
|(?:ma|mają|może|mogą) \w+ć"""
_PAST = r"""said|says|told|fell|rose|won|lost|hit|struck|met|held|took|made|came|went|became|began|led|left|found|shot
|was|were|had|did|has|have|saw|got|gave|sent|spoke|wrote|broke|beat|drew|grew|ran|sold|bought|brought|kept|paid|stood
|quit|flew|threw|sank|sought|sued|knew|thought|felt|put|cut|slid|swept|spent|taken|given|seen|set(?! to| for)|shut|laid
|reports|writes|announces|reveals|confirms|hurt|fought|caught|taught|built|chose|drove|fled|froze|hid|rode|shook|sang|stole|swore
|wore|woke|swung|stuck|hung|dug|lent|spun|leapt|burst|forgot|rang|sprang|swam|tore|withdrew|overtook|overcame|sped
|slept|dealt|crept|bled|blew|according to
|został[aoiy]?|był[aoiy]?|\w{2,}(?:ał|ił|ył)[aoiy]?|\w{2,}(?:ali|ili|yli)"""
_NOT_PAST = r"""need|deed|heed|reed|indeed|hundred|speed|feed|seed|weed|breed|exceed|proceed|succeed|embed|naked|sacred
|aged|armed|unprecedented|alleged|limited|united|related|based|advanced|retired|expected|scheduled|slated|planned|proposed
|anticipated|projected|poised|greed|wanted|supposed|tipped"""
"""Words in -ed that are no past verb, or that speak of what is to come."""


def _words(words: str) -> str:
    """The alternatives of a table, on one line."""
    return words.replace("\n", "")


_NO_VERB = "the|a|an|his|her|its|their|our|my|be|profits?|loss(?:es)?|single|double|date|more|less"
"""Words after "to" that make no infinitive of it, or none that looks ahead."""

_CUE = re.compile(
    rf"\b(?:(?P<future>{_words(_FUTURE)})"
    rf"|(?<!\bbe )(?P<past>{_words(_PAST)}|(?!(?:{_words(_NOT_PAST)})\b)[a-z]{{2,}}ed)"
    rf"|(?P<weak>to (?!(?:{_NO_VERB})\b)[a-z]{{2,}}))\b"
    r"|(?P<zh_future>将|预计|定于|计划|拟于|会在)|(?P<zh_past>了|曾|已)"
)
_KINDS = {
    "future": Tense.FUTURE,
    "past": Tense.PAST,
    "weak": _WEAK,
    "zh_future": Tense.FUTURE,
    "zh_past": Tense.PAST,
}
