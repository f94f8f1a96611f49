"""What pages and mails say around their news: a table of patterns, by shape and by the verbs of such lines.

Every pattern is for a whole line, in any case. They are narrow on purpose: ``subscribe`` opens a slogan, but
``subscribers fell by a tenth`` is news; ``Photo:`` is a credit at the end of a line, not within a sentence.
"""

import re
from collections.abc import Iterable


def _table(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_ACTS = (
    "listen|watch|play|subscribe|unsubscribe|share|tweet|print|save|bookmark|skip|register|donate|close|follow|upgrade"
)
_PLACES = "audio|video|e-?mail|menu|search|home|back|next|previous|comments?|more|top|transcript|media options|language"
_NETWORKS = "facebook|twitter|linkedin|whatsapp|wechat|weibo|instagram|youtube|telegram|reddit|threads|bluesky|mastodon"
_PLATFORMS = rf"(?:x|{_NETWORKS})"
_JOINS = "subscribe|unsubscribe|sign (?:up|in)|log in|register|opt (?:in|out)"
_GOODS = r"(?:subscri\w*|discounts?|access|content|offers?|articles?|premium|trial|benefits?|stor(?:y|ies))"
_WORDS = "(?:comments?|thoughts|feedback|tips|views|questions|suggestions)"
_LEGAL = r"(?:privacy (?:policy|notice)|cookie (?:policy|settings)|terms (?:of|and) (?:use|service|conditions))"

BUTTONS = _table(
    (
        rf"(?:{_ACTS}|{_PLACES}|{_NETWORKS})(?: now| here)?[\s.:›»>|…!]*",
        r"(?:log ?|sign )(?:in|out|up)(?: now)?\W*",
        r"like|repost|reply|restack|copy link|loading|advert(?:isement)?|ads?|sponsored",
        r"start reading|one app\.?|free to read",
        r"language ?: ?.{0,60}",
        r"watch headlines",
        r"home\s*[>›»/].{0,60}",
        r"(?:skip|jump) to (?:main |the )?(?:content|navigation|menu|search|footer).{0,20}",
        r"back to (?:top|home|menu|list)\b.{0,20}",
        r"(?:\d{1,2}:)?\d{1,2}:\d\d\s*(?:/\s*(?:\d{1,2}:)?\d{1,2}:\d\d)?",
        r"\d(?:\.\d+)?x|\d{1,3}",
        r"\d+ (?:likes?|shares?|comments?|min(?:ute)?s?(?: read)?)",
        r"(?:view|leave|add|post|read|see|show|hide) (?:all |a |the )?(?:\d+ )?(?:comments?|repl(?:y|ies)|more)\W*",
        r"(?:view|read|open) (?:this |it )?(?:e?mail |newsletter )?(?:in (?:your )?(?:browser|app)|online)\W*",
        r"(?:keep|continue) reading\b.{0,40}|(?:read|see|learn|find out) more\b.{0,40}|more here\W*",
        r"(?:read |see )?(?:the )?(?:full|original) (?:story|article|text)(?: here)?\W*",
    )
)
"""Labels of what can be pressed: players, menus, counters."""

ORDERS = _table(
    (
        r"(?:please )?listen (?:to|now|on|here)\b.{0,80}",
        rf"(?:please )?(?:{_JOINS}) (?:to|for|here|now|on|with|via|by)\b.{{0,160}}",
        rf"unlock .{{0,120}}\b{_GOODS}\b.{{0,80}}",
        r"(?:get|enjoy|receive|have) .{0,80}\bin (?:your|one) (?:inbox|place|e-?mail)\b.{0,120}",
        r"(?:get|enjoy|receive) .{0,80}(?:delivered to|discount|% off|free trial).{0,120}",
        r"(?:get|try|read|join) (?:our|the) .{0,60}\bnewsletters?\b.{0,40}",
        r"follow .{1,60} in real time\b.{0,80}",
        rf"follow .{{1,40}} on {_PLATFORMS}\b.{{0,60}}",
        r"(?:follow|find|join|like|support|donate to|connect with|reach|e-?mail|write to|contact) (?-i:us|me)\b.{0,99}",
        r"(?:please )?(?:contact|e-?mail|write to) (?:the |our )?(?:editor|author|reporter|team)s?\b.{0,120}",
        r"(?:please )?(?:share|forward|send|recommend) (?:this|it)\b.{0,100}",
        rf"(?:please )?(?:share|send|e-?mail|give) (?:us |me |in )?(?:your|any) (?:\w+ )?{_WORDS}\b.{{0,160}}",
        r"(?:please )?click (?:here|below|on the)\b.{0,120}",
        r".{0,600}\bplease click here\b.{0,40}",
        r".{0,120}\bclick here (?:to|for) (?:subscri|receiv|sign|regist|unsub|view|join|get)\w*.{0,100}",
        r".{0,80}\bclick here\b.{0,12} to (?:subscribe|receive|sign|register|unsubscribe|view|join|get)\b.{0,100}",
        r"(?:paid|paying|our|all) subscribers? (?:can|get|have|automatically|receive)\b.{0,160}",
        r"(?:already|not(?: yet)?) a (?:subscriber|member)\b.{0,80}",
        r"become a (?:paid |free )?(?:member|subscriber)\b.{0,60}",
        r"(?:this|the) (?:article|story|content|issue|post|newsletter) is .{0,60}\b(?:subscribers|members)\b.{0,60}",
        r"(?:try|upgrade|start) .{0,40}\b(?:free trial|for free)\W*|.{0,20}\bdays free\b.{0,40}",
        r"(?:if you )?(?:haven['’]t|have not|not) (?:yet )?(?:subscribed|signed up).{0,100}",
        r"you(?: are|['’]re|['’]ve| have)? (?:received?|receiving|getting) this\b.{0,200}",
        r"if you (?:like|enjoy|were forwarded)\b.{0,60}\b(?:subscri|sign up|share|forward|click).{0,100}",
        r"was this .{0,30}forwarded.{0,100}",
        r"(?:download|get|try|install) (?:the|our|\w+['’]s) .{0,30}\bapp\b.{0,80}",
        r"(?:available|download|get it|find us|now) (?:on|from|in|at) .{0,30}\b(?:app store|google play)\b.{0,40}",
        r"\d[\d,]*['’]?s?\+? of premium .{0,40}|read .{0,40}\bfrom \d[\d,]*['’]?s?\+? of titles\b.{0,60}",
    )
)
"""What a reader is told to do with the page, the mail or the publication."""

FURNITURE = _table(
    (
        r"(?:presented|sponsored|powered|brought to you) by\b.{0,60}|a (?:message|word) from\b.{0,60}",
        rf"(?:(?:read|see|view) )?(?:our |the )?{_LEGAL}(?:\W+(?:and )?(?:{_LEGAL}|contact|help|about).{{0,60}})?\W*",
        r"by (?:signing up|subscribing|continuing|using this|clicking)\b.{0,200}",
        r"(?:© ?|\(c\) |copyright (?:© ?|\(c\) |\d{4})).{0,160}|.{0,80}\ball rights reserved\b.{0,80}",
        r".{0,80}\b(?:uses?|accept|manage) (?:all |our )?cookies\b.{0,160}",
        r"(?:ai[- ]generated|generated by ai)(?:[,.;] .{0,60}|\W*)|.{0,40}for reference only\W*",
        r"(?:thanks|thank you) (?:for|to) .{0,60}|(?:happy|enjoy) (?:reading|your (?:day|week|weekend))\W*",
        r"see you (?:tomorrow|next|on|soon)\b.{0,40}|that['’]s (?:it|all) (?:for|from)\b.{0,60}",
        r"have a (?:great|good|nice|lovely) (?:day|week|weekend|morning|evening)\b.{0,20}",
        r"\*?\s*(?:denotes?|indicates?|marks?) .{0,60}(?:language|paywall|subscription)\w*\W*",
        r"(?:[–—-]\s*)?(?:(?:additional )?reporting|editing|edited|compiled|reported|translated) by (?-i:[A-Z]).{0,99}",
        r".{0,80}\([\w.+-]+@[\w.-]+\)\W*|[\w.+-]+@[\w-]+\.[\w.-]+",
        r"about the author|tags? ?:.{0,80}",
        r"by .{2,60} · .{6,40}",
    )
)
"""Legal lines, sponsors, sign-offs, credits of people."""

STOPS = _table(
    (
        r"(?:most (?:popular|read|viewed|shared)|podcasts?|popular|trending(?: now)?)\W*",
        r"(?:suggested|recommended|picked) for you\W*|you (?:may|might)(?: also)? (?:like|enjoy)(?: these)?\W*",
        r"related (?:articles?|stories|posts|reading|content|topics)\W*|more from .{2,40}",
        r"top stories (?:on|from|right now)\b.{0,40}|our picks\W*|editor[’']?s[’']? picks\W*",
        r"recommended newsletters?(?: for you)?\W*|sponsored(?: content)?\W*|(?:about|contact) us\W*|footer",
    )
)
"""Headings of what a page offers beside its text."""

SIGN_OFFS = _table(
    (
        r"(?:kind|best|warm|warmest|with best|many)\s+(?:regards|wishes|thanks)\s*,?",
        r"(?:all the )?best\s*,|regards\s*,?|cheers\s*,|warmly\s*,?|cordially\s*,?|sincerely(?: yours)?\s*,?",
        r"yours(?: (?:truly|sincerely|faithfully))?\s*,?",
    )
)
"""How a letter ends."""

ROLE = re.compile(
    r"\b(?:editor|reporter|writer|correspondent|founder|publisher|director|host|chief|team|staff)\b", re.IGNORECASE
)
"""What a line below a name calls who signs."""

BIO = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3} is (?:a|an|the|our)(?: [\w’'-]+){0,4}? "
    r"(?:reporter|editor|writer|journalist|correspondent|columnist|contributor|fellow|producer)"
    r"(?:,? (?:at|for|with|in|based in|covering) [^.!?]{2,80})?\."
)
"""A line about its author."""

BYLINE = re.compile(r"(?:[–—-]\s*)?(?:By|BY|Words by) [A-Z][^\d.!?:/|]{1,90}(?:\([^)]*\))?")
"""Names after `By`; a number of a year or a percentage is in none."""

CREDIT = re.compile(
    r"(?:.*\s)?\(?Photo(?:s|graphs?)?(?: credit| illustration)?(?: by |:|/)[^!?]{1,80}"
    r"|.*[.!?”\")]\s+(?:Image|Picture|Illustration|Graphic|Credit)s?(?: credit)?(?: by |: ?|/)\S+(?: \S+){0,3}"
    r"|(?:Image|Picture|Illustration|Graphic|Credit|Cover)s?(?: by|:|/) ?\S+(?: \S+)?"
    r"|(?:Photo|Image|Graphic)s?"
)
"""A caption's credit, with or without the caption before it."""
