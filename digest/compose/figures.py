"""Figures and dates in running text, alike however written: `$3.5bn` is `$ 3.5 billion`, `1,200` is `1200`."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from digest.compose.words import listed
from digest.text import fold

_UNITS: Mapping[str, str] = MappingProxyType(
    {
        "%": "%",
        **dict.fromkeys(("percent", "per cent", "prozent", "pour cent", "por ciento"), "%"),
        **dict.fromkeys(("thousand", "tausend", "mille", "mil", "k"), "thousand"),
        **dict.fromkeys(("million", "millions", "millionen", "millon", "millones", "mio", "mn", "m"), "million"),
        **dict.fromkeys(("billion", "billions", "milliarden", "milliarde", "milliard", "milliards", "mrd"), "billion"),
        **dict.fromkeys(("bn", "b", "mil millones"), "billion"),
        **dict.fromkeys(("trillion", "trillions", "billionen", "tn"), "trillion"),
    }
)
"""What a figure is counted in, by how it is written; folded."""

_FIGURE = re.compile(
    r"(?P<money>[$€£¥₹]\s?)?(?P<number>(?<!\w)[-−]?\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*)(?P<letters>[^\W\d_]*)"
    rf"(?P<unit>\s?(?:{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?!\w))?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[.,](?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W\d_]+")
_COUNTS = listed(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
    billion billions trillion trillions dozen dozens score scores half third quarter twice double doubled triple tripled
    tenfold zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreißig dreissig hundert hunderte tausend
    tausende million millionen milliarden halb halfte doppelt deux trois quatre cinq sept huit neuf dix onze douze vingt
    trente cent centaine centaines mille millions milliards moitie tiers double dos tres cuatro cinco seis siete ocho
    nueve diez once doce veinte treinta cien ciento cientos mil miles millones mitad tercio doble"""
)
"""Figures written as words, folded, in the languages that are reworded."""
_DATES = listed(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow
    tonight
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar marz mai juni juli oktober
    dezember heute gestern morgen lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin
    juillet aout septembre octobre novembre decembre aujourd hier demain lunes martes miercoles jueves viernes
    sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre hoy
    ayer"""
)
"""Words that say when, folded, in the languages that are reworded."""


def figures(text: str) -> tuple[str, ...]:
    """The figures of a text in their order, in digits and in words, each with its currency and unit."""
    found = [(match.start(), _figure(match)) for match in _FIGURE.finditer(text)]
    inside = [(match.start(), match.end()) for match in _FIGURE.finditer(text)]
    for match in _WORD.finditer(text):
        word = fold(match[0])
        if word in _COUNTS and not any(start <= match.start() < end for start, end in inside):
            found.append((match.start(), word))
    return tuple(figure for _, figure in sorted(found))


def date_words(text: str) -> frozenset[str]:
    """The words of a text that say on which day or in which month."""
    return _DATES.intersection(fold(word) for word in _WORD.findall(text))


def _figure(match: re.Match[str]) -> str:
    number = _GROUPED.sub("", match["number"]).replace("−", "-").replace(",", ".")
    unit, letters = fold((match["unit"] or "").strip()), fold(match["letters"])
    if not unit and letters in _UNITS:
        unit, letters = letters, ""
    return f"{(match['money'] or '').strip()}{number}{letters}{_UNITS.get(unit, '')}"
