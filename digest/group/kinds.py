"""What kind of text a title announces: news, a running live blog, or one more of a series.

Lists, deals, horoscopes, price tables and round-ups fill the same pattern with other facts every time: they look alike
and tell of nothing in common. The patterns are for folded titles; they were read against the titles of a week of real
feeds. They begin at a word, so that few places of a title are tried.
"""

import re
from enum import Enum

from digest.text import fold


class Kind(Enum):
    """What a title announces."""

    NEWS = "news"
    LIVE = "live"
    """A live blog: about an event, and about others too."""
    SERIES = "series"
    """One more of a series: a list, a deal, a horoscope, a price table, a round-up."""


_DAY = r"(?:morning|evening|afternoon|daily|weekly|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_NUMBER = r"(?:\d+|three|four|five|six|seven|eight|nine|ten)"
_LISTED = (
    r"(?:best|top|things|ways|reasons|tips|tricks|books|movies|films|shows|facts|places|easy|signs|ideas|gifts|reads"
    r"|recipes|mistakes|stocks)"
)

_AT_THE_START = (
    rf"(?:the |these |our |my )?{_NUMBER} (?:\S+ ){{0,2}}{_LISTED}\b",
    r"(?:the |our |my )?(?:\S+ )?best \S+.* (?:of|for|to|in|with|under)\b|top \d+\b|how to\b",
    r"(?:the )?(?:week|day|month) (?:in|ahead)\b|ranking\b|najlepsz[ey] |\d+ (?:najlepszych|rzeczy|sposobow|powodow)\b",
    r"die besten \d*|les \d+ meilleur",
)
_AT_A_WORD = (
    # deals
    r"(?:best|early|top|great|hot|holiday|tech|friday|monday|day|amazon|walmart) (?:\S+ ){0,3}deals?\b",
    r"deals? (?:on|of the (?:day|week)|you can|we found|to shop|live|roundup)\b",
    r"(?:\d+ ?%|\d+ per ?cent|\d[\d.,]*) (?:off|discount)\b|save (?:up to )?(?:[$€£]\d|\d+ ?%)",
    r"black friday\b|cyber monday\b|prime (?:big deal )?days?\b|gift (?:guide|ideas?)\b|promo codes?\b|coupons?\b",
    r"on sale\b|all-time low\b|lowest price\b|kod(?:y)? rabatow|wyprzedaz|promocj[aei]\b|okazje\b|schnappchen\b",
    r"bons? plans?\b|ofertas\b",
    # service
    r"weekend reads?\b|how to (?:watch|stream)\b|what to (?:watch|read|stream|cook)\b|watch .*: ?live ?stream\b",
    r"things to do\b|tv (?:tonight|guide)\b",
    # tables of prices, rates, weather, results
    r"(?:exchange|gold|silver|petrol|diesel|fuel|mortgage|refinance|cd|savings) (?:rates?|prices?)\b.*\d",
    r"rates? (?:in \S+ )?today\b|to pkr\b|price prediction\b|notowania\b.*\d",
    r"kursy? (?:walut|euro|dolara|franka|funta)\b",
    r"weather (?:forecast|today|tomorrow)\b|prognoza pogody\b|pogoda (?:na|dzis|jutro)\b",
    r"betting (?:odds|tips)\b|best bets\b|fantasy (?:football|basketball|baseball)\b|power rankings\b|injury report\b",
    # horoscopes, puzzles, lotteries
    r"horos[ck]op|wordle\b|quordle\b|crossword|sudoku\b|hints?\b.*\banswers?\b|quiz\b|zodiac\b|tarot\b",
    r"winning numbers\b|lotto\b|lottery results?\b",
    # round-ups
    rf"newsletter\b|round-?up\b|market talk\b|{_DAY} (?:brief|report|rundown|update|digest|edition|wrap)|briefing$",
    r"this week in\b|the papers\b|front pages\b|week ahead\b|(?:in|best) (?:pictures|photos)\b|open thread\b|podcast\b",
    r"(?:photos?|pictures?) of the (?:day|week)\b|key events\b|(?:on|war,?) day \d+\b|at a glance\b|media wrap\b",
    r"przeglad (?:prasy|wydarzen)|wydarzenia (?:dnia|tygodnia)\b|program tv\b",
)
_ANYWHERE = r"星座|运势|運勢|占い|早报|晚报|日报$|周报|简报"
_LIVE = (
    r"live(?: \S+)? (?:updates?|blog|coverage|scores?|stream)|live:|live$|live ?stream|live ?blog|live ?ticker",
    r"as it happened\b|minute by minute\b|watch live\b|na zywo\b|relacja\b|en direct\b|en (?:vivo|directo)\b",
)
_IS_SERIES = re.compile(rf"^(?:{'|'.join(_AT_THE_START)})|\b(?:{'|'.join(_AT_A_WORD)})|{_ANYWHERE}")
_IS_LIVE = re.compile(rf"\b(?:{'|'.join(_LIVE)})|直播|生中継")


def kind_of(title: str) -> Kind:
    """What the title announces."""
    folded = fold(title)
    if _IS_SERIES.search(folded):
        return Kind.SERIES
    return Kind.LIVE if _IS_LIVE.search(folded) else Kind.NEWS
