"""Verbs: the forms by which a line shows that it states something."""

import re

from digest.compose.words import TOKEN, listed

FINITE = listed(
    """is are was were be been has have had will would can could may might must should shall do does did say
    says said told tell tells face faces take takes took get gets got make makes made give gives gave goes
    went come comes came see sees saw find finds found win wins won lose loses lost lead leads led rise
    rises rose fall falls fell grow grows grew hit hits cut cuts set sets put puts let lets meet meets met
    hold holds held begin begins began bring brings brought buy buys bought sell sells sold send sends sent
    spend spends spent keep keeps kept leave leaves left mean means meant pay pays paid run runs ran show
    shows seek seeks sought stand stands stood strike strikes struck try tries warn warns plan plans urge
    urges call calls want wants vow vows back backs open opens end ends start starts move moves turn turns
    look looks work works need needs help helps hope hopes claim claims deny denies accuse accuses reveal
    reveals launches announces become becomes became dies break breaks broke drive drives drove draw draws
    drew fly flies flew speak speaks spoke write writes wrote shoot shoots shot sink sinks sank swear swears
    swore know knows knew think thinks thought fight fights fought feel feels felt hear hears heard build
    builds built shut shuts quit quits read reads spread spreads include includes remain remains offer
    offers allow allows appear appears continue continues expect expects believe believes argue argues
    insist insists threaten threatens require requires provide provides receive receives cost costs sat beat
    chose dealt fed fled froze hid hung hurt laid lay lit rode sang shook slept stole stuck swept swung
    taught threw tore woke wore withdrew bit blew caught overcame upheld jest są był była było były ma mają
    miał miała mieli będzie będą został została zostało zostały może mogą nie trwa ist sind war waren hat
    haben hatte wird werden wurde kann est sont été ont fait es son fue fueron ha han era"""
)
"""Common finite forms, in English, Polish, German, French and Spanish; many are nouns elsewhere."""

_ENDINGS = re.compile(
    r"\b[a-z]\w+ed\b|\w{3,}(?:izes|ises|ates|ifies)\b|\w{2,}ł[aoy]?\b|\w{2,}(?:ali|ili|yli|ęli)\b|n['’]t\b"
    r"|\b(?:it|he|she|that|there|who|what|here)['’]s\b|['’](?:re|ve|ll|d)\b"
)
_ATTRIBUTES = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|of|in|on|for|to|with|from|by|at|and|or|some|its|their|his|her)\s+(?:(?:\w+ly|(?:brand-)?new|old|first|latest|recent)\s+)?[a-z][\w-]*ed(?=\s+[\w“\"'‘]+)"
)
"""Participles that stand before their noun ("of the proposed bridge"): they state nothing."""

HEADLINE = listed(
    """accuses accused adds admits agree agrees aims announces approves arrested arrives asks attacked attends
    backs bans begins blames blasts blocks boosts breaks brings builds buys calls captures charged claimed
    clashes closes comes confirms continues convicted criticizes cuts debuts declares defends delays denied
    denies detained dies died discusses drops eyes expands expected expects faces failed fails falls fears
    fights files finds fires fired found gains gets gives goes halts heads helps hits holds hopes insists issues
    jailed joins jumps keeps killed kills launches lauds leads leaves left loses lost makes marks meets named
    needs offers opens orders ousted passes pays pledges plunges posts praises prepares pulls pushes puts quits
    raises reaches rejects releases remains reopens resigns returns reveals rises rushes say says seeks seen
    sees sends sentenced sets shares shows shuts signs slams soars sparks speaks stabbed starts steps stops
    stuns sues surges suspends takes targets tells testifies threatens touts tries turns unveils urge urges
    visits vows wants warn warns win beat wins withdraws won works tumble
    tumbles slip slips soar plunge retreats severs recalls"""
)
"""What titles are told with; some are nouns elsewhere, but seldom there."""


AFTER_NAMES = listed(
    """mark meet agree vote clash face seek hold sign expand drop fall rise join launch unveil reject back ban slam
    vow fight plan call urge warn recall pledge visit discuss resume sue quit beat win lose strike say test"""
)
"""What several do together ("Ashby and Corfe sign"); elsewhere they are nouns."""


_RELATIVE = re.compile(r"\swhich\s(?=[^,]*$)")
"""Begins a clause about the noun before it that may be all that a text states ("A patch which mends the game.")."""


def has_verb(text: str) -> bool:
    """Whether a text has a word that looks like a finite verb (English, Polish, German, French, Spanish).

    The verb of a relative clause that ends the text is not enough.
    """
    if relative := _RELATIVE.search(text):
        return _has(text[: relative.start()]) or _verbs(text[relative.end() :]) > 1
    return _has(text)


def _has(text: str) -> bool:
    """Whether `_verbs` finds any; most texts have a common form, so that their endings need not be asked."""
    known = any(match[0] in FINITE for match in TOKEN.finditer(text.casefold()))
    return known or _ENDINGS.search(_ATTRIBUTES.sub("", text)) is not None


def _verbs(text: str) -> int:
    """How many words look like finite verbs; one that is known in two ways counts once or twice."""
    known = sum(token in FINITE for token in TOKEN.findall(text.casefold()))
    return known + len(_ENDINGS.findall(_ATTRIBUTES.sub("", text)))
