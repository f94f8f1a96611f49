"""What a text calls somebody: appositions behind a name, and what stands before it as a title, in English and Chinese.

Nothing is guessed: "Ant Group, the Chinese fintech giant", "Bumble founder Whitney Wolfe Herd", "Chinese e-commerce
company Pinduoduo" say what they say.
"""

import re
from dataclasses import dataclass

import re2

from digest.names import CAPITAL, JOINT, NAME, trimmed


@dataclass(frozen=True, slots=True)
class Apposition:
    """A name, and what the text beside it calls its bearer, in the text's own words."""

    name: str
    gloss: str


_KINDS = (
    r"giant|maker|developer|operator|retailer|carmaker|automaker|chipmaker|startup|start-up|firm|company|group|bank"
    r"|agency|watchdog|regulator|union|party|charity|think tank|broadcaster|newspaper|publisher|platform|airline"
    r"|service|manufacturer|conglomerate|subsidiary|brokerage|insurer|lender|exchange|fund|consultancy|organi[sz]ation|network"
    r"|utility|contractor|supplier|carrier|producer|app|chain|brand|studio|website|law firm|militia|movement|university"
)
"""What organisations are."""
_TITLE = (
    r"(?:(?:co-?)?founders?|(?:vice[ -])?(?:president|chair(?:man|woman)?)|prime minister|premier|(?:foreign|defen[cs]e"
    r"|finance|health|interior|home|energy|trade|economy|justice|culture|education|environment|agriculture|transport)"
    r" (?:minister|secretary)|minister|chancellor|secretary(?:[ -]general|(?: of| for) [A-Z]\w+(?: Affairs)?)?"
    r"|(?:chief|managing|executive) (?:executive|financial|operating|technology|scientific|medical|investment)?\s?"
    r"(?:officer|director|executive|economist|scientist|analyst|strategist|prosecutor|justice|editor)|chief executive"
    r"|CEO|CFO|COO|CTO|director(?:[ -]general)?|senator|congress(?:man|woman)|governor|mayor|judge|justice"
    r"|attorney general|prosecutor|attorney|lawyer|spokes(?:man|woman|person)|professor|economist|analyst|strategist"
    r"|author|novelist|writer|historian|editor|journalist|leader|king|queen|prince|princess|pope|general manager"
    r"|general|commander|commissioner|ambassador|activist|laureate|billionaire|entrepreneur|investor|owner|boss|chief|head"
    r"|captain|coach|manager|striker|midfielder|actor|actress|singer|rapper|filmmaker|comedian|scientist|researcher"
    r"|fellow|partner|astronaut|speaker|candidate|whistleblower|suspect|magnate|tycoon|member|lawmaker|politician"
    rf"|representative|envoy|diplomat|officer|chair|pioneer|veteran|heir|dissident|physicist|engineer|expert|{_KINDS})"
)
"""What people are, and what organisations are."""

_FAR = r"(?!(?:after|before|as|when|with|in|on|at|from|to|by|over|into|since|until|during|and|but|says?|said)\b)"
_OF = r"(?:of|for|at|in|to|behind|based|known|under|with|from|on|until|since|accused|charged|who|responsible|between)"
_BEHIND = re.compile(
    rf"(?<![\w’'])(?P<name>{NAME})(?:\s?\([^()]{{2,40}}\))?,\s"
    rf"(?P<gloss>(?:(?:the|a|an|its|their|his|her|one of the)\s)?"
    rf"(?:{_FAR}[^\s,;:.()—–“”\"]+\s){{0,7}}?{_TITLE}\b(?:\s{_OF}\s[^\s,;:()—–“”\"]+(?:\s[^\s,;:()—–“”\"]+){{0,8}}?)?)"
    r"(?=,(?!\s(?:and|the|a|an|as well)\s|\s[^\W\d_a-z])|;|\.(?:\s|$)|\s[—–])"
)
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<gloss>(?:(?:{CAPITAL}(?:['’]s)?(?:\s(?:of|for)(?=\s[A-Z]))?|former|ex-|acting|then-|co-|chief|tech"
    rf"|software|media|longtime|veteran|senior|deputy|vice)[\s-]){{0,5}}(?i:{_TITLE}))\s"
    rf"(?P<name>{CAPITAL}\s(?:{JOINT}\s)?{CAPITAL}(?:\s{CAPITAL})?)(?![\w-])"
)
_HAS_TITLE = re2.compile(rf"(?i)\b(?:{_TITLE})\s")
"""What `_BEFORE` must find at least. It is slow, most sentences have none, and RE2 tells that ten times as fast."""
_MADE = re.compile(
    rf"(?<![\w-])(?P<gloss>(?:(?:[Tt]he|[Aa]n?)\s)?(?:{CAPITAL}|[a-z]+-based)(?:['’]s)?\s"
    rf"(?:{_FAR}[a-z][\w-]*\s){{0,4}}(?:{_KINDS}))\s(?P<name>{CAPITAL}(?:\s{CAPITAL}){{0,4}})(?![\w-])"
)
_HAN_TITLE = (
    r"(?:首席执行官|首席财务官|首席运营官|首席经济学家|首席分析师|董事长|总裁|总经理|创始人|联合创始人|部长|发言人|主席|总统|总理|首相|外长"
    r"|行长|院长|局长|市长|省长|州长|书记|教授|分析师|研究员|秘书长|会长|大使|司令|议长|议员|法官|律师|主任|CEO)"
)
_HAN = re.compile(
    rf"(?:(?:^|[，。；：、“「（(\s])[据由对与和向]?|[据由对与和向])(?![据由对与和向])(?P<gloss>[A-Za-z\u4e00-\u9fff·]{{2,20}}?{_HAN_TITLE})"
    r"(?P<name>[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}?)+|[\u4e00-\u9fff]{2,4}?)"
    r"(?=[，,：:（(]|说|表示|称|指出|介绍|认为|宣布|强调|透露|告诉|回应|重申|呼吁|警告|日前|近日|昨|今|被|在|[上下本]?周|星期|\d)"
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
_MODEL = re.compile(r"\S*\d\S*|.*\s[A-Z]*\d+")
"""Names of products: they end with a number."""
_OPEN = re.compile(r"\b(?:the|a|an|of|for|at|in|to|and|or|with|by|from|on|as)$", re.IGNORECASE)
"""What cannot end a gloss."""


def appositions(sentence: str) -> tuple[Apposition, ...]:
    """What a sentence calls those that it names, behind the name between commas, or before it as a title."""
    found = [
        Apposition(_untitled(trimmed(match["name"])), _LINKS.sub("", match["gloss"]).strip())
        for pattern in ((_BEHIND, _BEFORE, _MADE) if _HAS_TITLE.search(sentence) else (_BEHIND, _MADE))
        for match in pattern.finditer(sentence)
    ]
    if not sentence.isascii():
        found += [Apposition(match["name"], match["gloss"]) for match in _HAN.finditer(sentence)]
    return tuple(dict.fromkeys(filter(_sound, found)))


def _untitled(name: str) -> str:
    """A name without the title before it."""
    match = _BEFORE.fullmatch(name)
    return match["name"] if match else name


def _sound(one: Apposition) -> bool:
    if (
        not one.name
        or _MODEL.fullmatch(one.name)
        or any(no.search(one.gloss) for no in (_FINITE, _REPORTS, _PLACE, _OPEN))
    ):
        return False
    return len(one.gloss.split()) >= 2 or bool(_HAN.search(f"{one.gloss}{one.name}，"))


_TITLE_WORDS = re.compile(rf"(?:{_TITLE})(?:['’]s|s)?", re.IGNORECASE)
_ORDINARY_WORDS = """
crown science army navy police married popular famous famed quota
a an the one former ex acting then deputy vice senior junior chief prime foreign finance interior home health
defence defense energy trade justice heritage education executive general managing creative art tech technology
software media longtime veteran incumbent house senate majority minority democratic republican brigadier
lieutenant major colonel ai state federal national local top best new own co associate assistant first second
third lead who is of for at in to with from on and or by current interim international minister secretary group
company club team
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Words of titles that say nothing of whose."""
_BACK = re.compile(
    r"\b(?:its|his|her|their|our|my|this|that|these|those|which|[Tt]he (?:\w+ )?(?:company|group|firm|agency|country"
    r"|party|team|city|club|school|department|committee|organi[sz]ation|council|ministry|bank|union|state|army"
    r"|movement|hospital|two)(?:['’]s|(?=$|[,;])|\s(?!(?:of|for|in|at|behind|that|to|on)\b)(?=[a-z])))",
)
"""What speaks of something that stood before it."""


def informs(gloss: str) -> bool:
    """Whether a gloss tells a reader who knows nothing else who it is: more than an office, and of nothing unnamed."""
    if _HAN.search(f"{gloss}某某，"):
        return len(gloss) >= 5
    if _BACK.search(gloss):
        return False
    words = [word for word in re.findall(r"[\w.&'’-]+", _TITLE_WORDS.sub(" ", gloss)) if _says(word)]
    named = any(word[0].isupper() for word in words)
    return named or len(words) > 1


def _says(word: str) -> bool:
    return len(word) > 1 and word.casefold().strip(".'’-") not in _ORDINARY
