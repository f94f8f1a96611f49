"""What kind of text a title announces, and what that is worth beside a plain report."""

import re

from digest.model import Item

_LONG_ACRONYM = r"\b(?:UNESCO|UNICEF|NASDAQ|INTERPOL|EUROPOL|FRONTEX)\b"
"""Six capital letters that are no cry."""

_TITLES: tuple[tuple[float, str, str], ...] = (
    (
        0.1,
        "puzzles, offers, corrections",
        r"""\b(?:horoscopes?|horoskop|wordle|crossword|zodiac|sudoku|giveaway|coupons?|promocj\w+|recipes?|przepis\w*)\b
        | \b(?:connections|strands)\s(?:answers?|hints?)\b | \blott(?:o|ery)\snumbers\b | \bhalftime\sreport\b
        | \b(?:best|top)\b.{0,40}\b(?:deals?|gifts?|laptops|phones|tvs|vpns?|headphones|earbuds)\b
        | \bdeals?\b.{0,30}\b(?:amazon|black\sfriday|today|this\sweek|ever|off)\b
        | \bblack\sfriday\b | \bcyber\smonday\b
        | \b(?:save|get)\s(?:up\sto\s|an\sextra\s)?[$£€]?\d | \b\d+\s?%\soff\b | [$£€]\d+\soff\b | \bpromo\scodes?\b
        | \bon\ssale\b | \bcheapest\b | \blowest\sprice | \bprice\sdrop | ^corrections?\b | \bjust\s[$£€]\d""",
    ),
    (
        0.3,
        "lists",
        r"""^(?:[\"“]?the\s)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a\sdozen)\s(?:\w+\s){0,3}(?:things|ways
        |reasons|tips|reads|takeaways|facts|books|films|movies|shows|tricks|stories|places|questions|photos|moments|signs|lessons
        |charts|games|apps|features|stocks|pictures|key\spoints)\b""",
    ),
    (
        0.3,
        "riddles for clicks",
        r"""\byou\s(?:may|might)\shave\smissed | \byou\sneed\sto\sknow | \bwhat\sto\sknow | \beverything\s(?:we|you)\b
        | \bwon['’]t\sbelieve\b | \bhere(?:['’]s|\sis|\sare|['’]re)\b
        | \bthis\sis\s(?:why|how|what)\b | \bthe\sone\sthing
        | \bquiz\b | \bexplained\b | \bexplainer\b
        | ^(?:how|why|what|when|who|where|which|should|meet|inside|is|are|can|could|will|does|did|do|if|jak
        |dlaczego|czy|ile)\b""",
    ),
    (
        0.3,
        "not reports",
        r"""^(?:review|hands[\s-]on|tested|opinion|editorial|letters?|column|commentary|q&a|(?:ask|show|tell)\shn|ama|podcast
        |newsletter|listen|tribute|obituar\w+|book|trailer|recap|preview|analysis|morning\s\w+
        |evening\s\w+|daily\s\w+|weekly\s\w+|today['’]s\s\w+)\b(?=.*[:|–—-])
        | \breview\b\s*(?:[:–—-]|$) | \|\s*opinion | \[opinion\] | \bthe\smorning\safter\b | \btop\sstories\b
        | ^the\s(?:morning|evening|daily|weekly)\b
        | \b(?:morning|daily|weekly)\s(?:\w+\s)?(?:report|newsletter|edition)\b
        | \b(?:morning|evening|daily|weekly|news)\s(?:briefing|roundup|digest|update|wrap|brief|recap)\b
        | \bi\s(?:tried|tested|spent|ate|bought|watched|was|am|have)\b | ^(?:i|my|we|our)\b""",
    ),
    (
        0.4,
        "running pages and pictures",
        r"""^(?:\w+\s){1,2}(?:recap|tracker|updates?|watch|wrap)\s?[:|–—-]\s
        | \b(?:teaser|trailer)s?\b\s*(?:$|[:|–—#(-]) | \bofficial\b.{0,40}\b(?:teaser|trailer|gameplay)\b
        | \blive\s?(?:blog|updates?|stream|coverage|news)?\s*(?:[:|–—-]|$)
        | \blive\s(?:blog|updates?|stream|coverage)\b
        | ^(?:watch|video|wideo|photos?|in\spictures|in\spics|gallery|pictures?|livestream)\b | \bas\sit\shappened\b
        | \brelacja\b | \bna\sżywo\b | \bminute\sby\sminute\b""",
    ),
    (
        0.4,
        "cries",
        rf"""\b(?:shocking|horrifying|terrifying|heart-?breaking|heart-?stopping|incredible|astonishing|hilarious|bizarre
        |dramatic|chilling|harrowing|adorable|jaw-?dropping|viral)\s(?:moments?|footage|videos?|scenes?|photos?|images?
        |details?|clips?)\b | \b(?:slams?|blasts?|erupts?|mocked|goes\sviral)\b
        | \bbreaks\s(?:the\sinternet|(?:his|her)\ssilence)\b
        | (?-i:^(?:.*{_LONG_ACRONYM})?(?=.*[a-z]{{3}})(?!.*{_LONG_ACRONYM}).*\b[A-Z]{{6,}}\b)""",
    ),
    (
        0.6,
        "deaths",
        r"""\bdie[sd]?\s(?:at|aged)\s(?:the\sage\sof\s)?\d | \bdead\sat\s\d | ,\s\d\d,\sdies\b | \bhas\sdied\s*$""",
    ),
    (0.4, "questions", r"[?？]\s*[\"”’)]*$"),
    (
        0.4,
        "results",
        r"""\b\d{1,3}\s?[-–:]\s?\d{1,3}\b(?!\s?(?:pm|am|percent|%|year|day|million|billion|inch)) | \bhat-?trick\b
        | \b(?:nfl|nba|mlb|nhl|wnba|ncaa|odi|epl|ufc|wwe|motogp|touchdowns?|innings|wickets?|quarterbacks?|playoffs?
        |semi-?finals?|strikers?|midfielders?|goalkeepers?|batters?|batsm[ae]n|bowlers?|head\scoach|premier\sleague
        |la\sliga|serie\sa|bundesliga|champions\sleague|world\scup|grand\sprix|mecz\w*|ekstraklas\w+|liga|gameweek)\b""",
    ),
)
"""How much is left of a story's score, what the titles are, the pattern that tells. The smallest applies."""

_SECTIONS: tuple[tuple[float, str], ...] = (
    (0.4, r"/(?:sports?|football|cricket|soccer|tennis|nba|nfl|golf|rugby|formula1|olympics)/"),
    (
        0.5,
        r"""/(?:opinions?|commentisfree|editorials?|columns?|life-?style|life-and-style|horoscopes?|shopping|reviews?
        |showbiz|celebrity|recipes?|deals?|podcasts?|videos?|galler(?:y|ies)|quiz(?:zes)?|style|fashion|underscored)/""",
    ),
)
"""The same for the section in an item's address."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_TITLE_PATTERNS = tuple((factor, _compiled(pattern)) for factor, _, pattern in _TITLES)
_SECTION_PATTERNS = tuple((factor, _compiled(pattern)) for factor, pattern in _SECTIONS)


def worth(item: Item) -> float:
    """From 0.1 for a horoscope to 1 for a plain report, by the item's title and address."""
    title, url = item.title or "", item.url or ""
    return min(
        [factor for factor, pattern in _TITLE_PATTERNS if pattern.search(title)]
        + [factor for factor, pattern in _SECTION_PATTERNS if pattern.search(url)],
        default=1.0,
    )
