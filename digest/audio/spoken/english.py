"""English as it is said."""

import re
from collections.abc import Mapping

from babel.dates import get_month_names

from digest.audio.spoken.rules import BESIDE, Rule, abbreviations, any_of

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_AMOUNT = rf"{_NUMBER}(?:[–-]{_NUMBER})?"
_MAGNITUDES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "b": "billion",
    "bn": "billion",
    "tn": "trillion",
    "trn": "trillion",
}
_SAID = ("thousand", "lakh", "million", "crore", "billion", "trillion")
_MONEY: Mapping[str, tuple[str, str]] = {
    "$": ("dollar", "dollars"),
    "US$": ("US dollar", "US dollars"),
    "USD": ("US dollar", "US dollars"),
    "A$": ("Australian dollar", "Australian dollars"),
    "C$": ("Canadian dollar", "Canadian dollars"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars"),
    "NT$": ("Taiwan dollar", "Taiwan dollars"),
    "S$": ("Singapore dollar", "Singapore dollars"),
    "€": ("euro", "euros"),
    "EUR": ("euro", "euros"),
    "£": ("pound", "pounds"),
    "GBP": ("pound", "pounds"),
    "₹": ("rupee", "rupees"),
    "Rs": ("rupee", "rupees"),
    "₽": ("rouble", "roubles"),
    "₩": ("won", "won"),
    "₴": ("hryvnia", "hryvnias"),
    "CNY": ("yuan", "yuan"),
    "RMB": ("yuan", "yuan"),
    "JPY": ("yen", "yen"),
    "PLN": ("zloty", "zlotys"),
    "zł": ("zloty", "zlotys"),
}
"""¥ is not here: it may be yen or yuan."""
_UNITS: Mapping[str, tuple[str, str]] = {
    "%": ("percent", "percent"),
    "pc": ("percent", "percent"),
    "pct": ("percent", "percent"),
    "bp": ("basis point", "basis points"),
    "bps": ("basis point", "basis points"),
    "km/h": ("kilometer an hour", "kilometers an hour"),
    "kph": ("kilometer an hour", "kilometers an hour"),
    "mph": ("mile an hour", "miles an hour"),
    "km": ("kilometer", "kilometers"),
    "km²": ("square kilometer", "square kilometers"),
    "sq km": ("square kilometer", "square kilometers"),
    "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"),
    "m²": ("square meter", "square meters"),
    "kg": ("kilogram", "kilograms"),
    "kW": ("kilowatt", "kilowatts"),
    "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "MWh": ("megawatt hour", "megawatt hours"),
    "GWh": ("gigawatt hour", "gigawatt hours"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "°": ("degree", "degrees"),
}
_MONTHS = {name: get_month_names("wide", locale="en")[number] for number, name in enumerate(
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1
)} | {"Sept": "September"}  # fmt: skip
_FULL = {
    "&": "and",
    "Adm.": "Admiral",
    "Capt.": "Captain",
    "Co.": "Company",
    "Col.": "Colonel",
    "Corp.": "Corporation",
    "Gen.": "General",
    "Gov.": "Governor",
    "Inc.": "Incorporated",
    "Lt.": "Lieutenant",
    "Ltd.": "Limited",
    "Maj.": "Major",
    "Prof.": "Professor",
    "Rep.": "Representative",
    "Rev.": "Reverend",
    "Sen.": "Senator",
    "Sens.": "Senators",
    "Sgt.": "Sergeant",
    "approx.": "approximately",
    "e.g.": "for example",
    "etc.": "and so on",
    "i.e.": "that is",
    "vs": "versus",
    "vs.": "versus",
}


_VOWEL = re.compile(r"8|1[18](?![\d,])")
"""Figures whose names begin with a vowel: eight, eleven, eighteen, eighty."""


def _money(found: re.Match[str]) -> str:
    """The figure before its currency: `$1.5bn` is `1.5 billion dollars`, `a $5m deal` is `a 5 million dollar deal`."""
    one, many = _MONEY[found["sign"]]
    figure, magnitude = found["figure"], _MAGNITUDES.get(found["short"] or "", found["long"] or "")
    whole, _, rest = figure.partition(".")
    if not magnitude and len(rest) == 2 and rest.isdigit():
        return f"{whole} {one if whole == '1' else many}" + (f" {rest.lstrip('0')}" if rest.strip("0") else "")
    beside = found["article"] or found["joined"]
    name = one if beside or (figure == "1" and not magnitude) else many
    tail = " " if found["joined"] else ""
    article = found["article"] or ""
    if article and _VOWEL.match(figure):
        article = f"{article[0]}n "
    return f"{article}{' '.join(filter(None, (figure, magnitude, name)))}{tail}"


def _unit(found: re.Match[str]) -> str:
    one, many = _UNITS[found["unit"]]
    return f"{found['figure']} {one if found['figure'] == '1' else many}"


def _range(found: re.Match[str]) -> str:
    """`10-15` is `10 to 15`; a pair that does not rise, or that a name stands before, may be a model or a score."""
    low, high = (float(found[name].replace(",", "")) for name in ("low", "high"))
    named = found["before"] and found["before"].strip() not in _MONTHS.values()
    short_year = len(found["low"]) == 4 and len(found["high"]) == 2
    return (
        found[0]
        if named or not (low < high or short_year)
        else f"{found['before'] or ''}{found['low']} to {found['high']}"
    )


_COUNTED = (
    "barrels",
    "children",
    "customers",
    "homes",
    "households",
    "jobs",
    "people",
    "shares",
    "subscribers",
    "tonnes",
    "tons",
    "units",
    "users",
    "viewers",
    "visitors",
    "voters",
    "workers",
)
"""What `2m` counts in millions; before any other word it may be metres."""

RULES: tuple[Rule, ...] = (
    (re.compile(rf"({any_of(_MONEY)})({_NUMBER})[–-]\1(?=\d)"), r"\1\2–"),
    (re.compile(rf"(?<=\d)m (?={any_of(_COUNTED)}\b)"), " million "),
    (re.compile(r" \([RDI](?:-[A-Z][\w.]*)?\)"), ""),  # a politician's party and state, for the eye
    (re.compile(rf"(?<=\d|[kmbn])[–-](?={any_of(_MONEY)}\d)"), " to "),
    (
        re.compile(
            rf"(?P<article>\ban? )?(?<![\w$]){'(?P<sign>' + any_of(_MONEY) + ')'} ?(?P<figure>{_AMOUNT})"
            rf"(?:(?P<short>{any_of(_MAGNITUDES)})\b|[ -]?(?P<long>{any_of(_SAID)}\b))?"
            r"(?P<joined>-(?=[a-z]))?"
        ),
        _money,
    ),
    (re.compile(rf"(?P<figure>{_NUMBER}) ?(?P<unit>{any_of(_UNITS)})(?![\w/])"), _unit),
    (
        re.compile(r"(?P<figure>\d[\d,]*(?:\.\d+)?)(?P<short>bn|tn|trn|mln|mn)\b"),
        lambda found: f"{found['figure']} {_MAGNITUDES[found['short']]}",
    ),
    (re.compile(r"(?<=percent)[–-](?=\d)"), " to "),
    (re.compile(rf"\b({any_of(_MONTHS)})\.? (?=\d)"), lambda found: f"{_MONTHS[found[1]]} "),
    (re.compile(r"\bNo(?:\. ?| )(?=\d)|(?<!\w)#(?=\d)"), "number "),
    (re.compile(r"(?<![\w.,])[−-](?=\d)"), "minus "),
    (re.compile(r"(?<![\w.,])\+(?=\d)"), "plus "),
    (
        re.compile(rf"(?P<before>\b[A-Z][\w.]* )?(?<![\w.,–-])(?P<low>{_NUMBER})[–-](?P<high>{_NUMBER})(?![\w–-])"),
        _range,
    ),
    BESIDE,
    abbreviations(_FULL),
)
