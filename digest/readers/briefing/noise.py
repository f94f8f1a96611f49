"""Noise: what a page or a mail puts around its news, and what never becomes text.

A line is noise by its shape and its verbs: an order to the reader (listen, subscribe, share), the label of a
button, a credit, a sign-off. The patterns match whole lines, and long lines only where nothing but noise reads so:
better one slogan kept than one sentence lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.readers.briefing.lines import Line
from digest.readers.briefing.shapes import capitals, ended, short, title_case, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is left of a document without its noise."""

    lines: tuple[Line, ...]
    letter: int = 0
    """How many of the lines stand in the letter that opens it, up to its sign-off."""
    hub: bool = False
    """A digest hub was taken out of it."""


def _table(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.VERBOSE | re.IGNORECASE)


_BUTTONS = _table(
    r"(?:listen|watch|play|audio|video|subscribe|unsubscribe|share|tweet|print|e-?mail|menu|search"
    r"|home|back|next|previous|save"
    r"|bookmark|comments?|skip|log\ ?(?:in|out)|sign\ (?:in|up|out)|register|donate|advertisement"
    r"|advert|ads?|sponsored|close"
    r"|like|repost|reply|copy\ link|facebook|twitter|linkedin|whatsapp|wechat|weibo|instagram|youtube"
    r"|telegram|reddit|restack"
    r"|upgrade|more|language|top|follow|loading|transcript|donate\ now|subscribe\ now|sign\ up\ now"
    r"|start\ reading|one\ app"
    r"|language\ ?:.*|media\ options|watch\ headlines)[\s.:›»>|…!]*",
    r"home\s*[>›»/].{0,60}",
    r"(?:skip|jump)\ to\ .{0,30}",
    r"back\ to\ (?:top|home|menu|list).{0,20}",
    r"(?:\d{1,2}:)?\d{1,2}:\d\d\s*(?:/\s*(?:\d{1,2}:)?\d{1,2}:\d\d)?|\d(?:\.\d+)?x",
    r"(?:view|leave|add|post|read|see|show|hide)\ (?:all\ |a\ |the\ )?(?:\d+\ )?(?:comments?|repl(?:y"
    r"|ies)|more|full\ (?:story|article))\W*",
    r"(?:view|read|open)\ (?:this\ |it\ )?(?:e?mail\ |newsletter\ )?(?:in\ (?:your\ )?(?:browser|app)"
    r"|online|on\ the\ web)\W*",
    r"(?:read|see|learn|find\ out|keep|continue)\ (?:more|reading|on)\b.{0,60}",
    r"\d+\ (?:likes?|shares?|comments?|min(?:ute)?s?(?:\ read)?)",
    r"more\ here\W*|(?:full|original)\ (?:story|article|text)(?:\ here)?\W*",
)
_ORDERS = _table(
    r"(?:please\ )?listen\ (?:to|now|on|here)\b.{0,80}",
    r"(?:please\ )?(?:subscribe|unsubscribe|sign\ up|sign\ in|log\ in|register|opt\ (?:in|out))\b.{0,160}",
    r"unlock\ .{0,160}(?:subscri|discount|access|content|offer|article|premium|trial|benefit|stor(?:y"
    r"|ies)).{0,80}",
    r"(?:get|enjoy|receive|have)\ .{0,80}(?:in\ (?:your|one|a\ single)\ (?:inbox|place|e-?mail)"
    r"|delivered|discount|%\ off|free\ trial).{0,120}",
    r"(?:download|get|try|install)\ (?:the|our|\w+['’]s)\ .{0,30}\bapp\b.{0,80}",
    r".{0,80}\b(?:app\ store|google\ play)\b.{0,60}",
    r"\d[\d,]*['’]?s?\+?\ of\ premium\ .{0,40}|read\ .{0,60}\b(?:curated|titles)\b.{0,80}"
    r"|.{0,20}\bdays\ free\b.{0,40}",
    r"(?:follow|find|join|like|connect\ with)\ (?:us|me)\b.{0,100}|follow\ .{1,40}\ on\ (?:x|twitter"
    r"|facebook|linkedin|wechat|instagram|telegram)\b.{0,60}",
    r"(?:please\ )?(?:share|forward|send|recommend)\ (?:this|it)\b.{0,100}|(?:was|were)\ (?:this"
    r"|you)\ .{0,30}forwarded.{0,100}",
    r"(?:please\ )?(?:share|send|e-?mail|write|give)\ (?:us\ |me\ |in\ )?(?:your|any|tips|feedback"
    r"|comments)\b.{0,160}",
    r"(?:please\ )?(?:contact|reach|e-?mail|write\ to)\ (?:us|me|the\ (?:editor|author|reporter"
    r"|team)s?|editors?|reporters?|authors?)\b.{0,120}",
    r"(?:please\ )?click\ (?:here|on|the|below)\b.{0,120}",
    r".{0,120}\bclick\ here\b.{0,40}\b(?:subscri|receiv|sign|regist|unsub|view|join|get\ it).{0,100}",
    r".{0,60}\bsubscribers?\ (?:can|get|have|automatically|receive)\b.{0,160}",
    r"(?:already\ )?(?:a|not\ a|not\ yet\ a)\ (?:subscriber|member)\b.{0,80}|become\ a\ (?:member"
    r"|subscriber).{0,100}",
    r"(?:support|donate\ to)\ (?:us|our|independent|quality)\b.{0,120}",
    r"(?:this|the)\ (?:article|story|content|issue|post|newsletter)\ is\ (?:for|only|available|free"
    r"|reserved)\b.{0,60}(?:subscri|member|reader)\w*.{0,60}",
    r"(?:try|upgrade|start)\ .{0,40}(?:free\ trial|for\ free|today|now|plan)\W*",
    r"(?:haven['’]t|have\ not|not)\ (?:yet\ )?(?:subscribed|signed\ up).{0,100}",
    r"you(?:\ are|['’]re|\ have)?\ (?:received?|receiving|getting)\ this\b.{0,200}",
    r"if\ you\ (?:haven['’]t|like|enjoy|were\ forwarded)\b.{0,60}(?:subscri|sign\ up|share|forward"
    r"|click).{0,100}",
)
_FURNITURE = _table(
    r"(?:presented|sponsored|powered|brought\ to\ you)\ by\b.{0,60}|(?:a\ )?(?:message|word)\ from\b.{0,60}",
    r".{0,40}\b(?:all\ rights\ reserved|privacy\ (?:policy|notice)|terms\ (?:of|and)\ (?:use|service"
    r"|conditions)|cookie\ policy)\b.{0,120}",
    r"(?:©|\(c\)\s|copyright\b).{0,160}|.{0,80}\b(?:use|uses|accept|manage|set)\ (?:all\ "
    r"|our\ )?cookies\b.{0,160}",
    r"(?:ai[-\ ]generated|generated\ by\ ai|caixin's\ ai)\b.{0,80}|.{0,40}for\ reference\ only\W*",
    r"(?:thanks|thank\ you)\ (?:for|to)\b.{0,60}|(?:happy|enjoy)\ (?:reading|your\ (?:day|week"
    r"|weekend))\W*|see\ you\ (?:tomorrow|next|on|soon)\b.{0,40}",
    r"that['’]s\ (?:it|all)\ (?:for|from)\b.{0,60}|have\ a\ (?:great|good|nice|lovely)\b.{0,40}",
    r"\*?\s*(?:denotes?|indicates?|marks?)\ .{0,60}(?:language|chinese|paywall|subscri)\w*\W*",
    r"(?:[–—-]\s*)?(?:edited|compiled|reported|written|translated|reporting|editing"
    r"|additional\ reporting|with\ contributions)\ by\b.{0,120}",
    r".{0,80}\([\w.+-]+@[\w.-]+\)\W*|[\w.+-]+@[\w-]+\.[\w.-]+",
    r"(?:about\ the\ author|related\ (?:articles?|stories|posts|topics|content)|tags?)\s*:?",
    r"by\ .{2,60}\ ·\ .{6,40}",
)
_BIO = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3} (?:is|was) (?:a|an|the|our)\b.{0,60}\b"
    r"(?:reporter|editor|writer|journalist|correspondent|columnist|contributor|fellow|producer"
    r"|author)\b.{0,160}"
)
_BYLINE = re.compile(r"(?:[–—-]\s*)?(?:By|BY|Compiled by|Words by) [A-Z][^.!?:/|]{1,90}(?:\([^)]*\))?")
_CREDIT = re.compile(
    r"(?:.*\s)?\(?Photo(?:s|graphs?)?(?: credit| illustration)?(?: by |:|/)[^!?]{1,80}"
    r"|(?:.*[.!?”\")]\s+)?(?:Image|Picture|Illustration|Graphic|Credit)s?(?: credit)?(?: by |: ?"
    r"|/)\S+(?: \S+){0,3}"
    r"|Cover: \S+(?: \S+)?|(?:Photo|Image|Graphic)s?"
)
_STOPS = re.compile(
    r"(?:most (?:popular|read|viewed|shared)|podcasts?|popular|trending(?: now)?|(?:suggested"
    r"|recommended|picked) for you"
    r"|you (?:may|might)(?: also)? (?:like|enjoy)(?: these)?|related (?:articles|stories|posts"
    r"|reading|content)"
    r"|top stories (?:on|from|right now)\b.{0,40}|(?:our|top) picks|more (?:from|in|on) [\w ]{2,30}"
    r"|editor[’']?s[’']? picks|recommended newsletters?(?: for you)?"
    r"|sponsored(?: content)?|(?:about|contact) us|footer)\W*",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"(?:(?:kind|best|warm|warmest|with best|many)\s+(?:regards|wishes|thanks)|(?:all the )?best"
    r"|regards|cheers"
    r"|warmly|cordially|sincerely(?: yours)?"
    r"|yours(?: (?:truly|sincerely|faithfully))?)\s*,?",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:editor|reporter|writer|correspondent|founder|publisher|director|host|chief|team|staff)\b", re.IGNORECASE
)


def is_noise(text: str) -> bool:
    """Whether a line is none of the document's own text."""
    return any(pattern.fullmatch(text) for pattern in (_BUTTONS, _ORDERS, _FURNITURE, _BIO, _BYLINE, _CREDIT))


def is_stop(text: str) -> bool:
    """Whether a line is the heading of what a page offers beside its text (most popular, suggested for you)."""
    return bool(_STOPS.fullmatch(text.rstrip(" /")))


def without_noise(lines: Sequence[Line], *, hub: bool) -> Page:
    """The lines without noise, captions and sign-offs, and without what a heading such as MOST POPULAR opens.

    Such a part ends where a marked heading, or one in capitals, opens another. A line that is repeated at once is
    a caption beside its picture's own text, or a masthead: both go.
    """
    kept: list[Line] = []
    letter = 0
    stopped = False
    skip = _captions(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        if is_stop(line.text):
            stopped = True
        elif stopped and (line.marked or capitals(line.text)):
            stopped = False
        if _SIGN_OFF.fullmatch(line.text):
            at += 1 + sum(1 for _ in _signature(lines, at + 1))
            letter = len(kept)
            continue
        if not stopped and at not in skip and not is_noise(line.text):
            kept.append(line)
        at += 1
    return Page(lines=tuple(kept), letter=letter, hub=hub)


def _captions(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of pictures, of their captions, and of lines repeated at once."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        if line.image:
            found.add(at)
            if after and line.cell and not after.image and (after.cell or at + 2 == len(lines)):
                found.add(at + 1)
        if after and line.bullet is None and after.bullet is None and line.text == after.text:
            found |= {at, at + 1}
    return frozenset(found)


def _signature(lines: Sequence[Line], start: int) -> Iterator[Line]:
    """The name and the role below a sign-off."""
    for line in lines[start : start + 3]:
        name = words(line.text) <= 3 and title_case(line.text)
        if not name and not (_ROLE.search(line.text) and short(line.text, 8) and not ended(line.text)):
            return
        yield line
