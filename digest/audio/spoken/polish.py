"""Polish as it is said: nouns behind figures take the form that goes with them."""

import re
from collections.abc import Mapping

from babel import Locale
from babel.dates import get_month_names

from digest.audio.spoken.rules import BESIDE, Rule, abbreviations, any_of

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_FORMS: Mapping[str, int] = {"one": 0, "few": 1, "many": 2, "other": 3}
"""Which form goes with a figure, by the rule of the language; with a fraction it is the last."""
_MAGNITUDES: Mapping[str, tuple[str, str, str, str]] = {
    "tys.": ("tysiąc", "tysiące", "tysięcy", "tysiąca"),
    "tys": ("tysiąc", "tysiące", "tysięcy", "tysiąca"),
    "mln": ("milion", "miliony", "milionów", "miliona"),
    "mld": ("miliard", "miliardy", "miliardów", "miliarda"),
    "bln": ("bilion", "biliony", "bilionów", "biliona"),
}
_DOLLAR = ("dolar", "dolary", "dolarów", "dolara")
_ZLOTY = ("złoty", "złote", "złotych", "złotego")
_NOUNS: Mapping[str, tuple[str, str, str, str]] = {
    "%": ("procent",) * 4,
    "proc.": ("procent",) * 4,
    "zł": _ZLOTY,
    "PLN": _ZLOTY,
    "gr": ("grosz", "grosze", "groszy", "grosza"),
    "$": _DOLLAR,
    "USD": _DOLLAR,
    "€": ("euro",) * 4,
    "EUR": ("euro",) * 4,
    "£": ("funt", "funty", "funtów", "funta"),
    "GBP": ("funt", "funty", "funtów", "funta"),
    "km/h": ("kilometr na godzinę", "kilometry na godzinę", "kilometrów na godzinę", "kilometra na godzinę"),
    "km": ("kilometr", "kilometry", "kilometrów", "kilometra"),
    "cm": ("centymetr", "centymetry", "centymetrów", "centymetra"),
    "kg": ("kilogram", "kilogramy", "kilogramów", "kilograma"),
    "ha": ("hektar", "hektary", "hektarów", "hektara"),
    "MW": ("megawat", "megawaty", "megawatów", "megawata"),
    "GW": ("gigawat", "gigawaty", "gigawatów", "gigawata"),
    "°C": ("stopień Celsjusza", "stopnie Celsjusza", "stopni Celsjusza", "stopnia Celsjusza"),
}
_FULL = {
    "br.": "bieżącego roku",
    "ds.": "do spraw",
    "gen.": "generał",
    "godz.": "godzina",
    "im.": "imienia",
    "itd.": "i tak dalej",
    "itp.": "i tym podobne",
    "m.in.": "między innymi",
    "np.": "na przykład",
    "nr": "numer",
    "ok.": "około",
    "prof.": "profesor",
    "tj.": "to jest",
    "tzn.": "to znaczy",
    "ub.r.": "ubiegłego roku",
    "ul.": "ulica",
    "ws.": "w sprawie",
}


def _counted(found: re.Match[str]) -> str:
    figure = found["figure"]
    magnitude, noun = found["magnitude"], found["noun"] or found["sign"]
    named = [_of(figure, _MAGNITUDES[magnitude])] if magnitude else []
    if noun:
        named.append(_NOUNS[noun][2] if magnitude else _of(figure, _NOUNS[noun]))
    return " ".join((figure, *named))


def _of(figure: str, forms: tuple[str, str, str, str]) -> str:
    """The form of a noun that goes with a figure."""
    whole, _, rest = re.sub(r"\s", "", figure).partition(",")
    return forms[3] if rest else forms[_FORMS[Locale.parse("pl").plural_form(int(whole))]]


def _range(found: re.Match[str]) -> str:
    """`10-15` is `10 do 15`; a pair that does not rise is a score."""
    low, high = found.groups()
    return f"{low} do {high}" if int(low) < int(high) else found[0]


def _date(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    months = get_month_names("wide", locale="pl")
    return f"{int(day)} {months[int(month)]} {year}" if int(month) in months else found[0]


_SIGNS = any_of(("$", "€", "£"))

RULES: tuple[Rule, ...] = (
    (re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"), _date),
    (re.compile(r"(?<=\d{4}) r\.(?!\w)"), " roku"),
    (re.compile(r"(?<![\w,.–-])(\d+)[–-](\d+)(?![\w–-])"), _range),
    BESIDE,
    (
        re.compile(
            rf"(?<![\w,.])(?P<sign>{_SIGNS})?(?P<figure>{_NUMBER})(?:\s?(?P<magnitude>{any_of(_MAGNITUDES)})(?!\w))?"
            rf"(?:\s?(?P<noun>{any_of(_NOUNS)})(?![\w/]))?"
        ),
        _counted,
    ),
    (re.compile(r"(?<![\w.,])[−-](?=\d)"), "minus "),
    abbreviations(_FULL),
)
