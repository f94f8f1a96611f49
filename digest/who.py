"""People and organisations in running text: the site's own entries under any alias, and what a text calls somebody.

No model is loaded and nothing is guessed: a name is a run of capitalised words, and what somebody is called is an
apposition that stands beside the name ("Ant Group, the Chinese fintech giant"; "Bumble founder Whitney Wolfe Herd").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.model import Who
from digest.text import fold

_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Register:
    """The site's who's who, ready to be looked up in text."""

    pattern: re.Pattern[str] | None
    by_alias: dict[str, Who]
    """Entries by folded name and alias."""

    @classmethod
    def of(cls, entries: Sequence[Who]) -> "Register":
        """A register of entries; the first that claims an alias has it."""
        by_alias: dict[str, Who] = {}
        for entry in entries:
            for alias in (entry.name, *entry.aliases):
                if folded := fold(alias).strip():
                    by_alias.setdefault(folded, entry)
        longest_first = sorted(by_alias, key=lambda alias: (-len(alias), alias))
        return cls(re.compile("|".join(map(_bounded, longest_first))) if by_alias else None, by_alias)

    def named_in(self, text: str) -> tuple[Who, ...]:
        """The entries that a text names, each once, in order of appearance."""
        if not self.pattern:
            return ()
        found = (self.by_alias[match[0]] for match in self.pattern.finditer(fold(text)))
        return tuple({entry.id: entry for entry in found}.values())


def _bounded(alias: str) -> str:
    """A pattern for an alias: whole words, where its script has words."""
    return re.escape(alias) if _HAN.search(alias) else rf"(?<!\w){re.escape(alias)}(?!\w)"


_CAPITAL = r"[^\W\d_a-z][\w.&'’-]*"
_JOINT = r"(?:of|de|del|della|der|den|van|von|bin|bint|ibn|al|el|la|le|da|dos|y|e|und|and the|of the)"
_NAME = rf"{_CAPITAL}(?:\s(?:{_JOINT}\s)?{_CAPITAL}){{0,6}}"
_OPENING_WORDS = """
a an the this that these those it its he she they we you i his her their our my in on at by for from to with of
and or but as if when while after before since until during over under about against between among despite
although though because what who where why how which here there now then yet so no not all some many most more
two three one former new according meanwhile however also both each every last next today yesterday tomorrow
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december mr mrs ms dr
"""
_OPENERS = frozenset(_OPENING_WORDS.split())
"""Words that open sentences, and are no names for standing there with a capital."""


def _trimmed(run: str) -> str:
    words = run.split()
    while words and words[0].casefold().rstrip(".,") in _OPENERS:
        del words[0]
    return re.sub(r"['’]s$", "", " ".join(words).rstrip(".,'’") if words else "")


@dataclass(frozen=True, slots=True)
class Apposition:
    """A name, and what the text beside it calls its bearer, in the text's own words."""

    name: str
    gloss: str


_TITLE = (
    r"(?:(?:co-?)?founders?|(?:vice[ -])?(?:president|chair(?:man|woman)?)|prime minister|(?:foreign|defen[cs]e|finance"
    r"|health|interior|home|energy|trade|economy|justice|culture|education|environment|agriculture|transport)"
    r" (?:minister|secretary)|minister|chancellor|secretary(?:[ -]general|(?: of| for) [A-Z]\w+(?: Affairs)?)?"
    r"|(?:chief|managing|executive) (?:executive|financial|operating|technology|scientific|medical|investment)?\s?"
    r"(?:officer|director|executive|economist|scientist|analyst|strategist|prosecutor|justice|editor)|chief executive"
    r"|CEO|CFO|COO|CTO|director(?:[ -]general)?|senator|congress(?:man|woman)|governor|mayor|judge|justice"
    r"|attorney general|prosecutor|attorney|lawyer|spokes(?:man|woman|person)|professor|economist|analyst|strategist"
    r"|author|novelist|writer|historian|editor|journalist|leader|king|queen|prince|princess|pope|general|commander"
    r"|commissioner|ambassador|activist|laureate|billionaire|entrepreneur|investor|owner|boss|chief|head|captain|coach"
    r"|manager|striker|midfielder|actor|actress|singer|rapper|filmmaker|comedian|scientist|researcher|fellow|partner"
    r"|astronaut|speaker|candidate|whistleblower|suspect|magnate|tycoon|giant|maker|developer|operator|retailer"
    r"|carmaker|automaker|chipmaker|startup|start-up|firm|company|group|bank|agency|watchdog|regulator|union|party"
    r"|charity|think tank|broadcaster|newspaper|publisher|platform|service|airline|manufacturer|conglomerate"
    r"|subsidiary|unit|member|lawmaker|politician|representative|envoy|diplomat|officer|chair|pioneer|veteran|heir)"
)
"""What people are, and what organisations are."""

_FAR = r"(?!(?:after|before|as|when|with|in|on|at|from|to|by|over|into|since|until|during|and|but|says?|said)\b)"
_OF = r"(?:of|for|at|in|to|behind|based|known|under|with|from|on|until|since|accused|charged|who|responsible|between)"
_BEHIND = re.compile(
    rf"(?<![\w’'])(?P<name>{_NAME}),\s(?P<gloss>(?:(?:the|a|an|its|their|his|her|one of the)\s)?"
    rf"(?:{_FAR}[^\s,;:.()—–“”\"]+\s){{0,7}}?{_TITLE}\b(?:\s{_OF}\s[^\s,;:()—–“”\"]+(?:\s[^\s,;:()—–“”\"]+){{0,8}}?)?)"
    r"(?=,(?!\s(?:and|the|a|an|as well)\s|\s[^\W\d_a-z])|;|\.(?:\s|$)|\s[—–])"
)
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<gloss>(?:(?:{_CAPITAL}|former|ex-|acting|then-|co-|chief|tech|software|media|longtime|veteran|senior|deputy)"
    rf"[\s-]){{0,4}}(?i:{_TITLE}))\s(?P<name>{_CAPITAL}\s(?:{_JOINT}\s)?{_CAPITAL}(?:\s{_CAPITAL})?)(?![\w’'-])"
)
_LINKS = re.compile(
    r"^(?:(?:when|as|after|but|and|in|on|while|if|for|with|by|how|why|what|since|though|where)\s)+", re.IGNORECASE
)
"""Small words with which a sentence, not the gloss, begins."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|would|can|could|may|might|said|says|told|did|does|do|who|which|that|when"
    r"|where|while|announced|reported|accused|killed|died|won|lost|made|went|came|took|gave|found|left|began|became)\b"
)
_REPORTS = re.compile(r"\b\w+ed (?:that|the|a|an|its|his|her|their|[^\W\d_a-z]\w*)\b")
"""What follows a title as a verb does ("the company revealed Turbo"), not as "based in" does."""
_PLACE = re.compile(
    r"\b(?:city|town|village|suburb|state|region|province|country|capital|island|county|district|enclave|territory"
    r"|neighbou?rhood|peninsula|port|municipality|continent)(?=\s(?:of|in|on|near|north|south|east|west|where)|$)",
    re.IGNORECASE,
)


def appositions(sentence: str) -> tuple[Apposition, ...]:
    """What a sentence calls those that it names, behind the name between commas, or before it as a title."""
    found: list[Apposition] = []
    for pattern in (_BEHIND, _BEFORE):
        for match in pattern.finditer(sentence):
            name, gloss = _trimmed(match["name"]), _LINKS.sub("", match["gloss"]).strip()
            if name and len(gloss.split()) >= 2 and not any(no.search(gloss) for no in (_FINITE, _REPORTS, _PLACE)):
                found.append(Apposition(name, gloss))
    return tuple(dict.fromkeys(found))
