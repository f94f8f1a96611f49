"""English as it is said."""

import re

from digest.audio.spoken.english_words import (
    BEHIND,
    CENTS,
    CENTURIES,
    COUNTED,
    DAYS,
    DECADES,
    FRACTIONS,
    FULL,
    FUNCTION_WORDS,
    LOCATORS,
    MAGNITUDES,
    MEASURED,
    MONEY,
    MONTHS,
    NUMBERED,
    PARTIES,
    PARTS,
    PER,
    RACES,
    RULERS,
    SAID,
    SIGNS,
    STATES,
    UNITS,
    YEN_OR_YUAN,
)
from digest.audio.spoken.rules import BESIDE, Rule, abbreviations, any_of

_NUMBER = r"\d(?:[\d,]{0,24}\d)?(?:\.\d{1,24})?"
"""Bounded, as what is too long to be said costs a search from each of its digits."""
_AMOUNT = rf"{_NUMBER}(?:[–-]{_NUMBER})?"
_MORE = rf" {any_of(SAID)}| and {any_of(FRACTIONS.values())}"
_MONTH, _DAY = (any_of({*table, *table.values()}) for table in (MONTHS, DAYS))
_VOWEL = re.compile(r"8|1[18](?![\d,])")
"""Figures whose names begin with a vowel: eight, eleven, eighteen, eighty."""
_ROMAN = r"(?=[IVXL]{2}|[VXL]\b)((?:XL|L?X{0,3})(?:IX|IV|V?I{0,3}))\b"
"""Up to 89; I alone is a word."""
_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50}


def _yen_or_yuan(found: re.Match[str]) -> str:
    """The sign of the one currency that the text speaks of, where it is one."""
    about = [sign for sign, words in YEN_OR_YUAN.items() if re.search(rf"\b{any_of(words)}\b", found.string)]
    return about[0] if len(about) == 1 else found[0]


def _money(found: re.Match[str]) -> str:
    """The figure before its currency: `$1.5bn` is `1.5 billion dollars`, `a $5m deal` is `a 5 million dollar deal`."""
    one, many = MONEY[found["sign"]]
    figure, magnitude = found["figure"], MAGNITUDES.get((found["short"] or "").strip(), found["long"] or "")
    owner = found["owner"] or ""
    whole, _, rest = figure.partition(".")
    if not magnitude and len(rest) == 2 and rest.isdigit():
        return owner + _coins(found["sign"], whole, rest)
    article = owner.strip().lower() in {"a", "an"}
    beside = article or found["joined"] or (owner and found["noun"])
    name = one if beside or (figure == "1" and not magnitude) else many
    tail = " " if found["joined"] else ""
    if article and _VOWEL.match(figure):
        owner = f"{owner[0]}n "
    return f"{owner}{' '.join(filter(None, (figure, magnitude, name)))}{tail}"


def _coins(sign: str, whole: str, rest: str) -> str:
    """`2 dollars 50`, `99 cents`."""
    one, many = MONEY[sign]
    if whole == "0" and sign in CENTS:
        return f"{int(rest)} {CENTS[sign]}"
    return f"{whole} {one if whole == '1' else many}" + (f" {rest.lstrip('0')}" if rest.strip("0") else "")


def _money_before(found: re.Match[str]) -> str:
    """A currency that stands behind its figure already."""
    figure, magnitude = found["figure"], MAGNITUDES.get(found["short"] or "", found["long"] or "")
    one, many = MONEY[found["sign"]]
    return " ".join(filter(None, (figure, magnitude, one if figure == "1" and not magnitude else many)))


def _unit(found: re.Match[str]) -> str:
    one, many = UNITS[found["unit"]]
    return f"{found['figure']} {one if found['figure'] == '1' or found['joined'] else many}"


def _range(found: re.Match[str]) -> str:
    """`10-15` is `10 to 15`; a pair that does not rise, or that a name stands before, may be a model or a score."""
    low, high = (float(found[name].replace(",", "")) for name in ("low", "high"))
    named = found["before"] and found["before"].strip() not in MONTHS.values()
    short_year = len(found["low"]) == 4 and len(found["high"]) == 2
    return (
        found[0]
        if named or not (low < high or short_year)
        else f"{found['before'] or ''}{found['low']} to {found['high']}"
    )


def _oclock(found: re.Match[str]) -> str:
    """A full hour; voices read its noughts."""
    hour = int(found[1])
    if found[2]:
        return found[1]
    return f"{hour} o’clock" if 0 < hour <= 12 else f"{hour} hundred hours" if hour else "midnight"


def _decade(found: re.Match[str]) -> str:
    """`1990s` is `nineteen nineties`, `’80s` is `eighties`."""
    century, ten = found["century"] or "", found["ten"]
    if (century, ten) == ("20", "0"):
        return "two thousands"
    return " ".join(filter(None, (CENTURIES.get(century), DECADES[ten])))


def _fraction(found: re.Match[str]) -> str:
    over, under = found[1], PARTS[found[2]]
    return f"{over} {under if over == '1' else 'halves' if under == 'half' else under + 's'}"


def _arabic(roman: str) -> int:
    """The number that a roman one is."""
    values = [_WORTH[letter] for letter in roman]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


_EARLY: tuple[Rule, ...] = (
    (re.compile(rf"(?<=\d)(?={any_of(SAID)}\b)"), " "),
    (re.compile(r"(?<![A-Z])[¥￥](?=\s?\d)"), _yen_or_yuan),
    (re.compile(rf"(?<=[\dkmbn])-(an?|per)-(?={any_of(PER)}\b)"), r" \1 "),
    (re.compile(rf"(?<!\w)[~≈≥≤><±§] ?(?=\d|{any_of(MONEY)}\d)"), lambda found: SIGNS[found[0].strip()]),
    (re.compile(rf"({any_of(MONEY)})({_NUMBER})[–-]\1(?=\d)"), r"\1\2–"),
    (re.compile(rf"(?<=\d)m (?={any_of(COUNTED)}\b)"), " million "),
    (re.compile(rf"(?<=\d)m(?= {any_of(MEASURED)}\b)"), " meters"),
    (re.compile(rf"(?<=\d)m(?=-{any_of(MEASURED)}\b| {any_of(RACES)}\b)"), " meter"),
    (re.compile(r" \([RDI](?:-[A-Z][\w.]*)?\)"), ""),  # a politician's party and state, for the eye
    (
        re.compile(rf"\b([RDI])-({any_of(STATES)})"),
        lambda found: f"{PARTIES[found[1]]} of {STATES[found[2]]}",
    ),
    (re.compile(rf"(?<=, )({any_of(STATES)})(?!\w)"), lambda found: STATES[found[1]]),
    (re.compile(rf"(?<=\d|[kmbn])[–-](?={any_of(MONEY)}\d)"), " to "),
)
"""What must be seen before its signs become words."""

_FIGURES: tuple[Rule, ...] = (
    (
        re.compile(rf"(?P<after>(?<=\d) ?)?({any_of(FRACTIONS)})"),
        lambda found: ("" if found["after"] is None else " and ") + FRACTIONS[found[2]],
    ),
    (
        re.compile(
            rf"(?P<owner>\b(?:an?|another|her|his|its|our|the|their|this) |[’']s )?"
            rf"(?<![\w$])(?P<sign>{any_of(MONEY)}) ?(?P<figure>{_AMOUNT})"
            rf"(?:(?P<short>(?: (?=\w\w))?{any_of(MAGNITUDES)})\b|[ -]?(?P<long>(?i:{any_of(SAID)})\b))?"
            rf"(?P<joined>-(?=[a-z]))?(?=(?P<noun> (?!{any_of(FUNCTION_WORDS)}\b|\w+ed\b)[a-z])?)"
        ),
        _money,
    ),
    (
        re.compile(
            rf"(?<![\w.,])(?P<figure>{_AMOUNT})(?: ?(?P<short>{any_of(MAGNITUDES)})| (?P<long>{any_of(SAID)}))?"
            rf" ?(?P<sign>{any_of(BEHIND)})(?!\w)"
        ),
        _money_before,
    ),
    (
        re.compile(
            rf"(?P<figure>{_NUMBER}(?:{_MORE})?)(?P<joined>-)? ?(?P<unit>{any_of(UNITS)})(?![\w/²³])"
            r"(?:\.(?= [a-z]))?"
        ),
        _unit,
    ),
    (
        re.compile(r"(?P<figure>\d[\d,]{0,24}(?:\.\d{1,24})?) ?(?P<short>bn|tn|trn|mln|mn)\b"),
        lambda found: f"{found['figure']} {MAGNITUDES[found['short']]}",
    ),
    (re.compile(r"(?<=feet )(\d+) ?in\b\.?"), r"\1 inches"),
    (re.compile(r"(?<!\d)(\d)['’′](\d{1,2})[\"”″]"), r"\1 feet \2"),
    (re.compile(rf"(?<=[a-z\d])/(?={any_of(PER)}\b)"), " per "),
    (re.compile(r"(?<=percent)[–-](?=\d)"), " to "),
    (re.compile(r"(?<=\d) ?[x×] ?(?=\d)"), " by "),
    (re.compile(r"(?<=\d)[x×](?!\w)"), " times"),
    (re.compile(r"(?<![\d/.,])([1-9])/([2-9])(?= of\b)"), _fraction),
)
"""Figures with what they count."""

_TIMES: tuple[Rule, ...] = (
    (re.compile(r"\b(\d{1,2})\.(\d\d)(?= ?[ap]\.?m\b)"), r"\1:\2"),
    (re.compile(r"\b(\d{1,2}):00(?![:\d])(?=( ?[ap]\.?m\b)?)"), _oclock),
    (re.compile(rf"\b({any_of(DAYS)})\.?,? (?=\d|{_MONTH})"), lambda found: f"{DAYS[found[1]]}, "),
    (re.compile(rf"\b({any_of(MONTHS)})\.? (?=\d)"), lambda found: f"{MONTHS[found[1]]} "),
    (re.compile(rf"(?<=\d )({any_of(MONTHS)})\b\.?"), lambda found: MONTHS[found[1]]),
    (re.compile(rf"\b({_DAY})[–-]({_DAY})\b"), lambda found: f"{_wide_day(found[1])} to {_wide_day(found[2])}"),
    (re.compile(rf"((?:{_MONTH}) \d{{1,2}}) ?[–-] ?(?=(?:{_MONTH})\b)"), r"\1 to "),
    (re.compile(rf"\b(\d{{1,2}} (?:{_MONTH})) ?[–-] ?(?=\d{{1,2}} (?:{_MONTH})\b)"), r"\1 to "),
    (re.compile(r"(?<![\w’'‘])(?:(?P<century>1[6-9]|20)|[’'‘])?(?P<ten>[0-9])0s\b"), _decade),
    (re.compile(r"\bFY ?(?=\d\d)"), "fiscal year "),
)
"""Dates and hours."""


def _wide_day(name: str) -> str:
    return DAYS.get(name, name)


_NAMES: tuple[Rule, ...] = (
    (re.compile(r"\bNo(?:\. ?| )(?=\d)|(?<!\w)#(?=\d)"), "number "),
    (re.compile(rf"\b({any_of(LOCATORS)}) ?(?=\d)"), lambda found: f"{LOCATORS[found[1]]} "),
    (re.compile(rf"\b({any_of(NUMBERED)}) {_ROMAN}"), lambda found: f"{found[1]} {_arabic(found[2])}"),
    (re.compile(r"\bWorld War I\b"), "World War 1"),
    (re.compile(rf"\b({any_of(NUMBERED)}) I(?= and II|[,.;:]|$)"), r"\1 1"),
    (re.compile(r"(?<= 1 and )II\b"), "2"),
    (re.compile(rf"\b({any_of(RULERS)}) {_ROMAN}"), lambda found: f"{found[1]} the {_ordinal(_arabic(found[2]))}"),
    (re.compile(r"\b([A-Z][a-z]+) (I[VX]|X?V?III?)\b"), lambda found: f"{found[1]} {_arabic(found[2])}"),
    (re.compile(r"\b([A-Z][a-z]+|\d+(?:st|nd|rd|th)) St\b\.?(?! [A-Z])"), r"\1 Street"),
    (re.compile(r"\bFt\. (?=[A-Z])"), "Fort "),
    (re.compile(r"(?<=[A-Za-z]) v\.? (?=[A-Z])"), " versus "),
    (re.compile(r"(?<=[A-Za-z+])\+(?!\w)|(?<=[A-Za-z])\+(?=\+)"), " plus"),
)
"""What belongs to a name."""


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


RULES: tuple[Rule, ...] = (
    *_EARLY,
    *_FIGURES,
    *_TIMES,
    *_NAMES,
    (re.compile(r"(?<![\w.,])[−+-](?=\d)"), lambda found: SIGNS[found[0]]),
    (
        re.compile(rf"(?P<before>\b[A-Z][\w.]* )?(?<![\w.,–-])(?P<low>{_NUMBER})[–-](?P<high>{_NUMBER})(?!\w|[–-]\d)"),
        _range,
    ),
    BESIDE,
    abbreviations(FULL),
)
